/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-fuzz"

#include "config.h"

#include "daybeat-fuzz-records.h"

#include "daybeat-export-rows.h"
#include "daybeat-export-samples.h"

static void
check_line (const char *line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (line, &error);

  if (node == NULL)
    g_error ("the export wrote what is not JSON: %s", line);
}

static void
check_row (JsonObject *row)
{
  g_autofree char *line = daybeat_export_line (row);

  check_line (line);
  json_object_unref (row);
}

static void
check_text (const char *json)
{
  if (json != NULL)
    check_line (json);
}

static void
check_people (DaybeatBatch *batch)
{
  g_autoptr (GPtrArray) sleeps = daybeat_export_sleep_rows (batch->sleeps);

  if (batch->profile != NULL)
    check_row (daybeat_export_row_profile (batch->profile));
  if (batch->sleep_goal != NULL)
    check_row (daybeat_export_row_sleep_goal (batch->sleep_goal));
  for (guint i = 0; i < batch->badges->len; i++)
    check_row (daybeat_export_row_badge (batch->badges->pdata[i]));
  for (guint i = 0; i < batch->friends->len; i++)
    check_row (daybeat_export_row_friend (batch->friends->pdata[i]));
  for (guint i = 0; i < batch->leaderboard->len; i++)
    check_row (daybeat_export_row_leaderboard (batch->leaderboard->pdata[i]));
  for (guint i = 0; i < batch->devices->len; i++)
    check_row (daybeat_export_row_device (batch->devices->pdata[i]));
  for (guint i = 0; i < sleeps->len; i++)
    check_row (json_object_ref (sleeps->pdata[i]));
}

static void
check_measures (DaybeatBatch *batch)
{
  for (guint i = 0; i < batch->exercises->len; i++)
    {
      const DaybeatExercise *exercise = batch->exercises->pdata[i];

      check_row (daybeat_export_row_exercise (exercise));
      check_text (exercise->splits);
      check_text (exercise->extra);
    }
  for (guint i = 0; i < batch->dailies->len; i++)
    check_row (daybeat_export_row_daily (&g_array_index (batch->dailies, DaybeatDaily, i), batch->source));
  for (guint i = 0; i < batch->readings->len; i++)
    {
      const DaybeatReading *reading = batch->readings->pdata[i];

      check_row (daybeat_export_row_reading (reading));
      check_text (reading->details);
    }
}

/* Ascending, on the day that the first one's clock showed. */
static void
check_series (const DaybeatSeries *series)
{
  g_autoptr (GString) line = g_string_new (NULL);

  if (series->times->len == 0 || daybeat_instant_get_day (series->start) != series->day)
    g_error ("a series has no sample, or another day");
  for (guint i = 1; i < series->times->len; i++)
    {
      if (g_array_index (series->times, gint32, i) < g_array_index (series->times, gint32, i - 1))
        g_error ("samples are out of order");
    }
  daybeat_export_series_append_line (line, series, DAYBEAT_ABSENT);
  check_line (line->str);
}

static void
check_samples (DaybeatBatch *batch)
{
  for (guint i = 0; i < batch->series->len; i++)
    check_series (batch->series->pdata[i]);
  for (guint i = 0; i < batch->tracks->len; i++)
    {
      g_autoptr (GString) line = g_string_new (NULL);

      daybeat_export_track_append_line (line, batch->tracks->pdata[i], DAYBEAT_ABSENT);
      check_line (line->str);
    }
}

void
daybeat_fuzz_check_records (DaybeatBatch *batch)
{
  check_people (batch);
  check_measures (batch);
  check_samples (batch);
  for (guint i = 0; i < batch->sleeps->len; i++)
    check_text (((const DaybeatSleep *) batch->sleeps->pdata[i])->extra);
}
