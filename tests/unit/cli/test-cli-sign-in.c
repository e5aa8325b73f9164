/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "cli-run.h"
#include "daybeat-people.h"

/* The command line signs in to a server that knows one person and nothing else. */

typedef CliRun Fixture;

static void
answer (DaybeatTestServer *server, SoupServerMessage *message, const DaybeatTestRequest *request)
{
  if (g_str_equal (request->target, "/oauth2/token"))
    daybeat_test_server_reply (message, 200,
                               "{\"access_token\":\"a\",\"refresh_token\":\"r\",\"expires_in\":28800,"
                               "\"scope\":\"profile\",\"token_type\":\"Bearer\",\"user_id\":\"9ZTEST\"}");
  else if (g_str_has_suffix (request->target, "/profile.json"))
    daybeat_test_server_reply (message, 200,
                               "{\"user\":{\"encodedId\":\"9ZTEST\",\"displayName\":\"Mika\"}}");
  else
    daybeat_test_server_reply (message, 403,
                               "{\"errors\":[{\"errorType\":\"insufficient_scope\",\"message\":\"no\"}]}");
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *client =
      g_strdup_printf ("{\"client_id\":\"ABC123\",\"redirect_uri\":\"http://127.0.0.1:%u/callback\"}",
                       cli_run_find_free_port ());

  cli_run_set_up (fixture, answer);
  cli_run_write_client (fixture, client);
  g_setenv ("DAYBEAT_FITBIT_URL", fixture->server->address, TRUE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cli_run_tear_down (fixture);
}

static void
test_sync_without_a_keyring (Fixture *fixture, gconstpointer data)
{
  static const char *const more[] = { "--sync", NULL };
  g_autoptr (DaybeatPeople) people = NULL;
  DaybeatPerson *person;

  g_assert_cmpint (cli_run_sign_in (fixture, "fitbit", more), ==, 0);
  g_assert_nonnull (strstr (fixture->told->str, "for this run"));
  people = daybeat_people_new (fixture->folder);
  person = daybeat_people_find (people, DAYBEAT_SOURCE_FITBIT, "9ZTEST");
  g_assert_nonnull (person);
  g_assert_cmpstr (daybeat_person_get_name (person), ==, "Mika");
  g_assert_false (daybeat_person_get_signed_in (person));
}

/* A sign-in that nothing uses would be lost at once: that is a failure, and nobody is left behind. */
static void
test_alone_without_a_keyring (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatPeople) people = NULL;

  g_assert_cmpint (cli_run_sign_in (fixture, "fitbit", NULL), ==, 1);
  g_assert_cmpuint (fixture->told->len, >, 0);
  people = daybeat_people_new (fixture->folder);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (people)), ==, 0);
}

/* What was asked for and not granted is said. */
static void
test_chosen_scopes (Fixture *fixture, gconstpointer data)
{
  static const char *const more[] = { "--sync", "--scopes", "profile, sleep", NULL };

  g_assert_cmpint (cli_run_sign_in (fixture, "fitbit", more), ==, 0);
  g_assert_cmpstr (g_hash_table_lookup (fixture->asked, "scope"), ==, "profile sleep");
  g_assert_nonnull (strstr (fixture->told->str, "Not granted: Sleep\n"));
  g_assert_null (strstr (fixture->told->str, "Not granted: Profile"));
  g_assert_null (strstr (fixture->told->str, "Not granted: Friends"));
}

#define ADD(name, test) g_test_add ("/cli/sign-in/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  cli_run_isolate ();
  g_unsetenv ("DAYBEAT_FITBIT_AUTHORIZE_URL");
  g_test_init (&argc, &argv, NULL);
  ADD ("sync-without-a-keyring", test_sync_without_a_keyring);
  ADD ("alone-without-a-keyring", test_alone_without_a_keyring);
  ADD ("chosen-scopes", test_chosen_scopes);
  return g_test_run ();
}
