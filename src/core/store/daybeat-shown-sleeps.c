/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-store"

#include "config.h"

#include "daybeat-shown-sleeps.h"

static gboolean
overlap (const DaybeatSleep *a, const DaybeatSleep *b)
{
  return a->start.wall_ms < b->end.wall_ms && b->start.wall_ms < a->end.wall_ms;
}

/* Whether @a is shown rather than @b; a total order, so that the outcome never depends on who came first. */
static gboolean
is_richer (const DaybeatSleep *a, const DaybeatSleep *b)
{
  gint64 length_a = a->end.wall_ms - a->start.wall_ms;
  gint64 length_b = b->end.wall_ms - b->start.wall_ms;

  if (a->type != b->type)
    return a->type == DAYBEAT_SLEEP_TYPE_STAGES;
  if (length_a != length_b)
    return length_a > length_b;
  if (a->source != b->source)
    return a->source < b->source;
  return g_strcmp0 (a->id, b->id) < 0;
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

/* By end: what overlaps @sleep stands near it, so that ten years take one pass and a few looks to the side. */
static gboolean
is_hidden_at (GPtrArray *sleeps, guint position, const DaybeatSleep *sleep)
{
  for (guint i = position; i-- > 0;)
    {
      const DaybeatSleep *other = g_ptr_array_index (sleeps, i);

      if (other->end.wall_ms < sleep->start.wall_ms)
        break;
      if (other->source != sleep->source && overlap (other, sleep) && is_richer (other, sleep))
        return TRUE;
    }
  for (guint i = position + 1; i < sleeps->len; i++)
    {
      const DaybeatSleep *other = g_ptr_array_index (sleeps, i);

      if (other->end.wall_ms > sleep->end.wall_ms + 2 * DAYBEAT_MS_PER_DAY)
        break;
      if (other->source != sleep->source && overlap (other, sleep) && is_richer (other, sleep))
        return TRUE;
    }
  return FALSE;
}

gboolean
daybeat_shown_sleeps_is_shown (GPtrArray *sleeps, const DaybeatSleep *sleep)
{
  guint position;

  return !g_ptr_array_find (sleeps, sleep, &position) || !is_hidden_at (sleeps, position, sleep);
}

void
daybeat_shown_sleeps_filter (GPtrArray *sleeps)
{
  g_autofree gboolean *hidden = NULL;

  if (!has_several_sources (sleeps))
    return;

  hidden = g_new0 (gboolean, sleeps->len);
  for (guint i = 0; i < sleeps->len; i++)
    hidden[i] = is_hidden_at (sleeps, i, g_ptr_array_index (sleeps, i));
  for (guint i = sleeps->len; i-- > 0;)
    {
      if (hidden[i])
        g_ptr_array_remove_index (sleeps, i);
    }
}
