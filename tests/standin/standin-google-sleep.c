/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-standin"

/* Sleep as this API writes it (§4.1): in UTC, by stages alone. What the other service calls short wakes lies over the
 * stages and counts nowhere. */

#include "config.h"

#include "standin-google-data-private.h"

static const char *const level_words[DAYBEAT_N_SLEEP_LEVELS] = {
  [DAYBEAT_SLEEP_LEVEL_AWAKE] = "AWAKE",   [DAYBEAT_SLEEP_LEVEL_REM] = "REM",
  [DAYBEAT_SLEEP_LEVEL_LIGHT] = "LIGHT",   [DAYBEAT_SLEEP_LEVEL_DEEP] = "DEEP",
  [DAYBEAT_SLEEP_LEVEL_ASLEEP] = "ASLEEP", [DAYBEAT_SLEEP_LEVEL_RESTLESS] = "RESTLESS",
};

typedef struct
{
  int seconds[DAYBEAT_N_SLEEP_LEVELS];
  int counts[DAYBEAT_N_SLEEP_LEVELS];
  int first_awake; /* seconds awake before anything else, and after it */
  int last_awake;
} Counts;

/* A stage that is no time at all, for the clock was put forward over it, is none. */
static gboolean
get_stage (const DaybeatSleep *sleep, const DaybeatSleepSegment *segment, gint64 *start_ms, gint64 *end_ms)
{
  *start_ms = daybeat_sample_sleep_to_utc (sleep, segment->start_ms);
  *end_ms = daybeat_sample_sleep_to_utc (sleep, segment->start_ms + segment->seconds * G_GINT64_CONSTANT (1000));
  return *end_ms > *start_ms && level_words[segment->level] != NULL;
}

static Counts
count (const DaybeatSleep *sleep)
{
  Counts counts = { 0 };
  gboolean slept = FALSE;

  for (guint i = 0; i < sleep->segments->len; i++)
    {
      const DaybeatSleepSegment *segment = &g_array_index (sleep->segments, DaybeatSleepSegment, i);
      gint64 start_ms, end_ms;
      int seconds;

      if (!get_stage (sleep, segment, &start_ms, &end_ms))
        continue;
      seconds = (int) ((end_ms - start_ms) / 1000);
      counts.seconds[segment->level] += seconds;
      counts.counts[segment->level]++;
      counts.last_awake = segment->level == DAYBEAT_SLEEP_LEVEL_AWAKE ? seconds : 0;
      if (!slept && segment->level == DAYBEAT_SLEEP_LEVEL_AWAKE)
        counts.first_awake += seconds;
      slept = slept || segment->level != DAYBEAT_SLEEP_LEVEL_AWAKE;
    }
  return counts;
}

static void
put_stages (GString *out, const char *key, const DaybeatSleep *sleep, GArray *segments, gint64 written_ms)
{
  if (segments->len == 0)
    return;
  standin_begin (out, key, '[');
  for (guint i = 0; i < segments->len; i++)
    {
      const DaybeatSleepSegment *segment = &g_array_index (segments, DaybeatSleepSegment, i);
      gint64 start_ms, end_ms;

      if (!get_stage (sleep, segment, &start_ms, &end_ms))
        continue;
      standin_begin (out, NULL, '{');
      standin_put_utc (out, "startTime", start_ms);
      standin_put_offset (out, "startUtcOffset", daybeat_sample_offset_at_utc (start_ms));
      standin_put_utc (out, "endTime", end_ms);
      standin_put_offset (out, "endUtcOffset", daybeat_sample_offset_at_utc (end_ms));
      standin_put_text (out, "type", level_words[segment->level]);
      standin_put_utc (out, "createTime", written_ms);
      standin_put_utc (out, "updateTime", written_ms);
      standin_end (out, '}');
    }
  standin_end (out, ']');
}

static gboolean
is_manual (const DaybeatSleep *sleep)
{
  return g_strcmp0 (sleep->log_type, "manual") == 0;
}

static const char *
get_status (const DaybeatSleep *sleep)
{
  if (sleep->type == DAYBEAT_SLEEP_TYPE_STAGES)
    return "SUCCEEDED";
  if (is_manual (sleep))
    return "REJECTED_SERVER";
  return sleep->main == FALSE ? "REJECTED_NAP" : "REJECTED_COVERAGE";
}

/* False is left out; who has written a sleep down by hand gets neither flag. */
static void
put_metadata (GString *out, const DaybeatSleep *sleep)
{
  standin_begin (out, "metadata", '{');
  standin_put_text (out, "stagesStatus", get_status (sleep));
  standin_put_flag (out, "processed");
  if (sleep->main == TRUE && !is_manual (sleep))
    standin_put_flag (out, "mainSleep");
  if (sleep->main == FALSE && !is_manual (sleep))
    standin_put_flag (out, "nap");
  if (is_manual (sleep))
    standin_put_text (out, "externalId", "");
  standin_end (out, '}');
}

static int
to_minutes (int seconds)
{
  return (seconds + 30) / 60;
}

static void
put_stage_rows (GString *out, const Counts *counts)
{
  static const DaybeatSleepLevel order[] = { DAYBEAT_SLEEP_LEVEL_AWAKE,  DAYBEAT_SLEEP_LEVEL_LIGHT,
                                             DAYBEAT_SLEEP_LEVEL_DEEP,   DAYBEAT_SLEEP_LEVEL_REM,
                                             DAYBEAT_SLEEP_LEVEL_ASLEEP, DAYBEAT_SLEEP_LEVEL_RESTLESS };

  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    {
      if (counts->counts[order[i]] == 0)
        continue;
      standin_begin (out, NULL, '{');
      standin_put_text (out, "type", level_words[order[i]]);
      standin_put_int64 (out, "minutes", to_minutes (counts->seconds[order[i]]));
      standin_put_int64 (out, "count", counts->counts[order[i]]);
      standin_end (out, '}');
    }
}

static void
put_summary (GString *out, const DaybeatSleep *sleep, const StandInPoint *point)
{
  gboolean stages = sleep->type == DAYBEAT_SLEEP_TYPE_STAGES;
  Counts counts = count (sleep);
  int asleep = stages ? to_minutes (counts.seconds[DAYBEAT_SLEEP_LEVEL_LIGHT]) +
                            to_minutes (counts.seconds[DAYBEAT_SLEEP_LEVEL_DEEP]) +
                            to_minutes (counts.seconds[DAYBEAT_SLEEP_LEVEL_REM])
                      : to_minutes (counts.seconds[DAYBEAT_SLEEP_LEVEL_ASLEEP]);

  standin_begin (out, "summary", '{');
  standin_put_int64 (out, "minutesInSleepPeriod",
                     (double) ((point->end_ms - point->start_ms) / DAYBEAT_MS_PER_MINUTE));
  standin_put_int64 (out, "minutesAsleep", asleep);
  standin_put_int64 (out, "minutesAwake", to_minutes (counts.seconds[DAYBEAT_SLEEP_LEVEL_AWAKE]));
  standin_put_int64 (out, "minutesToFallAsleep", stages ? counts.first_awake / 60 : 0);
  standin_put_int64 (out, "minutesAfterWakeUp", stages ? counts.last_awake / 60 : 0);
  standin_begin (out, "stagesSummary", '[');
  put_stage_rows (out, &counts);
  /* A habit of the reconciled stream. */
  if (point->doubled)
    put_stage_rows (out, &counts);
  standin_end (out, ']');
  standin_end (out, '}');
}

/* What a tracker has sent a minute ago: asleep from beginning to end, until it is written anew with stages. */
static void
put_unprocessed (GString *out, const StandInPoint *point, gint64 written_ms)
{
  standin_put_text (out, "type", "CLASSIC");
  standin_begin (out, "stages", '[');
  standin_begin (out, NULL, '{');
  standin_put_utc (out, "startTime", point->start_ms);
  standin_put_offset (out, "startUtcOffset", daybeat_sample_offset_at_utc (point->start_ms));
  standin_put_utc (out, "endTime", point->end_ms);
  standin_put_offset (out, "endUtcOffset", daybeat_sample_offset_at_utc (point->end_ms));
  standin_put_text (out, "type", "ASLEEP");
  standin_end (out, '}');
  standin_end (out, ']');
  standin_begin (out, "metadata", '{');
  standin_end (out, '}');
  standin_put_utc (out, "createTime", written_ms);
  standin_put_utc (out, "updateTime", written_ms);
}

void
standin_google_write_sleep (GString *out, const StandInGoogleType *type, const StandInPoint *point)
{
  const DaybeatSleep *sleep = point->record;
  gint64 written_ms = point->end_ms + 8 * DAYBEAT_MS_PER_MINUTE + 512;

  if (point->unprocessed)
    {
      put_unprocessed (out, point, written_ms);
      return;
    }
  standin_put_text (out, "type", sleep->type == DAYBEAT_SLEEP_TYPE_STAGES ? "STAGES" : "CLASSIC");
  put_stages (out, "stages", sleep, sleep->segments, written_ms);
  put_stages (out, "shortAwakenings", sleep, sleep->short_wakes, written_ms);
  put_metadata (out, sleep);
  put_summary (out, sleep, point);
  standin_put_utc (out, "createTime", written_ms);
  standin_put_utc (out, "updateTime", written_ms + 27 * 1000);
}
