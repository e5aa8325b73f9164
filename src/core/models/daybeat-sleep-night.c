/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-models"

#include "config.h"

#include "daybeat-sleep-night.h"

#include "daybeat-main-sleep.h"

struct _DaybeatSleepNight
{
  GObject parent_instance;

  DaybeatDay day;
  gboolean loaded;
  DaybeatSleep *main; /* (owned) (nullable) */
  GPtrArray *naps;    /* (owned) (element-type DaybeatSleep) */
  DaybeatSleepNumbers numbers;
  double asleep;
};

G_DEFINE_FINAL_TYPE (DaybeatSleepNight, daybeat_sleep_night, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_DAY,
  PROP_LOADED,
  PROP_RECORDED,
  PROP_ASLEEP,
  PROP_IN_BED,
  PROP_EFFICIENCY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
daybeat_sleep_night_finalize (GObject *object)
{
  DaybeatSleepNight *self = DAYBEAT_SLEEP_NIGHT (object);

  g_clear_pointer (&self->main, daybeat_sleep_unref);
  g_ptr_array_unref (self->naps);

  G_OBJECT_CLASS (daybeat_sleep_night_parent_class)->finalize (object);
}

static void
daybeat_sleep_night_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DaybeatSleepNight *self = DAYBEAT_SLEEP_NIGHT (object);

  switch (prop_id)
    {
    case PROP_DAY:
      g_value_set_uint (value, self->day);
      break;
    case PROP_LOADED:
      g_value_set_boolean (value, self->loaded);
      break;
    case PROP_RECORDED:
      g_value_set_boolean (value, self->main != NULL);
      break;
    case PROP_ASLEEP:
      g_value_set_double (value, self->asleep);
      break;
    case PROP_IN_BED:
      g_value_set_double (value, self->main != NULL ? self->numbers.in_bed : DAYBEAT_ABSENT_NUMBER);
      break;
    case PROP_EFFICIENCY:
      g_value_set_double (value, self->main != NULL ? self->numbers.efficiency : DAYBEAT_ABSENT_NUMBER);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
daybeat_sleep_night_class_init (DaybeatSleepNightClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = daybeat_sleep_night_finalize;
  object_class->get_property = daybeat_sleep_night_get_property;

  properties[PROP_DAY] = g_param_spec_uint ("day", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, flags);
  properties[PROP_RECORDED] = g_param_spec_boolean ("recorded", NULL, NULL, FALSE, flags);
  properties[PROP_ASLEEP] = g_param_spec_double ("asleep", NULL, NULL, 0, G_MAXDOUBLE, 0, flags);
  properties[PROP_IN_BED] = g_param_spec_double ("in-bed", NULL, NULL, 0, G_MAXDOUBLE, 0, flags);
  properties[PROP_EFFICIENCY] = g_param_spec_double ("efficiency", NULL, NULL, 0, G_MAXDOUBLE, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
daybeat_sleep_night_init (DaybeatSleepNight *self)
{
  self->naps = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_sleep_unref);
  self->asleep = DAYBEAT_ABSENT_NUMBER;
}

static int
compare_starts (gconstpointer a, gconstpointer b)
{
  gint64 one = daybeat_instant_get_utc ((*(DaybeatSleep *const *) a)->start);
  gint64 other = daybeat_instant_get_utc ((*(DaybeatSleep *const *) b)->start);

  return (one > other) - (one < other);
}

DaybeatSleepNight *
daybeat_sleep_night_new (DaybeatDay day)
{
  DaybeatSleepNight *self = g_object_new (DAYBEAT_TYPE_SLEEP_NIGHT, NULL);

  self->day = day;
  return self;
}

void
daybeat_sleep_night_set_sleeps (DaybeatSleepNight *self, GPtrArray *sleeps)
{
  DaybeatSleep *night;

  g_return_if_fail (DAYBEAT_IS_SLEEP_NIGHT (self));
  g_return_if_fail (sleeps != NULL);

  g_clear_pointer (&self->main, daybeat_sleep_unref);
  g_ptr_array_set_size (self->naps, 0);

  night = daybeat_main_sleep_find (sleeps);
  if (night != NULL && sleeps->len == 1 && daybeat_main_sleep_is_lone_nap (night))
    night = NULL;
  for (guint i = 0; i < sleeps->len; i++)
    {
      DaybeatSleep *sleep = g_ptr_array_index (sleeps, i);

      if (sleep != night)
        g_ptr_array_add (self->naps, daybeat_sleep_ref (sleep));
    }
  g_ptr_array_sort (self->naps, compare_starts);
  if (night != NULL)
    {
      self->main = daybeat_sleep_ref (night);
      daybeat_sleep_numbers_init (&self->numbers, night);
    }
  self->asleep = daybeat_sleep_day_get_asleep (sleeps);
  self->loaded = TRUE;

  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = PROP_LOADED; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  g_object_thaw_notify (G_OBJECT (self));
}

DaybeatDay
daybeat_sleep_night_get_day (DaybeatSleepNight *self)
{
  g_return_val_if_fail (DAYBEAT_IS_SLEEP_NIGHT (self), DAYBEAT_DAY_NONE);

  return self->day;
}

gboolean
daybeat_sleep_night_get_loaded (DaybeatSleepNight *self)
{
  g_return_val_if_fail (DAYBEAT_IS_SLEEP_NIGHT (self), FALSE);

  return self->loaded;
}

const DaybeatSleep *
daybeat_sleep_night_get_main (DaybeatSleepNight *self)
{
  g_return_val_if_fail (DAYBEAT_IS_SLEEP_NIGHT (self), NULL);

  return self->main;
}

const DaybeatSleepNumbers *
daybeat_sleep_night_get_numbers (DaybeatSleepNight *self)
{
  g_return_val_if_fail (DAYBEAT_IS_SLEEP_NIGHT (self), NULL);

  return self->main != NULL ? &self->numbers : NULL;
}

GPtrArray *
daybeat_sleep_night_get_naps (DaybeatSleepNight *self)
{
  g_return_val_if_fail (DAYBEAT_IS_SLEEP_NIGHT (self), NULL);

  return self->naps;
}

double
daybeat_sleep_night_get_asleep (DaybeatSleepNight *self)
{
  g_return_val_if_fail (DAYBEAT_IS_SLEEP_NIGHT (self), DAYBEAT_ABSENT_NUMBER);

  return self->asleep;
}
