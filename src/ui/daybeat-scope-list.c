/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-scope-list.h"

#include <glib/gi18n.h>

struct _DaybeatScopeList
{
  AdwBin parent_instance;

  GPtrArray *rows;                /* (owned) (element-type AdwSwitchRow): in the order of the provider's scopes */
  DaybeatOAuthProvider *provider; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (DaybeatScopeList, daybeat_scope_list, ADW_TYPE_BIN)

static void
daybeat_scope_list_finalize (GObject *object)
{
  DaybeatScopeList *self = DAYBEAT_SCOPE_LIST (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->provider, daybeat_oauth_provider_unref);

  G_OBJECT_CLASS (daybeat_scope_list_parent_class)->finalize (object);
}

static void
daybeat_scope_list_class_init (DaybeatScopeListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = daybeat_scope_list_finalize;
}

static void
daybeat_scope_list_init (DaybeatScopeList *self)
{
  self->rows = g_ptr_array_new ();
}

static GtkWidget *
create_row (const DaybeatScope *scope, gboolean active)
{
  GtkWidget *row = adw_switch_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(scope->title));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _(scope->description));
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), active);
  return row;
}

void
daybeat_scope_list_fill (DaybeatScopeList *self, DaybeatOAuthProvider *provider, const char *chosen,
                         gboolean defaults)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  g_return_if_fail (DAYBEAT_IS_SCOPE_LIST (self));
  g_return_if_fail (provider != NULL);

  g_clear_pointer (&self->provider, daybeat_oauth_provider_unref);
  self->provider = daybeat_oauth_provider_ref (provider);
  g_ptr_array_set_size (self->rows, 0);
  for (gsize i = 0; i < provider->n_scopes; i++)
    {
      const DaybeatScope *scope = &provider->scopes[i];
      GtkWidget *row = create_row (scope, (defaults && scope->by_default)
                                              || daybeat_scope_is_granted (scope->name, chosen));

      adw_preferences_group_add (group, row);
      g_ptr_array_add (self->rows, row);
    }
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (group));
}

char **
daybeat_scope_list_dup_chosen (DaybeatScopeList *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (DAYBEAT_IS_SCOPE_LIST (self), NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      if (adw_switch_row_get_active (g_ptr_array_index (self->rows, i)))
        g_strv_builder_add (builder, self->provider->scopes[i].name);
    }
  return g_strv_builder_end (builder);
}
