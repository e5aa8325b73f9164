/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-google-health"

#include "config.h"

#include "daybeat-google-health-values.h"

#include <string.h>

#define MAX_OFFSET_MINUTES (18 * 60)
#define MAX_DURATION_DIGITS 12
#define EPOCH_DAY 719163 /* of 1970-01-01 */

gboolean
daybeat_google_health_parse_duration (const char *text, gint64 *ms)
{
  const char *cursor = text;
  gint64 value = 0;
  int scale = 100;
  gboolean negative = cursor != NULL && *cursor == '-';
  int digits = 0;

  if (cursor == NULL)
    return FALSE;
  for (cursor += negative; g_ascii_isdigit (*cursor) && digits < MAX_DURATION_DIGITS; cursor++, digits++)
    value = value * 10 + (*cursor - '0');
  if (digits == 0)
    return FALSE;
  value *= 1000;
  if (*cursor == '.')
    {
      for (cursor++; g_ascii_isdigit (*cursor); cursor++, scale /= 10)
        value += (*cursor - '0') * scale;
    }
  if (cursor[0] != 's' || cursor[1] != '\0')
    return FALSE;
  *ms = negative ? -value : value;
  return TRUE;
}

gint64
daybeat_google_health_civil_to_ms (int year, int month, int day, gint64 time_ms)
{
  DaybeatDay civil_day = year <= 9999 ? daybeat_day_from_ymd (year, month, day) : DAYBEAT_DAY_NONE;

  if (civil_day == DAYBEAT_DAY_NONE || time_ms < 0 || time_ms > DAYBEAT_MS_PER_DAY)
    return DAYBEAT_GOOGLE_HEALTH_NO_CIVIL;
  return ((gint64) civil_day - EPOCH_DAY) * DAYBEAT_MS_PER_DAY + time_ms;
}

static gboolean
ms_to_offset (gint64 ms, int *minutes)
{
  if (ABS (ms) > MAX_OFFSET_MINUTES * DAYBEAT_MS_PER_MINUTE)
    return FALSE;
  *minutes = (int) ((ms + (ms < 0 ? -1 : 1) * DAYBEAT_MS_PER_MINUTE / 2) / DAYBEAT_MS_PER_MINUTE);
  return TRUE;
}

DaybeatInstant
daybeat_google_health_place (DaybeatInstant time, const char *offset, gint64 civil_ms, int near_minutes)
{
  DaybeatOffsetSource offset_source = DAYBEAT_OFFSET_RECEIVED;
  gint64 utc_ms = daybeat_instant_get_utc (time);
  gint64 offset_ms;
  int minutes;
  DaybeatInstant placed;

  if (daybeat_instant_is_absent (time))
    return DAYBEAT_INSTANT_NONE;
  if (!(daybeat_google_health_parse_duration (offset, &offset_ms) && ms_to_offset (offset_ms, &minutes)) &&
      !(civil_ms != DAYBEAT_GOOGLE_HEALTH_NO_CIVIL && ms_to_offset (civil_ms - utc_ms, &minutes)))
    {
      minutes = time.offset_minutes != 0 ? time.offset_minutes : near_minutes;
      offset_source = time.offset_minutes != 0 ? DAYBEAT_OFFSET_RECEIVED : DAYBEAT_OFFSET_ASSUMED;
    }
  placed = daybeat_instant_from_utc (utc_ms, minutes, offset_source);
  return daybeat_instant_get_day (placed) != DAYBEAT_DAY_NONE ? placed : DAYBEAT_INSTANT_NONE;
}

double
daybeat_google_health_take_seconds (DaybeatJsonFields *fields, const char *member)
{
  g_autofree char *text = daybeat_json_take_text (fields, member);
  gint64 ms;

  if (text == NULL)
    return DAYBEAT_ABSENT_NUMBER;
  if (daybeat_google_health_parse_duration (text, &ms))
    return (double) ms / 1000.0;
  daybeat_json_note (fields, member, "is not a duration", json_object_get_member (fields->object, member));
  return DAYBEAT_ABSENT_NUMBER;
}

/* Missing is 0, as the service leaves it out. */
static int
member_to_int (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);
  gint64 value = 0;

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node))
    value = json_node_get_value_type (node) == G_TYPE_STRING ? g_ascii_strtoll (json_node_get_string (node), NULL, 10)
                                                             : json_node_get_int (node);
  return (int) CLAMP (value, G_MININT, G_MAXINT);
}

static JsonObject *
member_to_object (JsonObject *object, const char *member)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static gint64
read_time_of_day (JsonObject *time)
{
  if (time == NULL)
    return 0;
  return ((member_to_int (time, "hours") * G_GINT64_CONSTANT (60) + member_to_int (time, "minutes")) * 60 +
          member_to_int (time, "seconds")) *
             1000 +
         member_to_int (time, "nanos") / 1000000;
}

static gint64
read_civil (JsonObject *date, JsonObject *time)
{
  if (date == NULL)
    return DAYBEAT_GOOGLE_HEALTH_NO_CIVIL;
  return daybeat_google_health_civil_to_ms (member_to_int (date, "year"), member_to_int (date, "month"),
                                            member_to_int (date, "day"), read_time_of_day (time));
}

static DaybeatDay
civil_to_day (DaybeatJsonFields *fields, const char *member, gint64 civil_ms)
{
  if (civil_ms != DAYBEAT_GOOGLE_HEALTH_NO_CIVIL)
    return (DaybeatDay) (civil_ms / DAYBEAT_MS_PER_DAY - (civil_ms % DAYBEAT_MS_PER_DAY < 0) + EPOCH_DAY);
  daybeat_json_note (fields, member, "is not a date", json_object_get_member (fields->object, member));
  return DAYBEAT_DAY_NONE;
}

DaybeatDay
daybeat_google_health_take_date (DaybeatJsonFields *fields, const char *member)
{
  JsonObject *date = daybeat_json_take_object (fields, member);

  return date != NULL ? civil_to_day (fields, member, read_civil (date, NULL)) : DAYBEAT_DAY_NONE;
}

DaybeatDay
daybeat_google_health_take_civil_day (DaybeatJsonFields *fields, const char *member)
{
  JsonObject *civil = daybeat_json_take_object (fields, member);

  return civil != NULL ? civil_to_day (fields, member, read_civil (member_to_object (civil, "date"), NULL))
                       : DAYBEAT_DAY_NONE;
}

DaybeatInstant
daybeat_google_health_take_instant (DaybeatJsonFields *fields, const char *time, const char *offset,
                                    const char *civil, int near_minutes)
{
  DaybeatInstant instant = daybeat_json_take_instant (fields, time);
  g_autofree char *offset_text = daybeat_json_take_text (fields, offset);
  JsonObject *shown = civil != NULL ? daybeat_json_take_object (fields, civil) : NULL;
  gint64 civil_ms = shown != NULL ? read_civil (member_to_object (shown, "date"), member_to_object (shown, "time"))
                                  : DAYBEAT_GOOGLE_HEALTH_NO_CIVIL;
  DaybeatInstant placed = daybeat_google_health_place (instant, offset_text, civil_ms, near_minutes);

  if (offset_text != NULL && placed.offset_source == DAYBEAT_OFFSET_ASSUMED)
    daybeat_json_note (fields, offset, "is not an offset", json_object_get_member (fields->object, offset));
  if (!daybeat_instant_is_absent (instant) && daybeat_instant_is_absent (placed))
    daybeat_json_note (fields, time, "is not a time", json_object_get_member (fields->object, time));
  return placed;
}

void
daybeat_google_health_take_interval (DaybeatJsonFields *fields, DaybeatInstant *start, DaybeatInstant *end)
{
  JsonObject *interval = daybeat_json_take_object (fields, "interval");
  g_auto (DaybeatJsonFields) times = { 0 };

  *start = *end = DAYBEAT_INSTANT_NONE;
  if (interval == NULL)
    return;
  daybeat_json_fields_init (&times, interval, fields->batch, fields->path);
  *start = daybeat_google_health_take_instant (&times, "startTime", "startUtcOffset", "civilStartTime", 0);
  *end = daybeat_google_health_take_instant (&times, "endTime", "endUtcOffset", "civilEndTime", start->offset_minutes);
  daybeat_google_health_note_rest (&times);
  /* A night that only says at its end where its clock stood. */
  if (start->offset_source == DAYBEAT_OFFSET_ASSUMED && end->offset_source == DAYBEAT_OFFSET_RECEIVED)
    *start = daybeat_instant_from_utc (daybeat_instant_get_utc (*start), end->offset_minutes, DAYBEAT_OFFSET_ASSUMED);
}

DaybeatInstant
daybeat_google_health_take_sample_time (DaybeatJsonFields *fields)
{
  JsonObject *sample_time = daybeat_json_take_object (fields, "sampleTime");
  g_auto (DaybeatJsonFields) times = { 0 };
  DaybeatInstant instant;

  if (sample_time == NULL)
    return DAYBEAT_INSTANT_NONE;
  daybeat_json_fields_init (&times, sample_time, fields->batch, fields->path);
  instant = daybeat_google_health_take_instant (&times, "physicalTime", "utcOffset", "civilTime", 0);
  daybeat_google_health_note_rest (&times);
  return instant;
}

char *
daybeat_google_health_take_word (DaybeatJsonFields *fields, const char *member)
{
  g_autofree char *word = daybeat_json_take_text (fields, member);

  if (word == NULL || *word == '\0' || g_str_has_suffix (word, "_UNSPECIFIED"))
    return NULL;
  return g_ascii_strdown (word, -1);
}

void
daybeat_google_health_note_rest (DaybeatJsonFields *fields)
{
  g_autofree char *rest = daybeat_json_take_rest (fields);

  if (rest != NULL)
    daybeat_batch_add_finding (fields->batch, fields->path, "has members nobody knows", rest);
}
