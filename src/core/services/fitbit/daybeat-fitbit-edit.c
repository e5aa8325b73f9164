/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-fitbit"

#include "config.h"

#include "daybeat-fitbit-edit.h"

#include <libsoup/soup.h>
#include <math.h>

#include "daybeat-fitbit-units.h"

void
daybeat_fitbit_request_clear (DaybeatFitbitRequest *self)
{
  g_clear_pointer (&self->target, g_free);
  g_clear_pointer (&self->form, g_free);
}

static void
add (GHashTable *form, const char *name, const char *value)
{
  if (value != NULL)
    g_hash_table_insert (form, (gpointer) name, g_strdup (value));
}

static void
add_length (GHashTable *form, const char *name, double metres)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isnan (metres))
    add (form, name,
         g_ascii_formatd (text, sizeof text, "%.2f",
                          daybeat_fitbit_units_length_from_metres (DAYBEAT_FITBIT_UNITS_METRIC, metres)));
}

/* The API knows `en_US` and `any` here, which is metric. */
static const char *
unit_word (const char *unit)
{
  return unit == NULL || g_str_equal (unit, "en_US") || g_str_equal (unit, "en_GB") ? unit : "any";
}

static void
add_units (GHashTable *form, const DaybeatProfile *profile)
{
  add (form, "weightUnit", unit_word (profile->weight_unit));
  add (form, "heightUnit", unit_word (profile->height_unit));
  add (form, "waterUnit", unit_word (profile->water_unit));
  add (form, "glucoseUnit", unit_word (profile->glucose_unit));
  add (form, "swimUnit", unit_word (profile->swim_unit));
}

static char *
encode_profile (const DaybeatProfile *profile)
{
  g_autoptr (GHashTable) form = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autofree char *birthday =
      profile->birth_date != DAYBEAT_DAY_NONE ? daybeat_day_to_string (profile->birth_date) : NULL;

  add (form, "gender", profile->gender);
  add (form, "birthday", birthday);
  add (form, "aboutMe", profile->about_me);
  add (form, "fullName", profile->full_name);
  add (form, "country", profile->country);
  add (form, "state", profile->state);
  add (form, "city", profile->city);
  add (form, "clockTimeDisplayFormat", profile->clock);
  add (form, "startDayOfWeek", profile->start_of_week);
  add (form, "timezone", profile->timezone);
  add (form, "foodsLocale", profile->foods_locale);
  add (form, "locale", profile->locale);
  add_length (form, "height", profile->height_m);
  add_length (form, "strideLengthWalking", profile->stride_walking_m);
  add_length (form, "strideLengthRunning", profile->stride_running_m);
  add_units (form, profile);
  return soup_form_encode_hash (form);
}

static char *
encode_sleep (const DaybeatEdit *edit)
{
  g_autofree char *date = daybeat_day_to_string (daybeat_instant_get_day (edit->start));
  g_autofree char *duration = g_strdup_printf ("%" G_GINT64_FORMAT, edit->minutes * DAYBEAT_MS_PER_MINUTE);
  int minute = daybeat_instant_get_minute_of_day (edit->start);
  g_autofree char *time = g_strdup_printf ("%02d:%02d", minute / 60, minute % 60);

  return soup_form_encode ("date", date, "startTime", time, "duration", duration, NULL);
}

gboolean
daybeat_fitbit_edit_encode (const DaybeatEdit *edit, DaybeatFitbitRequest *request)
{
  g_autofree char *minutes = g_strdup_printf ("%d", edit->minutes);
  g_autofree char *id = NULL;

  *request = (DaybeatFitbitRequest) { .method = SOUP_METHOD_POST };
  switch (edit->kind)
    {
    case DAYBEAT_EDIT_UPDATE_PROFILE:
      request->target = g_strdup ("/1/user/-/profile.json");
      request->form = encode_profile (edit->profile);
      return TRUE;
    case DAYBEAT_EDIT_SET_SLEEP_GOAL:
      request->target = g_strdup ("/1.2/user/-/sleep/goal.json");
      request->form = soup_form_encode ("minDuration", minutes, NULL);
      return TRUE;
    case DAYBEAT_EDIT_LOG_SLEEP:
      request->target = g_strdup ("/1.2/user/-/sleep.json");
      request->form = encode_sleep (edit);
      return TRUE;
    case DAYBEAT_EDIT_DELETE_SLEEP:
      id = g_uri_escape_string (edit->sleep_id, NULL, FALSE);
      request->method = SOUP_METHOD_DELETE;
      request->target = g_strdup_printf ("/1.2/user/-/sleep/%s.json", id);
      return TRUE;
    default:
      return FALSE;
    }
}
