/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <libsecret/secret.h>
#include <signal.h>
#include <string.h>

#include "daybeat-auth-error.h"
#include "daybeat-test-session.h"
#include "daybeat-test-support.h"
#include "daybeat-test-vault.h"

/* Staying signed in with a real keyring (tests/support/keyring-session), and when it goes away meanwhile. */

typedef DaybeatTestSession Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  daybeat_test_session_set_up (fixture, data);
  g_clear_object (&fixture->session);
  g_clear_object (&fixture->vault);
  fixture->vault = daybeat_token_vault_new ("person", "test", FALSE);
  fixture->session =
      daybeat_token_session_new (fixture->provider, fixture->client, fixture->vault, fixture->lock_path);
  daybeat_test_session_keep (fixture, "{\"access_token\":\"a1\",\"refresh_token\":\"r1\",\"expires_in\":3600}", NULL);
}

static void
answer_with (Fixture *fixture, int number)
{
  g_autofree char *json =
      g_strdup_printf ("{\"access_token\":\"a%d\",\"refresh_token\":\"r%d\",\"expires_in\":3600}", number, number);

  daybeat_test_auth_server_answer (fixture->server, "/token", 200, json);
}

static void
assert_token (Fixture *fixture, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *token = daybeat_test_session_get_token (fixture, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (token, ==, expected);
}

/* As another program sees it at this moment: with a connection of its own to the keyring, and without waiting. */
static char *
read_keyring_now (void)
{
  g_autoptr (GSubprocess) other = NULL;
  g_autoptr (GError) error = NULL;
  char *secret = NULL;

  other = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "/proc/self/exe", "--read-keyring", NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (other, NULL, NULL, &secret, NULL, &error));
  g_assert_no_error (error);
  return secret;
}

static int
read_keyring (void)
{
  g_autoptr (DaybeatTokenVault) vault = daybeat_token_vault_new ("person", "test", FALSE);
  g_autoptr (DaybeatToken) token = daybeat_test_vault_load (vault, NULL, NULL);

  g_print ("%s %s", token != NULL ? token->access_token : "none", token != NULL ? token->refresh_token : "none");
  secret_service_disconnect ();
  return 0;
}

typedef struct
{
  gboolean done;
} Caller;

static void
on_token (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree char *token = daybeat_token_source_get_token_finish (DAYBEAT_TOKEN_SOURCE (source), result, NULL);
  g_autofree char *kept = read_keyring_now ();

  g_assert_cmpstr (token, ==, "a2");
  g_assert_cmpstr (kept, ==, "a2 r2");
  ((Caller *)data)->done = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return ((Caller *)data)->done;
}

static void
test_safe_before_used (Fixture *fixture, gconstpointer data)
{
  Caller caller = { 0 };

  daybeat_test_session_expire ();
  answer_with (fixture, 2);
  daybeat_token_source_get_token_async (DAYBEAT_TOKEN_SOURCE (fixture->session), NULL, NULL, on_token, &caller);
  daybeat_test_wait_until (is_done, &caller);
}

static void
test_sign_out (Fixture *fixture, gconstpointer data)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;

  daybeat_test_auth_server_answer (fixture->server, "/revoke", 200, "");
  daybeat_token_session_sign_out_async (fixture->session, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  g_assert_true (daybeat_token_session_sign_out_finish (fixture->session, result, NULL, &error));
  g_assert_no_error (error);
  kept = read_keyring_now ();
  g_assert_cmpstr (kept, ==, "none none");
}

/* The keyring goes away */

static GVariant *
ask_bus (const char *method, const GVariantType *type)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);

  return g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                      method, g_variant_new ("(s)", "org.freedesktop.secrets"), type,
                                      G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
}

static gboolean
keyring_is_there (void)
{
  g_autoptr (GVariant) answer = ask_bus ("NameHasOwner", G_VARIANT_TYPE ("(b)"));
  gboolean there;

  g_variant_get (answer, "(b)", &there);
  return there;
}

static void
kill_keyring (DaybeatTestAuthRequest *request, gpointer data)
{
  g_autoptr (GVariant) answer = ask_bus ("GetConnectionUnixProcessID", G_VARIANT_TYPE ("(u)"));
  guint32 pid;

  if (answer == NULL)
    return;
  g_variant_get (answer, "(u)", &pid);
  kill ((pid_t)pid, SIGKILL);
  while (keyring_is_there ())
    g_thread_yield ();
}

/* The last: nobody starts the keyring again. */
static void
test_keyring_lost (Fixture *fixture, gconstpointer data)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  /* It dies while the service is asked: the new pair cannot be kept, but the old one is spent. */
  fixture->server->on_request = kill_keyring;
  daybeat_test_session_expire ();
  answer_with (fixture, 2);
  assert_token (fixture, "a2");
  g_assert_false (keyring_is_there ());

  /* It lasts as long as the program, over more than one refresh. */
  for (int number = 3; number <= 4; number++)
    {
      g_autofree char *former = g_strdup_printf ("r%d", number - 1);
      g_autofree char *fresh = g_strdup_printf ("a%d", number);

      daybeat_test_session_expire ();
      answer_with (fixture, number);
      assert_token (fixture, fresh);
      g_assert_cmpstr (daybeat_test_auth_server_get_field (fixture->server, "refresh_token"), ==, former);
    }
  g_assert_false (daybeat_token_session_get_needs_sign_in (fixture->session));

  /* The pair that lives is revoked, and it is said that the keyring could not be emptied. */
  daybeat_test_auth_server_answer (fixture->server, "/revoke", 200, "");
  daybeat_token_session_sign_out_async (fixture->session, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  g_assert_false (daybeat_token_session_sign_out_finish (fixture->session, result, NULL, &error));
  g_assert_error (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_KEYRING);
  g_assert_cmpstr (daybeat_test_auth_server_get_field (fixture->server, "token"), ==, "r4");
  g_assert_null (daybeat_test_session_get_token (fixture, NULL, NULL));
}

int
main (int argc, char **argv)
{
  int status;

  if (argc == 2 && g_str_equal (argv[1], "--read-keyring"))
    return read_keyring ();

  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                                          \
  g_test_add ("/token-session-keyring/" name, Fixture, NULL, set_up, function, daybeat_test_session_tear_down)
  ADD ("safe-before-used", test_safe_before_used);
  ADD ("sign-out", test_sign_out);
  ADD ("keyring-lost", test_keyring_lost);
  status = g_test_run ();
  secret_service_disconnect ();
  return status;
}
