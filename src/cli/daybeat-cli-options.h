/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-export.h"

G_BEGIN_DECLS

/**
 * DaybeatCliOptions: what was asked for on the command line
 */
typedef struct
{
  char *sign_in;       /* the service, or NULL */
  char *client_file;
  char *scopes;
  char *join;
  char *separate;
  gboolean sync;
  gboolean sign_out;
  char *export_folder;
  char *format_name;
  DaybeatExportFormat format;
  gboolean all_sources;
  char *data_dir;
  gboolean sample;
  char *person;
  gboolean version;
} DaybeatCliOptions;

/**
 * daybeat_cli_options_parse:
 *
 * Returns: (transfer full): the options, or %NULL with #GOptionError where they make no sense together
 */
DaybeatCliOptions *daybeat_cli_options_parse (int argc, char **argv, GError **error);
void daybeat_cli_options_free (DaybeatCliOptions *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DaybeatCliOptions, daybeat_cli_options_free)

G_END_DECLS
