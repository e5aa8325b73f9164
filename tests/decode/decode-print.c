/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-decode"

#include "config.h"

#include "decode-print.h"

#include "daybeat-export-rows.h"
#include "daybeat-export-samples.h"

static void
print_line (const char *family, const char *line)
{
  g_print ("{\"family\":\"%s\"%s%s\n", family, g_str_equal (line, "{}") ? "" : ",", line + 1);
}

void
print_row (const char *family, JsonObject *row)
{
  g_autofree char *line = daybeat_export_line (row);

  print_line (family, line);
  json_object_unref (row);
}

static void
print_people (DaybeatBatch *batch)
{
  if (batch->profile != NULL)
    print_row ("profile", daybeat_export_row_profile (batch->profile));
  for (guint i = 0; i < batch->badges->len; i++)
    print_row ("badges", daybeat_export_row_badge (g_ptr_array_index (batch->badges, i)));
  for (guint i = 0; i < batch->friends->len; i++)
    print_row ("friends", daybeat_export_row_friend (g_ptr_array_index (batch->friends, i)));
  for (guint i = 0; i < batch->leaderboard->len; i++)
    print_row ("leaderboard", daybeat_export_row_leaderboard (g_ptr_array_index (batch->leaderboard, i)));
  for (guint i = 0; i < batch->devices->len; i++)
    print_row ("devices", daybeat_export_row_device (g_ptr_array_index (batch->devices, i)));
}

static void
print_sleeps (DaybeatBatch *batch)
{
  g_autoptr (GPtrArray) sleeps = daybeat_export_sleep_rows (batch->sleeps);

  for (guint i = 0; i < sleeps->len; i++)
    print_row ("sleep", json_object_ref (g_ptr_array_index (sleeps, i)));
  if (batch->sleep_goal != NULL)
    print_row ("sleep_goal", daybeat_export_row_sleep_goal (batch->sleep_goal));
}

static void
print_measures (DaybeatBatch *batch)
{
  for (guint i = 0; i < batch->exercises->len; i++)
    print_row ("exercises", daybeat_export_row_exercise (g_ptr_array_index (batch->exercises, i)));
  for (guint i = 0; i < batch->dailies->len; i++)
    print_row ("daily", daybeat_export_row_daily (&g_array_index (batch->dailies, DaybeatDaily, i), batch->source));
  for (guint i = 0; i < batch->readings->len; i++)
    {
      const DaybeatReading *reading = g_ptr_array_index (batch->readings, i);

      print_row (reading->kind->id, daybeat_export_row_reading (reading));
    }
}

static void
print_samples (DaybeatBatch *batch)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < batch->series->len; i++)
    {
      const DaybeatSeries *series = g_ptr_array_index (batch->series, i);

      g_string_truncate (line, 0);
      daybeat_export_series_append_line (line, series, DAYBEAT_ABSENT);
      print_line (series->kind->id, line->str);
    }
  for (guint i = 0; i < batch->tracks->len; i++)
    {
      g_string_truncate (line, 0);
      daybeat_export_track_append_line (line, g_ptr_array_index (batch->tracks, i), DAYBEAT_ABSENT);
      print_line ("tracks", line->str);
    }
}

void
print_batch (DaybeatBatch *batch)
{
  print_people (batch);
  print_sleeps (batch);
  print_measures (batch);
  print_samples (batch);
  for (guint i = 0; i < batch->findings->len; i++)
    {
      const DaybeatFinding *finding = g_ptr_array_index (batch->findings, i);

      g_printerr ("%s %s\n", finding->path, finding->reason);
    }
}
