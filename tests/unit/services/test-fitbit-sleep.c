/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-test-body.h"

static DaybeatBatch *
decode (const char *fixture)
{
  return daybeat_test_decode (daybeat_fitbit_decode_sleep, daybeat_test_read_fixture (fixture));
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
  g_test_message ("no sleep is called %s", id);
  g_assert_not_reached ();
}

static void
assert_instant (DaybeatInstant instant, const char *expected)
{
  g_autofree char *text = daybeat_instant_to_string (instant);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_segment (GArray *segments, guint index, const char *start, guint seconds, DaybeatSleepLevel level)
{
  const DaybeatSleepSegment *segment;

  g_assert_cmpuint (index, <, segments->len);
  segment = &g_array_index (segments, DaybeatSleepSegment, index);
  assert_instant ((DaybeatInstant) { .wall_ms = segment->start_ms }, start);
  g_assert_cmpuint (segment->seconds, ==, seconds);
  g_assert_cmpuint (segment->level, ==, level);
}

static guint
sum_seconds (GArray *segments)
{
  guint sum = 0;

  for (guint i = 0; i < segments->len; i++)
    sum += g_array_index (segments, DaybeatSleepSegment, i).seconds;
  return sum;
}

static void
test_stages (void)
{
  g_autoptr (DaybeatBatch) batch = decode ("sleep-day");
  const DaybeatSleep *night = find_sleep (batch, "26013218219000001");

  g_assert_cmpuint (batch->findings->len, ==, 0);
  g_assert_cmpuint (batch->sleeps->len, ==, 2);
  g_assert_cmpint (night->source, ==, DAYBEAT_SOURCE_FITBIT);
  g_assert_cmpuint (night->day, ==, daybeat_day_from_ymd (2024, 3, 3));
  assert_instant (night->start, "2024-03-02T23:41:00");
  assert_instant (night->end, "2024-03-03T07:11:00");
  g_assert_cmpint (night->type, ==, DAYBEAT_SLEEP_TYPE_STAGES);
  g_assert_cmpint (night->main, ==, TRUE);
  g_assert_cmpstr (night->log_type, ==, "auto_detected");
  g_assert_cmpint (night->info_code, ==, 0);
  g_assert_cmpint (night->in_bed_minutes, ==, 450);
  g_assert_cmpint (night->asleep_minutes, ==, 417);
  g_assert_cmpint (night->awake_minutes, ==, 33);
  g_assert_cmpint (night->to_fall_asleep_minutes, ==, 0);
  g_assert_cmpint (night->after_wakeup_minutes, ==, 14);
  g_assert_cmpint (night->efficiency_received, ==, 94);
  g_assert_cmpint (night->score_received, ==, DAYBEAT_ABSENT);
  g_assert_null (night->extra);
}

static void
test_stage_segments (void)
{
  g_autoptr (DaybeatBatch) batch = decode ("sleep-day");
  const DaybeatSleep *night = find_sleep (batch, "26013218219000001");

  g_assert_cmpuint (night->segments->len, ==, 9);
  assert_segment (night->segments, 0, "2024-03-02T23:41:00", 600, DAYBEAT_SLEEP_LEVEL_AWAKE);
  assert_segment (night->segments, 1, "2024-03-02T23:51:00", 6000, DAYBEAT_SLEEP_LEVEL_LIGHT);
  assert_segment (night->segments, 5, "2024-03-03T03:57:00", 3000, DAYBEAT_SLEEP_LEVEL_REM);
  assert_segment (night->segments, 8, "2024-03-03T06:57:00", 840, DAYBEAT_SLEEP_LEVEL_AWAKE);
  g_assert_cmpuint (sum_seconds (night->segments), ==, 450 * 60);
  g_assert_cmpuint (night->short_wakes->len, ==, 2);
  assert_segment (night->short_wakes, 1, "2024-03-03T04:41:00", 60, DAYBEAT_SLEEP_LEVEL_AWAKE);

  g_assert_cmpint (night->level_minutes[DAYBEAT_SLEEP_LEVEL_DEEP], ==, 58);
  g_assert_cmpint (night->level_counts[DAYBEAT_SLEEP_LEVEL_LIGHT], ==, 5);
  g_assert_cmpint (night->level_minutes[DAYBEAT_SLEEP_LEVEL_AWAKE], ==, 33);
  g_assert_cmpint (night->level_thirty_day_means[DAYBEAT_SLEEP_LEVEL_DEEP], ==, 61);
  /* A mean of 0 stands for one that is not known. */
  g_assert_cmpint (night->level_thirty_day_means[DAYBEAT_SLEEP_LEVEL_REM], ==, DAYBEAT_ABSENT);
  g_assert_cmpint (night->level_minutes[DAYBEAT_SLEEP_LEVEL_ASLEEP], ==, DAYBEAT_ABSENT);
}

static void
test_classic (void)
{
  g_autoptr (DaybeatBatch) batch = decode ("sleep-day");
  const DaybeatSleep *nap = find_sleep (batch, "26013218219000002");

  g_assert_cmpint (nap->type, ==, DAYBEAT_SLEEP_TYPE_CLASSIC);
  g_assert_cmpint (nap->main, ==, FALSE);
  g_assert_cmpstr (nap->log_type, ==, "manual");
  g_assert_cmpint (nap->info_code, ==, 2);
  g_assert_cmpint (nap->level_minutes[DAYBEAT_SLEEP_LEVEL_ASLEEP], ==, 45);
  g_assert_cmpint (nap->level_minutes[DAYBEAT_SLEEP_LEVEL_RESTLESS], ==, 1);
  g_assert_cmpint (nap->level_counts[DAYBEAT_SLEEP_LEVEL_ASLEEP], ==, 0);
  assert_segment (nap->segments, 0, "2024-03-03T14:00:00", 60, DAYBEAT_SLEEP_LEVEL_RESTLESS);
  assert_segment (nap->segments, 2, "2024-03-03T14:41:00", 120, DAYBEAT_SLEEP_LEVEL_AWAKE);
  g_assert_cmpuint (sum_seconds (nap->segments), ==, 48 * 60);
  g_assert_cmpuint (nap->short_wakes->len, ==, 0);
}

/* Ranges of old years: no main sleep told, no shortData, ids next to each other above 2^53, an hour that never was. */
static void
test_old_range (void)
{
  g_autoptr (DaybeatBatch) batch = decode ("sleep-range");
  const DaybeatSleep *stages = find_sleep (batch, "9007199254740993");
  const DaybeatSleep *classic = find_sleep (batch, "9007199254740992");

  g_assert_cmpuint (batch->findings->len, ==, 0);
  g_assert_cmpint (stages->main, ==, DAYBEAT_ABSENT);
  g_assert_null (stages->log_type);
  g_assert_cmpuint (stages->short_wakes->len, ==, 0);
  assert_segment (stages->segments, 1, "2018-03-25T01:30:00", 3600, DAYBEAT_SLEEP_LEVEL_UNKNOWN);
  g_assert_cmpint (stages->level_thirty_day_means[DAYBEAT_SLEEP_LEVEL_DEEP], ==, DAYBEAT_ABSENT);
  g_assert_cmpuint (classic->day, ==, daybeat_day_from_ymd (2018, 3, 24));
  g_assert_cmpint (classic->info_code, ==, 1);
}

/* Lists of some clients spell `datetime`, and old ones have no end. */
static void
test_list (void)
{
  g_autoptr (DaybeatBatch) batch = decode ("sleep-list");
  const DaybeatSleep *sleep = find_sleep (batch, "9007199254740992");

  g_assert_cmpuint (batch->findings->len, ==, 0);
  assert_instant (sleep->start, "2018-03-23T23:00:00");
  assert_instant (sleep->end, "2018-03-24T05:10:00");
  g_assert_cmpuint (sleep->segments->len, ==, 4);
  assert_segment (sleep->segments, 1, "2018-03-24T01:00:00", 240, DAYBEAT_SLEEP_LEVEL_RESTLESS);
}

/* A logged sleep is answered as the one object. */
static void
test_logged (void)
{
  g_autoptr (DaybeatBatch) batch = decode ("sleep-log");
  const DaybeatSleep *sleep = find_sleep (batch, "26013218219000003");

  g_assert_cmpuint (batch->sleeps->len, ==, 1);
  g_assert_cmpint (sleep->in_bed_minutes, ==, 60);
  g_assert_cmpint (sleep->efficiency_received, ==, 100);
}

static void
test_empty_and_refused (void)
{
  static const char *const bodies[] = { "{}", "{\"sleep\":null}", "{\"sleep\":7}", "[]", "\"sleep\"",
                                        "{\"meta\":{\"retryDuration\":3000,\"state\":\"pending\"}}" };
  g_autoptr (DaybeatBatch) batch = decode ("sleep-day-empty");

  g_assert_cmpuint (batch->sleeps->len, ==, 0);
  g_assert_cmpuint (batch->findings->len, ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    daybeat_test_assert_refused (daybeat_fitbit_decode_sleep, bodies[i]);
}

static void
test_odd_members (void)
{
  g_autoptr (DaybeatBatch) batch = decode ("sleep-odd");
  const DaybeatSleep *sleep = find_sleep (batch, "26013218219000004");

  g_assert_cmpuint (batch->sleeps->len, ==, 3);
  assert_instant (sleep->end, "2024-03-06T07:00:00");
  g_assert_cmpuint (sleep->day, ==, daybeat_day_from_ymd (2024, 3, 6));
  g_assert_cmpint (sleep->in_bed_minutes, ==, 480);
  g_assert_cmpint (sleep->asleep_minutes, ==, 450);
  g_assert_cmpint (sleep->awake_minutes, ==, DAYBEAT_ABSENT);
  g_assert_cmpint (sleep->efficiency_received, ==, 94);
  g_assert_cmpint (sleep->main, ==, TRUE);
  g_assert_cmpint (sleep->type, ==, DAYBEAT_SLEEP_TYPE_CLASSIC);
  g_assert_cmpstr (sleep->extra, ==, "{\"mood\":\"calm\"}");
  g_assert_cmpint (sleep->level_minutes[DAYBEAT_SLEEP_LEVEL_LIGHT], ==, 30);
  g_assert_cmpint (sleep->level_counts[DAYBEAT_SLEEP_LEVEL_LIGHT], ==, DAYBEAT_ABSENT);
  g_assert_cmpint (sleep->level_minutes[DAYBEAT_SLEEP_LEVEL_DEEP], ==, DAYBEAT_ABSENT);
  g_assert_cmpuint (daybeat_test_count_findings (batch, "sleep[].minutesAwake"), ==, 1);
  g_assert_cmpuint (daybeat_test_count_findings (batch, "sleep[].type"), ==, 1);
}

/* Levels nobody knows are gaps, told once; a segment without start or length is none. */
static void
test_odd_segments (void)
{
  g_autoptr (DaybeatBatch) batch = decode ("sleep-odd");
  const DaybeatSleep *sleep = find_sleep (batch, "26013218219000004");

  g_assert_cmpuint (sleep->segments->len, ==, 4);
  assert_segment (sleep->segments, 0, "2024-03-05T23:00:00", 1800, DAYBEAT_SLEEP_LEVEL_LIGHT);
  assert_segment (sleep->segments, 1, "2024-03-05T23:30:00", 600, DAYBEAT_SLEEP_LEVEL_UNKNOWN);
  assert_segment (sleep->segments, 2, "2024-03-05T23:40:00", 600, DAYBEAT_SLEEP_LEVEL_UNKNOWN);
  assert_segment (sleep->segments, 3, "2024-03-05T23:50:00", 600, DAYBEAT_SLEEP_LEVEL_UNKNOWN);
  g_assert_cmpuint (sleep->short_wakes->len, ==, 0);
  /* `floating`, and one without a word. */
  g_assert_cmpuint (daybeat_test_count_findings (batch, "sleep[].levels.data[].level"), ==, 2);
  g_assert_cmpuint (daybeat_test_count_findings (batch, "sleep[].levels.data[].dateTime"), ==, 3);
  g_assert_cmpuint (daybeat_test_count_findings (batch, "sleep[].levels.data[].seconds"), ==, 1);
  g_assert_cmpuint (daybeat_test_count_findings (batch, "sleep[].levels.data[]"), ==, 1);
  g_assert_cmpuint (daybeat_test_count_findings (batch, "sleep[].levels.shortData"), ==, 1);
}

/* What cannot be placed in time is told of, what has no id is told apart by its start. */
static void
test_odd_entries (void)
{
  g_autoptr (DaybeatBatch) batch = decode ("sleep-odd");
  const DaybeatSleep *nameless = find_sleep (batch, "2024-03-07T01:00:00");

  g_assert_cmpuint (nameless->day, ==, daybeat_day_from_ymd (2024, 3, 7));
  g_assert_cmpint (nameless->in_bed_minutes, ==, DAYBEAT_ABSENT);
  g_assert_cmpint (nameless->type, ==, DAYBEAT_SLEEP_TYPE_CLASSIC);
  g_assert_cmpuint (daybeat_test_count_findings (batch, "sleep[].startTime"), ==, 1);
  g_assert_cmpuint (daybeat_test_count_findings (batch, "sleep[]"), ==, 1);
  g_assert_cmpuint (daybeat_test_count_findings (batch, "sleep[].levels"), ==, 1);
}

/* A sleep of three hundred million years has no end that a date could tell. */
static void
test_endless (void)
{
  g_autoptr (DaybeatBatch) batch = decode ("sleep-odd");
  const DaybeatSleep *sleep = find_sleep (batch, "26013218219000006");

  assert_instant (sleep->end, "2024-03-08T01:00:00");
  g_assert_cmpint (sleep->in_bed_minutes, ==, DAYBEAT_ABSENT);
  g_assert_cmpuint (daybeat_test_count_findings (batch, "sleep[].duration"), ==, 1);
  g_assert_cmpuint (daybeat_test_count_findings (batch, "sleep[].timeInBed"), ==, 1);
}

/* A thousand nights that say the same unknown thing tell it once. */
static void
test_told_once (void)
{
  GString *text = g_string_new ("{\"sleep\":[");
  g_autofree char *body = NULL;
  g_autoptr (DaybeatBatch) batch = NULL;

  for (int i = 0; i < 1000; i++)
    g_string_append_printf (text,
                            "%s{\"logId\":%d,\"startTime\":\"2024-01-01T00:00:00.000\",\"duration\":60000,"
                            "\"type\":\"dozing\",\"isMainSleep\":\"perhaps\"}",
                            i > 0 ? "," : "", i);
  g_string_append (text, "]}");
  body = g_string_free_and_steal (text);
  batch = daybeat_test_decode (daybeat_fitbit_decode_sleep, daybeat_test_body (body));
  g_assert_cmpuint (batch->sleeps->len, ==, 1000);
  g_assert_cmpuint (batch->findings->len, ==, 2);
}

/* Stages without a word on the type are stages. */
static void
test_type_from_levels (void)
{
  g_autoptr (DaybeatBatch) batch = daybeat_test_decode (
      daybeat_fitbit_decode_sleep,
      daybeat_test_body ("{\"sleep\":[{\"logId\":1,\"startTime\":\"2024-01-01T00:00:00.000\",\"timeInBed\":1,"
                         "\"levels\":{\"data\":[{\"dateTime\":\"2024-01-01T00:00:00.000\",\"level\":\"rem\","
                         "\"seconds\":60}]}}]}"));

  g_assert_cmpint (find_sleep (batch, "1")->type, ==, DAYBEAT_SLEEP_TYPE_STAGES);
}

/* Version 1.0: minutes whose clock rolls past midnight. */
static void
test_minutes (void)
{
  g_autoptr (DaybeatBatch) batch = decode ("sleep-1.0");
  const DaybeatSleep *sleep = find_sleep (batch, "10000000001");

  g_assert_cmpuint (batch->findings->len, ==, 0);
  g_assert_cmpint (sleep->type, ==, DAYBEAT_SLEEP_TYPE_CLASSIC);
  assert_instant (sleep->start, "2013-11-09T23:57:00");
  assert_instant (sleep->end, "2013-11-10T00:09:00");
  g_assert_cmpuint (sleep->day, ==, daybeat_day_from_ymd (2013, 11, 10));
  g_assert_cmpuint (sleep->segments->len, ==, 5);
  assert_segment (sleep->segments, 0, "2013-11-09T23:57:00", 120, DAYBEAT_SLEEP_LEVEL_AWAKE);
  assert_segment (sleep->segments, 1, "2013-11-09T23:59:00", 120, DAYBEAT_SLEEP_LEVEL_RESTLESS);
  assert_segment (sleep->segments, 2, "2013-11-10T00:01:00", 240, DAYBEAT_SLEEP_LEVEL_ASLEEP);
  assert_segment (sleep->segments, 3, "2013-11-10T00:05:00", 60, DAYBEAT_SLEEP_LEVEL_RESTLESS);
  assert_segment (sleep->segments, 4, "2013-11-10T00:06:00", 180, DAYBEAT_SLEEP_LEVEL_ASLEEP);
  g_assert_cmpuint (sum_seconds (sleep->segments), ==, 12 * 60);
  g_assert_cmpint (sleep->level_minutes[DAYBEAT_SLEEP_LEVEL_ASLEEP], ==, 7);
  g_assert_cmpint (sleep->level_minutes[DAYBEAT_SLEEP_LEVEL_RESTLESS], ==, 3);
  g_assert_cmpint (sleep->level_counts[DAYBEAT_SLEEP_LEVEL_RESTLESS], ==, 2);
  g_assert_cmpint (sleep->level_minutes[DAYBEAT_SLEEP_LEVEL_AWAKE], ==, 2);
  g_assert_cmpstr (sleep->extra, ==, "{\"awakeningsCount\":2}");
}

/* A row that cannot be read is a minute of which nothing is known: the rows after it keep their place. */
static void
test_odd_minutes (void)
{
  g_autoptr (DaybeatBatch) batch = decode ("sleep-1.0-odd");
  const DaybeatSleep *sleep = find_sleep (batch, "10000000002");

  assert_instant (sleep->end, "2013-11-12T00:04:00");
  g_assert_cmpuint (sleep->segments->len, ==, 3);
  assert_segment (sleep->segments, 0, "2013-11-11T23:58:00", 60, DAYBEAT_SLEEP_LEVEL_AWAKE);
  assert_segment (sleep->segments, 1, "2013-11-11T23:59:00", 240, DAYBEAT_SLEEP_LEVEL_UNKNOWN);
  assert_segment (sleep->segments, 2, "2013-11-12T00:03:00", 60, DAYBEAT_SLEEP_LEVEL_ASLEEP);
  g_assert_cmpuint (daybeat_test_count_findings (batch, "sleep[].minuteData[].value"), ==, 2);
  g_assert_cmpuint (daybeat_test_count_findings (batch, "sleep[].minuteData[]"), ==, 1);
}

/* Around the answer: patience and pages */

static guint
pending (const char *text)
{
  g_autoptr (GBytes) body = daybeat_test_body (text);

  return daybeat_fitbit_decode_sleep_pending (body);
}

static void
test_pending (void)
{
  g_autoptr (GBytes) fixture = daybeat_test_read_fixture ("sleep-day-pending");

  g_assert_cmpuint (daybeat_fitbit_decode_sleep_pending (fixture), ==, 3000);
  g_assert_cmpuint (pending ("{\"meta\":{\"state\":\"pending\",\"retryDuration\":\"1500\"}}"), ==, 1500);
  g_assert_cmpuint (pending ("{\"meta\":{\"state\":\"pending\"}}"), ==, 3000);
  g_assert_cmpuint (pending ("{\"meta\":{\"state\":\"pending\",\"retryDuration\":0}}"), ==, 3000);
  g_assert_cmpuint (pending ("{\"meta\":{\"state\":\"pending\",\"retryDuration\":-5}}"), ==, 3000);
  g_assert_cmpuint (pending ("{\"meta\":{\"state\":\"pending\",\"retryDuration\":[]}}"), ==, 3000);
  g_assert_cmpuint (pending ("{\"meta\":{\"state\":\"pending\",\"retryDuration\":86400000}}"), ==, 60000);
  g_assert_cmpuint (pending ("{\"meta\":{\"state\":\"done\"}}"), ==, 0);
  g_assert_cmpuint (pending ("{\"meta\":{\"state\":7}}"), ==, 0);
  g_assert_cmpuint (pending ("{\"meta\":\"pending\"}"), ==, 0);
  g_assert_cmpuint (pending ("{\"sleep\":[]}"), ==, 0);
  g_assert_cmpuint (pending ("[]"), ==, 0);
  g_assert_cmpuint (pending (""), ==, 0);
}

static void
assert_pages (GBytes *body, const char *expected_next, const char *expected_previous)
{
  g_autofree char *next = NULL;
  g_autofree char *previous = NULL;

  daybeat_fitbit_decode_sleep_paging (body, &next, &previous);
  g_assert_cmpstr (next, ==, expected_next);
  g_assert_cmpstr (previous, ==, expected_previous);
  g_bytes_unref (body);
}

static void
test_paging (void)
{
  assert_pages (daybeat_test_read_fixture ("sleep-list"),
                "https://api.fitbit.com/1.2/user/-/sleep/list.json?offset=2&limit=1&sort=desc&beforeDate=2018-03-25",
                "https://api.fitbit.com/1.2/user/-/sleep/list.json?offset=0&limit=1&sort=desc&beforeDate=2018-03-25");
  assert_pages (daybeat_test_body ("{\"pagination\":{\"next\":\"\",\"previous\":\"x\"},\"sleep\":[]}"), NULL, "x");
  assert_pages (daybeat_test_body ("{\"pagination\":{\"next\":null,\"previous\":7},\"sleep\":[]}"), NULL, NULL);
  assert_pages (daybeat_test_body ("{\"pagination\":{\"next\":{}},\"sleep\":[]}"), NULL, NULL);
  assert_pages (daybeat_test_body ("{\"pagination\":[]}"), NULL, NULL);
  assert_pages (daybeat_test_body ("{\"sleep\":[]}"), NULL, NULL);
  assert_pages (daybeat_test_body ("[]"), NULL, NULL);
  assert_pages (daybeat_test_body (""), NULL, NULL);
}

/* The goal */

static DaybeatBatch *
decode_goal (const char *fixture)
{
  return daybeat_test_decode (daybeat_fitbit_decode_sleep_goal, daybeat_test_read_fixture (fixture));
}

static void
test_goal (void)
{
  g_autoptr (DaybeatBatch) batch = decode_goal ("sleep-goal");
  const DaybeatSleepGoal *goal = batch->sleep_goal;

  g_assert_cmpuint (batch->findings->len, ==, 0);
  g_assert_cmpint (goal->source, ==, DAYBEAT_SOURCE_FITBIT);
  g_assert_cmpint (goal->minutes, ==, 480);
  g_assert_cmpint (goal->bedtime_minute, ==, 22 * 60 + 30);
  g_assert_cmpint (goal->wakeup_minute, ==, 6 * 60 + 30);
  assert_instant (goal->updated, "2024-01-31T07:37:13.100+00:00");
  g_assert_cmpint (goal->updated.offset_source, ==, DAYBEAT_OFFSET_RECEIVED);
  g_assert_cmpint (goal->recommended_minutes, ==, 450);
  g_assert_cmpint (goal->typical_minutes, ==, 431);
  g_assert_cmpint (goal->typical_wakeup_minute, ==, 6 * 60 + 45);
  g_assert_cmpfloat (goal->awake_restless_percent, ==, 12.5);
  g_assert_cmpint (goal->flow_id, ==, 0);
}

static void
test_new_goal (void)
{
  g_autoptr (DaybeatBatch) batch = decode_goal ("sleep-goal-new");
  const DaybeatSleepGoal *goal = batch->sleep_goal;

  g_assert_cmpuint (batch->findings->len, ==, 0);
  g_assert_cmpint (goal->minutes, ==, DAYBEAT_ABSENT);
  g_assert_cmpint (goal->bedtime_minute, ==, DAYBEAT_ABSENT);
  g_assert_true (isnan (goal->awake_restless_percent));
  g_assert_cmpint (goal->flow_id, ==, 3);
  daybeat_test_assert_refused (daybeat_fitbit_decode_sleep_goal, "{}");
  daybeat_test_assert_refused (daybeat_fitbit_decode_sleep_goal, "[]");
}

static void
test_odd_goal (void)
{
  g_autoptr (DaybeatBatch) batch = decode_goal ("sleep-goal-odd");
  const DaybeatSleepGoal *goal = batch->sleep_goal;

  g_assert_cmpint (goal->minutes, ==, 480);
  g_assert_cmpint (goal->bedtime_minute, ==, DAYBEAT_ABSENT);
  g_assert_cmpint (goal->wakeup_minute, ==, DAYBEAT_ABSENT);
  g_assert_true (daybeat_instant_is_absent (goal->updated));
  g_assert_cmpstr (goal->extra, ==, "{\"weekendBedtime\":\"23:30\"}");
  g_assert_cmpuint (daybeat_test_count_findings (batch, "goal.bedtime"), ==, 1);
  g_assert_cmpuint (daybeat_test_count_findings (batch, "goal.updatedOn"), ==, 1);
  g_assert_cmpuint (daybeat_test_count_findings (batch, "consistency"), ==, 1);
  g_assert_cmpuint (batch->findings->len, ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/services/fitbit/sleep/stages", test_stages);
  g_test_add_func ("/services/fitbit/sleep/stage-segments", test_stage_segments);
  g_test_add_func ("/services/fitbit/sleep/classic", test_classic);
  g_test_add_func ("/services/fitbit/sleep/old-range", test_old_range);
  g_test_add_func ("/services/fitbit/sleep/list", test_list);
  g_test_add_func ("/services/fitbit/sleep/logged", test_logged);
  g_test_add_func ("/services/fitbit/sleep/empty-and-refused", test_empty_and_refused);
  g_test_add_func ("/services/fitbit/sleep/odd-members", test_odd_members);
  g_test_add_func ("/services/fitbit/sleep/odd-segments", test_odd_segments);
  g_test_add_func ("/services/fitbit/sleep/odd-entries", test_odd_entries);
  g_test_add_func ("/services/fitbit/sleep/endless", test_endless);
  g_test_add_func ("/services/fitbit/sleep/told-once", test_told_once);
  g_test_add_func ("/services/fitbit/sleep/type-from-levels", test_type_from_levels);
  g_test_add_func ("/services/fitbit/sleep/minutes", test_minutes);
  g_test_add_func ("/services/fitbit/sleep/odd-minutes", test_odd_minutes);
  g_test_add_func ("/services/fitbit/sleep/pending", test_pending);
  g_test_add_func ("/services/fitbit/sleep/paging", test_paging);
  g_test_add_func ("/services/fitbit/sleep-goal/all", test_goal);
  g_test_add_func ("/services/fitbit/sleep-goal/new", test_new_goal);
  g_test_add_func ("/services/fitbit/sleep-goal/odd", test_odd_goal);
  return g_test_run ();
}
