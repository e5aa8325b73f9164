/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-cli"

#include "config.h"

#include "daybeat-cli-join.h"

#include <glib/gi18n-lib.h>

#include "daybeat-people-joining.h"

void
daybeat_cli_offer_join (DaybeatPeople *people, DaybeatHistory *history)
{
  DaybeatPerson *person = daybeat_history_get_person (history);
  g_autoptr (GPtrArray) others = daybeat_people_find_joinable (people, person);

  for (guint i = 0; i < others->len; i++)
    {
      DaybeatPerson *other = g_ptr_array_index (others, i);

      /* Both may have the same name: the ids tell them apart. */
      g_print (_("There is another history of the same person, from %s. To see both as one: --person %s --join %s\n"),
               daybeat_source_to_string (daybeat_person_get_source (other)), daybeat_person_get_id (person),
               daybeat_person_get_id (other));
    }
}

/* Returns: (transfer full) (nullable): whom the person at the terminal means */
static DaybeatPerson *
find (GListModel *people, DaybeatPerson *keeper, const char *text, GError **error)
{
  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (DaybeatPerson) person = g_list_model_get_item (people, i);

      if (person != keeper && (g_str_equal (daybeat_person_get_id (person), text) ||
                               g_str_equal (daybeat_person_get_name (person), text)))
        return g_steal_pointer (&person);
    }
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("Nobody here is called “%s”."), text);
  return NULL;
}

gboolean
daybeat_cli_join (DaybeatCliWait *wait, DaybeatPeople *people, DaybeatHistory *history,
                  const DaybeatCliOptions *options, GError **error)
{
  g_autoptr (DaybeatPerson) other =
      find (G_LIST_MODEL (people), daybeat_history_get_person (history), options->join, error);
  g_autoptr (GAsyncResult) result = NULL;

  if (other == NULL)
    return FALSE;
  daybeat_people_join_async (people, history, other, wait->cancellable, daybeat_cli_wait_callback, wait);
  result = daybeat_cli_wait_for (wait);
  if (!daybeat_people_join_finish (people, result, error))
    return FALSE;
  g_print ("%s\n", _("Both histories are shown as one. --separate undoes that."));
  return TRUE;
}

gboolean
daybeat_cli_separate (DaybeatCliWait *wait, DaybeatPeople *people, DaybeatHistory *history,
                      const DaybeatCliOptions *options, GError **error)
{
  g_autoptr (GPtrArray) joined = daybeat_person_list_joined (daybeat_history_get_person (history));
  g_autoptr (GListStore) list = g_list_store_new (DAYBEAT_TYPE_PERSON);
  g_autoptr (DaybeatPerson) other = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  g_list_store_splice (list, 0, 0, joined->pdata, joined->len);
  other = find (G_LIST_MODEL (list), NULL, options->separate, error);
  if (other == NULL)
    return FALSE;
  daybeat_people_separate_async (people, history, other, wait->cancellable, daybeat_cli_wait_callback, wait);
  result = daybeat_cli_wait_for (wait);
  if (!daybeat_people_separate_finish (people, result, error))
    return FALSE;
  g_print ("%s\n", _("Both histories stand alone again."));
  return TRUE;
}
