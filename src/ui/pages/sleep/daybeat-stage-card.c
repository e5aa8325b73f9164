/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-sleep-page"

#include "config.h"

#include "daybeat-stage-card.h"

#include <glib/gi18n.h>

#include "daybeat-hypnogram-chart.h"
#include "daybeat-meter.h"
#include "daybeat-own-mean.h"
#include "daybeat-swatch.h"

struct _DaybeatStageCard
{
  GtkBox parent_instance;

  DaybeatSwatch *swatch;
  GtkLabel *title;
  GtkLabel *share;
  GtkLabel *minutes;
  DaybeatMeter *meter;
  GtkLabel *mean;
};

G_DEFINE_FINAL_TYPE (DaybeatStageCard, daybeat_stage_card, GTK_TYPE_BOX)

static void
daybeat_stage_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DAYBEAT_TYPE_STAGE_CARD);

  G_OBJECT_CLASS (daybeat_stage_card_parent_class)->dispose (object);
}

static void
daybeat_stage_card_class_init (DaybeatStageCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = daybeat_stage_card_dispose;

  g_type_ensure (DAYBEAT_TYPE_METER);
  g_type_ensure (DAYBEAT_TYPE_SWATCH);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/daybeat/Daybeat/pages/sleep/daybeat-stage-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DaybeatStageCard, swatch);
  gtk_widget_class_bind_template_child (widget_class, DaybeatStageCard, title);
  gtk_widget_class_bind_template_child (widget_class, DaybeatStageCard, share);
  gtk_widget_class_bind_template_child (widget_class, DaybeatStageCard, minutes);
  gtk_widget_class_bind_template_child (widget_class, DaybeatStageCard, meter);
  gtk_widget_class_bind_template_child (widget_class, DaybeatStageCard, mean);
}

static void
daybeat_stage_card_init (DaybeatStageCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
dup_mean_text (const DaybeatStageCardNumbers *numbers, DaybeatUnits *units)
{
  g_autofree char *mean = NULL;

  if (!numbers->comparable)
    return g_strdup ("");
  if (isnan (numbers->mean))
    /* Translators: why there is no mean of one's own: how many nights it needs, and how many there are */
    return g_strdup_printf (ngettext ("A mean needs %d nights, has %u", "A mean needs %d nights, has %u",
                                      DAYBEAT_OWN_MEAN_MIN_NIGHTS),
                            DAYBEAT_OWN_MEAN_MIN_NIGHTS, numbers->mean_nights);
  mean = daybeat_units_format_duration (units, numbers->mean);
  /* Translators: somebody's own mean of the 30 days before a night: "30-day mean 1 h 08 min" */
  return g_strdup_printf (_("30-day mean %s"), mean);
}

static char *
dup_mean_tooltip (const DaybeatStageCardNumbers *numbers)
{
  if (isnan (numbers->mean))
    return NULL;
  if (numbers->mean_received)
    return g_strdup (_("Your mean as the service sent it"));
  return g_strdup_printf (ngettext ("Computed by Daybeat from %u night with stages in the 30 days before",
                                    "Computed by Daybeat from %u nights with stages in the 30 days before",
                                    numbers->mean_nights),
                          numbers->mean_nights);
}

void
daybeat_stage_card_show (DaybeatStageCard *self, DaybeatSleepLevel level, const DaybeatStageCardNumbers *numbers,
                         DaybeatUnits *units)
{
  g_autofree char *minutes = NULL;
  g_autofree char *percent = NULL;
  g_autofree char *mean = NULL;
  g_autofree char *tooltip = NULL;
  g_autofree char *spoken = NULL;

  g_return_if_fail (DAYBEAT_IS_STAGE_CARD (self));
  g_return_if_fail (numbers != NULL);
  g_return_if_fail (DAYBEAT_IS_UNITS (units));

  minutes = daybeat_units_format_duration (units, numbers->minutes);
  percent = numbers->percent >= 0 ? daybeat_units_format_percent (units, numbers->percent) : g_strdup ("");
  mean = dup_mean_text (numbers, units);
  tooltip = dup_mean_tooltip (numbers);
  spoken = g_strdup_printf ("%s %s %s", minutes, percent, mean);

  daybeat_swatch_set_level (self->swatch, level);
  gtk_label_set_label (self->title, daybeat_sleep_level_get_title (level));
  gtk_label_set_label (self->share, percent);
  gtk_label_set_label (self->minutes, minutes);
  gtk_label_set_label (self->mean, mean);
  gtk_widget_set_visible (GTK_WIDGET (self->mean), *mean != '\0');
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->mean), tooltip);
  daybeat_meter_set_value (self->meter, level, numbers->minutes / numbers->longest, numbers->mean / numbers->longest,
                           spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->meter), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  daybeat_sleep_level_get_title (level), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  daybeat_sleep_level_get_title (level), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken,
                                  -1);
}
