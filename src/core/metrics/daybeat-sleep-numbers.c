/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-metrics"

#include "config.h"

#include "daybeat-sleep-numbers.h"

#include "daybeat-hypnogram.h"
#include "daybeat-main-sleep.h"

#define LONG_AWAKENING_SECONDS (5 * 60)

/* Received and computed minutes that lie further apart than this mean that one of the two was read wrongly. */
#define PLAUSIBLE_DIFFERENCE_MINUTES 2.0

static gint64
segment_end (const DaybeatSleepSegment *segment)
{
  return segment->start_ms + (gint64) segment->seconds * 1000;
}

/* First and last moment of sleep on the clock of the start; FALSE where there is none. */
static gboolean
find_sleep_period (GArray *hypnogram, gint64 *onset_ms, gint64 *offset_ms)
{
  gboolean found = FALSE;

  for (guint i = 0; i < hypnogram->len; i++)
    {
      const DaybeatSleepSegment *segment = &g_array_index (hypnogram, DaybeatSleepSegment, i);

      if (!daybeat_sleep_level_is_asleep ((DaybeatSleepLevel) segment->level))
        continue;
      if (!found)
        *onset_ms = segment->start_ms;
      *offset_ms = segment_end (segment);
      found = TRUE;
    }
  return found;
}

/* A moment so many seconds after the start, on the start's clock, or on the end's where both offsets are known. */
static DaybeatInstant
instant_at (const DaybeatSleep *sleep, gint64 seconds, gboolean on_end_clock)
{
  DaybeatInstant instant = daybeat_instant_add_seconds (sleep->start, seconds);

  if (on_end_clock && sleep->start.offset_source != DAYBEAT_OFFSET_NONE
      && sleep->end.offset_source != DAYBEAT_OFFSET_NONE)
    return daybeat_instant_from_utc (daybeat_instant_get_utc (instant), sleep->end.offset_minutes,
                                     (DaybeatOffsetSource) sleep->end.offset_source);
  return instant;
}

static void
set_sleep_period (DaybeatSleepNumbers *numbers, const DaybeatSleep *sleep, gint64 onset_seconds,
                  gint64 period_seconds)
{
  numbers->to_fall_asleep = (double) onset_seconds / 60;
  numbers->sleep_period = (double) period_seconds / 60;
  if (daybeat_instant_is_absent (sleep->start))
    return;
  numbers->onset = instant_at (sleep, onset_seconds, FALSE);
  numbers->middle = instant_at (sleep, onset_seconds + period_seconds / 2, FALSE);
  numbers->offset = instant_at (sleep, onset_seconds + period_seconds, TRUE);
}

/* Without segments the bounds of sleep are what the source says of lying awake before and after. */
static void
compute_period_from_received (DaybeatSleepNumbers *numbers, const DaybeatSleep *sleep)
{
  gint64 before = MAX (sleep->to_fall_asleep_minutes, 0) * G_GINT64_CONSTANT (60);
  gint64 after = MAX (sleep->after_wakeup_minutes, 0) * G_GINT64_CONSTANT (60);
  gint64 period = daybeat_sleep_get_in_bed_seconds (sleep) - before - after;

  if (period > 0)
    set_sleep_period (numbers, sleep, before, period);
}

static void
count_awakenings (DaybeatSleepNumbers *numbers, GArray *hypnogram, gint64 onset_ms, gint64 offset_ms)
{
  gint64 awake_seconds = 0;

  numbers->awakenings = 0;
  numbers->long_awakenings = 0;
  for (guint i = 0; i < hypnogram->len; i++)
    {
      const DaybeatSleepSegment *segment = &g_array_index (hypnogram, DaybeatSleepSegment, i);
      gboolean awake = segment->level == DAYBEAT_SLEEP_LEVEL_AWAKE;

      if (segment->start_ms < onset_ms || segment->start_ms >= offset_ms)
        continue;
      if (awake || segment->level == DAYBEAT_SLEEP_LEVEL_RESTLESS)
        awake_seconds += segment->seconds;
      if (awake)
        numbers->awakenings++;
      if (awake && segment->seconds >= LONG_AWAKENING_SECONDS)
        numbers->long_awakenings++;
      if (segment->level == DAYBEAT_SLEEP_LEVEL_REM && isnan (numbers->rem_latency))
        numbers->rem_latency = (double) (segment->start_ms - onset_ms) / 60000;
    }
  numbers->awake_after_onset = (double) awake_seconds / 60;
}

static void
compute_levels (DaybeatSleepNumbers *numbers, GArray *hypnogram)
{
  for (int level = 0; level < DAYBEAT_N_SLEEP_LEVELS; level++)
    numbers->level_minutes[level] = hypnogram->len > 0 ? 0 : DAYBEAT_ABSENT_NUMBER;
  for (guint i = 0; i < hypnogram->len; i++)
    {
      const DaybeatSleepSegment *segment = &g_array_index (hypnogram, DaybeatSleepSegment, i);

      if (segment->level < DAYBEAT_N_SLEEP_LEVELS)
        numbers->level_minutes[segment->level] += segment->seconds / 60.0;
    }
}

/* What the source sent wins over what was counted. */
static void
prefer_received_levels (DaybeatSleepNumbers *numbers, const DaybeatSleep *sleep)
{
  for (int level = DAYBEAT_SLEEP_LEVEL_AWAKE; level < DAYBEAT_N_SLEEP_LEVELS; level++)
    {
      if (sleep->level_minutes[level] == DAYBEAT_ABSENT)
        continue;
      if (fabs (numbers->level_minutes[level] - sleep->level_minutes[level]) > PLAUSIBLE_DIFFERENCE_MINUTES)
        g_debug ("A sleep's received and counted minutes of %s are far apart",
                 daybeat_sleep_level_to_string ((DaybeatSleepLevel) level));
      numbers->level_minutes[level] = sleep->level_minutes[level];
      numbers->levels_received = TRUE;
    }
}

static double
sum_sleeping_levels (const DaybeatSleepNumbers *numbers)
{
  double sum = DAYBEAT_ABSENT_NUMBER;

  for (int level = 0; level < DAYBEAT_N_SLEEP_LEVELS; level++)
    {
      if (daybeat_sleep_level_is_asleep ((DaybeatSleepLevel) level) && !isnan (numbers->level_minutes[level]))
        sum = (isnan (sum) ? 0 : sum) + numbers->level_minutes[level];
    }
  return sum;
}

static void
compute_shares (DaybeatSleepNumbers *numbers, const DaybeatSleep *sleep)
{
  double whole = sum_sleeping_levels (numbers);

  if (sleep->type != DAYBEAT_SLEEP_TYPE_STAGES || !(whole > 0))
    return;
  for (int level = DAYBEAT_SLEEP_LEVEL_REM; level <= DAYBEAT_SLEEP_LEVEL_DEEP; level++)
    numbers->level_shares[level] = 100 * numbers->level_minutes[level] / whole;
}

static void
clear_numbers (DaybeatSleepNumbers *numbers)
{
  *numbers = (DaybeatSleepNumbers) {
    .asleep = NAN, .awake_in_bed = NAN, .to_fall_asleep = NAN, .sleep_period = NAN, .awake_after_onset = NAN,
    .efficiency = NAN, .awakenings = DAYBEAT_ABSENT, .long_awakenings = DAYBEAT_ABSENT, .rem_latency = NAN,
    .onset = DAYBEAT_INSTANT_NONE, .offset = DAYBEAT_INSTANT_NONE, .middle = DAYBEAT_INSTANT_NONE,
  };
  for (int level = 0; level < DAYBEAT_N_SLEEP_LEVELS; level++)
    numbers->level_shares[level] = DAYBEAT_ABSENT_NUMBER;
}

void
daybeat_sleep_numbers_init (DaybeatSleepNumbers *numbers, const DaybeatSleep *sleep)
{
  g_autoptr (GArray) hypnogram = NULL;
  gint64 onset_ms = 0, offset_ms = 0;

  g_return_if_fail (numbers != NULL);
  g_return_if_fail (sleep != NULL);

  hypnogram = daybeat_hypnogram_new (sleep);
  clear_numbers (numbers);
  numbers->in_bed = (double) daybeat_sleep_get_in_bed_seconds (sleep) / 60;
  compute_levels (numbers, hypnogram);
  prefer_received_levels (numbers, sleep);

  numbers->asleep_received = sleep->asleep_minutes != DAYBEAT_ABSENT;
  numbers->asleep = numbers->asleep_received ? sleep->asleep_minutes : sum_sleeping_levels (numbers);
  numbers->awake_in_bed = numbers->in_bed - numbers->asleep;
  if (numbers->in_bed > 0)
    numbers->efficiency = 100 * numbers->asleep / numbers->in_bed;
  compute_shares (numbers, sleep);

  if (find_sleep_period (hypnogram, &onset_ms, &offset_ms))
    {
      gint64 start_ms = daybeat_instant_is_absent (sleep->start)
                            ? g_array_index (hypnogram, DaybeatSleepSegment, 0).start_ms
                            : sleep->start.wall_ms;

      set_sleep_period (numbers, sleep, (onset_ms - start_ms) / 1000, (offset_ms - onset_ms) / 1000);
      count_awakenings (numbers, hypnogram, onset_ms, offset_ms);
    }
  else
    compute_period_from_received (numbers, sleep);
}

typedef struct
{
  gint64 start_ms;
  gint64 end_ms;
} Span;

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const Span *one = a;
  const Span *other = b;

  return (one->start_ms > other->start_ms) - (one->start_ms < other->start_ms);
}

/* Adds the moments asleep in UTC: the counted ones, else as many as the source says from falling asleep on. */
static void
add_asleep_spans (GArray *spans, const DaybeatSleep *sleep)
{
  g_autoptr (GArray) hypnogram = daybeat_hypnogram_new (sleep);
  gint64 shift_ms = daybeat_instant_get_utc (sleep->start) - sleep->start.wall_ms;
  guint before = spans->len;
  DaybeatSleepNumbers numbers;

  for (guint i = 0; i < hypnogram->len; i++)
    {
      const DaybeatSleepSegment *segment = &g_array_index (hypnogram, DaybeatSleepSegment, i);
      Span span = { segment->start_ms + shift_ms, segment_end (segment) + shift_ms };

      if (daybeat_sleep_level_is_asleep ((DaybeatSleepLevel) segment->level))
        g_array_append_val (spans, span);
    }
  daybeat_sleep_numbers_init (&numbers, sleep);
  if (spans->len == before && !daybeat_instant_is_absent (numbers.onset) && !isnan (numbers.asleep))
    {
      Span span = { .start_ms = daybeat_instant_get_utc (numbers.onset) };

      span.end_ms = span.start_ms + (gint64) (numbers.asleep * DAYBEAT_MS_PER_MINUTE);
      g_array_append_val (spans, span);
    }
}

static double
measure_union (GPtrArray *sleeps)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (Span));
  gint64 covered_to = G_MININT64;
  gint64 sum_ms = 0;

  for (guint i = 0; i < sleeps->len; i++)
    add_asleep_spans (spans, g_ptr_array_index (sleeps, i));
  g_array_sort (spans, compare_spans);
  for (guint i = 0; i < spans->len; i++)
    {
      const Span *span = &g_array_index (spans, Span, i);

      sum_ms += MAX (0, span->end_ms - MAX (span->start_ms, covered_to));
      covered_to = MAX (covered_to, span->end_ms);
    }
  return (double) sum_ms / DAYBEAT_MS_PER_MINUTE;
}

static gboolean
any_overlap (GPtrArray *sleeps)
{
  for (guint i = 0; i < sleeps->len; i++)
    for (guint j = i + 1; j < sleeps->len; j++)
      {
        const DaybeatSleep *a = g_ptr_array_index (sleeps, i);
        const DaybeatSleep *b = g_ptr_array_index (sleeps, j);
        gint64 start_a, start_b;

        if (daybeat_instant_is_absent (a->start) || daybeat_instant_is_absent (b->start))
          continue;
        start_a = daybeat_instant_get_utc (a->start);
        start_b = daybeat_instant_get_utc (b->start);
        if (start_a < start_b + daybeat_sleep_get_in_bed_seconds (b) * 1000
            && start_b < start_a + daybeat_sleep_get_in_bed_seconds (a) * 1000)
          return TRUE;
      }
  return FALSE;
}

double
daybeat_sleep_day_get_asleep (GPtrArray *sleeps)
{
  double sum = DAYBEAT_ABSENT_NUMBER;

  g_return_val_if_fail (sleeps != NULL, DAYBEAT_ABSENT_NUMBER);

  if (any_overlap (sleeps))
    return measure_union (sleeps);
  for (guint i = 0; i < sleeps->len; i++)
    {
      DaybeatSleepNumbers numbers;

      daybeat_sleep_numbers_init (&numbers, g_ptr_array_index (sleeps, i));
      if (!isnan (numbers.asleep))
        sum = (isnan (sum) ? 0 : sum) + numbers.asleep;
    }
  return sum;
}
