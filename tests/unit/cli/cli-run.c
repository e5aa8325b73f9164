/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli-run.h"

#include <string.h>

#include "daybeat-cli.h"
#include "daybeat-test-support.h"

/* The handlers of GLib take no data. */
static CliRun *current;

void
cli_run_isolate (void)
{
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
  g_setenv ("XDG_DATA_DIRS", "/nonexistent", TRUE);
  g_setenv ("XDG_DATA_HOME", "/nonexistent", TRUE);
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
}

void
cli_run_set_up (CliRun *self, DaybeatTestAnswer answer)
{
  self->folder = daybeat_test_make_folder ();
  self->client_file = g_build_filename (self->folder, "client.json", NULL);
  self->server = daybeat_test_server_new (answer, self);
  self->browser = soup_session_new ();
  self->said = g_string_new (NULL);
  self->told = g_string_new (NULL);
}

void
cli_run_tear_down (CliRun *self)
{
  soup_session_abort (self->browser);
  g_clear_object (&self->browser);
  g_string_free (g_steal_pointer (&self->said), TRUE);
  g_string_free (g_steal_pointer (&self->told), TRUE);
  g_clear_pointer (&self->asked, g_hash_table_unref);
  daybeat_test_server_free (self->server);
  g_free (self->client_file);
  daybeat_test_remove_folder (self->folder);
}

void
cli_run_write_client (CliRun *self, const char *json)
{
  g_assert_true (g_file_set_contents (self->client_file, json, -1, NULL));
}

guint16
cli_run_find_free_port (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);

  g_socket_listener_close (listener);
  return port;
}

/* What is printed holds the address that a browser is to open. */
static void
browse (const char *text)
{
  const char *address = strstr (text, "http://");
  g_autofree char *clean = address != NULL ? g_strstrip (g_strdup (address)) : NULL;
  g_autoptr (GUri) uri = clean != NULL ? g_uri_parse (clean, SOUP_HTTP_URI_FLAGS, NULL) : NULL;
  g_autoptr (SoupMessage) message = NULL;
  g_autofree char *back = NULL;

  g_string_append (current->said, text);
  if (uri == NULL || g_uri_get_query (uri) == NULL)
    return;
  g_clear_pointer (&current->asked, g_hash_table_unref);
  current->asked = soup_form_decode (g_uri_get_query (uri));
  back = g_strdup_printf ("%s?code=c&state=%s", (char *) g_hash_table_lookup (current->asked, "redirect_uri"),
                          (char *) g_hash_table_lookup (current->asked, "state"));
  message = soup_message_new (SOUP_METHOD_GET, back);
  soup_session_send_async (current->browser, message, G_PRIORITY_DEFAULT, NULL, NULL, NULL);
}

static void
listen_to_errors (const char *text)
{
  g_string_append (current->told, text);
}

int
cli_run_command (CliRun *self, const char *const *arguments)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  GPrintFunc print = g_set_print_handler (browse);
  GPrintFunc print_error = g_set_printerr_handler (listen_to_errors);
  int status;

  current = self;
  g_string_truncate (self->said, 0);
  g_string_truncate (self->told, 0);
  g_ptr_array_add (all, (gpointer) "daybeat");
  g_ptr_array_add (all, (gpointer) "--data-dir");
  g_ptr_array_add (all, self->folder);
  for (gsize i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (all, (gpointer) arguments[i]);
  g_ptr_array_add (all, NULL);
  status = daybeat_cli_run ((int) all->len - 1, (char **) all->pdata);
  g_set_print_handler (print);
  g_set_printerr_handler (print_error);
  return status;
}

int
cli_run_sign_in (CliRun *self, const char *service, const char *const *more)
{
  const char *first[] = { "--sign-in", service, "--client", self->client_file };
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (first); i++)
    g_ptr_array_add (arguments, (gpointer) first[i]);
  for (gsize i = 0; more != NULL && more[i] != NULL; i++)
    g_ptr_array_add (arguments, (gpointer) more[i]);
  g_ptr_array_add (arguments, NULL);
  return cli_run_command (self, (const char *const *) arguments->pdata);
}
