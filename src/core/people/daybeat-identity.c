/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-people"

#include "config.h"

#include "daybeat-identity.h"

#include "daybeat-google-health-identity.h"

static DaybeatIdentity *
identity_new (DaybeatSource source, DaybeatToken *token)
{
  DaybeatIdentity *self = g_new0 (DaybeatIdentity, 1);

  self->source = source;
  self->token = daybeat_token_ref (token);
  return self;
}

void
daybeat_identity_free (DaybeatIdentity *self)
{
  daybeat_token_unref (self->token);
  g_free (self->legacy_user_id);
  g_free (self->name);
  g_free (self);
}

static void
on_identified (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DaybeatIdentity *identity = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (DaybeatGoogleHealthIdentity) found = daybeat_google_health_identify_finish (result, &error);
  g_autoptr (DaybeatToken) token = NULL;
  DaybeatIdentity *answer;

  if (found == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  token = daybeat_token_new_for_user (identity->token, found->user_id);
  answer = identity_new (identity->source, token);
  answer->legacy_user_id = g_strdup (found->legacy_user_id);
  answer->name = g_strdup (found->name);
  g_task_return_pointer (task, answer, (GDestroyNotify) daybeat_identity_free);
}

void
daybeat_identify_async (DaybeatSource source, const char *base_url, DaybeatToken *token, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (token != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, daybeat_identify_async);
  if (source != DAYBEAT_SOURCE_GOOGLE_HEALTH)
    {
      g_task_return_pointer (task, identity_new (source, token), (GDestroyNotify) daybeat_identity_free);
      return;
    }
  g_task_set_task_data (task, identity_new (source, token), (GDestroyNotify) daybeat_identity_free);
  daybeat_google_health_identify_async (base_url, token->access_token, token->scopes, cancellable, on_identified,
                                        g_steal_pointer (&task));
}

DaybeatIdentity *
daybeat_identify_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
