/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-auth"

#include "config.h"

#include "daybeat-sign-in.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

#include "daybeat-auth-error.h"
#include "daybeat-loopback-receiver.h"
#include "daybeat-pkce.h"
#include "daybeat-secret-text-private.h"
#include "daybeat-token-endpoint.h"

#define TIMEOUT_SECONDS 300
#define STATE_BYTES 32

struct _DaybeatSignIn
{
  GObject parent_instance;

  DaybeatOAuthProvider *provider;    /* (owned) */
  DaybeatOAuthClient *client;        /* (owned) */
  char *prompt;                      /* (owned) (nullable) */
  guint timeout_seconds;
  char *address;                     /* (owned) (nullable) */
  char *verifier;                    /* (owned) (nullable) */
  char *scopes;                      /* (owned) (nullable): as asked for */
  DaybeatLoopbackReceiver *receiver; /* (owned) (nullable) */
  GTask *task;                       /* (owned) (nullable): while the browser is out */
  guint timeout_id;
  gulong cancelled_id;
};

enum
{
  PROP_0,
  PROP_ADDRESS,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (DaybeatSignIn, daybeat_sign_in, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static void
daybeat_sign_in_finalize (GObject *object)
{
  DaybeatSignIn *self = DAYBEAT_SIGN_IN (object);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_clear_object (&self->receiver);
  g_clear_pointer (&self->provider, daybeat_oauth_provider_unref);
  g_clear_pointer (&self->client, daybeat_oauth_client_unref);
  _daybeat_secret_text_free (self->verifier);
  g_free (self->address);
  g_free (self->scopes);
  g_free (self->prompt);

  G_OBJECT_CLASS (daybeat_sign_in_parent_class)->finalize (object);
}

static void
daybeat_sign_in_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ADDRESS:
      g_value_set_string (value, DAYBEAT_SIGN_IN (object)->address);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
daybeat_sign_in_class_init (DaybeatSignInClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = daybeat_sign_in_finalize;
  object_class->get_property = daybeat_sign_in_get_property;

  properties[PROP_ADDRESS] =
      g_param_spec_string ("address", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
daybeat_sign_in_init (DaybeatSignIn *self)
{
  self->timeout_seconds = TIMEOUT_SECONDS;
}

DaybeatSignIn *
daybeat_sign_in_new (DaybeatOAuthProvider *provider, DaybeatOAuthClient *client, const char *prompt)
{
  DaybeatSignIn *self;

  g_return_val_if_fail (provider != NULL && client != NULL, NULL);

  self = g_object_new (DAYBEAT_TYPE_SIGN_IN, NULL);
  self->provider = daybeat_oauth_provider_ref (provider);
  self->client = daybeat_oauth_client_ref (client);
  self->prompt = g_strdup (prompt);
  return self;
}

void
daybeat_sign_in_set_timeout (DaybeatSignIn *self, guint seconds)
{
  g_return_if_fail (DAYBEAT_IS_SIGN_IN (self));

  self->timeout_seconds = seconds;
}

/* The end of the wait, whichever way */

static GTask *
stop_waiting (DaybeatSignIn *self)
{
  GTask *task = g_steal_pointer (&self->task);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  if (task != NULL && self->cancelled_id != 0)
    {
      g_cancellable_disconnect (g_task_get_cancellable (task), self->cancelled_id);
      self->cancelled_id = 0;
    }
  return task;
}

static void
fail (DaybeatSignIn *self, GError *error)
{
  g_autoptr (GTask) task = stop_waiting (self);

  daybeat_loopback_receiver_close (self->receiver);
  g_task_return_error (task, error);
}

static gboolean
on_timeout (gpointer data)
{
  DaybeatSignIn *self = data;

  self->timeout_id = 0;
  fail (self, g_error_new_literal (DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_TIMED_OUT,
                                   _("Nobody came back from the browser. Try again when you are ready.")));
  return G_SOURCE_REMOVE;
}

static gboolean
on_cancelled_idle (gpointer data)
{
  DaybeatSignIn *self = data;

  if (self->task != NULL)
    fail (self, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The sign-in was cancelled.")));
  return G_SOURCE_REMOVE;
}

static void
on_cancelled (GCancellable *cancellable, gpointer data)
{
  /* Disconnecting from within the signal would wait for itself. */
  g_idle_add_full (G_PRIORITY_DEFAULT, on_cancelled_idle, g_object_ref (data), g_object_unref);
}

/* Step 4: the code becomes a token */

static void
on_exchanged (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DaybeatSignIn *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (GBytes) body = daybeat_token_endpoint_post_finish (result, &error);
  DaybeatToken *token = body != NULL ? daybeat_token_new_from_answer (body, NULL, &error) : NULL;

  if (token == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  /* A server that leaves the scope out grants what was asked for (RFC 6749 §5.1). */
  if (token->scopes == NULL)
    token->scopes = g_strdup (self->scopes);
  g_task_return_pointer (task, token, (GDestroyNotify) daybeat_token_unref);
}

static void
exchange (DaybeatSignIn *self, const char *code)
{
  g_autoptr (GHashTable) form = g_hash_table_new (g_str_hash, g_str_equal);
  GTask *task = stop_waiting (self);

  g_hash_table_insert (form, (gpointer) "grant_type", (gpointer) "authorization_code");
  g_hash_table_insert (form, (gpointer) "code", (gpointer) code);
  g_hash_table_insert (form, (gpointer) "code_verifier", self->verifier);
  g_hash_table_insert (form, (gpointer) "redirect_uri",
                       (gpointer) daybeat_loopback_receiver_get_redirect_uri (self->receiver));
  daybeat_token_endpoint_post_async (self->provider->token_url, self->client, self->provider->secret_in_body, NULL,
                                     form, g_task_get_cancellable (task), on_exchanged, task);
}

/* Step 3: the browser comes back */

static gboolean
same_origin (const char *issuer, const char *url)
{
  g_autoptr (GUri) one = g_uri_parse (issuer, SOUP_HTTP_URI_FLAGS, NULL);
  g_autoptr (GUri) other = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL);

  return one != NULL && other != NULL && g_strcmp0 (g_uri_get_scheme (one), g_uri_get_scheme (other)) == 0 &&
         g_strcmp0 (g_uri_get_host (one), g_uri_get_host (other)) == 0 && g_uri_get_port (one) == g_uri_get_port (other);
}

/* RFC 9207 §2.4: an issuer that is named has to be the one that was asked. */
static gboolean
is_our_issuer (DaybeatSignIn *self, GHashTable *parameters)
{
  const char *issuer = g_hash_table_lookup (parameters, "iss");

  return issuer == NULL || same_origin (issuer, self->provider->authorize_url) ||
         same_origin (issuer, self->provider->token_url);
}

static void
on_answered (DaybeatLoopbackReceiver *receiver, GHashTable *parameters, DaybeatSignIn *self)
{
  const char *problem = g_hash_table_lookup (parameters, "error");

  if (self->task == NULL)
    return;
  if (!is_our_issuer (self, parameters))
    fail (self, g_error_new_literal (DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_FOREIGN_ANSWER,
                                     _("The answer came from a server that was not asked. Nothing was taken.")));
  else if (problem != NULL)
    fail (self, daybeat_auth_problem_get_error (problem));
  else
    exchange (self, g_hash_table_lookup (parameters, "code"));
}

/* Steps 1 and 2: listen, open the browser */

static char *
join_scopes (DaybeatSignIn *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  if (self->client->scopes != NULL)
    return g_strjoinv (" ", self->client->scopes);
  for (gsize i = 0; i < self->provider->n_scopes; i++)
    {
      if (self->provider->scopes[i].by_default)
        g_strv_builder_add (builder, self->provider->scopes[i].name);
    }
  names = g_strv_builder_end (builder);
  return g_strjoinv (" ", names);
}

/* Returns: (transfer full) (nullable): what the consent page shall show, in the service's own words */
static char *
choose_prompt (DaybeatSignIn *self)
{
  const char *prompt = self->prompt != NULL ? self->prompt : self->provider->prompt;
  g_auto (GStrv) words = g_strsplit (prompt != NULL ? prompt : "", " ", -1);

  if (prompt == NULL)
    return NULL;
  for (gsize i = 0; self->provider->login_prompt != NULL && words[i] != NULL; i++)
    {
      if (g_str_equal (words[i], "login"))
        g_set_str (&words[i], self->provider->login_prompt);
    }
  return g_strjoinv (" ", words);
}

static void
add_query (GString *joined, const char *query)
{
  if (query == NULL || *query == '\0')
    return;
  if (joined->len > 0)
    g_string_append_c (joined, '&');
  g_string_append (joined, query);
}

static char *
create_address (DaybeatSignIn *self, const char *state)
{
  g_autofree char *challenge = daybeat_pkce_get_challenge (self->verifier);
  g_autofree char *prompt = choose_prompt (self);
  g_autoptr (GUri) page = g_uri_parse (self->provider->authorize_url, SOUP_HTTP_URI_FLAGS, NULL);
  g_autofree char *query = soup_form_encode (
      "response_type", "code", "client_id", self->client->client_id, "redirect_uri",
      daybeat_loopback_receiver_get_redirect_uri (self->receiver), "scope", self->scopes, "code_challenge", challenge,
      "code_challenge_method", "S256", "state", state, prompt != NULL ? "prompt" : NULL, prompt, NULL);
  g_autoptr (GString) joined = g_string_new (NULL);
  g_autoptr (GUri) address = NULL;

  add_query (joined, g_uri_get_query (page));
  add_query (joined, query);
  add_query (joined, self->provider->parameters);
  address = soup_uri_copy (page, SOUP_URI_QUERY, joined->str, SOUP_URI_NONE);
  return g_uri_to_string (address);
}

static gboolean
prepare (DaybeatSignIn *self, GError **error)
{
  g_autofree char *state = daybeat_random_text (STATE_BYTES);

  self->receiver = daybeat_loopback_receiver_new (self->client->redirect_uri,
                                                  self->provider->any_loopback_port && self->client->any_port, state,
                                                  error);
  if (self->receiver == NULL)
    return FALSE;
  g_signal_connect_object (self->receiver, "answered", G_CALLBACK (on_answered), self, G_CONNECT_DEFAULT);
  self->verifier = daybeat_pkce_create_verifier ();
  self->scopes = join_scopes (self);
  self->address = create_address (self, state);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ADDRESS]);
  return TRUE;
}

void
daybeat_sign_in_run_async (DaybeatSignIn *self, DaybeatOpenAddress open, gpointer open_data, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;

  g_return_if_fail (DAYBEAT_IS_SIGN_IN (self) && self->receiver == NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, daybeat_sign_in_run_async);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (!prepare (self, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  self->task = g_object_ref (task);
  self->timeout_id = g_timeout_add_seconds (self->timeout_seconds, on_timeout, self);
  if (cancellable != NULL)
    self->cancelled_id = g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled), self, NULL);
  if (open != NULL && !open (self->address, open_data, &error))
    {
      if (error == NULL)
        error = g_error_new_literal (DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_BROWSER, _("No browser could be opened."));
      fail (self, error);
    }
}

DaybeatToken *
daybeat_sign_in_run_finish (DaybeatSignIn *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
