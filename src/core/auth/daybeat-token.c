/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-auth"

#include "config.h"

#include "daybeat-token-private.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "daybeat-auth-error.h"
#include "daybeat-clock.h"
#include "daybeat-secret-text-private.h"

static void
token_clear (DaybeatToken *self)
{
  _daybeat_secret_text_free (self->access_token);
  _daybeat_secret_text_free (self->refresh_token);
  g_free (self->scopes);
  g_free (self->user_id);
}

DaybeatToken *
_daybeat_token_new (void)
{
  return g_atomic_rc_box_new0 (DaybeatToken);
}

DaybeatToken *
daybeat_token_ref (DaybeatToken *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
daybeat_token_unref (DaybeatToken *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) token_clear);
}

JsonNode *
_daybeat_json_parse_object (const char *text, gsize size)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (JsonNode) root = NULL;

  /* Otherwise json-glib takes comments and several roots, and one of those ends the program. */
  json_parser_set_strict (parser, TRUE);
  if (size > 0 && json_parser_load_from_data (parser, text, (gssize) size, NULL))
    root = json_parser_steal_root (parser);
  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? g_steal_pointer (&root) : NULL;
}

char *
_daybeat_json_dup_text (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_dup_string (node);
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  return NULL;
}

/* An empty text is as good as none: it cannot be used, and must not displace what is known. */
static char *
dup_filled_text (JsonObject *object, const char *member)
{
  char *text = _daybeat_json_dup_text (object, member);

  if (text != NULL && *text == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

/* A lifetime is seconds; some servers write it as text. */
static gint64
read_expiry (JsonObject *object, const char *member)
{
  g_autofree char *text = _daybeat_json_dup_text (object, member);
  JsonNode *node = json_object_get_member (object, member);
  gint64 seconds = 0;

  if (text != NULL)
    seconds = g_ascii_strtoll (text, NULL, 10);
  else if (node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_DOUBLE)
    seconds = (gint64) CLAMP (json_node_get_double (node), 0.0, 1e9);
  return seconds > 0 ? daybeat_clock_now () + MIN (seconds, G_MAXINT) * 1000 : 0;
}

static void
keep_what_is_left_out (DaybeatToken *self, DaybeatToken *former)
{
  if (self->refresh_token == NULL)
    {
      self->refresh_token = g_strdup (former->refresh_token);
      if (self->refresh_expires_at == 0)
        self->refresh_expires_at = former->refresh_expires_at;
    }
  if (self->scopes == NULL)
    self->scopes = g_strdup (former->scopes);
  if (self->user_id == NULL)
    self->user_id = g_strdup (former->user_id);
}

DaybeatToken *
daybeat_token_new_from_answer (GBytes *body, DaybeatToken *former, GError **error)
{
  gsize size;
  const char *text = g_bytes_get_data (body, &size);
  g_autoptr (JsonNode) root = _daybeat_json_parse_object (text, size);
  g_autoptr (DaybeatToken) self = _daybeat_token_new ();

  if (root != NULL)
    {
      JsonObject *object = json_node_get_object (root);

      self->access_token = dup_filled_text (object, "access_token");
      self->refresh_token = dup_filled_text (object, "refresh_token");
      self->scopes = _daybeat_json_dup_text (object, "scope");
      self->user_id = dup_filled_text (object, "user_id");
      self->expires_at = read_expiry (object, "expires_in");
      self->refresh_expires_at = read_expiry (object, "refresh_token_expires_in");
    }
  if (self->access_token == NULL)
    {
      g_set_error_literal (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_MALFORMED,
                           _("The service answered the sign-in with something that is not a token."));
      return NULL;
    }
  if (former != NULL)
    keep_what_is_left_out (self, former);
  return g_steal_pointer (&self);
}

DaybeatToken *
daybeat_token_new_for_user (DaybeatToken *self, const char *user_id)
{
  DaybeatToken *copy = _daybeat_token_new ();

  copy->access_token = g_strdup (self->access_token);
  copy->refresh_token = g_strdup (self->refresh_token);
  copy->expires_at = self->expires_at;
  copy->refresh_expires_at = self->refresh_expires_at;
  copy->scopes = g_strdup (self->scopes);
  copy->user_id = g_strdup (user_id);
  return copy;
}

gboolean
daybeat_token_has_scope (DaybeatToken *self, const char *scope)
{
  g_auto (GStrv) scopes = self->scopes != NULL ? g_strsplit (self->scopes, " ", -1) : NULL;

  return scopes != NULL && g_strv_contains ((const char *const *) scopes, scope);
}
