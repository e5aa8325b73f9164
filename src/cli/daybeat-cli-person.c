/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-cli"

#include "config.h"

#include "daybeat-cli-person.h"

#include <glib/gi18n-lib.h>

static gboolean
fits (DaybeatPerson *person, const DaybeatCliOptions *options)
{
  gboolean is_sample = daybeat_person_get_source (person) == DAYBEAT_SOURCE_SAMPLE;

  if (options->sample != is_sample)
    return FALSE;
  return options->person == NULL || g_str_equal (options->person, daybeat_person_get_id (person)) ||
         g_str_equal (options->person, daybeat_person_get_name (person));
}

DaybeatPerson *
daybeat_cli_choose_person (DaybeatPeople *people, const DaybeatCliOptions *options, GError **error)
{
  DaybeatPerson *chosen = NULL;
  guint n_fitting = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (people)); i++)
    {
      g_autoptr (DaybeatPerson) person = g_list_model_get_item (G_LIST_MODEL (people), i);

      if (!fits (person, options))
        continue;
      chosen = person; /* the list keeps it alive */
      n_fitting++;
    }
  if (n_fitting == 1)
    return chosen;
  if (n_fitting == 0 && options->person != NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("Nobody here is called “%s”."), options->person);
  else if (n_fitting == 0 && options->sample)
    return daybeat_people_add (people, NULL, DAYBEAT_SOURCE_SAMPLE, error);
  else if (n_fitting == 0)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                         _("There is nobody here yet. Begin with --sign-in, or look at --sample."));
  else
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                         _("There are several people here. Say whom you mean with --person NAME."));
  return NULL;
}

DaybeatHistory *
daybeat_cli_open (DaybeatCliWait *wait, DaybeatPerson *person, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  daybeat_history_open_async (person, wait->cancellable, daybeat_cli_wait_callback, wait);
  result = daybeat_cli_wait_for (wait);
  return daybeat_history_open_finish (result, error);
}

void
daybeat_cli_close (DaybeatCliWait *wait, DaybeatHistory *history)
{
  g_autoptr (GAsyncResult) result = NULL;

  daybeat_history_close_async (history, daybeat_cli_wait_callback, wait);
  result = daybeat_cli_wait_for (wait);
  daybeat_history_close_finish (history, result, NULL);
}
