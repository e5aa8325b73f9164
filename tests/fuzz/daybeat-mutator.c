/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-fuzz"

#include "config.h"

#include "daybeat-mutator.h"

#include <string.h>

/* What services send where nobody expects it. */
static const char *const words[] = {
  "null", "true", "false", "[]", "{}", "\"\"", "0", "-1", "1", "2.5", "1e400", "-1e300", "4294967296",
  "9223372036854775807", "18446744073709551615", "99999999999999999999999999", "\"unknown\"", "\"-3\"", "\"1e9\"",
  "\"9999-12-31T23:59:59.999\"", "\"0001-01-01T00:00:00.000\"", "\"0001-01-01T00:00:00+23:59\"",
  "\"2024-02-30\"", "\"2024-03-31\"", "\"24:00\"", "[null]", "[[1]]", "{\"a\":{}}", "\"\\u0000\"", "\"\\ud800\"",
  "\"\\\"\"", "\"stages\"", "\"wake\"", "2147483648", "\"-3600s\"", "\"64800s\"", "\"1.5s\"",
  "\"999999999999999999999s\"", "\"2025-06-03T10:00:00Z\"", "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59Z\"",
  "\"SLEEP_STAGE_TYPE_UNSPECIFIED\"", "{\"year\":2025,\"month\":6,\"day\":3}",
};

static const char bytes[] = "{}[]\":,0123456789-+.eE\\ntu \x80\xff";

static gsize
somewhere (DaybeatMutator *self, gsize size)
{
  return size > 0 ? (gsize) g_rand_int_range (self->random, 0, (gint32) size) : 0;
}

static const char *
some_word (DaybeatMutator *self)
{
  return words[somewhere (self, G_N_ELEMENTS (words))];
}

/* The value of a member becomes another: the body stays JSON, so that the change gets deep. */
static void
replace_value (DaybeatMutator *self, GString *text)
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
rename_member (DaybeatMutator *self, GString *text)
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
change_byte (DaybeatMutator *self, GString *text)
{
  text->str[somewhere (self, text->len)] = bytes[somewhere (self, sizeof bytes)];
}

static void
erase_part (DaybeatMutator *self, GString *text)
{
  gsize begin = somewhere (self, text->len);
  gsize length = 1 + somewhere (self, 64);

  g_string_erase (text, (gssize) begin, (gssize) MIN (length, text->len - begin));
}

static void
repeat_part (DaybeatMutator *self, GString *text)
{
  gsize begin = somewhere (self, text->len);
  gsize length = 1 + somewhere (self, 256);
  g_autofree char *part = g_strndup (text->str + begin, MIN (length, text->len - begin));

  g_string_insert (text, (gssize) somewhere (self, text->len), part);
}

static void
insert_word (DaybeatMutator *self, GString *text)
{
  g_string_insert (text, (gssize) somewhere (self, text->len), some_word (self));
}

/* The beginning of one body, the end of another. */
static void
splice (DaybeatMutator *self, GString *text)
{
  GBytes *other = self->fixtures->pdata[somewhere (self, self->fixtures->len)];
  gsize size;
  const char *end = g_bytes_get_data (other, &size);
  gsize from = somewhere (self, size);

  g_string_truncate (text, somewhere (self, text->len));
  g_string_append_len (text, end + from, (gssize) (size - from));
}

static void
cut_off (DaybeatMutator *self, GString *text)
{
  g_string_truncate (text, somewhere (self, text->len));
}

/* Often what keeps a body readable, seldom what does not. */
static void (*const mutations[]) (DaybeatMutator *self, GString *text) = {
  replace_value, replace_value, replace_value, replace_value, replace_value, replace_value, rename_member,
  rename_member, change_byte,   erase_part,    repeat_part,   insert_word,   splice,        cut_off,
};

GBytes *
daybeat_mutator_mutate (DaybeatMutator *self, GBytes *fixture)
{
  gsize size;
  const char *data = g_bytes_get_data (fixture, &size);
  GString *text = g_string_new_len (data, (gssize) size);
  guint changes = 1 + (guint) somewhere (self, 6);

  for (guint i = 0; i < changes && text->len > 0; i++)
    mutations[somewhere (self, G_N_ELEMENTS (mutations))](self, text);
  return g_string_free_to_bytes (text);
}

void
daybeat_mutator_print (GBytes *body)
{
  gsize size;
  const char *data = g_bytes_get_data (body, &size);
  g_autofree char *text = g_strndup (data, size);
  g_autofree char *escaped = g_strescape (text, NULL);

  if (g_test_verbose ())
    g_test_message ("%s", escaped);
}

static GPtrArray *
read_fixtures (const char *service)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "fixtures", service, NULL);
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

DaybeatMutator *
daybeat_mutator_new (const char *service, guint32 seed)
{
  DaybeatMutator *self = g_new0 (DaybeatMutator, 1);

  self->random = g_rand_new_with_seed (seed);
  self->fixtures = read_fixtures (service);
  return self;
}

void
daybeat_mutator_free (DaybeatMutator *self)
{
  g_rand_free (self->random);
  g_ptr_array_unref (self->fixtures);
  g_free (self);
}
