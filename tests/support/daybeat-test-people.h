/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-history.h"

G_BEGIN_DECLS

/**
 * daybeat_test_open_history:
 *
 * Returns: (transfer full): the history of @person, open
 */
DaybeatHistory *daybeat_test_open_history (DaybeatPerson *person);

/**
 * daybeat_test_close_history:
 * @history: (transfer full):
 */
void daybeat_test_close_history (DaybeatHistory *history);

G_END_DECLS
