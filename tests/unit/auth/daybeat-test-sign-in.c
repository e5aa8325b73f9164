/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-test"

#include "config.h"

#include "daybeat-test-sign-in.h"

#include <string.h>

#include "daybeat-test-raw-http.h"

void
daybeat_test_sign_in_set_up (DaybeatTestSignIn *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->server = daybeat_test_auth_server_new ();
  self->provider = daybeat_test_auth_server_make_provider (self->server);
  self->client = daybeat_oauth_client_new ("22ABCD", NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  self->cancellable = g_cancellable_new ();
}

void
daybeat_test_sign_in_forget (DaybeatTestSignIn *self)
{
  g_clear_object (&self->sign_in);
  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->host, g_free);
  g_clear_pointer (&self->query, g_hash_table_unref);
  self->n_opened = 0;
}

void
daybeat_test_sign_in_tear_down (DaybeatTestSignIn *self, gconstpointer data)
{
  daybeat_test_sign_in_forget (self);
  g_clear_pointer (&self->provider, daybeat_oauth_provider_unref);
  g_clear_pointer (&self->client, daybeat_oauth_client_unref);
  g_clear_object (&self->cancellable);
  daybeat_test_auth_server_free (self->server);
}

const char *
daybeat_test_sign_in_get_parameter (DaybeatTestSignIn *self, const char *name)
{
  return g_hash_table_lookup (self->query, name);
}

gboolean
daybeat_test_sign_in_open (const char *address, gpointer data, GError **error)
{
  DaybeatTestSignIn *self = data;
  g_autoptr (GUri) uri = g_uri_parse (address, SOUP_HTTP_URI_FLAGS, NULL);
  g_autoptr (GUri) back = NULL;

  self->n_opened++;
  self->address = g_strdup (address);
  self->query = soup_form_decode (g_uri_get_query (uri));
  back = g_uri_parse (daybeat_test_sign_in_get_parameter (self, "redirect_uri"), SOUP_HTTP_URI_FLAGS, NULL);
  self->port = (guint)g_uri_get_port (back);
  self->host = g_strdup_printf ("%s:%u", g_uri_get_host (back), self->port);
  return TRUE;
}

void
daybeat_test_sign_in_start_with (DaybeatTestSignIn *self, const char *prompt, DaybeatOpenAddress open)
{
  self->sign_in = daybeat_sign_in_new (self->provider, self->client, prompt);
  daybeat_sign_in_run_async (self->sign_in, open, self, self->cancellable, daybeat_test_wait_callback, &self->wait);
}

void
daybeat_test_sign_in_start (DaybeatTestSignIn *self)
{
  daybeat_test_sign_in_start_with (self, NULL, daybeat_test_sign_in_open);
  g_assert_cmpuint (self->n_opened, ==, 1);
}

char *
daybeat_test_sign_in_come_back_with (DaybeatTestSignIn *self, const char *parameters)
{
  g_autoptr (GSocketConnection) connection = daybeat_test_raw_connect ("127.0.0.1", self->port);
  g_autofree char *request =
      g_strdup_printf ("GET /callback?%s HTTP/1.1\r\nHost: %s\r\n\r\n", parameters, self->host);

  g_assert_nonnull (connection);
  return daybeat_test_raw_exchange (connection, request, -1);
}

void
daybeat_test_sign_in_come_back (DaybeatTestSignIn *self, const char *parameters)
{
  g_autofree char *all =
      g_strdup_printf ("%s&state=%s", parameters, daybeat_test_sign_in_get_parameter (self, "state"));
  g_autofree char *page = daybeat_test_sign_in_come_back_with (self, all);

  g_assert_cmpuint (daybeat_test_raw_get_status (page), ==, 200);
}

DaybeatToken *
daybeat_test_sign_in_finish (DaybeatTestSignIn *self, GError **error)
{
  g_autoptr (GAsyncResult) result = daybeat_test_wait_result (&self->wait);

  return daybeat_sign_in_run_finish (self->sign_in, result, error);
}

void
daybeat_test_sign_in_assert_fails (DaybeatTestSignIn *self, GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatToken) token = daybeat_test_sign_in_finish (self, &error);

  g_assert_null (token);
  g_assert_error (error, domain, code);
  g_assert_true (domain == G_IO_ERROR || g_str_has_suffix (error->message, "."));
  g_assert_null (strstr (error->message, "server-text"));
  if (self->n_opened > 0)
    g_assert_null (daybeat_test_raw_connect ("127.0.0.1", self->port));
}
