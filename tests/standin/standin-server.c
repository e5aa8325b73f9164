/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-standin"

/* Starting, stopping, and which part of the service a path belongs to. */

#include "config.h"

#include <string.h>

#include "standin-google-private.h"

gint64
standin_now (StandIn *self)
{
  return g_get_real_time () / G_USEC_PER_SEC + self->clock_ahead;
}

static gboolean
is_api (const char *path)
{
  return g_str_has_prefix (path, "/1/") || g_str_has_prefix (path, "/1.1/")
         || g_str_has_prefix (path, "/1.2/");
}

static void
serve_oauth (StandIn *self, SoupServerMessage *message, const char *path, GHashTable *query)
{
  if (g_str_equal (path, "/oauth2/authorize"))
    standin_authorize (self, message, query);
  else if (!g_str_equal (soup_server_message_get_method (message), SOUP_METHOD_POST))
    standin_reply_not_found (message);
  else if (g_str_equal (path, "/oauth2/token"))
    standin_token (self, message);
  else if (g_str_equal (path, "/oauth2/revoke"))
    standin_revoke (self, message);
  else if (g_str_equal (path, "/1.1/oauth2/introspect"))
    standin_introspect (self, message);
  else
    standin_reply_not_found (message);
}

static void
on_request (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query,
            gpointer user_data)
{
  StandIn *self = user_data;

  if (g_str_has_prefix (path, "/_standin/"))
    standin_control (self, message, path + strlen ("/_standin/"));
  else if (g_str_has_prefix (path, "/oauth2/") || g_str_equal (path, "/1.1/oauth2/introspect"))
    serve_oauth (self, message, path, query);
  else if (is_api (path))
    standin_api (self, message, path, query);
  else if (standin_google_serve (self, message, path, query))
    return;
  else if (standin_fail_if_meant (self, message, "picture"))
    return;
  else if (g_str_has_prefix (path, "/pictures/"))
    standin_picture (self, message, path + strlen ("/pictures/"));
  else
    standin_reply_not_found (message);
}

StandIn *
standin_new (void)
{
  StandIn *self = g_new0 (StandIn, 1);

  self->seed = 7;
  self->years = 3;
  self->quota = 150;
  self->token_lifetime = 28800;
  self->token_bytes = 1000;
  self->slow_ms = 5000;
  self->next_log_id = G_GUINT64_CONSTANT (9300000000000000001);
  self->google = standin_google_new ();
  self->faults = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

gboolean
standin_start (StandIn *self, guint port, GError **error)
{
  g_autoptr (GSList) uris = NULL;
  g_autofree char *address = NULL;

  if (self->client_id == NULL)
    self->client_id = g_strdup ("23TEST");
  if (self->redirect_uri == NULL)
    self->redirect_uri = g_strdup ("http://127.0.0.1:34871/callback");
  self->sample = daybeat_sample_new (self->seed, self->years, daybeat_day_today ());
  self->person = daybeat_sample_create_batch (self->sample, DAYBEAT_SOURCE_FITBIT);
  /* Juna Feld signs in as juna.feld. */
  self->account = g_strdelimit (g_utf8_strdown (self->person->profile->full_name, -1), " ", '.');
  standin_google_start (self);
  self->server = soup_server_new ("server-header", "ESF", NULL);
  soup_server_add_handler (self->server, NULL, on_request, self, NULL);
  if (!soup_server_listen_local (self->server, port, SOUP_SERVER_LISTEN_IPV4_ONLY, error))
    return FALSE;
  uris = soup_server_get_uris (self->server);
  address = g_uri_to_string (uris->data);
  self->address = g_strndup (address, strlen (address) - (g_str_has_suffix (address, "/") ? 1 : 0));
  g_slist_foreach (uris, (GFunc)(void (*) (void))g_uri_unref, NULL);
  return TRUE;
}

void
standin_free (StandIn *self)
{
  if (self->server != NULL)
    soup_server_disconnect (self->server);
  g_clear_object (&self->server);
  g_clear_pointer (&self->sample, daybeat_sample_free);
  g_clear_pointer (&self->person, daybeat_batch_unref);
  standin_revoke_all (self);
  standin_google_free (self->google);
  g_hash_table_unref (self->faults);
  g_hash_table_unref (self->counts);
  g_free (self->client_id);
  g_free (self->client_secret);
  g_free (self->client_type);
  g_free (self->redirect_uri);
  g_free (self->grant);
  g_free (self->address);
  g_free (self->account);
  g_free (self);
}
