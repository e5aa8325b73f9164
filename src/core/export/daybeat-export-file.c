/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-export"

#include "config.h"

#include "daybeat-export-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct _DaybeatExportFile
{
  char *path;
  char *temporary; /* NULL once it has appeared */
  FILE *stream;    /* (nullable) */
};

static gboolean
fail (const DaybeatExportFile *self, GError **error)
{
  int code = errno;
  g_autofree char *name = g_filename_display_name (self->path);

  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (code), _("The file %s could not be written: %s"), name,
               g_strerror (code));
  return FALSE;
}

DaybeatExportFile *
daybeat_export_file_open (const char *folder, const char *name, GError **error)
{
  g_autoptr (DaybeatExportFile) self = g_new0 (DaybeatExportFile, 1);
  int descriptor;

  self->path = g_build_filename (folder, name, NULL);
  self->temporary = g_strdup_printf ("%s.XXXXXX", self->path);
  descriptor = g_mkstemp_full (self->temporary, O_RDWR | O_CLOEXEC, 0600);
  self->stream = descriptor >= 0 ? fdopen (descriptor, "w") : NULL;
  if (self->stream != NULL)
    return g_steal_pointer (&self);

  fail (self, error);
  if (descriptor >= 0)
    close (descriptor);
  else
    g_clear_pointer (&self->temporary, g_free);
  return NULL;
}

void
daybeat_export_file_free (DaybeatExportFile *self)
{
  if (self->stream != NULL)
    fclose (self->stream);
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  g_free (self->temporary);
  g_free (self->path);
  g_free (self);
}

gboolean
daybeat_export_file_append (DaybeatExportFile *self, GString *text, GError **error)
{
  gsize written;

  g_return_val_if_fail (self->stream != NULL, FALSE);

  written = fwrite (text->str, 1, text->len, self->stream);
  if (written < text->len)
    return fail (self, error);
  g_string_truncate (text, 0);
  return TRUE;
}

gboolean
daybeat_export_file_close (DaybeatExportFile *self, GError **error)
{
  gboolean good;

  g_return_val_if_fail (self->stream != NULL, FALSE);

  /* What is replaced is not given up before its successor is on the disk. */
  good = fflush (self->stream) == 0 &&
         (!g_file_test (self->path, G_FILE_TEST_EXISTS) || fsync (fileno (self->stream)) == 0);
  if (!good)
    return fail (self, error);
  good = fclose (g_steal_pointer (&self->stream)) == 0 && g_rename (self->temporary, self->path) == 0;
  if (!good)
    return fail (self, error);
  g_clear_pointer (&self->temporary, g_free);
  return TRUE;
}

gboolean
daybeat_export_file_write (const char *folder, const char *name, const char *text, GError **error)
{
  g_autoptr (DaybeatExportFile) file = daybeat_export_file_open (folder, name, error);
  g_autoptr (GString) whole = g_string_new (text);

  return file != NULL && daybeat_export_file_append (file, whole, error) && daybeat_export_file_close (file, error);
}
