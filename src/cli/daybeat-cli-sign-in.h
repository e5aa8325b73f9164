/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-cli-person.h"

G_BEGIN_DECLS

/**
 * daybeat_cli_sign_in:
 *
 * Signs somebody in; the same user of the same service stays the same person.
 *
 * Returns: (transfer full): the history of who signed in
 */
DaybeatHistory *daybeat_cli_sign_in (DaybeatCliWait *wait, DaybeatPeople *people, const DaybeatCliOptions *options,
                                     GError **error);

G_END_DECLS
