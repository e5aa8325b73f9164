/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-store"

#include "config.h"

#include "daybeat-single-record-private.h"

#include <json-glib/json-glib.h>

#include "daybeat-precedence.h"
#include "daybeat-reading-table-private.h"

/* The first column of both tables. */
static int *
source_of (const DaybeatRecordTable *table, gconstpointer record)
{
  return (int *) ((char *) record + table->columns[0].offset);
}

/* The last column of both tables. */
static char **
extra_of (const DaybeatRecordTable *table, gconstpointer record)
{
  return (char **) ((char *) record + table->columns[table->n_columns - 1].offset);
}

/* Further members, as JSON objects */

static JsonNode *
parse_object (const char *text)
{
  JsonNode *node = text != NULL ? json_from_string (text, NULL) : NULL;

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    return node;
  g_clear_pointer (&node, json_node_unref);
  return NULL;
}

static gboolean
holds_already (JsonObject *known, const char *name, JsonNode *value)
{
  JsonNode *member = json_object_get_member (known, name);

  return member != NULL && json_node_equal (member, value);
}

/* A source says what it has in several answers. What says nothing new keeps the text as it stands. */
static char *
unite_extra (const char *said, const char *known)
{
  g_autoptr (JsonNode) united = parse_object (known);
  g_autoptr (JsonNode) news = parse_object (said);
  gboolean changed = FALSE;
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (united == NULL || news == NULL)
    return g_strdup (said != NULL ? said : known);
  json_object_iter_init (&iter, json_node_get_object (news));
  while (json_object_iter_next (&iter, &name, &value))
    {
      if (holds_already (json_node_get_object (united), name, value))
        continue;
      json_object_set_member (json_node_get_object (united), name, json_node_copy (value));
      changed = TRUE;
    }
  return changed ? json_to_string (united, FALSE) : g_strdup (known);
}

/* Writing */

static gconstpointer
find_of_source (const DaybeatRecordTable *table, GPtrArray *records, int source)
{
  for (guint i = 0; i < records->len; i++)
    {
      if (*source_of (table, g_ptr_array_index (records, i)) == source)
        return g_ptr_array_index (records, i);
    }
  return NULL;
}

static gpointer
fill (const DaybeatRecordTable *table, gconstpointer said, gconstpointer known)
{
  gpointer filled = table->new_record ();

  *source_of (table, filled) = *source_of (table, said);
  *extra_of (table, filled) = unite_extra (*extra_of (table, said), *extra_of (table, known));
  for (gsize i = 0; i < table->n_columns; i++)
    {
      daybeat_column_fill (&table->columns[i], filled, said);
      daybeat_column_fill (&table->columns[i], filled, known);
    }
  return filled;
}

gboolean
daybeat_single_record_put (DaybeatStoreDb *db, DaybeatFamilies family, gconstpointer record, gboolean complete,
                           GError **error)
{
  const DaybeatRecordTable *table = daybeat_record_tables_get (family);
  g_autoptr (GPtrArray) records = NULL;
  gconstpointer known;
  gpointer filled;
  gboolean written;

  if (record == NULL)
    return TRUE;
  if (complete)
    return daybeat_record_table_put (table, db, record, error);
  records = daybeat_record_table_load (table, db, error);
  if (records == NULL)
    return FALSE;
  known = find_of_source (table, records, *source_of (table, record));
  if (known == NULL)
    return daybeat_record_table_put (table, db, record, error);
  filled = fill (table, record, known);
  written = daybeat_record_table_put (table, db, filled, error);
  table->unref_record (filled);
  return written;
}

/* Loading */

static int
compare_profiles (gconstpointer a, gconstpointer b)
{
  return daybeat_precedence_compare_sources ((*(DaybeatProfile *const *) a)->source,
                                             (*(DaybeatProfile *const *) b)->source);
}

/* Whose account it is, since when and what nobody knows is of the source itself. */
static gboolean
can_come_from_another (gsize offset)
{
  return offset != G_STRUCT_OFFSET (DaybeatProfile, id) && offset != G_STRUCT_OFFSET (DaybeatProfile, as_of) &&
         offset != G_STRUCT_OFFSET (DaybeatProfile, extra);
}

static gboolean
fill_measures (DaybeatStoreDb *db, DaybeatProfile *profile, GError **error)
{
  return (!isnan (profile->height_m) ||
          daybeat_reading_table_get_newest (db, "height", &profile->height_m, error)) &&
         (!isnan (profile->weight_kg) ||
          daybeat_reading_table_get_newest (db, "weight", &profile->weight_kg, error));
}

/* The records are new and not shared yet, so that the first can take what it lacks. */
static GPtrArray *
unite_profiles (DaybeatStoreDb *db, const DaybeatRecordTable *table, GPtrArray *profiles, GError **error)
{
  DaybeatProfile *shown;

  if (profiles->len == 0)
    return profiles;
  g_ptr_array_sort (profiles, compare_profiles);
  shown = g_ptr_array_index (profiles, 0);
  if (!fill_measures (db, shown, error))
    {
      g_ptr_array_unref (profiles);
      return NULL;
    }
  for (guint i = 1; i < profiles->len; i++)
    {
      for (gsize column = 0; column < table->n_columns; column++)
        {
          if (can_come_from_another (table->columns[column].offset))
            daybeat_column_fill (&table->columns[column], shown, g_ptr_array_index (profiles, i));
        }
    }
  return profiles;
}

GPtrArray *
daybeat_single_record_load (DaybeatStoreDb *db, DaybeatFamilies family, GError **error)
{
  const DaybeatRecordTable *table = daybeat_record_tables_get (family);
  GPtrArray *records = daybeat_record_table_load (table, db, error);

  if (records != NULL && family == DAYBEAT_FAMILY_PROFILE)
    records = unite_profiles (db, table, records, error);
  if (records != NULL && records->len > 1)
    g_ptr_array_set_size (records, 1);
  return records;
}
