/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-badges-page.h"

#include <glib/gi18n.h>

#include "daybeat-archive-offer.h"
#include "daybeat-badge-dialog.h"
#include "daybeat-badge-shelf.h"
#include "daybeat-badge-tile.h"
#include "daybeat-family-load.h"
#include "daybeat-format-settings.h"
#include "daybeat-page-words.h"

struct _DaybeatBadgesPage
{
  DaybeatPage parent_instance;

  GtkStack *stack;
  AdwStatusPage *empty_page;
  GtkLabel *kept_label;
  GtkBox *shelves_box;
  GtkLabel *as_of_label;

  DaybeatStore *store; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (DaybeatBadgesPage, daybeat_badges_page, DAYBEAT_TYPE_PAGE)

static DaybeatUnits *
get_units (void)
{
  return daybeat_format_settings_get_units (daybeat_format_settings_get_default ());
}

static void
on_tile_activated (GtkFlowBox *flow_box, GtkFlowBoxChild *child, DaybeatBadgesPage *self)
{
  DaybeatBadgeItem *item = daybeat_badge_tile_get_item (DAYBEAT_BADGE_TILE (child));

  adw_dialog_present (daybeat_badge_dialog_new (item, get_units (), self->store), GTK_WIDGET (self));
}

static GtkWidget *
create_shelf (DaybeatBadgesPage *self, DaybeatBadgeShelf *shelf)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *title = gtk_label_new (daybeat_badge_shelf_get_title (shelf));
  GtkWidget *tiles = gtk_flow_box_new ();

  gtk_widget_add_css_class (title, "title-4");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tiles), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  daybeat_badge_shelf_get_title (shelf), -1);
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (tiles), GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (tiles), TRUE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (tiles), 6);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (tiles), 12);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (shelf)); i++)
    {
      g_autoptr (DaybeatBadgeItem) item = g_list_model_get_item (G_LIST_MODEL (shelf), i);

      gtk_flow_box_append (GTK_FLOW_BOX (tiles), daybeat_badge_tile_new (item, get_units (), self->store));
    }
  g_signal_connect_object (tiles, "child-activated", G_CALLBACK (on_tile_activated), self, G_CONNECT_DEFAULT);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), tiles);
  return box;
}

static void
daybeat_badges_page_clear (DaybeatBadgesPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->shelves_box))) != NULL)
    gtk_box_remove (self->shelves_box, child);
}

/* Whether a later sync can bring anything new. */
static gboolean
is_offered (DaybeatBadgesPage *self)
{
  DaybeatHistory *history = daybeat_page_get_history (DAYBEAT_PAGE (self));

  return history == NULL || daybeat_history_offers (history, DAYBEAT_FAMILY_BADGES);
}

static void
daybeat_badges_page_show_empty (DaybeatBadgesPage *self, DaybeatFamilyLoad *load)
{
  gboolean offered = is_offered (self);

  adw_status_page_set_description (
      self->empty_page,
      offered ? daybeat_page_words_get_empty (daybeat_family_load_get_reason (load, "badges"),
                                              _("Your privacy settings at the service hide your badges."),
                                              _("The service lists no badge you have earned so far."))
              : _("Google Health keeps no badges any more. Those you earned are in the archive of your Fitbit data: "
                  "ask Google for it while it is there."));
  adw_status_page_set_child (self->empty_page, offered ? NULL : daybeat_archive_offer_new ());
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

/* The newest record says when, and from where. */
static const DaybeatBadge *
find_newest (GPtrArray *badges)
{
  const DaybeatBadge *newest = g_ptr_array_index (badges, 0);

  for (guint i = 1; i < badges->len; i++)
    {
      const DaybeatBadge *badge = g_ptr_array_index (badges, i);

      if (badge->as_of > newest->as_of)
        newest = badge;
    }
  return newest;
}

static void
daybeat_badges_page_show_as_of (DaybeatBadgesPage *self, const DaybeatBadge *newest)
{
  g_autofree char *as_of = daybeat_page_words_dup_as_of (get_units (), newest->as_of, newest->source);
  g_autofree char *kept = g_strdup_printf ("%s\n%s", as_of, _("Google Health keeps no badges: these stay as they were."));

  gtk_label_set_label (self->as_of_label, as_of);
  gtk_label_set_label (self->kept_label, kept);
  gtk_widget_set_visible (GTK_WIDGET (self->as_of_label), is_offered (self));
  gtk_widget_set_visible (GTK_WIDGET (self->kept_label), !is_offered (self));
}

static void
daybeat_badges_page_show (DaybeatBadgesPage *self, DaybeatFamilyLoad *load)
{
  g_autoptr (GListModel) shelves = daybeat_badge_shelf_create_all (load->badges);

  daybeat_badges_page_clear (self);
  if (load->badges->len == 0)
    {
      daybeat_badges_page_show_empty (self, load);
      return;
    }
  daybeat_badges_page_show_as_of (self, find_newest (load->badges));
  for (guint i = 0; i < g_list_model_get_n_items (shelves); i++)
    {
      g_autoptr (DaybeatBadgeShelf) shelf = g_list_model_get_item (shelves, i);

      gtk_box_append (self->shelves_box, create_shelf (self, shelf));
    }
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
    daybeat_badges_page_show (DAYBEAT_BADGES_PAGE (user_data), load);
}

static void
daybeat_badges_page_load (DaybeatPage *page, DaybeatHistory *history)
{
  DaybeatBadgesPage *self = DAYBEAT_BADGES_PAGE (page);
  DaybeatStore *store = history != NULL ? daybeat_history_get_store (history) : NULL;

  g_set_object (&self->store, store);
  if (self->store == NULL)
    {
      daybeat_badges_page_clear (self);
      gtk_stack_set_visible_child_name (self->stack, "loading");
      return;
    }
  daybeat_family_load_async (self->store, DAYBEAT_FAMILY_BADGES, daybeat_page_get_cancellable (page), on_loaded,
                             self);
}

static void
daybeat_badges_page_dispose (GObject *object)
{
  g_clear_object (&DAYBEAT_BADGES_PAGE (object)->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), DAYBEAT_TYPE_BADGES_PAGE);

  G_OBJECT_CLASS (daybeat_badges_page_parent_class)->dispose (object);
}

static void
daybeat_badges_page_class_init (DaybeatBadgesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DaybeatPageClass *page_class = DAYBEAT_PAGE_CLASS (klass);

  object_class->dispose = daybeat_badges_page_dispose;
  page_class->families = DAYBEAT_FAMILY_BADGES | DAYBEAT_FAMILY_PICTURES;
  page_class->load = daybeat_badges_page_load;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/daybeat/Daybeat/pages/badges/daybeat-badges-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DaybeatBadgesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DaybeatBadgesPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, DaybeatBadgesPage, kept_label);
  gtk_widget_class_bind_template_child (widget_class, DaybeatBadgesPage, shelves_box);
  gtk_widget_class_bind_template_child (widget_class, DaybeatBadgesPage, as_of_label);
}

static void
daybeat_badges_page_init (DaybeatBadgesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
