/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-auth-error.h"
#include "daybeat-test-session.h"
#include "daybeat-test-support.h"
#include "daybeat-test-vault.h"

/* Several who want a token at once, in one program or in several: one refresh serves them all. */

typedef DaybeatTestSession Fixture;

#define SECOND_PAIR "{\"access_token\":\"a2\",\"refresh_token\":\"r2\",\"expires_in\":3600}"

typedef struct
{
  Fixture *fixture;
  guint n_done;
  guint n_safe;
} Callers;

static void
on_vault_looked_at (GObject *source, GAsyncResult *result, gpointer data)
{
  Callers *callers = data;
  g_autoptr (DaybeatToken) kept = daybeat_token_vault_load_finish (DAYBEAT_TOKEN_VAULT (source), result, NULL, NULL);

  g_assert_cmpstr (kept->access_token, ==, "a2");
  g_assert_cmpstr (kept->refresh_token, ==, "r2");
  callers->n_safe++;
}

static void
on_token (GObject *source, GAsyncResult *result, gpointer data)
{
  Callers *callers = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *token = daybeat_token_source_get_token_finish (DAYBEAT_TOKEN_SOURCE (source), result, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (token, ==, "a2");
  callers->n_done++;
  /* A vault in memory reads at once: this is what it held before anybody could use the token. */
  daybeat_token_vault_load_async (callers->fixture->vault, NULL, on_vault_looked_at, callers);
}

static gboolean
ten_are_safe (gpointer data)
{
  return ((Callers *)data)->n_safe == 10;
}

static gboolean
is_asked (gpointer data)
{
  return daybeat_test_session_count_refreshes (data) > 0;
}

static void
test_single_flight (Fixture *fixture, gconstpointer data)
{
  Callers callers = { .fixture = fixture };

  daybeat_test_session_expire ();
  fixture->server->holding = TRUE;
  daybeat_test_session_answer (fixture, 200, SECOND_PAIR);
  daybeat_test_session_answer (fixture, 200,
                               "{\"access_token\":\"a3\",\"refresh_token\":\"r3\",\"expires_in\":3600}");
  for (int i = 0; i < 5; i++)
    daybeat_token_source_get_token_async (DAYBEAT_TOKEN_SOURCE (fixture->session), i % 2 ? "a1" : NULL, NULL,
                                          on_token, &callers);
  daybeat_test_wait_until (is_asked, fixture);
  /* The other five come while the server thinks. */
  for (int i = 0; i < 5; i++)
    daybeat_token_source_get_token_async (DAYBEAT_TOKEN_SOURCE (fixture->session), i % 2 ? "a1" : NULL, NULL,
                                          on_token, &callers);
  g_assert_cmpuint (callers.n_done, ==, 0);
  daybeat_test_auth_server_release (fixture->server);
  daybeat_test_wait_until (ten_are_safe, &callers);
  g_assert_cmpuint (daybeat_test_session_count_refreshes (fixture), ==, 1);
}

static void
test_failure_reaches_everyone (Fixture *fixture, gconstpointer data)
{
  DaybeatTestWait waits[3] = { 0 };

  daybeat_test_session_expire ();
  daybeat_test_session_answer (fixture, 400, "{\"error\":\"invalid_grant\"}");
  for (gsize i = 0; i < G_N_ELEMENTS (waits); i++)
    daybeat_token_source_get_token_async (DAYBEAT_TOKEN_SOURCE (fixture->session), NULL, NULL,
                                          daybeat_test_wait_callback, &waits[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (waits); i++)
    {
      g_autoptr (GAsyncResult) result = daybeat_test_wait_result (&waits[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (daybeat_token_source_get_token_finish (DAYBEAT_TOKEN_SOURCE (fixture->session), result, &error));
      g_assert_error (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_NEEDS_SIGN_IN);
    }
  g_assert_cmpuint (daybeat_test_session_count_refreshes (fixture), ==, 1);
}

/* One who gives up waits no longer, and does not take the token from the others. */
static void
test_cancel_of_one (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  DaybeatTestWait one = { 0 }, other = { 0 };
  g_autoptr (GAsyncResult) result_of_one = NULL, result_of_other = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *token = NULL;

  daybeat_test_session_expire ();
  fixture->server->holding = TRUE;
  daybeat_test_session_answer (fixture, 200, SECOND_PAIR);
  daybeat_token_source_get_token_async (DAYBEAT_TOKEN_SOURCE (fixture->session), NULL, cancellable,
                                        daybeat_test_wait_callback, &one);
  daybeat_token_source_get_token_async (DAYBEAT_TOKEN_SOURCE (fixture->session), NULL, NULL,
                                        daybeat_test_wait_callback, &other);
  daybeat_test_wait_until (is_asked, fixture);
  g_cancellable_cancel (cancellable);
  result_of_one = daybeat_test_wait_result (&one);
  g_assert_null (
      daybeat_token_source_get_token_finish (DAYBEAT_TOKEN_SOURCE (fixture->session), result_of_one, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (other.result);
  daybeat_test_auth_server_release (fixture->server);
  result_of_other = daybeat_test_wait_result (&other);
  token = daybeat_token_source_get_token_finish (DAYBEAT_TOKEN_SOURCE (fixture->session), result_of_other, NULL);
  g_assert_cmpstr (token, ==, "a2");
  daybeat_test_session_assert_kept (fixture, "a2", "r2");
}

/* Nobody waits any more; what the server answers is kept all the same, for the old pair is spent. */
static void
test_cancel_of_all (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  DaybeatTestWait waits[2] = { 0 };
  g_autofree char *token = NULL;

  daybeat_test_session_expire ();
  fixture->server->holding = TRUE;
  daybeat_test_session_answer (fixture, 200, SECOND_PAIR);
  for (gsize i = 0; i < G_N_ELEMENTS (waits); i++)
    daybeat_token_source_get_token_async (DAYBEAT_TOKEN_SOURCE (fixture->session), NULL, cancellable,
                                          daybeat_test_wait_callback, &waits[i]);
  daybeat_test_wait_until (is_asked, fixture);
  g_cancellable_cancel (cancellable);
  for (gsize i = 0; i < G_N_ELEMENTS (waits); i++)
    {
      g_autoptr (GAsyncResult) result = daybeat_test_wait_result (&waits[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (daybeat_token_source_get_token_finish (DAYBEAT_TOKEN_SOURCE (fixture->session), result, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
  daybeat_test_auth_server_release (fixture->server);
  token = daybeat_test_session_get_token (fixture, NULL, NULL);
  g_assert_cmpstr (token, ==, "a2");
  daybeat_test_session_assert_kept (fixture, "a2", "r2");
  g_assert_cmpuint (daybeat_test_session_count_refreshes (fixture), ==, 1);
}

/* Who comes with what is cancelled already starts nothing. */
static void
test_cancelled_before (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  daybeat_test_session_expire ();
  g_cancellable_cancel (cancellable);
  daybeat_token_source_get_token_async (DAYBEAT_TOKEN_SOURCE (fixture->session), NULL, cancellable,
                                        daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  g_assert_null (daybeat_token_source_get_token_finish (DAYBEAT_TOKEN_SOURCE (fixture->session), result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (fixture->server->requests->len, ==, 0);
}

/* The window is closed while the server thinks: the new pair must be kept, for the old one is spent. */
static void
test_dropped_while_asking (Fixture *fixture, gconstpointer data)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  daybeat_test_session_expire ();
  fixture->server->holding = TRUE;
  daybeat_test_session_answer (fixture, 200, SECOND_PAIR);
  daybeat_token_source_get_token_async (DAYBEAT_TOKEN_SOURCE (fixture->session), NULL, NULL,
                                        daybeat_test_wait_callback, &wait);
  daybeat_test_wait_until (is_asked, fixture);
  g_clear_object (&fixture->session);
  daybeat_test_auth_server_release (fixture->server);
  result = daybeat_test_wait_result (&wait);
  daybeat_test_session_assert_kept (fixture, "a2", "r2");
}

/* Two sessions, as two programs with one keyring: who comes second finds the new pair. */
static void
test_two_sessions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatTokenSession) second =
      daybeat_token_session_new (fixture->provider, fixture->client, fixture->vault, fixture->lock_path);
  DaybeatTokenSource *sources[] = { DAYBEAT_TOKEN_SOURCE (fixture->session), DAYBEAT_TOKEN_SOURCE (second) };
  DaybeatTestWait waits[2] = { 0 };

  daybeat_test_session_expire ();
  fixture->server->holding = TRUE;
  daybeat_test_session_answer (fixture, 200, SECOND_PAIR);
  daybeat_test_session_answer (fixture, 400, "{\"error\":\"invalid_grant\"}");
  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    daybeat_token_source_get_token_async (sources[i], NULL, NULL, daybeat_test_wait_callback, &waits[i]);
  daybeat_test_wait_until (is_asked, fixture);
  daybeat_test_auth_server_release (fixture->server);
  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_autoptr (GAsyncResult) result = daybeat_test_wait_result (&waits[i]);
      g_autoptr (GError) error = NULL;
      g_autofree char *token = daybeat_token_source_get_token_finish (sources[i], result, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (token, ==, "a2");
    }
  g_assert_cmpuint (daybeat_test_session_count_refreshes (fixture), ==, 1);
}

static void
keep_third_pair (DaybeatTestAuthRequest *request, gpointer data)
{
  g_autoptr (DaybeatToken) token =
      daybeat_test_make_token ("{\"access_token\":\"a3\",\"refresh_token\":\"r3\",\"expires_in\":3600}");

  daybeat_token_vault_store_async (((Fixture *)data)->vault, token, NULL, NULL, NULL, NULL);
}

/* Somebody outside the lock was quicker: what the keyring holds by then counts. */
static void
test_overtaken (Fixture *fixture, gconstpointer data)
{
  g_autofree char *token = NULL;

  daybeat_test_session_expire ();
  fixture->server->on_request = keep_third_pair;
  fixture->server->on_request_data = fixture;
  daybeat_test_session_answer (fixture, 400,
                               "{\"errors\":[{\"errorType\":\"invalid_grant\",\"message\":"
                               "\"Refresh token invalid: r1\"}]}");
  token = daybeat_test_session_get_token (fixture, NULL, NULL);
  g_assert_cmpstr (token, ==, "a3");
  g_assert_false (daybeat_token_session_get_needs_sign_in (fixture->session));
  g_assert_cmpuint (daybeat_test_session_count_refreshes (fixture), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                                          \
  g_test_add ("/token-session-callers/" name, Fixture, NULL, daybeat_test_session_set_up, function,                  \
              daybeat_test_session_tear_down)
  ADD ("single-flight", test_single_flight);
  ADD ("failure-reaches-everyone", test_failure_reaches_everyone);
  ADD ("cancel-of-one", test_cancel_of_one);
  ADD ("cancel-of-all", test_cancel_of_all);
  ADD ("cancelled-before", test_cancelled_before);
  ADD ("dropped-while-asking", test_dropped_while_asking);
  ADD ("two-sessions", test_two_sessions);
  ADD ("overtaken", test_overtaken);
  return g_test_run ();
}
