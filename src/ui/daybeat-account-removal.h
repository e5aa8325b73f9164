/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-history.h"
#include "daybeat-people.h"

G_BEGIN_DECLS

/**
 * daybeat_account_removal_run_async:
 * @people: where @person is
 * @history: (transfer full) (nullable): the person's history where it is open: closed in any case
 *
 * Signs a person out at the service, then deletes everything that is kept here. A service that cannot be reached does
 * not stop that.
 */
void daybeat_account_removal_run_async (DaybeatPeople *people, DaybeatPerson *person, DaybeatHistory *history,
                                        GAsyncReadyCallback callback, gpointer user_data);

/**
 * daybeat_account_removal_run_finish:
 * @revoked: (out) (optional): whether the service confirmed
 */
gboolean daybeat_account_removal_run_finish (GAsyncResult *result, gboolean *revoked, GError **error);

G_END_DECLS
