/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-export"

#include "config.h"

#include "daybeat-export-load.h"

#define LAST_DAY G_MAXUINT32

/* Families that are loaded whole */

static void
load_sleeps (DaybeatStore *store, gboolean all_sources, GCancellable *cancellable, GAsyncReadyCallback callback,
             gpointer user_data)
{
  if (all_sources)
    daybeat_store_load_every_sleep_async (store, cancellable, callback, user_data);
  else
    daybeat_store_load_sleeps_async (store, 0, LAST_DAY, cancellable, callback, user_data);
}

static void
load_exercises (DaybeatStore *store, gboolean all_sources, GCancellable *cancellable, GAsyncReadyCallback callback,
                gpointer user_data)
{
  if (all_sources)
    daybeat_store_load_every_exercise_async (store, cancellable, callback, user_data);
  else
    daybeat_store_load_exercises_async (store, 0, LAST_DAY, cancellable, callback, user_data);
}

static void
load_dailies (DaybeatStore *store, gboolean all_sources, GCancellable *cancellable, GAsyncReadyCallback callback,
              gpointer user_data)
{
  if (all_sources)
    daybeat_store_load_every_daily_async (store, NULL, 0, LAST_DAY, cancellable, callback, user_data);
  else
    daybeat_store_load_dailies_async (store, NULL, 0, LAST_DAY, cancellable, callback, user_data);
}

static void
load_readings (DaybeatStore *store, const char *kind, gboolean all_sources, GCancellable *cancellable,
               GAsyncReadyCallback callback, gpointer user_data)
{
  if (all_sources)
    daybeat_store_load_every_reading_async (store, kind, cancellable, callback, user_data);
  else
    daybeat_store_load_readings_async (store, kind, 0, LAST_DAY, cancellable, callback, user_data);
}

void
daybeat_export_load_part_async (DaybeatStore *store, const DaybeatExportFamily *family, guint part,
                                gboolean all_sources, GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data)
{
  switch (family->shape)
    {
    case DAYBEAT_EXPORT_SLEEPS:
      load_sleeps (store, all_sources, cancellable, callback, user_data);
      break;
    case DAYBEAT_EXPORT_EXERCISES:
      load_exercises (store, all_sources, cancellable, callback, user_data);
      break;
    case DAYBEAT_EXPORT_DAILIES:
      load_dailies (store, all_sources, cancellable, callback, user_data);
      break;
    case DAYBEAT_EXPORT_WEIGHT:
    case DAYBEAT_EXPORT_READINGS:
      load_readings (store, family->kinds[part], all_sources, cancellable, callback, user_data);
      break;
    default:
      daybeat_store_load_family_async (store, family->family, cancellable, callback, user_data);
      break;
    }
}

gpointer
daybeat_export_load_part_finish (DaybeatStore *store, const DaybeatExportFamily *family, GAsyncResult *result,
                                 GError **error)
{
  switch (family->shape)
    {
    case DAYBEAT_EXPORT_SLEEPS:
      return daybeat_store_load_sleeps_finish (store, result, error);
    case DAYBEAT_EXPORT_EXERCISES:
      return daybeat_store_load_exercises_finish (store, result, error);
    case DAYBEAT_EXPORT_DAILIES:
      return daybeat_store_load_dailies_finish (store, result, error);
    case DAYBEAT_EXPORT_WEIGHT:
    case DAYBEAT_EXPORT_READINGS:
      return daybeat_store_load_readings_finish (store, result, error);
    default:
      return daybeat_store_load_family_finish (store, result, error);
    }
}

/* Families that are loaded slice by slice */

void
daybeat_export_extent_free (DaybeatExportExtent *self)
{
  g_array_unref (self->days);
  g_clear_pointer (&self->hidden, g_hash_table_unref);
  g_free (self);
}

char *
daybeat_export_make_track_key (DaybeatSource source, const char *exercise_id)
{
  return g_strdup_printf ("%u %s", source, exercise_id);
}

void
daybeat_export_load_extent_async (DaybeatStore *store, const DaybeatExportFamily *family, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  if (family->shape == DAYBEAT_EXPORT_SERIES)
    daybeat_store_load_series_days_async (store, family->kinds[0], cancellable, callback, user_data);
  else
    daybeat_store_load_every_exercise_async (store, cancellable, callback, user_data);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  DaybeatDay day_a = *(const DaybeatDay *) a;
  DaybeatDay day_b = *(const DaybeatDay *) b;

  return (day_a > day_b) - (day_a < day_b);
}

/* A route lies where its exercise does; one whose exercise is not known has no day. */
static GArray *
list_exercise_days (GPtrArray *exercises)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (DaybeatDay));
  DaybeatDay none = DAYBEAT_DAY_NONE;

  g_array_append_val (days, none);
  for (guint i = 0; i < exercises->len; i++)
    {
      DaybeatDay day = daybeat_instant_get_day (((DaybeatExercise *) g_ptr_array_index (exercises, i))->start);

      if (day != g_array_index (days, DaybeatDay, days->len - 1))
        g_array_append_val (days, day);
    }
  return days;
}

static GHashTable *
list_hidden (GPtrArray *exercises)
{
  g_autofree gboolean *shown = daybeat_precedence_decide_exercises (exercises);
  GHashTable *hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < exercises->len; i++)
    {
      const DaybeatExercise *exercise = g_ptr_array_index (exercises, i);

      if (!shown[i])
        g_hash_table_add (hidden, daybeat_export_make_track_key (exercise->source, exercise->id));
    }
  return hidden;
}

DaybeatExportExtent *
daybeat_export_load_extent_finish (DaybeatStore *store, const DaybeatExportFamily *family, GAsyncResult *result,
                                   GError **error)
{
  g_autoptr (GPtrArray) exercises = NULL;
  g_autoptr (GArray) days = NULL;
  DaybeatExportExtent *self;

  if (family->shape == DAYBEAT_EXPORT_SERIES)
    days = daybeat_store_load_series_days_finish (store, result, error);
  else
    exercises = daybeat_store_load_exercises_finish (store, result, error);
  if (exercises != NULL)
    days = list_exercise_days (exercises);
  if (days == NULL)
    return NULL;

  g_array_sort (days, compare_days);
  self = g_new0 (DaybeatExportExtent, 1);
  self->days = g_steal_pointer (&days);
  self->hidden = exercises != NULL ? list_hidden (exercises) : NULL;
  return self;
}

void
daybeat_export_load_slice_async (DaybeatStore *store, const DaybeatExportFamily *family, DaybeatDay first,
                                 DaybeatDay last, gboolean all_sources, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  if (family->shape == DAYBEAT_EXPORT_TRACKS)
    daybeat_store_load_tracks_async (store, first, last, cancellable, callback, user_data);
  else if (all_sources)
    daybeat_store_load_every_series_async (store, family->kinds[0], first, last, cancellable, callback, user_data);
  else
    daybeat_store_load_series_async (store, family->kinds[0], first, last, cancellable, callback, user_data);
}

GPtrArray *
daybeat_export_load_slice_finish (DaybeatStore *store, const DaybeatExportFamily *family, GAsyncResult *result,
                                  GError **error)
{
  if (family->shape == DAYBEAT_EXPORT_TRACKS)
    return daybeat_store_load_tracks_finish (store, result, error);
  return daybeat_store_load_series_finish (store, result, error);
}
