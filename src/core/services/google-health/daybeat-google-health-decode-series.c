/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-google-health"

#include "config.h"

#include "daybeat-google-health-decode-private.h"
#include "daybeat-google-health-series-private.h"
#include "daybeat-google-health-values.h"

static int
get_int (yyjson_val *object, const char *member)
{
  double number;

  if (!_daybeat_google_health_read_number (yyjson_obj_get (object, member), &number))
    return 0;
  return (int) CLAMP (number, G_MININT, G_MAXINT);
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
read_time (SeriesPage *page, yyjson_val *point, yyjson_val *value)
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
    _daybeat_google_health_note_sample (page, offset_member, "is not an offset", point);
  return instant;
}

/* A member that came with more values than this is one that every sample has its own of. */
#define MOST_VALUES 100

static guint
count_values (SeriesPage *page, const char *member)
{
  g_autofree char *path = g_strdup_printf ("%s[].%s", page->type->key, member);
  guint n_values = 0;

  for (guint i = 0; i < page->batch->findings->len; i++)
    n_values += g_str_equal (((DaybeatFinding *) g_ptr_array_index (page->batch->findings, i))->path, path);
  return n_values;
}

/* Each with its value, which a thousand points that have the same tell once. The day on which the service gives its
   millions of samples one more number must not make each of them a record of its own. */
static void
note_rest (SeriesPage *page, yyjson_val *object, const char *const *known)
{
  yyjson_val *member;
  yyjson_obj_iter iter;

  yyjson_obj_iter_init (object, &iter);
  while ((member = yyjson_obj_iter_next (&iter)) != NULL)
    {
      const char *name = yyjson_get_str (member);

      if (g_strv_contains (known, name))
        continue;
      if (count_values (page, name) < MOST_VALUES)
        _daybeat_google_health_note_sample (page, name, "is a member nobody knows", yyjson_obj_iter_get_val (member));
      else
        _daybeat_google_health_note_sample (page, name, "has more values than are kept", NULL);
    }
}

static void
note_rest_of_point (SeriesPage *page, yyjson_val *point, yyjson_val *value)
{
  const char *const of_point[] = { page->type->key, "name",    "dataPointName", "dataSource",
                                   "startTime",     "endTime", NULL };
  const char *of_value[2 + 2 * DAYBEAT_GOOGLE_HEALTH_MAX_NUMBERS + 1] = { "interval", "sampleTime" };
  gsize n = 2;

  for (gsize i = 0; i < DAYBEAT_GOOGLE_HEALTH_MAX_NUMBERS; i++)
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
decode_sample (SeriesPage *page, yyjson_val *point)
{
  double values[DAYBEAT_SERIES_MAX_COLUMNS];
  yyjson_val *value = yyjson_obj_get (point, page->type->key);
  DaybeatInstant time;

  if (!yyjson_is_obj (value))
    {
      _daybeat_google_health_note_sample (page, page->type->key, "is missing", point);
      return;
    }
  for (guint column = 0; column < DAYBEAT_SERIES_MAX_COLUMNS; column++)
    values[column] = DAYBEAT_ABSENT_NUMBER;
  time = read_time (page, point, value);
  note_rest_of_point (page, point, value);
  if (daybeat_instant_is_absent (time))
    _daybeat_google_health_note_sample (page, "startTime", "is missing: the sample cannot be placed", point);
  else if (page->kind->read (page, point, value, values))
    daybeat_google_health_samples_add (page->samples, time, values);
}

static void
decode_samples (SeriesPage *page, yyjson_val *points)
{
  yyjson_val *point;
  yyjson_arr_iter iter;

  page->kind = _daybeat_google_health_series_kind_find (page->type->key);
  page->samples = daybeat_google_health_samples_new (daybeat_series_kind_find (page->kind->id),
                                                     page->kind->sum_up);
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
  SeriesPage page = { .type = type, .batch = batch };
  gsize size;
  const char *text = g_bytes_get_data (body, &size);
  yyjson_doc *document = size > 0 ? yyjson_read (text, size, YYJSON_READ_BIGNUM_AS_RAW) : NULL;
  yyjson_val *root = yyjson_doc_get_root (document);
  yyjson_val *rolled_up = yyjson_obj_get (root, "rollupDataPoints");
  yyjson_val *points = rolled_up != NULL ? rolled_up : yyjson_obj_get (root, "dataPoints");
  const char *token = yyjson_get_str (yyjson_obj_get (root, "nextPageToken"));
  gboolean is_page = yyjson_is_obj (root) && yyjson_obj_get (root, "error") == NULL &&
                     (!_daybeat_google_health_is_given (points) || yyjson_is_arr (points));

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
