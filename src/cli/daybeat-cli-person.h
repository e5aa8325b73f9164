/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-cli-options.h"
#include "daybeat-cli-wait.h"
#include "daybeat-history.h"
#include "daybeat-people.h"

G_BEGIN_DECLS

/**
 * daybeat_cli_choose_person:
 *
 * Returns: (transfer none): whom the options speak of; for the sample a new one where there is none yet
 */
DaybeatPerson *daybeat_cli_choose_person (DaybeatPeople *people, const DaybeatCliOptions *options, GError **error);

/**
 * daybeat_cli_open:
 *
 * Returns: (transfer full): that person's history
 */
DaybeatHistory *daybeat_cli_open (DaybeatCliWait *wait, DaybeatPerson *person, GError **error);
void daybeat_cli_close (DaybeatCliWait *wait, DaybeatHistory *history);

G_END_DECLS
