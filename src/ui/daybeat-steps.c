/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-steps.h"

gboolean
daybeat_steps_has (AdwNavigationView *steps, const char *tag)
{
  g_autoptr (GListModel) pages = adw_navigation_view_get_navigation_stack (steps);

  for (guint i = 0; i < g_list_model_get_n_items (pages); i++)
    {
      g_autoptr (AdwNavigationPage) page = g_list_model_get_item (pages, i);

      if (g_strcmp0 (adw_navigation_page_get_tag (page), tag) == 0)
        return TRUE;
    }
  return FALSE;
}

void
daybeat_steps_show (AdwNavigationView *steps, const char *tag)
{
  if (g_strcmp0 (adw_navigation_view_get_visible_page_tag (steps), tag) == 0)
    return;
  if (daybeat_steps_has (steps, tag))
    adw_navigation_view_pop_to_tag (steps, tag);
  else
    adw_navigation_view_push_by_tag (steps, tag);
}
