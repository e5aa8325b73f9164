/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-joined-group.h"

#include <glib/gi18n.h>

#include "daybeat-account-words.h"
#include "daybeat-people-joining.h"

struct _DaybeatJoinedGroup
{
  AdwPreferencesGroup parent_instance;

  DaybeatWindow *window;   /* (owned) (nullable) */
  DaybeatPeople *people;   /* (owned) (nullable) */
  DaybeatHistory *history; /* (owned) (nullable) */
  GPtrArray *rows;         /* (owned) (element-type GtkWidget) */
};

G_DEFINE_FINAL_TYPE (DaybeatJoinedGroup, daybeat_joined_group, ADW_TYPE_PREFERENCES_GROUP)

static void daybeat_joined_group_update (DaybeatJoinedGroup *self);

static void
on_ended (DaybeatJoinedGroup *self, const char *done, const GError *error)
{
  if (self->window == NULL)
    return;
  daybeat_window_add_toast (self->window, error != NULL ? error->message : done);
  daybeat_joined_group_update (self);
}

static void
on_separated (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DaybeatJoinedGroup) self = DAYBEAT_JOINED_GROUP (user_data);
  g_autoptr (GError) error = NULL;

  daybeat_people_separate_finish (DAYBEAT_PEOPLE (object), result, &error);
  on_ended (self, _("The histories are shown apart"), error);
}

/* Who has left the list of people is shown in another one's history. */
static void
show_keeper (DaybeatWindow *window, DaybeatPeople *people)
{
  DaybeatHistory *shown = daybeat_window_get_history (window);

  if (shown != NULL)
    daybeat_window_open_person (window, daybeat_people_get_keeper (people, daybeat_history_get_person (shown)));
}

static void
on_joined (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DaybeatJoinedGroup) self = DAYBEAT_JOINED_GROUP (user_data);
  g_autoptr (GError) error = NULL;

  if (daybeat_people_join_finish (DAYBEAT_PEOPLE (object), result, &error) && self->window != NULL)
    show_keeper (self->window, self->people);
  on_ended (self, _("The histories are shown as one"), error);
}

static DaybeatJoinedGroup *
get_group (GtkWidget *button)
{
  gtk_widget_set_sensitive (button, FALSE);
  return DAYBEAT_JOINED_GROUP (gtk_widget_get_ancestor (button, DAYBEAT_TYPE_JOINED_GROUP));
}

static void
on_separate_clicked (GtkWidget *button, DaybeatPerson *other)
{
  DaybeatJoinedGroup *self = get_group (button);

  daybeat_people_separate_async (self->people, self->history, other, NULL, on_separated, g_object_ref (self));
}

static void
on_join_clicked (GtkWidget *button, DaybeatPerson *other)
{
  DaybeatJoinedGroup *self = get_group (button);

  daybeat_people_join_async (self->people, self->history, other, NULL, on_joined, g_object_ref (self));
}

static GtkWidget *
create_row (DaybeatPerson *other, const char *label, GCallback callback)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *line = daybeat_account_dup_line (other);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), daybeat_person_get_name (other));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", callback, other, G_CONNECT_DEFAULT);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
daybeat_joined_group_add_rows (DaybeatJoinedGroup *self, GPtrArray *others, const char *label, GCallback callback)
{
  for (guint i = 0; i < others->len; i++)
    {
      GtkWidget *row = create_row (g_ptr_array_index (others, i), label, callback);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      g_ptr_array_add (self->rows, row);
    }
}

static void
daybeat_joined_group_update (DaybeatJoinedGroup *self)
{
  DaybeatPerson *person = daybeat_history_get_person (self->history);
  g_autoptr (GPtrArray) joined = daybeat_person_list_joined (person);
  g_autoptr (GPtrArray) joinable = daybeat_people_find_joinable (self->people, person);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  daybeat_joined_group_add_rows (self, joined, _("Separate"), G_CALLBACK (on_separate_clicked));
  daybeat_joined_group_add_rows (self, joinable, _("Join"), G_CALLBACK (on_join_clicked));
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
}

static void
daybeat_joined_group_dispose (GObject *object)
{
  DaybeatJoinedGroup *self = DAYBEAT_JOINED_GROUP (object);

  g_clear_object (&self->window);
  g_clear_object (&self->people);
  g_clear_object (&self->history);

  G_OBJECT_CLASS (daybeat_joined_group_parent_class)->dispose (object);
}

static void
daybeat_joined_group_finalize (GObject *object)
{
  g_ptr_array_unref (DAYBEAT_JOINED_GROUP (object)->rows);

  G_OBJECT_CLASS (daybeat_joined_group_parent_class)->finalize (object);
}

static void
daybeat_joined_group_class_init (DaybeatJoinedGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = daybeat_joined_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = daybeat_joined_group_finalize;
}

static void
daybeat_joined_group_init (DaybeatJoinedGroup *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("The Same Person's Histories"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         _("Joined, one history shows both. Each is kept as it is."));
}

void
daybeat_joined_group_fill (DaybeatJoinedGroup *self, DaybeatWindow *window, DaybeatPeople *people,
                           DaybeatHistory *history)
{
  g_return_if_fail (DAYBEAT_IS_JOINED_GROUP (self));
  g_return_if_fail (DAYBEAT_IS_WINDOW (window));
  g_return_if_fail (DAYBEAT_IS_PEOPLE (people));
  g_return_if_fail (DAYBEAT_IS_HISTORY (history));

  g_set_object (&self->window, window);
  g_set_object (&self->people, people);
  g_set_object (&self->history, history);
  daybeat_joined_group_update (self);
}
