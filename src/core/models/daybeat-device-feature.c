/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-models"

#include "config.h"

#include "daybeat-device-feature.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *word;
  const char *text;
} features[] = {
  { "ACTIVE_MINUTES", N_ ("Active minutes") },
  { "ACTIVE_ZONE_MINUTES", N_ ("Active zone minutes") },
  { "ADVANCED_RUNNING", N_ ("Running form") },
  { "ALARMS", N_ ("Silent alarms") },
  { "ASPEN_SUPPORTED", N_ ("Heart rate on gym equipment") },
  { "AUTOCUES", N_ ("Automatic laps") },
  { "AUTORUN", N_ ("Detects runs") },
  { "AUTOSTRIDE", N_ ("Measures the stride") },
  { "BAT_SIGNAL", N_ ("Alerts for a high or low heart rate") },
  { "BEDTIME_REMINDER", N_ ("Bedtime reminders") },
  { "BIKE_ONBOARDING", N_ ("Cycling") },
  { "BLE_MUSIC_CONTROL", N_ ("Music control") },
  { "CALORIES", N_ ("Energy burned") },
  { "CONNECTED_GPS", N_ ("GPS of the phone") },
  { "DISTANCE", N_ ("Distance") },
  { "DWR_RUN", N_ ("Run recommendations") },
  { "EDA", N_ ("Skin response (EDA)") },
  { "ELEVATION", N_ ("Floors") },
  { "ESTIMATED_OXYGEN_VARIATION", N_ ("Estimated oxygen variation") },
  { "FELICA", N_ ("Payments (FeliCa)") },
  { "FLOORS", N_ ("Floors") },
  { "GALLERY", N_ ("Apps") },
  { "GPS", N_ ("GPS") },
  { "GROK", N_ ("Detects activities") },
  { "HEART_RATE", N_ ("Heart rate") },
  { "INACTIVITY_ALERTS", N_ ("Reminders to move") },
  { "MOBILE_DATA", N_ ("Mobile data") },
  { "MULTI_AP_WIFI", N_ ("Wi-Fi") },
  { "MUSIC", N_ ("Music") },
  { "NIGHTTIME_OXYGEN_SATURATION", N_ ("Oxygen saturation through the night") },
  { "ON_WRIST_ALERT", N_ ("Alerts on the wrist") },
  { "PARROT_TREE_SUPPORTED", N_ ("Can be found when it is lost") },
  { "PAYMENTS", N_ ("Payments") },
  { "SEDENTARY_TIME", N_ ("Time sitting") },
  { "SINGLE_AP_WIFI", N_ ("Wi-Fi") },
  { "SKIN_TEMPERATURE", N_ ("Skin temperature") },
  { "SLEEP", N_ ("Sleep") },
  { "SMART_SLEEP", N_ ("Stages of sleep") },
  { "SOUNDSCAPE", N_ ("Snoring and noise") },
  { "SPO2", N_ ("Blood oxygen (SpO₂)") },
  { "STEPS", N_ ("Steps") },
  { "SWIM", N_ ("Swimming") },
  { "VO2_MAX", N_ ("Cardio fitness (VO₂ max)") },
  { "WB", N_ ("Workouts of your own") },
  { "YOUTUBE_MUSIC_SUPPORTED", N_ ("YouTube Music") },
};

/* How a device talks to the service's app and what that app shows of it: nothing that somebody does with a device. */
static const char *const plumbing[] = {
  "ADVERTISES_SERIAL",
  "APP_SYNC",
  "ASPEN_REMOTE_UI_SUPPORTED",
  "BONDING",
  "DIGITAL_WARRANTY_SUPPORTED",
  "DIRECT_COMMS_ALARMS",
  "DIRECT_COMMS_BATTERY_ALERTS",
  "DIRECT_COMMS_EXERCISE",
  "DIRECT_DEVICE_SETTINGS_SUPPORTED",
  "DOMAIN_KEY_SYNC",
  "DYNAMIC_TIPS_SUPPORTED",
  "EVENT_BASED_SYNC_SUPPORTED",
  "FINITE_IMPROBABILITY",
  "HIDE_GALLERY",
  "HIDE_GOAL_SELECTION",
  "INTERNAL_DEVICE_TEMPERATURE",
  "LIVE_DATA",
  "LOCATION_HINT",
  "MOBILE_TO_DEVICE_DEEPLINK",
  "PERFUSION_INDEX_COMMS",
  "PING_CHARACTERISTIC",
  "REMOTE_FILE_PROVIDER",
  "RETRO_AR",
  "SC_SPLIT",
  "SMILEY_EMOTE",
  "STATUS_CHARACTERISTIC",
  "TIME_SERVICE",
  "TRACKER_CHANNEL_CHARACTERISTIC",
  "TUTORIAL_SUPPORTED",
  "WIFI_FWUP",
  NULL,
};

char *
daybeat_device_feature_dup_text (const char *word)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (word != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (features); i++)
    {
      if (g_str_equal (word, features[i].word))
        return g_strdup (_(features[i].text));
    }
  if (g_strv_contains (plumbing, word))
    return NULL;

  /* A word that came later than Daybeat: made readable, not hidden. */
  text = g_ascii_strdown (word, -1);
  g_strdelimit (text, "_", ' ');
  text[0] = g_ascii_toupper (text[0]);
  return g_steal_pointer (&text);
}
