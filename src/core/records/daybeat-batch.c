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
  g_ptr_array_unref (self->removed_sleep_ids);
  g_ptr_array_unref (self->findings);
}

DAYBEAT_DEFINE_RECORD (DaybeatBatch, daybeat_batch)

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
  self->removed_sleep_ids = g_ptr_array_new_with_free_func (g_free);
  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_finding_unref);
  return self;
}

static gboolean
says_the_same (const DaybeatFinding *finding, const char *path, const char *reason, const char *original)
{
  return g_str_equal (finding->path, path) && g_str_equal (finding->reason, reason) &&
         g_strcmp0 (finding->original, original) == 0;
}

void
daybeat_batch_add_finding (DaybeatBatch *self, const char *path, const char *reason, const char *original)
{
  DaybeatFinding *finding;

  g_return_if_fail (self != NULL && path != NULL && reason != NULL);

  for (guint i = 0; i < self->findings->len; i++)
    {
      if (says_the_same (g_ptr_array_index (self->findings, i), path, reason, original))
        return;
    }

  finding = daybeat_finding_new ();
  finding->source = self->source;
  finding->path = g_strdup (path);
  finding->reason = g_strdup (reason);
  finding->original = g_strdup (original);
  g_ptr_array_add (self->findings, finding);
}
