/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-charts"

#include "config.h"

#include "daybeat-swatch.h"

#define SIZE 10

struct _DaybeatSwatch
{
  GtkWidget parent_instance;

  DaybeatSleepLevel level;
};

G_DEFINE_FINAL_TYPE (DaybeatSwatch, daybeat_swatch, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_LEVEL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const char *const css_classes[DAYBEAT_N_SLEEP_LEVELS] = {
  [DAYBEAT_SLEEP_LEVEL_UNKNOWN] = "daybeat-stage-unknown", [DAYBEAT_SLEEP_LEVEL_AWAKE] = "daybeat-stage-awake",
  [DAYBEAT_SLEEP_LEVEL_REM] = "daybeat-stage-rem",         [DAYBEAT_SLEEP_LEVEL_LIGHT] = "daybeat-stage-light",
  [DAYBEAT_SLEEP_LEVEL_DEEP] = "daybeat-stage-deep",       [DAYBEAT_SLEEP_LEVEL_ASLEEP] = "daybeat-stage-asleep",
  [DAYBEAT_SLEEP_LEVEL_RESTLESS] = "daybeat-stage-restless",
};

static void
daybeat_swatch_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
daybeat_swatch_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) (gtk_widget_get_width (widget) - SIZE) / 2,
                                               (float) (gtk_widget_get_height (widget) - SIZE) / 2, SIZE, SIZE);
  GskRoundedRect dot;
  GdkRGBA color;

  gtk_widget_get_color (widget, &color);
  gsk_rounded_rect_init_from_rect (&dot, &bounds, SIZE / 3.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &dot);
  gtk_snapshot_append_color (snapshot, &color, &bounds);
  gtk_snapshot_pop (snapshot);
}

static void
daybeat_swatch_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_LEVEL)
    g_value_set_uint (value, DAYBEAT_SWATCH (object)->level);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
daybeat_swatch_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_LEVEL)
    daybeat_swatch_set_level (DAYBEAT_SWATCH (object), (DaybeatSleepLevel) g_value_get_uint (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
daybeat_swatch_class_init (DaybeatSwatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = daybeat_swatch_get_property;
  object_class->set_property = daybeat_swatch_set_property;
  widget_class->measure = daybeat_swatch_measure;
  widget_class->snapshot = daybeat_swatch_snapshot;

  properties[PROP_LEVEL] =
      g_param_spec_uint ("level", NULL, NULL, 0, DAYBEAT_N_SLEEP_LEVELS - 1, DAYBEAT_SLEEP_LEVEL_UNKNOWN,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  gtk_widget_class_set_css_name (widget_class, "daybeat-swatch");
}

static void
daybeat_swatch_init (DaybeatSwatch *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), css_classes[DAYBEAT_SLEEP_LEVEL_UNKNOWN]);
}

GtkWidget *
daybeat_swatch_new (DaybeatSleepLevel level)
{
  return g_object_new (DAYBEAT_TYPE_SWATCH, "level", (guint) level, NULL);
}

void
daybeat_swatch_set_level (DaybeatSwatch *self, DaybeatSleepLevel level)
{
  g_return_if_fail (DAYBEAT_IS_SWATCH (self));

  if (self->level == level)
    return;
  gtk_widget_remove_css_class (GTK_WIDGET (self), css_classes[self->level]);
  self->level = level;
  gtk_widget_add_css_class (GTK_WIDGET (self), css_classes[level]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LEVEL]);
}

const char *
daybeat_swatch_get_css_class (DaybeatSleepLevel level)
{
  g_return_val_if_fail ((gsize) level < G_N_ELEMENTS (css_classes), css_classes[DAYBEAT_SLEEP_LEVEL_UNKNOWN]);

  return css_classes[level];
}
