/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-standin"

/* Errors of the Google Health API (§3.6): google.rpc.Status with its details, and the pages of Google's front end. */

#include "config.h"

#include <string.h>

#include "standin-google-private.h"

#define TYPE_PREFIX "type.googleapis.com/google.rpc."

static JsonObject *
add_detail (JsonArray *details, const char *type)
{
  JsonObject *detail = json_object_new ();

  json_object_set_string_member (detail, "@type", type);
  json_array_add_object_element (details, detail);
  return detail;
}

static void
add_error_info (JsonArray *details, const StandInGoogleError *error)
{
  JsonObject *info = add_detail (details, TYPE_PREFIX "ErrorInfo");
  g_auto (GStrv) pair = g_strsplit (error->metadata != NULL ? error->metadata : "", "=", 2);

  json_object_set_string_member (info, "reason", error->reason);
  json_object_set_string_member (info, "domain", error->domain != NULL ? error->domain : "health.googleapis.com");
  if (g_strv_length (pair) == 2)
    {
      JsonObject *metadata = json_object_new ();

      json_object_set_string_member (metadata, pair[0], pair[1]);
      json_object_set_object_member (info, "metadata", metadata);
    }
}

static void
add_violation (JsonArray *details, const StandInGoogleError *error)
{
  JsonObject *violation = json_object_new ();
  JsonArray *violations = json_array_new ();

  json_object_set_string_member (violation, "field", error->field);
  json_object_set_string_member (violation, "description",
                                 error->description != NULL ? error->description : error->message);
  json_array_add_object_element (violations, violation);
  json_object_set_array_member (add_detail (details, TYPE_PREFIX "BadRequest"), "fieldViolations", violations);
}

static void
add_link (JsonArray *details, const char *url)
{
  JsonObject *link = json_object_new ();
  JsonArray *links = json_array_new ();

  json_object_set_string_member (link, "description", "Google developers console API activation");
  json_object_set_string_member (link, "url", url);
  json_array_add_object_element (links, link);
  json_object_set_array_member (add_detail (details, TYPE_PREFIX "Help"), "links", links);
}

/* There is no array where there are no details. */
void
standin_google_reply_error (SoupServerMessage *message, const StandInGoogleError *error)
{
  g_autoptr (JsonObject) root = json_object_new ();
  g_autoptr (JsonArray) details = json_array_new ();
  JsonObject *status = json_object_new ();
  g_autoptr (JsonNode) node = NULL;
  /* It may quote what a client has sent. */
  g_autofree char *readable = g_utf8_make_valid (error->message, -1);

  json_object_set_int_member (status, "code", error->code);
  json_object_set_string_member (status, "message", readable);
  json_object_set_string_member (status, "status", error->status);
  if (error->reason != NULL)
    add_error_info (details, error);
  if (error->field != NULL)
    add_violation (details, error);
  if (error->link != NULL)
    add_link (details, error->link);
  if (error->retry_delay != NULL)
    json_object_set_string_member (add_detail (details, TYPE_PREFIX "RetryInfo"), "retryDelay", error->retry_delay);
  if (json_array_get_length (details) > 0)
    json_object_set_array_member (status, "details", json_array_ref (details));
  json_object_set_object_member (root, "error", status);
  node = standin_wrap (root);
  standin_reply_json (message, error->code, node);
}

void
standin_google_reply_invalid (StandIn *self, SoupServerMessage *message, const char *reason, const char *field,
                              const char *format, ...)
{
  g_autofree char *text = NULL;
  StandInGoogleError error = { .code = 400, .status = "INVALID_ARGUMENT", .reason = reason, .field = field };
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  error.message = text;
  self->n_violations++;
  standin_google_reply_error (message, &error);
}

void
standin_google_reply_html_not_found (SoupServerMessage *message)
{
  standin_reply_text (message, 404, "text/html; charset=UTF-8",
                      "<!DOCTYPE html><html lang=en><title>Error 404 (Not Found)!!1</title>"
                      "<p><b>404.</b> The requested URL was not found on this server.");
}

gboolean
standin_google_check_scope (SoupServerMessage *message, const char *scopes, const char *suffix)
{
  g_auto (GStrv) names = g_strsplit (suffix, " ", -1);

  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_autofree char *scope = g_strconcat (STANDIN_GOOGLE_SCOPE, names[i], NULL);

      if (standin_has_scope (scopes, scope))
        return TRUE;
    }
  standin_google_reply_error (message, &(StandInGoogleError){
                                           .code = 403,
                                           .status = "PERMISSION_DENIED",
                                           .message = "Request had insufficient authentication scopes.",
                                           .reason = "ACCESS_TOKEN_SCOPE_INSUFFICIENT",
                                           .domain = "googleapis.com",
                                       });
  return FALSE;
}
