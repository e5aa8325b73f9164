/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-profile-dialog.h"

#include <glib/gi18n.h>

#include "daybeat-profile-form.h"

struct _DaybeatProfileDialog
{
  AdwDialog parent_instance;

  AdwToastOverlay *toasts;
  AdwPreferencesPage *form;
  GtkWidget *spinner;

  DaybeatHistory *history; /* (owned) */
  DaybeatProfile *profile; /* (owned) */
  DaybeatUnits *units;     /* (owned) */
  GHashTable *rows;        /* (owned) (element-type DaybeatProfileField GtkWidget) */
};

enum
{
  SAVED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DaybeatProfileDialog, daybeat_profile_dialog, ADW_TYPE_DIALOG)

static void
daybeat_profile_dialog_say (DaybeatProfileDialog *self, const char *text)
{
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_dismiss_all (self->toasts);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
daybeat_profile_dialog_set_saving (DaybeatProfileDialog *self, gboolean saving)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "profile.save", !saving);
  gtk_widget_set_sensitive (GTK_WIDGET (self->form), !saving);
  gtk_widget_set_visible (self->spinner, saving);
}

/* Step 3: the service answered. */
static void
on_saved (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DaybeatProfileDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean saved = daybeat_history_edit_finish (DAYBEAT_HISTORY (object), result, &error);

  if (saved)
    g_signal_emit (self, signals[SAVED], 0);
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    {
      /* Closed meanwhile: who opened the dialog has to tell. */
      if (!saved)
        g_signal_emit (self, signals[FAILED], 0, error->message);
      return;
    }
  if (saved)
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }
  daybeat_profile_dialog_set_saving (self, FALSE);
  daybeat_profile_dialog_say (self, error->message);
}

/* Step 2: send what changed. */
static void
daybeat_profile_dialog_send (DaybeatProfileDialog *self, DaybeatProfile *changes)
{
  DaybeatEdit edit = { .kind = DAYBEAT_EDIT_UPDATE_PROFILE, .profile = changes };

  daybeat_profile_dialog_set_saving (self, TRUE);
  daybeat_history_edit_async (self->history, &edit, NULL, on_saved, g_object_ref (self));
}

static gboolean
is_changed (DaybeatProfileDialog *self, const DaybeatProfileField *field, const char *typed)
{
  g_autofree char *before = daybeat_profile_field_dup_typed (field, self->profile, self->units);
  g_autofree char *after = g_strstrip (g_strdup (typed));

  return !g_str_equal (before, after);
}

/* Step 1: read the form; the first row that cannot be understood gets the focus and its hint. */
static void
on_save (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DaybeatProfileDialog *self = DAYBEAT_PROFILE_DIALOG (widget);
  g_autoptr (DaybeatProfile) changes = daybeat_profile_new ();
  gsize n_fields;
  const DaybeatProfileField *fields = daybeat_profile_field_get_all (&n_fields);
  gboolean changed = FALSE;

  for (gsize i = 0; i < n_fields; i++)
    {
      GtkWidget *row = g_hash_table_lookup (self->rows, &fields[i]);
      g_autofree char *typed = NULL;

      if (row == NULL)
        continue;
      gtk_widget_remove_css_class (row, "error");
      typed = daybeat_profile_form_dup_typed (row, &fields[i]);
      if (!daybeat_profile_field_apply (&fields[i], self->profile, self->units, typed, changes))
        {
          const char *hint = daybeat_profile_form_get_hint (&fields[i]);

          gtk_widget_add_css_class (row, "error");
          gtk_widget_grab_focus (row);
          daybeat_profile_dialog_say (self, hint != NULL ? hint : _("This cannot be understood."));
          return;
        }
      changed |= is_changed (self, &fields[i], typed);
    }
  if (changed)
    daybeat_profile_dialog_send (self, changes);
  else
    adw_dialog_close (ADW_DIALOG (self));
}

static void
daybeat_profile_dialog_fill (DaybeatProfileDialog *self)
{
  AdwPreferencesGroup *groups[DAYBEAT_N_PROFILE_GROUPS] = { NULL };
  gsize n_fields;
  const DaybeatProfileField *fields = daybeat_profile_field_get_all (&n_fields);

  for (gsize i = 0; i < n_fields; i++)
    {
      DaybeatProfileGroup group = fields[i].group;
      GtkWidget *row;

      if (!fields[i].editable)
        continue;
      if (groups[group] == NULL)
        {
          groups[group] = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (groups[group], daybeat_profile_group_get_title (group));
          adw_preferences_page_add (self->form, groups[group]);
        }
      row = daybeat_profile_form_create_row (&fields[i], self->profile, self->units);
      adw_preferences_group_add (groups[group], row);
      g_hash_table_insert (self->rows, (gpointer) &fields[i], row);
    }
}

static void
daybeat_profile_dialog_dispose (GObject *object)
{
  DaybeatProfileDialog *self = DAYBEAT_PROFILE_DIALOG (object);

  g_clear_object (&self->history);
  g_clear_object (&self->units);
  g_clear_pointer (&self->profile, daybeat_profile_unref);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), DAYBEAT_TYPE_PROFILE_DIALOG);

  G_OBJECT_CLASS (daybeat_profile_dialog_parent_class)->dispose (object);
}

static void
daybeat_profile_dialog_class_init (DaybeatProfileDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = daybeat_profile_dialog_dispose;

  signals[SAVED] = g_signal_new ("saved", DAYBEAT_TYPE_PROFILE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", DAYBEAT_TYPE_PROFILE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "profile.save", NULL, on_save);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/daybeat/Daybeat/pages/profile/daybeat-profile-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DaybeatProfileDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, DaybeatProfileDialog, form);
  gtk_widget_class_bind_template_child (widget_class, DaybeatProfileDialog, spinner);
}

static void
daybeat_profile_dialog_init (DaybeatProfileDialog *self)
{
  self->rows = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
daybeat_profile_dialog_new (DaybeatHistory *history, DaybeatProfile *profile, DaybeatUnits *units)
{
  DaybeatProfileDialog *self = g_object_new (DAYBEAT_TYPE_PROFILE_DIALOG, NULL);

  self->history = g_object_ref (history);
  self->profile = daybeat_profile_ref (profile);
  self->units = g_object_ref (units);
  daybeat_profile_dialog_fill (self);
  return ADW_DIALOG (self);
}
