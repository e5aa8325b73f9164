/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-cli-person.h"

G_BEGIN_DECLS

/**
 * daybeat_cli_offer_join:
 *
 * Tells who just signed in that there is another history of the same account, and how to see both as one.
 */
void daybeat_cli_offer_join (DaybeatPeople *people, DaybeatHistory *history);

/**
 * daybeat_cli_join:
 *
 * Shows the history that `--join` names in @history from now on.
 */
gboolean daybeat_cli_join (DaybeatCliWait *wait, DaybeatPeople *people, DaybeatHistory *history,
                           const DaybeatCliOptions *options, GError **error);

/**
 * daybeat_cli_separate:
 *
 * Undoes that for the one that `--separate` names.
 */
gboolean daybeat_cli_separate (DaybeatCliWait *wait, DaybeatPeople *people, DaybeatHistory *history,
                               const DaybeatCliOptions *options, GError **error);

G_END_DECLS
