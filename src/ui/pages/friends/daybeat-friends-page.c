/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-friends-page.h"

#include <glib/gi18n.h>

#include "daybeat-archive-offer.h"
#include "daybeat-family-load.h"
#include "daybeat-format-settings.h"
#include "daybeat-friend-item.h"
#include "daybeat-friend-row.h"
#include "daybeat-page-words.h"

struct _DaybeatFriendsPage
{
  DaybeatPage parent_instance;

  GtkStack *stack;
  AdwStatusPage *empty_page;
  AdwPreferencesGroup *places_group;
  GtkListBox *places_list;
  AdwPreferencesGroup *others_group;
  GtkListBox *others_list;
  AdwPreferencesGroup *note_group;
};

G_DEFINE_FINAL_TYPE (DaybeatFriendsPage, daybeat_friends_page, DAYBEAT_TYPE_PAGE)

static char *
dup_as_of (DaybeatFamilyLoad *load, DaybeatUnits *units)
{
  DaybeatDay day = DAYBEAT_DAY_NONE;
  DaybeatSource source = DAYBEAT_SOURCE_UNKNOWN;

  for (guint i = 0; i < load->leaderboard->len; i++)
    {
      const DaybeatLeaderboardEntry *entry = g_ptr_array_index (load->leaderboard, i);

      source = entry->as_of > day ? entry->source : source;
      day = MAX (day, entry->as_of);
    }
  for (guint i = 0; load->leaderboard->len == 0 && i < load->friends->len; i++)
    {
      const DaybeatFriend *friend = g_ptr_array_index (load->friends, i);

      source = friend->as_of > day ? friend->source : source;
      day = MAX (day, friend->as_of);
    }
  return daybeat_page_words_dup_as_of (units, day, source);
}

/* Whether a later sync can bring anything new. */
static gboolean
is_offered (DaybeatFriendsPage *self)
{
  DaybeatHistory *history = daybeat_page_get_history (DAYBEAT_PAGE (self));

  return history == NULL || daybeat_history_offers (history, DAYBEAT_FAMILY_FRIENDS);
}

static void
fill_list (GtkListBox *list, GListModel *items, DaybeatStore *store, gboolean with_place)
{
  DaybeatUnits *units = daybeat_format_settings_get_units (daybeat_format_settings_get_default ());

  gtk_list_box_remove_all (list);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (DaybeatFriendItem) item = g_list_model_get_item (items, i);

      gtk_list_box_append (list, daybeat_friend_row_new (item, units, store, with_place));
    }
}

/* What stands at the end where half of it is missing: why, in the service's terms. */
static const char *
find_note (DaybeatFamilyLoad *load)
{
  const char *resource = load->leaderboard->len == 0 ? "leaderboard" : "friends";
  DaybeatEmptyReason reason;

  if (load->leaderboard->len > 0 && load->friends->len > 0)
    return NULL;
  reason = daybeat_family_load_get_reason (load, resource);
  if (reason == DAYBEAT_EMPTY_REASON_NOTHING)
    return NULL;
  return daybeat_page_words_get_empty (reason, _("Your privacy settings at the service hide the friends list."),
                                       NULL);
}

static void
daybeat_friends_page_show_empty (DaybeatFriendsPage *self, DaybeatFamilyLoad *load)
{
  DaybeatEmptyReason reason = daybeat_family_load_get_reason (load, "friends");
  gboolean offered = is_offered (self);

  adw_status_page_set_description (
      self->empty_page,
      offered ? daybeat_page_words_get_empty (reason, _("Your privacy settings at the service hide the friends list."),
                                              _("The service lists no friends for you."))
              : _("Google Health keeps no friends list any more. Yours is in the archive of your Fitbit data: ask "
                  "Google for it while it is there."));
  adw_status_page_set_child (self->empty_page, offered ? NULL : daybeat_archive_offer_new ());
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
daybeat_friends_page_show (DaybeatFriendsPage *self, DaybeatFamilyLoad *load, DaybeatStore *store)
{
  g_autoptr (GListModel) places = daybeat_friend_item_create_places (load->leaderboard, load->friends);
  g_autoptr (GListModel) others = daybeat_friend_item_create_others (load->leaderboard, load->friends);
  DaybeatUnits *units = daybeat_format_settings_get_units (daybeat_format_settings_get_default ());
  g_autofree char *as_of = dup_as_of (load, units);
  const char *note = is_offered (self) ? find_note (load)
                                       : _("Google Health keeps no friends list: this stays as it was.");

  if (g_list_model_get_n_items (places) + g_list_model_get_n_items (others) == 0)
    {
      daybeat_friends_page_show_empty (self, load);
      return;
    }
  fill_list (self->places_list, places, store, TRUE);
  fill_list (self->others_list, others, store, FALSE);
  adw_preferences_group_set_description (self->places_group, as_of);
  /* Without a leaderboard the date stands above the only list there is. */
  if (g_list_model_get_n_items (places) == 0)
    adw_preferences_group_set_description (self->others_group, as_of);
  else
    adw_preferences_group_set_description (self->others_group,
                                           _("Friends the service gives no place in these seven days."));
  gtk_widget_set_visible (GTK_WIDGET (self->places_group), g_list_model_get_n_items (places) > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->others_group), g_list_model_get_n_items (others) > 0);
  adw_preferences_group_set_description (self->note_group, note);
  gtk_widget_set_visible (GTK_WIDGET (self->note_group), note != NULL);
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
    daybeat_friends_page_show (DAYBEAT_FRIENDS_PAGE (user_data), load, DAYBEAT_STORE (object));
}

static void
daybeat_friends_page_load (DaybeatPage *page, DaybeatHistory *history)
{
  DaybeatFriendsPage *self = DAYBEAT_FRIENDS_PAGE (page);

  if (history == NULL)
    {
      gtk_list_box_remove_all (self->places_list);
      gtk_list_box_remove_all (self->others_list);
      gtk_stack_set_visible_child_name (self->stack, "loading");
      return;
    }
  daybeat_family_load_async (daybeat_history_get_store (history),
                             DAYBEAT_FAMILY_FRIENDS | DAYBEAT_FAMILY_LEADERBOARD,
                             daybeat_page_get_cancellable (page), on_loaded, self);
}

static void
daybeat_friends_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DAYBEAT_TYPE_FRIENDS_PAGE);

  G_OBJECT_CLASS (daybeat_friends_page_parent_class)->dispose (object);
}

static void
daybeat_friends_page_class_init (DaybeatFriendsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DaybeatPageClass *page_class = DAYBEAT_PAGE_CLASS (klass);

  object_class->dispose = daybeat_friends_page_dispose;
  page_class->families = DAYBEAT_FAMILY_FRIENDS | DAYBEAT_FAMILY_LEADERBOARD | DAYBEAT_FAMILY_PICTURES;
  page_class->load = daybeat_friends_page_load;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/daybeat/Daybeat/pages/friends/daybeat-friends-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DaybeatFriendsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DaybeatFriendsPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, DaybeatFriendsPage, places_group);
  gtk_widget_class_bind_template_child (widget_class, DaybeatFriendsPage, places_list);
  gtk_widget_class_bind_template_child (widget_class, DaybeatFriendsPage, others_group);
  gtk_widget_class_bind_template_child (widget_class, DaybeatFriendsPage, others_list);
  gtk_widget_class_bind_template_child (widget_class, DaybeatFriendsPage, note_group);
}

static void
daybeat_friends_page_init (DaybeatFriendsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
