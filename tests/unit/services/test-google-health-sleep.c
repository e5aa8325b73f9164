/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "daybeat-main-sleep.h"
#include "daybeat-sleep-numbers.h"
#include "daybeat-test-body.h"
#include "daybeat-test-google.h"

static DaybeatBatch *
decode (const char *fixture)
{
  return daybeat_test_google_decode ("sleep", daybeat_test_google_read_fixture (fixture));
}

static const DaybeatSleep *
find_sleep (DaybeatBatch *batch, const char *id)
{
  for (guint i = 0; i < batch->sleeps->len; i++)
    {
      const DaybeatSleep *sleep = g_ptr_array_index (batch->sleeps, i);

      if (g_str_equal (sleep->id, id))
        return sleep;
    }
  g_assert_not_reached ();
}

static void
assert_segment (GArray *segments, guint index, const char *start, guint seconds, DaybeatSleepLevel level)
{
  const DaybeatSleepSegment *segment = &g_array_index (segments, DaybeatSleepSegment, index);

  daybeat_test_assert_instant ((DaybeatInstant) { .wall_ms = segment->start_ms }, start);
  g_assert_cmpuint (segment->seconds, ==, seconds);
  g_assert_cmpuint (segment->level, ==, level);
}

/* The clock goes back while the person sleeps: the end is on another clock than the start, segments go on on that of
 * the start, and the time in bed is what passed. */
static void
test_night_of_the_clock (void)
{
  g_autoptr (DaybeatBatch) batch = decode ("sleep");
  const DaybeatSleep *night = find_sleep (batch, "800001");

  g_assert_cmpuint (batch->findings->len, ==, 0);
  daybeat_test_assert_instant (night->start, "2025-10-25T23:30:00+02:00");
  daybeat_test_assert_instant (night->end, "2025-10-26T06:30:00+01:00");
  g_assert_cmpuint (night->day, ==, daybeat_day_from_ymd (2025, 10, 26));
  g_assert_cmpint (night->in_bed_minutes, ==, 480);
  g_assert_cmpint (daybeat_sleep_get_in_bed_seconds (night), ==, 480 * 60);
  g_assert_cmpuint (night->segments->len, ==, 4);
  assert_segment (night->segments, 0, "2025-10-25T23:30:00", 630, DAYBEAT_SLEEP_LEVEL_AWAKE);
  assert_segment (night->segments, 1, "2025-10-25T23:40:30", 13770, DAYBEAT_SLEEP_LEVEL_LIGHT);
  assert_segment (night->segments, 2, "2025-10-26T03:30:00", 5400, DAYBEAT_SLEEP_LEVEL_DEEP);
  assert_segment (night->segments, 3, "2025-10-26T05:00:00", 9000, DAYBEAT_SLEEP_LEVEL_REM);
  g_assert_cmpuint (night->short_wakes->len, ==, 1);
  assert_segment (night->short_wakes, 0, "2025-10-26T04:00:00", 90, DAYBEAT_SLEEP_LEVEL_AWAKE);
}

/* Every row of the summary twice, as the merged stream has it. */
static void
test_summary (void)
{
  g_autoptr (DaybeatBatch) batch = decode ("sleep");
  const DaybeatSleep *night = find_sleep (batch, "800001");
  DaybeatSleepNumbers numbers;

  g_assert_cmpint (night->source, ==, DAYBEAT_SOURCE_GOOGLE_HEALTH);
  g_assert_cmpint (night->type, ==, DAYBEAT_SLEEP_TYPE_STAGES);
  g_assert_cmpint (night->info_code, ==, 0);
  g_assert_cmpstr (night->log_type, ==, "auto_detected");
  g_assert_cmpstr (night->device, ==, "Versa 4");
  g_assert_cmpint (night->asleep_minutes, ==, 468);
  g_assert_cmpint (night->awake_minutes, ==, 12);
  g_assert_cmpint (night->to_fall_asleep_minutes, ==, 10);
  g_assert_cmpint (night->after_wakeup_minutes, ==, 0);
  g_assert_cmpint (night->level_minutes[DAYBEAT_SLEEP_LEVEL_LIGHT], ==, 228);
  g_assert_cmpint (night->level_minutes[DAYBEAT_SLEEP_LEVEL_REM], ==, 150);
  g_assert_cmpint (night->level_counts[DAYBEAT_SLEEP_LEVEL_AWAKE], ==, 2);
  g_assert_cmpint (night->efficiency_received, ==, DAYBEAT_ABSENT);
  daybeat_sleep_numbers_init (&numbers, night);
  g_assert_cmpfloat_with_epsilon (numbers.efficiency, 100.0 * 468 / 480, 1e-9);
  g_assert_cmpstr (night->extra, ==,
                   "{\"data_source\":{\"recording_method\":\"DERIVED\",\"platform\":\"FITBIT\"},"
                   "\"stages_status\":\"SUCCEEDED\",\"processed\":true,\"create_time\":\"2025-10-26T05:40:00.5Z\","
                   "\"update_time\":\"2025-10-26T05:41:00Z\"}");
}

/* Who is not said to be the main sleep is not, where another one is said to be. */
static void
test_nap (void)
{
  g_autoptr (DaybeatBatch) batch = decode ("sleep");
  const DaybeatSleep *night = find_sleep (batch, "800001");
  const DaybeatSleep *nap = find_sleep (batch, "800002");

  g_assert_cmpint (night->main, ==, TRUE);
  g_assert_cmpint (nap->main, ==, FALSE);
  g_assert_cmpuint (nap->day, ==, night->day);
  g_assert_cmpint (nap->type, ==, DAYBEAT_SLEEP_TYPE_CLASSIC);
  g_assert_cmpint (nap->info_code, ==, 2);
  g_assert_cmpint (nap->awake_minutes, ==, DAYBEAT_ABSENT);
  assert_segment (nap->segments, 0, "2025-10-26T13:00:00", 1200, DAYBEAT_SLEEP_LEVEL_RESTLESS);
  assert_segment (nap->segments, 1, "2025-10-26T13:20:00", 2400, DAYBEAT_SLEEP_LEVEL_ASLEEP);
}

/* Still being worked out: no summary, no judgement; what the stages say is worked out from them. */
static void
test_pending (void)
{
  g_autoptr (DaybeatBatch) batch = decode ("sleep-odd");
  const DaybeatSleep *sleep = find_sleep (batch, "800003");
  DaybeatSleepNumbers numbers;

  g_assert_cmpint (sleep->main, ==, DAYBEAT_ABSENT);
  g_assert_cmpint (sleep->info_code, ==, DAYBEAT_ABSENT);
  g_assert_cmpint (sleep->asleep_minutes, ==, DAYBEAT_ABSENT);
  g_assert_cmpint (sleep->in_bed_minutes, ==, 420);
  daybeat_sleep_numbers_init (&numbers, sleep);
  g_assert_cmpfloat_with_epsilon (numbers.asleep, 420, 1e-9);
  g_assert_false (numbers.asleep_received);
}

/* By hand, from the merged stream: an old name for the main sleep, and an offset only at the end. */
static void
test_manual (void)
{
  g_autoptr (DaybeatBatch) batch = decode ("sleep-odd");
  const DaybeatSleep *sleep = find_sleep (batch, "800004");

  g_assert_cmpint (sleep->main, ==, TRUE);
  g_assert_cmpstr (sleep->log_type, ==, "manual");
  g_assert_cmpint (sleep->info_code, ==, DAYBEAT_ABSENT);
  daybeat_test_assert_instant (sleep->start, "2025-11-02T23:00:00+01:00");
  g_assert_cmpint (sleep->start.offset_source, ==, DAYBEAT_OFFSET_ASSUMED);
  g_assert_cmpint (sleep->end.offset_source, ==, DAYBEAT_OFFSET_RECEIVED);
  g_assert_nonnull (strstr (sleep->extra, "\"stages_status\":\"REJECTED_SERVER\""));
  g_assert_nonnull (strstr (sleep->extra, "\"external_id\":\"abc\""));
  g_assert_nonnull (strstr (sleep->extra, "\"manually_edited\":true"));
  g_assert_nonnull (strstr (sleep->extra, "\"colour\":\"blue\""));
}

/* No name, no offset, words nobody knows: placed and kept all the same. */
static void
test_unknown_words (void)
{
  g_autoptr (DaybeatBatch) batch = decode ("sleep-odd");
  const DaybeatSleep *sleep = find_sleep (batch, "2025-11-03T22:00:00+00:00");

  g_assert_cmpint (sleep->type, ==, DAYBEAT_SLEEP_TYPE_STAGES);
  g_assert_cmpint (sleep->start.offset_source, ==, DAYBEAT_OFFSET_ASSUMED);
  g_assert_cmpuint (sleep->day, ==, daybeat_day_from_ymd (2025, 11, 4));
  g_assert_cmpuint (sleep->segments->len, ==, 2);
  assert_segment (sleep->segments, 1, "2025-11-04T01:00:00", 14400, DAYBEAT_SLEEP_LEVEL_UNKNOWN);
  g_assert_nonnull (strstr (sleep->extra, "\"moon\":\"full\""));
  g_assert_nonnull (strstr (sleep->extra, "\"REJECTED_MOON\""));
  g_assert_cmpuint (daybeat_test_count_findings (batch, "sleep[].type"), ==, 1);
  g_assert_cmpuint (daybeat_test_count_findings (batch, "sleep[].stages[].type"), ==, 1);
  g_assert_cmpuint (daybeat_test_count_findings (batch, "sleep[].stages[].startTime"), ==, 1);
}

static void
test_cannot_be_placed (void)
{
  g_autoptr (DaybeatBatch) batch = decode ("sleep-odd");

  /* One ends before it begins, one has no times; and one is no object. */
  g_assert_cmpuint (batch->sleeps->len, ==, 3);
  g_assert_cmpuint (daybeat_test_count_findings (batch, "sleep[].interval"), ==, 2);
  g_assert_cmpuint (daybeat_test_count_findings (batch, "sleep[].sleep"), ==, 2);
}

static char *
make_page (const char *id, const char *metadata)
{
  return g_strdup_printf ("{\"dataPoints\":[{\"name\":\"users/1/dataTypes/sleep/dataPoints/%s\",\"sleep\":"
                          "{\"interval\":{\"startTime\":\"2025-06-02T22:00:00Z\",\"startUtcOffset\":\"0s\","
                          "\"endTime\":\"2025-06-03T05:00:00Z\",\"endUtcOffset\":\"0s\"},\"type\":\"CLASSIC\","
                          "\"metadata\":%s}}]}",
                          id, metadata);
}

/* The day's main sleep may come with the next page. */
static void
test_main_on_next_page (void)
{
  g_autofree char *first = make_page ("1", "{}");
  g_autofree char *second = make_page ("2", "{\"mainSleep\":true}");
  g_autoptr (DaybeatBatch) batch = daybeat_batch_new (DAYBEAT_SOURCE_GOOGLE_HEALTH);

  g_assert_null (daybeat_test_google_add_page (batch, "sleep", first));
  g_assert_cmpint (find_sleep (batch, "1")->main, ==, DAYBEAT_ABSENT);
  g_assert_null (daybeat_test_google_add_page (batch, "sleep", second));
  g_assert_cmpint (find_sleep (batch, "1")->main, ==, FALSE);
  g_assert_cmpint (find_sleep (batch, "2")->main, ==, TRUE);
}

static void
test_why_no_stages (void)
{
  static const struct
  {
    const char *status;
    int info_code;
  } codes[] = {
    { "REJECTED_COVERAGE", 1 },  { "REJECTED_MAX_GAP", 1 },          { "REJECTED_START_GAP", 1 },
    { "REJECTED_END_GAP", 1 },   { "REJECTED_NAP", 2 },              { "TIMEOUT", 3 },
    { "REJECTED_SERVER", DAYBEAT_ABSENT }, { "PROCESSING_INTERNAL_ERROR", 3 }, { "SUCCEEDED", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autofree char *metadata = g_strdup_printf ("{\"stagesStatus\":\"%s\"}", codes[i].status);
      g_autofree char *page = make_page ("1", metadata);
      g_autoptr (DaybeatBatch) batch = daybeat_test_google_decode ("sleep", daybeat_test_body (page));

      g_assert_cmpint (find_sleep (batch, "1")->info_code, ==, codes[i].info_code);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/google-health/sleep/night-of-the-clock", test_night_of_the_clock);
  g_test_add_func ("/google-health/sleep/summary", test_summary);
  g_test_add_func ("/google-health/sleep/nap", test_nap);
  g_test_add_func ("/google-health/sleep/pending", test_pending);
  g_test_add_func ("/google-health/sleep/manual", test_manual);
  g_test_add_func ("/google-health/sleep/unknown-words", test_unknown_words);
  g_test_add_func ("/google-health/sleep/cannot-be-placed", test_cannot_be_placed);
  g_test_add_func ("/google-health/sleep/main-on-next-page", test_main_on_next_page);
  g_test_add_func ("/google-health/sleep/why-no-stages", test_why_no_stages);
  return g_test_run ();
}
