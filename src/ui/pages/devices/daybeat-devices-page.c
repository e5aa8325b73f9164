/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-devices-page.h"

#include <glib/gi18n.h>

#include "daybeat-device-card.h"
#include "daybeat-family-load.h"
#include "daybeat-format-settings.h"
#include "daybeat-page-words.h"

struct _DaybeatDevicesPage
{
  DaybeatPage parent_instance;

  GtkStack *stack;
  AdwStatusPage *empty_page;
  GtkBox *cards_box;
  GtkLabel *as_of_label;
};

G_DEFINE_FINAL_TYPE (DaybeatDevicesPage, daybeat_devices_page, DAYBEAT_TYPE_PAGE)

static void
daybeat_devices_page_clear (DaybeatDevicesPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->cards_box))) != NULL)
    gtk_box_remove (self->cards_box, child);
}

static void
daybeat_devices_page_show (DaybeatDevicesPage *self, DaybeatFamilyLoad *load)
{
  g_autoptr (GListModel) items = daybeat_device_item_create_all (load->devices);
  DaybeatUnits *units = daybeat_format_settings_get_units (daybeat_format_settings_get_default ());
  g_autofree char *as_of = NULL;
  DaybeatDay day = DAYBEAT_DAY_NONE;
  DaybeatSource source = DAYBEAT_SOURCE_UNKNOWN;

  daybeat_devices_page_clear (self);
  if (load->devices->len == 0)
    {
      adw_status_page_set_description (
          self->empty_page, daybeat_page_words_get_empty (daybeat_family_load_get_reason (load, "devices"),
                                                          _("The service does not show your devices."),
                                                          _("No tracker or scale belongs to this account.")));
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (DaybeatDeviceItem) item = g_list_model_get_item (items, i);

      gtk_box_append (self->cards_box, daybeat_device_card_new (item, units));
    }
  for (guint i = 0; i < load->devices->len; i++)
    {
      const DaybeatDevice *device = g_ptr_array_index (load->devices, i);

      source = device->as_of >= day ? device->source : source;
      day = MAX (day, device->as_of);
    }
  as_of = daybeat_page_words_dup_as_of (units, day, source);
  gtk_label_set_label (self->as_of_label, as_of);
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
    daybeat_devices_page_show (DAYBEAT_DEVICES_PAGE (user_data), load);
}

static void
daybeat_devices_page_load (DaybeatPage *page, DaybeatHistory *history)
{
  DaybeatDevicesPage *self = DAYBEAT_DEVICES_PAGE (page);

  if (history == NULL)
    {
      daybeat_devices_page_clear (self);
      gtk_stack_set_visible_child_name (self->stack, "loading");
      return;
    }
  daybeat_family_load_async (daybeat_history_get_store (history), DAYBEAT_FAMILY_DEVICES,
                             daybeat_page_get_cancellable (page), on_loaded, self);
}

static void
daybeat_devices_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DAYBEAT_TYPE_DEVICES_PAGE);

  G_OBJECT_CLASS (daybeat_devices_page_parent_class)->dispose (object);
}

static void
daybeat_devices_page_class_init (DaybeatDevicesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DaybeatPageClass *page_class = DAYBEAT_PAGE_CLASS (klass);

  object_class->dispose = daybeat_devices_page_dispose;
  page_class->families = DAYBEAT_FAMILY_DEVICES;
  page_class->load = daybeat_devices_page_load;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/daybeat/Daybeat/pages/devices/daybeat-devices-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DaybeatDevicesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DaybeatDevicesPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, DaybeatDevicesPage, cards_box);
  gtk_widget_class_bind_template_child (widget_class, DaybeatDevicesPage, as_of_label);
}

static void
daybeat_devices_page_init (DaybeatDevicesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
