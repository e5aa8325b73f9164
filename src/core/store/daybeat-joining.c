/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-store"

#include "config.h"

#include "daybeat-joining-private.h"

#include <glib/gi18n-lib.h>

#include "daybeat-batch-writer-private.h"
#include "daybeat-store-schema-private.h"
#include "daybeat-store-tables-private.h"

/* The addresses of pictures that rows of a schema show. */
#define PICTURES(schema, condition) \
  "SELECT avatar_url AS url FROM " schema ".profile WHERE avatar_url IS NOT NULL AND " condition \
  " UNION SELECT avatar_url FROM " schema ".friend WHERE avatar_url IS NOT NULL AND " condition \
  " UNION SELECT avatar_url FROM " schema ".leaderboard WHERE avatar_url IS NOT NULL AND " condition \
  " UNION SELECT image_url FROM " schema ".badge WHERE image_url IS NOT NULL AND " condition

static const char copy_pictures_sql[] =
    "INSERT INTO main.picture SELECT * FROM other.picture WHERE url IN (" PICTURES ("other", "TRUE") ") "
    "AND url NOT IN (SELECT url FROM main.picture)";

static const char forget_pictures_sql[] =
    "DELETE FROM picture WHERE url IN (" PICTURES ("main", "source = ?1") ") "
    "AND url NOT IN (" PICTURES ("main", "source <> ?1") ")";

typedef gboolean (*Step) (DaybeatStoreDb *db, const DaybeatStoreTable *table, DaybeatSource source, gint64 *count,
                          GError **error);

/* Statements are kept by the address of their text: the few that are made here are interned. */
static gboolean
count_rows (DaybeatStoreDb *db, gint64 *count, GError **error, const char *format, ...) G_GNUC_PRINTF (4, 5);

static gboolean
count_rows (DaybeatStoreDb *db, gint64 *count, GError **error, const char *format, ...)
{
  g_autofree char *sql = NULL;
  va_list arguments;

  va_start (arguments, format);
  sql = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return daybeat_store_db_get_number (db, g_intern_string (sql), count, error);
}

static gboolean
count_here (DaybeatStoreDb *db, const DaybeatStoreTable *table, DaybeatSource source, gint64 *count, GError **error)
{
  return count_rows (db, count, error, "SELECT count (*) FROM main.%s WHERE source = %d", table->name, (int) source);
}

static gboolean
count_there (DaybeatStoreDb *db, const DaybeatStoreTable *table, DaybeatSource source, gint64 *count, GError **error)
{
  return count_rows (db, count, error, "SELECT count (*) FROM other.%s WHERE source = %d", table->name, (int) source);
}

static gboolean
count_missing_here (DaybeatStoreDb *db, const DaybeatStoreTable *table, DaybeatSource source, gint64 *count,
                    GError **error)
{
  return count_rows (db, count, error,
                     "SELECT count (*) FROM (SELECT * FROM other.%s WHERE source = %d "
                     "EXCEPT SELECT * FROM main.%s WHERE source = %d)",
                     table->name, (int) source, table->name, (int) source);
}

static gboolean
count_all (DaybeatStoreDb *db, Step step, DaybeatSource source, gint64 *sum, GError **error)
{
  gsize n_tables;
  const DaybeatStoreTable *tables = daybeat_store_tables_get (&n_tables);

  *sum = 0;
  for (gsize i = 0; i < n_tables; i++)
    {
      gint64 count;

      if (!step (db, &tables[i], source, &count, error))
        return FALSE;
      *sum += count;
    }
  return TRUE;
}

static gboolean
run (DaybeatStoreDb *db, const DaybeatStoreTable *table, const char *sql, DaybeatFamilies *changed, GError **error)
{
  gint64 before = daybeat_store_db_get_changes (db);

  if (!daybeat_store_db_execute (db, sql, error))
    return FALSE;
  if (daybeat_store_db_get_changes (db) != before)
    *changed |= table->family;
  return TRUE;
}

/* BEGIN IMMEDIATE would lock the other history too: a statement that finds nothing locks this one alone. */
static const char begin_sql[] = "BEGIN; DELETE FROM main.facts WHERE name IS NULL;";

static gboolean
in_transaction (DaybeatStoreDb *db, gboolean (*work) (DaybeatStoreDb *, gconstpointer, DaybeatFamilies *, GError **),
                gconstpointer data, DaybeatFamilies *changed, GError **error)
{
  gint64 before = daybeat_store_db_get_changes (db);

  *changed = 0;
  if (daybeat_store_db_execute (db, begin_sql, error) && work (db, data, changed, error) &&
      (daybeat_store_db_get_changes (db) == before || daybeat_batch_writer_touch (db, error)) &&
      daybeat_store_db_execute (db, "COMMIT", error))
    return TRUE;

  *changed = 0;
  daybeat_store_db_execute (db, "ROLLBACK", NULL);
  return FALSE;
}

/* Joining */

static gboolean
copy_source (DaybeatStoreDb *db, DaybeatSource source, DaybeatFamilies *changed, GError **error)
{
  gsize n_tables;
  const DaybeatStoreTable *tables = daybeat_store_tables_get (&n_tables);

  for (gsize i = 0; i < n_tables; i++)
    {
      /* The made person is nobody's: what both have of it needs no second look. */
      g_autofree char *sql = g_strdup_printf ("INSERT OR %s INTO main.%s SELECT * FROM other.%s WHERE source = %d",
                                              source == DAYBEAT_SOURCE_SAMPLE ? "IGNORE" : "ABORT", tables[i].name,
                                              tables[i].name, (int) source);

      if (!run (db, &tables[i], sql, changed, error))
        return FALSE;
    }
  return TRUE;
}

/* Rows that the other history has no more: there is no telling which by the same words for every table, but they are
   few and rare, and then the table is copied anew. */
static gboolean
drop_what_is_gone (DaybeatStoreDb *db, const DaybeatStoreTable *table, DaybeatSource source, DaybeatFamilies *changed,
                   GError **error)
{
  g_autofree char *sql = NULL;
  gint64 gone;

  if (!count_rows (db, &gone, error,
                   "SELECT count (*) FROM (SELECT * FROM main.%s WHERE source = %d "
                   "EXCEPT SELECT * FROM other.%s WHERE source = %d)",
                   table->name, (int) source, table->name, (int) source))
    return FALSE;
  if (gone == 0)
    return TRUE;
  sql = g_strdup_printf ("DELETE FROM main.%s WHERE source = %d; "
                         "INSERT INTO main.%s SELECT * FROM other.%s WHERE source = %d",
                         table->name, (int) source, table->name, table->name, (int) source);
  return run (db, table, sql, changed, error);
}

/* What is here of the source is a copy of what the other history held of it once. */
static gboolean
renew_source (DaybeatStoreDb *db, DaybeatSource source, DaybeatFamilies *changed, GError **error)
{
  gsize n_tables;
  const DaybeatStoreTable *tables = daybeat_store_tables_get (&n_tables);

  for (gsize i = 0; i < n_tables; i++)
    {
      g_autofree char *sql = g_strdup_printf ("INSERT OR REPLACE INTO main.%s SELECT * FROM other.%s WHERE source = %d "
                                              "EXCEPT SELECT * FROM main.%s WHERE source = %d",
                                              tables[i].name, tables[i].name, (int) source, tables[i].name,
                                              (int) source);

      if (!run (db, &tables[i], sql, changed, error) ||
          !drop_what_is_gone (db, &tables[i], source, changed, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
absorb_source (DaybeatStoreDb *db, DaybeatSource source, DaybeatFamilies *changed, GError **error)
{
  gint64 here, there, missing;

  if (!count_all (db, count_there, source, &there, error) || !count_all (db, count_here, source, &here, error))
    return FALSE;
  if (there == 0)
    return TRUE;
  if (here == 0 || source == DAYBEAT_SOURCE_SAMPLE)
    return copy_source (db, source, changed, error);

  if (!count_all (db, count_missing_here, source, &missing, error))
    return FALSE;
  if (missing == 0)
    return TRUE;
  g_set_error (error, DAYBEAT_STORE_ERROR, DAYBEAT_STORE_ERROR_CONFLICT,
               _("Both histories hold records of %s, and they differ. Nothing was joined, so that nothing is lost."),
               daybeat_source_get_title (source));
  return FALSE;
}

static gboolean
absorb_all (DaybeatStoreDb *db, gconstpointer data, DaybeatFamilies *changed, GError **error)
{
  const DaybeatSource copied = (DaybeatSource) GPOINTER_TO_INT (data);
  gint64 before;

  for (int source = DAYBEAT_SOURCE_UNKNOWN; source <= DAYBEAT_SOURCE_SAMPLE; source++)
    {
      gboolean is_copy = source != DAYBEAT_SOURCE_UNKNOWN && source == (int) copied;

      if (!(is_copy ? renew_source : absorb_source) (db, (DaybeatSource) source, changed, error))
        return FALSE;
    }
  before = daybeat_store_db_get_changes (db);
  if (!daybeat_store_db_execute (db, copy_pictures_sql, error))
    return FALSE;
  if (daybeat_store_db_get_changes (db) != before)
    *changed |= DAYBEAT_FAMILY_PICTURES;
  return TRUE;
}

static gboolean
bring_up_to_date (const char *path, GError **error)
{
  g_autoptr (DaybeatStoreDb) db = NULL;
  g_autoptr (GError) local_error = NULL;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error_literal (error, DAYBEAT_STORE_ERROR, DAYBEAT_STORE_ERROR_FAILED, _("There is no other history."));
      return FALSE;
    }
  db = daybeat_store_db_open (path, TRUE, error);
  if (db == NULL)
    return FALSE;
  if (daybeat_store_schema_bring_up_to_date (db, path, &local_error))
    return TRUE;
  if (g_error_matches (local_error, DAYBEAT_STORE_ERROR, DAYBEAT_STORE_ERROR_TOO_NEW))
    g_set_error_literal (error, DAYBEAT_STORE_ERROR, DAYBEAT_STORE_ERROR_TOO_NEW,
                         _("The other history was written by a newer Daybeat. Bring this Daybeat up to date first."));
  else
    g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
attach (DaybeatStoreDb *db, const char *path, GError **error)
{
  sqlite3_stmt *statement = daybeat_store_db_prepare (db, "ATTACH ?1 AS other", error);

  if (statement == NULL)
    return FALSE;
  daybeat_bind_text (statement, 1, path);
  return daybeat_store_db_run (db, statement, error);
}

gboolean
daybeat_joining_absorb (DaybeatStoreDb *db, const char *path, DaybeatSource copied, DaybeatFamilies *changed,
                        GError **error)
{
  gboolean joined;

  *changed = 0;
  if (!bring_up_to_date (path, error) || !attach (db, path, error))
    return FALSE;
  joined = in_transaction (db, absorb_all, GINT_TO_POINTER (copied), changed, error);
  daybeat_store_db_execute (db, "DETACH other", NULL);
  return joined;
}

/* Separating */

static gboolean
forget_all (DaybeatStoreDb *db, gconstpointer data, DaybeatFamilies *changed, GError **error)
{
  int source = GPOINTER_TO_INT (data);
  gsize n_tables;
  const DaybeatStoreTable *tables = daybeat_store_tables_get (&n_tables);
  gint64 before;

  if (!daybeat_store_db_set_number (db, "DELETE FROM checkpoint WHERE source = ?1", source, error))
    return FALSE;
  before = daybeat_store_db_get_changes (db);
  if (!daybeat_store_db_set_number (db, forget_pictures_sql, source, error))
    return FALSE;
  if (daybeat_store_db_get_changes (db) != before)
    *changed |= DAYBEAT_FAMILY_PICTURES;
  for (gsize i = 0; i < n_tables; i++)
    {
      g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE source = %d", tables[i].name, source);

      if (!run (db, &tables[i], sql, changed, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
daybeat_joining_forget (DaybeatStoreDb *db, DaybeatSource source, DaybeatFamilies *changed, GError **error)
{
  return in_transaction (db, forget_all, GINT_TO_POINTER (source), changed, error);
}
