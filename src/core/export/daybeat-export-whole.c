/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-export"

#include "config.h"

#include "daybeat-export-whole.h"

#include "daybeat-export-rows.h"
#include "daybeat-export-table.h"
#include "daybeat-export-templates-private.h"
#include "daybeat-export-weight.h"
#include "daybeat-precedence.h"

/* The rows of a family, made one at a time: as objects they take far more memory than what they are made of. */
typedef struct
{
  const DaybeatExportWhole *whole;
  guint n_rows;
  gboolean *shown; /* (nullable): all of them are */
  gboolean *main;  /* of sleeps */
  GArray *weighings;
} Rows;

static int
compare_exercises (gconstpointer a, gconstpointer b)
{
  const DaybeatExercise *exercise_a = *(const DaybeatExercise *const *) a;
  const DaybeatExercise *exercise_b = *(const DaybeatExercise *const *) b;

  if (exercise_a->start.wall_ms != exercise_b->start.wall_ms)
    return exercise_a->start.wall_ms < exercise_b->start.wall_ms ? -1 : 1;
  return g_strcmp0 (exercise_a->id, exercise_b->id);
}

static int
compare_readings (gconstpointer a, gconstpointer b)
{
  const DaybeatReading *reading_a = *(const DaybeatReading *const *) a;
  const DaybeatReading *reading_b = *(const DaybeatReading *const *) b;

  if (reading_a->time.wall_ms != reading_b->time.wall_ms)
    return reading_a->time.wall_ms < reading_b->time.wall_ms ? -1 : 1;
  return g_strcmp0 (reading_a->id, reading_b->id);
}

static int
compare_dailies (gconstpointer a, gconstpointer b)
{
  const DaybeatDailyRow *row_a = a;
  const DaybeatDailyRow *row_b = b;

  if (row_a->daily.day != row_b->daily.day)
    return row_a->daily.day < row_b->daily.day ? -1 : 1;
  if (row_a->daily.metric != row_b->daily.metric)
    return g_strcmp0 (row_a->daily.metric, row_b->daily.metric);
  return daybeat_precedence_compare_sources (row_a->source, row_b->source);
}

/* What is the same time and id in two sources stands in the order in which it was loaded, which is fixed. */
static void
sort_parts (const DaybeatExportWhole *whole)
{
  switch (whole->family->shape)
    {
    case DAYBEAT_EXPORT_EXERCISES:
      g_ptr_array_sort (whole->parts[0], compare_exercises);
      break;
    case DAYBEAT_EXPORT_READINGS:
      g_ptr_array_sort (whole->parts[0], compare_readings);
      break;
    case DAYBEAT_EXPORT_DAILIES:
      g_array_sort (whole->parts[0], compare_dailies);
      break;
    default:
      break;
    }
}

static void
rows_init (Rows *rows, const DaybeatExportWhole *whole)
{
  GPtrArray *records = whole->parts[0];

  *rows = (Rows) { .whole = whole };
  sort_parts (whole);
  switch (whole->family->shape)
    {
    case DAYBEAT_EXPORT_DAILIES:
      rows->n_rows = ((GArray *) whole->parts[0])->len;
      return;
    case DAYBEAT_EXPORT_WEIGHT:
      rows->weighings = daybeat_weighings_make (records, whole->parts[1], whole->parts[2], whole->height_m,
                                                whole->all_sources);
      rows->n_rows = rows->weighings->len;
      return;
    case DAYBEAT_EXPORT_SLEEPS:
      rows->main = daybeat_export_sleep_find_main (records);
      rows->shown = daybeat_precedence_decide_sleeps (records);
      break;
    case DAYBEAT_EXPORT_EXERCISES:
      rows->shown = daybeat_precedence_decide_exercises (records);
      break;
    case DAYBEAT_EXPORT_READINGS:
      rows->shown = daybeat_precedence_decide_readings (records);
      break;
    case DAYBEAT_EXPORT_RECORDS:
    default:
      if (whole->family->family == DAYBEAT_FAMILY_DEVICES)
        rows->shown = daybeat_precedence_decide_devices (records);
      break;
    }
  rows->n_rows = records->len;
}

static void
rows_clear (Rows *rows)
{
  g_free (rows->shown);
  g_free (rows->main);
  g_clear_pointer (&rows->weighings, g_array_unref);
}

static gboolean
is_shown (const Rows *rows, guint index)
{
  if (rows->whole->family->shape == DAYBEAT_EXPORT_DAILIES)
    return g_array_index ((GArray *) rows->whole->parts[0], DaybeatDailyRow, index).shown;
  if (rows->weighings != NULL)
    return g_array_index (rows->weighings, DaybeatWeighing, index).shown;
  return rows->shown == NULL || rows->shown[index];
}

static JsonObject *
make_row (const Rows *rows, guint index)
{
  const DaybeatExportFamily *family = rows->whole->family;
  gpointer part = rows->whole->parts[0];
  const DaybeatWeighing *weighing;
  const DaybeatDailyRow *daily;

  switch (family->shape)
    {
    case DAYBEAT_EXPORT_SLEEPS:
      return daybeat_export_row_sleep (g_ptr_array_index ((GPtrArray *) part, index), rows->main[index]);
    case DAYBEAT_EXPORT_EXERCISES:
      return daybeat_export_row_exercise (g_ptr_array_index ((GPtrArray *) part, index));
    case DAYBEAT_EXPORT_READINGS:
      return daybeat_export_row_reading (g_ptr_array_index ((GPtrArray *) part, index));
    case DAYBEAT_EXPORT_WEIGHT:
      weighing = &g_array_index (rows->weighings, DaybeatWeighing, index);
      return daybeat_export_row_weight (weighing->weight, weighing->fat, weighing->bmi);
    case DAYBEAT_EXPORT_DAILIES:
      daily = &g_array_index ((GArray *) part, DaybeatDailyRow, index);
      return daybeat_export_row_daily (&daily->daily, daily->source);
    case DAYBEAT_EXPORT_RECORDS:
    default:
      return family->row (g_ptr_array_index ((GPtrArray *) part, index));
    }
}

/* The row at @index; NULL where it is not written. */
static JsonObject *
get_row (const Rows *rows, guint index)
{
  gboolean shown = is_shown (rows, index);
  JsonObject *row;

  if (!shown && !rows->whole->all_sources)
    return NULL;
  row = make_row (rows, index);
  if (rows->whole->all_sources)
    json_object_set_boolean_member (row, "shown", shown);
  return row;
}

/* What the format does not name can be in any row, so that all of them are made twice. */
static DaybeatCsvColumns *
learn_columns (const Rows *rows)
{
  DaybeatCsvColumns *columns = daybeat_csv_columns_new ();
  DaybeatExportShape shape = rows->whole->family->shape;

  _daybeat_export_learn_templates (columns, rows->whole->family, rows->whole->all_sources);
  if (shape == DAYBEAT_EXPORT_EXERCISES || shape == DAYBEAT_EXPORT_READINGS || shape == DAYBEAT_EXPORT_WEIGHT)
    {
      for (guint i = 0; i < rows->n_rows; i++)
        {
          g_autoptr (JsonObject) row = get_row (rows, i);

          if (row != NULL)
            daybeat_csv_columns_learn (columns, row);
        }
    }
  return columns;
}

static gboolean
write_rows (const Rows *rows, DaybeatExportTable *table, gint64 *n_rows, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < rows->n_rows; i++)
    {
      g_autoptr (JsonObject) row = get_row (rows, i);

      if (row == NULL)
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !daybeat_export_table_add (table, row, error))
        return FALSE;
      ++*n_rows;
    }
  return daybeat_export_table_close (table, error);
}

gboolean
daybeat_export_whole_write (const DaybeatExportWhole *self, gint64 *n_rows, GCancellable *cancellable, GError **error)
{
  g_autoptr (DaybeatCsvColumns) columns = NULL;
  g_autoptr (DaybeatExportTable) table = NULL;
  Rows rows;
  gboolean good;

  *n_rows = 0;
  rows_init (&rows, self);
  if (self->format == DAYBEAT_EXPORT_CSV)
    columns = learn_columns (&rows);
  table = daybeat_export_table_open (self->folder, self->family->name, self->family->single, columns, error);
  good = table != NULL && write_rows (&rows, table, n_rows, cancellable, error);
  rows_clear (&rows);
  return good;
}
