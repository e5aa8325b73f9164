/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-fuzz"

/* Stands in for libFuzzer where the compiler has none: puts the files that are named through the fuzzer, once each. */

#include "config.h"

#include <glib.h>

int LLVMFuzzerInitialize (int *argc, char ***argv);
int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static int
replay (const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  if (!g_file_get_contents (path, &text, &size, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  g_print ("%s\n", path);
  return LLVMFuzzerTestOneInput ((const guint8 *) text, size);
}

int
main (int argc, char **argv)
{
  int status = 0;

  LLVMFuzzerInitialize (&argc, &argv);
  for (int i = 1; i < argc; i++)
    status |= replay (argv[i]);
  return status;
}
