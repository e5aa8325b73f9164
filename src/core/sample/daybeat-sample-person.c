/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-sample"

#include "config.h"

#include "daybeat-sample-private.h"

static const DaybeatSampleName names[] = {
  { "8MADEA", "Juna Feld" },  { "8MADEB", "Tarik Osman" }, { "8MADEC", "Linnea Borg" },
  { "8MADED", "Kofi Mensah" }, { "8MADEE", "Mei Tanaka" },
};

DaybeatSampleName
_daybeat_sample_get_name (DaybeatSample *self)
{
  return names[self->seed % G_N_ELEMENTS (names)];
}

static void
describe_body (DaybeatSample *self, DaybeatProfile *profile)
{
  int year;

  daybeat_day_get_ymd (self->last, &year, NULL, NULL);
  profile->birth_date = daybeat_day_from_ymd (1988, 4, 17);
  profile->age = year - 1988 - (self->last < daybeat_day_from_ymd (year, 4, 17) ? 1 : 0);
  profile->gender = g_strdup (self->seed % 2 == 0 ? "MALE" : "FEMALE");
  profile->height_m = 1.74;
  profile->weight_kg = 68.5;
  profile->stride_walking_m = 0.726;
  profile->stride_running_m = 1.092;
  profile->stride_walking_type = g_strdup ("auto");
  profile->stride_running_type = g_strdup ("auto");
  profile->auto_stride = TRUE;
}

static void
describe_wishes (DaybeatProfile *profile)
{
  profile->start_of_week = g_strdup ("MONDAY");
  profile->clock = g_strdup ("24hour");
  profile->sleep_tracking = g_strdup ("Normal");
  profile->distance_unit = g_strdup ("METRIC");
  profile->height_unit = g_strdup ("METRIC");
  profile->weight_unit = g_strdup ("METRIC");
  profile->water_unit = g_strdup ("METRIC");
  profile->water_unit_name = g_strdup ("ml");
  profile->temperature_unit = g_strdup ("METRIC");
  profile->glucose_unit = g_strdup ("METRIC");
  profile->swim_unit = g_strdup ("METRIC");
}

void
_daybeat_sample_add_profile (DaybeatSample *self, DaybeatBatch *batch)
{
  DaybeatSampleName name = _daybeat_sample_get_name (self);
  DaybeatProfile *profile = daybeat_profile_new ();
  g_auto (GStrv) parts = g_strsplit (name.name, " ", 2);

  profile->source = batch->source;
  profile->id = g_strdup (name.id);
  profile->first_name = g_strdup (parts[0]);
  profile->last_name = g_strdup (parts[1]);
  profile->full_name = g_strdup (name.name);
  profile->display_name = g_strdup_printf ("%s %c.", parts[0], parts[1][0]);
  profile->about_me = g_strdup ("Walks to work, swims on Sundays, reads too late.");
  profile->member_since = self->first;
  profile->timezone = g_strdup ("Europe/Berlin");
  profile->utc_offset_minutes = 60;
  profile->city = g_strdup ("Leipzig");
  profile->country = g_strdup ("DE");
  profile->locale = g_strdup ("de_DE");
  profile->language_locale = g_strdup ("de_DE");
  profile->foods_locale = g_strdup ("de_DE");
  profile->average_daily_steps = 9417;
  profile->child = profile->ambassador = profile->coach = FALSE;
  describe_body (self, profile);
  describe_wishes (profile);
  batch->profile = profile;
}

static DaybeatDevice *
make_device (DaybeatBatch *batch, const char *id, const char *name, const char *type, const char *battery, int percent)
{
  DaybeatDevice *device = daybeat_device_new ();

  device->source = batch->source;
  device->id = g_strdup (id);
  device->name = g_strdup (name);
  device->type = g_strdup (type);
  device->battery = g_strdup (battery);
  device->battery_percent = percent;
  device->features = g_strdup ("[]");
  g_ptr_array_add (batch->devices, device);
  return device;
}

void
_daybeat_sample_add_devices (DaybeatSample *self, DaybeatBatch *batch)
{
  g_autofree char *today = daybeat_day_to_string (self->last);
  g_autofree char *synced = g_strconcat (today, "T06:58:12", NULL);
  DaybeatDevice *tracker = make_device (batch, "2090000001", "Charge 6", "TRACKER", "High", 83);
  DaybeatDevice *scale = make_device (batch, "2090000002", "Aria Air", "SCALE", "Medium", DAYBEAT_ABSENT);

  tracker->hardware_address = g_strdup ("00005E005301");
  daybeat_instant_parse (synced, &tracker->last_sync);
  scale->hardware_address = g_strdup ("00005E005302");
  scale->last_sync = daybeat_instant_add_seconds (tracker->last_sync, -2 * 86400 + 1800);
}
