/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-records"

#include "config.h"

#include "daybeat-batch.h"

#include "daybeat-record-private.h"

static void
daybeat_batch_clear (DaybeatBatch *self)
{
  g_clear_pointer (&self->profile, daybeat_profile_unref);
  g_clear_pointer (&self->sleep_goal, daybeat_sleep_goal_unref);
  g_ptr_array_unref (self->badges);
  g_ptr_array_unref (self->friends);
  g_ptr_array_unref (self->leaderboard);
  g_ptr_array_unref (self->devices);
  g_ptr_array_unref (self->sleeps);
  g_ptr_array_unref (self->exercises);
  g_ptr_array_unref (self->tracks);
  g_array_unref (self->dailies);
  g_ptr_array_unref (self->series);
  g_ptr_array_unref (self->readings);
  g_ptr_array_unref (self->complete_kinds);
  g_ptr_array_unref (self->removed_sleep_ids);
  g_hash_table_unref (self->told);
  g_ptr_array_unref (self->findings);
}

DAYBEAT_DEFINE_RECORD (DaybeatBatch, daybeat_batch)

static guint
hash_finding (gconstpointer key)
{
  const DaybeatFinding *finding = key;

  return g_str_hash (finding->path) ^ (g_str_hash (finding->reason) * 31) ^
         (finding->original != NULL ? g_str_hash (finding->original) * 37 : 0);
}

static gboolean
says_the_same (gconstpointer a, gconstpointer b)
{
  const DaybeatFinding *one = a;
  const DaybeatFinding *other = b;

  return g_str_equal (one->path, other->path) && g_str_equal (one->reason, other->reason) &&
         g_strcmp0 (one->original, other->original) == 0;
}

DaybeatBatch *
daybeat_batch_new (DaybeatSource source)
{
  DaybeatBatch *self = g_atomic_rc_box_new0 (DaybeatBatch);

  self->source = source;
  self->badges = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_badge_unref);
  self->friends = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_friend_unref);
  self->leaderboard = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_leaderboard_entry_unref);
  self->devices = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_device_unref);
  self->sleeps = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_sleep_unref);
  self->exercises = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_exercise_unref);
  self->tracks = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_track_unref);
  self->dailies = g_array_new (FALSE, FALSE, sizeof (DaybeatDaily));
  self->series = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_series_unref);
  self->readings = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_reading_unref);
  self->complete_kinds = g_ptr_array_new ();
  self->removed_sleep_ids = g_ptr_array_new_with_free_func (g_free);
  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_finding_unref);
  self->told = g_hash_table_new (hash_finding, says_the_same);
  return self;
}

void
daybeat_batch_add_complete_kind (DaybeatBatch *self, const char *kind)
{
  g_return_if_fail (self != NULL && kind != NULL);

  if (!daybeat_batch_is_complete_kind (self, kind))
    g_ptr_array_add (self->complete_kinds, (gpointer) g_intern_string (kind));
}

gboolean
daybeat_batch_is_complete_kind (const DaybeatBatch *self, const char *kind)
{
  return g_ptr_array_find (self->complete_kinds, g_intern_string (kind), NULL);
}

gboolean
daybeat_batch_holds_all (const DaybeatBatch *self, DaybeatFamilies family, const char *kind)
{
  const DaybeatFamilies by_kind = DAYBEAT_FAMILY_DAILIES | DAYBEAT_FAMILY_SERIES | DAYBEAT_FAMILY_READINGS;

  return ((self->complete & by_kind) == 0 || (self->complete & family) != 0) &&
         daybeat_batch_is_complete_kind (self, kind);
}

void
daybeat_batch_add_finding (DaybeatBatch *self, const char *path, const char *reason, const char *original)
{
  DaybeatFinding said = { .path = (char *) path, .reason = (char *) reason, .original = (char *) original };
  DaybeatFinding *finding;

  g_return_if_fail (self != NULL && path != NULL && reason != NULL);

  if (g_hash_table_contains (self->told, &said))
    return;
  finding = daybeat_finding_new ();
  finding->source = self->source;
  finding->path = g_strdup (path);
  finding->reason = g_strdup (reason);
  finding->original = g_strdup (original);
  g_ptr_array_add (self->findings, finding);
  g_hash_table_add (self->told, finding);
}
