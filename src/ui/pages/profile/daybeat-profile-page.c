/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-profile-page.h"

#include <glib/gi18n.h>

#include "daybeat-family-load.h"
#include "daybeat-format-settings.h"
#include "daybeat-page-words.h"
#include "daybeat-picture.h"
#include "daybeat-profile-dialog.h"
#include "daybeat-profile-field.h"

struct _DaybeatProfilePage
{
  DaybeatPage parent_instance;

  GtkWidget *edit_button;
  GtkStack *stack;
  AdwStatusPage *empty_page;
  AdwAvatar *avatar;
  GtkLabel *name_label;
  GtkLabel *since_label;
  GtkBox *groups_box;
  GtkLabel *note_label;

  DaybeatHistory *history; /* (owned) (nullable): the one whose changes are listened to */
  DaybeatProfile *profile; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (DaybeatProfilePage, daybeat_profile_page, DAYBEAT_TYPE_PAGE)

static DaybeatUnits *
get_units (void)
{
  return daybeat_format_settings_get_units (daybeat_format_settings_get_default ());
}

/* NULL where a change can be sent. */
static const char *
find_obstacle (DaybeatProfilePage *self)
{
  gboolean offline, signed_out, gone;

  if (self->history == NULL || self->profile == NULL)
    return _("There is no profile to change.");
  if (daybeat_person_get_source (daybeat_history_get_person (self->history)) == DAYBEAT_SOURCE_SAMPLE)
    return _("This is sample data: nothing to change.");

  g_object_get (self->history, "offline", &offline, "signed-out", &signed_out, "gone", &gone, NULL);
  if (gone)
    return _("The service was switched off: the profile stays as it was.");
  if (signed_out || daybeat_history_get_service (self->history) == NULL)
    return _("Sign in to change your profile.");
  if (!daybeat_history_can_edit (self->history))
    return _("Daybeat only reads from Google Health: change your profile in its own app.");
  if (offline)
    return _("Changing your profile needs a connection to the service.");
  return NULL;
}

static void
daybeat_profile_page_update_edit (DaybeatProfilePage *self)
{
  const char *obstacle = find_obstacle (self);
  g_autofree char *as_of = NULL;
  g_autofree char *note = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "profile.edit", obstacle == NULL);
  gtk_widget_set_tooltip_text (self->edit_button, obstacle != NULL ? obstacle : _("Change your profile"));
  if (self->profile == NULL)
    return;
  as_of = daybeat_page_words_dup_as_of (get_units (), self->profile->as_of, self->profile->source);
  note = obstacle != NULL ? g_strdup_printf ("%s\n%s", as_of, obstacle) : g_steal_pointer (&as_of);
  gtk_label_set_label (self->note_label, note);
}

static void
on_picture_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPaintable) picture = daybeat_picture_load_finish (DAYBEAT_STORE (object), result, &error);

  /* Without one the initials stay; cancelled when the page goes or shows another history. */
  if (picture != NULL)
    adw_avatar_set_custom_image (DAYBEAT_PROFILE_PAGE (user_data)->avatar, picture);
}

static GtkWidget *
create_group (DaybeatProfileGroup group, const DaybeatProfile *profile)
{
  GtkWidget *widget = NULL;
  gsize n_fields;
  const DaybeatProfileField *fields = daybeat_profile_field_get_all (&n_fields);

  for (gsize i = 0; i < n_fields; i++)
    {
      g_autofree char *text = NULL;
      GtkWidget *row;

      if (fields[i].group != group)
        continue;
      text = daybeat_profile_field_dup_text (&fields[i], profile, get_units ());
      if (text == NULL)
        continue;
      if (widget == NULL)
        widget = adw_preferences_group_new ();
      row = adw_action_row_new ();
      gtk_widget_add_css_class (row, "property");
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), daybeat_profile_field_get_label (&fields[i]));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
      adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (widget), row);
    }
  if (widget != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (widget), daybeat_profile_group_get_title (group));
  return widget;
}

static void
daybeat_profile_page_clear (DaybeatProfilePage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups_box))) != NULL)
    gtk_box_remove (self->groups_box, child);
}

static void
daybeat_profile_page_show_head (DaybeatProfilePage *self, DaybeatStore *store)
{
  DaybeatProfile *profile = self->profile;
  const char *name = profile->full_name != NULL ? profile->full_name : profile->display_name;
  g_autofree char *since = NULL;

  if (profile->member_since != DAYBEAT_DAY_NONE)
    {
      g_autofree char *date = daybeat_units_format_day (get_units (), profile->member_since, DAYBEAT_DATE_LONG);

      since = g_strdup_printf (_("Member since %s"), date);
    }
  adw_avatar_set_text (self->avatar, name);
  adw_avatar_set_custom_image (self->avatar, NULL);
  gtk_label_set_label (self->name_label, name != NULL ? name : _("Your profile"));
  gtk_label_set_label (self->since_label, since);
  gtk_widget_set_visible (GTK_WIDGET (self->since_label), since != NULL);
  if (profile->avatar_url != NULL)
    daybeat_picture_load_async (store, profile->avatar_url, daybeat_page_get_cancellable (DAYBEAT_PAGE (self)),
                                on_picture_loaded, self);
}

static void
daybeat_profile_page_show (DaybeatProfilePage *self, DaybeatFamilyLoad *load, DaybeatStore *store)
{
  g_clear_pointer (&self->profile, daybeat_profile_unref);
  daybeat_profile_page_clear (self);
  if (load->profile == NULL)
    {
      adw_status_page_set_description (
          self->empty_page, daybeat_page_words_get_empty (daybeat_family_load_get_reason (load, "profile"),
                                                          _("The service does not show your profile."),
                                                          _("This history holds no profile.")));
      gtk_stack_set_visible_child_name (self->stack, "empty");
      daybeat_profile_page_update_edit (self);
      return;
    }

  self->profile = daybeat_profile_ref (load->profile);
  daybeat_profile_page_show_head (self, store);
  for (int group = 0; group < DAYBEAT_N_PROFILE_GROUPS; group++)
    {
      GtkWidget *widget = create_group (group, self->profile);

      if (widget != NULL)
        gtk_box_append (self->groups_box, widget);
    }
  daybeat_profile_page_update_edit (self);
  gtk_stack_set_visible_child_name (self->stack, "content");
}

static void
on_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatFamilyLoad) load = daybeat_family_load_finish (DAYBEAT_STORE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (load == NULL)
    gtk_widget_activate_action (GTK_WIDGET (user_data), "win.toast", "s", error->message);
  else
    daybeat_profile_page_show (DAYBEAT_PROFILE_PAGE (user_data), load, DAYBEAT_STORE (object));
}

static void
daybeat_profile_page_follow (DaybeatProfilePage *self, DaybeatHistory *history)
{
  static const char *const conditions[] = { "notify::offline", "notify::signed-out", "notify::gone" };

  if (self->history == history)
    return;
  if (self->history != NULL)
    g_signal_handlers_disconnect_by_func (self->history, daybeat_profile_page_update_edit, self);
  g_set_object (&self->history, history);
  for (guint i = 0; history != NULL && i < G_N_ELEMENTS (conditions); i++)
    g_signal_connect_object (history, conditions[i], G_CALLBACK (daybeat_profile_page_update_edit), self,
                             G_CONNECT_SWAPPED);
}

static void
daybeat_profile_page_load (DaybeatPage *page, DaybeatHistory *history)
{
  DaybeatProfilePage *self = DAYBEAT_PROFILE_PAGE (page);

  daybeat_profile_page_follow (self, history);
  if (history == NULL)
    {
      g_clear_pointer (&self->profile, daybeat_profile_unref);
      daybeat_profile_page_clear (self);
      daybeat_profile_page_update_edit (self);
      gtk_stack_set_visible_child_name (self->stack, "loading");
      return;
    }
  daybeat_family_load_async (daybeat_history_get_store (history), DAYBEAT_FAMILY_PROFILE,
                             daybeat_page_get_cancellable (page), on_loaded, self);
}

static void
on_saved (DaybeatProfileDialog *dialog, DaybeatProfilePage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", _("Your profile was saved"));
}

static void
on_failed (DaybeatProfileDialog *dialog, const char *why, DaybeatProfilePage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", why);
}

static void
on_edit (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DaybeatProfilePage *self = DAYBEAT_PROFILE_PAGE (widget);
  AdwDialog *dialog = daybeat_profile_dialog_new (self->history, self->profile, get_units ());

  g_signal_connect_object (dialog, "saved", G_CALLBACK (on_saved), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (dialog, "failed", G_CALLBACK (on_failed), self, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, widget);
}

static void
daybeat_profile_page_dispose (GObject *object)
{
  DaybeatProfilePage *self = DAYBEAT_PROFILE_PAGE (object);

  daybeat_profile_page_follow (self, NULL);
  g_clear_pointer (&self->profile, daybeat_profile_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), DAYBEAT_TYPE_PROFILE_PAGE);

  G_OBJECT_CLASS (daybeat_profile_page_parent_class)->dispose (object);
}

static void
daybeat_profile_page_class_init (DaybeatProfilePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DaybeatPageClass *page_class = DAYBEAT_PAGE_CLASS (klass);

  object_class->dispose = daybeat_profile_page_dispose;
  page_class->families = DAYBEAT_FAMILY_PROFILE | DAYBEAT_FAMILY_PICTURES;
  page_class->load = daybeat_profile_page_load;

  gtk_widget_class_install_action (widget_class, "profile.edit", NULL, on_edit);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/daybeat/Daybeat/pages/profile/daybeat-profile-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DaybeatProfilePage, edit_button);
  gtk_widget_class_bind_template_child (widget_class, DaybeatProfilePage, stack);
  gtk_widget_class_bind_template_child (widget_class, DaybeatProfilePage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, DaybeatProfilePage, avatar);
  gtk_widget_class_bind_template_child (widget_class, DaybeatProfilePage, name_label);
  gtk_widget_class_bind_template_child (widget_class, DaybeatProfilePage, since_label);
  gtk_widget_class_bind_template_child (widget_class, DaybeatProfilePage, groups_box);
  gtk_widget_class_bind_template_child (widget_class, DaybeatProfilePage, note_label);
}

static void
daybeat_profile_page_init (DaybeatProfilePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  daybeat_profile_page_update_edit (self);
}
