/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-records"

#include "config.h"

#include "daybeat-reading.h"

#include "daybeat-record-private.h"

static const DaybeatReadingKind kinds[] = {
  { "weight", "kg" },
  { "body_fat", "percent" },
  { "height", "m" },
  { "water", "ml" },
  { "food", "kcal" },
  { "food_item", NULL },
  { "food_unit", NULL },
  { "blood_glucose", "mg_dl" },
  { "core_temperature", "c" },
  { "vo2max", "ml_kg_min" },
  { "run_vo2max", "ml_kg_min" },
  { "breathing_rate_sleep", "per_min" },
  { "swim_length", "count" },
  { "electrocardiogram", "bpm" },
  { "irregular_rhythm", NULL },
  { "irregular_rhythm_profile", NULL },
  { "menstrual_period", NULL },
  { "ovulation_test", NULL },
  { "symptoms", NULL },
  { "moods", NULL },
};

const DaybeatReadingKind *
daybeat_reading_kinds_get (gsize *n_kinds)
{
  *n_kinds = G_N_ELEMENTS (kinds);
  return kinds;
}

const DaybeatReadingKind *
daybeat_reading_kind_find (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_strcmp0 (kinds[i].id, id) == 0)
        return &kinds[i];
    }
  return NULL;
}

static void
daybeat_reading_clear (DaybeatReading *self)
{
  g_free (self->id);
  g_free (self->text);
  g_free (self->device);
  g_free (self->details);
}

DAYBEAT_DEFINE_RECORD (DaybeatReading, daybeat_reading)

DaybeatReading *
daybeat_reading_new (const DaybeatReadingKind *kind)
{
  DaybeatReading *self;

  g_return_val_if_fail (kind != NULL, NULL);

  self = g_atomic_rc_box_new0 (DaybeatReading);
  self->kind = kind;
  self->time = self->end = DAYBEAT_INSTANT_NONE;
  self->value = DAYBEAT_ABSENT_NUMBER;
  return self;
}
