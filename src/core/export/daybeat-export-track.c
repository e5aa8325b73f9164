/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-export"

#include "config.h"

#include <json-glib/json-glib.h>

#include "daybeat-csv.h"
#include "daybeat-export-moment-private.h"
#include "daybeat-export-samples-private.h"

static const DaybeatTrackPoint *
get_point (const DaybeatTrack *track, guint index)
{
  return &g_array_index (track->points, DaybeatTrackPoint, index);
}

static DaybeatInstant
get_instant (const DaybeatTrackPoint *point)
{
  return daybeat_instant_from_utc (point->time_ms, 0, DAYBEAT_OFFSET_RECEIVED);
}

static void
append_times (GString *text, const DaybeatTrack *track)
{
  DaybeatExportMoment moment = { 0 };

  g_string_append (text, ",\"t\":[");
  for (guint i = 0; i < track->points->len; i++)
    {
      if (i > 0)
        {
          g_string_append_c (text, ',');
          _daybeat_export_append_seconds (text, get_point (track, i)->time_ms - get_point (track, 0)->time_ms);
          continue;
        }
      g_string_append_c (text, '"');
      _daybeat_export_moment_append (&moment, text, get_instant (get_point (track, 0)));
      g_string_append_c (text, '"');
    }
  g_string_append_c (text, ']');
}

static void
append_array (GString *text, const DaybeatTrack *track, const char *name, gsize offset)
{
  g_string_append_printf (text, ",\"%s\":[", name);
  for (guint i = 0; i < track->points->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      _daybeat_export_append_value (text, G_STRUCT_MEMBER (double, get_point (track, i), offset), "null");
    }
  g_string_append_c (text, ']');
}

void
daybeat_export_track_append_line (GString *text, const DaybeatTrack *track, int shown)
{
  g_autoptr (JsonNode) id = json_node_init_string (json_node_alloc (), track->exercise_id);
  g_autofree char *quoted = json_to_string (id, FALSE);

  g_string_append_printf (text, "{\"exercise_id\":%s", quoted);
  append_times (text, track);
  append_array (text, track, "latitude", G_STRUCT_OFFSET (DaybeatTrackPoint, latitude));
  append_array (text, track, "longitude", G_STRUCT_OFFSET (DaybeatTrackPoint, longitude));
  append_array (text, track, "altitude_m", G_STRUCT_OFFSET (DaybeatTrackPoint, altitude_m));
  _daybeat_export_append_copy_members (text, track->source, shown);
  g_string_append_c (text, '}');
}

void
daybeat_export_track_append_header (GString *csv, gboolean all_sources)
{
  g_string_append (csv, "exercise_id,time,latitude,longitude,altitude_m");
  g_string_append (csv, all_sources ? ",source,shown\n" : "\n");
}

void
daybeat_export_track_append_rows (GString *csv, const DaybeatTrack *track, int shown)
{
  DaybeatExportMoment moment = { 0 };

  for (guint i = 0; i < track->points->len; i++)
    {
      const DaybeatTrackPoint *point = get_point (track, i);

      daybeat_csv_append_cell (csv, track->exercise_id);
      g_string_append_c (csv, ',');
      _daybeat_export_moment_append (&moment, csv, get_instant (point));
      g_string_append_c (csv, ',');
      _daybeat_export_append_value (csv, point->latitude, "");
      g_string_append_c (csv, ',');
      _daybeat_export_append_value (csv, point->longitude, "");
      g_string_append_c (csv, ',');
      _daybeat_export_append_value (csv, point->altitude_m, "");
      _daybeat_export_append_copy_cells (csv, track->source, shown);
      g_string_append_c (csv, '\n');
    }
}
