/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-google-health"

#include "config.h"

#include "daybeat-google-health-series-private.h"

#include <stdlib.h>

void
_daybeat_google_health_note_sample (SeriesPage *page, const char *member, const char *reason, yyjson_val *original)
{
  g_autofree char *path = g_strdup_printf ("%s[].%s", page->type->key, member);
  char *text = original != NULL ? yyjson_val_write (original, YYJSON_WRITE_NOFLAG, NULL) : NULL;

  daybeat_batch_add_finding (page->batch, path, reason, text);
  free (text);
}

gboolean
_daybeat_google_health_is_given (yyjson_val *value)
{
  return value != NULL && !yyjson_is_null (value);
}

gboolean
_daybeat_google_health_read_number (yyjson_val *value, double *number)
{
  const char *text = yyjson_get_str (value);
  char *end;

  if (yyjson_is_num (value))
    *number = yyjson_get_num (value);
  else if (text != NULL && *text != '\0')
    {
      *number = g_ascii_strtod (text, &end);
      if (*end != '\0')
        return FALSE;
    }
  else
    return FALSE;
  return isfinite (*number);
}

static yyjson_val *
find_number (const SeriesNumber *number, yyjson_val *value)
{
  return yyjson_obj_get (number->within != NULL ? yyjson_obj_get (value, number->within) : value, number->member);
}

static yyjson_val *
find_first_number (const SeriesKind *kind, yyjson_val *value)
{
  yyjson_val *given = find_number (&kind->numbers[0], value);

  return given == NULL && kind->mean != NULL ? yyjson_obj_get (value, kind->mean) : given;
}

static gboolean
read_numbers (SeriesPage *page, yyjson_val *point, yyjson_val *value, double *values)
{
  for (gsize i = 0; i < DAYBEAT_GOOGLE_HEALTH_MAX_NUMBERS && page->kind->numbers[i].member != NULL; i++)
    {
      const SeriesNumber *number = &page->kind->numbers[i];
      yyjson_val *given = i == 0 ? find_first_number (page->kind, value) : find_number (number, value);
      double found;

      if (!_daybeat_google_health_is_given (given))
        continue;
      if (_daybeat_google_health_read_number (given, &found) && found >= 0)
        values[number->column] = found * number->scale;
      else
        _daybeat_google_health_note_sample (page, number->member, "is not a number that can be", point);
    }
  if (!_daybeat_google_health_is_given (find_first_number (page->kind, value)))
    {
      if (page->kind->zero)
        values[0] = 0;
      else
        _daybeat_google_health_note_sample (page, page->kind->numbers[0].member, "is missing", point);
    }
  return !isnan (values[0]);
}

/* The columns after the first are the zones. */
static gboolean
read_zone_minutes (SeriesPage *page, yyjson_val *point, yyjson_val *value, double *values)
{
  static const char *const zones[] = { "FAT_BURN", "CARDIO", "PEAK" };
  const char *zone = yyjson_get_str (yyjson_obj_get (value, "heartRateZone"));

  if (!read_numbers (page, point, value, values))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      if (g_strcmp0 (zone, zones[i]) != 0)
        continue;
      values[i + 1] = values[0];
      return TRUE;
    }
  _daybeat_google_health_note_sample (page, "heartRateZone", "is a word nobody knows", point);
  return TRUE;
}

static void
read_active_level (SeriesPage *page, yyjson_val *point, yyjson_val *row, double *values)
{
  static const char *const levels[] = { "LIGHT", "MODERATE", "VIGOROUS" };
  const char *level = yyjson_get_str (yyjson_obj_get (row, "activityLevel"));
  yyjson_val *given = yyjson_obj_get (row, "activeMinutes");
  double minutes = 0;

  if (_daybeat_google_health_is_given (given) && !_daybeat_google_health_read_number (given, &minutes))
    {
      _daybeat_google_health_note_sample (page, "activeMinutes", "is not a number that can be", point);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      if (g_strcmp0 (level, levels[i]) != 0)
        continue;
      values[i] = minutes;
      return;
    }
  _daybeat_google_health_note_sample (page, "activityLevel", "is a word nobody knows", point);
}

static gboolean
read_active_minutes (SeriesPage *page, yyjson_val *point, yyjson_val *value, double *values)
{
  yyjson_val *rows = yyjson_obj_get (value, "activeMinutesByActivityLevel");
  yyjson_val *row;
  yyjson_arr_iter iter;

  if (_daybeat_google_health_is_given (rows) && !yyjson_is_arr (rows))
    _daybeat_google_health_note_sample (page, "activeMinutesByActivityLevel", "is not of the documented type", point);
  yyjson_arr_iter_init (rows, &iter);
  while ((row = yyjson_arr_iter_next (&iter)) != NULL)
    read_active_level (page, point, row, values);
  return !isnan (values[0]) || !isnan (values[1]) || !isnan (values[2]);
}

static gint64
read_instant (yyjson_val *times, const char *member)
{
  DaybeatInstant instant;

  return daybeat_instant_parse (yyjson_get_str (yyjson_obj_get (times, member)), &instant)
             ? daybeat_instant_get_utc (instant)
             : DAYBEAT_INSTANT_ABSENT;
}

/* From sitting, 0, to very active, 3; and for how long. */
static gboolean
read_activity_level (SeriesPage *page, yyjson_val *point, yyjson_val *value, double *values)
{
  static const char *const levels[] = { "SEDENTARY", "LIGHTLY_ACTIVE", "MODERATELY_ACTIVE", "VERY_ACTIVE" };
  const char *level = yyjson_get_str (yyjson_obj_get (value, "activityLevelType"));
  yyjson_val *interval = yyjson_obj_get (value, "interval");
  gint64 start_ms = read_instant (interval, "startTime");
  gint64 end_ms = read_instant (interval, "endTime");

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      if (g_strcmp0 (level, levels[i]) == 0)
        values[0] = i;
    }
  if (end_ms != DAYBEAT_INSTANT_ABSENT && start_ms != DAYBEAT_INSTANT_ABSENT && end_ms >= start_ms)
    values[1] = (double) (end_ms - start_ms) / 1000.0;
  else
    _daybeat_google_health_note_sample (page, "interval", "has no end", point);
  if (isnan (values[0]))
    _daybeat_google_health_note_sample (page, "activityLevelType", "is a word nobody knows", point);
  return !isnan (values[0]);
}

/* clang-format off: a table */
static const SeriesKind kinds[] = {
  { .key = "heartRate", .id = "heart_rate", .mean = "beatsPerMinuteAvg", .read = read_numbers,
    .numbers = { { NULL, "beatsPerMinute", 0, 1 } },
    .known = { "metadata", "beatsPerMinuteAvg", "beatsPerMinuteMin", "beatsPerMinuteMax" } },
  { .key = "heartRateVariability", .id = "hrv_5min", .read = read_numbers,
    .numbers = { { NULL, "rootMeanSquareOfSuccessiveDifferencesMilliseconds", 0, 1 },
                 { "metadata", "lowFrequencyPower", 2, 1 },
                 { "metadata", "highFrequencyPower", 3, 1 },
                 { NULL, "standardDeviationMilliseconds", 4, 1 } },
    .known = { "metadata" } },
  { .key = "oxygenSaturation", .id = "spo2_minutes", .read = read_numbers,
    .numbers = { { NULL, "percentage", 0, 1 } } },
  { .key = "steps", .id = "steps_minutes", .zero = TRUE, .read = read_numbers,
    .numbers = { { NULL, "count", 0, 1 } } },
  { .key = "distance", .id = "distance_minutes", .zero = TRUE, .read = read_numbers,
    .numbers = { { NULL, "millimeters", 0, 0.001 } } },
  { .key = "floors", .id = "floors_minutes", .zero = TRUE, .read = read_numbers,
    .numbers = { { NULL, "count", 0, 1 } } },
  { .key = "altitude", .id = "elevation_minutes", .zero = TRUE, .read = read_numbers,
    .numbers = { { NULL, "gainMillimeters", 0, 0.001 } } },
  { .key = "activeEnergyBurned", .id = "energy_minutes", .zero = TRUE, .read = read_numbers,
    .numbers = { { NULL, "kcal", 0, 1 } } },
  { .key = "basalEnergyBurned", .id = "basal_energy_minutes", .zero = TRUE, .read = read_numbers,
    .numbers = { { NULL, "kcal", 0, 1 } } },
  { .key = "activeZoneMinutes", .id = "zone_minutes", .zero = TRUE, .sum_up = TRUE, .read = read_zone_minutes,
    .numbers = { { NULL, "activeZoneMinutes", 0, 1 } }, .known = { "heartRateZone" } },
  { .key = "activeMinutes", .id = "active_minutes", .read = read_active_minutes,
    .known = { "activeMinutesByActivityLevel" } },
  { .key = "activityLevel", .id = "activity_level", .read = read_activity_level, .known = { "activityLevelType" } },
};
/* clang-format on */

const SeriesKind *
_daybeat_google_health_series_kind_find (const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_str_equal (kinds[i].key, key))
        return &kinds[i];
    }
  g_assert_not_reached ();
}
