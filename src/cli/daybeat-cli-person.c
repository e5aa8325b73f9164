/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-cli"

#include "config.h"

#include "daybeat-cli-person.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "daybeat-auth-error.h"
#include "daybeat-fitbit.h"
#include "daybeat-sign-in.h"

static gboolean
fits (DaybeatPerson *person, const DaybeatCliOptions *options)
{
  gboolean is_sample = daybeat_person_get_source (person) == DAYBEAT_SOURCE_SAMPLE;

  if (options->sample != is_sample)
    return FALSE;
  return options->person == NULL || g_str_equal (options->person, daybeat_person_get_id (person)) ||
         g_str_equal (options->person, daybeat_person_get_name (person));
}

DaybeatPerson *
daybeat_cli_choose_person (DaybeatPeople *people, const DaybeatCliOptions *options, GError **error)
{
  DaybeatPerson *chosen = NULL;
  guint n_fitting = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (people)); i++)
    {
      g_autoptr (DaybeatPerson) person = g_list_model_get_item (G_LIST_MODEL (people), i);

      if (!fits (person, options))
        continue;
      chosen = person; /* the list keeps it alive */
      n_fitting++;
    }
  if (n_fitting == 1)
    return chosen;
  if (n_fitting == 0 && options->person != NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("Nobody here is called “%s”."), options->person);
  else if (n_fitting == 0 && options->sample)
    return daybeat_people_add (people, NULL, DAYBEAT_SOURCE_SAMPLE, error);
  else if (n_fitting == 0)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                         _("There is nobody here yet. Begin with --sign-in, or look at --sample."));
  else
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                         _("There are several people here. Say whom you mean with --person NAME."));
  return NULL;
}

DaybeatHistory *
daybeat_cli_open (DaybeatCliWait *wait, DaybeatPerson *person, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  daybeat_history_open_async (person, wait->cancellable, daybeat_cli_wait_callback, wait);
  result = daybeat_cli_wait_for (wait);
  return daybeat_history_open_finish (result, error);
}

void
daybeat_cli_close (DaybeatCliWait *wait, DaybeatHistory *history)
{
  g_autoptr (GAsyncResult) result = NULL;

  daybeat_history_close_async (history, daybeat_cli_wait_callback, wait);
  result = daybeat_cli_wait_for (wait);
  daybeat_history_close_finish (history, result, NULL);
}

static void
on_browser_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  /* Without a browser of the desktop the address can still be opened by hand. */
  if (!g_app_info_launch_default_for_uri_finish (result, NULL))
    g_printerr ("%s\n", _("No browser could be opened. Open the address above yourself."));
}

static gboolean
open_address (const char *address, gpointer user_data, GError **error)
{
  g_print ("%s\n%s\n", _("Sign in with your browser at this address:"), address);
  fflush (stdout);
  g_app_info_launch_default_for_uri_async (address, NULL, NULL, on_browser_opened, NULL);
  return TRUE;
}

static DaybeatOAuthClient *
read_client (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, error);

  return bytes != NULL ? daybeat_oauth_client_new_from_bytes (bytes, error) : NULL;
}

static DaybeatToken *
run_sign_in (DaybeatCliWait *wait, DaybeatOAuthClient *client, gboolean again, GError **error)
{
  g_autoptr (DaybeatOAuthProvider) provider = daybeat_fitbit_provider_new (NULL, NULL, error);
  g_autoptr (DaybeatSignIn) sign_in = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  if (provider == NULL)
    return NULL;
  sign_in = daybeat_sign_in_new (provider, client, again ? "login consent" : NULL);
  daybeat_sign_in_run_async (sign_in, open_address, NULL, wait->cancellable, daybeat_cli_wait_callback, wait);
  result = daybeat_cli_wait_for (wait);
  return daybeat_sign_in_run_finish (sign_in, result, error);
}

static gboolean
adopt_once (DaybeatCliWait *wait, DaybeatHistory *history, DaybeatOAuthClient *client, DaybeatToken *token,
            gboolean in_memory, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  daybeat_history_adopt_token_async (history, client, token, in_memory, wait->cancellable, daybeat_cli_wait_callback,
                                     wait);
  result = daybeat_cli_wait_for (wait);
  return daybeat_history_adopt_token_finish (history, result, error);
}

/* Without a keyring a sign-in lasts as long as this run: it is worth something only where the run goes on. */
static gboolean
adopt (DaybeatCliWait *wait, DaybeatHistory *history, DaybeatOAuthClient *client, DaybeatToken *token,
       const DaybeatCliOptions *options, GError **error)
{
  g_autoptr (GError) refusal = NULL;

  if (adopt_once (wait, history, client, token, FALSE, &refusal))
    {
      g_print ("%s\n", _("Signed in."));
      return TRUE;
    }
  if (!options->sync || !g_error_matches (refusal, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_KEYRING))
    {
      g_propagate_error (error, g_steal_pointer (&refusal));
      return FALSE;
    }
  if (!adopt_once (wait, history, client, token, TRUE, error))
    return FALSE;
  g_printerr ("%s\n", _("The keyring did not take the sign-in: it is used for this run and then forgotten."));
  return TRUE;
}

/* Somebody who was known by name on the command line signs in again; else the service says who it is. */
static DaybeatPerson *
find_or_add (DaybeatPeople *people, const DaybeatCliOptions *options, DaybeatToken *token, gboolean *added,
             GError **error)
{
  DaybeatPerson *asked = options->person != NULL ? daybeat_cli_choose_person (people, options, NULL) : NULL;
  DaybeatPerson *person = daybeat_people_choose (people, DAYBEAT_SOURCE_FITBIT, asked, token->user_id,
                                                 options->person, added, error);

  if (asked != NULL && person != NULL && person != asked)
    g_printerr (_("The browser signed in somebody else than %s: this is kept apart.\n"),
                daybeat_person_get_name (asked));
  return person;
}

DaybeatHistory *
daybeat_cli_sign_in (DaybeatCliWait *wait, DaybeatPeople *people, const DaybeatCliOptions *options, GError **error)
{
  gboolean again = g_list_model_get_n_items (G_LIST_MODEL (people)) > 0, added = FALSE;
  g_autoptr (DaybeatOAuthClient) client = read_client (options->client_file, error);
  g_autoptr (DaybeatToken) token = client != NULL ? run_sign_in (wait, client, again, error) : NULL;
  DaybeatPerson *person = token != NULL ? find_or_add (people, options, token, &added, error) : NULL;
  g_autoptr (DaybeatHistory) history = person != NULL ? daybeat_cli_open (wait, person, error) : NULL;

  if (history == NULL)
    return NULL;
  if (adopt (wait, history, client, token, options, error))
    return g_steal_pointer (&history);
  daybeat_cli_close (wait, history);
  if (added)
    daybeat_people_remove (people, person, NULL);
  return NULL;
}
