/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-export"

#include "config.h"

#include "daybeat-export-rows.h"
#include "daybeat-export-values-private.h"

static double
get_duration (const DaybeatExercise *exercise)
{
  if (daybeat_instant_is_absent (exercise->start) || daybeat_instant_is_absent (exercise->end))
    return DAYBEAT_ABSENT_NUMBER;
  return (double) (daybeat_instant_get_utc (exercise->end) - daybeat_instant_get_utc (exercise->start)) / 1000;
}

static JsonArray *
make_zones (const DaybeatExercise *exercise)
{
  JsonArray *zones = json_array_sized_new (exercise->zones->len);

  for (guint i = 0; i < exercise->zones->len; i++)
    {
      const DaybeatExerciseZone *zone = g_ptr_array_index (exercise->zones, i);
      JsonObject *element = json_object_new ();

      _daybeat_export_text (element, "name", zone->name);
      _daybeat_export_count (element, "min_bpm", zone->min_bpm);
      _daybeat_export_count (element, "max_bpm", zone->max_bpm);
      _daybeat_export_number (element, "minutes", zone->minutes);
      json_array_add_object_element (zones, element);
    }
  return zones;
}

JsonObject *
daybeat_export_row_exercise (const DaybeatExercise *exercise)
{
  JsonObject *row = json_object_new ();

  _daybeat_export_text (row, "id", exercise->id);
  _daybeat_export_instant (row, "start", exercise->start);
  _daybeat_export_instant (row, "end", exercise->end);
  _daybeat_export_text (row, "offset_source", daybeat_offset_source_to_string (exercise->start.offset_source));
  _daybeat_export_text (row, "name", exercise->name);
  _daybeat_export_text (row, "type", exercise->type);
  _daybeat_export_number (row, "duration_s", get_duration (exercise));
  _daybeat_export_number (row, "active_s", exercise->active_seconds);
  _daybeat_export_number (row, "distance_m", exercise->distance_m);
  _daybeat_export_count (row, "steps", exercise->steps);
  _daybeat_export_number (row, "energy_kcal", exercise->energy_kcal);
  _daybeat_export_number (row, "average_bpm", exercise->average_bpm);
  _daybeat_export_number (row, "elevation_gain_m", exercise->elevation_gain_m);
  _daybeat_export_count (row, "azm_min", exercise->zone_minutes);
  json_object_set_array_member (row, "zones", make_zones (exercise));
  _daybeat_export_text (row, "log_type", exercise->log_type);
  _daybeat_export_source (row, exercise->source);
  _daybeat_export_text (row, "device", exercise->device);

  /* The format does not name these, and nothing that was recorded is left behind. */
  if (exercise->has_route != DAYBEAT_ABSENT)
    _daybeat_export_flag (row, "has_route", exercise->has_route);
  if (exercise->notes != NULL)
    _daybeat_export_text (row, "notes", exercise->notes);
  _daybeat_export_json (row, "splits", exercise->splits);
  _daybeat_export_json (row, "extra", exercise->extra);
  return row;
}
