/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-cli"

#include "config.h"

#include "daybeat-cli-options.h"

#include <glib/gi18n-lib.h>

#include "daybeat-connection.h"

void
daybeat_cli_options_free (DaybeatCliOptions *self)
{
  g_free (self->sign_in);
  g_free (self->client_file);
  g_free (self->scopes);
  g_free (self->join);
  g_free (self->separate);
  g_free (self->export_folder);
  g_free (self->format_name);
  g_free (self->data_dir);
  g_free (self->person);
  g_free (self);
}

static gboolean
fail (GError **error, const char *sentence)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, sentence);
  return FALSE;
}

static gboolean
read_format (DaybeatCliOptions *self, GError **error)
{
  if (self->format_name == NULL || g_str_equal (self->format_name, "json"))
    self->format = DAYBEAT_EXPORT_JSON;
  else if (g_str_equal (self->format_name, "csv"))
    self->format = DAYBEAT_EXPORT_CSV;
  else
    return fail (error, _("--format is json or csv."));
  return TRUE;
}

static gboolean
check (DaybeatCliOptions *self, GError **error)
{
  if (self->sign_in != NULL && !daybeat_connection_has_service (daybeat_source_from_string (self->sign_in)))
    return fail (error, _("--sign-in knows two services: google-health and fitbit."));
  if (self->sign_in != NULL && self->client_file == NULL)
    return fail (error, _("--sign-in needs --client FILE: the client_secret_….json of Google's console, or a JSON file "
                          "with the “client_id” that you registered."));
  if (self->sign_in == NULL && self->client_file != NULL)
    return fail (error, _("--client belongs to --sign-in."));
  if (self->sign_in == NULL && self->scopes != NULL)
    return fail (error, _("--scopes belongs to --sign-in."));
  if (self->sample && (self->join != NULL || self->separate != NULL))
    return fail (error, _("The sample person is made up and cannot be joined with anybody."));
  if (self->sample && (self->sign_in != NULL || self->sync || self->sign_out))
    return fail (error, _("The sample person lives on this computer only: --sample cannot sign in or sync."));
  if (self->export_folder == NULL && (self->format_name != NULL || self->all_sources))
    return fail (error, _("--format and --all-sources belong to --export DIR."));
  return read_format (self, error);
}

DaybeatCliOptions *
daybeat_cli_options_parse (int argc, char **argv, GError **error)
{
  g_autoptr (DaybeatCliOptions) self = g_new0 (DaybeatCliOptions, 1);
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_auto (GStrv) arguments = g_new0 (char *, argc + 1);
  const GOptionEntry entries[] = {
    { "sign-in", 0, 0, G_OPTION_ARG_STRING, &self->sign_in, N_ ("Sign in to a service (google-health or fitbit)"),
      N_ ("SERVICE") },
    { "client", 0, 0, G_OPTION_ARG_FILENAME, &self->client_file, N_ ("The client file for signing in"), N_ ("FILE") },
    { "scopes", 0, 0, G_OPTION_ARG_STRING, &self->scopes, N_ ("What to ask for at sign-in, such as sleep,ecg"),
      N_ ("LIST") },
    { "join", 0, 0, G_OPTION_ARG_STRING, &self->join, N_ ("Show somebody's history in this one"), N_ ("NAME") },
    { "separate", 0, 0, G_OPTION_ARG_STRING, &self->separate, N_ ("Show it alone again"), N_ ("NAME") },
    { "sync", 0, 0, G_OPTION_ARG_NONE, &self->sync, N_ ("Fetch what is new"), NULL },
    { "sign-out", 0, 0, G_OPTION_ARG_NONE, &self->sign_out, N_ ("Sign out; the history stays"), NULL },
    { "export", 0, 0, G_OPTION_ARG_FILENAME, &self->export_folder, N_ ("Write everything as files"), N_ ("DIR") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &self->format_name, N_ ("Of the export: json or csv"), N_ ("FORMAT") },
    { "all-sources", 0, 0, G_OPTION_ARG_NONE, &self->all_sources, N_ ("Export every copy"), NULL },
    { "data-dir", 0, 0, G_OPTION_ARG_FILENAME, &self->data_dir, N_ ("Where histories are kept"), N_ ("DIR") },
    { "sample", 0, 0, G_OPTION_ARG_NONE, &self->sample, N_ ("A made-up person instead of you"), NULL },
    { "person", 0, 0, G_OPTION_ARG_STRING, &self->person, N_ ("Which person, where there are several"), N_ ("NAME") },
    { "version", 0, 0, G_OPTION_ARG_NONE, &self->version, N_ ("Show the version"), NULL },
    { NULL },
  };

  for (int i = 0; i < argc; i++)
    arguments[i] = g_strdup (argv[i]);
  g_option_context_set_summary (context, _("Your health history, on your computer. Without options a window opens."));
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse_strv (context, &arguments, error) || !check (self, error))
    return NULL;
  if (arguments[1] != NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("Nobody knows what to do with “%s”."),
                   arguments[1]);
      return NULL;
    }
  return g_steal_pointer (&self);
}
