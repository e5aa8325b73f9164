/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-overview-sleep.h"

#include <glib/gi18n.h>
#include <math.h>

#include "daybeat-hypnogram-chart.h"
#include "daybeat-day-bars.h"
#include "daybeat-page-words.h"

#define LEAST_SCALE 480.0 /* minutes: short nights stay short */
#define HYPNOGRAM_HEIGHT 52

static char *
dup_night_detail (const DaybeatSleep *night, const DaybeatSleepNumbers *numbers, DaybeatUnits *units)
{
  g_autofree char *bed
      = daybeat_units_format_minute_of_day (units, daybeat_instant_get_minute_of_day (night->start));
  g_autofree char *up = daybeat_units_format_minute_of_day (units, daybeat_instant_get_minute_of_day (night->end));
  g_autofree char *efficiency = NULL;

  if (numbers == NULL || !isfinite (numbers->efficiency))
    /* Translators: from going to bed to getting up: "23:41 – 07:20" */
    return g_strdup_printf (_("%s – %s"), bed, up);
  efficiency = daybeat_units_format_percent (units, numbers->efficiency);
  /* Translators: from going to bed to getting up, and the share of it that was sleep. */
  return g_strdup_printf (_("%s – %s · %s asleep"), bed, up, efficiency);
}

/* Never with a target of the wrong type in between. */
static void
set_action (DaybeatOverviewCard *card, const char *name, GVariant *target)
{
  gtk_actionable_set_action_name (GTK_ACTIONABLE (card), NULL);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (card), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (card), name);
}

static DaybeatSleepNight *
find_newest (DaybeatSleepRange *range)
{
  for (DaybeatDay day = daybeat_sleep_range_get_last (range); day >= daybeat_sleep_range_get_first (range); day--)
    {
      DaybeatSleepNight *night = daybeat_sleep_range_get_night (range, day);

      if (night != NULL && daybeat_sleep_night_get_main (night) != NULL)
        return night;
    }
  return NULL;
}

static void
show_empty (DaybeatOverviewCard *card, DaybeatEmptyReason reason, const char *nothing)
{
  daybeat_overview_card_show_empty (
      card,
      daybeat_page_words_get_empty (reason, _("Your privacy settings at the service hide your sleep."), nothing));
}

static void
show_no_night (DaybeatOverviewCard *card, DaybeatEmptyReason reason)
{
  daybeat_overview_card_set_heading (card, _("Last night"));
  show_empty (card, reason,
              _("No night in the last 30 days: the device was not worn or has not synced. "
                "Earlier nights are on the sleep page."));
  set_action (card, "win.show-page", g_variant_new_string ("sleep"));
}

void
daybeat_overview_sleep_show_night (DaybeatOverviewCard *card, DaybeatSleepRange *range, DaybeatEmptyReason reason,
                                   DaybeatUnits *units)
{
  DaybeatSleepNight *night = find_newest (range);
  const DaybeatSleep *sleep = night != NULL ? daybeat_sleep_night_get_main (night) : NULL;
  g_autofree char *date = NULL;
  g_autofree char *heading = NULL;
  g_autofree char *asleep = NULL;
  g_autofree char *detail = NULL;
  GtkWidget *chart;

  if (sleep == NULL)
    {
      show_no_night (card, reason);
      return;
    }
  date = daybeat_units_format_day (units, daybeat_sleep_night_get_day (night), DAYBEAT_DATE_WEEKDAY);
  heading = g_strdup_printf (_("Night to %s"), date);
  asleep = daybeat_units_format_duration (units, daybeat_sleep_night_get_asleep (night));
  detail = dup_night_detail (sleep, daybeat_sleep_night_get_numbers (night), units);
  chart = daybeat_hypnogram_chart_new ();
  daybeat_hypnogram_chart_set_compact (DAYBEAT_HYPNOGRAM_CHART (chart), TRUE);
  gtk_widget_set_size_request (chart, -1, HYPNOGRAM_HEIGHT);
  daybeat_hypnogram_chart_set_sleep (DAYBEAT_HYPNOGRAM_CHART (chart), sleep, units);
  daybeat_overview_card_set_heading (card, heading);
  daybeat_overview_card_show (card, asleep, detail, chart);
  set_action (card, "win.show-day", g_variant_new ("(su)", "sleep", daybeat_sleep_night_get_day (night)));
}

static char *
dup_nights_detail (const DaybeatSleepSummary *summary, DaybeatUnits *units)
{
  g_autofree char *bed = NULL;
  g_autofree char *wake = NULL;

  if (!summary->has_usual_times)
    return g_strdup_printf (ngettext ("asleep on average, %u night", "asleep on average, %u nights", summary->nights),
                            summary->nights);
  bed = daybeat_units_format_minute_of_day (units, (int) lround (summary->bed.mean));
  wake = daybeat_units_format_minute_of_day (units, (int) lround (summary->wake.mean));
  /* Translators: under the mean time asleep: the usual times of falling asleep and waking up. */
  return g_strdup_printf (_("asleep on average, usually %s – %s"), bed, wake);
}

void
daybeat_overview_sleep_show_nights (DaybeatOverviewCard *card, DaybeatSleepRange *range, DaybeatEmptyReason reason,
                                    DaybeatUnits *units)
{
  g_autoptr (GArray) bars = daybeat_sleep_range_dup_bars (range);
  g_autofree char *asleep = NULL;
  g_autofree char *detail = NULL;
  DaybeatSleepSummary summary;
  g_autoptr (GArray) lengths = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < bars->len; i++)
    g_array_append_val (lengths, g_array_index (bars, DaybeatSleepBar, i).asleep);
  daybeat_sleep_range_get_summary (range, &summary);
  if (!isfinite (summary.asleep))
    {
      detail = g_strdup_printf (ngettext ("A mean needs %u night or more; there are too few in these 30 days.",
                                          "A mean needs %u nights or more; there are too few in these 30 days.",
                                          summary.needed),
                                summary.needed);
      show_empty (card, reason, detail);
      return;
    }
  asleep = daybeat_units_format_duration (units, summary.asleep);
  detail = dup_nights_detail (&summary, units);
  daybeat_overview_card_show (card, asleep, detail, daybeat_day_bars_new (lengths, LEAST_SCALE));
}
