/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-standin"

/* What lives after a consent (§2.4, §2.5): codes, access tokens, refresh tokens. A refresh token is used again and
 * again, until its grant is over; of a hundred and one the oldest dies unsaid. */

#include "config.h"

#include <string.h>

#include "standin-google-private.h"

#include "daybeat-pkce.h"

#define CODE_SECONDS 600
#define DAY_SECONDS (24 * 60 * 60)
#define MAX_REFRESH_TOKENS 100

typedef struct
{
  gboolean refresh;
  char *scopes;
  gint64 consented_at;
  gint64 expires_at; /* of an access token */
  gboolean dead;
} Token;

static void
code_free (StandInGoogleCode *code)
{
  g_free (code->challenge);
  g_free (code->redirect_uri);
  g_free (code->scopes);
  g_free (code);
}

static void
token_free (Token *token)
{
  g_free (token->scopes);
  g_free (token);
}

StandInGoogle *
standin_google_new (void)
{
  StandInGoogle *google = g_new0 (StandInGoogle, 1);

  google->grant_days = 7;
  google->quota = 300;
  google->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) code_free);
  google->tokens = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) token_free);
  standin_google_data_new (google);
  return google;
}

void
standin_google_free (StandInGoogle *google)
{
  g_queue_clear_full (&google->refresh_tokens, g_free);
  g_hash_table_unref (google->codes);
  g_hash_table_unref (google->tokens);
  standin_google_data_free (google);
  g_free (google->client_id);
  g_free (google->client_secret);
  g_free (google->redirect_uri);
  g_free (google->data_access);
  g_free (google->test_users);
  g_free (google->retry_hint);
  g_free (google->email);
  g_free (google->user_id);
  g_free (google);
}

/* Codes hold a slash. */
const char *
standin_google_make_code (StandIn *self, GHashTable *form, const char *scopes)
{
  StandInGoogleCode *code = g_new0 (StandInGoogleCode, 1);
  g_autofree char *random = daybeat_random_text (48);
  char *text = g_strconcat ("4/0A", random, NULL);

  code->challenge = g_strdup (g_hash_table_lookup (form, "code_challenge"));
  code->redirect_uri = g_strdup (g_hash_table_lookup (form, "redirect_uri"));
  code->scopes = g_strdup (scopes);
  /* Installed applications always get one; those of the web where they ask, and at first or when asked anew. */
  code->offline =
      self->google->redirect_uri == NULL ||
      (g_strcmp0 (g_hash_table_lookup (form, "access_type"), "offline") == 0 &&
       (!self->google->was_consented || g_strcmp0 (g_hash_table_lookup (form, "prompt"), "consent") == 0));
  code->expires_at = standin_now (self) + CODE_SECONDS;
  self->google->was_consented = TRUE;
  g_hash_table_insert (self->google->codes, text, code);
  return text;
}

StandInGoogleCode *
standin_google_find_code (StandIn *self, const char *text)
{
  return text != NULL ? g_hash_table_lookup (self->google->codes, text) : NULL;
}

static Token *
add_token (StandIn *self, const char *text, gboolean refresh, const char *scopes, gint64 consented_at)
{
  Token *token = g_new0 (Token, 1);

  token->refresh = refresh;
  token->scopes = g_strdup (scopes);
  token->consented_at = consented_at;
  g_hash_table_insert (self->google->tokens, g_strdup (text), token);
  return token;
}

/* The length is that of the other side's, as no limit is documented. */
char *
standin_google_make_access_token (StandIn *self, const char *scopes, gint64 consented_at)
{
  g_autofree char *random = daybeat_random_text ((gsize) MAX (self->token_bytes, 64));
  char *text = g_strdup_printf ("ya29.a0%.*s", MAX (self->token_bytes, 64) - 7, random);

  add_token (self, text, FALSE, scopes, consented_at)->expires_at = standin_now (self) + 3599;
  return text;
}

char *
standin_google_make_refresh_token (StandIn *self, const char *scopes, gint64 consented_at)
{
  g_autofree char *random = daybeat_random_text (64);
  char *text = g_strconcat ("1//0", random, NULL);

  add_token (self, text, TRUE, scopes, consented_at);
  g_queue_push_tail (&self->google->refresh_tokens, g_strdup (text));
  while (g_queue_get_length (&self->google->refresh_tokens) > MAX_REFRESH_TOKENS)
    {
      g_autofree char *oldest = g_queue_pop_head (&self->google->refresh_tokens);

      standin_google_kill_token (self, oldest);
    }
  return text;
}

void
standin_google_kill_token (StandIn *self, const char *text)
{
  Token *token = g_hash_table_lookup (self->google->tokens, text);
  GList *link = g_queue_find_custom (&self->google->refresh_tokens, text, (GCompareFunc) strcmp);

  if (token != NULL)
    token->dead = TRUE;
  if (link != NULL)
    {
      g_free (link->data);
      g_queue_delete_link (&self->google->refresh_tokens, link);
    }
}

static gboolean
is_over (StandIn *self, const Token *token)
{
  gint64 now = standin_now (self);

  if (token->dead)
    return TRUE;
  if (!token->refresh)
    return token->expires_at <= now;
  return self->google->grant_days > 0 && now - token->consented_at >= (gint64) self->google->grant_days * DAY_SECONDS;
}

StandInGoogleStanding
standin_google_look_up (StandIn *self, const char *text, gboolean refresh, const char **scopes, gint64 *consented_at)
{
  Token *token = text != NULL ? g_hash_table_lookup (self->google->tokens, text) : NULL;

  if (token == NULL || token->refresh != refresh)
    return STANDIN_GOOGLE_UNKNOWN;
  if (scopes != NULL)
    *scopes = token->scopes;
  if (consented_at != NULL)
    *consented_at = token->consented_at;
  return is_over (self, token) ? STANDIN_GOOGLE_DEAD : STANDIN_GOOGLE_LIVE;
}

void
standin_google_expire_tokens (StandIn *self)
{
  GHashTableIter iter;
  gpointer token;

  g_hash_table_iter_init (&iter, self->google->tokens);
  while (g_hash_table_iter_next (&iter, NULL, &token))
    ((Token *) token)->expires_at = 0;
}

/* The whole grant: every token, and the codes that were not spent. */
void
standin_google_revoke_all (StandIn *self)
{
  GHashTableIter iter;
  gpointer token;

  g_hash_table_remove_all (self->google->codes);
  g_hash_table_iter_init (&iter, self->google->tokens);
  while (g_hash_table_iter_next (&iter, NULL, &token))
    ((Token *) token)->dead = TRUE;
  g_queue_clear_full (&self->google->refresh_tokens, g_free);
  self->google->was_consented = FALSE;
}
