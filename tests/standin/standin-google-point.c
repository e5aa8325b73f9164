/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-standin"

/* A point as a whole: its name, where it is from, and its value (§4.0). */

#include "config.h"

#include "standin-google-data-private.h"

static const char *
get_device_form (const char *device)
{
  return g_str_has_prefix (device, "Aria") ? "SCALE" : g_str_equal (device, "Phone") ? "PHONE" : "FITNESS_BAND";
}

static void
put_device (GString *out, const char *device)
{
  standin_begin (out, "device", '{');
  if (device != NULL)
    {
      standin_put_text (out, "displayName", device);
      standin_put_text (out, "formFactor", get_device_form (device));
      if (!g_str_equal (device, "Phone"))
        standin_put_text (out, "manufacturer", "Fitbit");
    }
  standin_end (out, '}');
}

static const char *
get_device (const StandInGoogleType *type, const StandInPoint *point)
{
  if (type->kind == STANDIN_KIND_SLEEP)
    return ((const DaybeatSleep *) point->record)->device;
  if (g_str_equal (type->id, "exercise"))
    return ((const DaybeatExercise *) point->record)->device;
  if (point->record != NULL)
    return ((const DaybeatReading *) point->record)->device;
  return point->device;
}

static const char *
get_method (const StandInGoogleType *type, const StandInPoint *point)
{
  if (type->kind == STANDIN_KIND_SLEEP)
    return g_strcmp0 (((const DaybeatSleep *) point->record)->log_type, "manual") == 0 ? "MANUAL" : type->method;
  if (g_str_equal (type->id, "exercise"))
    return g_strcmp0 (((const DaybeatExercise *) point->record)->log_type, "tracker") == 0 ? "ACTIVELY_MEASURED"
                                                                                           : type->method;
  if (g_str_equal (type->id, "weight") && get_device (type, point) == NULL)
    return "MANUAL";
  return type->method;
}

static void
put_source (GString *out, const StandInGoogleType *type, const StandInPoint *point)
{
  const char *method = get_method (type, point);

  standin_begin (out, "dataSource", '{');
  standin_put_text (out, "recordingMethod", method);
  if (!g_str_equal (method, "MANUAL"))
    put_device (out, get_device (type, point));
  standin_put_text (out, "platform", "FITBIT");
  standin_end (out, '}');
}

static const char *
get_id (const StandInGoogleType *type, const StandInPoint *point)
{
  if (type->kind == STANDIN_KIND_SLEEP)
    return ((const DaybeatSleep *) point->record)->id;
  if (g_str_equal (type->id, "exercise"))
    return ((const DaybeatExercise *) point->record)->id;
  return ((const DaybeatReading *) point->record)->id;
}

/* What no client of today knows yet. */
static void
put_oddities (GString *out)
{
  standin_begin (out, "somethingNew", '{');
  standin_put_text (out, "state", "STATE_OF_TOMORROW");
  g_string_append (out, "\"parts\":[1,null,{\"deep\":true}]");
  standin_end (out, '}');
}

/* Nor need integers be texts for ever. */
static void
make_numbers_numbers (GString *out, gsize from)
{
  g_autoptr (GRegex) texts = g_regex_new ("\":\"([0-9]{1,9})\"", G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_autofree char *text = g_regex_replace (texts, out->str + from, -1, 0, "\":\\1", G_REGEX_MATCH_DEFAULT, NULL);

  g_string_truncate (out, from);
  g_string_append (out, text);
}

void
standin_google_write_point (GString *out, const StandInGoogleCall *call, const StandInPoint *point)
{
  const StandInGoogleType *type = call->type;
  StandInPoint shown = *point;
  gsize from = out->len;

  shown.doubled = call->reconcile;
  shown.unprocessed = call->early && ((const DaybeatSleep *) point->record)->day == call->self->person->last_day;
  standin_begin (out, NULL, '{');
  if (type->named && point->record != NULL)
    {
      standin_put_key (out, call->reconcile ? "dataPointName" : "name");
      g_string_append_printf (out, "\"users/%s/dataTypes/%s/dataPoints/%s\",", call->self->google->user_id, type->id,
                              get_id (type, point));
    }
  if (!call->reconcile)
    put_source (out, type, point);
  standin_begin (out, type->key, '{');
  standin_put_time (out, type, point);
  type->write (out, type, &shown);
  if (call->odd)
    put_oddities (out);
  standin_end (out, '}');
  if (call->odd)
    put_oddities (out);
  standin_end (out, '}');
  if (call->odd)
    make_numbers_numbers (out, from);
}
