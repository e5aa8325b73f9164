/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-store"

#include "config.h"

#include "daybeat-precedence.h"

/* No sleep or exercise is longer, so that a look to the side may end there. */
#define LONGEST_MS (2 * DAYBEAT_MS_PER_DAY)

static const DaybeatSource order[] = {
  DAYBEAT_SOURCE_GOOGLE_HEALTH,
  DAYBEAT_SOURCE_ARCHIVE,
  DAYBEAT_SOURCE_FITBIT,
  DAYBEAT_SOURCE_SAMPLE,
};

static gsize
rank (DaybeatSource source)
{
  gsize i = 0;

  while (i < G_N_ELEMENTS (order) && order[i] != source)
    i++;
  return i;
}

int
daybeat_precedence_compare_sources (DaybeatSource a, DaybeatSource b)
{
  return (rank (a) > rank (b)) - (rank (a) < rank (b));
}

/* What is compared of a record that has a time of its own. */
typedef struct
{
  guint position;      /* in what was handed in */
  guint place;         /* by start */
  DaybeatSource source;
  gconstpointer kind;  /* only what is of one kind can be the same; (nullable) */
  const char *id;      /* (nullable) */
  gboolean timed;
  gint64 start;
  gint64 end;
  int richness;        /* the greater goes first */
  gboolean shown;
} Item;

typedef gboolean (*Matches) (const Item *a, const Item *b);

static Item
make_item (guint position, DaybeatSource source, const char *id, DaybeatInstant start, DaybeatInstant end)
{
  Item item = { .position = position, .source = source, .id = id, .timed = !daybeat_instant_is_absent (start) };

  /* Far enough from the ends of the range that nothing overflows. */
  item.start = CLAMP (start.wall_ms, G_MININT64 / 4, G_MAXINT64 / 4);
  item.end = CLAMP (end.wall_ms, item.start, G_MAXINT64 / 4);
  return item;
}

static int
compare_starts (gconstpointer a, gconstpointer b, gpointer data)
{
  const Item *one = *(Item *const *) a, *other = *(Item *const *) b;

  if (one->start != other->start)
    return one->start < other->start ? -1 : 1;
  return (one->position > other->position) - (one->position < other->position);
}

/* A total order, so that the outcome never depends on who came first. */
static int
compare_sleeps (gconstpointer a, gconstpointer b, gpointer data)
{
  const Item *one = a, *other = b;
  gint64 length = one->end - one->start, other_length = other->end - other->start;
  int sources = daybeat_precedence_compare_sources (one->source, other->source);

  if (one->richness != other->richness)
    return one->richness > other->richness ? -1 : 1;
  if (length != other_length)
    return length > other_length ? -1 : 1;
  return sources != 0 ? sources : g_strcmp0 (one->id, other->id);
}

static int
compare_others (gconstpointer a, gconstpointer b, gpointer data)
{
  const Item *one = a, *other = b;
  int sources = daybeat_precedence_compare_sources (one->source, other->source);

  return sources != 0 ? sources : compare_sleeps (a, b, data);
}

static gboolean
overlap (const Item *a, const Item *b)
{
  return a->start < b->end && b->start < a->end;
}

static gboolean
overlap_by_half (const Item *a, const Item *b)
{
  gint64 shorter = MIN (a->end - a->start, b->end - b->start);
  gint64 common = MIN (a->end, b->end) - MAX (a->start, b->start);

  return shorter == 0 ? common == 0 : common > 0 && common * 2 >= shorter;
}

static gboolean
within_a_minute (const Item *a, const Item *b)
{
  return ABS (a->start - b->start) <= DAYBEAT_MS_PER_MINUTE;
}

static gboolean
can_hide (const Item *shown, const Item *item)
{
  return shown->shown && shown->source != item->source && shown->kind == item->kind;
}

static gboolean
is_hidden_by_id (GHashTable *shown_by_id, const Item *item)
{
  if (item->id == NULL)
    return FALSE;
  for (const GSList *other = g_hash_table_lookup (shown_by_id, item->id); other != NULL; other = other->next)
    {
      if (can_hide (other->data, item))
        return TRUE;
    }
  return FALSE;
}

/* By start: what overlaps a record stands near it, so that ten years take one pass and a few looks to the side. */
static gboolean
is_hidden_by_time (Item **by_start, guint n_items, const Item *item, Matches matches)
{
  if (!item->timed)
    return FALSE;
  for (guint i = item->place; i-- > 0 && by_start[i]->start >= item->start - LONGEST_MS;)
    {
      if (by_start[i]->timed && can_hide (by_start[i], item) && matches (by_start[i], item))
        return TRUE;
    }
  for (guint i = item->place + 1;
       i < n_items && by_start[i]->start <= MIN (item->end, item->start + LONGEST_MS) + DAYBEAT_MS_PER_MINUTE; i++)
    {
      if (by_start[i]->timed && can_hide (by_start[i], item) && matches (by_start[i], item))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_several_sources (const Item *items, guint n_items)
{
  for (guint i = 1; i < n_items; i++)
    {
      if (items[i].source != items[0].source)
        return TRUE;
    }
  return FALSE;
}

static void
list_by_id (GHashTable *shown_by_id, Item *item)
{
  GSList *others = item->id != NULL ? g_hash_table_lookup (shown_by_id, item->id) : NULL;

  if (item->id == NULL)
    return;
  g_hash_table_steal (shown_by_id, item->id);
  g_hash_table_insert (shown_by_id, (gpointer) item->id, g_slist_prepend (others, item));
}

/* The best first: what is hidden itself hides nothing. */
static void
decide_each (Item *items, guint n_items, GCompareDataFunc compare, Matches matches)
{
  g_autofree Item **by_start = g_new (Item *, n_items);
  g_autoptr (GHashTable) shown_by_id =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_slist_free);

  g_sort_array (items, n_items, sizeof *items, compare, NULL);
  for (guint i = 0; i < n_items; i++)
    by_start[i] = &items[i];
  g_sort_array (by_start, n_items, sizeof *by_start, compare_starts, NULL);
  for (guint i = 0; i < n_items; i++)
    by_start[i]->place = i;

  for (guint i = 0; i < n_items; i++)
    {
      items[i].shown = !is_hidden_by_id (shown_by_id, &items[i]) &&
                       !is_hidden_by_time (by_start, n_items, &items[i], matches);
      if (items[i].shown)
        list_by_id (shown_by_id, &items[i]);
    }
}

static gboolean *
decide (GArray *items, GCompareDataFunc compare, Matches matches)
{
  gboolean *shown = g_new (gboolean, MAX (items->len, 1));
  Item *first = (Item *) (gpointer) items->data;
  gboolean several = has_several_sources (first, items->len);

  if (several)
    decide_each (first, items->len, compare, matches);
  for (guint i = 0; i < items->len; i++)
    shown[first[i].position] = !several || first[i].shown;
  return shown;
}

gboolean *
daybeat_precedence_decide_sleeps (GPtrArray *sleeps)
{
  g_autoptr (GArray) items = g_array_sized_new (FALSE, FALSE, sizeof (Item), sleeps->len);

  for (guint i = 0; i < sleeps->len; i++)
    {
      const DaybeatSleep *sleep = g_ptr_array_index (sleeps, i);
      Item item = make_item (i, sleep->source, sleep->id, sleep->start, sleep->end);

      item.richness = sleep->type == DAYBEAT_SLEEP_TYPE_STAGES;
      g_array_append_val (items, item);
    }
  return decide (items, compare_sleeps, overlap);
}

gboolean *
daybeat_precedence_decide_exercises (GPtrArray *exercises)
{
  g_autoptr (GArray) items = g_array_sized_new (FALSE, FALSE, sizeof (Item), exercises->len);

  for (guint i = 0; i < exercises->len; i++)
    {
      const DaybeatExercise *exercise = g_ptr_array_index (exercises, i);
      Item item = make_item (i, exercise->source, exercise->id, exercise->start, exercise->end);

      g_array_append_val (items, item);
    }
  return decide (items, compare_others, overlap_by_half);
}

gboolean *
daybeat_precedence_decide_readings (GPtrArray *readings)
{
  g_autoptr (GArray) items = g_array_sized_new (FALSE, FALSE, sizeof (Item), readings->len);

  for (guint i = 0; i < readings->len; i++)
    {
      const DaybeatReading *reading = g_ptr_array_index (readings, i);
      Item item = make_item (i, reading->source, reading->id, reading->time, reading->time);

      item.kind = reading->kind;
      g_array_append_val (items, item);
    }
  return decide (items, compare_others, within_a_minute);
}

/* Devices, of which nobody has many */

/* Services write an address with colons or without. */
static gboolean
same_address (const char *one, const char *other)
{
  while (*one != '\0' || *other != '\0')
    {
      if (*one != '\0' && !g_ascii_isxdigit (*one))
        one++;
      else if (*other != '\0' && !g_ascii_isxdigit (*other))
        other++;
      else if (g_ascii_tolower (*one++) != g_ascii_tolower (*other++))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_one_device (const DaybeatDevice *one, const DaybeatDevice *other)
{
  if (one->hardware_address != NULL && other->hardware_address != NULL)
    return same_address (one->hardware_address, other->hardware_address);
  return one->name != NULL && g_strcmp0 (one->name, other->name) == 0 && g_strcmp0 (one->type, other->type) == 0;
}

gboolean *
daybeat_precedence_decide_devices (GPtrArray *devices)
{
  gboolean *shown = g_new (gboolean, MAX (devices->len, 1));

  for (guint i = 0; i < devices->len; i++)
    {
      const DaybeatDevice *device = g_ptr_array_index (devices, i);

      shown[i] = TRUE;
      for (guint k = 0; shown[i] && k < devices->len; k++)
        {
          const DaybeatDevice *other = g_ptr_array_index (devices, k);

          shown[i] = daybeat_precedence_compare_sources (other->source, device->source) >= 0 ||
                     !is_one_device (device, other);
        }
    }
  return shown;
}

/* What there is one of a day */

static int
compare_series (gconstpointer a, gconstpointer b, gpointer data)
{
  GPtrArray *series = data;
  const DaybeatSeries *one = g_ptr_array_index (series, *(const guint *) a);
  const DaybeatSeries *other = g_ptr_array_index (series, *(const guint *) b);

  if (one->kind != other->kind)
    return g_strcmp0 (one->kind->id, other->kind->id);
  if (one->day != other->day)
    return one->day < other->day ? -1 : 1;
  if (one->times->len != other->times->len)
    return one->times->len > other->times->len ? -1 : 1;
  return daybeat_precedence_compare_sources (one->source, other->source);
}

gboolean *
daybeat_precedence_decide_series (GPtrArray *series)
{
  gboolean *shown = g_new (gboolean, MAX (series->len, 1));
  g_autofree guint *positions = g_new (guint, MAX (series->len, 1));
  const DaybeatSeries *best = NULL;

  for (guint i = 0; i < series->len; i++)
    positions[i] = i;
  g_sort_array (positions, series->len, sizeof *positions, compare_series, series);
  for (guint i = 0; i < series->len; i++)
    {
      const DaybeatSeries *one = g_ptr_array_index (series, positions[i]);

      shown[positions[i]] =
          best == NULL || best->kind != one->kind || best->day != one->day || best->source == one->source;
      if (best == NULL || best->kind != one->kind || best->day != one->day)
        best = one;
    }
  return shown;
}

void
daybeat_precedence_decide_dailies (GArray *rows)
{
  DaybeatDailyRow *best = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      DaybeatDailyRow *row = &g_array_index (rows, DaybeatDailyRow, i);

      row->shown = best == NULL || best->daily.metric != row->daily.metric || best->daily.day != row->daily.day ||
                   daybeat_precedence_compare_sources (row->source, best->source) < 0;
      if (!row->shown)
        continue;
      if (best != NULL && best->daily.metric == row->daily.metric && best->daily.day == row->daily.day)
        best->shown = FALSE;
      best = row;
    }
}

void
daybeat_precedence_filter (GPtrArray *records, gboolean *shown)
{
  g_autofree gboolean *decided = shown;
  guint kept = 0;

  /* What is hidden gathers at the end: one pass, however many of ten years' readings both sources have. */
  for (guint i = 0; i < records->len; i++)
    {
      gpointer record = records->pdata[i];

      if (!decided[i])
        continue;
      records->pdata[i] = records->pdata[kept];
      records->pdata[kept++] = record;
    }
  g_ptr_array_set_size (records, (int) kept);
}
