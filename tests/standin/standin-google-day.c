/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-standin"

/* Days of the made person, when they are asked for, and what tests take back of them or change. */

#include "config.h"

#include <string.h>

#include "standin-google-data-private.h"

#define KEPT_DAYS 120

static void
clear_point (gpointer data)
{
  StandInPoint *point = data;

  if (point->record != NULL)
    point->unref (point->record);
}

GArray *
standin_points_new (void)
{
  GArray *points = g_array_new (FALSE, TRUE, sizeof (StandInPoint));

  g_array_set_clear_func (points, clear_point);
  return points;
}

StandInPoint *
standin_points_append (GArray *points, gint64 start_ms, gint64 end_ms)
{
  StandInPoint point = { .start_ms = start_ms, .end_ms = end_ms };

  g_array_append_val (points, point);
  return &g_array_index (points, StandInPoint, points->len - 1);
}

static void
digest_free (gpointer data)
{
  StandInDigest *digest = data;

  daybeat_batch_unref (digest->records);
  g_free (digest);
}

void
standin_google_data_new (StandInGoogle *google)
{
  google->heart_rate_seconds = 60;
  google->days = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) daybeat_sample_day_free);
  google->digests = g_hash_table_new_full (NULL, NULL, NULL, digest_free);
  google->withdrawn = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  google->revised = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
standin_google_data_free (StandInGoogle *google)
{
  g_queue_clear (&google->kept_days);
  g_hash_table_unref (google->days);
  g_hash_table_unref (google->digests);
  g_hash_table_unref (google->withdrawn);
  g_hash_table_unref (google->revised);
}

/* The oldest that was made goes first. */
const DaybeatSampleDay *
standin_google_get_day (StandIn *self, DaybeatDay day)
{
  StandInGoogle *google = self->google;
  DaybeatSampleDay *lived = g_hash_table_lookup (google->days, GUINT_TO_POINTER (day));

  if (lived != NULL)
    return lived;
  if (g_queue_get_length (&google->kept_days) >= KEPT_DAYS)
    g_hash_table_remove (google->days, g_queue_pop_head (&google->kept_days));
  lived = daybeat_sample_day_new (self->sample, day);
  g_hash_table_insert (google->days, GUINT_TO_POINTER (day), lived);
  g_queue_push_tail (&google->kept_days, GUINT_TO_POINTER (day));
  return lived;
}

const StandInDigest *
standin_google_get_digest (StandIn *self, DaybeatDay day)
{
  StandInDigest *digest = g_hash_table_lookup (self->google->digests, GUINT_TO_POINTER (day));
  const DaybeatSampleDay *lived;

  if (digest != NULL)
    return digest;
  lived = standin_google_get_day (self, day);
  digest = g_new0 (StandInDigest, 1);
  digest->body = lived->body;
  memcpy (digest->zone_min, lived->zone_min, sizeof digest->zone_min);
  digest->start_ms = lived->start_ms;
  if (lived->night != NULL)
    digest->night_end_ms = daybeat_sample_sleep_get_end (lived->night);
  digest->records = daybeat_batch_new (DAYBEAT_SOURCE_GOOGLE_HEALTH);
  daybeat_sample_day_add_exercises (lived, digest->records);
  daybeat_sample_day_add_readings (lived, digest->records);
  daybeat_sample_day_add_private_readings (lived, digest->records);
  standin_digest_sum_up (digest, lived);
  g_hash_table_insert (self->google->digests, GUINT_TO_POINTER (day), digest);
  return digest;
}

/* What is said anew: a little more of everything. */
static void
revise (GArray *points)
{
  for (guint i = 0; i < points->len; i++)
    {
      StandInPoint *point = &g_array_index (points, StandInPoint, i);

      point->values[0] += 1;
    }
}

static char *
make_key (const StandInGoogleType *type, DaybeatDay day)
{
  return g_strdup_printf ("%s:%u", type->id, day);
}

void
standin_google_collect (StandIn *self, const StandInGoogleType *type, DaybeatDay day, StandInPurpose purpose,
                        GArray *points)
{
  g_autofree char *key = make_key (type, day);

  if (g_hash_table_contains (self->google->withdrawn, key))
    return;
  type->collect (self, type, day, purpose, points);
  if (g_hash_table_contains (self->google->revised, key))
    revise (points);
}

static gboolean
add (GHashTable *table, const char *what)
{
  g_auto (GStrv) parts = g_strsplit (what != NULL ? what : "", ":", 2);
  const StandInGoogleType *type = parts[0] != NULL ? standin_google_find_type (parts[0]) : NULL;
  DaybeatDay day = type != NULL ? standin_parse_day (parts[1], TRUE) : DAYBEAT_DAY_NONE;

  if (day == DAYBEAT_DAY_NONE)
    return FALSE;
  g_hash_table_add (table, make_key (type, day));
  return TRUE;
}

gboolean
standin_google_withdraw (StandIn *self, const char *what)
{
  return add (self->google->withdrawn, what);
}

/* Sleeps and sessions are records of their own: what they say does not change this way. */
gboolean
standin_google_revise (StandIn *self, const char *what)
{
  g_auto (GStrv) parts = g_strsplit (what != NULL ? what : "", ":", 2);
  const StandInGoogleType *type = parts[0] != NULL ? standin_google_find_type (parts[0]) : NULL;

  if (type == NULL ||
      (type->kind != STANDIN_KIND_INTERVAL && type->kind != STANDIN_KIND_SAMPLE && type->kind != STANDIN_KIND_DAILY))
    return FALSE;
  return add (self->google->revised, what);
}
