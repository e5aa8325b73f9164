/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "daybeat-export-rows.h"
#include "daybeat-fuzz-body.h"
#include "daybeat-test-store.h"
#include "daybeat-test-support.h"

/*
 * A small fuzzer for every day: fixtures, changed at random by a fixed seed, through everything that reads them. The
 * same bodies at every run; `--verbose` prints each, so that the last one printed is the one that failed. `-m slow`
 * makes a thousand of each fixture.
 */

#define SEED 20161130
#define MUTATIONS 150
#define MUTATIONS_SLOW 1000
#define MUTATIONS_STORED 10

/* What services send where nobody expects it. */
static const char *const words[] = {
  "null", "true", "false", "[]", "{}", "\"\"", "0", "-1", "1", "2.5", "1e400", "-1e300", "4294967296",
  "9223372036854775807", "18446744073709551615", "99999999999999999999999999", "\"unknown\"", "\"-3\"", "\"1e9\"",
  "\"9999-12-31T23:59:59.999\"", "\"0001-01-01T00:00:00.000\"", "\"0001-01-01T00:00:00+23:59\"",
  "\"2024-02-30\"", "\"2024-03-31\"", "\"24:00\"", "[null]", "[[1]]", "{\"a\":{}}", "\"\\u0000\"", "\"\\ud800\"",
  "\"\\\"\"", "\"stages\"", "\"wake\"", "2147483648",
};

static const char bytes[] = "{}[]\":,0123456789-+.eE\\ntu \x80\xff";

typedef struct
{
  GRand *random;
  GPtrArray *fixtures; /* GBytes */
} Mutator;

static gsize
somewhere (Mutator *self, gsize size)
{
  return size > 0 ? (gsize) g_rand_int_range (self->random, 0, (gint32) size) : 0;
}

static const char *
some_word (Mutator *self)
{
  return words[somewhere (self, G_N_ELEMENTS (words))];
}

/* The value of a member becomes another: the body stays JSON, so that the change gets deep. */
static void
replace_value (Mutator *self, GString *text)
{
  const char *colon = strchr (text->str + somewhere (self, text->len), ':');
  gsize begin, length;

  if (colon == NULL)
    return;
  begin = (gsize) (colon + 1 - text->str);
  while (text->str[begin] == ' ')
    begin++;
  if (text->str[begin] == '"')
    length = 2 + strcspn (text->str + begin + 1, "\"");
  else
    length = strcspn (text->str + begin, ",}]\n");
  g_string_erase (text, (gssize) begin, (gssize) MIN (length, text->len - begin));
  g_string_insert (text, (gssize) begin, some_word (self));
}

/* A member gets another's name: what was missing comes twice, what was there is missing. */
static void
rename_member (Mutator *self, GString *text)
{
  const char *quote = strchr (text->str + somewhere (self, text->len), '"');
  gsize begin;

  if (quote == NULL)
    return;
  begin = (gsize) (quote + 1 - text->str);
  if (begin < text->len)
    text->str[begin] = (char) g_rand_int_range (self->random, 'a', 'z');
}

static void
change_byte (Mutator *self, GString *text)
{
  text->str[somewhere (self, text->len)] = bytes[somewhere (self, sizeof bytes)];
}

static void
erase_part (Mutator *self, GString *text)
{
  gsize begin = somewhere (self, text->len);
  gsize length = 1 + somewhere (self, 64);

  g_string_erase (text, (gssize) begin, (gssize) MIN (length, text->len - begin));
}

static void
repeat_part (Mutator *self, GString *text)
{
  gsize begin = somewhere (self, text->len);
  gsize length = 1 + somewhere (self, 256);
  g_autofree char *part = g_strndup (text->str + begin, MIN (length, text->len - begin));

  g_string_insert (text, (gssize) somewhere (self, text->len), part);
}

static void
insert_word (Mutator *self, GString *text)
{
  g_string_insert (text, (gssize) somewhere (self, text->len), some_word (self));
}

/* The beginning of one body, the end of another. */
static void
splice (Mutator *self, GString *text)
{
  GBytes *other = self->fixtures->pdata[somewhere (self, self->fixtures->len)];
  gsize size;
  const char *end = g_bytes_get_data (other, &size);
  gsize from = somewhere (self, size);

  g_string_truncate (text, somewhere (self, text->len));
  g_string_append_len (text, end + from, (gssize) (size - from));
}

static void
cut_off (Mutator *self, GString *text)
{
  g_string_truncate (text, somewhere (self, text->len));
}

/* Often what keeps a body readable, seldom what does not. */
static void (*const mutations[]) (Mutator *self, GString *text) = {
  replace_value, replace_value, replace_value, replace_value, replace_value, replace_value, rename_member,
  rename_member, change_byte,   erase_part,    repeat_part,   insert_word,   splice,        cut_off,
};

static GBytes *
mutate (Mutator *self, GBytes *fixture)
{
  gsize size;
  const char *data = g_bytes_get_data (fixture, &size);
  GString *text = g_string_new_len (data, (gssize) size);
  guint changes = 1 + (guint) somewhere (self, 6);

  for (guint i = 0; i < changes && text->len > 0; i++)
    mutations[somewhere (self, G_N_ELEMENTS (mutations))](self, text);
  return g_string_free_to_bytes (text);
}

static void
print_body (GBytes *body)
{
  gsize size;
  const char *data = g_bytes_get_data (body, &size);
  g_autofree char *text = g_strndup (data, size);
  g_autofree char *escaped = g_strescape (text, NULL);

  g_test_message ("%s", escaped);
}

static GPtrArray *
read_fixtures (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "fixtures", "fitbit", NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *fixtures = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  /* Folders have no order: the same bodies at every run need one. */
  g_ptr_array_sort_values (names, (GCompareFunc) strcmp);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);
      char *text;
      gsize size;

      g_assert_true (g_file_get_contents (path, &text, &size, NULL));
      g_ptr_array_add (fixtures, g_bytes_new_take (text, size));
    }
  g_assert_cmpuint (fixtures->len, >, 20);
  return fixtures;
}

static void
test_fixtures (void)
{
  g_autoptr (GPtrArray) fixtures = read_fixtures ();

  for (guint i = 0; i < fixtures->len; i++)
    daybeat_fuzz_body (fixtures->pdata[i]);
}

static void
test_mutations (void)
{
  g_autoptr (GPtrArray) fixtures = read_fixtures ();
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  Mutator mutator = { .random = random, .fixtures = fixtures };
  guint n_mutations = g_test_slow () ? MUTATIONS_SLOW : MUTATIONS;

  for (guint i = 0; i < fixtures->len; i++)
    {
      for (guint j = 0; j < n_mutations; j++)
        {
          g_autoptr (GBytes) body = mutate (&mutator, fixtures->pdata[i]);

          if (g_test_verbose ())
            print_body (body);
          daybeat_fuzz_body (body);
        }
    }
}

static void
load_families (DaybeatStore *store)
{
  for (guint family = DAYBEAT_FAMILY_PROFILE; family <= DAYBEAT_FAMILY_SLEEP_GOAL; family <<= 1)
    {
      if (family != DAYBEAT_FAMILY_SLEEP)
        g_ptr_array_unref (daybeat_test_store_load_family (store, family));
    }
}

static char *
sleep_to_line (const DaybeatSleep *sleep)
{
  g_autoptr (JsonObject) row = daybeat_export_row_sleep (sleep, TRUE);

  return daybeat_export_line (row);
}

/* The last of an id is the one that counts: by id, in the form of the export. */
static GHashTable *
index_sleeps (GPtrArray *sleeps)
{
  GHashTable *lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < sleeps->len; i++)
    {
      const DaybeatSleep *sleep = sleeps->pdata[i];

      g_hash_table_replace (lines, g_strdup (sleep->id), sleep_to_line (sleep));
    }
  return lines;
}

static void
assert_same_sleeps (GPtrArray *decoded, GPtrArray *loaded)
{
  g_autoptr (GHashTable) expected = index_sleeps (decoded);
  g_autoptr (GHashTable) found = index_sleeps (loaded);
  GHashTableIter iter;
  gpointer id, line;

  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &id, &line))
    g_assert_cmpstr (g_hash_table_lookup (found, id), ==, line);
}

static void
store_and_compare (DaybeatStore *store, GBytes *body)
{
  g_autoptr (GPtrArray) batches = daybeat_fuzz_decode_all (body);

  if (g_test_verbose ())
    print_body (body);
  for (guint i = 0; i < batches->len; i++)
    {
      DaybeatBatch *batch = batches->pdata[i];
      g_autoptr (GPtrArray) sleeps = NULL;
      g_autoptr (GError) error = NULL;

      daybeat_test_store_apply (store, batch, NULL, &error);
      g_assert_no_error (error);
      sleeps = daybeat_test_store_load_sleeps (store, &error);
      g_assert_no_error (error);
      assert_same_sleeps (batch->sleeps, sleeps);
    }
  load_families (store);
}

/* Whatever the decoders let through, the store takes and gives back as it was. */
static void
test_stored (void)
{
  g_autoptr (GPtrArray) fixtures = read_fixtures ();
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED + 1);
  Mutator mutator = { .random = random, .fixtures = fixtures };
  char *folder = daybeat_test_make_folder ();

  for (guint i = 0; i < fixtures->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.db", i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      DaybeatStore *store = daybeat_test_store_open (path, NULL);

      store_and_compare (store, fixtures->pdata[i]);
      for (guint j = 0; j < MUTATIONS_STORED; j++)
        {
          g_autoptr (GBytes) body = mutate (&mutator, fixtures->pdata[i]);

          store_and_compare (store, body);
        }
      daybeat_test_store_close (store);
    }
  daybeat_test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fuzz/fitbit/fixtures", test_fixtures);
  g_test_add_func ("/fuzz/fitbit/mutations", test_mutations);
  g_test_add_func ("/fuzz/fitbit/stored", test_stored);
  return g_test_run ();
}
