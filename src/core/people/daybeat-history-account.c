/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-people"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "daybeat-connection.h"
#include "daybeat-history-private.h"
#include "daybeat-store-error.h"

/* Taking a sign-in over: the vault, then the key file, then the marks of what was refused before. */

typedef struct
{
  DaybeatOAuthClient *client; /* (owned) */
  DaybeatToken *token;        /* (owned) */
  DaybeatTokenVault *vault;   /* (owned) */
  gboolean in_memory;
} Adoption;

static void
adoption_free (Adoption *adoption)
{
  daybeat_oauth_client_unref (adoption->client);
  daybeat_token_unref (adoption->token);
  g_object_unref (adoption->vault);
  g_free (adoption);
}

static void
on_marks_cleared (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (daybeat_store_clear_marks_finish (DAYBEAT_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
note_sign_in (DaybeatPerson *person, const Adoption *adoption)
{
  /* Any port is any port: the one that stands in the client was never registered. */
  gboolean named = !adoption->client->any_port || daybeat_person_get_source (person) == DAYBEAT_SOURCE_FITBIT;

  g_object_set (person, "client-id", adoption->client->client_id, "redirect-uri",
                named ? adoption->client->redirect_uri : NULL, "scopes", adoption->token->scopes, "signed-in", TRUE,
                "refresh-expires-at", adoption->token->refresh_expires_at, "tokens-in-memory", adoption->in_memory,
                "service-gone", FALSE, NULL);
  if (adoption->token->user_id != NULL)
    g_object_set (person, "user-id", adoption->token->user_id, NULL);
}

/* A backfill may run for long, and asks for what was granted before; whoever signs in anew may have granted more. */
static void
sync_again (DaybeatHistory *self)
{
  if (!self->syncing)
    return;
  self->again = TRUE;
  g_cancellable_cancel (self->cancellable);
}

static void
on_token_kept (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DaybeatHistory *self = g_task_get_source_object (task);
  Adoption *adoption = g_task_get_task_data (task);
  GError *error = NULL;

  if (!daybeat_token_vault_store_finish (adoption->vault, result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  note_sign_in (self->person, adoption);
  if (!daybeat_person_save (self->person, &error) ||
      !_daybeat_history_connect (self, adoption->vault, adoption->client, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  sync_again (self);
  daybeat_store_clear_marks_async (self->store, NULL, on_marks_cleared, g_steal_pointer (&task));
}

void
daybeat_history_adopt_token_async (DaybeatHistory *self, DaybeatOAuthClient *client, DaybeatToken *token,
                                   gboolean in_memory, GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  GTask *task;
  Adoption *adoption;

  g_return_if_fail (DAYBEAT_IS_HISTORY (self) && client != NULL && token != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, daybeat_history_adopt_token_async);
  adoption = g_new0 (Adoption, 1);
  adoption->client = daybeat_oauth_client_ref (client);
  adoption->token = daybeat_token_ref (token);
  adoption->vault = daybeat_connection_create_vault (self->person, in_memory);
  adoption->in_memory = in_memory;
  g_task_set_task_data (task, adoption, (GDestroyNotify) adoption_free);
  daybeat_token_vault_store_async (adoption->vault, token, client->client_secret, cancellable, on_token_kept, task);
}

gboolean
daybeat_history_adopt_token_finish (DaybeatHistory *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Changing something at the service, and here */

/* @error: (transfer full) (nullable): */
static void
end_edit (GTask *task, GError *error)
{
  DaybeatHistory *self = g_task_get_source_object (task);

  self->n_edits--;
  if (error == NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
  _daybeat_history_close_if_idle (self);
}

static void
on_edit_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  daybeat_store_apply_finish (DAYBEAT_STORE (source), result, &error);
  end_edit (task, error);
}

static void
on_edit_sent (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DaybeatHistory *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (DaybeatBatch) batch = daybeat_service_edit_finish (DAYBEAT_SERVICE (source), result, &error);

  if (batch == NULL)
    end_edit (task, error);
  else
    daybeat_store_apply_async (self->store, batch, NULL, NULL, on_edit_written, g_steal_pointer (&task));
}

void
daybeat_history_edit_async (DaybeatHistory *self, const DaybeatEdit *edit, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (DAYBEAT_IS_HISTORY (self) && edit != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, daybeat_history_edit_async);
  /* Before the service is asked: what it changes could not be written down here. */
  if (daybeat_store_is_read_only (self->store))
    {
      g_task_return_new_error (task, DAYBEAT_STORE_ERROR, DAYBEAT_STORE_ERROR_TOO_NEW,
                               _("This history was written by a newer Daybeat. It can be read but not changed here."));
      return;
    }
  if (self->service == NULL)
    {
      g_task_return_new_error (task, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_NEEDS_SIGN_IN,
                               _("Sign in first: this is changed at the service."));
      return;
    }
  self->n_edits++;
  daybeat_service_edit_async (self->service, edit, cancellable, on_edit_sent, g_steal_pointer (&task));
}

gboolean
daybeat_history_edit_finish (DaybeatHistory *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Signing out */

static void
forget_sign_in (GTask *task, gboolean revoked)
{
  DaybeatHistory *self = g_task_get_source_object (task);
  GError *error = NULL;

  _daybeat_history_disconnect (self);
  g_object_set (self->person, "signed-in", FALSE, "scopes", NULL, "refresh-expires-at", (gint64) 0,
                "tokens-in-memory", FALSE, NULL);
  _daybeat_history_set_state (self, FALSE, TRUE, self->gone);
  if (daybeat_person_save (self->person, &error))
    g_task_return_int (task, revoked);
  else
    g_task_return_error (task, error);
}

static void
on_signed_out (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gboolean revoked = FALSE;

  if (daybeat_token_session_sign_out_finish (DAYBEAT_TOKEN_SESSION (source), result, &revoked, &error))
    forget_sign_in (task, revoked);
  else
    g_task_return_error (task, error);
}

static void
on_vault_cleared (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (daybeat_token_vault_clear_finish (DAYBEAT_TOKEN_VAULT (source), result, &error))
    forget_sign_in (task, FALSE);
  else
    g_task_return_error (task, error);
}

/* Where the sign-in could not be used, nobody can be told; the keyring forgets it all the same. */
static void
clear_vault (DaybeatHistory *self, GTask *task)
{
  g_autoptr (DaybeatTokenVault) vault = daybeat_connection_create_vault (self->person, FALSE);

  daybeat_token_vault_clear_async (vault, g_task_get_cancellable (task), on_vault_cleared, g_object_ref (task));
}

void
daybeat_history_sign_out_async (DaybeatHistory *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (DAYBEAT_IS_HISTORY (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, daybeat_history_sign_out_async);
  self->again = FALSE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (self->session != NULL)
    daybeat_token_session_sign_out_async (self->session, cancellable, on_signed_out, g_steal_pointer (&task));
  else if (daybeat_person_get_signed_in (self->person))
    clear_vault (self, task);
  else
    g_task_return_int (task, TRUE);
}

gboolean
daybeat_history_sign_out_finish (DaybeatHistory *self, GAsyncResult *result, gboolean *revoked, GError **error)
{
  gssize answer;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  answer = g_task_propagate_int (G_TASK (result), error);
  if (revoked != NULL)
    *revoked = answer > 0;
  return answer >= 0;
}
