/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-export"

#include "config.h"

#include "daybeat-export-last.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "daybeat-export-file.h"
#include "daybeat-export-table.h"
#include "daybeat-export-values-private.h"
#include "daybeat-finding.h"

#define FORMAT_VERSION 1

gboolean
daybeat_export_make_folder (const char *folder, GError **error)
{
  int code;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  code = errno;
  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (code), _("The folder %s could not be made: %s"),
               folder, g_strerror (code));
  return FALSE;
}

/* An export into the same folder may have had more of them: what it wrote is recognised by its name. */
static void
remove_former_unknown (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      gsize digits = strspn (name, "0123456789");

      if (g_str_equal (name, "index.jsonl") || (digits >= 4 && g_str_equal (name + digits, ".json")))
        g_unlink (path);
    }
  if (dir != NULL)
    g_rmdir (folder);
}

/* What was kept without being understood: each as it came, with an index that says where it is and where it stood. */
static gboolean
write_unknown (const char *export_folder, GPtrArray *findings, GError **error)
{
  g_autofree char *folder = g_build_filename (export_folder, "unknown", NULL);
  g_autoptr (DaybeatExportTable) index = NULL;

  remove_former_unknown (folder);
  if (findings->len == 0)
    return TRUE;
  if (!daybeat_export_make_folder (folder, error))
    return FALSE;
  index = daybeat_export_table_open (folder, "index", FALSE, NULL, error);
  if (index == NULL)
    return FALSE;
  for (guint i = 0; i < findings->len; i++)
    {
      const DaybeatFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *name = finding->original != NULL ? g_strdup_printf ("%04u.json", i + 1) : NULL;
      g_autofree char *reason = g_strdup_printf ("%s %s", finding->path, finding->reason);
      g_autoptr (JsonObject) row = json_object_new ();

      json_object_set_string_member (row, "path", name);
      json_object_set_string_member (row, "reason", reason);
      json_object_set_int_member (row, "bytes", finding->original != NULL ? (gint64) strlen (finding->original) : 0);
      json_object_set_string_member (row, "source", daybeat_source_to_string (finding->source));
      if (name != NULL && !daybeat_export_file_write (folder, name, finding->original, error))
        return FALSE;
      if (!daybeat_export_table_add (index, row, error))
        return FALSE;
    }
  return daybeat_export_table_close (index, error);
}

/* The same history exports the same bytes: the time is that of the last change, not of the export. */
static gboolean
write_about (const char *folder, JsonObject *counts, gint64 last_change, GError **error)
{
  DaybeatInstant changed =
      last_change != 0 ? daybeat_instant_from_utc (last_change, 0, DAYBEAT_OFFSET_RECEIVED) : DAYBEAT_INSTANT_NONE;
  g_autoptr (DaybeatExportTable) table = daybeat_export_table_open (folder, "about", TRUE, NULL, error);
  g_autoptr (JsonObject) about = json_object_new ();

  if (table == NULL)
    return FALSE;

  json_object_set_int_member (about, "format", FORMAT_VERSION);
  json_object_set_string_member (about, "program", "daybeat");
  json_object_set_string_member (about, "version", PACKAGE_VERSION);
  _daybeat_export_instant (about, "exported", changed);
  json_object_set_object_member (about, "families", json_object_ref (counts));
  return daybeat_export_table_add (table, about, error) && daybeat_export_table_close (table, error);
}

gboolean
daybeat_export_last_write (const char *folder, GPtrArray *findings, JsonObject *counts, gint64 last_change,
                           GError **error)
{
  return write_unknown (folder, findings, error) && write_about (folder, counts, last_change, error);
}
