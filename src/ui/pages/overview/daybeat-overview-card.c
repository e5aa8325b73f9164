/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-overview-card.h"

#include <adwaita.h>

struct _DaybeatOverviewCard
{
  GtkButton parent_instance;

  GtkImage *icon;
  GtkLabel *heading_label;
  GtkLabel *headline_label;
  GtkLabel *detail_label;
  AdwBin *drawing_bin;
};

enum
{
  PROP_0,
  PROP_HEADING,
  PROP_SYMBOL,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (DaybeatOverviewCard, daybeat_overview_card, GTK_TYPE_BUTTON)

static GParamSpec *properties[N_PROPS];

static void
daybeat_overview_card_update_name (DaybeatOverviewCard *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  GtkLabel *labels[] = { self->heading_label, self->headline_label, self->detail_label };
  g_autofree char *name = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (gtk_label_get_text (labels[i])[0] != '\0')
      g_ptr_array_add (parts, (gpointer) gtk_label_get_text (labels[i]));
  g_ptr_array_add (parts, NULL);
  name = g_strjoinv (", ", (char **) parts->pdata);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && text[0] != '\0');
}

static void
daybeat_overview_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DAYBEAT_TYPE_OVERVIEW_CARD);

  G_OBJECT_CLASS (daybeat_overview_card_parent_class)->dispose (object);
}

static void
daybeat_overview_card_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DaybeatOverviewCard *self = DAYBEAT_OVERVIEW_CARD (object);

  switch (prop_id)
    {
    case PROP_HEADING:
      daybeat_overview_card_set_heading (self, g_value_get_string (value));
      break;
    case PROP_SYMBOL:
      gtk_image_set_from_icon_name (self->icon, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
daybeat_overview_card_class_init (DaybeatOverviewCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = daybeat_overview_card_dispose;
  object_class->set_property = daybeat_overview_card_set_property;

  properties[PROP_HEADING]
      = g_param_spec_string ("heading", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SYMBOL]
      = g_param_spec_string ("symbol", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/daybeat/Daybeat/pages/overview/daybeat-overview-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DaybeatOverviewCard, icon);
  gtk_widget_class_bind_template_child (widget_class, DaybeatOverviewCard, heading_label);
  gtk_widget_class_bind_template_child (widget_class, DaybeatOverviewCard, headline_label);
  gtk_widget_class_bind_template_child (widget_class, DaybeatOverviewCard, detail_label);
  gtk_widget_class_bind_template_child (widget_class, DaybeatOverviewCard, drawing_bin);
}

static void
daybeat_overview_card_init (DaybeatOverviewCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
daybeat_overview_card_show (DaybeatOverviewCard *self, const char *headline, const char *detail, GtkWidget *drawing)
{
  g_return_if_fail (DAYBEAT_IS_OVERVIEW_CARD (self));

  set_text (self->headline_label, headline);
  set_text (self->detail_label, detail);
  adw_bin_set_child (self->drawing_bin, drawing);
  gtk_widget_set_visible (GTK_WIDGET (self->drawing_bin), drawing != NULL);
  daybeat_overview_card_update_name (self);
}

void
daybeat_overview_card_show_empty (DaybeatOverviewCard *self, const char *reason)
{
  daybeat_overview_card_show (self, NULL, reason, NULL);
}

void
daybeat_overview_card_set_heading (DaybeatOverviewCard *self, const char *heading)
{
  g_return_if_fail (DAYBEAT_IS_OVERVIEW_CARD (self));

  gtk_label_set_label (self->heading_label, heading);
  daybeat_overview_card_update_name (self);
}
