/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-scope-rows.h"

#include <glib/gi18n.h>

static GtkWidget *
create_row (const DaybeatScope *scope)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(scope->title));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _(scope->description));
  return row;
}

/* A group knows its rows, but gives nobody a list of them. */
static void
add_row (AdwPreferencesGroup *group, GtkWidget *row)
{
  GPtrArray *rows = g_object_get_data (G_OBJECT (group), "daybeat-scope-rows");

  adw_preferences_group_add (group, row);
  g_ptr_array_add (rows, row);
}

static void
clear (AdwPreferencesGroup *group)
{
  GPtrArray *rows = g_object_get_data (G_OBJECT (group), "daybeat-scope-rows");

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (rows, i));
  g_object_set_data_full (G_OBJECT (group), "daybeat-scope-rows", g_ptr_array_new (),
                          (GDestroyNotify) g_ptr_array_unref);
}

guint
daybeat_scope_rows_fill (DaybeatOAuthProvider *provider, const char *const *wanted, const char *granted,
                         AdwPreferencesGroup *granted_group, AdwPreferencesGroup *missing_group)
{
  guint n_granted = 0;
  guint n_missing = 0;

  g_return_val_if_fail (provider != NULL, 0);

  clear (granted_group);
  clear (missing_group);
  for (gsize i = 0; i < provider->n_scopes; i++)
    {
      const DaybeatScope *scope = &provider->scopes[i];

      if (daybeat_scope_is_granted (scope->name, granted))
        {
          add_row (granted_group, create_row (scope));
          n_granted++;
        }
      else if (wanted == NULL || g_strv_contains (wanted, scope->name))
        {
          add_row (missing_group, create_row (scope));
          n_missing++;
        }
    }
  gtk_widget_set_visible (GTK_WIDGET (granted_group), n_granted > 0);
  gtk_widget_set_visible (GTK_WIDGET (missing_group), n_missing > 0);
  return n_missing;
}
