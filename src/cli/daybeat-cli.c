/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-cli"

#include "config.h"

#include "daybeat-cli.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "daybeat-cli-join.h"
#include "daybeat-cli-sign-in.h"
#include "daybeat-service.h"

/* What makes it work without a window. `--sample` and `--data-dir` alone open one. */
static const char *const wanted[] = { "--sign-in", "--sync",   "--sign-out", "--export",   "--version", "--help", "-h",
                                      "--client",  "--scopes", "--join",     "--separate", NULL };

gboolean
daybeat_cli_wants (int argc, char **argv)
{
  for (int i = 1; i < argc; i++)
    {
      g_autofree char *name = g_strndup (argv[i], strcspn (argv[i], "="));

      if (g_strv_contains (wanted, name))
        return TRUE;
    }
  return FALSE;
}

/* Of a sync or an export. */
static void
on_progress (GObject *job, GParamSpec *pspec, gpointer user_data)
{
  g_autofree char *doing = NULL;
  guint done, total;

  g_object_get (job, "doing", &doing, "done", &done, "total", &total, NULL);
  daybeat_cli_show_progress (doing, done, total);
}

static void
on_sync (DaybeatHistory *history, GParamSpec *pspec, gpointer user_data)
{
  g_autoptr (DaybeatSync) sync = NULL;

  g_object_get (history, "sync", &sync, NULL);
  if (sync != NULL)
    g_signal_connect (sync, "notify::done", G_CALLBACK (on_progress), NULL);
}

static gboolean
run_sync (DaybeatCliWait *wait, DaybeatHistory *history, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DaybeatSync) sync = NULL;
  g_autofree char *message = NULL;
  guint requests = 0;

  g_signal_connect (history, "notify::sync", G_CALLBACK (on_sync), NULL);
  daybeat_history_sync_async (history, FALSE, wait->cancellable, daybeat_cli_wait_callback, wait);
  result = daybeat_cli_wait_for (wait);
  daybeat_cli_show_progress (NULL, 0, 0);
  if (!daybeat_history_sync_finish (history, result, error))
    return FALSE;
  g_object_get (history, "sync", &sync, NULL);
  /* There is none where only what is joined to this history was synced. */
  if (sync != NULL)
    g_object_get (sync, "requests", &requests, "message", &message, NULL);
  if (message != NULL)
    g_printerr ("%s\n", message);
  g_print (ngettext ("Up to date after %u request.\n", "Up to date after %u requests.\n", requests), requests);
  return TRUE;
}

static gboolean
run_export (DaybeatCliWait *wait, DaybeatHistory *history, const DaybeatCliOptions *options, GError **error)
{
  g_autoptr (DaybeatExport) job = daybeat_export_new (daybeat_history_get_store (history), options->export_folder,
                                                      options->format, options->all_sources);
  g_autoptr (GAsyncResult) result = NULL;

  g_signal_connect (job, "notify::done", G_CALLBACK (on_progress), NULL);
  daybeat_export_run_async (job, wait->cancellable, daybeat_cli_wait_callback, wait);
  result = daybeat_cli_wait_for (wait);
  daybeat_cli_show_progress (NULL, 0, 0);
  if (!daybeat_export_run_finish (job, result, error))
    return FALSE;
  g_print (_("Everything is in %s.\n"), options->export_folder);
  return TRUE;
}

static gboolean
run_sign_out (DaybeatCliWait *wait, DaybeatHistory *history, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  gboolean revoked;

  daybeat_history_sign_out_async (history, wait->cancellable, daybeat_cli_wait_callback, wait);
  result = daybeat_cli_wait_for (wait);
  if (!daybeat_history_sign_out_finish (history, result, &revoked, error))
    return FALSE;
  g_print ("%s\n", revoked ? _("Signed out. The history stays on this computer.")
                           : _("Signed out here. The service could not be told: the consent remains there until you "
                               "withdraw it in your account."));
  return TRUE;
}

/* In the order in which a person would: sign in, join, sync, export, sign out. */
static gboolean
run_steps (DaybeatCliWait *wait, DaybeatPeople *people, const DaybeatCliOptions *options, GError **error)
{
  g_autoptr (DaybeatHistory) history = NULL;
  gboolean good = TRUE;

  if (options->sign_in != NULL)
    history = daybeat_cli_sign_in (wait, people, options, error);
  else
    {
      DaybeatPerson *person = daybeat_cli_choose_person (people, options, error);

      history = person != NULL ? daybeat_cli_open (wait, person, error) : NULL;
    }
  if (history == NULL)
    return FALSE;

  if (options->sign_in != NULL && options->join == NULL)
    daybeat_cli_offer_join (people, history);
  if (options->separate != NULL)
    good = daybeat_cli_separate (wait, people, history, options, error);
  if (good && options->join != NULL)
    good = daybeat_cli_join (wait, people, history, options, error);
  if (good && options->sync)
    good = run_sync (wait, history, error);
  if (good && options->export_folder != NULL)
    good = run_export (wait, history, options, error);
  if (good && options->sign_out)
    good = run_sign_out (wait, history, error);
  daybeat_cli_close (wait, history);
  return good;
}

int
daybeat_cli_run (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatCliOptions) options = daybeat_cli_options_parse (argc, argv, &error);
  g_autoptr (DaybeatPeople) people = NULL;
  g_auto (DaybeatCliWait) wait = { 0 };

  if (options == NULL)
    {
      g_printerr ("%s\n%s\n", error->message, _("“daybeat --help” tells what there is."));
      return 2;
    }
  if (options->version)
    {
      g_print ("Daybeat %s\n", PACKAGE_VERSION);
      return 0;
    }
  daybeat_cli_wait_init (&wait);
  people = daybeat_people_new (options->data_dir);
  if (run_steps (&wait, people, options, &error))
    return 0;
  g_printerr ("%s\n", error->message);
  return 1;
}
