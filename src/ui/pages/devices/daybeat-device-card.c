/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-device-card.h"

#include <glib/gi18n.h>

struct _DaybeatDeviceCard
{
  AdwPreferencesGroup parent_instance;

  GtkImage *icon;
  GtkLabel *name_label;
  GtkLabel *kind_label;
  AdwActionRow *battery_row;
  GtkProgressBar *battery_bar;
  AdwActionRow *sync_row;
  AdwActionRow *features_row;
};

G_DEFINE_FINAL_TYPE (DaybeatDeviceCard, daybeat_device_card, ADW_TYPE_PREFERENCES_GROUP)

static void
daybeat_device_card_show_battery (DaybeatDeviceCard *self, DaybeatDeviceItem *item, DaybeatUnits *units)
{
  double level = daybeat_device_item_get_battery (item);
  g_autofree char *text = daybeat_device_item_dup_battery_text (item, units);

  adw_action_row_set_subtitle (self->battery_row, text);
  gtk_widget_set_visible (GTK_WIDGET (self->battery_bar), level >= 0);
  gtk_progress_bar_set_fraction (self->battery_bar, MAX (level, 0));
  if (daybeat_device_item_is_battery_low (item))
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->battery_bar), "accent");
      gtk_widget_add_css_class (GTK_WIDGET (self->battery_bar), "warning");
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->battery_row), _("Battery, soon empty"));
    }
}

static void
daybeat_device_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DAYBEAT_TYPE_DEVICE_CARD);

  G_OBJECT_CLASS (daybeat_device_card_parent_class)->dispose (object);
}

static void
daybeat_device_card_class_init (DaybeatDeviceCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = daybeat_device_card_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/daybeat/Daybeat/pages/devices/daybeat-device-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DaybeatDeviceCard, icon);
  gtk_widget_class_bind_template_child (widget_class, DaybeatDeviceCard, name_label);
  gtk_widget_class_bind_template_child (widget_class, DaybeatDeviceCard, kind_label);
  gtk_widget_class_bind_template_child (widget_class, DaybeatDeviceCard, battery_row);
  gtk_widget_class_bind_template_child (widget_class, DaybeatDeviceCard, battery_bar);
  gtk_widget_class_bind_template_child (widget_class, DaybeatDeviceCard, sync_row);
  gtk_widget_class_bind_template_child (widget_class, DaybeatDeviceCard, features_row);
}

static void
daybeat_device_card_init (DaybeatDeviceCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
daybeat_device_card_new (DaybeatDeviceItem *item, DaybeatUnits *units)
{
  DaybeatDeviceCard *self;
  g_autofree char *kind = NULL;
  g_autofree char *sync = NULL;
  g_autofree char *features = NULL;

  g_return_val_if_fail (DAYBEAT_IS_DEVICE_ITEM (item), NULL);

  self = g_object_new (DAYBEAT_TYPE_DEVICE_CARD, NULL);
  kind = daybeat_device_item_dup_kind_text (item);
  sync = daybeat_device_item_dup_last_sync_text (item, units);
  features = daybeat_device_item_dup_features_text (item);
  gtk_image_set_from_icon_name (self->icon, daybeat_device_card_get_icon_name (item));
  gtk_label_set_label (self->name_label, daybeat_device_item_get_name (item));
  gtk_label_set_label (self->kind_label, kind);
  daybeat_device_card_show_battery (self, item, units);
  adw_action_row_set_subtitle (self->sync_row, sync);
  adw_action_row_set_subtitle (self->features_row, features);
  gtk_widget_set_visible (GTK_WIDGET (self->features_row), features[0] != '\0');
  return GTK_WIDGET (self);
}

const char *
daybeat_device_card_get_icon_name (DaybeatDeviceItem *item)
{
  switch (daybeat_device_item_get_kind (item))
    {
    case DAYBEAT_DEVICE_KIND_SCALE:
      return "daybeat-scale-symbolic";
    case DAYBEAT_DEVICE_KIND_PHONE:
      return "phone-symbolic";
    case DAYBEAT_DEVICE_KIND_TRACKER:
    case DAYBEAT_DEVICE_KIND_OTHER:
    default:
      return "daybeat-tracker-symbolic";
    }
}
