/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-auth"

#include "config.h"

#include "daybeat-token-session-private.h"

#include "daybeat-auth-error.h"
#include "daybeat-file-lock.h"
#include "daybeat-secret-text-private.h"
#include "daybeat-token-endpoint.h"

/*
 * One run of getting a good token. Everyone who asks while it is on waits for its outcome. Step by step: the vault; if
 * what it holds is not good any more, the lock; under the lock the vault again, for another process may have been
 * quicker; the token endpoint, twice where the first answer got lost; the vault, before anyone uses the new pair.
 */
typedef struct
{
  DaybeatTokenSession *session; /* (owned) */
  char *refused;                /* (owned) (nullable) */
  DaybeatFileLock *lock;        /* (owned) (nullable) */
  DaybeatToken *former;         /* (owned) (nullable) */
  DaybeatToken *fresh;          /* (owned) (nullable) */
  gboolean asked_twice;
} Run;

static void
run_free (Run *run)
{
  g_object_unref (run->session);
  _daybeat_secret_text_free (run->refused);
  g_clear_pointer (&run->lock, daybeat_file_lock_free);
  g_clear_pointer (&run->former, daybeat_token_unref);
  g_clear_pointer (&run->fresh, daybeat_token_unref);
  g_free (run);
}

static void look_under_lock (Run *run);
static void ask (Run *run);

/* The lock is free again before anyone goes on. */
static void
succeed (Run *run, DaybeatToken *token)
{
  g_autoptr (DaybeatTokenSession) self = g_object_ref (run->session);
  g_autoptr (DaybeatToken) shared = daybeat_token_ref (token);

  run_free (run);
  _daybeat_token_session_succeed (self, shared);
}

/* @error: (transfer full) */
static void
fail (Run *run, GError *error)
{
  g_autoptr (DaybeatTokenSession) self = g_object_ref (run->session);
  g_autoptr (GError) owned_error = error;

  run_free (run);
  _daybeat_token_session_fail (self, owned_error);
}

static gboolean
is_over (DaybeatTokenSession *self, DaybeatToken *token)
{
  return g_strcmp0 (token->access_token, self->over) == 0;
}

/* Nothing of a pair is used again once its refresh token was refused, even where its time is not up. */
static void
note_over (DaybeatTokenSession *self, DaybeatToken *token)
{
  _daybeat_secret_text_free (self->over);
  self->over = g_strdup (token->access_token);
  if (self->token == NULL || !is_over (self, self->token))
    return;
  g_clear_pointer (&self->token, daybeat_token_unref);
  self->unkept = FALSE;
}

static gboolean
is_good (Run *run, DaybeatToken *token)
{
  gboolean refused = g_strcmp0 (token->access_token, run->refused) == 0 || is_over (run->session, token);

  return !refused && _daybeat_token_session_is_fresh (token);
}

/* The last step: the new pair is safe, or at least in memory for as long as the program runs. */
static void
on_kept (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;
  g_autoptr (GError) error = NULL;

  run->session->unkept = !daybeat_token_vault_store_finish (DAYBEAT_TOKEN_VAULT (source), result, &error);
  if (run->session->unkept)
    g_message ("The keyring did not take the renewed sign-in; it is kept until the program ends.");
  succeed (run, run->fresh);
}

static void
on_asked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;
  GError *error = NULL;
  g_autoptr (GBytes) body = daybeat_token_endpoint_post_finish (result, &error);

  if (body != NULL)
    run->fresh = daybeat_token_new_from_answer (body, run->former, &error);
  if (run->fresh != NULL)
    {
      daybeat_token_vault_store_async (run->session->vault, run->fresh, run->session->client->client_secret, NULL,
                                       on_kept, run);
      return;
    }
  /* The same refresh again within two minutes gets the same answer, if only the answer was lost (reference §2.2). */
  if (!run->asked_twice && g_error_matches (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_NETWORK))
    {
      run->asked_twice = TRUE;
      g_error_free (error);
      ask (run);
      return;
    }
  /* Somebody outside the lock, say the same account restored on another machine, may have been here. */
  if (g_error_matches (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_NEEDS_SIGN_IN))
    {
      note_over (run->session, run->former);
      g_error_free (error);
      look_under_lock (run);
      return;
    }
  fail (run, error);
}

static void
ask (Run *run)
{
  g_autoptr (GHashTable) form = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (form, (gpointer) "grant_type", (gpointer) "refresh_token");
  g_hash_table_insert (form, (gpointer) "refresh_token", run->former->refresh_token);
  daybeat_token_endpoint_post_async (run->session->provider->token_url, run->session->client,
                                     run->session->provider->secret_in_body, NULL, form, NULL,
                                     on_asked, run);
}

/* @token: (transfer full) */
static void
decide_under_lock (Run *run, DaybeatToken *token)
{
  g_clear_pointer (&run->former, daybeat_token_unref);
  run->former = token;
  if (is_good (run, token))
    succeed (run, token);
  else if (token->refresh_token != NULL && !is_over (run->session, token))
    ask (run);
  else
    {
      note_over (run->session, token);
      fail (run, daybeat_auth_problem_get_error ("invalid_grant"));
    }
}

static void
on_looked_under_lock (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;
  GError *error = NULL;
  g_autofree char *secret = NULL;
  DaybeatToken *token = daybeat_token_vault_load_finish (DAYBEAT_TOKEN_VAULT (source), result, &secret, &error);

  if (token == NULL)
    {
      fail (run, error);
      return;
    }
  _daybeat_token_session_adopt_secret (run->session, secret);
  decide_under_lock (run, token);
}

static void
look_under_lock (Run *run)
{
  if (run->session->unkept)
    decide_under_lock (run, daybeat_token_ref (run->session->token));
  else
    daybeat_token_vault_load_async (run->session->vault, NULL, on_looked_under_lock, run);
}

static void
on_locked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;
  GError *error = NULL;

  run->lock = daybeat_file_lock_take_finish (result, &error);
  if (run->lock != NULL)
    look_under_lock (run);
  else
    fail (run, error);
}

static void
on_looked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;
  GError *error = NULL;
  g_autofree char *secret = NULL;
  g_autoptr (DaybeatToken) token =
      daybeat_token_vault_load_finish (DAYBEAT_TOKEN_VAULT (source), result, &secret, &error);

  if (token == NULL)
    {
      fail (run, error);
      return;
    }
  _daybeat_token_session_adopt_secret (run->session, secret);
  if (is_good (run, token))
    succeed (run, token);
  else
    daybeat_file_lock_take_async (run->session->lock_path, NULL, on_locked, run);
}

void
_daybeat_token_session_refresh (DaybeatTokenSession *self, const char *refused)
{
  Run *run = g_new0 (Run, 1);

  run->session = g_object_ref (self);
  run->refused = g_strdup (refused);
  if (self->unkept)
    daybeat_file_lock_take_async (self->lock_path, NULL, on_locked, run);
  else
    daybeat_token_vault_load_async (self->vault, NULL, on_looked, run);
}
