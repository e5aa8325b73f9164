/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-export"

#include "config.h"

#include "daybeat-export-moment-private.h"
#include "daybeat-export-samples-private.h"

/* The first column of most kinds is called `value`, and `v` where an array holds it. */
static const char *
get_array_name (const char *column)
{
  return g_str_equal (column, "value") ? "v" : column;
}

static DaybeatInstant
get_instant (const DaybeatSeries *series, guint index)
{
  DaybeatInstant instant = series->start;

  instant.wall_ms += g_array_index (series->times, gint32, index);
  return instant;
}

static void
append_times (GString *text, const DaybeatSeries *series)
{
  DaybeatExportMoment moment = { 0 };

  g_string_append (text, ",\"t\":[");
  for (guint i = 0; i < series->times->len; i++)
    {
      if (i > 0)
        {
          g_string_append_c (text, ',');
          _daybeat_export_append_seconds (text, (gint64) g_array_index (series->times, gint32, i) -
                                                    g_array_index (series->times, gint32, 0));
          continue;
        }
      g_string_append_c (text, '"');
      _daybeat_export_moment_append (&moment, text, get_instant (series, 0));
      g_string_append_c (text, '"');
    }
  g_string_append_c (text, ']');
}

static void
append_column (GString *text, const DaybeatSeries *series, guint column)
{
  g_string_append_printf (text, ",\"%s\":[", get_array_name (series->kind->columns[column]));
  for (guint i = 0; i < series->times->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      _daybeat_export_append_value (text, daybeat_series_get_value (series, column, i), "null");
    }
  g_string_append_c (text, ']');
}

void
daybeat_export_series_append_line (GString *text, const DaybeatSeries *series, int shown)
{
  g_autofree char *date = daybeat_day_to_string (series->day);

  g_string_append_printf (text, "{\"date\":\"%s\",\"offset_source\":\"%s\"", date,
                          daybeat_offset_source_to_string (series->start.offset_source));
  append_times (text, series);
  for (guint column = 0; column < DAYBEAT_SERIES_MAX_COLUMNS && series->kind->columns[column] != NULL; column++)
    {
      /* What no sample has needs no array, but the value itself. */
      if (column == 0 || series->columns[column] != NULL)
        append_column (text, series, column);
    }
  _daybeat_export_append_copy_members (text, series->source, shown);
  g_string_append_c (text, '}');
}

void
daybeat_export_series_append_header (GString *csv, const DaybeatSeriesKind *kind, gboolean all_sources)
{
  g_string_append (csv, "time");
  for (gsize i = 0; kind->columns[i] != NULL; i++)
    g_string_append_printf (csv, ",%s", kind->columns[i]);
  g_string_append (csv, all_sources ? ",source,shown\n" : "\n");
}

void
daybeat_export_series_append_rows (GString *csv, const DaybeatSeries *series, int shown)
{
  DaybeatExportMoment moment = { 0 };

  for (guint i = 0; i < series->times->len; i++)
    {
      _daybeat_export_moment_append (&moment, csv, get_instant (series, i));
      for (guint column = 0; column < DAYBEAT_SERIES_MAX_COLUMNS && series->kind->columns[column] != NULL; column++)
        {
          g_string_append_c (csv, ',');
          _daybeat_export_append_value (csv, daybeat_series_get_value (series, column, i), "");
        }
      _daybeat_export_append_copy_cells (csv, series->source, shown);
      g_string_append_c (csv, '\n');
    }
}
