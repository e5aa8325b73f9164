/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-metrics"

#include "config.h"

#include "daybeat-own-mean.h"

#include "daybeat-sleep-numbers.h"

static gboolean
is_compared (const DaybeatSleep *sleep, DaybeatDay tonight)
{
  return sleep->type == DAYBEAT_SLEEP_TYPE_STAGES && sleep->day < tonight
         && sleep->day + DAYBEAT_OWN_MEAN_DAYS >= tonight;
}

void
daybeat_own_mean_init (DaybeatOwnMean *mean, GPtrArray *main_sleeps, DaybeatDay tonight)
{
  double sums[DAYBEAT_N_SLEEP_LEVELS] = { 0 };

  g_return_if_fail (mean != NULL);
  g_return_if_fail (main_sleeps != NULL);

  mean->n = 0;
  for (guint i = 0; i < main_sleeps->len; i++)
    {
      const DaybeatSleep *sleep = g_ptr_array_index (main_sleeps, i);
      DaybeatSleepNumbers numbers;

      if (!is_compared (sleep, tonight))
        continue;
      daybeat_sleep_numbers_init (&numbers, sleep);
      if (isnan (numbers.level_minutes[DAYBEAT_SLEEP_LEVEL_DEEP]))
        continue;
      mean->n++;
      for (int level = 0; level < DAYBEAT_N_SLEEP_LEVELS; level++)
        sums[level] += isnan (numbers.level_minutes[level]) ? 0 : numbers.level_minutes[level];
    }
  for (int level = 0; level < DAYBEAT_N_SLEEP_LEVELS; level++)
    mean->minutes[level] = mean->n >= DAYBEAT_OWN_MEAN_MIN_NIGHTS ? sums[level] / mean->n : DAYBEAT_ABSENT_NUMBER;
}
