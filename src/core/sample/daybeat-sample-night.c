/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-sample"

#include "config.h"

#include "daybeat-sample-night-private.h"

#include "daybeat-random-private.h"

#define EPOCH_SECONDS 30
#define TOPIC_NIGHT G_GUINT64_CONSTANT (0x100000000)
#define TOPIC_NAP G_GUINT64_CONSTANT (0x200000000)
#define EPOCH_DAY 719163

/* A night that is being laid, segment after segment. */
typedef struct
{
  DaybeatSleep *sleep;
  DaybeatRandom random;
  int seconds_left;
  gint64 cursor_ms;
} Night;

static void
lay (Night *night, DaybeatSleepLevel level, int seconds)
{
  GArray *segments = night->sleep->segments;
  DaybeatSleepSegment *former
      = segments->len > 0 ? &g_array_index (segments, DaybeatSleepSegment, segments->len - 1) : NULL;

  seconds = MIN (seconds, night->seconds_left) / EPOCH_SECONDS * EPOCH_SECONDS;
  if (seconds <= 0)
    return;
  if (former != NULL && former->level == (guint32)level)
    former->seconds += (guint32)seconds;
  else
    daybeat_sleep_add_segment (segments, night->cursor_ms, (guint32)seconds, level);
  night->cursor_ms += seconds * G_GINT64_CONSTANT (1000);
  night->seconds_left -= seconds;
}

static int
around (Night *night, double minutes)
{
  double drawn = daybeat_random_normal (&night->random, minutes, minutes * 0.25);

  return (int)MAX (1.0, drawn) * 60 + daybeat_random_between (&night->random, 0, 1) * EPOCH_SECONDS;
}

/* Deep sleep lies in the first cycles, REM grows towards the morning. */
static void
lay_cycle (Night *night, int number, gboolean ill)
{
  static const double deep[] = { 34, 26, 14, 6, 2, 0 };
  static const double rem[] = { 6, 14, 20, 27, 30, 30 };
  int cycle = MIN (number, (int)G_N_ELEMENTS (deep) - 1);

  lay (night, DAYBEAT_SLEEP_LEVEL_LIGHT, around (night, 16));
  if (deep[cycle] > 0)
    lay (night, DAYBEAT_SLEEP_LEVEL_DEEP, around (night, ill ? deep[cycle] * 0.6 : deep[cycle]));
  lay (night, DAYBEAT_SLEEP_LEVEL_LIGHT, around (night, 22));
  lay (night, DAYBEAT_SLEEP_LEVEL_REM, around (night, rem[cycle]));
  if (daybeat_random_chance (&night->random, ill ? 85 : 45))
    lay (night, DAYBEAT_SLEEP_LEVEL_AWAKE, around (night, ill ? 12 : 5));
}

/* The first cycle is 0, or a later one where the night goes on after an interruption. */
static void
lay_stages (Night *night, gboolean ill, int first_cycle)
{
  int last_wake = daybeat_random_between (&night->random, 2, 12) * 60;

  lay (night, DAYBEAT_SLEEP_LEVEL_AWAKE, daybeat_random_between (&night->random, 1, 20) * EPOCH_SECONDS);
  night->seconds_left -= last_wake;
  for (int cycle = first_cycle; night->seconds_left > 0; cycle++)
    lay_cycle (night, cycle, ill);
  night->seconds_left += last_wake;
  lay (night, DAYBEAT_SLEEP_LEVEL_AWAKE, night->seconds_left);
}

static void
lay_classic (Night *night, gboolean ill)
{
  while (night->seconds_left > 0)
    {
      lay (night, DAYBEAT_SLEEP_LEVEL_ASLEEP, daybeat_random_between (&night->random, 12, 60) * 60);
      if (daybeat_random_chance (&night->random, ill ? 90 : 70))
        lay (night, DAYBEAT_SLEEP_LEVEL_RESTLESS, daybeat_random_between (&night->random, 1, 4) * 60);
      if (daybeat_random_chance (&night->random, ill ? 40 : 12))
        lay (night, DAYBEAT_SLEEP_LEVEL_AWAKE, daybeat_random_between (&night->random, 1, ill ? 9 : 4) * 60);
    }
}

/* The clocks jumped at two: what no device could tell is a stretch nobody knows. Returns how many cycles lie
 * before. */
static int
lay_until_jump (Night *night, const DaybeatSampleNight *plan)
{
  int until_two = (120 - plan->bed_minute) * 60 - (int)(night->sleep->start.wall_ms / 1000 % 60);
  int rest = night->seconds_left - until_two;
  int cycle = 0;

  if (until_two <= 0 || rest <= plan->clock_change_minutes * 60)
    return 0;
  night->seconds_left = until_two;
  if (!plan->stages)
    lay_classic (night, plan->ill);
  for (; night->seconds_left > 0; cycle++)
    lay_cycle (night, cycle, plan->ill);
  night->seconds_left = rest;
  lay (night, DAYBEAT_SLEEP_LEVEL_UNKNOWN, plan->clock_change_minutes * 60);
  return MAX (cycle, 1);
}

/* The clocks were put back at three: whoever got up later than that did so at an earlier hour than it felt.
 */
static void
put_end_back (DaybeatSleep *sleep, const DaybeatSampleNight *plan)
{
  if (plan->bed_minute < 180 && plan->bed_minute + plan->in_bed_minutes > 180)
    sleep->end = daybeat_instant_add_seconds (sleep->end, plan->clock_change_minutes * 60);
}

/* Wakes of half a minute to three lie over light and REM sleep, never over one another. */
static void
add_short_wakes (Night *night, gboolean ill)
{
  GArray *segments = night->sleep->segments;

  for (guint i = 0; i < segments->len; i++)
    {
      const DaybeatSleepSegment *segment = &g_array_index (segments, DaybeatSleepSegment, i);
      int n_epochs = (int)segment->seconds / EPOCH_SECONDS;
      gboolean shallow
          = segment->level == DAYBEAT_SLEEP_LEVEL_LIGHT || segment->level == DAYBEAT_SLEEP_LEVEL_REM;
      int length, offset;

      if (!shallow || n_epochs < 14 || !daybeat_random_chance (&night->random, ill ? 95 : 70))
        continue;
      length = daybeat_random_between (&night->random, 1, 6);
      offset = daybeat_random_between (&night->random, 2, n_epochs - length - 2);
      daybeat_sleep_add_segment (night->sleep->short_wakes,
                                 segment->start_ms + offset * EPOCH_SECONDS * G_GINT64_CONSTANT (1000),
                                 (guint32)(length * EPOCH_SECONDS), DAYBEAT_SLEEP_LEVEL_AWAKE);
    }
}

static const DaybeatSleepSegment *
segment_at (GArray *segments, gint64 time_ms)
{
  for (guint i = 0; i < segments->len; i++)
    {
      const DaybeatSleepSegment *segment = &g_array_index (segments, DaybeatSleepSegment, i);

      if (time_ms >= segment->start_ms
          && time_ms < segment->start_ms + segment->seconds * G_GINT64_CONSTANT (1000))
        return segment;
    }
  return NULL;
}

/* Minutes and counts as the vendor gives them: short wakes are taken out of what they lie over. */
static void
sum_up (DaybeatSleep *sleep)
{
  int seconds[DAYBEAT_N_SLEEP_LEVELS] = { 0 };
  int counts[DAYBEAT_N_SLEEP_LEVELS] = { 0 };

  for (guint i = 0; i < sleep->segments->len; i++)
    {
      const DaybeatSleepSegment *segment = &g_array_index (sleep->segments, DaybeatSleepSegment, i);

      seconds[segment->level] += (int)segment->seconds;
      counts[segment->level]++;
    }
  for (guint i = 0; i < sleep->short_wakes->len; i++)
    {
      const DaybeatSleepSegment *wake = &g_array_index (sleep->short_wakes, DaybeatSleepSegment, i);
      const DaybeatSleepSegment *under = segment_at (sleep->segments, wake->start_ms);

      if (under == NULL)
        continue;
      seconds[under->level] -= (int)wake->seconds;
      seconds[DAYBEAT_SLEEP_LEVEL_AWAKE] += (int)wake->seconds;
      counts[DAYBEAT_SLEEP_LEVEL_AWAKE]++;
    }

  for (int level = 0; level < DAYBEAT_N_SLEEP_LEVELS; level++)
    {
      gboolean of_stages = level >= DAYBEAT_SLEEP_LEVEL_REM && level <= DAYBEAT_SLEEP_LEVEL_DEEP;
      gboolean of_classic = level >= DAYBEAT_SLEEP_LEVEL_ASLEEP;

      if (level != DAYBEAT_SLEEP_LEVEL_AWAKE
          && !(sleep->type == DAYBEAT_SLEEP_TYPE_STAGES ? of_stages : of_classic))
        continue;
      sleep->level_minutes[level] = (seconds[level] + 30) / 60;
      sleep->level_counts[level] = counts[level];
    }
}

static void
describe (DaybeatSleep *sleep)
{
  const int *minutes = sleep->level_minutes;

  sum_up (sleep);
  sleep->asleep_minutes = sleep->type == DAYBEAT_SLEEP_TYPE_STAGES
                              ? minutes[DAYBEAT_SLEEP_LEVEL_LIGHT] + minutes[DAYBEAT_SLEEP_LEVEL_DEEP]
                                    + minutes[DAYBEAT_SLEEP_LEVEL_REM]
                              : minutes[DAYBEAT_SLEEP_LEVEL_ASLEEP];
  sleep->awake_minutes = sleep->in_bed_minutes - sleep->asleep_minutes;
  /* The vendor's own number comes from movement and does not follow from the stages. */
  sleep->efficiency_received = MIN (100, 100 * sleep->asleep_minutes / sleep->in_bed_minutes + 6);
  sleep->to_fall_asleep_minutes = 0;
  sleep->after_wakeup_minutes = 0;
}

static Night
begin (DaybeatRandom random, DaybeatSource source, DaybeatDay day, int minute, int minutes)
{
  Night night = { .sleep = daybeat_sleep_new (), .random = random, .seconds_left = minutes * 60 };
  gint64 midnight = ((gint64)day - EPOCH_DAY) * DAYBEAT_MS_PER_DAY;

  night.sleep->source = source;
  night.sleep->start.wall_ms = midnight + minute * DAYBEAT_MS_PER_MINUTE;
  night.sleep->start.wall_ms += daybeat_random_between (&night.random, 0, 1) * 30000;
  night.sleep->end = daybeat_instant_add_seconds (night.sleep->start, minutes * 60);
  night.sleep->day = daybeat_instant_get_day (night.sleep->end);
  night.sleep->in_bed_minutes = minutes;
  night.sleep->log_type = g_strdup ("auto_detected");
  night.sleep->info_code = 0;
  /* Above 2^53, as real ids of late are. */
  night.sleep->id
      = g_strdup_printf ("%" G_GUINT64_FORMAT, G_GUINT64_CONSTANT (9100000000000000000)
                                                   + (guint64)day * 100000 + (guint64)(minute + 1440));
  night.cursor_ms = night.sleep->start.wall_ms;
  return night;
}

DaybeatSleep *
daybeat_sample_night_create (guint32 seed, DaybeatSource source, const DaybeatSampleNight *plan)
{
  Night night = begin (daybeat_random_seed (seed, TOPIC_NIGHT + plan->day), source, plan->day,
                       plan->bed_minute, plan->in_bed_minutes);

  int cycle = 0;

  night.sleep->type = plan->stages ? DAYBEAT_SLEEP_TYPE_STAGES : DAYBEAT_SLEEP_TYPE_CLASSIC;
  night.sleep->main = TRUE;
  night.sleep->device = g_strdup (plan->device);
  night.sleep->info_code = plan->poor_signal ? 1 : 0;
  if (plan->clock_change_minutes > 0)
    cycle = lay_until_jump (&night, plan);
  if (plan->stages)
    lay_stages (&night, plan->ill, cycle);
  else
    lay_classic (&night, plan->ill);
  if (plan->stages)
    add_short_wakes (&night, plan->ill);
  describe (night.sleep);
  if (plan->clock_change_minutes < 0)
    put_end_back (night.sleep, plan);
  return night.sleep;
}

DaybeatSleep *
daybeat_sample_nap_create (guint32 seed, DaybeatSource source, DaybeatDay day, const char *device)
{
  DaybeatRandom random = daybeat_random_seed (seed, TOPIC_NAP + day);
  int minute = daybeat_random_between (&random, 13 * 60 + 20, 16 * 60);
  int minutes = daybeat_random_between (&random, 25, 95);
  Night night = begin (random, source, day, minute, minutes);

  night.sleep->type = DAYBEAT_SLEEP_TYPE_CLASSIC;
  night.sleep->main = FALSE;
  night.sleep->device = g_strdup (device);
  night.sleep->info_code = 2; /* under three hours: no stages */
  lay_classic (&night, FALSE);
  describe (night.sleep);
  return night.sleep;
}
