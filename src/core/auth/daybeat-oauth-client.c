/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-auth"

#include "config.h"

#include "daybeat-oauth-client.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "daybeat-auth-error.h"
#include "daybeat-secret-text-private.h"
#include "daybeat-token-private.h"

/* What Google's client ids end with. */
#define GOOGLE_SUFFIX ".apps.googleusercontent.com"

/* The form in which Google documents it: without a path. */
#define GOOGLE_REDIRECT_URI "http://127.0.0.1:34871"

static void
client_clear (DaybeatOAuthClient *self)
{
  g_free (self->client_id);
  _daybeat_secret_text_free (self->client_secret);
  g_free (self->redirect_uri);
  g_strfreev (self->scopes);
}

DaybeatOAuthClient *
daybeat_oauth_client_ref (DaybeatOAuthClient *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
daybeat_oauth_client_unref (DaybeatOAuthClient *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) client_clear);
}

static gboolean
is_loopback (const char *host)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  return g_str_equal (host, "localhost") || (address != NULL && g_inet_address_get_is_loopback (address));
}

/* RFC 8252 §7.3: plain http is allowed on loopback addresses only, where it never leaves the computer. */
static gboolean
check_redirect (const char *redirect_uri, GError **error)
{
  g_autoptr (GUri) uri = g_uri_parse (redirect_uri, G_URI_FLAGS_NONE, NULL);

  if (uri != NULL && g_str_equal (g_uri_get_scheme (uri), "http") && g_uri_get_host (uri) != NULL &&
      is_loopback (g_uri_get_host (uri)) && g_uri_get_port (uri) > 0 && g_uri_get_fragment (uri) == NULL)
    return TRUE;

  g_set_error (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_CONFIGURATION,
               _("The redirect address must look like %s: http, this computer, and a port."),
               DAYBEAT_DEFAULT_REDIRECT_URI);
  return FALSE;
}

static DaybeatOAuthClient *
create_client (DaybeatSource source, const char *client_id, const char *client_secret, const char *redirect_uri,
               const char *const *scopes, GError **error)
{
  gboolean any_port = redirect_uri == NULL || *redirect_uri == '\0';
  DaybeatOAuthClient *self;

  if (*client_id == '\0')
    {
      g_set_error_literal (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_CONFIGURATION,
                           _("There is no client ID. Enter the one that you registered."));
      return NULL;
    }
  if (any_port)
    redirect_uri = source == DAYBEAT_SOURCE_GOOGLE_HEALTH ? GOOGLE_REDIRECT_URI : DAYBEAT_DEFAULT_REDIRECT_URI;
  if (!check_redirect (redirect_uri, error))
    return NULL;

  self = g_atomic_rc_box_new0 (DaybeatOAuthClient);
  self->source = source;
  self->client_id = g_strdup (client_id);
  self->client_secret = client_secret != NULL && *client_secret != '\0' ? g_strdup (client_secret) : NULL;
  self->redirect_uri = g_strdup (redirect_uri);
  self->any_port = any_port;
  self->scopes = scopes != NULL && scopes[0] != NULL ? g_strdupv ((char **) scopes) : NULL;
  return self;
}

static DaybeatSource
guess_source (const char *client_id)
{
  return g_str_has_suffix (client_id, GOOGLE_SUFFIX) ? DAYBEAT_SOURCE_GOOGLE_HEALTH : DAYBEAT_SOURCE_UNKNOWN;
}

DaybeatOAuthClient *
daybeat_oauth_client_new (const char *client_id, const char *client_secret, const char *redirect_uri,
                          const char *const *scopes, GError **error)
{
  g_return_val_if_fail (client_id != NULL, NULL);

  return create_client (guess_source (client_id), client_id, client_secret, redirect_uri, scopes, error);
}

DaybeatOAuthClient *
daybeat_oauth_client_new_with_scopes (DaybeatOAuthClient *self, const char *const *scopes)
{
  return create_client (self->source, self->client_id, self->client_secret, self->any_port ? NULL : self->redirect_uri,
                        scopes, NULL);
}

/* A file written by hand has spaces where none belong, and an empty scope would be refused. */
static void
add_scopes (GStrvBuilder *builder, const char *text)
{
  g_auto (GStrv) names = g_strsplit_set (text != NULL ? text : "", " \t\r\n", -1);

  for (gsize i = 0; names[i] != NULL; i++)
    {
      if (*names[i] != '\0')
        g_strv_builder_add (builder, names[i]);
    }
}

static GStrv
read_scopes (JsonNode *node)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node))
    add_scopes (builder, json_node_get_string (node));
  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return g_strv_builder_end (builder);
  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    {
      JsonNode *element = json_array_get_element (json_node_get_array (node), i);

      if (JSON_NODE_HOLDS_VALUE (element))
        add_scopes (builder, json_node_get_string (element));
    }
  return g_strv_builder_end (builder);
}

static const char *
text_member (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

/* @google: whether the file has Google's form; @redirect_uri: (nullable): whatever the file calls it */
static DaybeatOAuthClient *
read_client (JsonObject *object, gboolean google, const char *redirect_uri, GError **error)
{
  g_auto (GStrv) scopes = read_scopes (json_object_get_member (object, "scopes"));
  const char *client_id = text_member (object, "client_id");

  if (client_id == NULL)
    client_id = "";
  return create_client (google ? DAYBEAT_SOURCE_GOOGLE_HEALTH : guess_source (client_id), client_id,
                        text_member (object, "client_secret"), redirect_uri, (const char *const *) scopes, error);
}

/* Returns: (nullable): the first of the registered addresses at which this computer can wait for the browser */
static const char *
find_own_redirect (JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "redirect_uris");
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      const char *address = JSON_NODE_HOLDS_VALUE (element) ? json_node_get_string (element) : NULL;

      if (address != NULL && check_redirect (address, NULL))
        return address;
    }
  return NULL;
}

/* A client of the type “Web application” is held to what was registered for it, to the letter and the port. */
static DaybeatOAuthClient *
read_web_client (JsonObject *object, GError **error)
{
  const char *redirect_uri = find_own_redirect (object);

  if (redirect_uri != NULL)
    return read_client (object, TRUE, redirect_uri, error);
  g_set_error (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_CONFIGURATION,
               _("This client is of the type “Web application” and has no redirect address on this computer. Register "
                 "%s for it, exactly so, and download the file again; or make a client of the type “Desktop app”."),
               DAYBEAT_DEFAULT_REDIRECT_URI);
  return NULL;
}

static JsonObject *
object_member (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

DaybeatOAuthClient *
daybeat_oauth_client_new_from_bytes (GBytes *bytes, GError **error)
{
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  g_autoptr (JsonNode) root = _daybeat_json_parse_object (text, size);
  JsonObject *object = root != NULL ? json_node_get_object (root) : NULL;

  if (object == NULL)
    g_set_error_literal (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_CONFIGURATION,
                         _("The client file is not a JSON object. It must name at least “client_id”."));
  /* It has a “client_id” too, but speaks for a program and not for a person. */
  else if (g_strcmp0 (text_member (object, "type"), "service_account") == 0)
    g_set_error_literal (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_CONFIGURATION,
                         _("This is the key of a service account. Make an OAuth client of the type “Desktop app” "
                           "and download its file."));
  else if (object_member (object, "installed") != NULL)
    return read_client (object_member (object, "installed"), TRUE, NULL, error);
  else if (object_member (object, "web") != NULL)
    return read_web_client (object_member (object, "web"), error);
  else
    return read_client (object, FALSE, text_member (object, "redirect_uri"), error);
  return NULL;
}
