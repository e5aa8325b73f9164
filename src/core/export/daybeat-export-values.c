/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-export"

#include "config.h"

#include "daybeat-export-values-private.h"

#include <string.h>

#include "daybeat-json-fields.h"

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

static JsonNode *
parse (const char *json)
{
  g_autoptr (GBytes) body = json != NULL ? g_bytes_new_static (json, strlen (json)) : NULL;

  return body != NULL ? daybeat_json_parse (body, NULL) : NULL;
}

void
_daybeat_export_json (JsonObject *row, const char *member, const char *json)
{
  JsonNode *node = parse (json);

  if (node != NULL)
    json_object_set_member (row, member, node);
}

void
_daybeat_export_further (JsonObject *row, const char *json)
{
  g_autoptr (JsonNode) node = parse (json);
  JsonObjectIter iter;
  const char *member;
  JsonNode *value;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &member, &value))
    {
      if (!json_object_has_member (row, member))
        json_object_set_member (row, member, json_node_copy (value));
    }
}

/*
 * Both halves of a fraction are whole numbers that a double holds exactly, so that their quotient is the very double
 * that the decimal reads back as: nothing has to be printed and read for what measures mostly are.
 */
static gboolean
append_decimals (GString *text, double number)
{
  gint64 scale = 10;

  for (int decimals = 1; decimals <= 6; decimals++, scale *= 10)
    {
      double scaled = rint (number * (double) scale);

      if (fabs (scaled) >= 1e15)
        return FALSE;
      if (scaled / (double) scale == number)
        {
          gint64 whole = (gint64) fabs (scaled);

          g_string_append_printf (text, "%s%" G_GINT64_FORMAT ".%0*" G_GINT64_FORMAT, number < 0 ? "-" : "",
                                  whole / scale, decimals, whole % scale);
          return TRUE;
        }
    }
  return FALSE;
}

/* json-glib prints 1.75 with seventeen digits. */
void
_daybeat_export_append_number (GString *text, double number)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (number == rint (number) && fabs (number) < 1e15)
    {
      g_string_append_printf (text, "%" G_GINT64_FORMAT, (gint64) number);
      return;
    }
  if (append_decimals (text, number))
    return;
  for (int precision = 1; precision < 17; precision++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%dg", precision);
      g_ascii_formatd (digits, sizeof digits, format, number);
      if (g_ascii_strtod (digits, NULL) == number)
        {
          g_string_append (text, digits);
          return;
        }
    }
  g_string_append (text, g_ascii_dtostr (digits, sizeof digits, number));
}
