/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-overview-page.h"

#include <glib/gi18n.h>

#include "daybeat-badge-item.h"
#include "daybeat-device-item.h"
#include "daybeat-family-load.h"
#include "daybeat-format-settings.h"
#include "daybeat-friend-item.h"
#include "daybeat-medallion.h"
#include "daybeat-overview-body.h"
#include "daybeat-overview-card.h"
#include "daybeat-overview-sleep.h"
#include "daybeat-page-words.h"
#include "daybeat-picture.h"
#include "daybeat-provenance-tip.h"

#define NIGHT_DAYS 30 /* how far back a last night is looked for */
#define NEWEST_BADGES 4
#define MEDALLION_SIZE 52

struct _DaybeatOverviewPage
{
  DaybeatPage parent_instance;

  GtkWidget *content;
  GtkLabel *greeting_label;
  GtkLabel *today_label;
  DaybeatOverviewCard *night_card;
  DaybeatOverviewCard *nights_card;
  DaybeatOverviewCard *steps_card;
  DaybeatOverviewCard *heart_card;
  DaybeatOverviewCard *weight_card;
  DaybeatOverviewCard *badges_card;
  DaybeatOverviewCard *friends_card;
  DaybeatOverviewCard *devices_card;
  DaybeatOverviewCard *profile_card;

  DaybeatEmptyReason no_sleep; /* what it means where there is no night */
};

G_DEFINE_FINAL_TYPE (DaybeatOverviewPage, daybeat_overview_page, DAYBEAT_TYPE_PAGE)

static DaybeatUnits *
get_units (void)
{
  return daybeat_format_settings_get_units (daybeat_format_settings_get_default ());
}

static void
on_sleeps_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  DaybeatOverviewPage *self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sleeps = daybeat_store_load_sleeps_finish (DAYBEAT_STORE (object), result, &error);
  g_autoptr (DaybeatSleepRange) range = NULL;
  g_autoptr (DaybeatSleepRange) newest = NULL;
  DaybeatDay today = daybeat_day_today ();

  if (sleeps == NULL)
    return; /* cancelled; or what failed here fails everywhere, and the other load has told of it */
  self = DAYBEAT_OVERVIEW_PAGE (user_data);
  range = daybeat_sleep_range_new (today - NIGHT_DAYS + 1, today, sleeps);
  newest = daybeat_sleep_range_new (today - NIGHT_DAYS + 1, today + 1, sleeps);
  daybeat_overview_sleep_show_night (self->night_card, newest, self->no_sleep, get_units ());
  daybeat_overview_sleep_show_nights (self->nights_card, range, self->no_sleep, get_units ());
}

static void
daybeat_overview_page_load_sleeps (DaybeatOverviewPage *self, DaybeatStore *store)
{
  DaybeatDay today = daybeat_day_today ();

  /* To tomorrow: whoever travels west wakes up on a day that has not begun at home. */
  daybeat_store_load_sleeps_async (store, today - NIGHT_DAYS, today + 1,
                                   daybeat_page_get_cancellable (DAYBEAT_PAGE (self)), on_sleeps_loaded, self);
}

/* From where and when, for whoever asks: the card itself names the day and the source. */
static void
tell_origin (DaybeatOverviewPage *self, DaybeatOverviewCard *card, DaybeatFamilies family, const char *kind,
             DaybeatDay day)
{
  DaybeatHistory *history = daybeat_page_get_history (DAYBEAT_PAGE (self));

  if (history != NULL && day != DAYBEAT_DAY_NONE)
    daybeat_provenance_tip_load (GTK_WIDGET (card), daybeat_history_get_store (history), family, kind, day, NULL,
                                 daybeat_page_get_cancellable (DAYBEAT_PAGE (self)));
}

static void
on_weights_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GPtrArray) weights = daybeat_store_load_readings_finish (DAYBEAT_STORE (object), result, NULL);

  DaybeatOverviewPage *self;
  const DaybeatReading *newest;

  if (weights == NULL)
    return; /* as above */
  self = DAYBEAT_OVERVIEW_PAGE (user_data);
  daybeat_overview_body_show_weight (self->weight_card, weights, get_units ());
  if (weights->len == 0)
    return;
  newest = g_ptr_array_index (weights, weights->len - 1);
  tell_origin (self, self->weight_card, DAYBEAT_FAMILY_READINGS, "weight", daybeat_instant_get_day (newest->time));
}

/* NULL where the load was cancelled, as above. */
static DaybeatDailyTrend *
finish_trend (GObject *object, GAsyncResult *result, const char *metric)
{
  g_autoptr (GArray) rows = daybeat_store_load_dailies_finish (DAYBEAT_STORE (object), result, NULL);

  return rows != NULL ? daybeat_daily_trend_new (rows, metric, daybeat_day_today ()) : NULL;
}

static void
on_steps_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DaybeatDailyTrend) steps = finish_trend (object, result, "steps");
  DaybeatOverviewPage *self;

  if (steps == NULL)
    return;
  self = DAYBEAT_OVERVIEW_PAGE (user_data);
  daybeat_overview_body_show_steps (self->steps_card, steps, get_units ());
  tell_origin (self, self->steps_card, DAYBEAT_FAMILY_DAILIES, "steps", steps->newest);
}

static void
on_resting_heart_rate_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DaybeatDailyTrend) heart = finish_trend (object, result, "rhr");
  DaybeatOverviewPage *self;

  if (heart == NULL)
    return;
  self = DAYBEAT_OVERVIEW_PAGE (user_data);
  daybeat_overview_body_show_resting_heart_rate (self->heart_card, heart, get_units ());
  tell_origin (self, self->heart_card, DAYBEAT_FAMILY_DAILIES, "rhr", heart->newest);
}

static void
daybeat_overview_page_load_body (DaybeatOverviewPage *self, DaybeatStore *store)
{
  GCancellable *cancellable = daybeat_page_get_cancellable (DAYBEAT_PAGE (self));
  DaybeatDay today = daybeat_day_today ();
  DaybeatDay first = daybeat_daily_trend_get_first_day (today);

  /* Days lie by metric: each of these is a short range, all metrics together would be the whole table. */
  daybeat_store_load_dailies_async (store, "steps", first, today, cancellable, on_steps_loaded, self);
  daybeat_store_load_dailies_async (store, "rhr", first, today, cancellable, on_resting_heart_rate_loaded, self);
  daybeat_store_load_readings_async (store, "weight", today - NIGHT_DAYS + 1, today + 1, cancellable,
                                     on_weights_loaded, self);
}

static int
compare_newest (gconstpointer a, gconstpointer b)
{
  const DaybeatBadge *left = *(DaybeatBadge **) a;
  const DaybeatBadge *right = *(DaybeatBadge **) b;

  if (left->date != right->date)
    return left->date > right->date ? -1 : 1;
  return left->value > right->value ? -1 : left->value < right->value;
}

static void
on_badge_picture_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) medallion = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPaintable) picture = daybeat_picture_load_finish (DAYBEAT_STORE (object), result, &error);

  if (picture != NULL)
    daybeat_medallion_set_picture (DAYBEAT_MEDALLION (medallion), picture);
}

static GtkWidget *
create_medallions (DaybeatOverviewPage *self, GPtrArray *newest, DaybeatStore *store)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  for (guint i = 0; i < MIN (newest->len, NEWEST_BADGES); i++)
    {
      DaybeatBadge *badge = g_ptr_array_index (newest, i);
      g_autoptr (DaybeatBadgeItem) item = daybeat_badge_item_new (badge);
      GtkWidget *medallion = daybeat_medallion_new (item, get_units (), MEDALLION_SIZE);

      gtk_box_append (GTK_BOX (box), medallion);
      if (badge->image_url != NULL)
        daybeat_picture_load_async (store, badge->image_url, daybeat_page_get_cancellable (DAYBEAT_PAGE (self)),
                                    on_badge_picture_loaded, g_object_ref (medallion));
    }
  return box;
}

/* What a card says that has nothing to show, where the service has no such thing at all. */
static const char *
find_not_offered (DaybeatOverviewPage *self, DaybeatFamilies family)
{
  DaybeatHistory *history = daybeat_page_get_history (DAYBEAT_PAGE (self));

  if (history == NULL || daybeat_history_offers (history, family))
    return NULL;
  return family == DAYBEAT_FAMILY_BADGES ? _("Google Health keeps no badges any more.")
                                         : _("Google Health keeps no friends list any more.");
}

static void
daybeat_overview_page_show_badges (DaybeatOverviewPage *self, DaybeatFamilyLoad *load, DaybeatStore *store)
{
  g_autoptr (GPtrArray) newest = g_ptr_array_new (); /* borrows: a copy of the array would unref its records too */
  g_autoptr (DaybeatBadgeItem) item = NULL;
  g_autofree char *number = NULL;
  g_autofree char *headline = NULL;
  g_autofree char *title = NULL;
  g_autofree char *date = NULL;
  g_autofree char *detail = NULL;

  const char *not_offered = find_not_offered (self, DAYBEAT_FAMILY_BADGES);

  g_ptr_array_extend (newest, load->badges, NULL, NULL);
  if (newest->len == 0)
    {
      daybeat_overview_card_show_empty (
          self->badges_card,
          not_offered != NULL ? not_offered : daybeat_page_words_get_empty (daybeat_family_load_get_reason (load, "badges"),
                                        _("Your privacy settings at the service hide your badges."),
                                        _("The service lists no badge you have earned so far.")));
      return;
    }
  g_ptr_array_sort (newest, compare_newest);
  item = daybeat_badge_item_new (g_ptr_array_index (newest, 0));
  number = daybeat_units_format_number (get_units (), newest->len);
  headline = g_strdup_printf (ngettext ("%s badge", "%s badges", newest->len), number);
  title = daybeat_badge_item_dup_title (item, get_units ());
  date = daybeat_units_format_day (get_units (), daybeat_badge_item_get_badge (item)->date, DAYBEAT_DATE_LONG);
  /* Translators: the badge earned last, and when. */
  detail = g_strdup_printf (_("Latest: %s, %s"), title, date);
  daybeat_overview_card_show (self->badges_card, headline, detail, create_medallions (self, newest, store));
}

static GtkWidget *
create_bar (double fraction, gboolean warning)
{
  GtkWidget *bar = g_object_new (GTK_TYPE_PROGRESS_BAR, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar), CLAMP (fraction, 0, 1));
  gtk_widget_add_css_class (bar, "daybeat-share");
  gtk_widget_add_css_class (bar, warning ? "warning" : "accent");
  return bar;
}

static void
daybeat_overview_page_show_self (DaybeatOverviewPage *self, DaybeatFriendItem *item, guint n_places)
{
  g_autofree char *steps = daybeat_units_format_steps (get_units (), daybeat_friend_item_get_steps (item));
  g_autofree char *reason = daybeat_friend_item_dup_reason (item);
  g_autofree char *headline = NULL;

  if (daybeat_friend_item_get_rank (item) != DAYBEAT_ABSENT)
    /* Translators: the place of the person on the leaderboard, and how many are on it. */
    headline = g_strdup_printf (_("Place %d of %u"), daybeat_friend_item_get_rank (item), n_places);
  daybeat_overview_card_show (self->friends_card, headline, reason != NULL ? reason : steps,
                              reason != NULL ? NULL : create_bar (daybeat_friend_item_get_share (item), FALSE));
}

static void
daybeat_overview_page_show_friends (DaybeatOverviewPage *self, DaybeatFamilyLoad *load)
{
  g_autoptr (GListModel) places = daybeat_friend_item_create_places (load->leaderboard, load->friends);
  const char *not_offered = find_not_offered (self, DAYBEAT_FAMILY_LEADERBOARD);
  guint n_places = g_list_model_get_n_items (places);

  for (guint i = 0; i < n_places; i++)
    {
      g_autoptr (DaybeatFriendItem) item = g_list_model_get_item (places, i);

      if (daybeat_friend_item_is_self (item))
        {
          daybeat_overview_page_show_self (self, item, n_places);
          return;
        }
    }
  daybeat_overview_card_show_empty (
      self->friends_card,
      not_offered != NULL ? not_offered : daybeat_page_words_get_empty (daybeat_family_load_get_reason (load, "leaderboard"),
                                    _("Your privacy settings at the service hide the leaderboard."),
                                    _("You have no place on the leaderboard of these seven days.")));
}

static void
daybeat_overview_page_show_devices (DaybeatOverviewPage *self, DaybeatFamilyLoad *load)
{
  g_autoptr (GListModel) devices = daybeat_device_item_create_all (load->devices);
  g_autoptr (DaybeatDeviceItem) item = g_list_model_get_item (devices, 0);
  g_autofree char *battery = NULL;
  g_autofree char *sync = NULL;
  g_autofree char *detail = NULL;
  double level;

  if (item == NULL)
    {
      daybeat_overview_card_show_empty (
          self->devices_card, daybeat_page_words_get_empty (daybeat_family_load_get_reason (load, "devices"),
                                                            _("The service does not show your devices."),
                                                            _("No tracker or scale belongs to this account.")));
      return;
    }
  level = daybeat_device_item_get_battery (item);
  battery = daybeat_device_item_dup_battery_text (item, get_units ());
  sync = daybeat_device_item_dup_last_sync_text (item, get_units ());
  /* Translators: how full the battery is, and on a new line when the device synced or that it never did. */
  detail = g_strdup_printf (_("Battery: %s\nLast sync: %s"), battery, sync);
  daybeat_overview_card_show (
      self->devices_card, daybeat_device_item_get_name (item), detail,
      level >= 0 ? create_bar (level, daybeat_device_item_is_battery_low (item)) : NULL);
}

static void
daybeat_overview_page_show_profile (DaybeatOverviewPage *self, DaybeatFamilyLoad *load)
{
  const DaybeatProfile *profile = load->profile;
  g_autofree char *steps = NULL;
  g_autofree char *date = NULL;
  g_autofree char *since = NULL;

  if (profile == NULL)
    {
      daybeat_overview_card_show_empty (
          self->profile_card, daybeat_page_words_get_empty (daybeat_family_load_get_reason (load, "profile"),
                                                            _("The service does not show your profile."),
                                                            _("This history holds no profile.")));
      return;
    }
  if (profile->average_daily_steps >= 0)
    steps = daybeat_units_format_steps (get_units (), profile->average_daily_steps);
  if (profile->member_since != DAYBEAT_DAY_NONE)
    {
      date = daybeat_units_format_day (get_units (), profile->member_since, DAYBEAT_DATE_LONG);
      /* Translators: stands under a number of steps; %s is a date */
      since = steps != NULL ? g_strdup_printf (_("a day on average\nMember since %s"), date)
                            : g_strdup_printf (_("Member since %s"), date);
    }
  else if (steps != NULL)
    /* Translators: stands under a number of steps */
    since = g_strdup (_("a day on average"));
  daybeat_overview_card_show (self->profile_card, steps, since, NULL);
}

static void
daybeat_overview_page_show_head (DaybeatOverviewPage *self, const DaybeatProfile *profile)
{
  g_autofree char *today = daybeat_units_format_day (get_units (), daybeat_day_today (), DAYBEAT_DATE_FULL);
  const char *name = NULL;

  if (profile != NULL)
    name = profile->first_name != NULL ? profile->first_name : profile->display_name;
  gtk_label_set_label (self->greeting_label, name != NULL ? name : _("Your history"));
  gtk_label_set_label (self->today_label, today);
}

/* A made person has nobody to be synced from. */
static gboolean
is_sample (DaybeatOverviewPage *self)
{
  DaybeatHistory *history = daybeat_page_get_history (DAYBEAT_PAGE (self));

  return history != NULL
         && daybeat_person_get_source (daybeat_history_get_person (history)) == DAYBEAT_SOURCE_SAMPLE;
}

static void
on_families_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  DaybeatOverviewPage *self;
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatFamilyLoad) load = daybeat_family_load_finish (DAYBEAT_STORE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = DAYBEAT_OVERVIEW_PAGE (user_data);
  if (load == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
      return;
    }
  daybeat_overview_page_show_head (self, load->profile);
  daybeat_overview_page_show_badges (self, load, DAYBEAT_STORE (object));
  daybeat_overview_page_show_friends (self, load);
  daybeat_overview_page_show_devices (self, load);
  daybeat_overview_page_show_profile (self, load);
  self->no_sleep = is_sample (self) ? DAYBEAT_EMPTY_REASON_NOTHING : daybeat_family_load_get_reason (load, "sleep");
  daybeat_overview_page_load_sleeps (self, DAYBEAT_STORE (object));
  daybeat_overview_page_load_body (self, DAYBEAT_STORE (object));
  gtk_widget_set_visible (self->content, TRUE);
}

static void
daybeat_overview_page_load (DaybeatPage *page, DaybeatHistory *history)
{
  DaybeatOverviewPage *self = DAYBEAT_OVERVIEW_PAGE (page);

  if (history == NULL)
    {
      gtk_widget_set_visible (self->content, FALSE);
      return;
    }
  daybeat_family_load_async (daybeat_history_get_store (history),
                             DAYBEAT_FAMILY_PROFILE | DAYBEAT_FAMILY_BADGES | DAYBEAT_FAMILY_FRIENDS
                                 | DAYBEAT_FAMILY_LEADERBOARD | DAYBEAT_FAMILY_DEVICES,
                             daybeat_page_get_cancellable (page), on_families_loaded, self);
}

static void
daybeat_overview_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DAYBEAT_TYPE_OVERVIEW_PAGE);

  G_OBJECT_CLASS (daybeat_overview_page_parent_class)->dispose (object);
}

static void
daybeat_overview_page_class_init (DaybeatOverviewPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DaybeatPageClass *page_class = DAYBEAT_PAGE_CLASS (klass);

  g_type_ensure (DAYBEAT_TYPE_OVERVIEW_CARD);

  object_class->dispose = daybeat_overview_page_dispose;
  page_class->families = DAYBEAT_FAMILY_PROFILE | DAYBEAT_FAMILY_SLEEP | DAYBEAT_FAMILY_BADGES
                         | DAYBEAT_FAMILY_FRIENDS | DAYBEAT_FAMILY_LEADERBOARD | DAYBEAT_FAMILY_DEVICES
                         | DAYBEAT_FAMILY_DAILIES | DAYBEAT_FAMILY_READINGS | DAYBEAT_FAMILY_PICTURES;
  page_class->load = daybeat_overview_page_load;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/daybeat/Daybeat/pages/overview/daybeat-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DaybeatOverviewPage, content);
  gtk_widget_class_bind_template_child (widget_class, DaybeatOverviewPage, greeting_label);
  gtk_widget_class_bind_template_child (widget_class, DaybeatOverviewPage, today_label);
  gtk_widget_class_bind_template_child (widget_class, DaybeatOverviewPage, night_card);
  gtk_widget_class_bind_template_child (widget_class, DaybeatOverviewPage, nights_card);
  gtk_widget_class_bind_template_child (widget_class, DaybeatOverviewPage, steps_card);
  gtk_widget_class_bind_template_child (widget_class, DaybeatOverviewPage, heart_card);
  gtk_widget_class_bind_template_child (widget_class, DaybeatOverviewPage, weight_card);
  gtk_widget_class_bind_template_child (widget_class, DaybeatOverviewPage, badges_card);
  gtk_widget_class_bind_template_child (widget_class, DaybeatOverviewPage, friends_card);
  gtk_widget_class_bind_template_child (widget_class, DaybeatOverviewPage, devices_card);
  gtk_widget_class_bind_template_child (widget_class, DaybeatOverviewPage, profile_card);
}

static void
daybeat_overview_page_init (DaybeatOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
