/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-export"

#include "config.h"

#include "daybeat-export-rows.h"
#include "daybeat-export-values-private.h"

/* A day and a time, where there is one: a food of one's own has none. */
static void
add_time (JsonObject *row, DaybeatInstant time)
{
  _daybeat_export_instant (row, "time", time);
  _daybeat_export_text (row, "offset_source",
                        daybeat_instant_is_absent (time) ? NULL : daybeat_offset_source_to_string (time.offset_source));
}

static void
add_date_and_time (JsonObject *row, DaybeatInstant time)
{
  _daybeat_export_day (row, "date", daybeat_instant_get_day (time));
  add_time (row, time);
}

/* What the format does not name, where there is any. */
static void
add_rest (JsonObject *row, const DaybeatReading *reading, const char *text_member)
{
  if (!daybeat_instant_is_absent (reading->end) && reading->end.wall_ms != reading->time.wall_ms)
    _daybeat_export_instant (row, "end", reading->end);
  if (text_member != NULL && reading->text != NULL)
    _daybeat_export_text (row, text_member, reading->text);
  if (reading->device != NULL)
    _daybeat_export_text (row, "device", reading->device);
  _daybeat_export_further (row, reading->details);
}

/* The format has a place for these among the members of its own. */
static void
add_details (JsonObject *row, const DaybeatReading *reading, const char *const *members)
{
  g_autoptr (JsonObject) details = json_object_new ();

  _daybeat_export_further (details, reading->details);
  for (gsize i = 0; members[i] != NULL; i++)
    {
      JsonNode *node = json_object_get_member (details, members[i]);

      if (node != NULL)
        json_object_set_member (row, members[i], json_node_copy (node));
      else
        json_object_set_null_member (row, members[i]);
    }
}

static JsonObject *
make_food_row (const DaybeatReading *food)
{
  static const char *const before[] = { "meal", NULL };
  static const char *const after[] = { "carbohydrate_g", "fat_g", "protein_g", NULL };
  JsonObject *row = json_object_new ();

  add_date_and_time (row, food->time);
  add_details (row, food, before);
  _daybeat_export_text (row, "name", food->text);
  _daybeat_export_number (row, "energy_kcal", food->value);
  add_details (row, food, after);
  _daybeat_export_source (row, food->source);
  add_rest (row, food, NULL);
  return row;
}

static JsonObject *
make_water_row (const DaybeatReading *water)
{
  JsonObject *row = json_object_new ();

  add_date_and_time (row, water->time);
  _daybeat_export_number (row, "water_ml", water->value);
  _daybeat_export_source (row, water->source);
  add_rest (row, water, "text");
  return row;
}

JsonObject *
daybeat_export_row_weight (const DaybeatReading *weight, const DaybeatReading *fat, double bmi)
{
  const DaybeatReading *reading = weight != NULL ? weight : fat;
  JsonObject *row = json_object_new ();

  g_return_val_if_fail (reading != NULL, row);

  add_time (row, reading->time);
  _daybeat_export_number (row, "weight_kg", weight != NULL ? weight->value : DAYBEAT_ABSENT_NUMBER);
  _daybeat_export_number (row, "fat_percent", fat != NULL ? fat->value : DAYBEAT_ABSENT_NUMBER);
  _daybeat_export_number (row, "bmi", bmi);
  _daybeat_export_source (row, reading->source);
  add_rest (row, reading, "notes");
  if (fat != NULL && fat != reading)
    add_rest (row, fat, reading->text == NULL ? "notes" : "fat_notes");
  return row;
}

static JsonObject *
make_row (const DaybeatReading *reading)
{
  JsonObject *row = json_object_new ();

  _daybeat_export_text (row, "id", reading->id);
  add_time (row, reading->time);
  _daybeat_export_instant (row, "end", reading->end);
  if (reading->kind->unit != NULL)
    {
      g_autofree char *member = g_strconcat ("value_", reading->kind->unit, NULL);

      _daybeat_export_number (row, member, reading->value);
    }
  _daybeat_export_text (row, "text", reading->text);
  _daybeat_export_source (row, reading->source);
  _daybeat_export_text (row, "device", reading->device);
  _daybeat_export_further (row, reading->details);
  return row;
}

JsonObject *
daybeat_export_row_reading (const DaybeatReading *reading)
{
  const char *kind = reading->kind->id;

  if (g_str_equal (kind, "food"))
    return make_food_row (reading);
  if (g_str_equal (kind, "water"))
    return make_water_row (reading);
  if (g_str_equal (kind, "weight"))
    return daybeat_export_row_weight (reading, NULL, DAYBEAT_ABSENT_NUMBER);
  if (g_str_equal (kind, "body_fat"))
    return daybeat_export_row_weight (NULL, reading, DAYBEAT_ABSENT_NUMBER);
  return make_row (reading);
}

JsonObject *
daybeat_export_row_daily (const DaybeatDaily *daily, DaybeatSource source)
{
  const DaybeatMetric *metric = daybeat_metric_find (daily->metric);
  JsonObject *row = json_object_new ();

  _daybeat_export_day (row, "date", daily->day);
  _daybeat_export_text (row, "metric", daily->metric);
  _daybeat_export_number (row, "value", daily->value);
  _daybeat_export_text (row, "unit", metric != NULL ? metric->unit : NULL);
  _daybeat_export_source (row, source);
  return row;
}
