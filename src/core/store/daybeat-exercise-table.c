/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-store"

#include "config.h"

#include "daybeat-exercise-table-private.h"

#include <json-glib/json-glib.h>

#include "daybeat-id-list-private.h"
#include "daybeat-precedence.h"
#include "daybeat-record-columns-private.h"

static const DaybeatColumn columns[] = {
  DAYBEAT_COLUMN (DaybeatExercise, source, FLAG),
  DAYBEAT_COLUMN (DaybeatExercise, id, TEXT),
  DAYBEAT_COLUMN (DaybeatExercise, start, INSTANT),
  DAYBEAT_COLUMN (DaybeatExercise, end, INSTANT),
  DAYBEAT_COLUMN (DaybeatExercise, name, TEXT),
  DAYBEAT_COLUMN (DaybeatExercise, type, TEXT),
  DAYBEAT_COLUMN (DaybeatExercise, active_seconds, NUMBER),
  DAYBEAT_COLUMN (DaybeatExercise, distance_m, NUMBER),
  DAYBEAT_COLUMN (DaybeatExercise, steps, INT64),
  DAYBEAT_COLUMN (DaybeatExercise, energy_kcal, NUMBER),
  DAYBEAT_COLUMN (DaybeatExercise, average_bpm, NUMBER),
  DAYBEAT_COLUMN (DaybeatExercise, elevation_gain_m, NUMBER),
  DAYBEAT_COLUMN (DaybeatExercise, zone_minutes, INT),
  DAYBEAT_COLUMN (DaybeatExercise, has_route, INT),
  DAYBEAT_COLUMN (DaybeatExercise, log_type, TEXT),
  DAYBEAT_COLUMN (DaybeatExercise, notes, TEXT),
  DAYBEAT_COLUMN (DaybeatExercise, device, TEXT),
  DAYBEAT_COLUMN (DaybeatExercise, splits, TEXT),
  DAYBEAT_COLUMN (DaybeatExercise, extra, TEXT),
};

/* An instant takes three columns. */
#define N_COLUMNS ((int) G_N_ELEMENTS (columns) + 4)

static const char put_sql[] =
    "INSERT INTO exercise (source, id, start_ms, start_offset, start_offset_source, end_ms, end_offset, "
    "end_offset_source, name, type, active_seconds, distance_m, steps, energy_kcal, average_bpm, "
    "elevation_gain_m, zone_minutes, has_route, log_type, notes, device, splits, extra, zones, day, "
    "withdrawn) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, "
    "?22, ?23, ?24, ?25, 0) "
    "ON CONFLICT (source, id) DO UPDATE SET "
    "start_ms = excluded.start_ms, start_offset = excluded.start_offset, start_offset_source = "
    "excluded.start_offset_source, end_ms = excluded.end_ms, end_offset = excluded.end_offset, "
    "end_offset_source = excluded.end_offset_source, name = excluded.name, type = excluded.type, "
    "active_seconds = excluded.active_seconds, distance_m = excluded.distance_m, steps = excluded.steps, "
    "energy_kcal = excluded.energy_kcal, average_bpm = excluded.average_bpm, elevation_gain_m = "
    "excluded.elevation_gain_m, zone_minutes = excluded.zone_minutes, has_route = excluded.has_route, "
    "log_type = excluded.log_type, notes = excluded.notes, device = excluded.device, splits = "
    "excluded.splits, extra = excluded.extra, zones = excluded.zones, day = excluded.day, withdrawn = "
    "excluded.withdrawn "
    "WHERE (start_ms, start_offset, start_offset_source, end_ms, end_offset, end_offset_source, name, type, "
    "active_seconds, distance_m, steps, energy_kcal, average_bpm, elevation_gain_m, zone_minutes, has_route, "
    "log_type, notes, device, splits, extra, zones, day, withdrawn) IS NOT "
    "(excluded.start_ms, excluded.start_offset, excluded.start_offset_source, excluded.end_ms, "
    "excluded.end_offset, excluded.end_offset_source, excluded.name, excluded.type, excluded.active_seconds, "
    "excluded.distance_m, excluded.steps, excluded.energy_kcal, excluded.average_bpm, "
    "excluded.elevation_gain_m, excluded.zone_minutes, excluded.has_route, excluded.log_type, excluded.notes, "
    "excluded.device, excluded.splits, excluded.extra, excluded.zones, excluded.day, excluded.withdrawn)";

static const char load_sql[] =
    "SELECT source, id, start_ms, start_offset, start_offset_source, end_ms, end_offset, end_offset_source, "
    "name, type, active_seconds, distance_m, steps, energy_kcal, average_bpm, elevation_gain_m, zone_minutes, "
    "has_route, log_type, notes, device, splits, extra, zones, day"
    " FROM exercise WHERE withdrawn = 0 AND day BETWEEN ?1 AND ?2 ORDER BY start_ms, id, source";

/* The same exercise under a new id takes the old one's place, unless the source names both (?5). */
static const char find_former_sql[] =
    "SELECT id FROM exercise WHERE source = ?1 AND start_ms = ?3 AND end_ms = ?4 AND id <> ?2 "
    "AND id NOT IN (SELECT value FROM json_each (?5)) "
    "AND NOT EXISTS (SELECT 1 FROM exercise WHERE source = ?1 AND id = ?2) ORDER BY withdrawn, id LIMIT 1";

static const char rename_sql[] = "UPDATE exercise SET id = ?2 WHERE source = ?1 AND id = ?3";

static const char rename_track_sql[] =
    "UPDATE OR IGNORE track SET exercise_id = ?2 WHERE source = ?1 AND exercise_id = ?3";

static const char withdraw_window_sql[] =
    "UPDATE exercise SET withdrawn = 1 WHERE source = ?1 AND day BETWEEN ?2 AND ?3 AND withdrawn = 0 "
    "AND id NOT IN (SELECT value FROM json_each (?4))";

/* Zones lie in their column as JSON: few, and read as a whole. */

static void
add_number (JsonObject *object, const char *name, double number)
{
  if (!isnan (number))
    json_object_set_double_member (object, name, number);
}

static void
add_count (JsonObject *object, const char *name, int count)
{
  if (count != DAYBEAT_ABSENT)
    json_object_set_int_member (object, name, count);
}

static char *
write_zones (GPtrArray *zones)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);

  if (zones->len == 0)
    return NULL;
  json_node_take_array (node, json_array_sized_new (zones->len));
  for (guint i = 0; i < zones->len; i++)
    {
      const DaybeatExerciseZone *zone = g_ptr_array_index (zones, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "name", zone->name);
      add_count (object, "min_bpm", zone->min_bpm);
      add_count (object, "max_bpm", zone->max_bpm);
      add_number (object, "minutes", zone->minutes);
      json_array_add_object_element (json_node_get_array (node), object);
    }
  return json_to_string (node, FALSE);
}

static void
read_zones (DaybeatExercise *exercise, const char *text)
{
  g_autoptr (JsonNode) node = text != NULL ? json_from_string (text, NULL) : NULL;
  JsonArray *zones = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; zones != NULL && i < json_array_get_length (zones); i++)
    {
      JsonNode *element = json_array_get_element (zones, i);
      JsonObject *zone = JSON_NODE_HOLDS_OBJECT (element) ? json_node_get_object (element) : NULL;

      if (zone != NULL)
        daybeat_exercise_add_zone (
            exercise, json_object_get_string_member_with_default (zone, "name", ""),
            (int) json_object_get_int_member_with_default (zone, "min_bpm", DAYBEAT_ABSENT),
            (int) json_object_get_int_member_with_default (zone, "max_bpm", DAYBEAT_ABSENT),
            json_object_get_double_member_with_default (zone, "minutes", DAYBEAT_ABSENT_NUMBER));
    }
}

/* Writing */

static gboolean
rename_one (DaybeatStoreDb *db, const char *sql, DaybeatSource source, const char *former, const char *id,
            GError **error)
{
  sqlite3_stmt *statement = daybeat_store_db_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int (statement, 1, (int) source);
  daybeat_bind_text (statement, 2, id);
  daybeat_bind_text (statement, 3, former);
  return daybeat_store_db_run (db, statement, error);
}

static gboolean
rename_former (DaybeatStoreDb *db, DaybeatSource source, const DaybeatExercise *exercise, const char *ids,
               GError **error)
{
  sqlite3_stmt *statement = daybeat_store_db_prepare (db, find_former_sql, error);
  g_autofree char *former = NULL;
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int (statement, 1, (int) source);
  daybeat_bind_text (statement, 2, exercise->id);
  sqlite3_bind_int64 (statement, 3, exercise->start.wall_ms);
  sqlite3_bind_int64 (statement, 4, exercise->end.wall_ms);
  daybeat_bind_text (statement, 5, ids);
  if (!daybeat_store_db_step (db, statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  former = daybeat_column_text (statement, 0);
  sqlite3_reset (statement);
  return rename_one (db, rename_sql, source, former, exercise->id, error) &&
         rename_one (db, rename_track_sql, source, former, exercise->id, error);
}

static gboolean
put (DaybeatStoreDb *db, DaybeatSource source, const DaybeatExercise *exercise, GError **error)
{
  sqlite3_stmt *statement = daybeat_store_db_prepare (db, put_sql, error);
  g_autofree char *zones = write_zones (exercise->zones);
  int next;

  if (statement == NULL)
    return FALSE;
  next = daybeat_columns_bind (columns, G_N_ELEMENTS (columns), exercise, statement, 1);
  sqlite3_bind_int (statement, 1, (int) source);
  daybeat_bind_text (statement, next, zones);
  sqlite3_bind_int64 (statement, next + 1,
                      daybeat_instant_is_absent (exercise->start) ? 0 : daybeat_instant_get_day (exercise->start));
  return daybeat_store_db_run (db, statement, error);
}

/* What the source does not name any more within its window is kept, but not shown. */
static gboolean
withdraw_missing (DaybeatStoreDb *db, const DaybeatBatch *batch, const char *ids, GError **error)
{
  sqlite3_stmt *statement = daybeat_store_db_prepare (db, withdraw_window_sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int (statement, 1, (int) batch->source);
  sqlite3_bind_int64 (statement, 2, batch->first_day);
  sqlite3_bind_int64 (statement, 3, batch->last_day);
  daybeat_bind_text (statement, 4, ids);
  return daybeat_store_db_run (db, statement, error);
}

gboolean
daybeat_exercise_table_apply (DaybeatStoreDb *db, const DaybeatBatch *batch, GError **error)
{
  g_autofree char *ids = daybeat_id_list_new (batch->exercises, G_STRUCT_OFFSET (DaybeatExercise, id));

  for (guint i = 0; i < batch->exercises->len; i++)
    {
      const DaybeatExercise *exercise = g_ptr_array_index (batch->exercises, i);

      if (!rename_former (db, batch->source, exercise, ids, error) || !put (db, batch->source, exercise, error))
        return FALSE;
    }
  return (batch->complete & DAYBEAT_FAMILY_EXERCISES) == 0 || withdraw_missing (db, batch, ids, error);
}

/* Loading */

/* What is shown of a day may hang on a copy that begins just before or after midnight. */
#define MARGIN_DAYS 1

static void
keep_days (GPtrArray *exercises, DaybeatDay first, DaybeatDay last)
{
  for (guint i = exercises->len; i-- > 0;)
    {
      const DaybeatExercise *exercise = g_ptr_array_index (exercises, i);
      DaybeatDay day = daybeat_instant_is_absent (exercise->start) ? 0 : daybeat_instant_get_day (exercise->start);

      if (day < first || day > last)
        g_ptr_array_remove_index (exercises, i);
    }
}

GPtrArray *
daybeat_exercise_table_load (DaybeatStoreDb *db, DaybeatDay first, DaybeatDay last, gboolean all_sources,
                             GError **error)
{
  sqlite3_stmt *statement = daybeat_store_db_prepare (db, load_sql, error);
  g_autoptr (GPtrArray) exercises = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_exercise_unref);
  gboolean row;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, (gint64) first - MARGIN_DAYS);
  sqlite3_bind_int64 (statement, 2, (gint64) last + MARGIN_DAYS);
  while (TRUE)
    {
      DaybeatExercise *exercise;

      if (!daybeat_store_db_step (db, statement, &row, error))
        return NULL;
      if (!row)
        break;
      exercise = daybeat_exercise_new ();
      daybeat_columns_read (columns, G_N_ELEMENTS (columns), exercise, statement);
      read_zones (exercise, (const char *) sqlite3_column_text (statement, N_COLUMNS));
      g_ptr_array_add (exercises, exercise);
    }
  if (!all_sources)
    daybeat_precedence_filter (exercises, daybeat_precedence_decide_exercises (exercises));
  keep_days (exercises, first, last);
  return g_steal_pointer (&exercises);
}
