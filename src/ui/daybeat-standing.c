/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-standing.h"

#include <glib/gi18n.h>

#include "daybeat-account-words.h"
#include "daybeat-clock.h"
#include "daybeat-format-settings.h"
#include "daybeat-grant-words.h"
#include "daybeat-local-instant.h"
#include "daybeat-message-link.h"

#define STALE_AFTER_MS (G_GINT64_CONSTANT (15) * 60 * 1000)

/* Nobody needs to be told of a wait that is over before they have read of it. */
#define BRIEF_WAIT_MS (G_GINT64_CONSTANT (2) * 60 * 1000)

static DaybeatUnits *
get_units (void)
{
  return daybeat_format_settings_get_units (daybeat_format_settings_get_default ());
}

static gint64
get_last_sync (DaybeatHistory *history)
{
  gint64 last_sync = 0;

  g_object_get (daybeat_history_get_person (history), "last-sync", &last_sync, NULL);
  return last_sync;
}

static char *
dup_day (gint64 utc_ms)
{
  return daybeat_units_format_day (get_units (), daybeat_instant_get_day (daybeat_local_instant_at (utc_ms)),
                                   DAYBEAT_DATE_LONG);
}

static char *
dup_time (gint64 utc_ms)
{
  return daybeat_units_format_minute_of_day (get_units (),
                                             daybeat_instant_get_minute_of_day (daybeat_local_instant_at (utc_ms)));
}

static gboolean
get_flag (DaybeatHistory *history, const char *name)
{
  gboolean flag = FALSE;

  g_object_get (history, name, &flag, NULL);
  return flag;
}

static gboolean
is_sample (DaybeatHistory *history)
{
  return daybeat_person_get_source (daybeat_history_get_person (history)) == DAYBEAT_SOURCE_SAMPLE;
}

static gboolean
is_signed_out (DaybeatHistory *history)
{
  return get_flag (history, "signed-out") || !daybeat_person_get_signed_in (daybeat_history_get_person (history));
}

/* Returns: when a sync that waits goes on, or 0: also where that is in a moment, as with limits that count minutes. */
static gint64
get_resumes_at (DaybeatHistory *history)
{
  g_autoptr (DaybeatSync) sync = NULL;
  gint64 resumes_at = 0;

  g_object_get (history, "sync", &sync, NULL);
  if (sync == NULL || daybeat_sync_get_state (sync) != DAYBEAT_SYNC_WAITING)
    return 0;
  g_object_get (sync, "resumes-at", &resumes_at, NULL);
  return resumes_at - daybeat_clock_now () > BRIEF_WAIT_MS ? resumes_at : 0;
}

static gint64
get_grant_end (DaybeatHistory *history)
{
  gint64 ends_at = 0;

  g_object_get (daybeat_history_get_person (history), "refresh-expires-at", &ends_at, NULL);
  return ends_at;
}

/* Returns: (transfer full) (nullable): why the last sync ended early, where the service named a page that helps. */
static char *
dup_obstacle (DaybeatHistory *history, char **link)
{
  g_autoptr (DaybeatSync) sync = NULL;
  g_autofree char *message = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *found = NULL;

  g_object_get (history, "sync", &sync, NULL);
  if (sync == NULL || daybeat_sync_get_state (sync) != DAYBEAT_SYNC_FAILED)
    return NULL;
  g_object_get (sync, "message", &message, NULL);
  if (message == NULL)
    return NULL;
  sentence = daybeat_message_link_split (message, &found);
  if (found == NULL)
    return NULL;
  if (link != NULL)
    *link = g_steal_pointer (&found);
  return g_steal_pointer (&sentence);
}

static gboolean
has_obstacle (DaybeatHistory *history)
{
  g_autofree char *sentence = dup_obstacle (history, NULL);

  return sentence != NULL;
}

DaybeatStandingKind
daybeat_standing_get_kind (DaybeatHistory *history)
{
  gboolean in_memory = FALSE;

  g_return_val_if_fail (DAYBEAT_IS_HISTORY (history), DAYBEAT_STANDING_GOOD);

  if (daybeat_store_is_read_only (daybeat_history_get_store (history)))
    return DAYBEAT_STANDING_READ_ONLY;
  if (is_sample (history))
    return DAYBEAT_STANDING_GOOD;
  if (get_flag (history, "gone"))
    return DAYBEAT_STANDING_GONE;
  if (is_signed_out (history))
    return DAYBEAT_STANDING_SIGNED_OUT;
  if (get_flag (history, "offline"))
    return DAYBEAT_STANDING_OFFLINE;
  if (get_resumes_at (history) > 0)
    return DAYBEAT_STANDING_LIMIT;
  if (has_obstacle (history))
    return DAYBEAT_STANDING_OBSTACLE;
  g_object_get (daybeat_history_get_person (history), "tokens-in-memory", &in_memory, NULL);
  if (in_memory)
    return DAYBEAT_STANDING_IN_MEMORY;
  return daybeat_grant_words_is_near (get_grant_end (history), daybeat_clock_now ()) ? DAYBEAT_STANDING_ENDING
                                                                                    : DAYBEAT_STANDING_GOOD;
}

gboolean
daybeat_standing_explains_failure (DaybeatStandingKind kind)
{
  return kind != DAYBEAT_STANDING_GOOD && kind != DAYBEAT_STANDING_IN_MEMORY && kind != DAYBEAT_STANDING_ENDING;
}

/* @state says what is so, and the date is added where there was a sync. */
static char *
dup_as_of (DaybeatHistory *history, const char *state)
{
  gint64 last_sync = get_last_sync (history);
  g_autofree char *day = NULL;

  if (last_sync == 0)
    return g_strdup (state);
  day = dup_day (last_sync);
  /* Translators: a lasting state, such as “Offline”, and the date of what is shown */
  return g_strdup_printf (_("%s · as of %s"), state, day);
}

static char *
dup_limit (DaybeatHistory *history)
{
  g_autofree char *time = dup_time (get_resumes_at (history));

  /* Translators: the service answers no more requests until that time of day */
  return g_strdup_printf (_("Limit reached until %s"), time);
}

char *
daybeat_standing_dup_banner (DaybeatHistory *history)
{
  g_autofree char *limit = NULL;

  g_return_val_if_fail (DAYBEAT_IS_HISTORY (history), NULL);

  switch (daybeat_standing_get_kind (history))
    {
    case DAYBEAT_STANDING_READ_ONLY:
      return g_strdup (_("This history was written by a newer Daybeat and can only be looked at"));
    case DAYBEAT_STANDING_GONE:
      return dup_as_of (history, _("The service was switched off. Everything that was synced is kept"));
    case DAYBEAT_STANDING_SIGNED_OUT:
      return dup_as_of (history, _("Signed out"));
    case DAYBEAT_STANDING_OFFLINE:
      return dup_as_of (history, _("Offline"));
    case DAYBEAT_STANDING_LIMIT:
      limit = dup_limit (history);
      return dup_as_of (history, limit);
    case DAYBEAT_STANDING_OBSTACLE:
      return dup_obstacle (history, NULL);
    case DAYBEAT_STANDING_ENDING:
      return daybeat_account_dup_grant_end (daybeat_history_get_person (history));
    case DAYBEAT_STANDING_IN_MEMORY:
      return g_strdup (_("The keyring did not take the sign-in: it ends when Daybeat is closed"));
    case DAYBEAT_STANDING_GOOD:
    default:
      return NULL;
    }
}

const char *
daybeat_standing_get_button (DaybeatStandingKind kind)
{
  switch (kind)
    {
    case DAYBEAT_STANDING_SIGNED_OUT:
    case DAYBEAT_STANDING_ENDING:
      return _("Sign In Again");
    case DAYBEAT_STANDING_OBSTACLE:
      return _("Open the Page That Helps");
    default:
      return NULL;
    }
}

char *
daybeat_standing_dup_link (DaybeatHistory *history)
{
  char *link = NULL;
  g_autofree char *sentence = NULL;

  g_return_val_if_fail (DAYBEAT_IS_HISTORY (history), NULL);

  sentence = dup_obstacle (history, &link);
  return link;
}

static char *
dup_running (DaybeatHistory *history)
{
  g_autoptr (DaybeatSync) sync = NULL;
  g_autofree char *doing = NULL;
  guint done = 0;
  guint total = 0;

  g_object_get (history, "sync", &sync, NULL);
  if (sync == NULL)
    return g_strdup (_("Syncing…"));
  g_object_get (sync, "doing", &doing, "done", &done, "total", &total, NULL);
  if (doing == NULL || doing[0] == '\0')
    return g_strdup (_("Syncing…"));
  if (total == 0)
    return g_steal_pointer (&doing);
  /* Translators: what is being fetched, such as “Sleep”, then how many requests are done and how many there are */
  return g_strdup_printf (_("%s · %u of %u"), doing, MIN (done, total), total);
}

static char *
dup_last_sync (DaybeatHistory *history, gint64 now)
{
  gint64 last_sync = get_last_sync (history);
  g_autofree char *ago = NULL;

  if (last_sync == 0)
    return g_strdup (_("Not synced yet"));
  ago = daybeat_units_format_ago (get_units (), MAX (0, now - last_sync) / 1000);
  /* Translators: how long ago, such as “12 min ago” */
  return g_strdup_printf (_("Synced %s"), ago);
}

/* By the person: what they have just done is the news. */
static gboolean
was_stopped (DaybeatHistory *history)
{
  g_autoptr (DaybeatSync) sync = NULL;

  g_object_get (history, "sync", &sync, NULL);
  return sync != NULL && daybeat_sync_get_state (sync) == DAYBEAT_SYNC_CANCELLED && !is_signed_out (history);
}

char *
daybeat_standing_dup_sync_line (DaybeatHistory *history, gint64 now)
{
  g_return_val_if_fail (DAYBEAT_IS_HISTORY (history), NULL);

  if (is_sample (history))
    return g_strdup (_("Sample data"));
  if (get_resumes_at (history) > 0)
    return dup_limit (history);
  if (get_flag (history, "syncing"))
    return dup_running (history);
  if (was_stopped (history))
    return g_strdup (_("Sync stopped"));

  switch (daybeat_standing_get_kind (history))
    {
    case DAYBEAT_STANDING_GONE:
      return g_strdup (_("Service switched off"));
    case DAYBEAT_STANDING_SIGNED_OUT:
      return g_strdup (_("Signed out"));
    case DAYBEAT_STANDING_OFFLINE:
      return g_strdup (_("Offline"));
    case DAYBEAT_STANDING_OBSTACLE:
      return g_strdup (_("Not synced"));
    default:
      return dup_last_sync (history, now);
    }
}

double
daybeat_standing_get_progress (DaybeatHistory *history)
{
  g_autoptr (DaybeatSync) sync = NULL;
  guint done = 0;
  guint total = 0;

  g_return_val_if_fail (DAYBEAT_IS_HISTORY (history), -1.0);

  if (!get_flag (history, "syncing") || get_resumes_at (history) > 0)
    return -1.0;
  g_object_get (history, "sync", &sync, NULL);
  if (sync != NULL)
    g_object_get (sync, "done", &done, "total", &total, NULL);
  return total > 0 ? CLAMP ((double) done / total, 0.0, 1.0) : 0.0;
}

gboolean
daybeat_standing_can_sync (DaybeatHistory *history)
{
  g_return_val_if_fail (DAYBEAT_IS_HISTORY (history), FALSE);

  return !is_sample (history) && !is_signed_out (history) && !get_flag (history, "gone")
         && !daybeat_store_is_read_only (daybeat_history_get_store (history))
         && daybeat_history_get_service (history) != NULL;
}

gboolean
daybeat_standing_is_stale (DaybeatHistory *history, gint64 now)
{
  g_return_val_if_fail (DAYBEAT_IS_HISTORY (history), FALSE);

  return daybeat_standing_can_sync (history) && !get_flag (history, "syncing") && !get_flag (history, "offline")
         && ABS (now - get_last_sync (history)) > STALE_AFTER_MS; /* a clock that was ahead says: still to come */
}
