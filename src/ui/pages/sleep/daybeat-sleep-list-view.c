/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-sleep-page"

#include "config.h"

#include "daybeat-sleep-list-view.h"

#include "daybeat-sleep-months.h"
#include "daybeat-sleep-row.h"

struct _DaybeatSleepListView
{
  AdwBin parent_instance;

  DaybeatSleepNightList *nights; /* (owned) (nullable) */
  DaybeatUnits *units;           /* (owned) (nullable) */

  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (DaybeatSleepListView, daybeat_sleep_list_view, ADW_TYPE_BIN)

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, g_object_new (DAYBEAT_TYPE_SLEEP_ROW, NULL));
}

static void
on_bind (DaybeatSleepListView *self, GtkListItem *item)
{
  daybeat_sleep_row_bind (DAYBEAT_SLEEP_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item), item,
                          self->units);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  daybeat_sleep_row_unbind (DAYBEAT_SLEEP_ROW (gtk_list_item_get_child (item)));
}

static void
on_header_setup (GtkSignalListItemFactory *factory, GtkListHeader *header)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_list_header_set_child (header, label);
}

static void
on_header_bind (DaybeatSleepListView *self, GtkListHeader *header)
{
  DaybeatSleepNight *night = gtk_list_header_get_item (header);
  g_autofree char *month = daybeat_units_format_day (self->units, daybeat_sleep_night_get_day (night),
                                                     DAYBEAT_DATE_MONTH);

  gtk_label_set_label (GTK_LABEL (gtk_list_header_get_child (header)), month);
}

static void
on_activate (DaybeatSleepListView *self, guint position)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "sleep.open-day", "u",
                              daybeat_sleep_night_list_get_day (self->nights, position));
}

/* A new list scrolls to its first row as soon as it has rows, which hides the month above it. */
static gboolean
on_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  GtkWidget *scroller = adw_bin_get_child (ADW_BIN (widget));
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));

  if (gtk_adjustment_get_upper (adjustment) <= gtk_adjustment_get_lower (adjustment))
    return G_SOURCE_CONTINUE;
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_lower (adjustment));
  return G_SOURCE_REMOVE;
}

static void
daybeat_sleep_list_view_dispose (GObject *object)
{
  DaybeatSleepListView *self = DAYBEAT_SLEEP_LIST_VIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), DAYBEAT_TYPE_SLEEP_LIST_VIEW);
  g_clear_object (&self->nights);
  g_clear_object (&self->units);

  G_OBJECT_CLASS (daybeat_sleep_list_view_parent_class)->dispose (object);
}

static void
daybeat_sleep_list_view_class_init (DaybeatSleepListViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = daybeat_sleep_list_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/daybeat/Daybeat/pages/sleep/daybeat-sleep-list-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DaybeatSleepListView, list);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_unbind);
  gtk_widget_class_bind_template_callback (widget_class, on_header_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_header_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
}

static void
daybeat_sleep_list_view_init (DaybeatSleepListView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
daybeat_sleep_list_view_show (DaybeatSleepListView *self, DaybeatSleepNightList *nights, DaybeatUnits *units)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  g_return_if_fail (DAYBEAT_IS_SLEEP_LIST_VIEW (self));
  g_return_if_fail (nights == NULL || DAYBEAT_IS_SLEEP_NIGHT_LIST (nights));
  g_return_if_fail (DAYBEAT_IS_UNITS (units));

  if (self->nights == nights && self->units == units)
    return;
  /* Rows are made anew: other units are written in other words. */
  gtk_list_view_set_model (self->list, NULL);
  g_set_object (&self->nights, nights);
  g_set_object (&self->units, units);
  if (nights != NULL)
    {
      selection = gtk_no_selection_new (G_LIST_MODEL (daybeat_sleep_months_new (nights)));
      gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
      gtk_widget_add_tick_callback (GTK_WIDGET (self), on_frame, NULL, NULL);
    }
}
