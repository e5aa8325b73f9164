/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-google-health"

#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <yyjson.h>

#include "daybeat-google-health-decode-private.h"
#include "daybeat-google-health-samples.h"
#include "daybeat-google-health-values.h"

/* A page has 10,000 points and a first sync thousands of pages: the one place here where json-glib is too slow. */

#define MAX_NUMBERS 4

typedef struct _Kind Kind;

typedef struct
{
  const DaybeatGoogleHealthType *type;
  const Kind *kind;
  DaybeatBatch *batch;
  DaybeatGoogleHealthSamples *samples;
  int near_minutes; /* the offset of the last point that said one */
} Page;

/* Whether @values can be used; what cannot be read is noted by then. */
typedef gboolean (*ReadFunc) (Page *page, yyjson_val *point, yyjson_val *value, double *values);

typedef struct
{
  const char *within; /* (nullable): an object around it */
  const char *member;
  guint column;
  double scale;
} Number;

/*
 * @mean: (nullable): what stands for the first number where samples were rolled up
 * @zero: a missing first number is 0, which the service leaves out; else the sample says nothing
 * @known: members that are read, or say nothing new
 */
struct _Kind
{
  const char *key;
  const char *id;
  const char *mean;
  gboolean zero;
  ReadFunc read;
  Number numbers[MAX_NUMBERS];
  const char *known[MAX_NUMBERS];
};

static void
note (Page *page, const char *member, const char *reason, yyjson_val *original)
{
  g_autofree char *path = g_strdup_printf ("%s[].%s", page->type->key, member);
  char *text = original != NULL ? yyjson_val_write (original, YYJSON_WRITE_NOFLAG, NULL) : NULL;

  daybeat_batch_add_finding (page->batch, path, reason, text);
  free (text);
}

static gboolean
is_given (yyjson_val *value)
{
  return value != NULL && !yyjson_is_null (value);
}

/* A number, or a text that is one. */
static gboolean
read_number (yyjson_val *value, double *number)
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
find_number (const Number *number, yyjson_val *value)
{
  return yyjson_obj_get (number->within != NULL ? yyjson_obj_get (value, number->within) : value, number->member);
}

static yyjson_val *
find_first_number (const Kind *kind, yyjson_val *value)
{
  yyjson_val *given = find_number (&kind->numbers[0], value);

  return given == NULL && kind->mean != NULL ? yyjson_obj_get (value, kind->mean) : given;
}

static gboolean
read_numbers (Page *page, yyjson_val *point, yyjson_val *value, double *values)
{
  for (gsize i = 0; i < MAX_NUMBERS && page->kind->numbers[i].member != NULL; i++)
    {
      const Number *number = &page->kind->numbers[i];
      yyjson_val *given = i == 0 ? find_first_number (page->kind, value) : find_number (number, value);
      double found;

      if (!is_given (given))
        continue;
      if (read_number (given, &found) && found >= 0)
        values[number->column] = found * number->scale;
      else
        note (page, number->member, "is not a number that can be", point);
    }
  if (!is_given (find_first_number (page->kind, value)))
    {
      if (page->kind->zero)
        values[0] = 0;
      else
        note (page, page->kind->numbers[0].member, "is missing", point);
    }
  return !isnan (values[0]);
}

/* The columns after the first are the zones. */
static gboolean
read_zone_minutes (Page *page, yyjson_val *point, yyjson_val *value, double *values)
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
  note (page, "heartRateZone", "is a word nobody knows", point);
  return TRUE;
}

static void
read_active_level (Page *page, yyjson_val *point, yyjson_val *row, double *values)
{
  static const char *const levels[] = { "LIGHT", "MODERATE", "VIGOROUS" };
  const char *level = yyjson_get_str (yyjson_obj_get (row, "activityLevel"));
  yyjson_val *given = yyjson_obj_get (row, "activeMinutes");
  double minutes = 0;

  if (is_given (given) && !read_number (given, &minutes))
    {
      note (page, "activeMinutes", "is not a number that can be", point);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      if (g_strcmp0 (level, levels[i]) != 0)
        continue;
      values[i] = minutes;
      return;
    }
  note (page, "activityLevel", "is a word nobody knows", point);
}

static gboolean
read_active_minutes (Page *page, yyjson_val *point, yyjson_val *value, double *values)
{
  yyjson_val *rows = yyjson_obj_get (value, "activeMinutesByActivityLevel");
  yyjson_val *row;
  yyjson_arr_iter iter;

  if (is_given (rows) && !yyjson_is_arr (rows))
    note (page, "activeMinutesByActivityLevel", "is not of the documented type", point);
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
read_activity_level (Page *page, yyjson_val *point, yyjson_val *value, double *values)
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
    note (page, "interval", "has no end", point);
  if (isnan (values[0]))
    note (page, "activityLevelType", "is a word nobody knows", point);
  return !isnan (values[0]);
}

static const Kind kinds[] = {
  { "heartRate",
    "heart_rate",
    "beatsPerMinuteAvg",
    FALSE,
    read_numbers,
    { { NULL, "beatsPerMinute", 0, 1 } },
    { "metadata", "beatsPerMinuteAvg", "beatsPerMinuteMin", "beatsPerMinuteMax" } },
  { "heartRateVariability",
    "hrv_5min",
    NULL,
    FALSE,
    read_numbers,
    { { NULL, "rootMeanSquareOfSuccessiveDifferencesMilliseconds", 0, 1 },
      { "metadata", "lowFrequencyPower", 2, 1 },
      { "metadata", "highFrequencyPower", 3, 1 },
      { NULL, "standardDeviationMilliseconds", 4, 1 } },
    { "metadata" } },
  { "oxygenSaturation", "spo2_minutes", NULL, FALSE, read_numbers, { { NULL, "percentage", 0, 1 } }, { NULL } },
  { "steps", "steps_minutes", NULL, TRUE, read_numbers, { { NULL, "count", 0, 1 } }, { NULL } },
  { "distance", "distance_minutes", NULL, TRUE, read_numbers, { { NULL, "millimeters", 0, 0.001 } }, { NULL } },
  { "floors", "floors_minutes", NULL, TRUE, read_numbers, { { NULL, "count", 0, 1 } }, { NULL } },
  { "altitude", "elevation_minutes", NULL, TRUE, read_numbers, { { NULL, "gainMillimeters", 0, 0.001 } }, { NULL } },
  { "activeEnergyBurned", "energy_minutes", NULL, TRUE, read_numbers, { { NULL, "kcal", 0, 1 } }, { NULL } },
  { "basalEnergyBurned", "basal_energy_minutes", NULL, TRUE, read_numbers, { { NULL, "kcal", 0, 1 } }, { NULL } },
  { "activeZoneMinutes",
    "zone_minutes",
    NULL,
    TRUE,
    read_zone_minutes,
    { { NULL, "activeZoneMinutes", 0, 1 } },
    { "heartRateZone" } },
  { "activeMinutes", "active_minutes", NULL, TRUE, read_active_minutes, { { 0 } }, { "activeMinutesByActivityLevel" } },
  { "activityLevel", "activity_level", NULL, TRUE, read_activity_level, { { 0 } }, { "activityLevelType" } },
};

static const Kind *
find_kind (const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_str_equal (kinds[i].key, key))
        return &kinds[i];
    }
  g_assert_not_reached ();
}

static int
get_int (yyjson_val *object, const char *member)
{
  double number = 0;

  return read_number (yyjson_obj_get (object, member), &number) ? (int) CLAMP (number, G_MININT, G_MAXINT) : 0;
}

static gint64
read_civil (yyjson_val *civil)
{
  yyjson_val *date = yyjson_obj_get (civil, "date");
  yyjson_val *time = yyjson_obj_get (civil, "time");
  gint64 seconds;

  if (!yyjson_is_obj (date))
    return DAYBEAT_GOOGLE_HEALTH_NO_CIVIL;
  seconds = (get_int (time, "hours") * G_GINT64_CONSTANT (60) + get_int (time, "minutes")) * 60 +
            get_int (time, "seconds");
  return daybeat_google_health_civil_to_ms (get_int (date, "year"), get_int (date, "month"), get_int (date, "day"),
                                            seconds * 1000 + get_int (time, "nanos") / 1000000);
}

/* Samples have a moment, intervals are placed by their start, and what was rolled up has its start beside the value. */
static DaybeatInstant
read_time (Page *page, yyjson_val *point, yyjson_val *value)
{
  yyjson_val *sample = yyjson_obj_get (value, "sampleTime");
  yyjson_val *interval = yyjson_obj_get (value, "interval");
  yyjson_val *times = sample != NULL ? sample : interval != NULL ? interval : point;
  const char *offset_member = sample != NULL ? "utcOffset" : "startUtcOffset";
  const char *offset = yyjson_get_str (yyjson_obj_get (times, offset_member));
  DaybeatInstant instant = DAYBEAT_INSTANT_NONE;
  gint64 civil_ms = DAYBEAT_GOOGLE_HEALTH_NO_CIVIL;

  if (!daybeat_instant_parse (
          yyjson_get_str (yyjson_obj_get (times, sample != NULL ? "physicalTime" : "startTime")), &instant))
    return DAYBEAT_INSTANT_NONE;
  if (offset == NULL)
    civil_ms = read_civil (yyjson_obj_get (times, sample != NULL ? "civilTime" : "civilStartTime"));
  instant = daybeat_google_health_place (instant, offset, civil_ms, page->near_minutes);
  if (instant.offset_source == DAYBEAT_OFFSET_RECEIVED)
    page->near_minutes = instant.offset_minutes;
  else if (offset != NULL)
    note (page, offset_member, "is not an offset", point);
  return instant;
}

/* Each with its value, which a thousand points that have the same tell once. */
static void
note_rest (Page *page, yyjson_val *object, const char *const *known)
{
  yyjson_val *member;
  yyjson_obj_iter iter;

  yyjson_obj_iter_init (object, &iter);
  while ((member = yyjson_obj_iter_next (&iter)) != NULL)
    {
      if (!g_strv_contains (known, yyjson_get_str (member)))
        note (page, yyjson_get_str (member), "is a member nobody knows", yyjson_obj_iter_get_val (member));
    }
}

static void
note_rest_of_point (Page *page, yyjson_val *point, yyjson_val *value)
{
  const char *const of_point[] = { page->type->key, "name", "dataPointName", "dataSource", "startTime", "endTime", NULL };
  const char *of_value[2 + 2 * MAX_NUMBERS + 1] = { "interval", "sampleTime" };
  gsize n = 2;

  for (gsize i = 0; i < MAX_NUMBERS; i++)
    {
      if (page->kind->numbers[i].member != NULL)
        of_value[n++] = page->kind->numbers[i].member;
      if (page->kind->known[i] != NULL)
        of_value[n++] = page->kind->known[i];
    }
  note_rest (page, point, of_point);
  note_rest (page, value, of_value);
}

static void
decode_sample (Page *page, yyjson_val *point)
{
  double values[DAYBEAT_SERIES_MAX_COLUMNS] = { NAN, NAN, NAN, NAN, NAN };
  yyjson_val *value = yyjson_obj_get (point, page->type->key);
  DaybeatInstant time;

  if (!yyjson_is_obj (value))
    {
      note (page, page->type->key, "is missing", point);
      return;
    }
  time = read_time (page, point, value);
  note_rest_of_point (page, point, value);
  if (daybeat_instant_is_absent (time))
    note (page, "startTime", "is missing: the sample cannot be placed", point);
  else if (page->kind->read (page, point, value, values))
    daybeat_google_health_samples_add (page->samples, time, values);
}

static void
decode_samples (Page *page, yyjson_val *points)
{
  yyjson_val *point;
  yyjson_arr_iter iter;

  page->kind = find_kind (page->type->key);
  page->samples = daybeat_google_health_samples_new (daybeat_series_kind_find (page->kind->id),
                                                     page->kind->read == read_zone_minutes);
  yyjson_arr_iter_init (points, &iter);
  while ((point = yyjson_arr_iter_next (&iter)) != NULL)
    decode_sample (page, point);
  daybeat_google_health_samples_move_to (page->samples, page->batch);
  g_clear_pointer (&page->samples, daybeat_google_health_samples_free);
}

gboolean
_daybeat_google_health_decode_series (const DaybeatGoogleHealthType *type, GBytes *body, DaybeatBatch *batch,
                                      char **next_page_token, GError **error)
{
  Page page = { .type = type, .batch = batch };
  gsize size;
  const char *text = g_bytes_get_data (body, &size);
  yyjson_doc *document = size > 0 ? yyjson_read (text, size, YYJSON_READ_BIGNUM_AS_RAW) : NULL;
  yyjson_val *root = yyjson_doc_get_root (document);
  yyjson_val *rolled_up = yyjson_obj_get (root, "rollupDataPoints");
  yyjson_val *points = rolled_up != NULL ? rolled_up : yyjson_obj_get (root, "dataPoints");
  const char *token = yyjson_get_str (yyjson_obj_get (root, "nextPageToken"));
  gboolean is_page = yyjson_is_obj (root) && yyjson_obj_get (root, "error") == NULL &&
                     (!is_given (points) || yyjson_is_arr (points));

  if (is_page)
    {
      note_rest (&page, root, (const char *const[]) { "dataPoints", "rollupDataPoints", "nextPageToken", NULL });
      decode_samples (&page, points);
    }
  if (is_page && token != NULL && *token != '\0')
    *next_page_token = g_strdup (token);
  yyjson_doc_free (document);
  if (document == NULL)
    return daybeat_json_fail_parse (error);
  return is_page || daybeat_json_fail_shape (error);
}
