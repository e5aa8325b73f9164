/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-export"

#include "config.h"

#include "daybeat-export-weight.h"

#include "daybeat-export-values-private.h"
#include "daybeat-precedence.h"

/* One step on a scale; weight and fat come one after the other. */
#define SAME_MOMENT_MS DAYBEAT_MS_PER_MINUTE

typedef struct
{
  const DaybeatReading *reading;
  gboolean shown;
  gboolean used;
} Copy;

static int
compare_copies (gconstpointer a, gconstpointer b)
{
  const DaybeatReading *reading_a = ((const Copy *) a)->reading;
  const DaybeatReading *reading_b = ((const Copy *) b)->reading;

  if (reading_a->time.wall_ms != reading_b->time.wall_ms)
    return reading_a->time.wall_ms < reading_b->time.wall_ms ? -1 : 1;
  return g_strcmp0 (reading_a->id, reading_b->id);
}

static GArray *
choose_copies (GPtrArray *readings, gboolean all_sources)
{
  g_autofree gboolean *shown = daybeat_precedence_decide_readings (readings);
  GArray *copies = g_array_new (FALSE, FALSE, sizeof (Copy));

  for (guint i = 0; i < readings->len; i++)
    {
      Copy copy = { g_ptr_array_index (readings, i), shown[i], FALSE };

      if (all_sources || shown[i])
        g_array_append_val (copies, copy);
    }
  g_array_sort (copies, compare_copies);
  return copies;
}

/* The nearest that nothing else was measured with. */
static Copy *
find_fat (GArray *fats, guint *first, const DaybeatReading *weight, gboolean all_sources)
{
  Copy *nearest = NULL;

  while (*first < fats->len &&
         g_array_index (fats, Copy, *first).reading->time.wall_ms < weight->time.wall_ms - SAME_MOMENT_MS)
    ++*first;
  for (guint i = *first; i < fats->len; i++)
    {
      Copy *fat = &g_array_index (fats, Copy, i);
      gint64 after = fat->reading->time.wall_ms - weight->time.wall_ms;

      if (after > SAME_MOMENT_MS)
        break;
      if (!fat->used && (!all_sources || fat->reading->source == weight->source) &&
          (nearest == NULL || ABS (after) < ABS (nearest->reading->time.wall_ms - weight->time.wall_ms)))
        nearest = fat;
    }
  return nearest;
}

/* The newest height of that time; where all are newer, the oldest. */
static double
find_height (GArray *heights, const DaybeatReading *weight, double height_m)
{
  for (guint i = heights->len; i-- > 0;)
    {
      const DaybeatReading *height = g_array_index (heights, Copy, i).reading;

      if (height->time.wall_ms <= weight->time.wall_ms || i == 0)
        return height->value;
    }
  return height_m;
}

static double
get_bmi (GArray *heights, const DaybeatReading *weight, double height_m)
{
  g_autoptr (JsonObject) details = json_object_new ();
  double height = find_height (heights, weight, height_m);
  double received;

  _daybeat_export_further (details, weight->details);
  received = json_object_get_double_member_with_default (details, "bmi", DAYBEAT_ABSENT_NUMBER);
  if (isfinite (received) && received > 0)
    return received;
  return height > 0 ? weight->value / (height * height) : DAYBEAT_ABSENT_NUMBER;
}

static gint64
get_time (const DaybeatWeighing *weighing)
{
  return (weighing->weight != NULL ? weighing->weight : weighing->fat)->time.wall_ms;
}

/* What has the same time stays as it was: by time, then id, and a weight before a share of fat. */
static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 time_a = get_time (a);
  gint64 time_b = get_time (b);

  return time_a < time_b ? -1 : time_a > time_b;
}

GArray *
daybeat_weighings_make (GPtrArray *weights, GPtrArray *fats, GPtrArray *heights, double height_m,
                        gboolean all_sources)
{
  g_autoptr (GArray) weight_copies = choose_copies (weights, all_sources);
  g_autoptr (GArray) fat_copies = choose_copies (fats, all_sources);
  g_autoptr (GArray) height_copies = choose_copies (heights, FALSE);
  GArray *weighings = g_array_new (FALSE, FALSE, sizeof (DaybeatWeighing));
  guint first = 0;

  for (guint i = 0; i < weight_copies->len; i++)
    {
      const Copy *copy = &g_array_index (weight_copies, Copy, i);
      Copy *fat = find_fat (fat_copies, &first, copy->reading, all_sources);
      DaybeatWeighing weighing = { copy->reading, fat != NULL ? fat->reading : NULL,
                                   get_bmi (height_copies, copy->reading, height_m), copy->shown };

      if (fat != NULL)
        fat->used = TRUE;
      g_array_append_val (weighings, weighing);
    }
  for (guint i = 0; i < fat_copies->len; i++)
    {
      const Copy *copy = &g_array_index (fat_copies, Copy, i);
      DaybeatWeighing weighing = { NULL, copy->reading, DAYBEAT_ABSENT_NUMBER, copy->shown };

      if (!copy->used)
        g_array_append_val (weighings, weighing);
    }
  g_array_sort (weighings, compare_times);
  return weighings;
}
