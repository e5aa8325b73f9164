/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-sleep-page"

#include "config.h"

#include "daybeat-sleep-span-view.h"

#include <glib/gi18n.h>

#include "daybeat-sleep-bars-chart.h"

enum
{
  MEAN_ASLEEP,
  MEAN_BED,
  MEAN_WAKE,
  N_MEANS
};

struct _DaybeatSleepSpanView
{
  AdwBin parent_instance;

  GtkFlowBox *means;
  DaybeatSleepBarsChart *chart;
  GtkLabel *legend;
  GtkLabel *numbers[N_MEANS]; /* (unowned): the flow box's, like the next */
  GtkLabel *notes[N_MEANS];
};

G_DEFINE_FINAL_TYPE (DaybeatSleepSpanView, daybeat_sleep_span_view, ADW_TYPE_BIN)

static void
on_day_activated (DaybeatSleepSpanView *self, guint day)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "sleep.open-day", "u", day);
}

static void
daybeat_sleep_span_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DAYBEAT_TYPE_SLEEP_SPAN_VIEW);

  G_OBJECT_CLASS (daybeat_sleep_span_view_parent_class)->dispose (object);
}

static void
daybeat_sleep_span_view_class_init (DaybeatSleepSpanViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = daybeat_sleep_span_view_dispose;

  g_type_ensure (DAYBEAT_TYPE_SLEEP_BARS_CHART);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/daybeat/Daybeat/pages/sleep/daybeat-sleep-span-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DaybeatSleepSpanView, means);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSleepSpanView, chart);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSleepSpanView, legend);
  gtk_widget_class_bind_template_callback (widget_class, on_day_activated);
}

static void
add_mean (DaybeatSleepSpanView *self, guint mean, const char *title)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *heading = gtk_label_new (title);
  GtkWidget *number = gtk_label_new (NULL);
  GtkWidget *note = gtk_label_new (NULL);
  GtkWidget *labels[] = { heading, number, note };

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      gtk_label_set_xalign (GTK_LABEL (labels[i]), 0);
      gtk_label_set_wrap (GTK_LABEL (labels[i]), TRUE);
      gtk_widget_add_css_class (labels[i], "numeric");
      gtk_box_append (GTK_BOX (card), labels[i]);
    }
  gtk_widget_add_css_class (heading, "caption-heading");
  gtk_widget_add_css_class (number, "title-3");
  gtk_widget_add_css_class (note, "caption");
  gtk_widget_add_css_class (note, "dimmed");
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "daybeat-stage-card");
  gtk_flow_box_append (self->means, card);
  /* Read, not chosen: the keyboard passes it by. */
  gtk_widget_set_focusable (gtk_widget_get_parent (card), FALSE);
  self->numbers[mean] = GTK_LABEL (number);
  self->notes[mean] = GTK_LABEL (note);
}

static void
daybeat_sleep_span_view_init (DaybeatSleepSpanView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_mean (self, MEAN_ASLEEP, _("Asleep a day"));
  add_mean (self, MEAN_BED, _("Usually falling asleep"));
  add_mean (self, MEAN_WAKE, _("Usually waking up"));
}

static char *
dup_needs (guint needed, guint nights)
{
  /* Translators: why there is no mean: how many nights it needs, and how many there are */
  return g_strdup_printf (ngettext ("Needs %u night, has %u", "Needs %u nights, has %u", needed), needed, nights);
}

static void
show_mean_asleep (DaybeatSleepSpanView *self, const DaybeatSleepSummary *summary, DaybeatUnits *units)
{
  g_autofree char *number = daybeat_units_format_duration (units, summary->asleep);
  g_autofree char *note = NULL;

  if (summary->nights < summary->needed)
    note = dup_needs (summary->needed, summary->nights);
  else if (summary->travel)
    note = g_strdup_printf (_("%u of %u nights, includes travel"), summary->nights, summary->days);
  else
    note = g_strdup_printf (_("%u of %u nights"), summary->nights, summary->days);
  gtk_label_set_label (self->numbers[MEAN_ASLEEP], number);
  gtk_label_set_label (self->notes[MEAN_ASLEEP], note);
}

static void
show_usual_time (DaybeatSleepSpanView *self, guint mean, const DaybeatSleepSummary *summary,
                 const DaybeatCircular *circular, DaybeatUnits *units)
{
  g_autofree char *number = NULL;
  g_autofree char *note = NULL;

  if (summary->has_usual_times)
    {
      g_autofree char *spread = daybeat_units_format_duration (units, circular->deviation);

      number = daybeat_units_format_minute_of_day (units, (int) round (circular->mean));
      /* Translators: how much a usual time varies: "give or take 32 min" */
      note = g_strdup_printf (_("Give or take %s"), spread);
    }
  else
    {
      number = g_strdup ("–");
      note = circular->n < summary->clocks_needed ? dup_needs (summary->clocks_needed, (guint) circular->n)
                                                  : g_strdup (_("No usual time"));
    }
  gtk_label_set_label (self->numbers[mean], number);
  gtk_label_set_label (self->notes[mean], note);
}

static void
show_legend (DaybeatSleepSpanView *self, const DaybeatSleepGoal *goal, DaybeatUnits *units)
{
  g_autoptr (GString) text = g_string_new (_("Bars run from falling asleep to waking up, with the time asleep below. "
                                             "Weekends are lighter."));

  if (goal != NULL && goal->minutes > 0)
    {
      g_autofree char *minutes = daybeat_units_format_duration (units, goal->minutes);

      g_string_append_c (text, ' ');
      g_string_append_printf (text, _("The line is the goal of %s."), minutes);
    }
  if (goal != NULL && goal->bedtime_minute != DAYBEAT_ABSENT && goal->wakeup_minute != DAYBEAT_ABSENT)
    {
      g_autofree char *bed = daybeat_units_format_minute_of_day (units, goal->bedtime_minute);
      g_autofree char *wake = daybeat_units_format_minute_of_day (units, goal->wakeup_minute);

      g_string_append_c (text, ' ');
      g_string_append_printf (text, _("The band is the planned night, %s to %s."), bed, wake);
    }
  gtk_label_set_label (self->legend, text->str);
}

void
daybeat_sleep_span_view_show (DaybeatSleepSpanView *self, DaybeatSleepRange *range, const DaybeatSleepGoal *goal,
                              DaybeatUnits *units)
{
  g_autoptr (GArray) bars = NULL;
  g_autofree char *description = NULL;
  DaybeatSleepSummary summary;

  g_return_if_fail (DAYBEAT_IS_SLEEP_SPAN_VIEW (self));
  g_return_if_fail (DAYBEAT_IS_SLEEP_RANGE (range));
  g_return_if_fail (DAYBEAT_IS_UNITS (units));

  bars = daybeat_sleep_range_dup_bars (range);
  daybeat_sleep_range_get_summary (range, &summary);
  show_mean_asleep (self, &summary, units);
  show_usual_time (self, MEAN_BED, &summary, &summary.bed, units);
  show_usual_time (self, MEAN_WAKE, &summary, &summary.wake, units);
  show_legend (self, goal, units);
  daybeat_sleep_bars_chart_set_bars (self->chart, bars, goal, units);
  description = g_strdup_printf (ngettext ("%u night. The arrow keys go through the days, Enter opens one.",
                                           "%u nights. The arrow keys go through the days, Enter opens one.",
                                           summary.nights),
                                 summary.nights);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chart), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Bed and wake times"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}
