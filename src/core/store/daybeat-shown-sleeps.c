/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-store"

#include "config.h"

#include "daybeat-shown-sleeps.h"

/* No sleep is longer, so that a look to the side may end there. */
#define LONGEST_MS (2 * DAYBEAT_MS_PER_DAY)

static gboolean
overlap (const DaybeatSleep *a, const DaybeatSleep *b)
{
  return a->start.wall_ms < b->end.wall_ms && b->start.wall_ms < a->end.wall_ms;
}

/* The richer first; a total order, so that the outcome never depends on who came first. */
static int
compare_richness (const DaybeatSleep *a, const DaybeatSleep *b)
{
  gint64 length_a = a->end.wall_ms - a->start.wall_ms;
  gint64 length_b = b->end.wall_ms - b->start.wall_ms;

  if (a->type != b->type)
    return a->type == DAYBEAT_SLEEP_TYPE_STAGES ? -1 : 1;
  if (length_a != length_b)
    return length_a > length_b ? -1 : 1;
  if (a->source != b->source)
    return a->source < b->source ? -1 : 1;
  return g_strcmp0 (a->id, b->id);
}

static int
compare_positions (gconstpointer a, gconstpointer b, gpointer data)
{
  GPtrArray *sleeps = data;

  return compare_richness (g_ptr_array_index (sleeps, *(const guint *) a),
                           g_ptr_array_index (sleeps, *(const guint *) b));
}

static gboolean
has_several_sources (GPtrArray *sleeps)
{
  for (guint i = 1; i < sleeps->len; i++)
    {
      if (((DaybeatSleep *) g_ptr_array_index (sleeps, i))->source !=
          ((DaybeatSleep *) g_ptr_array_index (sleeps, 0))->source)
        return TRUE;
    }
  return FALSE;
}

static gboolean
hides (const DaybeatSleep *shown, const DaybeatSleep *sleep)
{
  return shown->source != sleep->source && overlap (shown, sleep);
}

/* By end: what overlaps a sleep stands near it, so that ten years take one pass and a few looks to the side. */
static gboolean
is_hidden_by_shown (GPtrArray *sleeps, const gboolean *shown, guint position)
{
  const DaybeatSleep *sleep = g_ptr_array_index (sleeps, position);

  for (guint i = position; i-- > 0;)
    {
      const DaybeatSleep *other = g_ptr_array_index (sleeps, i);

      if (other->end.wall_ms < sleep->start.wall_ms)
        break;
      if (shown[i] && hides (other, sleep))
        return TRUE;
    }
  for (guint i = position + 1; i < sleeps->len; i++)
    {
      const DaybeatSleep *other = g_ptr_array_index (sleeps, i);

      if (other->end.wall_ms > sleep->end.wall_ms + LONGEST_MS)
        break;
      if (shown[i] && hides (other, sleep))
        return TRUE;
    }
  return FALSE;
}

gboolean *
daybeat_shown_sleeps_decide (GPtrArray *sleeps)
{
  gboolean *shown = g_new0 (gboolean, MAX (sleeps->len, 1));
  g_autofree guint *order = g_new (guint, MAX (sleeps->len, 1));
  gboolean several = has_several_sources (sleeps);

  for (guint i = 0; i < sleeps->len; i++)
    {
      order[i] = i;
      shown[i] = !several;
    }
  if (!several)
    return shown;

  /* The richest first: what is hidden itself hides nothing. */
  g_sort_array (order, sleeps->len, sizeof *order, compare_positions, sleeps);
  for (guint i = 0; i < sleeps->len; i++)
    shown[order[i]] = !is_hidden_by_shown (sleeps, shown, order[i]);
  return shown;
}

void
daybeat_shown_sleeps_filter (GPtrArray *sleeps)
{
  g_autofree gboolean *shown = daybeat_shown_sleeps_decide (sleeps);
  guint kept = 0;

  for (guint i = 0; i < sleeps->len; i++)
    {
      if (shown[i])
        kept++;
    }
  for (guint i = sleeps->len; kept < sleeps->len && i-- > 0;)
    {
      if (!shown[i])
        g_ptr_array_remove_index (sleeps, i);
    }
}
