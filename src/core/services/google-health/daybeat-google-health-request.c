/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-google-health"

#include "config.h"

#include "daybeat-google-health-type.h"

#include <json-glib/json-glib.h>

/* The day after the last of the window: bounds are half open. */
static DaybeatDay
end_of_window (const DaybeatGoogleHealthType *type, DaybeatDay last, DaybeatDay today)
{
  switch (type->bounds)
    {
    case DAYBEAT_GOOGLE_HEALTH_TIMES:
    case DAYBEAT_GOOGLE_HEALTH_TIMES_FROM:
      /* West of Greenwich today goes on into tomorrow in UTC. */
      return last >= today ? last + 2 : last + 1;
    case DAYBEAT_GOOGLE_HEALTH_DATES:
    case DAYBEAT_GOOGLE_HEALTH_WHOLE:
    default:
      return last + 1;
    }
}

static char *
make_literal (const DaybeatGoogleHealthType *type, DaybeatDay day)
{
  g_autofree char *date = daybeat_day_to_string (day);

  if (type->bounds == DAYBEAT_GOOGLE_HEALTH_TIMES || type->bounds == DAYBEAT_GOOGLE_HEALTH_TIMES_FROM)
    return g_strconcat (date, "T00:00:00Z", NULL);
  return g_steal_pointer (&date);
}

static char *
make_filter (const DaybeatGoogleHealthType *type, DaybeatDay first, DaybeatDay last, DaybeatDay today)
{
  g_autofree char *from = make_literal (type, first);
  g_autofree char *until = make_literal (type, end_of_window (type, last, today));

  if (type->bounds == DAYBEAT_GOOGLE_HEALTH_TIMES_FROM)
    return g_strdup_printf ("%s >= \"%s\"", type->member, from);
  return g_strdup_printf ("%s >= \"%s\" AND %s < \"%s\"", type->member, from, type->member, until);
}

static void
append_escaped (GString *target, const char *parameter, const char *value)
{
  g_string_append (target, parameter);
  g_string_append_uri_escaped (target, value, NULL, FALSE);
}

char *
daybeat_google_health_dup_target (const DaybeatGoogleHealthType *type, DaybeatDay first, DaybeatDay last,
                                  DaybeatDay today, const char *page_token)
{
  static const char *const methods[] = {
    [DAYBEAT_GOOGLE_HEALTH_LIST] = "",
    [DAYBEAT_GOOGLE_HEALTH_RECONCILE] = ":reconcile",
    [DAYBEAT_GOOGLE_HEALTH_DAILY_ROLL_UP] = ":dailyRollUp",
  };
  GString *target;

  g_return_val_if_fail (type != NULL, NULL);

  target = g_string_new (NULL);
  g_string_printf (target, "/v4/users/me/dataTypes/%s/dataPoints%s", type->path, methods[type->method]);
  if (type->method == DAYBEAT_GOOGLE_HEALTH_DAILY_ROLL_UP)
    return g_string_free_and_steal (target);

  g_string_append_printf (target, "?pageSize=%u", type->page_size);
  if (type->member != NULL)
    {
      g_autofree char *filter = make_filter (type, first, last, today);

      append_escaped (target, "&filter=", filter);
    }
  if (page_token != NULL)
    append_escaped (target, "&pageToken=", page_token);
  return g_string_free_and_steal (target);
}

static JsonObject *
make_civil_midnight (DaybeatDay day)
{
  JsonObject *civil = json_object_new ();
  JsonObject *date = json_object_new ();
  int year, month, day_of_month;

  daybeat_day_get_ymd (day, &year, &month, &day_of_month);
  json_object_set_int_member (date, "year", year);
  json_object_set_int_member (date, "month", month);
  json_object_set_int_member (date, "day", day_of_month);
  json_object_set_object_member (civil, "date", date);
  return civil;
}

char *
daybeat_google_health_dup_body (const DaybeatGoogleHealthType *type, DaybeatDay first, DaybeatDay last,
                                const char *page_token)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *body;
  JsonObject *range;

  g_return_val_if_fail (type != NULL, NULL);

  if (type->method != DAYBEAT_GOOGLE_HEALTH_DAILY_ROLL_UP)
    return NULL;
  body = json_object_new ();
  json_node_take_object (node, body);
  range = json_object_new ();
  json_object_set_object_member (range, "start", make_civil_midnight (first));
  json_object_set_object_member (range, "end", make_civil_midnight (last + 1));
  json_object_set_object_member (body, "range", range);
  json_object_set_int_member (body, "windowSizeDays", 1);
  json_object_set_int_member (body, "pageSize", type->page_size);
  if (page_token != NULL)
    json_object_set_string_member (body, "pageToken", page_token);
  return json_to_string (node, FALSE);
}

static gint64
midnight (DaybeatDay day)
{
  static const DaybeatDay epoch = 719163; /* of 1970-01-01 */

  return ((gint64) day - epoch) * DAYBEAT_MS_PER_DAY;
}

/* Kinds are told apart by family: `water` is a daily number and a kind of readings. */
static const DaybeatFamilies windowed = DAYBEAT_FAMILY_SLEEP | DAYBEAT_FAMILY_EXERCISES | DAYBEAT_FAMILY_DAILIES |
                                        DAYBEAT_FAMILY_SERIES | DAYBEAT_FAMILY_READINGS;

void
daybeat_google_health_set_window (DaybeatBatch *batch, const DaybeatGoogleHealthType *type, DaybeatDay first,
                                  DaybeatDay last, DaybeatDay today)
{
  g_return_if_fail (batch != NULL && type != NULL);

  batch->complete |= type->families & windowed;
  for (gsize i = 0; type->kinds[i] != NULL; i++)
    daybeat_batch_add_complete_kind (batch, type->kinds[i]);
  switch (type->bounds)
    {
    case DAYBEAT_GOOGLE_HEALTH_WHOLE:
      batch->from_ms = G_MININT64;
      batch->until_ms = G_MAXINT64;
      break;
    case DAYBEAT_GOOGLE_HEALTH_DATES:
      batch->first_day = first;
      batch->last_day = last;
      break;
    case DAYBEAT_GOOGLE_HEALTH_TIMES:
    case DAYBEAT_GOOGLE_HEALTH_TIMES_FROM:
    default:
      batch->from_ms = midnight (first);
      batch->until_ms = midnight (end_of_window (type, last, today));
      break;
    }
}
