/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-models"

#include "config.h"

#include "daybeat-daily-trend.h"

#include "daybeat-absent.h"

#define N_DAYS (DAYBEAT_DAILY_TREND_DAYS + DAYBEAT_USUAL_BAND_DAYS)

DaybeatDay
daybeat_daily_trend_get_first_day (DaybeatDay last)
{
  return last - N_DAYS + 1;
}

/* Every day of the span in its place. */
static void
lay_out (GArray *rows, const char *metric, DaybeatDay first, double *days, DaybeatSource *sources)
{
  for (guint i = 0; i < N_DAYS; i++)
    days[i] = DAYBEAT_ABSENT_NUMBER;
  for (guint i = 0; i < rows->len; i++)
    {
      const DaybeatDailyRow *row = &g_array_index (rows, DaybeatDailyRow, i);
      const DaybeatDaily *daily = &row->daily;

      if (!g_str_equal (daily->metric, metric) || daily->day < first || daily->day - first >= N_DAYS)
        continue;
      days[daily->day - first] = daily->value;
      sources[daily->day - first] = row->source;
    }
}

DaybeatDailyTrend *
daybeat_daily_trend_new (GArray *rows, const char *metric, DaybeatDay last)
{
  DaybeatDailyTrend *self = g_new0 (DaybeatDailyTrend, 1);
  DaybeatDay first = daybeat_daily_trend_get_first_day (last);
  double days[N_DAYS];
  DaybeatSource sources[N_DAYS] = { 0 };
  guint newest = N_DAYS - 1;

  g_return_val_if_fail (rows != NULL, NULL);

  lay_out (rows, metric, first, days, sources);
  self->values = g_array_new (FALSE, FALSE, sizeof (double));
  g_array_append_vals (self->values, days + DAYBEAT_USUAL_BAND_DAYS, DAYBEAT_DAILY_TREND_DAYS);
  while (newest >= DAYBEAT_USUAL_BAND_DAYS && isnan (days[newest]))
    newest--;
  self->value = DAYBEAT_ABSENT_NUMBER;
  if (newest < DAYBEAT_USUAL_BAND_DAYS)
    return self;
  self->newest = first + newest;
  self->value = days[newest];
  self->source = sources[newest];
  daybeat_usual_band_init (&self->band, days + newest - DAYBEAT_USUAL_BAND_DAYS, DAYBEAT_USUAL_BAND_DAYS);
  return self;
}

void
daybeat_daily_trend_free (DaybeatDailyTrend *self)
{
  g_array_unref (self->values);
  g_free (self);
}
