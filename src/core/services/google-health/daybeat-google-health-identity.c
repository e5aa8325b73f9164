/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-google-health"

#include "config.h"

#include "daybeat-google-health-identity.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "daybeat-google-health-problem.h"
#include "daybeat-google-health-provider.h"
#include "daybeat-http-client.h"
#include "daybeat-json-peek.h"
#include "daybeat-oauth-provider.h"

#define IDENTITY_PATH "/v4/users/me/identity"

typedef struct
{
  char *base;          /* (owned) */
  char *userinfo_url;  /* (owned) */
  char *authorization; /* (owned) */
  gboolean with_name;
  DaybeatGoogleHealthIdentity *identity; /* (owned) (nullable) */
} Run;

static void
run_free (gpointer data)
{
  Run *run = data;

  g_free (run->base);
  g_free (run->userinfo_url);
  if (run->authorization != NULL)
    explicit_bzero (run->authorization, strlen (run->authorization));
  g_free (run->authorization);
  g_clear_pointer (&run->identity, daybeat_google_health_identity_free);
  g_free (run);
}

void
daybeat_google_health_identity_free (DaybeatGoogleHealthIdentity *self)
{
  g_free (self->user_id);
  g_free (self->legacy_user_id);
  g_free (self->name);
  g_free (self);
}

static void
ask (const char *address, GTask *task, GAsyncReadyCallback callback)
{
  Run *run = g_task_get_task_data (task);
  g_autoptr (DaybeatHttpClient) http = daybeat_http_client_new (address);
  const char *headers[] = { "Accept", "application/json", "Authorization", run->authorization, NULL };

  daybeat_http_client_send_async (http, SOUP_METHOD_GET, address, NULL, headers, g_task_get_cancellable (task),
                                  callback, task);
}

/* Step 2: the name, which is an ornament: without it the sign-in is as good. */

static void
return_identity (GTask *task)
{
  Run *run = g_task_get_task_data (task);

  g_task_return_pointer (task, g_steal_pointer (&run->identity),
                         (GDestroyNotify) daybeat_google_health_identity_free);
}

static void
on_userinfo (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (DaybeatHttpAnswer) answer =
      daybeat_http_client_send_finish (DAYBEAT_HTTP_CLIENT (source), result, &error);
  g_autoptr (JsonObject) root = NULL;
  const char *name;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, error);
      return;
    }
  g_clear_error (&error);
  if (answer != NULL && SOUP_STATUS_IS_SUCCESSFUL (answer->status))
    root = daybeat_json_peek_root (answer->body);
  name = daybeat_json_peek_text (root, "name");
  if (name != NULL && *name != '\0')
    run->identity->name = g_strdup (name);
  return_identity (task);
}

/* Step 1: the id */

/* An id is written as a text; a number is taken all the same. */
static char *
dup_id (JsonObject *object, const char *member)
{
  const char *text = daybeat_json_peek_text (object, member);
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  return text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

static DaybeatGoogleHealthIdentity *
read_identity (GBytes *body)
{
  g_autoptr (JsonObject) root = daybeat_json_peek_root (body);
  DaybeatGoogleHealthIdentity *identity = g_new0 (DaybeatGoogleHealthIdentity, 1);

  identity->user_id = dup_id (root, "healthUserId");
  identity->legacy_user_id = dup_id (root, "legacyUserId");
  if (identity->user_id != NULL)
    return identity;
  daybeat_google_health_identity_free (identity);
  return NULL;
}

/* Whose data it is can be asked with nearly any of the scopes, but not with every one. */
static GError *
error_of_answer (const DaybeatHttpAnswer *answer)
{
  GError *error = daybeat_google_health_problem_get_error (answer->status, answer->body);

  if (g_error_matches (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_MISSING_SCOPE))
    g_set_str (&error->message, _("What was allowed does not let Daybeat see whose data it is. Sign in again and allow "
                                  "sleep, activity, heart or profile as well."));
  return error;
}

static void
on_identity (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (DaybeatHttpAnswer) answer =
      daybeat_http_client_send_finish (DAYBEAT_HTTP_CLIENT (source), result, &error);

  if (answer != NULL && !SOUP_STATUS_IS_SUCCESSFUL (answer->status))
    error = error_of_answer (answer);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  run->identity = read_identity (answer->body);
  if (run->identity == NULL)
    g_task_return_new_error (task, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_MALFORMED,
                             _("The service did not say who signed in. Try again."));
  else if (run->with_name)
    ask (run->userinfo_url, g_steal_pointer (&task), on_userinfo);
  else
    return_identity (task);
}

void
daybeat_google_health_identify_async (const char *base_url, const char *access_token, const char *scopes,
                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autofree char *address = NULL;
  Run *run = g_new0 (Run, 1);
  GError *error = NULL;

  g_task_set_source_tag (task, daybeat_google_health_identify_async);
  g_task_set_task_data (task, run, run_free);
  run->base = daybeat_google_health_dup_base_url (base_url, &error);
  run->userinfo_url = run->base != NULL ? daybeat_google_health_dup_userinfo_url (base_url, &error) : NULL;
  if (run->userinfo_url == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  run->authorization = g_strconcat ("Bearer ", access_token, NULL);
  run->with_name = daybeat_scope_is_granted ("openid profile", scopes);
  address = g_strconcat (run->base, IDENTITY_PATH, NULL);
  ask (address, g_steal_pointer (&task), on_identity);
}

DaybeatGoogleHealthIdentity *
daybeat_google_health_identify_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
