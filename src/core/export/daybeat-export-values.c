/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-export"

#include "config.h"

#include "daybeat-export-values-private.h"

void
_daybeat_export_text (JsonObject *row, const char *member, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (row, member, text);
  else
    json_object_set_null_member (row, member);
}

void
_daybeat_export_count (JsonObject *row, const char *member, gint64 count)
{
  if (count != DAYBEAT_ABSENT)
    json_object_set_int_member (row, member, count);
  else
    json_object_set_null_member (row, member);
}

void
_daybeat_export_number (JsonObject *row, const char *member, double number)
{
  if (isfinite (number))
    json_object_set_double_member (row, member, number);
  else
    json_object_set_null_member (row, member);
}

void
_daybeat_export_flag (JsonObject *row, const char *member, int flag)
{
  if (flag != DAYBEAT_ABSENT)
    json_object_set_boolean_member (row, member, flag);
  else
    json_object_set_null_member (row, member);
}

void
_daybeat_export_day (JsonObject *row, const char *member, DaybeatDay day)
{
  g_autofree char *text = day != DAYBEAT_DAY_NONE ? daybeat_day_to_string (day) : NULL;

  _daybeat_export_text (row, member, text);
}

void
_daybeat_export_instant (JsonObject *row, const char *member, DaybeatInstant instant)
{
  g_autofree char *text = daybeat_instant_to_string (instant);

  _daybeat_export_text (row, member, text);
}

void
_daybeat_export_source (JsonObject *row, DaybeatSource source)
{
  json_object_set_string_member (row, "source", daybeat_source_to_string (source));
}
