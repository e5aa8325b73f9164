/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-page-host.h"

#include "daybeat-page-list.h"
#include "daybeat-standing.h"

struct _DaybeatPageHost
{
  GObject parent_instance;

  AdwNavigationSplitView *split_view; /* (unowned): the window's, which owns this */
  GPtrArray *pages;                   /* (owned) (element-type DaybeatPage): by index, NULL until first shown */
  int shown;                          /* index, or −1 */

  AdwBanner *banner;          /* (owned) */
  GtkWidget *banner_in;       /* (unowned) (nullable): what the banner is in now, inside the page that is shown */

  DaybeatHistory *history;       /* (owned) (nullable) */
  GSignalGroup *history_signals; /* (owned) */
  GSignalGroup *person_signals;  /* (owned) */
  GSignalGroup *sync_signals;    /* (owned) */
};

G_DEFINE_FINAL_TYPE (DaybeatPageHost, daybeat_page_host, G_TYPE_OBJECT)

static void
on_banner_button_clicked (DaybeatPageHost *self)
{
  g_autofree char *link = self->history != NULL ? daybeat_standing_dup_link (self->history) : NULL;
  g_autoptr (GtkUriLauncher) launcher = link != NULL ? gtk_uri_launcher_new (link) : NULL;

  if (launcher != NULL)
    gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self->banner))), NULL, NULL, NULL);
  else
    gtk_widget_activate_action (GTK_WIDGET (self->banner), "app.sign-in-again", NULL);
}

/* A banner that is not revealed is still there for who has the page read to them, unless it is hidden. */
static void
on_child_revealed (DaybeatPageHost *self, GParamSpec *pspec, GtkRevealer *revealer)
{
  gtk_widget_set_visible (GTK_WIDGET (self->banner),
                          adw_banner_get_revealed (self->banner) || gtk_revealer_get_child_revealed (revealer));
}

static void
daybeat_page_host_update_banner (DaybeatPageHost *self)
{
  g_autofree char *text = self->history != NULL ? daybeat_standing_dup_banner (self->history) : NULL;

  if (text != NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->banner), TRUE);
      adw_banner_set_title (self->banner, text);
      adw_banner_set_button_label (self->banner,
                                   daybeat_standing_get_button (daybeat_standing_get_kind (self->history)));
    }
  adw_banner_set_revealed (self->banner, text != NULL);
}

static void
on_sync_replaced (DaybeatPageHost *self)
{
  g_autoptr (DaybeatSync) sync = NULL;

  if (self->history != NULL)
    g_object_get (self->history, "sync", &sync, NULL);
  g_signal_group_set_target (self->sync_signals, sync);
  daybeat_page_host_update_banner (self);
}

/* Returns: (nullable): the outermost toolbar view in @widget: it holds the page's header bar. */
static AdwToolbarView *
find_toolbar_view (GtkWidget *widget)
{
  if (ADW_IS_TOOLBAR_VIEW (widget))
    return ADW_TOOLBAR_VIEW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      AdwToolbarView *found = find_toolbar_view (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
daybeat_page_host_take_banner (DaybeatPageHost *self)
{
  if (ADW_IS_BIN (self->banner_in))
    adw_bin_set_child (ADW_BIN (self->banner_in), NULL);
  else if (self->banner_in != NULL)
    adw_toolbar_view_remove (ADW_TOOLBAR_VIEW (self->banner_in), GTK_WIDGET (self->banner));
  self->banner_in = NULL;
}

static void
daybeat_page_host_put_banner (DaybeatPageHost *self, DaybeatPage *page)
{
  GtkWidget *place = GTK_WIDGET (daybeat_page_get_banner_place (page));

  if (place == NULL)
    place = GTK_WIDGET (find_toolbar_view (GTK_WIDGET (page)));
  if (place == self->banner_in)
    return;
  daybeat_page_host_take_banner (self);
  if (ADW_IS_BIN (place))
    adw_bin_set_child (ADW_BIN (place), GTK_WIDGET (self->banner));
  else if (place != NULL)
    adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (place), GTK_WIDGET (self->banner));
  self->banner_in = place;
}

static DaybeatPage *
daybeat_page_host_get_page (DaybeatPageHost *self, int index)
{
  gsize n_pages;
  const DaybeatPageInfo *infos = daybeat_page_list_get (&n_pages);
  DaybeatPage *page = g_ptr_array_index (self->pages, index);

  if (page == NULL)
    {
      page = g_object_ref_sink (g_object_new (infos[index].get_type (), NULL));
      daybeat_page_set_history (page, self->history);
      g_ptr_array_index (self->pages, index) = page;
    }
  return page;
}

static void
clear_page (gpointer page)
{
  g_clear_object ((GObject **) &page);
}

static void
daybeat_page_host_dispose (GObject *object)
{
  DaybeatPageHost *self = DAYBEAT_PAGE_HOST (object);

  daybeat_page_host_take_banner (self);
  g_clear_object (&self->banner);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_object (&self->history_signals);
  g_clear_object (&self->person_signals);
  g_clear_object (&self->sync_signals);
  g_clear_object (&self->history);

  G_OBJECT_CLASS (daybeat_page_host_parent_class)->dispose (object);
}

static void
daybeat_page_host_class_init (DaybeatPageHostClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = daybeat_page_host_dispose;
}

static void
daybeat_page_host_init (DaybeatPageHost *self)
{
  GtkWidget *revealer;
  gsize n_pages;

  daybeat_page_list_get (&n_pages);
  self->pages = g_ptr_array_new_null_terminated ((guint) n_pages, clear_page, FALSE);
  g_ptr_array_set_size (self->pages, (int) n_pages);
  self->shown = -1;
  self->banner = ADW_BANNER (g_object_ref_sink (adw_banner_new ("")));
  adw_banner_set_use_markup (self->banner, FALSE);
  g_signal_connect_swapped (self->banner, "button-clicked", G_CALLBACK (on_banner_button_clicked), self);
  revealer = gtk_widget_get_first_child (GTK_WIDGET (self->banner));
  if (GTK_IS_REVEALER (revealer))
    {
      gtk_widget_set_visible (GTK_WIDGET (self->banner), FALSE);
      g_signal_connect_object (revealer, "notify::child-revealed", G_CALLBACK (on_child_revealed), self,
                               G_CONNECT_SWAPPED);
    }

  self->history_signals = g_signal_group_new (DAYBEAT_TYPE_HISTORY);
  g_signal_group_connect_swapped (self->history_signals, "notify::sync", G_CALLBACK (on_sync_replaced), self);
  g_signal_group_connect_swapped (self->history_signals, "notify", G_CALLBACK (daybeat_page_host_update_banner),
                                  self);
  self->person_signals = g_signal_group_new (DAYBEAT_TYPE_PERSON);
  g_signal_group_connect_swapped (self->person_signals, "notify", G_CALLBACK (daybeat_page_host_update_banner), self);
  self->sync_signals = g_signal_group_new (DAYBEAT_TYPE_SYNC);
  g_signal_group_connect_swapped (self->sync_signals, "notify::state", G_CALLBACK (daybeat_page_host_update_banner),
                                  self);
  g_signal_group_connect_swapped (self->sync_signals, "notify::resumes-at",
                                  G_CALLBACK (daybeat_page_host_update_banner), self);
}

DaybeatPageHost *
daybeat_page_host_new (AdwNavigationSplitView *split_view)
{
  DaybeatPageHost *self;

  g_return_val_if_fail (ADW_IS_NAVIGATION_SPLIT_VIEW (split_view), NULL);

  self = g_object_new (DAYBEAT_TYPE_PAGE_HOST, NULL);
  self->split_view = split_view;
  return self;
}

void
daybeat_page_host_set_history (DaybeatPageHost *self, DaybeatHistory *history)
{
  g_return_if_fail (DAYBEAT_IS_PAGE_HOST (self));
  g_return_if_fail (history == NULL || DAYBEAT_IS_HISTORY (history));

  if (!g_set_object (&self->history, history))
    return;
  for (guint i = 0; i < self->pages->len; i++)
    {
      DaybeatPage *page = g_ptr_array_index (self->pages, i);

      if (page != NULL)
        daybeat_page_set_history (page, history);
    }
  g_signal_group_set_target (self->history_signals, history);
  g_signal_group_set_target (self->person_signals, history != NULL ? daybeat_history_get_person (history) : NULL);
  on_sync_replaced (self);
}

/* libadwaita 1.7 marks a page that is replaced while it alone is on the screen as one to be dropped, never takes that
   back, and stumbles over it when the window is widened. So in a narrow window the page leaves the screen first. */
static void
daybeat_page_host_set_content (DaybeatPageHost *self, AdwNavigationPage *page)
{
  gboolean is_alone = adw_navigation_split_view_get_collapsed (self->split_view)
                      && adw_navigation_split_view_get_show_content (self->split_view);

  if (adw_navigation_split_view_get_content (self->split_view) == page)
    return;
  if (is_alone)
    adw_navigation_split_view_set_show_content (self->split_view, FALSE);
  adw_navigation_split_view_set_content (self->split_view, page);
  if (is_alone)
    adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

void
daybeat_page_host_show (DaybeatPageHost *self, const char *tag)
{
  DaybeatPage *page;

  g_return_if_fail (DAYBEAT_IS_PAGE_HOST (self));

  self->shown = MAX (0, daybeat_page_list_find (tag));
  page = daybeat_page_host_get_page (self, self->shown);
  daybeat_page_host_put_banner (self, page);
  daybeat_page_host_set_content (self, ADW_NAVIGATION_PAGE (page));
}

const char *
daybeat_page_host_get_shown (DaybeatPageHost *self)
{
  gsize n_pages;
  const DaybeatPageInfo *infos = daybeat_page_list_get (&n_pages);

  g_return_val_if_fail (DAYBEAT_IS_PAGE_HOST (self), NULL);

  return self->shown < 0 ? NULL : infos[self->shown].tag;
}
