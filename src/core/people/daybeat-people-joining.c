/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-people"

#include "config.h"

#include "daybeat-people-joining.h"

#include <glib/gi18n-lib.h>

#include "daybeat-absorption-private.h"
#include "daybeat-people-private.h"
#include "daybeat-person-private.h"

/* Who may be offered */

static gboolean
same_text (const char *one, const char *other)
{
  return one != NULL && *one != '\0' && g_strcmp0 (one, other) == 0;
}

/* Each service's own id or the one that it knows from Fitbit. */
static gboolean
is_same_account (DaybeatPerson *one, DaybeatPerson *other)
{
  g_autofree char *id = NULL, *legacy = NULL, *other_id = NULL, *other_legacy = NULL;

  g_object_get (one, "user-id", &id, "legacy-user-id", &legacy, NULL);
  g_object_get (other, "user-id", &other_id, "legacy-user-id", &other_legacy, NULL);
  return same_text (legacy, other_id) || same_text (other_legacy, id) || same_text (legacy, other_legacy);
}

GPtrArray *
daybeat_people_find_joinable (DaybeatPeople *self, DaybeatPerson *person)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (DAYBEAT_IS_PEOPLE (self) && DAYBEAT_IS_PERSON (person), found);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self)); i++)
    {
      g_autoptr (DaybeatPerson) other = g_list_model_get_item (G_LIST_MODEL (self), i);

      if (is_same_account (person, other) && daybeat_people_check_joinable (self, person, other, NULL))
        g_ptr_array_add (found, g_steal_pointer (&other));
    }
  return found;
}

/* A history knows its records apart by their service alone: two of one service could not be separated again. */
static gboolean
has_source (DaybeatPerson *keeper, DaybeatSource source)
{
  g_autoptr (GPtrArray) joined = daybeat_person_list_joined (keeper);
  gboolean found = daybeat_person_get_source (keeper) == source;

  for (guint i = 0; !found && i < joined->len; i++)
    found = daybeat_person_get_source (g_ptr_array_index (joined, i)) == source;
  return found;
}

gboolean
daybeat_people_check_joinable (DaybeatPeople *self, DaybeatPerson *keeper, DaybeatPerson *other, GError **error)
{
  g_autoptr (GPtrArray) joined = daybeat_person_list_joined (other);
  g_autofree char *joined_to = NULL;
  const char *sentence = NULL;

  g_return_val_if_fail (DAYBEAT_IS_PEOPLE (self), FALSE);

  g_object_get (other, "joined-to", &joined_to, NULL);
  if (keeper == other)
    sentence = _("A history cannot be joined with itself.");
  else if (daybeat_person_get_source (keeper) == DAYBEAT_SOURCE_SAMPLE ||
           daybeat_person_get_source (other) == DAYBEAT_SOURCE_SAMPLE)
    sentence = _("The sample person is made up and cannot be joined with anybody.");
  else if (joined_to != NULL)
    sentence = _("This history is joined with another one already. Separate the two first.");
  else if (joined->len > 0)
    sentence = _("This history has another one joined to it. Separate the two first, or join the other way round.");
  /* What joins stands and falls with the keeper's service, and leaves the list with its reminders: the one that lives
     has to keep. */
  else if (daybeat_person_get_source (other) == DAYBEAT_SOURCE_GOOGLE_HEALTH &&
           daybeat_person_get_source (keeper) != DAYBEAT_SOURCE_GOOGLE_HEALTH)
    sentence = _("Google Health is the live service: join the other history to that one.");
  else if (has_source (keeper, daybeat_person_get_source (other)))
    sentence = _("Both histories are from the same service. Only histories of different services can be joined.");
  if (sentence != NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, sentence);
  return sentence == NULL;
}

DaybeatPerson *
daybeat_people_find_keeper (DaybeatPeople *self, DaybeatPerson *person)
{
  g_return_val_if_fail (DAYBEAT_IS_PEOPLE (self) && DAYBEAT_IS_PERSON (person), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self)); i++)
    {
      g_autoptr (DaybeatPerson) keeper = g_list_model_get_item (G_LIST_MODEL (self), i);

      if (is_same_account (keeper, person) && daybeat_people_check_joinable (self, keeper, person, NULL))
        return keeper; /* the list keeps it alive */
    }
  return NULL;
}

/* Joining */

typedef struct
{
  DaybeatPerson *keeper; /* (owned) */
  DaybeatPerson *other;  /* (owned) */
} Pair;

static void
pair_free (gpointer data)
{
  Pair *pair = data;

  g_object_unref (pair->keeper);
  g_object_unref (pair->other);
  g_free (pair);
}

static GTask *
make_task (DaybeatPeople *self, DaybeatHistory *keeper, DaybeatPerson *other, GCancellable *cancellable,
           GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Pair *pair = g_new0 (Pair, 1);

  pair->keeper = g_object_ref (daybeat_history_get_person (keeper));
  pair->other = g_object_ref (other);
  g_task_set_task_data (task, pair, pair_free);
  return task;
}

/* The key file last: until it says so, nothing is joined, and joining again is no harm. */
static void
on_absorbed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Pair *pair = g_task_get_task_data (task);
  GError *error = NULL;

  if (daybeat_store_absorb_finish (DAYBEAT_STORE (source), result, &error))
    {
      g_object_set (pair->other, "joined-to", daybeat_person_get_id (pair->keeper), NULL);
      if (!daybeat_person_save (pair->other, &error))
        g_object_set (pair->other, "joined-to", NULL, NULL);
    }
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  _daybeat_person_add_joined (pair->keeper, pair->other);
  _daybeat_people_hide (g_task_get_source_object (task), pair->other);
  g_task_return_boolean (task, TRUE);
}

void
daybeat_people_join_async (DaybeatPeople *self, DaybeatHistory *keeper, DaybeatPerson *other,
                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;

  g_return_if_fail (DAYBEAT_IS_PEOPLE (self) && DAYBEAT_IS_HISTORY (keeper) && DAYBEAT_IS_PERSON (other));

  task = make_task (self, keeper, other, cancellable, callback, user_data);
  g_task_set_source_tag (task, daybeat_people_join_async);
  if (!daybeat_people_check_joinable (self, daybeat_history_get_person (keeper), other, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  _daybeat_absorb_async (daybeat_history_get_store (keeper), other, cancellable, on_absorbed, g_steal_pointer (&task));
}

gboolean
daybeat_people_join_finish (DaybeatPeople *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Separating */

static void
on_forgotten (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Pair *pair = g_task_get_task_data (task);
  GError *error = NULL;

  if (!daybeat_store_forget_source_finish (DAYBEAT_STORE (source), result, &error) ||
      !daybeat_person_save (pair->other, &error))
    {
      g_object_set (pair->other, "joined-to", daybeat_person_get_id (pair->keeper), NULL);
      g_task_return_error (task, error);
      return;
    }
  _daybeat_person_remove_joined (pair->keeper, pair->other);
  _daybeat_people_show (g_task_get_source_object (task), pair->other);
  g_task_return_boolean (task, TRUE);
}

void
daybeat_people_separate_async (DaybeatPeople *self, DaybeatHistory *keeper, DaybeatPerson *other,
                               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *joined_to = NULL;

  g_return_if_fail (DAYBEAT_IS_PEOPLE (self) && DAYBEAT_IS_HISTORY (keeper) && DAYBEAT_IS_PERSON (other));

  task = make_task (self, keeper, other, cancellable, callback, user_data);
  g_task_set_source_tag (task, daybeat_people_separate_async);
  g_object_get (other, "joined-to", &joined_to, NULL);
  if (g_strcmp0 (joined_to, daybeat_person_get_id (daybeat_history_get_person (keeper))) != 0)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                             _("These two histories are not joined."));
  else
    {
      /* A sync that runs must not take it in again behind what is queued here. */
      g_object_set (other, "joined-to", NULL, NULL);
      daybeat_store_forget_source_async (daybeat_history_get_store (keeper), daybeat_person_get_source (other),
                                         cancellable, on_forgotten, g_steal_pointer (&task));
    }
}

gboolean
daybeat_people_separate_finish (DaybeatPeople *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
