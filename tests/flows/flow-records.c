/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-flow"

#include "config.h"

#include <math.h>

#include "daybeat-test-support.h"
#include "flow-person.h"

/* What of a history is shown, counted. */

#define FIRST 0
#define LAST (daybeat_day_today () + 2)

static GArray *
load_dailies (FlowPerson *self, const char *metric, DaybeatDay last)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  GArray *rows;

  daybeat_store_load_dailies_async (self->store, metric, FIRST, last, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  rows = daybeat_store_load_dailies_finish (self->store, result, NULL);
  g_assert_nonnull (rows);
  return rows;
}

guint
flow_person_count_dailies (FlowPerson *self, const char *metric)
{
  g_autoptr (GArray) rows = load_dailies (self, metric, LAST);

  return rows->len;
}

double
flow_person_find_daily (FlowPerson *self, const char *metric, DaybeatDay *day)
{
  g_autoptr (GArray) rows = load_dailies (self, metric, *day);
  const DaybeatDailyRow *newest = rows->len > 0 ? &g_array_index (rows, DaybeatDailyRow, rows->len - 1) : NULL;

  *day = newest != NULL ? newest->daily.day : DAYBEAT_DAY_NONE;
  return newest != NULL ? newest->daily.value : NAN;
}

guint
flow_person_count_series_days (FlowPerson *self, const char *kind)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) days = NULL;

  daybeat_store_load_series_days_async (self->store, kind, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  days = daybeat_store_load_series_days_finish (self->store, result, NULL);
  g_assert_nonnull (days);
  return days->len;
}

guint
flow_person_count_readings (FlowPerson *self, const char *kind)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) readings = NULL;

  daybeat_store_load_readings_async (self->store, kind, FIRST, LAST, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  readings = daybeat_store_load_readings_finish (self->store, result, NULL);
  g_assert_nonnull (readings);
  return readings->len;
}

guint
flow_person_count_exercises (FlowPerson *self)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) exercises = NULL;

  daybeat_store_load_exercises_async (self->store, FIRST, LAST, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  exercises = daybeat_store_load_exercises_finish (self->store, result, NULL);
  g_assert_nonnull (exercises);
  return exercises->len;
}
