/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-person.h"

G_BEGIN_DECLS

/**
 * daybeat_account_get_service_name:
 *
 * Returns: where a person's history comes from, translated
 */
const char *daybeat_account_get_service_name (DaybeatPerson *person);

/**
 * daybeat_account_dup_last_sync:
 *
 * Returns: (transfer full): how long ago, or that there was none yet
 */
char *daybeat_account_dup_last_sync (DaybeatPerson *person);

/**
 * daybeat_account_dup_line:
 *
 * Returns: (transfer full): service and state in one line: `Fitbit Web API · synced 12 min ago`
 */
char *daybeat_account_dup_line (DaybeatPerson *person);

/**
 * daybeat_account_dup_grant_end:
 *
 * Returns: (transfer full) (nullable): when the service ends the sign-in: `Google ends this sign-in in 5 days`; %NULL
 *   where it sets no end, or nobody is signed in
 */
char *daybeat_account_dup_grant_end (DaybeatPerson *person);

/**
 * daybeat_account_dup_moment:
 * @utc_ms: milliseconds since 1970 UTC
 *
 * Returns: (transfer full): date and time of day on this computer's clock
 */
char *daybeat_account_dup_moment (gint64 utc_ms);

G_END_DECLS
