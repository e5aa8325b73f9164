/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-clock.h"
#include "daybeat-test-store.h"
#include "daybeat-test-support.h"

/* Samples of a few days, each said as its minute counted from the first day's midnight in UTC. */

#define FIRST_DAY (daybeat_day_from_ymd (2026, 11, 1))
#define DAY 1440

typedef DaybeatTestHistory Fixture;

static gint64
utc_of (int minute)
{
  DaybeatInstant midnight;

  g_assert_true (daybeat_instant_parse ("2026-11-01T00:00:00Z", &midnight));
  return midnight.wall_ms + minute * DAYBEAT_MS_PER_MINUTE;
}

/* Minutes on a clock that is @offset minutes ahead, up to one of −1; the value is 60 + their last two digits. */
static DaybeatSeries *
add_day (DaybeatBatch *batch, DaybeatDay day, int offset, const int *minutes)
{
  DaybeatSeries *series = daybeat_series_new (daybeat_series_kind_find ("heart_rate"));

  series->source = batch->source;
  series->day = day;
  for (guint i = 0; minutes[i] >= 0; i++)
    {
      double values[DAYBEAT_SERIES_MAX_COLUMNS] = { 60 + minutes[i] % 100, NAN, NAN, NAN };

      if (i == 0)
        series->start = daybeat_instant_from_utc (utc_of (minutes[0]), offset, DAYBEAT_OFFSET_RECEIVED);
      daybeat_series_append (series, (gint32) (utc_of (minutes[i]) - utc_of (minutes[0])), values);
    }
  g_ptr_array_add (batch->series, series);
  return series;
}

static DaybeatBatch *
new_batch (int from_minute, int until_minute)
{
  DaybeatBatch *batch = daybeat_batch_new (DAYBEAT_SOURCE_GOOGLE_HEALTH);

  batch->from_ms = utc_of (from_minute);
  batch->until_ms = utc_of (until_minute);
  daybeat_batch_add_complete_kind (batch, "heart_rate");
  return batch;
}

static void
apply (Fixture *fixture, DaybeatBatch *batch)
{
  g_autoptr (GError) error = NULL;

  daybeat_test_store_apply (fixture->store, batch, NULL, &error);
  g_assert_no_error (error);
}

/* Every sample that is shown, as `DAY:MINUTE,MINUTE`, the days counted from the first. */
static void
assert_shown (Fixture *fixture, const char *expected)
{
  g_autoptr (GPtrArray) all = daybeat_test_store_load_series (fixture->store, "heart_rate", FALSE);
  g_autoptr (GString) shown = g_string_new (NULL);

  for (guint i = 0; i < all->len; i++)
    {
      DaybeatSeries *series = g_ptr_array_index (all, i);

      g_string_append_printf (shown, "%s%u:", shown->len > 0 ? " " : "", series->day - FIRST_DAY);
      for (guint j = 0; j < series->times->len; j++)
        {
          gint64 utc = daybeat_instant_get_utc (series->start) + g_array_index (series->times, gint32, j);
          int minute = (int) ((utc - utc_of (0)) / DAYBEAT_MS_PER_MINUTE);

          g_assert_cmpfloat (daybeat_series_get_value (series, 0, j), ==, 60 + minute % 100);
          g_string_append_printf (shown, "%s%d", j > 0 ? "," : "", minute);
        }
    }
  g_assert_cmpstr (shown->str, ==, expected);
}

#define MINUTES(...) ((const int[]) { __VA_ARGS__, -1 })

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatBatch) batch = new_batch (0, DAY);
  DaybeatSeries *series = add_day (batch, FIRST_DAY, 60, MINUTES (10, 11, 30));
  g_autoptr (GPtrArray) back = NULL;
  const DaybeatSeries *read;

  daybeat_series_append (series, 1800000, (const double[]) { 71.5, 3, NAN, NAN });
  apply (fixture, batch);
  back = daybeat_test_store_load_series (fixture->store, "heart_rate", FALSE);
  g_assert_cmpuint (back->len, ==, 1);
  read = g_ptr_array_index (back, 0);
  g_assert_cmpint (read->source, ==, DAYBEAT_SOURCE_GOOGLE_HEALTH);
  g_assert_cmpuint (read->day, ==, FIRST_DAY);
  g_assert_true (read->kind == daybeat_series_kind_find ("heart_rate"));
  g_assert_cmpmem (&read->start, sizeof read->start, &series->start, sizeof series->start);
  g_assert_cmpmem (read->times->data, read->times->len * sizeof (gint32), series->times->data,
                   series->times->len * sizeof (gint32));
  g_assert_cmpfloat (daybeat_series_get_value (read, 0, 3), ==, 71.5);
  g_assert_cmpfloat (daybeat_series_get_value (read, 1, 3), ==, 3);
  g_assert_true (isnan (daybeat_series_get_value (read, 1, 0)));
  g_assert_null (read->columns[2]);
}

static void
test_same_again_changes_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatBatch) batch = new_batch (0, DAY);

  add_day (batch, FIRST_DAY, 60, MINUTES (10, 11, 30));
  daybeat_clock_set_fixed (1000);
  apply (fixture, batch);
  daybeat_clock_set_fixed (2000);
  apply (fixture, batch);
  g_assert_cmpint (daybeat_test_store_get_last_change (fixture->store), ==, 1000);
  daybeat_clock_set_fixed (0);
}

/* Windows meet at an instant; the civil day of someone east of it lies in two of them. */
static void
test_windows_meet_within_a_day (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatBatch) newer = new_batch (DAY, 2 * DAY);
  g_autoptr (DaybeatBatch) older = new_batch (0, DAY);
  g_autoptr (GPtrArray) all = NULL;
  const DaybeatSeries *read;

  add_day (newer, FIRST_DAY + 1, 120, MINUTES (DAY, DAY + 5));
  add_day (newer, FIRST_DAY + 2, 120, MINUTES (2 * DAY - 60));
  apply (fixture, newer);
  add_day (older, FIRST_DAY, 120, MINUTES (20));
  add_day (older, FIRST_DAY + 1, 120, MINUTES (DAY - 100, DAY - 1));
  apply (fixture, older);
  assert_shown (fixture, "0:20 1:1340,1439,1440,1445 2:2820");
  all = daybeat_test_store_load_series (fixture->store, "heart_rate", FALSE);
  read = g_ptr_array_index (all, 1);
  g_assert_cmpint (daybeat_instant_get_minute_of_day (read->start), ==, 20);
  g_assert_cmpint (read->start.offset_minutes, ==, 120);
  g_assert_cmpint (g_array_index (read->times, gint32, 0), ==, 0);
  apply (fixture, newer);
  assert_shown (fixture, "0:20 1:1340,1439,1440,1445 2:2820");
}

/* What the source does not name any more within the window is not shown any more, and comes back where it does. */
static void
test_vanished_and_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatBatch) all = new_batch (0, 2 * DAY);
  g_autoptr (DaybeatBatch) less = new_batch (0, DAY);
  g_autoptr (DaybeatBatch) nothing = new_batch (DAY, 2 * DAY);

  add_day (all, FIRST_DAY, 0, MINUTES (1, 2, 3, 4));
  add_day (all, FIRST_DAY + 1, 0, MINUTES (DAY + 1, DAY + 2));
  apply (fixture, all);
  add_day (less, FIRST_DAY, 0, MINUTES (2, 4, 5));
  apply (fixture, less);
  assert_shown (fixture, "0:2,4,5 1:1441,1442");
  g_assert_cmpint (daybeat_test_query_number (fixture->path, "SELECT count (withdrawn) FROM series"), ==, 1);
  apply (fixture, nothing);
  assert_shown (fixture, "0:2,4,5");
  apply (fixture, all);
  assert_shown (fixture, "0:1,2,3,4 1:1441,1442");
  /* Only what the last window did not name is withdrawn now. */
  g_assert_cmpint (daybeat_test_query_number (fixture->path, "SELECT count (withdrawn) FROM series"), ==, 1);
}

static void
test_other_kinds_and_sources_stay (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatBatch) first = new_batch (0, DAY);
  g_autoptr (DaybeatBatch) steps = daybeat_batch_new (DAYBEAT_SOURCE_GOOGLE_HEALTH);
  g_autoptr (DaybeatBatch) fitbit = new_batch (0, DAY);

  add_day (first, FIRST_DAY, 0, MINUTES (1, 2));
  apply (fixture, first);
  steps->from_ms = utc_of (0);
  steps->until_ms = utc_of (DAY);
  daybeat_batch_add_complete_kind (steps, "steps_minutes");
  apply (fixture, steps);
  fitbit->source = DAYBEAT_SOURCE_FITBIT;
  apply (fixture, fitbit);
  assert_shown (fixture, "0:1,2");
}

/* A batch that does not claim to hold everything adds and replaces, and takes nothing away. */
static void
test_incomplete_adds (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatBatch) first = new_batch (0, DAY);
  g_autoptr (DaybeatBatch) more = daybeat_batch_new (DAYBEAT_SOURCE_GOOGLE_HEALTH);
  g_autoptr (GPtrArray) all = NULL;
  DaybeatSeries *series;

  add_day (first, FIRST_DAY, 0, MINUTES (10, 20));
  apply (fixture, first);
  series = add_day (more, FIRST_DAY, 0, MINUTES (5, 20, 30));
  g_array_index (series->columns[0], double, 1) = 99.25;
  apply (fixture, more);
  all = daybeat_test_store_load_series (fixture->store, "heart_rate", FALSE);
  series = g_ptr_array_index (all, 0);
  g_assert_cmpuint (series->times->len, ==, 4);
  g_assert_cmpfloat (daybeat_series_get_value (series, 0, 2), ==, 99.25);
}

/* Two parts of one day in one batch are one day. */
static void
test_parts_of_a_day (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatBatch) batch = new_batch (0, DAY);

  add_day (batch, FIRST_DAY, 0, MINUTES (700, 800));
  add_day (batch, FIRST_DAY, 0, MINUTES (10, 20));
  apply (fixture, batch);
  apply (fixture, batch);
  assert_shown (fixture, "0:10,20,700,800");
}

static void
test_richer_source_is_shown (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatBatch) google = new_batch (0, 2 * DAY);
  g_autoptr (DaybeatBatch) fitbit = new_batch (0, 2 * DAY);
  g_autoptr (GPtrArray) every = NULL;

  add_day (google, FIRST_DAY, 0, MINUTES (1, 2));
  add_day (google, FIRST_DAY + 1, 0, MINUTES (DAY + 1));
  apply (fixture, google);
  fitbit->source = DAYBEAT_SOURCE_FITBIT;
  add_day (fitbit, FIRST_DAY, 0, MINUTES (3, 4, 5));
  add_day (fitbit, FIRST_DAY + 1, 0, MINUTES (DAY + 6));
  apply (fixture, fitbit);
  assert_shown (fixture, "0:3,4,5 1:1441");
  every = daybeat_test_store_load_series (fixture->store, "heart_rate", TRUE);
  g_assert_cmpuint (every->len, ==, 4);
}

static void
test_days (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatBatch) batch = new_batch (0, 3 * DAY);
  g_autoptr (DaybeatBatch) gone = new_batch (DAY, 2 * DAY);
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) days = NULL;

  for (int day = 0; day < 3; day++)
    add_day (batch, FIRST_DAY + (DaybeatDay) day, 0, MINUTES (day * DAY + 1));
  apply (fixture, batch);
  apply (fixture, gone);
  daybeat_store_load_series_days_async (fixture->store, "heart_rate", NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  days = daybeat_store_load_series_days_finish (fixture->store, result, NULL);
  g_assert_cmpuint (days->len, ==, 2);
  g_assert_cmpuint (g_array_index (days, DaybeatDay, 0), ==, FIRST_DAY + 2);
  g_assert_cmpuint (g_array_index (days, DaybeatDay, 1), ==, FIRST_DAY);
}

static guint
count_findings (Fixture *fixture)
{
  return (guint) daybeat_test_query_number (fixture->path,
                                            "SELECT count (*) FROM finding WHERE path = 'series.heart_rate'");
}

/* Samples that no clock on earth puts on their day, or that go back, are told and hold nothing up. */
static void
test_samples_outside_their_day (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatBatch) batch = new_batch (0, DAY);
  DaybeatSeries *back;

  add_day (batch, FIRST_DAY, 0, MINUTES (1));
  add_day (batch, FIRST_DAY + 700, 0, MINUTES (2));
  back = add_day (batch, FIRST_DAY + 1, 0, MINUTES (DAY + 5, DAY + 6));
  g_array_index (back->times, gint32, 1) = -G_MAXINT32;
  apply (fixture, batch);
  assert_shown (fixture, "0:1");
  g_assert_cmpuint (count_findings (fixture), ==, 2);
}

static void
damage (Fixture *fixture)
{
  daybeat_test_run_sql (fixture->path, "UPDATE series SET samples = x'0102030405060708'");
}

/* Damage is an error where it is read, and makes way for what is fetched anew. */
static void
test_damage (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatBatch) batch = new_batch (0, DAY);
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  add_day (batch, FIRST_DAY, 0, MINUTES (1, 2));
  apply (fixture, batch);
  damage (fixture);
  daybeat_store_load_series_async (fixture->store, "heart_rate", 0, G_MAXUINT32, NULL, daybeat_test_wait_callback,
                                   &wait);
  result = daybeat_test_wait_result (&wait);
  g_assert_null (daybeat_store_load_series_finish (fixture->store, result, &error));
  g_assert_error (error, DAYBEAT_STORE_ERROR, DAYBEAT_STORE_ERROR_CORRUPT);

  apply (fixture, batch);
  assert_shown (fixture, "0:1,2");
  g_assert_cmpuint (count_findings (fixture), ==, 1);
}

/* In whatever order windows come, the file is the same. */
static void
test_order_of_windows (Fixture *fixture, gconstpointer data)
{
  static const char dump[] = "SELECT group_concat (day || ' ' || start_ms || ' ' || start_offset || ' ' || "
                             "hex (samples) || ' ' || coalesce (hex (withdrawn), '-'), x'0a') "
                             "FROM (SELECT * FROM series ORDER BY day)";
  g_autofree char *forth = NULL;
  g_autofree char *back = NULL;
  DaybeatBatch *batches[3];

  for (int i = 0; i < 3; i++)
    {
      batches[i] = new_batch (i * DAY, (i + 1) * DAY);
      add_day (batches[i], FIRST_DAY + (DaybeatDay) i, 300, MINUTES (i * DAY + 1, i * DAY + 1139));
      add_day (batches[i], FIRST_DAY + (DaybeatDay) i + 1, 300, MINUTES (i * DAY + 1140, i * DAY + 1439));
    }
  for (int i = 0; i < 3; i++)
    apply (fixture, batches[i]);
  forth = daybeat_test_query_text (fixture->path, dump);
  daybeat_test_run_sql (fixture->path, "DELETE FROM series");
  for (int i = 2; i >= 0; i--)
    apply (fixture, batches[i]);
  back = daybeat_test_query_text (fixture->path, dump);
  g_assert_nonnull (forth);
  g_assert_cmpstr (forth, ==, back);
  for (int i = 0; i < 3; i++)
    daybeat_batch_unref (batches[i]);
}

#define ADD(name, test)                                                                                                \
  g_test_add ("/store-series/" name, Fixture, NULL, daybeat_test_history_set_up, test, daybeat_test_history_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("round-trip", test_round_trip);
  ADD ("same-again-changes-nothing", test_same_again_changes_nothing);
  ADD ("windows-meet-within-a-day", test_windows_meet_within_a_day);
  ADD ("vanished-and-back", test_vanished_and_back);
  ADD ("other-kinds-and-sources-stay", test_other_kinds_and_sources_stay);
  ADD ("incomplete-adds", test_incomplete_adds);
  ADD ("parts-of-a-day", test_parts_of_a_day);
  ADD ("richer-source-is-shown", test_richer_source_is_shown);
  ADD ("days", test_days);
  ADD ("samples-outside-their-day", test_samples_outside_their_day);
  ADD ("damage", test_damage);
  ADD ("order-of-windows", test_order_of_windows);
  return g_test_run ();
}
