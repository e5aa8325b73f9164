/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-records"

#include "config.h"

#include "daybeat-sleep.h"

#include "daybeat-record-private.h"

static const char *const level_words[DAYBEAT_N_SLEEP_LEVELS] = {
  [DAYBEAT_SLEEP_LEVEL_UNKNOWN] = "unknown", [DAYBEAT_SLEEP_LEVEL_AWAKE] = "awake",
  [DAYBEAT_SLEEP_LEVEL_REM] = "rem",         [DAYBEAT_SLEEP_LEVEL_LIGHT] = "light",
  [DAYBEAT_SLEEP_LEVEL_DEEP] = "deep",       [DAYBEAT_SLEEP_LEVEL_ASLEEP] = "asleep",
  [DAYBEAT_SLEEP_LEVEL_RESTLESS] = "restless",
};

static void
daybeat_sleep_clear (DaybeatSleep *self)
{
  g_free (self->id);
  g_free (self->log_type);
  g_free (self->device);
  g_free (self->extra);
  g_array_unref (self->segments);
  g_array_unref (self->short_wakes);
}

DAYBEAT_DEFINE_RECORD (DaybeatSleep, daybeat_sleep)

DaybeatSleep *
daybeat_sleep_new (void)
{
  DaybeatSleep *self = g_atomic_rc_box_new0 (DaybeatSleep);

  self->start = DAYBEAT_INSTANT_NONE;
  self->end = DAYBEAT_INSTANT_NONE;
  self->main = DAYBEAT_ABSENT;
  self->info_code = DAYBEAT_ABSENT;
  self->in_bed_minutes = DAYBEAT_ABSENT;
  self->asleep_minutes = DAYBEAT_ABSENT;
  self->awake_minutes = DAYBEAT_ABSENT;
  self->to_fall_asleep_minutes = DAYBEAT_ABSENT;
  self->after_wakeup_minutes = DAYBEAT_ABSENT;
  self->efficiency_received = DAYBEAT_ABSENT;
  self->score_received = DAYBEAT_ABSENT;
  for (int level = 0; level < DAYBEAT_N_SLEEP_LEVELS; level++)
    {
      self->level_minutes[level] = DAYBEAT_ABSENT;
      self->level_counts[level] = DAYBEAT_ABSENT;
      self->level_thirty_day_means[level] = DAYBEAT_ABSENT;
    }
  self->segments = g_array_new (FALSE, FALSE, sizeof (DaybeatSleepSegment));
  self->short_wakes = g_array_new (FALSE, FALSE, sizeof (DaybeatSleepSegment));
  return self;
}

void
daybeat_sleep_add_segment (GArray *segments, gint64 start_ms, guint32 seconds, DaybeatSleepLevel level)
{
  DaybeatSleepSegment segment = { .start_ms = start_ms, .seconds = seconds, .level = (guint32) level };

  g_array_append_val (segments, segment);
}

const char *
daybeat_sleep_level_to_string (DaybeatSleepLevel level)
{
  return (gsize) level < G_N_ELEMENTS (level_words) ? level_words[level] : level_words[DAYBEAT_SLEEP_LEVEL_UNKNOWN];
}

DaybeatSleepLevel
daybeat_sleep_level_from_string (const char *text)
{
  if (g_strcmp0 (text, "wake") == 0)
    return DAYBEAT_SLEEP_LEVEL_AWAKE;
  for (gsize i = 0; i < G_N_ELEMENTS (level_words); i++)
    {
      if (g_strcmp0 (text, level_words[i]) == 0)
        return (DaybeatSleepLevel) i;
    }
  return DAYBEAT_SLEEP_LEVEL_UNKNOWN;
}

const char *
daybeat_sleep_type_to_string (DaybeatSleepType type)
{
  return type == DAYBEAT_SLEEP_TYPE_STAGES ? "stages" : "classic";
}
