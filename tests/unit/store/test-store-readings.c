/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-test-store.h"
#include "daybeat-test-support.h"

typedef DaybeatTestHistory Fixture;

/* Returns whether readings changed. */
static gboolean
apply (Fixture *fixture, DaybeatBatch *batch)
{
  g_autoptr (GError) error = NULL;

  fixture->changed = 0;
  daybeat_test_store_apply (fixture->store, batch, NULL, &error);
  g_assert_no_error (error);
  /* What comes after it in the same main context was announced by now. */
  daybeat_test_store_get_last_change (fixture->store);
  return (fixture->changed & DAYBEAT_FAMILY_READINGS) != 0;
}

static DaybeatReading *
add (DaybeatBatch *batch, const char *kind, const char *id, const char *time)
{
  DaybeatReading *reading = daybeat_reading_new (daybeat_reading_kind_find (kind));

  reading->source = batch->source;
  reading->id = g_strdup (id);
  if (time != NULL)
    g_assert_true (daybeat_instant_parse (time, &reading->time));
  g_ptr_array_add (batch->readings, reading);
  return reading;
}

static gint64
utc_of (const char *time)
{
  DaybeatInstant instant;

  g_assert_true (daybeat_instant_parse (time, &instant));
  return daybeat_instant_get_utc (instant);
}

static DaybeatBatch *
new_batch (DaybeatSource source, const char *kind, const char *from, const char *until)
{
  DaybeatBatch *batch = daybeat_batch_new (source);

  daybeat_batch_add_complete_kind (batch, kind);
  batch->from_ms = from != NULL ? utc_of (from) : 0;
  batch->until_ms = until != NULL ? utc_of (until) : 0;
  return batch;
}

static void
assert_shown (Fixture *fixture, const char *kind, const char *expected)
{
  g_autoptr (GPtrArray) readings = daybeat_test_store_load_readings (fixture->store, kind, FALSE);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < readings->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", ((DaybeatReading *) g_ptr_array_index (readings, i))->id);
  g_assert_cmpstr (ids->str, ==, expected);
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatBatch) batch = daybeat_batch_new (DAYBEAT_SOURCE_GOOGLE_HEALTH);
  DaybeatReading *written = add (batch, "weight", "w", "2026-11-01T07:12:00-04:00");
  g_autoptr (GPtrArray) back = NULL;
  const DaybeatReading *read;

  written->value = 72.35;
  written->device = g_strdup ("Aria Air");
  written->details = g_strdup ("{\"bmi\":22.1}");
  g_assert_true (apply (fixture, batch));
  g_assert_false (apply (fixture, batch));
  back = daybeat_test_store_load_readings (fixture->store, NULL, FALSE);
  g_assert_cmpuint (back->len, ==, 1);
  read = g_ptr_array_index (back, 0);
  g_assert_true (read->kind == written->kind);
  g_assert_cmpstr (read->id, ==, "w");
  g_assert_cmpmem (&read->time, sizeof read->time, &written->time, sizeof written->time);
  g_assert_true (daybeat_instant_is_absent (read->end));
  g_assert_cmpfloat (read->value, ==, 72.35);
  g_assert_null (read->text);
  g_assert_cmpstr (read->device, ==, "Aria Air");
  g_assert_cmpstr (read->details, ==, written->details);
}

/* A reading of a kind that only a newer Daybeat knows is neither shown nor in the way. */
static void
test_unknown_kind (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatBatch) batch = daybeat_batch_new (DAYBEAT_SOURCE_GOOGLE_HEALTH);

  add (batch, "weight", "w", "2026-11-01T07:12:00Z");
  add (batch, "weight", "x", "2026-11-02T07:12:00Z");
  apply (fixture, batch);
  daybeat_test_run_sql (fixture->path, "UPDATE reading SET kind = 'of_tomorrow' WHERE id = 'x'");
  assert_shown (fixture, NULL, "w");
  assert_shown (fixture, "of_tomorrow", "");
}

static void
test_vanished_in_physical_window (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatBatch) all =
      new_batch (DAYBEAT_SOURCE_GOOGLE_HEALTH, "weight", "2026-11-01T00:00:00Z", "2026-11-30T00:00:00Z");
  g_autoptr (DaybeatBatch) less =
      new_batch (DAYBEAT_SOURCE_GOOGLE_HEALTH, "weight", "2026-11-02T00:00:00Z", "2026-11-03T00:00:00Z");

  add (all, "weight", "before", "2026-11-02T03:00:00+04:00");
  add (all, "weight", "first", "2026-11-01T20:00:00-04:00");
  add (all, "weight", "last", "2026-11-02T23:59:59Z");
  add (all, "weight", "after", "2026-11-03T00:00:00Z");
  add (all, "body_fat", "fat", "2026-11-02T12:00:00Z");
  apply (fixture, all);
  assert_shown (fixture, "weight", "first before last after");
  g_assert_true (apply (fixture, less));
  g_assert_false (apply (fixture, less));
  assert_shown (fixture, "weight", "before after");
  assert_shown (fixture, "body_fat", "fat");
  g_assert_true (apply (fixture, all));
  assert_shown (fixture, "weight", "first before last after");
}

/* A service that selects by civil time says days: the clock on the wall decides. */
static void
test_vanished_in_civil_window (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatBatch) all = new_batch (DAYBEAT_SOURCE_GOOGLE_HEALTH, "water", NULL, NULL);
  g_autoptr (DaybeatBatch) nothing = new_batch (DAYBEAT_SOURCE_GOOGLE_HEALTH, "water", NULL, NULL);

  all->first_day = daybeat_day_from_ymd (2026, 11, 1);
  all->last_day = daybeat_day_from_ymd (2026, 11, 9);
  nothing->first_day = nothing->last_day = daybeat_day_from_ymd (2026, 11, 2);
  add (all, "water", "evening before", "2026-11-01T23:00:00-08:00");
  add (all, "water", "evening", "2026-11-02T23:00:00-08:00");
  apply (fixture, all);
  apply (fixture, nothing);
  assert_shown (fixture, "water", "evening before");
}

/* What has no time is in no window: the answer to the question holds all of it. */
static void
test_without_time (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatBatch) both = new_batch (DAYBEAT_SOURCE_GOOGLE_HEALTH, "food_item", NULL, NULL);
  g_autoptr (DaybeatBatch) one = new_batch (DAYBEAT_SOURCE_GOOGLE_HEALTH, "food_item", NULL, NULL);
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) of_days = NULL;

  add (both, "food_item", "oats", NULL)->text = g_strdup ("Oats");
  add (both, "food_item", "rice", NULL)->text = g_strdup ("Rice");
  apply (fixture, both);
  assert_shown (fixture, "food_item", "oats rice");
  add (one, "food_item", "rice", NULL)->text = g_strdup ("Rice");
  apply (fixture, one);
  assert_shown (fixture, "food_item", "rice");
  daybeat_store_load_readings_async (fixture->store, "food_item", 2461000, 2462000, NULL, daybeat_test_wait_callback,
                                     &wait);
  result = daybeat_test_wait_result (&wait);
  of_days = daybeat_store_load_readings_finish (fixture->store, result, NULL);
  g_assert_cmpuint (of_days->len, ==, 0);
}

/* `water` is a metric too: numbers of days that were read whole say nothing of glasses. */
static void
test_numbers_of_the_same_word (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatBatch) glasses = daybeat_batch_new (DAYBEAT_SOURCE_GOOGLE_HEALTH);
  g_autoptr (DaybeatBatch) days = new_batch (DAYBEAT_SOURCE_GOOGLE_HEALTH, "water", NULL, NULL);

  add (glasses, "water", "glass", "2026-11-02T12:00:00+01:00");
  add (glasses, "water", "glass of no hour", NULL);
  apply (fixture, glasses);
  days->complete = DAYBEAT_FAMILY_DAILIES;
  days->first_day = days->last_day = daybeat_day_from_ymd (2026, 11, 2);
  daybeat_daily_append (days->dailies, "water", days->first_day, 250);
  g_assert_false (apply (fixture, days));
  assert_shown (fixture, "water", "glass of no hour glass");
}

static void
test_two_sources (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatBatch) google = daybeat_batch_new (DAYBEAT_SOURCE_GOOGLE_HEALTH);
  g_autoptr (DaybeatBatch) archive = daybeat_batch_new (DAYBEAT_SOURCE_ARCHIVE);
  g_autoptr (GPtrArray) every = NULL;
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) of_day = NULL;

  add (google, "weight", "g", "2026-11-02T00:00:10+01:00");
  add (archive, "weight", "a", "2026-11-01T23:59:40");
  add (archive, "weight", "b", "2026-11-05T07:00:00");
  apply (fixture, google);
  apply (fixture, archive);
  assert_shown (fixture, "weight", "g b");
  every = daybeat_test_store_load_readings (fixture->store, "weight", TRUE);
  g_assert_cmpuint (every->len, ==, 3);
  /* Whatever days are asked for: the copy stands on the other side of midnight. */
  daybeat_store_load_readings_async (fixture->store, "weight", daybeat_day_from_ymd (2026, 11, 1),
                                     daybeat_day_from_ymd (2026, 11, 1), NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  of_day = daybeat_store_load_readings_finish (fixture->store, result, NULL);
  g_assert_cmpuint (of_day->len, ==, 0);
}

#define ADD(name, test)                                                                                                \
  g_test_add ("/store-readings/" name, Fixture, NULL, daybeat_test_history_set_up, test, daybeat_test_history_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("round-trip", test_round_trip);
  ADD ("unknown-kind", test_unknown_kind);
  ADD ("vanished-in-physical-window", test_vanished_in_physical_window);
  ADD ("vanished-in-civil-window", test_vanished_in_civil_window);
  ADD ("without-time", test_without_time);
  ADD ("numbers-of-the-same-word", test_numbers_of_the_same_word);
  ADD ("two-sources", test_two_sources);
  return g_test_run ();
}
