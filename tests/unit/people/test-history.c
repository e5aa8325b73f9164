/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <sqlite3.h>

#include "daybeat-auth-error.h"
#include "daybeat-history.h"
#include "daybeat-people.h"
#include "daybeat-test-people.h"
#include "daybeat-test-server.h"
#include "daybeat-test-store.h"
#include "daybeat-test-support.h"

/* Nobody listens on this port: what is asked for there fails at once, without a network. */
#define NOBODY "http://127.0.0.1:9"

typedef struct
{
  char *folder;
  const char *address;     /* (nullable): of who answers; NULL for nobody */
  DaybeatPeople *people;   /* (owned) */
  DaybeatPerson *person;   /* (unowned) */
  DaybeatHistory *history; /* (owned) (nullable) */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = daybeat_test_make_folder ();
  fixture->people = daybeat_people_new (fixture->folder);
}

static void
open_history (Fixture *fixture, DaybeatSource source)
{
  if (fixture->person == NULL)
    fixture->person = daybeat_people_add (fixture->people, NULL, source, NULL);
  g_object_set (fixture->person, "base-url", fixture->address != NULL ? fixture->address : NOBODY, NULL);
  fixture->history = daybeat_test_open_history (fixture->person);
}

static void
close_history (Fixture *fixture)
{
  daybeat_test_close_history (g_steal_pointer (&fixture->history));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->history != NULL)
    close_history (fixture);
  g_clear_object (&fixture->people);
  daybeat_test_remove_folder (fixture->folder);
}

static gboolean
get_flag (gpointer object, const char *name)
{
  gboolean flag;

  g_object_get (object, name, &flag, NULL);
  return flag;
}

static DaybeatToken *
make_token (const char *user)
{
  g_autofree char *body = g_strdup_printf (
      "{\"access_token\":\"a\",\"refresh_token\":\"r\",\"expires_in\":28800,\"token_type\":\"Bearer\","
      "\"scope\":\"profile sleep\"%s%s%s}",
      user != NULL ? ",\"user_id\":\"" : "", user != NULL ? user : "", user != NULL ? "\"" : "");
  g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));
  g_autoptr (GError) error = NULL;
  DaybeatToken *token = daybeat_token_new_from_answer (bytes, NULL, &error);

  g_assert_no_error (error);
  return token;
}

static void
adopt (Fixture *fixture)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatOAuthClient) client = daybeat_oauth_client_new ("ABC123", NULL, NULL, NULL, &error);
  g_autoptr (DaybeatToken) token = make_token ("9ZTEST");
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_no_error (error);
  daybeat_history_adopt_token_async (fixture->history, client, token, TRUE, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  daybeat_history_adopt_token_finish (fixture->history, result, &error);
  g_assert_no_error (error);
}

static GError *
run_sync (Fixture *fixture, GCancellable *cancellable)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;

  daybeat_history_sync_async (fixture->history, FALSE, cancellable, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  g_assert_true (daybeat_history_sync_finish (fixture->history, result, &error) == (error == NULL));
  return error;
}

static guint
count_sleeps (Fixture *fixture)
{
  g_autoptr (GPtrArray) sleeps =
      daybeat_test_store_load_sleeps (daybeat_history_get_store (fixture->history), NULL);

  return sleeps->len;
}

static void
test_sample (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) profiles = NULL;
  g_autoptr (GError) error = NULL;
  DaybeatStore *store;
  gint64 last_change;
  guint n_sleeps;

  open_history (fixture, DAYBEAT_SOURCE_SAMPLE);
  store = daybeat_history_get_store (fixture->history);
  n_sleeps = count_sleeps (fixture);
  g_assert_cmpuint (n_sleeps, >, 900);
  profiles = daybeat_test_store_load_family (store, DAYBEAT_FAMILY_PROFILE);
  g_assert_cmpstr (((DaybeatProfile *) g_ptr_array_index (profiles, 0))->display_name, ==,
                   daybeat_person_get_name (fixture->person));
  g_assert_null (daybeat_history_get_service (fixture->history));
  g_assert_false (get_flag (fixture->history, "signed-out"));
  g_assert_false (get_flag (fixture->history, "offline"));
  last_change = daybeat_test_store_get_last_change (store);

  error = run_sync (fixture, NULL);
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_NEEDS_SIGN_IN);

  /* The second time it is there already. */
  close_history (fixture);
  open_history (fixture, DAYBEAT_SOURCE_SAMPLE);
  g_assert_cmpuint (count_sleeps (fixture), ==, n_sleeps);
  g_assert_cmpint (daybeat_test_store_get_last_change (daybeat_history_get_store (fixture->history)), ==,
                   last_change);
}

static void
test_adopted_token (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatPeople) later = NULL;
  DaybeatPerson *found;
  g_autofree char *client_id = NULL;
  g_autofree char *scopes = NULL;

  open_history (fixture, DAYBEAT_SOURCE_FITBIT);
  g_assert_true (get_flag (fixture->history, "signed-out"));
  g_assert_null (daybeat_history_get_service (fixture->history));

  adopt (fixture);
  g_assert_false (get_flag (fixture->history, "signed-out"));
  g_assert_nonnull (daybeat_history_get_service (fixture->history));
  g_assert_nonnull (daybeat_history_get_session (fixture->history));
  g_assert_true (daybeat_person_get_signed_in (fixture->person));

  /* What stands in the key file is for the next start, when a token kept in memory is gone. */
  later = daybeat_people_new (fixture->folder);
  found = daybeat_people_find (later, DAYBEAT_SOURCE_FITBIT, "9ZTEST");
  g_assert_nonnull (found);
  g_assert_false (daybeat_person_get_signed_in (found));
  g_object_get (found, "client-id", &client_id, "scopes", &scopes, NULL);
  g_assert_cmpstr (client_id, ==, "ABC123");
  g_assert_cmpstr (scopes, ==, "profile sleep");
}

/* The service behind a history is the one that the person is from. */
static void
test_google (Fixture *fixture, gconstpointer data)
{
  static const char answer[] = "{\"access_token\":\"a\",\"refresh_token\":\"r\",\"expires_in\":3599,"
                               "\"refresh_token_expires_in\":604799,\"scope\":"
                               "\"https://www.googleapis.com/auth/googlehealth.sleep.readonly\"}";
  g_autoptr (GBytes) body = g_bytes_new_static (answer, sizeof answer - 1);
  g_autoptr (DaybeatToken) plain = daybeat_token_new_from_answer (body, NULL, NULL);
  g_autoptr (DaybeatToken) token = daybeat_token_new_for_user (plain, "7301944128856120934");
  g_autoptr (DaybeatOAuthClient) client =
      daybeat_oauth_client_new ("1-a.apps.googleusercontent.com", "s", NULL, NULL, NULL);
  DaybeatTestWait wait = { 0 }, leaving = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) left = NULL;
  g_autofree char *redirect_uri = NULL;
  gint64 end;

  open_history (fixture, DAYBEAT_SOURCE_GOOGLE_HEALTH);
  g_assert_true (get_flag (fixture->history, "signed-out"));
  daybeat_history_adopt_token_async (fixture->history, client, token, TRUE, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  g_assert_true (daybeat_history_adopt_token_finish (fixture->history, result, NULL));
  g_assert_cmpint (daybeat_service_get_source (daybeat_history_get_service (fixture->history)), ==,
                   DAYBEAT_SOURCE_GOOGLE_HEALTH);
  g_assert_true (daybeat_people_find (fixture->people, DAYBEAT_SOURCE_GOOGLE_HEALTH, "7301944128856120934") ==
                 fixture->person);
  g_object_get (fixture->person, "refresh-expires-at", &end, "redirect-uri", &redirect_uri, NULL);
  g_assert_cmpint (end, ==, token->refresh_expires_at);
  /* Nobody registered a port. */
  g_assert_null (redirect_uri);

  daybeat_history_sign_out_async (fixture->history, NULL, daybeat_test_wait_callback, &leaving);
  left = daybeat_test_wait_result (&leaving);
  g_assert_true (daybeat_history_sign_out_finish (fixture->history, left, NULL, NULL));
  g_object_get (fixture->person, "refresh-expires-at", &end, NULL);
  g_assert_cmpint (end, ==, 0);
}

/* A new sign-in asks again for what was refused before it. */
static void
test_adopting_clears_marks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatCheckpoint) mark = daybeat_checkpoint_new (DAYBEAT_SOURCE_FITBIT, "friends", 0, 0, 1);
  g_autoptr (GPtrArray) checkpoints = NULL;
  DaybeatStore *store;

  open_history (fixture, DAYBEAT_SOURCE_FITBIT);
  store = daybeat_history_get_store (fixture->history);
  mark->marked = g_strdup ("missing-scope");
  g_assert_true (daybeat_test_store_apply (store, NULL, mark, NULL));
  adopt (fixture);
  checkpoints = daybeat_test_store_load_checkpoints (store);
  g_assert_cmpuint (checkpoints->len, ==, 0);
}

static void
test_nobody_answers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 last_sync;

  open_history (fixture, DAYBEAT_SOURCE_FITBIT);
  adopt (fixture);
  g_assert_false (get_flag (fixture->history, "offline"));
  error = run_sync (fixture, NULL);
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_OFFLINE);
  g_assert_true (get_flag (fixture->history, "offline"));
  g_assert_false (get_flag (fixture->history, "syncing"));
  g_assert_false (get_flag (fixture->history, "signed-out"));
  g_object_get (fixture->person, "last-sync", &last_sync, NULL);
  g_assert_cmpint (last_sync, ==, 0);
}

static void
put_profile (Fixture *fixture, const char *display_name)
{
  g_autoptr (DaybeatBatch) batch = daybeat_batch_new (DAYBEAT_SOURCE_FITBIT);
  g_autoptr (GError) error = NULL;

  batch->profile = daybeat_profile_new ();
  batch->profile->source = DAYBEAT_SOURCE_FITBIT;
  batch->profile->display_name = g_strdup (display_name);
  daybeat_test_store_apply (daybeat_history_get_store (fixture->history), batch, NULL, &error);
  g_assert_no_error (error);
}

/* What the service calls a person is the name here, until somebody chooses another. */
static void
test_name_chosen_here (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) first = NULL;
  g_autoptr (GError) second = NULL;

  open_history (fixture, DAYBEAT_SOURCE_FITBIT);
  adopt (fixture);
  put_profile (fixture, "Linnea B.");
  first = run_sync (fixture, NULL);
  g_assert_cmpstr (daybeat_person_get_name (fixture->person), ==, "Linnea B.");

  g_object_set (fixture->person, "name", "Mum", "named", TRUE, NULL);
  put_profile (fixture, "Linnea Borg");
  second = run_sync (fixture, NULL);
  g_assert_cmpstr (daybeat_person_get_name (fixture->person), ==, "Mum");
}

static void
test_who_joins_gets_the_same_answer (Fixture *fixture, gconstpointer data)
{
  DaybeatTestWait first = { 0 }, second = { 0 };
  g_autoptr (GAsyncResult) first_result = NULL;
  g_autoptr (GAsyncResult) second_result = NULL;
  g_autoptr (GError) first_error = NULL;
  g_autoptr (GError) second_error = NULL;

  open_history (fixture, DAYBEAT_SOURCE_FITBIT);
  adopt (fixture);
  daybeat_history_sync_async (fixture->history, FALSE, NULL, daybeat_test_wait_callback, &first);
  g_assert_true (get_flag (fixture->history, "syncing"));
  daybeat_history_sync_async (fixture->history, FALSE, NULL, daybeat_test_wait_callback, &second);
  first_result = daybeat_test_wait_result (&first);
  second_result = daybeat_test_wait_result (&second);
  g_assert_false (daybeat_history_sync_finish (fixture->history, first_result, &first_error));
  g_assert_false (daybeat_history_sync_finish (fixture->history, second_result, &second_error));
  g_assert_cmpint (first_error->code, ==, second_error->code);
}

static void
test_cancelled_sync_knows_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) later_error = NULL;

  open_history (fixture, DAYBEAT_SOURCE_FITBIT);
  adopt (fixture);
  daybeat_history_sync_async (fixture->history, FALSE, cancellable, daybeat_test_wait_callback, &wait);
  g_cancellable_cancel (cancellable);
  result = daybeat_test_wait_result (&wait);
  g_assert_false (daybeat_history_sync_finish (fixture->history, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (get_flag (fixture->history, "offline"));

  /* Another one may follow. */
  later_error = run_sync (fixture, NULL);
  g_assert_error (later_error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_OFFLINE);
}

static void
test_closing_waits_for_the_sync (Fixture *fixture, gconstpointer data)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DaybeatHistory) history = NULL;
  g_autoptr (GError) error = NULL;

  open_history (fixture, DAYBEAT_SOURCE_FITBIT);
  adopt (fixture);
  history = g_object_ref (fixture->history);
  daybeat_history_sync_async (history, TRUE, NULL, daybeat_test_wait_callback, &wait);
  close_history (fixture);
  g_assert_nonnull (wait.result);
  result = g_steal_pointer (&wait.result);
  g_assert_false (daybeat_history_sync_finish (history, result, &error));
  g_assert_false (get_flag (history, "syncing"));
}

static void
test_signing_out_without_a_network (Fixture *fixture, gconstpointer data)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean revoked = TRUE;

  open_history (fixture, DAYBEAT_SOURCE_FITBIT);
  adopt (fixture);
  daybeat_history_sign_out_async (fixture->history, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  g_assert_true (daybeat_history_sign_out_finish (fixture->history, result, &revoked, &error));
  g_assert_no_error (error);
  g_assert_false (revoked);
  g_assert_true (get_flag (fixture->history, "signed-out"));
  g_assert_false (get_flag (fixture->history, "offline"));
  g_assert_false (daybeat_person_get_signed_in (fixture->person));
  g_assert_null (daybeat_history_get_service (fixture->history));
}

static void
test_edits_need_a_sign_in (Fixture *fixture, gconstpointer data)
{
  DaybeatEdit edit = { .kind = DAYBEAT_EDIT_SET_SLEEP_GOAL, .minutes = 480 };
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  open_history (fixture, DAYBEAT_SOURCE_FITBIT);
  daybeat_history_edit_async (fixture->history, &edit, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  g_assert_false (daybeat_history_edit_finish (fixture->history, result, &error));
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_NEEDS_SIGN_IN);
}

static void
answer_deletion (DaybeatTestServer *server, SoupServerMessage *message, const DaybeatTestRequest *request)
{
  g_assert_cmpstr (request->method, ==, "DELETE");
  soup_server_message_set_status (message, SOUP_STATUS_NO_CONTENT, NULL);
}

/* What the service has deleted is gone here too, though the person left at once. */
static void
test_closing_waits_for_an_edit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatTestServer) server = daybeat_test_server_new (answer_deletion, NULL);
  g_autoptr (DaybeatBatch) batch = daybeat_batch_new (DAYBEAT_SOURCE_FITBIT);
  g_autoptr (DaybeatHistory) history = NULL;
  DaybeatEdit edit = { .kind = DAYBEAT_EDIT_DELETE_SLEEP, .sleep_id = "26013218219" };
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture->address = server->address;
  open_history (fixture, DAYBEAT_SOURCE_FITBIT);
  adopt (fixture);
  g_ptr_array_add (batch->sleeps,
                   daybeat_test_make_sleep (DAYBEAT_SOURCE_FITBIT, edit.sleep_id, "2026-11-01T23:30:00.000", 480));
  g_assert_true (daybeat_test_store_apply (daybeat_history_get_store (fixture->history), batch, NULL, &error));
  history = g_object_ref (fixture->history);
  daybeat_history_edit_async (history, &edit, NULL, daybeat_test_wait_callback, &wait);
  close_history (fixture);
  result = daybeat_test_wait_result (&wait);
  g_assert_true (daybeat_history_edit_finish (history, result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (server->requests->len, ==, 1);

  open_history (fixture, DAYBEAT_SOURCE_FITBIT);
  g_assert_cmpuint (count_sleeps (fixture), ==, 0);
}

static void
make_newer (const char *path)
{
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "PRAGMA user_version = 9999", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
}

/* A history of a newer Daybeat: nothing is changed at the service that could not be written down here. */
static void
test_no_edits_of_a_newer_history (Fixture *fixture, gconstpointer data)
{
  DaybeatEdit edit = { .kind = DAYBEAT_EDIT_SET_SLEEP_GOAL, .minutes = 480 };
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  open_history (fixture, DAYBEAT_SOURCE_FITBIT);
  close_history (fixture);
  path = daybeat_person_dup_history_path (fixture->person);
  make_newer (path);
  open_history (fixture, DAYBEAT_SOURCE_FITBIT);
  g_assert_true (daybeat_store_is_read_only (daybeat_history_get_store (fixture->history)));
  daybeat_history_edit_async (fixture->history, &edit, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  g_assert_false (daybeat_history_edit_finish (fixture->history, result, &error));
  g_assert_error (error, DAYBEAT_STORE_ERROR, DAYBEAT_STORE_ERROR_TOO_NEW);
}

/* Who signs in again while a sync runs, and grants more than before, waits no longer for the rest. */

typedef struct
{
  SoupServerMessage *held; /* (owned) (nullable): the first question, which is answered later */
  guint n_nights;          /* questions for sleeps */
} Google;

static void
answer_google (DaybeatTestServer *server, SoupServerMessage *message, const DaybeatTestRequest *request)
{
  Google *google = server->data;

  google->n_nights += strstr (request->target, "/dataTypes/sleep/") != NULL;
  if (server->requests->len > 1)
    {
      daybeat_test_server_reply (message, 200, "{}");
      return;
    }
  google->held = g_object_ref (message);
  soup_server_message_pause (message);
}

static void
adopt_scopes (Fixture *fixture, const char *scopes)
{
  g_autofree char *answer = g_strdup_printf ("{\"access_token\":\"%u\",\"refresh_token\":\"r\",\"expires_in\":3599,"
                                             "\"token_type\":\"Bearer\",\"scope\":\"%s\"}",
                                             g_str_hash (scopes), scopes);
  g_autoptr (GBytes) bytes = g_bytes_new (answer, strlen (answer));
  g_autoptr (DaybeatToken) token = daybeat_token_new_from_answer (bytes, NULL, NULL);
  g_autoptr (DaybeatOAuthClient) client = daybeat_oauth_client_new ("ABC123", NULL, NULL, NULL, NULL);
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  daybeat_history_adopt_token_async (fixture->history, client, token, TRUE, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  g_assert_true (daybeat_history_adopt_token_finish (fixture->history, result, NULL));
}

#define GOOGLE_SCOPE(kind) "https://www.googleapis.com/auth/googlehealth." kind ".readonly"

static void
test_granted_while_syncing (Fixture *fixture, gconstpointer data)
{
  Google google = { 0 };
  g_autoptr (DaybeatTestServer) server = daybeat_test_server_new (answer_google, &google);
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture->address = server->address;
  open_history (fixture, DAYBEAT_SOURCE_GOOGLE_HEALTH);
  adopt_scopes (fixture, GOOGLE_SCOPE ("profile"));
  daybeat_history_sync_async (fixture->history, FALSE, NULL, daybeat_test_wait_callback, &wait);
  while (google.held == NULL)
    g_main_context_iteration (NULL, TRUE);
  adopt_scopes (fixture, GOOGLE_SCOPE ("profile") " " GOOGLE_SCOPE ("sleep"));
  daybeat_test_server_reply (google.held, 200, "{}");
  soup_server_message_unpause (google.held);
  result = daybeat_test_wait_result (&wait);
  g_assert_true (daybeat_history_sync_finish (fixture->history, result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (google.n_nights, >, 0);
  g_clear_object (&google.held);
}

#define ADD(name, test) g_test_add ("/history/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  /* The addresses of the person count, not those of whoever runs the test. */
  g_unsetenv ("DAYBEAT_FITBIT_URL");
  g_unsetenv ("DAYBEAT_FITBIT_AUTHORIZE_URL");
  g_unsetenv ("DAYBEAT_GOOGLE_HEALTH_URL");
  g_unsetenv ("DAYBEAT_GOOGLE_TOKEN_URL");
  g_unsetenv ("DAYBEAT_GOOGLE_REVOKE_URL");
  g_test_init (&argc, &argv, NULL);
  ADD ("sample", test_sample);
  ADD ("adopted-token", test_adopted_token);
  ADD ("google", test_google);
  ADD ("adopting-clears-marks", test_adopting_clears_marks);
  ADD ("nobody-answers", test_nobody_answers);
  ADD ("name-chosen-here", test_name_chosen_here);
  ADD ("who-joins-gets-the-same-answer", test_who_joins_gets_the_same_answer);
  ADD ("cancelled-sync-knows-nothing", test_cancelled_sync_knows_nothing);
  ADD ("closing-waits-for-the-sync", test_closing_waits_for_the_sync);
  ADD ("signing-out-without-a-network", test_signing_out_without_a_network);
  ADD ("granted-while-syncing", test_granted_while_syncing);
  ADD ("edits-need-a-sign-in", test_edits_need_a_sign_in);
  ADD ("no-edits-of-a-newer-history", test_no_edits_of_a_newer_history);
  ADD ("closing-waits-for-an-edit", test_closing_waits_for_an_edit);
  return g_test_run ();
}
