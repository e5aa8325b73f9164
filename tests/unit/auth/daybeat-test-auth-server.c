/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-test"

#include "config.h"

#include "daybeat-test-auth-server.h"

#include <string.h>

typedef struct
{
  guint status;
  char *body;
} Answer;

static void
answer_free (Answer *answer)
{
  g_free (answer->body);
  g_free (answer);
}

static void
queue_free (GQueue *queue)
{
  g_queue_free_full (queue, (GDestroyNotify)answer_free);
}

static void
request_free (DaybeatTestAuthRequest *request)
{
  g_free (request->path);
  g_free (request->authorization);
  g_clear_pointer (&request->form, g_hash_table_unref);
  g_free (request);
}

static DaybeatTestAuthRequest *
note_request (DaybeatTestAuthServer *self, SoupServerMessage *message, const char *path)
{
  DaybeatTestAuthRequest *request = g_new0 (DaybeatTestAuthRequest, 1);
  g_autoptr (GBytes) body = soup_message_body_flatten (soup_server_message_get_request_body (message));
  g_autofree char *text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));

  request->path = g_strdup (path);
  request->form = soup_form_decode (text);
  request->authorization =
      g_strdup (soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Authorization"));
  g_ptr_array_add (self->requests, request);
  return request;
}

static void
on_request (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data)
{
  DaybeatTestAuthServer *self = data;
  DaybeatTestAuthRequest *request = note_request (self, message, path);
  GQueue *queue = g_hash_table_lookup (self->answers, path);
  Answer *answer = queue != NULL ? g_queue_pop_head (queue) : NULL;

  if (self->on_request != NULL)
    self->on_request (request, self->on_request_data);
  soup_server_message_set_status (message, answer != NULL ? answer->status : SOUP_STATUS_NOT_FOUND, NULL);
  if (answer != NULL)
    soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, answer->body,
                                      strlen (answer->body));
  if (answer != NULL && SOUP_STATUS_IS_REDIRECTION (answer->status))
    soup_message_headers_replace (soup_server_message_get_response_headers (message), "Location", "/elsewhere");
  g_clear_pointer (&answer, answer_free);
  if (self->holding)
    {
      soup_server_message_pause (message);
      g_ptr_array_add (self->held, g_object_ref (message));
    }
}

DaybeatTestAuthServer *
daybeat_test_auth_server_new (void)
{
  DaybeatTestAuthServer *self = g_new0 (DaybeatTestAuthServer, 1);
  g_autoptr (GError) error = NULL;
  GSList *uris;

  self->requests = g_ptr_array_new_with_free_func ((GDestroyNotify)request_free);
  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)queue_free);
  self->held = g_ptr_array_new_with_free_func (g_object_unref);
  self->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (self->server, NULL, on_request, self, NULL);
  soup_server_listen_local (self->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (self->server);
  self->base = g_uri_to_string (uris->data);
  self->base[strlen (self->base) - 1] = '\0';
  g_slist_free_full (uris, (GDestroyNotify)g_uri_unref);
  return self;
}

void
daybeat_test_auth_server_free (DaybeatTestAuthServer *self)
{
  daybeat_test_auth_server_release (self);
  daybeat_test_auth_server_stop (self);
  g_ptr_array_unref (self->requests);
  g_ptr_array_unref (self->held);
  g_hash_table_unref (self->answers);
  g_free (self->base);
  g_free (self);
}

void
daybeat_test_auth_server_stop (DaybeatTestAuthServer *self)
{
  if (self->server != NULL)
    soup_server_disconnect (self->server);
  g_clear_object (&self->server);
}

void
daybeat_test_auth_server_answer (DaybeatTestAuthServer *self, const char *path, guint status, const char *body)
{
  GQueue *queue = g_hash_table_lookup (self->answers, path);
  Answer *answer = g_new0 (Answer, 1);

  if (queue == NULL)
    {
      queue = g_queue_new ();
      g_hash_table_insert (self->answers, g_strdup (path), queue);
    }
  answer->status = status;
  answer->body = g_strdup (body);
  g_queue_push_tail (queue, answer);
}

void
daybeat_test_auth_server_release (DaybeatTestAuthServer *self)
{
  self->holding = FALSE;
  for (guint i = 0; i < self->held->len; i++)
    soup_server_message_unpause (g_ptr_array_index (self->held, i));
  g_ptr_array_set_size (self->held, 0);
}

guint
daybeat_test_auth_server_count (DaybeatTestAuthServer *self, const char *path)
{
  guint n = 0;

  for (guint i = 0; i < self->requests->len; i++)
    n += g_str_equal (((DaybeatTestAuthRequest *)g_ptr_array_index (self->requests, i))->path, path);
  return n;
}

DaybeatTestAuthRequest *
daybeat_test_auth_server_get_last (DaybeatTestAuthServer *self)
{
  g_assert_cmpuint (self->requests->len, >, 0);
  return g_ptr_array_index (self->requests, self->requests->len - 1);
}

const char *
daybeat_test_auth_server_get_field (DaybeatTestAuthServer *self, const char *name)
{
  return g_hash_table_lookup (daybeat_test_auth_server_get_last (self)->form, name);
}

DaybeatOAuthProvider *
daybeat_test_auth_server_make_provider (DaybeatTestAuthServer *self)
{
  static const DaybeatScope scopes[] = { { "sleep", "Sleep", "Your nights.", TRUE },
                                         { "profile", "Profile", "Who you are.", TRUE },
                                         { "weight", "Weight", "What you weigh.", FALSE } };
  DaybeatOAuthProvider *provider = daybeat_oauth_provider_new ("test");

  provider->authorize_url = g_strconcat (self->base, "/authorize", NULL);
  provider->token_url = g_strconcat (self->base, "/token", NULL);
  provider->revoke_url = g_strconcat (self->base, "/revoke", NULL);
  provider->introspect_url = g_strconcat (self->base, "/introspect", NULL);
  provider->any_loopback_port = TRUE;
  provider->scopes = scopes;
  provider->n_scopes = G_N_ELEMENTS (scopes);
  return provider;
}
