/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-overview-body.h"

#include <glib/gi18n.h>
#include <math.h>

#include "daybeat-day-bars.h"
#include "daybeat-page-words.h"
#include "daybeat-reading.h"

#define LEAST_STEPS 5000.0 /* small days stay small */

/* The day, and who said it. */
static char *
dup_origin (DaybeatUnits *units, DaybeatDay day, DaybeatSource source)
{
  g_autofree char *date = daybeat_units_format_day (units, day, DAYBEAT_DATE_WEEKDAY);

  /* Translators: the day of a number and where it comes from: “Tue 24 November · from Google Health” */
  return g_strdup_printf (_("%s · from %s"), date, daybeat_source_get_title (source));
}

static void
set_shown (DaybeatOverviewCard *card, gboolean shown)
{
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (card)), shown);
}

void
daybeat_overview_body_show_steps (DaybeatOverviewCard *card, const DaybeatDailyTrend *trend, DaybeatUnits *units)
{
  g_autofree char *steps = NULL;
  g_autofree char *day = NULL;

  set_shown (card, trend->newest != DAYBEAT_DAY_NONE);
  if (trend->newest == DAYBEAT_DAY_NONE)
    return;
  steps = daybeat_units_format_steps (units, llround (trend->value));
  day = dup_origin (units, trend->newest, trend->source);
  daybeat_overview_card_show (card, steps, day, daybeat_day_bars_new (trend->values, LEAST_STEPS));
}

/* The edges as they are drawn: whole beats, outwards. */
static char *
dup_band (const DaybeatDailyTrend *trend)
{
  int low, high, value;

  if (isnan (trend->band.low))
    return g_strdup_printf (ngettext ("Your usual range needs %d day, has %u",
                                      "Your usual range needs %d days, has %u", DAYBEAT_USUAL_BAND_MIN_DAYS),
                            DAYBEAT_USUAL_BAND_MIN_DAYS, trend->band.n);
  low = (int) floor (trend->band.low);
  high = (int) ceil (trend->band.high);
  value = (int) lround (trend->value);
  if (value < low)
    /* Translators: beats per minute, of 8 days in 10 */
    return g_strdup_printf (_("Below your usual %d–%d"), low, high);
  if (value > high)
    /* Translators: beats per minute, of 8 days in 10 */
    return g_strdup_printf (_("Above your usual %d–%d"), low, high);
  /* Translators: beats per minute, of 8 days in 10 */
  return g_strdup_printf (_("Within your usual %d–%d"), low, high);
}

void
daybeat_overview_body_show_resting_heart_rate (DaybeatOverviewCard *card, const DaybeatDailyTrend *trend,
                                               DaybeatUnits *units)
{
  g_autofree char *bpm = NULL;
  g_autofree char *day = NULL;
  g_autofree char *band = NULL;
  g_autofree char *detail = NULL;

  set_shown (card, trend->newest != DAYBEAT_DAY_NONE);
  if (trend->newest == DAYBEAT_DAY_NONE)
    return;
  /* Translators: beats per minute */
  bpm = g_strdup_printf (_("%.0f bpm"), trend->value);
  day = dup_origin (units, trend->newest, trend->source);
  band = dup_band (trend);
  detail = g_strdup_printf ("%s\n%s", band, day);
  daybeat_overview_card_show (card, bpm, detail, NULL);
}

void
daybeat_overview_body_show_weight (DaybeatOverviewCard *card, GPtrArray *readings, DaybeatUnits *units)
{
  const DaybeatReading *newest = readings->len > 0 ? g_ptr_array_index (readings, readings->len - 1) : NULL;
  g_autofree char *weight = NULL;
  g_autofree char *origin = NULL;

  set_shown (card, newest != NULL && !isnan (newest->value));
  if (newest == NULL || isnan (newest->value))
    return;
  weight = daybeat_units_format_weight (units, newest->value);
  origin = dup_origin (units, daybeat_instant_get_day (newest->time), newest->source);
  daybeat_overview_card_show (card, weight, origin, NULL);
}
