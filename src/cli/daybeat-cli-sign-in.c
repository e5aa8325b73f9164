/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-cli"

#include "config.h"

#include "daybeat-cli-sign-in.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "daybeat-auth-error.h"
#include "daybeat-connection.h"
#include "daybeat-sign-in.h"

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

static DaybeatSource
source_of (const DaybeatCliOptions *options)
{
  return daybeat_source_from_string (options->sign_in);
}

/* A file that says which service it is for is not sent to another one. */
static gboolean
check_client (DaybeatOAuthClient *client, DaybeatSource source, GError **error)
{
  if (client->source == DAYBEAT_SOURCE_UNKNOWN || client->source == source)
    return TRUE;
  g_set_error (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_CONFIGURATION,
               _("This client file is for --sign-in %s."), daybeat_source_to_string (client->source));
  return FALSE;
}

static DaybeatOAuthClient *
read_client (const DaybeatCliOptions *options, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (options->client_file);
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, error);
  g_autoptr (DaybeatOAuthClient) client = bytes != NULL ? daybeat_oauth_client_new_from_bytes (bytes, error) : NULL;

  if (client == NULL || !check_client (client, source_of (options), error))
    return NULL;
  return g_steal_pointer (&client);
}

/* Returns: (transfer full): the scopes by the names that the service has for them */
static GStrv
read_scopes (DaybeatOAuthProvider *provider, const char *text, GError **error)
{
  g_auto (GStrv) words = g_strsplit_set (text, ", \t", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (gsize i = 0; words[i] != NULL; i++)
    {
      const DaybeatScope *scope = daybeat_oauth_provider_find_scope (provider, words[i]);

      if (*words[i] == '\0')
        continue;
      if (scope == NULL)
        {
          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("The service knows no “%s” to ask for."),
                       words[i]);
          return NULL;
        }
      g_strv_builder_add (builder, scope->name);
    }
  return g_strv_builder_end (builder);
}

static DaybeatOAuthClient *
choose_scopes (DaybeatOAuthClient *client, DaybeatOAuthProvider *provider, const char *text, GError **error)
{
  g_auto (GStrv) scopes = NULL;

  if (text == NULL)
    return daybeat_oauth_client_ref (client);
  scopes = read_scopes (provider, text, error);
  return scopes != NULL ? daybeat_oauth_client_new_with_scopes (client, (const char *const *) scopes) : NULL;
}

static gboolean
is_asked_for (DaybeatOAuthClient *client, const DaybeatScope *scope)
{
  return client->scopes != NULL ? g_strv_contains ((const char *const *) client->scopes, scope->name)
                                : scope->by_default;
}

/* Boxes can be unticked on the consent page. */
static void
tell_what_is_missing (DaybeatOAuthClient *client, DaybeatOAuthProvider *provider, DaybeatToken *token)
{
  for (gsize i = 0; i < provider->n_scopes; i++)
    {
      const DaybeatScope *scope = &provider->scopes[i];

      if (is_asked_for (client, scope) && !daybeat_scope_is_granted (scope->name, token->scopes))
        g_printerr (_("Not granted: %s\n"), _(scope->title));
    }
}

static DaybeatToken *
run_sign_in (DaybeatCliWait *wait, DaybeatOAuthProvider *provider, DaybeatOAuthClient *client, gboolean again,
             GError **error)
{
  g_autoptr (DaybeatSignIn) sign_in = daybeat_sign_in_new (provider, client, again ? "login consent" : NULL);
  g_autoptr (GAsyncResult) result = NULL;
  DaybeatToken *token;

  daybeat_sign_in_run_async (sign_in, open_address, NULL, wait->cancellable, daybeat_cli_wait_callback, wait);
  result = daybeat_cli_wait_for (wait);
  token = daybeat_sign_in_run_finish (sign_in, result, error);
  if (token != NULL)
    tell_what_is_missing (client, provider, token);
  return token;
}

static DaybeatIdentity *
identify (DaybeatCliWait *wait, DaybeatSource source, DaybeatToken *token, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  daybeat_identify_async (source, NULL, token, wait->cancellable, daybeat_cli_wait_callback, wait);
  result = daybeat_cli_wait_for (wait);
  return daybeat_identify_finish (result, error);
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
find_or_add (DaybeatPeople *people, const DaybeatCliOptions *options, const DaybeatIdentity *identity,
             gboolean *added, GError **error)
{
  DaybeatPerson *asked = options->person != NULL ? daybeat_cli_choose_person (people, options, NULL) : NULL;
  DaybeatPerson *person = daybeat_people_receive (people, asked, identity, options->person, added, error);

  if (asked != NULL && person != NULL && person != asked)
    g_printerr (_("The browser signed in somebody else than %s: this is kept apart.\n"),
                daybeat_person_get_name (asked));
  return person;
}

/* @client: with the scopes to ask for */
static DaybeatHistory *
sign_in_with (DaybeatCliWait *wait, DaybeatPeople *people, const DaybeatCliOptions *options,
              DaybeatOAuthProvider *provider, DaybeatOAuthClient *client, GError **error)
{
  gboolean again = g_list_model_get_n_items (G_LIST_MODEL (people)) > 0, added = FALSE;
  g_autoptr (DaybeatToken) token = run_sign_in (wait, provider, client, again, error);
  g_autoptr (DaybeatIdentity) identity =
      token != NULL ? identify (wait, source_of (options), token, error) : NULL;
  DaybeatPerson *person = identity != NULL ? find_or_add (people, options, identity, &added, error) : NULL;
  g_autoptr (DaybeatHistory) history = person != NULL ? daybeat_cli_open (wait, person, error) : NULL;

  if (history == NULL)
    return NULL;
  if (adopt (wait, history, client, identity->token, options, error))
    return g_steal_pointer (&history);
  daybeat_cli_close (wait, history);
  if (added)
    daybeat_people_remove (people, person, NULL);
  return NULL;
}

DaybeatHistory *
daybeat_cli_sign_in (DaybeatCliWait *wait, DaybeatPeople *people, const DaybeatCliOptions *options, GError **error)
{
  g_autoptr (DaybeatOAuthClient) client = read_client (options, error);
  g_autoptr (DaybeatOAuthProvider) provider =
      client != NULL ? daybeat_connection_create_provider (source_of (options), NULL, NULL, error) : NULL;
  g_autoptr (DaybeatOAuthClient) asking =
      provider != NULL ? choose_scopes (client, provider, options->scopes, error) : NULL;

  return asking != NULL ? sign_in_with (wait, people, options, provider, asking, error) : NULL;
}
