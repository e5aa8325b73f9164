/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-sleep-page"

#include "config.h"

#include "daybeat-sleep-row.h"

#include <glib/gi18n.h>

#include "daybeat-hypnogram-chart.h"
#include "daybeat-sleep-words.h"

struct _DaybeatSleepRow
{
  GtkBox parent_instance;

  DaybeatSleepNight *night; /* (owned) (nullable) */
  DaybeatUnits *units;      /* (owned) (nullable) */
  GtkListItem *item;        /* (unowned) (nullable): set while bound */

  GtkLabel *date;
  GtkLabel *times;
  DaybeatHypnogramChart *hypnogram;
  GtkLabel *asleep;
};

G_DEFINE_FINAL_TYPE (DaybeatSleepRow, daybeat_sleep_row, GTK_TYPE_BOX)

static char *
dup_times (DaybeatSleepRow *self)
{
  const DaybeatSleep *sleep = daybeat_sleep_night_get_main (self->night);

  if (!daybeat_sleep_night_get_loaded (self->night))
    return g_strdup ("");
  if (sleep != NULL)
    return daybeat_sleep_words_dup_times (sleep, self->units);
  if (daybeat_sleep_night_get_naps (self->night)->len > 0)
    return g_strdup (_("Only naps"));
  return g_strdup (_("Deleted"));
}

/* Weekday and date without the year, which the list says above. */
static char *
dup_date (DaybeatSleepRow *self, DaybeatDay day)
{
  g_autofree char *date = daybeat_units_format_day (self->units, day, DAYBEAT_DATE_DAY_MONTH);
  char weekday[32];
  GDate calendar;

  g_date_clear (&calendar, 1);
  g_date_set_julian (&calendar, day);
  g_date_strftime (weekday, sizeof weekday, "%a", &calendar);
  /* Translators: a weekday and a date: "Tue 24 Nov" */
  return g_strdup_printf (_("%s %s"), weekday, date);
}

static void
on_night_changed (DaybeatSleepRow *self)
{
  DaybeatDay day = daybeat_sleep_night_get_day (self->night);
  double minutes = daybeat_sleep_night_get_asleep (self->night);
  g_autofree char *date = daybeat_units_format_day (self->units, day, DAYBEAT_DATE_WEEKDAY);
  g_autofree char *short_date = dup_date (self, day);
  g_autofree char *times = dup_times (self);
  g_autofree char *asleep = isnan (minutes) ? g_strdup ("") : daybeat_units_format_duration (self->units, minutes);
  g_autofree char *spoken = g_strdup_printf ("%s, %s, %s", date, times, asleep);

  gtk_label_set_label (self->date, short_date);
  gtk_label_set_label (self->times, times);
  gtk_label_set_label (self->asleep, asleep);
  daybeat_hypnogram_chart_set_sleep (self->hypnogram, daybeat_sleep_night_get_main (self->night), self->units);
  gtk_list_item_set_accessible_label (self->item, spoken);
}

static void
daybeat_sleep_row_dispose (GObject *object)
{
  daybeat_sleep_row_unbind (DAYBEAT_SLEEP_ROW (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), DAYBEAT_TYPE_SLEEP_ROW);

  G_OBJECT_CLASS (daybeat_sleep_row_parent_class)->dispose (object);
}

static void
daybeat_sleep_row_class_init (DaybeatSleepRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = daybeat_sleep_row_dispose;

  g_type_ensure (DAYBEAT_TYPE_HYPNOGRAM_CHART);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/daybeat/Daybeat/pages/sleep/daybeat-sleep-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DaybeatSleepRow, date);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSleepRow, times);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSleepRow, hypnogram);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSleepRow, asleep);
}

static void
daybeat_sleep_row_init (DaybeatSleepRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
daybeat_sleep_row_bind (DaybeatSleepRow *self, DaybeatSleepNight *night, GtkListItem *item, DaybeatUnits *units)
{
  g_return_if_fail (DAYBEAT_IS_SLEEP_ROW (self));
  g_return_if_fail (DAYBEAT_IS_SLEEP_NIGHT (night));
  g_return_if_fail (GTK_IS_LIST_ITEM (item));
  g_return_if_fail (DAYBEAT_IS_UNITS (units));

  daybeat_sleep_row_unbind (self);
  self->night = g_object_ref (night);
  self->units = g_object_ref (units);
  self->item = item;
  g_signal_connect_swapped (night, "notify::asleep", G_CALLBACK (on_night_changed), self);
  on_night_changed (self);
}

void
daybeat_sleep_row_unbind (DaybeatSleepRow *self)
{
  g_return_if_fail (DAYBEAT_IS_SLEEP_ROW (self));

  if (self->night != NULL)
    g_signal_handlers_disconnect_by_data (self->night, self);
  g_clear_object (&self->night);
  g_clear_object (&self->units);
  self->item = NULL;
}
