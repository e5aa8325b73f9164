/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "cli-run.h"
#include "daybeat-people.h"

/* The command line signs in with Google at a server that speaks all of it at one address. */

typedef CliRun Fixture;

#define READONLY(kind) "https://www.googleapis.com/auth/googlehealth." kind ".readonly"
#define CLIENT                                                                                                       \
  "{\"installed\":{\"client_id\":\"1-a.apps.googleusercontent.com\",\"client_secret\":\"GOCSPX-secret-text\"}}"

static const char *identity;
static guint identity_status;

static void
answer_token (SoupServerMessage *message, const DaybeatTestRequest *request)
{
  g_autoptr (GHashTable) form = soup_form_decode (request->body);

  g_assert_null (soup_message_headers_get_one (request->headers, "Authorization"));
  g_assert_cmpstr (g_hash_table_lookup (form, "client_id"), ==, "1-a.apps.googleusercontent.com");
  g_assert_cmpstr (g_hash_table_lookup (form, "client_secret"), ==, "GOCSPX-secret-text");
  g_assert_cmpstr (g_hash_table_lookup (form, "code"), ==, "c");
  g_assert_cmpuint (strlen (g_hash_table_lookup (form, "code_verifier")), >=, 43);
  daybeat_test_server_reply (message, 200,
                             "{\"access_token\":\"ya29.secret-text\",\"refresh_token\":\"1//secret-text\","
                             "\"expires_in\":3599,\"refresh_token_expires_in\":604799,"
                             "\"scope\":\"" READONLY ("profile") "\",\"token_type\":\"Bearer\"}");
}

static void
answer (DaybeatTestServer *server, SoupServerMessage *message, const DaybeatTestRequest *request)
{
  if (g_str_equal (request->target, "/token"))
    answer_token (message, request);
  else if (g_str_equal (request->target, "/v4/users/me/identity"))
    daybeat_test_server_reply (message, identity_status, identity);
  else
    daybeat_test_server_reply (message, 200, "{}");
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  identity = "{\"healthUserId\":\"7301944128856120934\",\"legacyUserId\":\"7KQX2M\"}";
  identity_status = 200;
  cli_run_set_up (fixture, answer);
  cli_run_write_client (fixture, CLIENT);
  g_setenv ("DAYBEAT_GOOGLE_HEALTH_URL", fixture->server->address, TRUE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_null (strstr (fixture->told->str, "secret-text"));
  cli_run_tear_down (fixture);
}

static void
assert_nobody (Fixture *fixture)
{
  g_autoptr (DaybeatPeople) people = daybeat_people_new (fixture->folder);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (people)), ==, 0);
}

static void
test_sync (Fixture *fixture, gconstpointer data)
{
  static const char *const more[] = { "--sync", "--person", "Mika", NULL };
  g_autoptr (DaybeatPeople) people = NULL;
  DaybeatPerson *person;
  g_autofree char *legacy = NULL;
  g_autofree char *redirect_uri = NULL;
  gint64 end;

  g_assert_cmpint (cli_run_sign_in (fixture, "google-health", more), ==, 0);
  g_assert_cmpstr (g_hash_table_lookup (fixture->asked, "access_type"), ==, "offline");
  g_assert_cmpstr (g_hash_table_lookup (fixture->asked, "prompt"), ==, "consent");
  g_assert_null (g_hash_table_lookup (fixture->asked, "include_granted_scopes"));
  g_assert_nonnull (strstr (fixture->told->str, "Not granted: Sleep\n"));
  g_assert_null (strstr (fixture->told->str, "Not granted: ECG"));

  people = daybeat_people_new (fixture->folder);
  person = daybeat_people_find (people, DAYBEAT_SOURCE_GOOGLE_HEALTH, "7301944128856120934");
  g_assert_nonnull (person);
  g_assert_cmpstr (daybeat_person_get_name (person), ==, "Mika");
  g_object_get (person, "legacy-user-id", &legacy, "redirect-uri", &redirect_uri, "refresh-expires-at", &end, NULL);
  g_assert_cmpstr (legacy, ==, "7KQX2M");
  g_assert_null (redirect_uri);
  g_assert_cmpint (end, >, g_get_real_time () / 1000 + 6 * G_GINT64_CONSTANT (86400000));
}

/* The same account is the same person, another is not. */
static void
test_twice (Fixture *fixture, gconstpointer data)
{
  static const char *const more[] = { "--sync", "--person", "Mika", NULL };
  g_autoptr (DaybeatPeople) people = NULL;

  g_assert_cmpint (cli_run_sign_in (fixture, "google-health", more), ==, 0);
  g_assert_cmpint (cli_run_sign_in (fixture, "google-health", more), ==, 0);
  g_assert_cmpstr (g_hash_table_lookup (fixture->asked, "prompt"), ==, "select_account consent");
  people = daybeat_people_new (fixture->folder);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (people)), ==, 1);
  g_clear_object (&people);

  identity = "{\"healthUserId\":\"42\"}";
  g_assert_cmpint (cli_run_sign_in (fixture, "google-health", more), ==, 0);
  g_assert_nonnull (strstr (fixture->told->str, "somebody else than Mika"));
  people = daybeat_people_new (fixture->folder);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (people)), ==, 2);
}

static guint
count_people (Fixture *fixture)
{
  g_autoptr (DaybeatPeople) people = daybeat_people_new (fixture->folder);

  return g_list_model_get_n_items (G_LIST_MODEL (people));
}

/* Whoever had the account before is offered to be shown with it, is, and is alone again. */
static void
test_join (Fixture *fixture, gconstpointer data)
{
  static const char *const more[] = { "--sync", NULL };
  g_autoptr (DaybeatPeople) people = daybeat_people_new (fixture->folder);
  DaybeatPerson *old = daybeat_people_add (people, "Mika", DAYBEAT_SOURCE_FITBIT, NULL);
  const char *join[] = { "--person", NULL, "--join", daybeat_person_get_id (old), NULL };
  const char *separate[] = { "--separate", "Mika", NULL };
  const char *nobody[] = { "--separate", "Robin", NULL };
  g_autofree char *hint = g_strdup_printf (" --join %s\n", daybeat_person_get_id (old));
  g_autofree char *path = daybeat_person_dup_history_path (old);
  g_autoptr (DaybeatPeople) later = NULL;
  const char *open[] = { "--person", "Mika", "--export", NULL, NULL };
  g_autofree char *export_folder = g_build_filename (fixture->folder, "export", NULL);

  g_object_set (old, "user-id", "7KQX2M", NULL);
  g_assert_true (daybeat_person_save (old, NULL));
  /* Opening makes the history. */
  open[3] = export_folder;
  g_assert_cmpint (cli_run_command (fixture, open), ==, 0);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));

  g_assert_cmpint (cli_run_sign_in (fixture, "google-health", more), ==, 0);
  g_assert_nonnull (strstr (fixture->said->str, hint));
  later = daybeat_people_new (fixture->folder);
  join[1] = daybeat_person_get_id (
      daybeat_people_find (later, DAYBEAT_SOURCE_GOOGLE_HEALTH, "7301944128856120934"));
  g_assert_cmpint (cli_run_command (fixture, join), ==, 0);
  g_assert_cmpuint (count_people (fixture), ==, 1);
  g_assert_cmpint (cli_run_command (fixture, nobody), ==, 1);
  g_assert_cmpint (cli_run_command (fixture, separate), ==, 0);
  g_assert_cmpuint (count_people (fixture), ==, 2);
}

static void
test_scopes (Fixture *fixture, gconstpointer data)
{
  static const char *const more[] = { "--scopes", "sleep,ecg openid", NULL };
  static const char *const wrong[] = { "--scopes", "sleep,badges", NULL };

  cli_run_sign_in (fixture, "google-health", more);
  g_assert_cmpstr (g_hash_table_lookup (fixture->asked, "scope"), ==,
                   READONLY ("sleep") " " READONLY ("ecg") " openid profile email");
  g_clear_pointer (&fixture->asked, g_hash_table_unref);
  g_assert_cmpint (cli_run_sign_in (fixture, "google-health", wrong), ==, 1);
  g_assert_nonnull (strstr (fixture->told->str, "“badges”"));
  g_assert_null (fixture->asked);
  assert_nobody (fixture);
}

/* What an account lacks shows before anybody is added, with the page that helps. */
static void
test_not_linked (Fixture *fixture, gconstpointer data)
{
  static const char *const more[] = { "--sync", NULL };

  identity_status = 400;
  identity = "{\"error\":{\"code\":400,\"status\":\"FAILED_PRECONDITION\",\"details\":[{"
             "\"@type\":\"type.googleapis.com/google.rpc.ErrorInfo\",\"reason\":\"ACCOUNT_NOT_LINKED\","
             "\"metadata\":{\"redirect_uri\":\"https://fitbit.google.com/auth/signup\"}}]}}";
  g_assert_cmpint (cli_run_sign_in (fixture, "google-health", more), ==, 1);
  g_assert_true (g_str_has_suffix (fixture->told->str, " https://fitbit.google.com/auth/signup\n"));
  assert_nobody (fixture);
}

/* A file for one service is not sent to another. */
static void
test_wrong_file (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (cli_run_sign_in (fixture, "fitbit", NULL), ==, 1);
  g_assert_nonnull (strstr (fixture->told->str, "--sign-in google-health"));
  g_assert_null (fixture->asked);
  g_assert_cmpint (cli_run_sign_in (fixture, "archive", NULL), ==, 2);
  g_assert_nonnull (strstr (fixture->told->str, "google-health and fitbit"));
  cli_run_write_client (fixture, "{\"web\":{\"client_id\":\"1-a.apps.googleusercontent.com\"}}");
  g_assert_cmpint (cli_run_sign_in (fixture, "google-health", NULL), ==, 1);
  g_assert_nonnull (strstr (fixture->told->str, "http://127.0.0.1:34871/callback"));
  g_assert_cmpuint (fixture->server->requests->len, ==, 0);
}

static void
test_bad_address (Fixture *fixture, gconstpointer data)
{
  g_setenv ("DAYBEAT_GOOGLE_AUTH_URL", "http://accounts.google.com/", TRUE);
  g_assert_cmpint (cli_run_sign_in (fixture, "google-health", NULL), ==, 1);
  g_unsetenv ("DAYBEAT_GOOGLE_AUTH_URL");
  g_assert_nonnull (strstr (fixture->told->str, "https://"));
  g_assert_null (fixture->asked);
}

#define ADD(name, test) g_test_add ("/cli/google/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  cli_run_isolate ();
  g_unsetenv ("DAYBEAT_GOOGLE_AUTH_URL");
  g_unsetenv ("DAYBEAT_GOOGLE_TOKEN_URL");
  g_unsetenv ("DAYBEAT_GOOGLE_REVOKE_URL");
  g_test_init (&argc, &argv, NULL);
  ADD ("sync", test_sync);
  ADD ("twice", test_twice);
  ADD ("join", test_join);
  ADD ("scopes", test_scopes);
  ADD ("not-linked", test_not_linked);
  ADD ("wrong-file", test_wrong_file);
  ADD ("bad-address", test_bad_address);
  return g_test_run ();
}
