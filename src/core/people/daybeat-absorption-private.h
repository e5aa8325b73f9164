/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-person.h"
#include "daybeat-store.h"

G_BEGIN_DECLS

/**
 * _daybeat_absorb_async:
 * @store: of whoever keeps both
 * @person: somebody of a service that nobody else whose history is in @store comes from
 *
 * Makes @store show what the history of @person holds now, also where it took in an older state before;
 * daybeat_store_absorb_finish() takes the answer.
 */
void _daybeat_absorb_async (DaybeatStore *store, DaybeatPerson *person, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
