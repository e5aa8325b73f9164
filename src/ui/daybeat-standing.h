/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-history.h"

G_BEGIN_DECLS

/**
 * DaybeatStandingKind:
 * @DAYBEAT_STANDING_GOOD: nothing lasting to say
 * @DAYBEAT_STANDING_READ_ONLY: the file is from a newer Daybeat
 * @DAYBEAT_STANDING_GONE: the service was switched off for good
 * @DAYBEAT_STANDING_SIGNED_OUT: signing in again is needed
 * @DAYBEAT_STANDING_OFFLINE: the service cannot be reached
 * @DAYBEAT_STANDING_LIMIT: the service's limit of requests is reached
 * @DAYBEAT_STANDING_OBSTACLE: the service refuses everything until something is put right on a page that it names
 * @DAYBEAT_STANDING_IN_MEMORY: the keyring was refused: the sign-in ends with the program
 * @DAYBEAT_STANDING_ENDING: the service ends the sign-in today or tomorrow
 */
typedef enum
{
  DAYBEAT_STANDING_GOOD,
  DAYBEAT_STANDING_READ_ONLY,
  DAYBEAT_STANDING_GONE,
  DAYBEAT_STANDING_SIGNED_OUT,
  DAYBEAT_STANDING_OFFLINE,
  DAYBEAT_STANDING_LIMIT,
  DAYBEAT_STANDING_OBSTACLE,
  DAYBEAT_STANDING_IN_MEMORY,
  DAYBEAT_STANDING_ENDING,
} DaybeatStandingKind;

/**
 * daybeat_standing_get_kind:
 *
 * Returns: what a person should know of @history for as long as it lasts: where several things are so, the one that
 *   matters most
 */
DaybeatStandingKind daybeat_standing_get_kind (DaybeatHistory *history);

/**
 * daybeat_standing_explains_failure:
 *
 * Returns: whether what is said of it says also why nothing could be synced
 */
gboolean daybeat_standing_explains_failure (DaybeatStandingKind kind);

/**
 * daybeat_standing_dup_banner:
 *
 * Returns: (transfer full) (nullable): the sentence for a banner, with the date of what is shown; %NULL where all is
 *   well
 */
char *daybeat_standing_dup_banner (DaybeatHistory *history);

/**
 * daybeat_standing_get_button:
 *
 * Returns: (nullable): what a banner's button says, translated; %NULL where there is nothing to press
 */
const char *daybeat_standing_get_button (DaybeatStandingKind kind);

/**
 * daybeat_standing_dup_link:
 *
 * Returns: (transfer full) (nullable): the page that helps, for #DAYBEAT_STANDING_OBSTACLE
 */
char *daybeat_standing_dup_link (DaybeatHistory *history);

/**
 * daybeat_standing_dup_sync_line:
 * @now: milliseconds since 1970 UTC
 *
 * Returns: (transfer full): the quiet line of the sidebar: `Synced 12 min ago`, `Limit reached until 14:00`, what is
 *   being asked for just now
 */
char *daybeat_standing_dup_sync_line (DaybeatHistory *history, gint64 now);

/**
 * daybeat_standing_get_progress:
 *
 * Returns: 0 to 1 while a sync runs, else −1
 */
double daybeat_standing_get_progress (DaybeatHistory *history);

/**
 * daybeat_standing_can_sync:
 *
 * Returns: whether there is a service to ask: not for a sample, not signed out, not when it is gone
 */
gboolean daybeat_standing_can_sync (DaybeatHistory *history);

/**
 * daybeat_standing_is_stale:
 * @now: milliseconds since 1970 UTC
 *
 * Returns: whether @history should be synced without being asked: it can be, the network is there, and the last sync
 *   is more than a quarter of an hour old
 */
gboolean daybeat_standing_is_stale (DaybeatHistory *history, gint64 now);

G_END_DECLS
