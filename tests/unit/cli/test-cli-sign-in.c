/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "daybeat-cli.h"
#include "daybeat-people.h"
#include "daybeat-test-server.h"
#include "daybeat-test-support.h"

/* The command line signs in where there is no keyring: a browser that comes back at once, and a server that knows one
 * person and nothing else. */

typedef struct
{
  char *folder;
  char *client_file;
  DaybeatTestServer *server;
} Fixture;

static SoupSession *browser;
static GString *told;

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

/* What is printed holds the address that a browser is to open. */
static void
browse (const char *text)
{
  const char *address = strstr (text, "http://");
  g_autofree char *clean = address != NULL ? g_strstrip (g_strdup (address)) : NULL;
  g_autoptr (GUri) uri = clean != NULL ? g_uri_parse (clean, SOUP_HTTP_URI_FLAGS, NULL) : NULL;
  g_autoptr (GHashTable) query = NULL;
  g_autoptr (SoupMessage) message = NULL;
  g_autofree char *back = NULL;

  if (uri == NULL || g_uri_get_query (uri) == NULL)
    return;
  query = soup_form_decode (g_uri_get_query (uri));
  back = g_strdup_printf ("%s?code=c&state=%s", (char *) g_hash_table_lookup (query, "redirect_uri"),
                          (char *) g_hash_table_lookup (query, "state"));
  message = soup_message_new (SOUP_METHOD_GET, back);
  soup_session_send_async (browser, message, G_PRIORITY_DEFAULT, NULL, NULL, NULL);
}

static void
listen_to_errors (const char *text)
{
  g_string_append (told, text);
}

static guint16
find_free_port (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);

  g_socket_listener_close (listener);
  return port;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *client = g_strdup_printf (
      "{\"client_id\":\"ABC123\",\"redirect_uri\":\"http://127.0.0.1:%u/callback\"}", find_free_port ());

  fixture->folder = daybeat_test_make_folder ();
  fixture->client_file = g_build_filename (fixture->folder, "client.json", NULL);
  g_assert_true (g_file_set_contents (fixture->client_file, client, -1, NULL));
  fixture->server = daybeat_test_server_new (answer, NULL);
  g_setenv ("DAYBEAT_FITBIT_URL", fixture->server->address, TRUE);
  browser = soup_session_new ();
  told = g_string_new (NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  soup_session_abort (browser);
  g_clear_object (&browser);
  g_string_free (g_steal_pointer (&told), TRUE);
  daybeat_test_server_free (fixture->server);
  g_free (fixture->client_file);
  daybeat_test_remove_folder (fixture->folder);
}

static int
run (Fixture *fixture, const char *more)
{
  char *arguments[] = { (char *) "daybeat", (char *) "--sign-in", (char *) "fitbit",  (char *) "--client",
                        fixture->client_file, (char *) "--data-dir", fixture->folder, (char *) more, NULL };
  GPrintFunc print = g_set_print_handler (browse);
  GPrintFunc print_error = g_set_printerr_handler (listen_to_errors);
  int status = daybeat_cli_run ((int) g_strv_length (arguments), arguments);

  g_set_print_handler (print);
  g_set_printerr_handler (print_error);
  return status;
}

static void
test_sync_without_a_keyring (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatPeople) people = NULL;
  DaybeatPerson *person;

  g_assert_cmpint (run (fixture, "--sync"), ==, 0);
  g_assert_nonnull (strstr (told->str, "for this run"));
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

  g_assert_cmpint (run (fixture, NULL), ==, 1);
  g_assert_cmpuint (told->len, >, 0);
  people = daybeat_people_new (fixture->folder);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (people)), ==, 0);
}

#define ADD(name, test) g_test_add ("/cli/sign-in/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  /* Neither a keyring nor a browser of this desktop. */
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
  g_setenv ("XDG_DATA_DIRS", "/nonexistent", TRUE);
  g_setenv ("XDG_DATA_HOME", "/nonexistent", TRUE);
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_unsetenv ("DAYBEAT_FITBIT_AUTHORIZE_URL");
  g_test_init (&argc, &argv, NULL);
  ADD ("sync-without-a-keyring", test_sync_without_a_keyring);
  ADD ("alone-without-a-keyring", test_alone_without_a_keyring);
  return g_test_run ();
}
