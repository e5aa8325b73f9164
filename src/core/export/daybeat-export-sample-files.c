/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-export"

#include "config.h"

#include "daybeat-export-sample-files.h"

#include <glib/gstdio.h>
#include <string.h>

#include "daybeat-export-file.h"

struct _DaybeatExportSampleFiles
{
  char *folder;
  char *family;
  const DaybeatSeriesKind *kind; /* (nullable) */
  DaybeatExportFormat format;
  gboolean all_sources;

  DaybeatExportFile *file; /* (nullable) */
  int year;                /* of the table in @file */
  GHashTable *names;       /* tables that were written */
  GString *text;           /* what is written next */
  gint64 n_rows;
};

DaybeatExportSampleFiles *
daybeat_export_sample_files_new (const char *folder, const char *family, const DaybeatSeriesKind *kind,
                                 DaybeatExportFormat format, gboolean all_sources)
{
  DaybeatExportSampleFiles *self = g_new0 (DaybeatExportSampleFiles, 1);

  self->folder = g_strdup (folder);
  self->family = g_strdup (family);
  self->kind = kind;
  self->format = format;
  self->all_sources = all_sources;
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->text = g_string_new (NULL);
  return self;
}

void
daybeat_export_sample_files_free (DaybeatExportSampleFiles *self)
{
  g_clear_pointer (&self->file, daybeat_export_file_free);
  g_hash_table_unref (self->names);
  g_string_free (self->text, TRUE);
  g_free (self->folder);
  g_free (self->family);
  g_free (self);
}

static gboolean
close_file (DaybeatExportSampleFiles *self, GError **error)
{
  if (self->file != NULL && !daybeat_export_file_close (self->file, error))
    return FALSE;
  g_clear_pointer (&self->file, daybeat_export_file_free);
  return TRUE;
}

/* Takes @name. */
static gboolean
open_file (DaybeatExportSampleFiles *self, char *name, GError **error)
{
  self->file = daybeat_export_file_open (self->folder, name, error);
  g_hash_table_add (self->names, name);
  if (self->file == NULL)
    return FALSE;
  if (self->format == DAYBEAT_EXPORT_CSV && self->kind != NULL)
    daybeat_export_series_append_header (self->text, self->kind, self->all_sources);
  else if (self->format == DAYBEAT_EXPORT_CSV)
    daybeat_export_track_append_header (self->text, self->all_sources);
  return daybeat_export_file_append (self->file, self->text, error);
}

static gboolean
open_year (DaybeatExportSampleFiles *self, int year, GError **error)
{
  if (self->file != NULL && self->year == year)
    return TRUE;
  self->year = year;
  return close_file (self, error) && open_file (self, g_strdup_printf ("%s_%04d.csv", self->family, year), error);
}

static gboolean
open_single (DaybeatExportSampleFiles *self, GError **error)
{
  const char *ending = self->format == DAYBEAT_EXPORT_CSV ? ".csv" : ".jsonl";

  return self->file != NULL || open_file (self, g_strconcat (self->family, ending, NULL), error);
}

gboolean
daybeat_export_sample_files_add_series (DaybeatExportSampleFiles *self, const DaybeatSeries *series, int shown,
                                        GError **error)
{
  int year;

  if (series->day == DAYBEAT_DAY_NONE || series->times->len == 0)
    return TRUE;
  if (self->format == DAYBEAT_EXPORT_CSV)
    {
      daybeat_day_get_ymd (series->day, &year, NULL, NULL);
      if (!open_year (self, year, error))
        return FALSE;
      daybeat_export_series_append_rows (self->text, series, shown);
      self->n_rows += series->times->len;
    }
  else
    {
      if (!open_single (self, error))
        return FALSE;
      daybeat_export_series_append_line (self->text, series, shown);
      g_string_append_c (self->text, '\n');
      self->n_rows++;
    }
  return daybeat_export_file_append (self->file, self->text, error);
}

gboolean
daybeat_export_sample_files_add_track (DaybeatExportSampleFiles *self, const DaybeatTrack *track, int shown,
                                       GError **error)
{
  if (!open_single (self, error))
    return FALSE;
  if (self->format == DAYBEAT_EXPORT_CSV)
    {
      daybeat_export_track_append_rows (self->text, track, shown);
      self->n_rows += track->points->len;
    }
  else
    {
      daybeat_export_track_append_line (self->text, track, shown);
      g_string_append_c (self->text, '\n');
      self->n_rows++;
    }
  return daybeat_export_file_append (self->file, self->text, error);
}

static gboolean
is_year_of (DaybeatExportSampleFiles *self, const char *name)
{
  gsize length = strlen (self->family);

  if (!g_str_has_prefix (name, self->family) || name[length] != '_')
    return FALSE;
  name += length + 1;
  return strspn (name, "0123456789") == 4 && g_str_equal (name + 4, ".csv");
}

/* What an export into the same folder wrote before is recognised by its name. */
static void
remove_former_years (DaybeatExportSampleFiles *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      if (is_year_of (self, name) && !g_hash_table_contains (self->names, name))
        {
          g_autofree char *path = g_build_filename (self->folder, name, NULL);

          g_unlink (path);
        }
    }
}

gboolean
daybeat_export_sample_files_close (DaybeatExportSampleFiles *self, gint64 *n_rows, GError **error)
{
  gboolean by_year = self->format == DAYBEAT_EXPORT_CSV && self->kind != NULL;

  if ((!by_year && !open_single (self, error)) || !close_file (self, error))
    return FALSE;
  if (by_year)
    remove_former_years (self);
  *n_rows = self->n_rows;
  return TRUE;
}
