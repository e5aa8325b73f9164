/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-flow"

#include "config.h"

#include "flow-service.h"

#include <sys/prctl.h>

#include "daybeat-fitbit.h"
#include "daybeat-google-health-provider.h"
#include "daybeat-sign-in.h"
#include "daybeat-test-support.h"

static GPtrArray *secrets;

static GLogWriterOutput
watch_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  for (gsize i = 0; i < n_fields; i++)
    {
      if (!g_str_equal (fields[i].key, "MESSAGE"))
        continue;
      for (guint j = 0; j < secrets->len; j++)
        {
          if (strstr (fields[i].value, g_ptr_array_index (secrets, j)) != NULL)
            {
              g_printerr ("a secret was logged\n");
              abort ();
            }
        }
    }
  return g_log_writer_default (level, fields, n_fields, data);
}

void
flow_keep_secret (const char *secret)
{
  if (secrets == NULL)
    {
      secrets = g_ptr_array_new_with_free_func (g_free);
      g_log_set_writer_func (watch_log, NULL, NULL);
    }
  g_ptr_array_add (secrets, g_strdup (secret));
}

/* Several tests run at once: each registers a port of its own. */
static char *
choose_redirect_uri (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) any_port = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) chosen = NULL;
  g_autoptr (GError) error = NULL;

  g_socket_listener_add_address (listener, any_port, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL, &chosen,
                                 &error);
  g_assert_no_error (error);
  return g_strdup_printf ("http://127.0.0.1:%u/callback",
                          g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (chosen)));
}

static char *
read_address (GSubprocess *process)
{
  g_autoptr (GDataInputStream) lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  g_autoptr (GError) error = NULL;
  char *address = g_data_input_stream_read_line (lines, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (address);
  g_assert_true (g_str_has_prefix (address, "http://127.0.0.1:"));
  return address;
}

/* A test that fails must not leave anybody behind who holds its output open. */
static void
die_with_parent (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

FlowService *
flow_service_start (const char *option, ...)
{
  FlowService *self = g_new0 (FlowService, 1);
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GError) error = NULL;
  va_list more;

  self->redirect_uri = choose_redirect_uri ();
  g_strv_builder_add_many (builder, g_getenv ("DAYBEAT_STANDIN"), "--client-id", FLOW_CLIENT_ID, "--redirect-uri",
                           self->redirect_uri, NULL);
  va_start (more, option);
  for (const char *argument = option; argument != NULL; argument = va_arg (more, const char *))
    g_strv_builder_add (builder, g_str_equal (argument, FLOW_REDIRECT_URI) ? self->redirect_uri : argument);
  va_end (more);
  arguments = g_strv_builder_end (builder);
  g_subprocess_launcher_set_child_setup (launcher, die_with_parent, NULL, NULL);
  self->process = g_subprocess_launcher_spawnv (launcher, (const char *const *) arguments, &error);
  g_assert_no_error (error);
  self->address = read_address (self->process);
  self->http = soup_session_new ();
  return self;
}

void
flow_service_go_away (FlowService *self)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_send_signal (self->process, SIGTERM);
  g_subprocess_wait_check (self->process, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&self->process);
}

void
flow_service_stop (FlowService *self)
{
  if (self->process != NULL)
    flow_service_go_away (self);
  soup_session_abort (self->http);
  g_object_unref (self->http);
  g_free (self->address);
  g_free (self->redirect_uri);
  g_free (self);
}

JsonNode *
flow_service_control (FlowService *self, const char *path, const char *form)
{
  g_autofree char *url = g_strconcat (self->address, "/_standin/", path, NULL);
  g_autoptr (SoupMessage) message = soup_message_new (form != NULL ? SOUP_METHOD_POST : SOUP_METHOD_GET, url);
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  JsonNode *counts;

  if (form != NULL)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (form, strlen (form));

      soup_message_set_request_body_from_bytes (message, "application/x-www-form-urlencoded", bytes);
    }
  body = soup_session_send_and_read (self->http, message, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (soup_message_get_status (message), ==, 200);
  text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  counts = json_from_string (text, &error);
  g_assert_no_error (error);
  return counts;
}

void
flow_service_set_faults (FlowService *self, const char *list)
{
  g_autofree char *form = soup_form_encode ("fault", list, NULL);
  g_autoptr (JsonNode) counts = flow_service_control (self, "fault", form);
}

void
flow_service_reset_counters (FlowService *self)
{
  g_autoptr (JsonNode) counts = flow_service_control (self, "reset-counters", "");
}

gint64
flow_service_count (FlowService *self, const char *name)
{
  g_autoptr (JsonNode) counts = flow_service_control (self, "", NULL);

  g_assert_true (json_object_has_member (json_node_get_object (counts), name));
  return json_object_get_int_member (json_node_get_object (counts), name);
}

/* The browser */

typedef struct
{
  FlowService *service;
  FlowPage *page;
  SoupMessage *message;      /* (owned) (nullable) */
  GCancellable *cancellable; /* (owned) */
  gboolean over;
} Browser;

void
flow_page_clear (FlowPage *self)
{
  g_clear_pointer (&self->body, g_free);
}

static void
on_page (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Browser *browser = user_data;
  g_autoptr (GBytes) body = soup_session_send_and_read_finish (SOUP_SESSION (source), result, NULL);

  browser->over = TRUE;
  browser->page->status = soup_message_get_status (browser->message);
  browser->page->body = body != NULL ? g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body)) : NULL;
  /* Who is shown an error on the page of the service never comes back from there. */
  if (browser->page->status >= 400)
    g_cancellable_cancel (browser->cancellable);
}

static gboolean
open_page (const char *address, gpointer user_data, GError **error)
{
  Browser *browser = user_data;

  browser->message = soup_message_new (SOUP_METHOD_GET, address);
  g_assert_nonnull (browser->message);
  soup_session_send_and_read_async (browser->service->http, browser->message, G_PRIORITY_DEFAULT, NULL, on_page,
                                    browser);
  return TRUE;
}

static gboolean
is_over (gpointer data)
{
  return ((Browser *) data)->over;
}

DaybeatOAuthProvider *
flow_service_create_provider (FlowService *self, DaybeatSource source)
{
  g_autoptr (GError) error = NULL;
  DaybeatOAuthProvider *provider = source == DAYBEAT_SOURCE_GOOGLE_HEALTH
                                       ? daybeat_google_health_provider_new (self->address, &error)
                                       : daybeat_fitbit_provider_new (self->address, NULL, &error);

  g_assert_no_error (error);
  return provider;
}

DaybeatToken *
flow_service_sign_in (FlowService *self, DaybeatOAuthClient *client, FlowPage *page, GError **error)
{
  g_autoptr (DaybeatOAuthProvider) provider = flow_service_create_provider (self, client->source);
  g_autoptr (DaybeatSignIn) sign_in = daybeat_sign_in_new (provider, client, NULL);
  g_auto (FlowPage) own_page = { 0 };
  Browser browser = { self, page != NULL ? page : &own_page, NULL, g_cancellable_new (), FALSE };
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  DaybeatToken *token;

  daybeat_sign_in_run_async (sign_in, open_page, &browser, browser.cancellable, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  daybeat_test_wait_until (is_over, &browser);
  g_object_unref (browser.message);
  g_object_unref (browser.cancellable);
  token = daybeat_sign_in_run_finish (sign_in, result, error);
  if (token != NULL)
    {
      flow_keep_secret (token->access_token);
      flow_keep_secret (token->refresh_token);
    }
  return token;
}

void
flow_service_assert_token_faults (FlowService *self, DaybeatOAuthClient *client, const FlowTokenFault *faults,
                                  gsize n_faults)
{
  for (gsize i = 0; i < n_faults; i++)
    {
      g_autoptr (GError) error = NULL;

      flow_service_set_faults (self, faults[i].fault);
      g_assert_null (flow_service_sign_in (self, client, NULL, &error));
      g_test_message ("%s: %s", faults[i].fault, error->message);
      g_assert_error (error, DAYBEAT_AUTH_ERROR, (int) faults[i].code);
      g_assert_cmpstr (error->message, !=, "");
    }
  flow_service_set_faults (self, "");
}

DaybeatOAuthClient *
flow_service_create_client (FlowService *self, const char *secret)
{
  g_autoptr (GError) error = NULL;
  DaybeatOAuthClient *client =
      daybeat_oauth_client_new (FLOW_CLIENT_ID, secret, self->redirect_uri, NULL, &error);

  g_assert_no_error (error);
  return client;
}

DaybeatOAuthClient *
flow_service_create_google_client (FlowService *self, const char *const *scopes)
{
  g_autoptr (GError) error = NULL;
  DaybeatOAuthClient *client =
      daybeat_oauth_client_new (FLOW_GOOGLE_CLIENT_ID, FLOW_GOOGLE_CLIENT_SECRET, NULL, scopes, &error);

  g_assert_no_error (error);
  return client;
}
