/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-sync"

#include "config.h"

#include "daybeat-sync-plan.h"

static gboolean
speaks_of (const DaybeatCheckpoint *checkpoint, DaybeatSource source, const DaybeatResource *resource)
{
  return checkpoint->source == source && g_str_equal (checkpoint->resource, resource->id);
}

gboolean
daybeat_sync_plan_is_marked (GPtrArray *checkpoints, DaybeatSource source, const DaybeatResource *resource)
{
  for (guint i = 0; i < checkpoints->len; i++)
    {
      const DaybeatCheckpoint *checkpoint = g_ptr_array_index (checkpoints, i);

      if (checkpoint->marked != NULL && speaks_of (checkpoint, source, resource))
        return TRUE;
    }
  return FALSE;
}

/* A part of the longest range takes its part of the requests, and one at least. */
static DaybeatSyncStep
make_step (const DaybeatResource *resource, DaybeatDay first, DaybeatDay last)
{
  guint expected = MAX (resource->expected_requests, 1);

  if (resource->window_days > 0)
    expected = (expected * (last - first + 1) + resource->window_days - 1) / resource->window_days;
  return (DaybeatSyncStep) { resource, first, last, expected };
}

/* Cuts the unknown days into windows, from the newest day backwards. */
static void
add_windows (GArray *steps, const DaybeatResource *resource, DaybeatDay first, DaybeatDay last)
{
  while (first <= last)
    {
      DaybeatDay from = last - first >= resource->window_days ? last - resource->window_days + 1 : first;
      DaybeatSyncStep step = make_step (resource, from, last);

      g_array_append_val (steps, step);
      last = from - 1;
    }
}

/* A window of years is one request, however few of them are asked for: the oldest is asked for whole. It may hold what
   is older than the account, as from an account of before. */
static DaybeatDay
reach_back (const DaybeatResource *resource, DaybeatDay since, DaybeatDay until)
{
  guint n_windows;

  if (resource->window_days <= DAYBEAT_SYNC_EMPTY_STRETCH || resource->expected_requests > 1)
    return since;
  n_windows = (until - since) / resource->window_days + 1;
  return until + 1 - n_windows * resource->window_days;
}

/* The newest window that lies before @day, or NULL. */
static const DaybeatCheckpoint *
newest_before (GPtrArray *checkpoints, DaybeatSource source, const DaybeatResource *resource, DaybeatDay day)
{
  const DaybeatCheckpoint *newest = NULL;

  for (guint i = 0; i < checkpoints->len; i++)
    {
      const DaybeatCheckpoint *checkpoint = g_ptr_array_index (checkpoints, i);

      if (speaks_of (checkpoint, source, resource) && checkpoint->first != DAYBEAT_DAY_NONE &&
          checkpoint->first <= day && (newest == NULL || checkpoint->last > newest->last))
        newest = checkpoint;
    }
  return newest;
}

GArray *
daybeat_sync_plan_windows (GPtrArray *checkpoints, DaybeatSource source, const DaybeatResource *resource,
                           DaybeatDay since, DaybeatDay today)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (DaybeatSyncStep));
  DaybeatDay unknown_until = today;

  while (unknown_until >= since)
    {
      const DaybeatCheckpoint *known = newest_before (checkpoints, source, resource, unknown_until);
      DaybeatDay known_until;

      if (known == NULL)
        {
          add_windows (steps, resource, reach_back (resource, since, unknown_until), unknown_until);
          break;
        }
      known_until = MIN (known->last, today);
      /* Devices sync late and nights are scored anew: the latest days that were fetched are asked for again. */
      known_until -= MIN (resource->reread_days, known_until - known->first + 1);
      add_windows (steps, resource, MAX (since, known_until + 1), unknown_until);
      unknown_until = known->first - 1;
    }
  return steps;
}

static void
add_first_steps_of (GArray *steps, GPtrArray *checkpoints, DaybeatSource source, const DaybeatResource *resource,
                    DaybeatDay today)
{
  DaybeatSyncStep single = make_step (resource, DAYBEAT_DAY_NONE, DAYBEAT_DAY_NONE);
  g_autoptr (GArray) windows = NULL;

  if (daybeat_sync_plan_is_marked (checkpoints, source, resource))
    return;
  if (resource->window_days == 0)
    {
      g_array_append_val (steps, single);
      return;
    }
  windows = daybeat_sync_plan_windows (checkpoints, source, resource, today - resource->window_days + 1, today);
  if (windows->len > 0)
    g_array_append_val (steps, g_array_index (windows, DaybeatSyncStep, 0));
}

GArray *
daybeat_sync_plan_first_steps (GPtrArray *checkpoints, DaybeatService *service, DaybeatDay today)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (DaybeatSyncStep));
  gsize n_resources;
  const DaybeatResource *resources = daybeat_service_get_resources (service, &n_resources);

  for (gsize i = 0; i < n_resources; i++)
    add_first_steps_of (steps, checkpoints, daybeat_service_get_source (service), &resources[i], today);
  return steps;
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const DaybeatSyncStep *one = a;
  const DaybeatSyncStep *other = b;

  return (one->last < other->last) - (one->last > other->last);
}

GArray *
daybeat_sync_plan_backfill (GPtrArray *checkpoints, DaybeatService *service, DaybeatDay since, DaybeatDay today)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (DaybeatSyncStep));
  DaybeatSource source = daybeat_service_get_source (service);
  gsize n_resources;
  const DaybeatResource *resources = daybeat_service_get_resources (service, &n_resources);

  for (gsize i = 0; i < n_resources; i++)
    {
      g_autoptr (GArray) steps = NULL;
      guint begin;

      if (resources[i].window_days == 0 || daybeat_sync_plan_is_marked (checkpoints, source, &resources[i]))
        continue;
      steps = daybeat_sync_plan_windows (checkpoints, source, &resources[i], since, today);
      /* The days up to now have been asked for a moment ago. */
      begin = steps->len > 0 && g_array_index (steps, DaybeatSyncStep, 0).last == today ? 1 : 0;
      if (steps->len > begin)
        g_array_append_vals (all, &g_array_index (steps, DaybeatSyncStep, begin), steps->len - begin);
    }
  g_array_sort (all, compare_newest_first);
  return all;
}

guint
daybeat_sync_plan_count_requests (GArray *steps)
{
  guint expected = 0;

  for (guint i = 0; i < steps->len; i++)
    expected += g_array_index (steps, DaybeatSyncStep, i).expected_requests;
  return expected;
}
