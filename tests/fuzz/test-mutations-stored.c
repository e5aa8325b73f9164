/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-export-rows.h"
#include "daybeat-fuzz-body.h"
#include "daybeat-fuzz-google.h"
#include "daybeat-mutator.h"
#include "daybeat-test-store.h"
#include "daybeat-test-support.h"

/* Whatever the decoders let through, the store takes and gives back as it was. */

#define SEED 20161131

typedef struct
{
  const char *name;
  GPtrArray *(*decode_all) (GBytes *body);
  guint n_mutations;
} Service;

static const Service fitbit = { "fitbit", daybeat_fuzz_decode_all, 10 };
static const Service google_health = { "google-health", daybeat_fuzz_google_decode_all, 4 };

static void
load_families (DaybeatStore *store)
{
  for (guint family = DAYBEAT_FAMILY_PROFILE; family <= DAYBEAT_FAMILY_SLEEP_GOAL; family <<= 1)
    {
      if (family != DAYBEAT_FAMILY_SLEEP)
        g_ptr_array_unref (daybeat_test_store_load_family (store, family));
    }
}

typedef const char *(*GetIdFunc) (gconstpointer record);
typedef JsonObject *(*MakeRowFunc) (gconstpointer record);

static const char *
get_sleep_id (gconstpointer sleep)
{
  return ((const DaybeatSleep *) sleep)->id;
}

static JsonObject *
make_sleep_row (gconstpointer sleep)
{
  return daybeat_export_row_sleep (sleep, TRUE);
}

static const char *
get_exercise_id (gconstpointer exercise)
{
  return ((const DaybeatExercise *) exercise)->id;
}

static JsonObject *
make_exercise_row (gconstpointer exercise)
{
  return daybeat_export_row_exercise (exercise);
}

static const char *
get_reading_id (gconstpointer reading)
{
  return ((const DaybeatReading *) reading)->id;
}

static JsonObject *
make_reading_row (gconstpointer reading)
{
  return daybeat_export_row_reading (reading);
}

/* The last of an id is the one that counts: by id, in the form of the export. */
static GHashTable *
index_records (GPtrArray *records, GetIdFunc get_id, MakeRowFunc make_row)
{
  GHashTable *lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < records->len; i++)
    {
      g_autoptr (JsonObject) row = make_row (records->pdata[i]);

      g_hash_table_replace (lines, g_strdup (get_id (records->pdata[i])), daybeat_export_line (row));
    }
  return lines;
}

static void
assert_same (GPtrArray *decoded, GPtrArray *loaded, GetIdFunc get_id, MakeRowFunc make_row)
{
  g_autoptr (GHashTable) expected = index_records (decoded, get_id, make_row);
  g_autoptr (GHashTable) found = index_records (loaded, get_id, make_row);
  GHashTableIter iter;
  gpointer id, line;

  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &id, &line))
    g_assert_cmpstr (g_hash_table_lookup (found, id), ==, line);
}

/* A batch of readings has only one kind. */
static void
assert_same_readings (DaybeatStore *store, DaybeatBatch *batch)
{
  const DaybeatReading *reading = batch->readings->len > 0 ? batch->readings->pdata[0] : NULL;
  g_autoptr (GPtrArray) loaded = NULL;

  if (reading == NULL)
    return;
  loaded = daybeat_test_store_load_readings (store, reading->kind->id, TRUE);
  assert_same (batch->readings, loaded, get_reading_id, make_reading_row);
}

static void
assert_same_samples (DaybeatStore *store, DaybeatBatch *batch)
{
  for (guint i = 0; i < batch->series->len; i++)
    {
      const DaybeatSeries *series = batch->series->pdata[i];
      g_autoptr (GPtrArray) loaded = daybeat_test_store_load_series (store, series->kind->id, TRUE);
      gboolean found = FALSE;

      for (guint j = 0; j < loaded->len; j++)
        {
          const DaybeatSeries *stored = loaded->pdata[j];

          found |= stored->day == series->day && stored->times->len >= series->times->len;
        }
      g_assert_true (found);
    }
}

static void
store_and_compare (DaybeatStore *store, const Service *service, GBytes *body)
{
  g_autoptr (GPtrArray) batches = service->decode_all (body);

  daybeat_mutator_print (body);
  for (guint i = 0; i < batches->len; i++)
    {
      DaybeatBatch *batch = batches->pdata[i];
      g_autoptr (GPtrArray) sleeps = NULL;
      g_autoptr (GPtrArray) exercises = NULL;
      g_autoptr (GError) error = NULL;

      daybeat_test_store_apply (store, batch, NULL, &error);
      g_assert_no_error (error);
      sleeps = daybeat_test_store_load_sleeps (store, &error);
      g_assert_no_error (error);
      assert_same (batch->sleeps, sleeps, get_sleep_id, make_sleep_row);
      exercises = daybeat_test_store_load_exercises (store, TRUE);
      assert_same (batch->exercises, exercises, get_exercise_id, make_exercise_row);
      assert_same_readings (store, batch);
      assert_same_samples (store, batch);
    }
  load_families (store);
}

static void
test_stored (gconstpointer data)
{
  const Service *service = data;
  g_autoptr (DaybeatMutator) mutator = daybeat_mutator_new (service->name, SEED);
  char *folder = daybeat_test_make_folder ();

  for (guint i = 0; i < mutator->fixtures->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.db", i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      DaybeatStore *store = daybeat_test_store_open (path, NULL);

      store_and_compare (store, service, mutator->fixtures->pdata[i]);
      for (guint j = 0; j < service->n_mutations; j++)
        {
          g_autoptr (GBytes) body = daybeat_mutator_mutate (mutator, mutator->fixtures->pdata[i]);

          store_and_compare (store, service, body);
        }
      daybeat_test_store_close (store);
    }
  daybeat_test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/fuzz/fitbit/stored", &fitbit, test_stored);
  g_test_add_data_func ("/fuzz/google-health/stored", &google_health, test_stored);
  return g_test_run ();
}
