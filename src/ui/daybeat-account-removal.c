/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-account-removal.h"

#include "daybeat-connection.h"

typedef struct
{
  DaybeatPeople *people; /* (owned) */
  DaybeatPerson *person; /* (owned) */
  gboolean revoked;
} Removal;

static void
removal_free (Removal *removal)
{
  g_object_unref (removal->people);
  g_object_unref (removal->person);
  g_free (removal);
}

static void
remove_person (GTask *task)
{
  Removal *removal = g_task_get_task_data (task);
  GError *error = NULL;

  if (daybeat_people_remove (removal->people, removal->person, &error))
    g_task_return_int (task, removal->revoked);
  else
    g_task_return_error (task, error);
}

static void
on_closed (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GError) error = NULL;

  if (!daybeat_history_close_finish (DAYBEAT_HISTORY (object), result, &error))
    g_warning ("A history was not closed well: %s", error->message);
  remove_person (task);
}

static void
on_signed_out (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  Removal *removal = g_task_get_task_data (task);
  GError *error = NULL;

  if (!daybeat_history_sign_out_finish (DAYBEAT_HISTORY (object), result, &removal->revoked, &error))
    {
      /* A token that stays in the keyring must not lose the person who can still withdraw it. */
      g_task_return_error (task, error);
      return;
    }
  daybeat_history_close_async (DAYBEAT_HISTORY (object), on_closed, g_object_ref (task));
}

static void
on_vault_cleared (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  GError *error = NULL;

  if (daybeat_token_vault_clear_finish (DAYBEAT_TOKEN_VAULT (object), result, &error))
    remove_person (task);
  else
    g_task_return_error (task, error);
}

/* Where the history cannot be opened nobody is told; the keyring forgets the sign-in all the same. */
static void
clear_vault (GTask *task)
{
  Removal *removal = g_task_get_task_data (task);
  g_autoptr (DaybeatTokenVault) vault = daybeat_connection_create_vault (removal->person, FALSE);

  removal->revoked = FALSE;
  daybeat_token_vault_clear_async (vault, NULL, on_vault_cleared, g_object_ref (task));
}

void
daybeat_account_removal_run_async (DaybeatPeople *people, DaybeatPerson *person, DaybeatHistory *history,
                                   GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (DaybeatHistory) owned = history;
  Removal *removal;

  g_return_if_fail (DAYBEAT_IS_PEOPLE (people));
  g_return_if_fail (DAYBEAT_IS_PERSON (person));

  task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (task, daybeat_account_removal_run_async);
  removal = g_new0 (Removal, 1);
  removal->people = g_object_ref (people);
  removal->person = g_object_ref (person);
  removal->revoked = TRUE;
  g_task_set_task_data (task, removal, (GDestroyNotify) removal_free);

  if (owned != NULL)
    daybeat_history_sign_out_async (owned, NULL, on_signed_out, g_object_ref (task));
  else if (daybeat_person_get_signed_in (person))
    clear_vault (task);
  else
    remove_person (task);
}

gboolean
daybeat_account_removal_run_finish (GAsyncResult *result, gboolean *revoked, GError **error)
{
  gssize answer;

  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  answer = g_task_propagate_int (G_TASK (result), error);
  if (revoked != NULL)
    *revoked = answer > 0;
  return answer >= 0;
}
