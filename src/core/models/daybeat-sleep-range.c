/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-models"

#include "config.h"

#include "daybeat-sleep-range.h"

struct _DaybeatSleepRange
{
  GObject parent_instance;

  DaybeatDay first;
  DaybeatDay last;
  GPtrArray *nights; /* (owned) (element-type DaybeatSleepNight): one a day */
};

G_DEFINE_FINAL_TYPE (DaybeatSleepRange, daybeat_sleep_range, G_TYPE_OBJECT)

/* A week's mean needs 4 days and its usual times 5, a month's 15: the table of metrics has the reasons. */
#define SHORT_SPAN_DAYS 7
#define SHORT_SPAN_NEEDED 4
#define LONG_SPAN_NEEDED 15

#define TRAVEL_MINUTES 120

typedef struct
{
  DaybeatDay first;
  DaybeatDay last;
  DaybeatHiddenSleeps *hidden; /* (owned) (nullable) */
} Load;

static void
load_free (Load *load)
{
  g_clear_object (&load->hidden);
  g_free (load);
}

static void
daybeat_sleep_range_finalize (GObject *object)
{
  DaybeatSleepRange *self = DAYBEAT_SLEEP_RANGE (object);

  g_ptr_array_unref (self->nights);

  G_OBJECT_CLASS (daybeat_sleep_range_parent_class)->finalize (object);
}

static void
daybeat_sleep_range_class_init (DaybeatSleepRangeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = daybeat_sleep_range_finalize;
}

static void
daybeat_sleep_range_init (DaybeatSleepRange *self)
{
  self->nights = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
on_sleeps_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sleeps = daybeat_store_load_sleeps_finish (DAYBEAT_STORE (object), result, &error);
  Load *load = g_task_get_task_data (task);

  if (sleeps == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  daybeat_hidden_sleeps_filter (load->hidden, sleeps);
  g_task_return_pointer (task, daybeat_sleep_range_new (load->first, load->last, sleeps), g_object_unref);
}

void
daybeat_sleep_range_load_async (DaybeatStore *store, DaybeatDay first, DaybeatDay last, DaybeatHiddenSleeps *hidden,
                                GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Load *load;

  g_return_if_fail (DAYBEAT_IS_STORE (store));
  g_return_if_fail (first <= last);
  g_return_if_fail (hidden == NULL || DAYBEAT_IS_HIDDEN_SLEEPS (hidden));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, daybeat_sleep_range_load_async);
  load = g_new0 (Load, 1);
  load->first = first;
  load->last = last;
  g_set_object (&load->hidden, hidden);
  g_task_set_task_data (task, load, (GDestroyNotify) load_free);
  daybeat_store_load_sleeps_async (store, first, last, cancellable, on_sleeps_loaded, g_steal_pointer (&task));
}

DaybeatSleepRange *
daybeat_sleep_range_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

DaybeatSleepRange *
daybeat_sleep_range_new (DaybeatDay first, DaybeatDay last, GPtrArray *sleeps)
{
  g_autoptr (GPtrArray) of_days = NULL;
  DaybeatSleepRange *self;

  g_return_val_if_fail (first <= last, NULL);
  g_return_val_if_fail (sleeps != NULL, NULL);

  self = g_object_new (DAYBEAT_TYPE_SLEEP_RANGE, NULL);
  self->first = first;
  self->last = last;
  of_days = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (DaybeatDay day = first; day <= last; day++)
    g_ptr_array_add (of_days, g_ptr_array_new ());
  for (guint i = 0; i < sleeps->len; i++)
    {
      DaybeatSleep *sleep = g_ptr_array_index (sleeps, i);

      if (sleep->day >= first && sleep->day <= last)
        g_ptr_array_add (g_ptr_array_index (of_days, sleep->day - first), sleep);
    }
  for (guint i = 0; i < of_days->len; i++)
    {
      DaybeatSleepNight *night = daybeat_sleep_night_new (first + i);

      daybeat_sleep_night_set_sleeps (night, g_ptr_array_index (of_days, i));
      g_ptr_array_add (self->nights, night);
    }
  return self;
}

DaybeatDay
daybeat_sleep_range_get_first (DaybeatSleepRange *self)
{
  g_return_val_if_fail (DAYBEAT_IS_SLEEP_RANGE (self), DAYBEAT_DAY_NONE);

  return self->first;
}

DaybeatDay
daybeat_sleep_range_get_last (DaybeatSleepRange *self)
{
  g_return_val_if_fail (DAYBEAT_IS_SLEEP_RANGE (self), DAYBEAT_DAY_NONE);

  return self->last;
}

DaybeatSleepNight *
daybeat_sleep_range_get_night (DaybeatSleepRange *self, DaybeatDay day)
{
  g_return_val_if_fail (DAYBEAT_IS_SLEEP_RANGE (self), NULL);

  if (day < self->first || day > self->last)
    return NULL;
  return g_ptr_array_index (self->nights, day - self->first);
}

void
daybeat_sleep_range_get_own_mean (DaybeatSleepRange *self, DaybeatDay tonight, DaybeatOwnMean *mean)
{
  g_autoptr (GPtrArray) main_sleeps = g_ptr_array_new ();

  g_return_if_fail (DAYBEAT_IS_SLEEP_RANGE (self));
  g_return_if_fail (mean != NULL);

  for (guint i = 0; i < self->nights->len; i++)
    {
      const DaybeatSleep *sleep = daybeat_sleep_night_get_main (g_ptr_array_index (self->nights, i));

      if (sleep != NULL)
        g_ptr_array_add (main_sleeps, (gpointer) sleep);
    }
  daybeat_own_mean_init (mean, main_sleeps, tonight);
}

static double
minutes_from_midnight (DaybeatInstant instant, DaybeatDay day)
{
  if (daybeat_instant_is_absent (instant))
    return DAYBEAT_ABSENT_NUMBER;
  return ((double) daybeat_instant_get_day (instant) - (double) day) * 1440
         + daybeat_instant_get_minute_of_day (instant);
}

GArray *
daybeat_sleep_range_dup_bars (DaybeatSleepRange *self)
{
  GArray *bars;

  g_return_val_if_fail (DAYBEAT_IS_SLEEP_RANGE (self), NULL);

  bars = g_array_sized_new (FALSE, FALSE, sizeof (DaybeatSleepBar), self->nights->len);
  for (guint i = 0; i < self->nights->len; i++)
    {
      DaybeatSleepNight *night = g_ptr_array_index (self->nights, i);
      const DaybeatSleepNumbers *numbers = daybeat_sleep_night_get_numbers (night);
      double asleep = daybeat_sleep_night_get_asleep (night);
      DaybeatSleepBar bar = { .day = self->first + i, .bed = NAN, .wake = NAN, .asleep = NAN };

      if (numbers != NULL)
        {
          bar.bed = minutes_from_midnight (numbers->onset, bar.day);
          bar.wake = minutes_from_midnight (numbers->offset, bar.day);
          bar.asleep = numbers->asleep;
        }
      if (!isnan (asleep))
        bar.napped = MAX (0, asleep - (isnan (bar.asleep) ? 0 : bar.asleep));
      g_array_append_val (bars, bar);
    }
  return bars;
}

/* Offsets that Daybeat worked out itself follow the person's home and say nothing of travel. */
static gboolean
is_travel (DaybeatInstant before, DaybeatInstant after)
{
  return before.offset_source == DAYBEAT_OFFSET_RECEIVED && after.offset_source == DAYBEAT_OFFSET_RECEIVED
         && ABS (after.offset_minutes - before.offset_minutes) >= TRAVEL_MINUTES;
}

static void
append_minute (GArray *minutes, DaybeatInstant instant)
{
  double minute = daybeat_instant_get_minute_of_day (instant);

  g_array_append_val (minutes, minute);
}

void
daybeat_sleep_range_get_summary (DaybeatSleepRange *self, DaybeatSleepSummary *summary)
{
  g_autoptr (GArray) beds = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) wakes = g_array_new (FALSE, FALSE, sizeof (double));
  DaybeatInstant last_end = DAYBEAT_INSTANT_NONE;
  DaybeatDay today = daybeat_day_today ();
  gboolean is_short;
  double asleep = 0, efficiency = 0;

  g_return_if_fail (DAYBEAT_IS_SLEEP_RANGE (self));
  g_return_if_fail (summary != NULL);

  is_short = self->nights->len <= SHORT_SPAN_DAYS;
  *summary = (DaybeatSleepSummary) {
    .needed = is_short ? SHORT_SPAN_NEEDED : LONG_SPAN_NEEDED,
    .clocks_needed = is_short ? DAYBEAT_CIRCULAR_MIN_TIMES : LONG_SPAN_NEEDED,
    .asleep = NAN, .efficiency = NAN,
  };
  for (guint i = 0; i < self->nights->len; i++)
    {
      DaybeatSleepNight *night = g_ptr_array_index (self->nights, i);
      const DaybeatSleepNumbers *numbers = daybeat_sleep_night_get_numbers (night);

      summary->days += daybeat_sleep_night_get_day (night) < today;
      if (numbers == NULL || daybeat_sleep_night_get_day (night) == today || isnan (numbers->efficiency))
        continue;
      summary->nights++;
      asleep += daybeat_sleep_night_get_asleep (night);
      efficiency += numbers->efficiency;
      if (daybeat_instant_is_absent (numbers->onset))
        continue;
      append_minute (beds, numbers->onset);
      append_minute (wakes, numbers->offset);
      summary->travel |= is_travel (last_end, numbers->offset);
      last_end = numbers->offset;
    }
  /* Whoever travels west may have slept on a day that has not begun at home. */
  summary->days = MAX (summary->days, summary->nights);
  if (summary->nights >= summary->needed)
    {
      summary->asleep = asleep / summary->nights;
      summary->efficiency = efficiency / summary->nights;
    }
  daybeat_circular_init (&summary->bed, (double *) beds->data, beds->len);
  daybeat_circular_init (&summary->wake, (double *) wakes->data, wakes->len);
  summary->has_usual_times = beds->len >= summary->clocks_needed && daybeat_circular_is_usual (&summary->bed)
                             && daybeat_circular_is_usual (&summary->wake);
}
