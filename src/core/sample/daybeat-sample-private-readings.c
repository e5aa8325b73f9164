/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-sample"

/* What people write down for themselves. */

#include "config.h"

#include <math.h>

#include "daybeat-sample-day-private.h"

#define CYCLE_DAYS 29

static void
add_glucose (const DaybeatSampleDay *self, DaybeatBatch *batch, DaybeatRandom *random)
{
  gboolean taken = daybeat_random_chance (random, 4);
  double value = round (daybeat_random_normal (random, 92, 6));
  DaybeatReading *reading;

  if (!taken || !_daybeat_sample_is_known (self, 430))
    return;
  reading = _daybeat_sample_add_reading (self, batch, "blood_glucose", 430, value);
  reading->text = g_strdup ("before the first coffee");
  reading->details = g_strdup ("{\"timing\":\"FASTING\",\"specimen\":\"CAPILLARY_BLOOD\"}");
}

static void
add_illness (const DaybeatSampleDay *self, DaybeatBatch *batch, DaybeatRandom *random)
{
  double celsius = round (daybeat_random_normal (random, 38.3, 0.4) * 10.0) / 10.0;

  if (!self->ill || !_daybeat_sample_is_known (self, 600))
    return;
  _daybeat_sample_add_reading (self, batch, "core_temperature", 600, celsius)->details =
      g_strdup ("{\"location\":\"EAR\"}");
  _daybeat_sample_add_reading (self, batch, "symptoms", 605, DAYBEAT_ABSENT_NUMBER)->text =
      g_strdup ("HEADACHE, COUGH");
}

static void
add_mood (const DaybeatSampleDay *self, DaybeatBatch *batch, DaybeatRandom *random)
{
  static const struct
  {
    const char *mood, *valence;
  } moods[] = {
    { "CALM", "PLEASANT" }, { "HAPPY", "PLEASANT" }, { "STRESSED", "UNPLEASANT" }, { "BORED", "NEUTRAL" }
  };
  gboolean noted = daybeat_random_chance (random, 6);
  int chosen = daybeat_random_between (random, 0, G_N_ELEMENTS (moods) - 1);
  DaybeatReading *reading;

  if (!noted || !_daybeat_sample_is_known (self, 1240))
    return;
  reading = _daybeat_sample_add_reading (self, batch, "moods", 1240, DAYBEAT_ABSENT_NUMBER);
  reading->text = g_strdup (moods[chosen].mood);
  reading->details = g_strdup_printf ("{\"valences\":[\"%s\"]}", moods[chosen].valence);
}

static void
add_cycle (const DaybeatSampleDay *self, DaybeatBatch *batch)
{
  guint day_of_cycle = (self->day + self->seed) % CYCLE_DAYS;
  DaybeatReading *reading;

  if (self->seed % 2 == 0 || !_daybeat_sample_is_known (self, 480))
    return;
  if (day_of_cycle == 0)
    {
      reading = _daybeat_sample_add_reading (self, batch, "menstrual_period", 0, DAYBEAT_ABSENT_NUMBER);
      reading->end = daybeat_instant_add_seconds (reading->time, 5 * 86400);
    }
  if (day_of_cycle == 13 || day_of_cycle == 14)
    {
      reading = _daybeat_sample_add_reading (self, batch, "ovulation_test", 480, DAYBEAT_ABSENT_NUMBER);
      reading->text = g_strdup (day_of_cycle == 13 ? "NEGATIVE" : "LUTEINIZING_HORMONE_SURGE");
    }
}

void
daybeat_sample_day_add_private_readings (const DaybeatSampleDay *self, DaybeatBatch *batch)
{
  DaybeatRandom random = daybeat_random_seed (self->seed, TOPIC_READING + (G_GUINT64_CONSTANT (1) << 31) + self->day);

  add_glucose (self, batch, &random);
  add_illness (self, batch, &random);
  add_mood (self, batch, &random);
  add_cycle (self, batch);
}
