/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-export"

#include "config.h"

#include "daybeat-export-rows.h"
#include "daybeat-export-values-private.h"
#include "daybeat-main-sleep.h"
#include "daybeat-sleep-numbers.h"

/* Minutes by level in the words of the sleep's kind: as received, else computed. */
static JsonObject *
make_minutes (const DaybeatSleep *sleep, const DaybeatSleepNumbers *numbers)
{
  static const DaybeatSleepLevel stages[] = { DAYBEAT_SLEEP_LEVEL_DEEP, DAYBEAT_SLEEP_LEVEL_LIGHT,
                                              DAYBEAT_SLEEP_LEVEL_REM, DAYBEAT_SLEEP_LEVEL_AWAKE };
  static const DaybeatSleepLevel classic[] = { DAYBEAT_SLEEP_LEVEL_ASLEEP, DAYBEAT_SLEEP_LEVEL_RESTLESS,
                                               DAYBEAT_SLEEP_LEVEL_AWAKE };
  gboolean has_stages = sleep->type == DAYBEAT_SLEEP_TYPE_STAGES;
  const DaybeatSleepLevel *levels = has_stages ? stages : classic;
  gsize n_levels = has_stages ? G_N_ELEMENTS (stages) : G_N_ELEMENTS (classic);
  JsonObject *minutes = json_object_new ();

  for (gsize i = 0; i < n_levels; i++)
    {
      const char *word = daybeat_sleep_level_to_string (levels[i]);

      if (sleep->level_minutes[levels[i]] != DAYBEAT_ABSENT)
        _daybeat_export_count (minutes, word, sleep->level_minutes[levels[i]]);
      else
        _daybeat_export_number (minutes, word, numbers->level_minutes[levels[i]]);
    }
  return minutes;
}

static JsonArray *
make_segments (const DaybeatSleep *sleep, GArray *segments, gboolean with_level)
{
  JsonArray *array = json_array_sized_new (segments->len);

  for (guint i = 0; i < segments->len; i++)
    {
      const DaybeatSleepSegment *segment = &g_array_index (segments, DaybeatSleepSegment, i);
      DaybeatInstant start = sleep->start;
      JsonObject *element = json_object_new ();

      start.wall_ms = segment->start_ms;
      _daybeat_export_instant (element, "start", start);
      if (with_level)
        _daybeat_export_text (element, "level", daybeat_sleep_level_to_string (segment->level));
      _daybeat_export_count (element, "seconds", segment->seconds);
      json_array_add_object_element (array, element);
    }
  return array;
}

/* A whole number of minutes where there is one, so that what was received stays as it was. */
static void
add_minutes (JsonObject *row, const char *member, int received, double computed)
{
  if (received != DAYBEAT_ABSENT)
    _daybeat_export_count (row, member, received);
  else
    _daybeat_export_number (row, member, computed);
}

JsonObject *
daybeat_export_row_sleep (const DaybeatSleep *sleep, gboolean main)
{
  JsonObject *row = json_object_new ();
  DaybeatSleepNumbers numbers;

  daybeat_sleep_numbers_init (&numbers, sleep);
  _daybeat_export_text (row, "id", sleep->id);
  _daybeat_export_day (row, "date", sleep->day);
  _daybeat_export_instant (row, "start", sleep->start);
  _daybeat_export_instant (row, "end", sleep->end);
  _daybeat_export_text (row, "offset_source", daybeat_offset_source_to_string (sleep->start.offset_source));
  _daybeat_export_text (row, "type", daybeat_sleep_type_to_string (sleep->type));
  _daybeat_export_flag (row, "main", main);
  _daybeat_export_text (row, "log_type", sleep->log_type);
  add_minutes (row, "in_bed_min", sleep->in_bed_minutes, numbers.in_bed);
  add_minutes (row, "asleep_min", sleep->asleep_minutes, numbers.asleep);
  add_minutes (row, "awake_min", sleep->awake_minutes, numbers.awake_in_bed);
  json_object_set_object_member (row, "minutes", make_minutes (sleep, &numbers));
  _daybeat_export_number (row, "efficiency_percent", numbers.efficiency);
  _daybeat_export_count (row, "efficiency_received", sleep->efficiency_received);
  _daybeat_export_count (row, "score_received", sleep->score_received);
  json_object_set_array_member (row, "stages", make_segments (sleep, sleep->segments, TRUE));
  json_object_set_array_member (row, "short_wakes", make_segments (sleep, sleep->short_wakes, FALSE));
  _daybeat_export_source (row, sleep->source);
  _daybeat_export_text (row, "device", sleep->device);
  return row;
}

static GHashTable *
group_by_day (GPtrArray *sleeps)
{
  GHashTable *days = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < sleeps->len; i++)
    {
      DaybeatSleep *sleep = g_ptr_array_index (sleeps, i);
      GPtrArray *day = g_hash_table_lookup (days, GUINT_TO_POINTER (sleep->day));

      if (day == NULL)
        {
          day = g_ptr_array_new ();
          g_hash_table_insert (days, GUINT_TO_POINTER (sleep->day), day);
        }
      g_ptr_array_add (day, sleep);
    }
  return days;
}

gboolean *
daybeat_export_sleep_find_main (GPtrArray *sleeps)
{
  g_autoptr (GHashTable) days = group_by_day (sleeps);
  gboolean *main = g_new (gboolean, MAX (sleeps->len, 1));

  for (guint i = 0; i < sleeps->len; i++)
    {
      DaybeatSleep *sleep = g_ptr_array_index (sleeps, i);
      GPtrArray *day = g_hash_table_lookup (days, GUINT_TO_POINTER (sleep->day));

      main[i] = sleep->main != DAYBEAT_ABSENT ? sleep->main : daybeat_main_sleep_find (day) == sleep;
    }
  return main;
}

GPtrArray *
daybeat_export_sleep_rows (GPtrArray *sleeps)
{
  g_autofree gboolean *main = daybeat_export_sleep_find_main (sleeps);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);

  for (guint i = 0; i < sleeps->len; i++)
    g_ptr_array_add (rows, daybeat_export_row_sleep (g_ptr_array_index (sleeps, i), main[i]));
  return rows;
}
