/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-standin"

/* Whose data it is and what they wear (§5): no name, no picture. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "standin-google-data-private.h"

#define DEFAULT_DEVICES 5
#define MAX_DEVICES 100

static void
reply (SoupServerMessage *message, GString *out)
{
  standin_end (out, '}');
  g_string_truncate (out, out->len - 1);
  standin_reply_text (message, 200, "application/json; charset=UTF-8", out->str);
}

static void
put_name (StandIn *self, GString *out, const char *what)
{
  g_autofree char *name = g_strdup_printf ("users/%s/%s", self->google->user_id, what);

  standin_put_text (out, "name", name);
}

void
standin_google_profile (StandIn *self, SoupServerMessage *message)
{
  const DaybeatProfile *profile = self->person->profile;
  g_autoptr (GString) out = g_string_new ("{");

  put_name (self, out, "profile");
  standin_put_number (out, "age", profile->age);
  standin_put_date (out, "membershipStartDate", profile->member_since);
  standin_put_number (out, "autoWalkingStrideLengthMm", profile->stride_walking_m * 1000);
  standin_put_number (out, "autoRunningStrideLengthMm", profile->stride_running_m * 1000);
  reply (message, out);
}

/* What does not stand here, as the words of the other service do not either, has its default. */
void
standin_google_settings (StandIn *self, SoupServerMessage *message)
{
  const DaybeatProfile *profile = self->person->profile;
  g_autofree char *locale = g_strdelimit (g_strdup (profile->locale), "_", '-');
  g_autoptr (GString) out = g_string_new ("{");

  put_name (self, out, "settings");
  if (profile->auto_stride == TRUE)
    standin_put_flag (out, "autoStrideEnabled");
  standin_put_text (out, "distanceUnit", "DISTANCE_UNIT_KILOMETERS");
  standin_put_text (out, "glucoseUnit", "GLUCOSE_UNIT_MMOL_L");
  standin_put_text (out, "heightUnit", "HEIGHT_UNIT_CENTIMETERS");
  standin_put_text (out, "languageLocale", locale);
  standin_put_offset (out, "utcOffset",
                      daybeat_sample_offset_at_utc (daybeat_sample_midnight (self->person->last_day)));
  standin_put_text (out, "strideLengthWalkingType", "STRIDE_LENGTH_TYPE_AUTO");
  standin_put_text (out, "strideLengthRunningType", "STRIDE_LENGTH_TYPE_AUTO");
  standin_put_text (out, "swimUnit", "SWIM_UNIT_METERS");
  standin_put_text (out, "temperatureUnit", "TEMPERATURE_UNIT_CELSIUS");
  standin_put_text (out, "timeZone", profile->timezone);
  standin_put_text (out, "weightUnit", "WEIGHT_UNIT_KILOGRAMS");
  standin_put_text (out, "waterUnit", "WATER_UNIT_ML");
  standin_put_text (out, "foodLanguageCode", locale);
  reply (message, out);
}

void
standin_google_identity (StandIn *self, SoupServerMessage *message)
{
  g_autoptr (GString) out = g_string_new ("{");

  standin_put_text (out, "name", "users/me/identity");
  standin_put_text (out, "legacyUserId", self->person->profile->id);
  standin_put_text (out, "healthUserId", self->google->user_id);
  reply (message, out);
}

void
standin_google_irn_profile (StandIn *self, SoupServerMessage *message)
{
  g_autoptr (GString) out = g_string_new ("{");

  put_name (self, out, "irnProfile");
  standin_put_flag (out, "onboardingStatus");
  standin_put_flag (out, "enrollmentStatus");
  standin_put_utc (out, "updateTime", daybeat_sample_midnight (self->person->first_day) + 24072000);
  reply (message, out);
}

/* The last contact is told in UTC here. */
static void
put_device (StandIn *self, GString *out, const DaybeatDevice *device)
{
  g_autofree char *name = g_strconcat ("pairedDevices/", device->id, NULL);
  gint64 wall_ms = device->last_sync.wall_ms;

  standin_begin (out, NULL, '{');
  put_name (self, out, name);
  standin_put_text (out, "deviceType", device->type);
  standin_put_text (out, "batteryStatus", device->battery);
  if (device->battery_percent >= 0)
    standin_put_number (out, "batteryLevel", device->battery_percent);
  standin_put_utc (out, "lastSyncTime", wall_ms - daybeat_sample_offset_at_wall (wall_ms) * DAYBEAT_MS_PER_MINUTE);
  standin_put_text (out, "deviceVersion", device->name);
  standin_put_text (out, "macAddress", device->hardware_address);
  if (g_strcmp0 (device->type, "TRACKER") == 0)
    g_string_append (out, "\"features\":[\"STEPS\",\"SLEEP\",\"SMART_SLEEP\",\"HEART_RATE\",\"SPO2\",\"GPS\","
                          "\"ACTIVE_ZONE_MINUTES\",\"ON_WRIST_ALERT\"],");
  standin_end (out, '}');
}

static void
reply_device (StandIn *self, SoupServerMessage *message, const char *id)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < self->person->devices->len; i++)
    {
      const DaybeatDevice *device = g_ptr_array_index (self->person->devices, i);

      if (!g_str_equal (device->id, id))
        continue;
      put_device (self, out, device);
      g_string_truncate (out, out->len - 1);
      standin_reply_text (message, 200, "application/json; charset=UTF-8", out->str);
      return;
    }
  standin_google_reply_error (message, &(StandInGoogleError){
                                           .code = 404,
                                           .status = "NOT_FOUND",
                                           .message = "The requested device was not found.",
                                       });
}

void
standin_google_devices (StandIn *self, SoupServerMessage *message, const char *id, GHashTable *form)
{
  const char *token = g_hash_table_lookup (form, "pageToken");
  StandInPosition position = { 0 };
  g_autoptr (GString) out = NULL;
  guint size, until;

  if (id != NULL)
    {
      reply_device (self, message, id);
      return;
    }
  if (!standin_google_read_page_size (self, message, g_hash_table_lookup (form, "pageSize"), &size))
    return;
  size = MIN (size > 0 ? size : DEFAULT_DEVICES, MAX_DEVICES);
  if (token != NULL && *token != '\0' && !standin_google_read_token (token, size, &position))
    {
      standin_google_reply_invalid (self, message, NULL, "page_token", "The page token is invalid.");
      return;
    }
  out = g_string_new ("{");
  until = MIN (position.skip + size, self->person->devices->len);
  standin_begin (out, "pairedDevices", '[');
  for (guint i = position.skip; i < until; i++)
    put_device (self, out, g_ptr_array_index (self->person->devices, i));
  standin_end (out, ']');
  if (until < self->person->devices->len)
    {
      g_autofree char *next = standin_google_make_token (size, (StandInPosition){ 0, until });

      standin_put_text (out, "nextPageToken", next);
    }
  reply (message, out);
}
