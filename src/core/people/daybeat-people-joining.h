/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-history.h"
#include "daybeat-people.h"

G_BEGIN_DECLS

/* Two histories of one person, such as an old one of Fitbit and the one of Google Health, shown as one. Nothing is
   moved: the keeper's history takes in a copy, the other one stays as it is in its folder and can be shown alone
   again. */

/**
 * daybeat_people_find_joinable:
 *
 * Returns: (transfer container) (element-type DaybeatPerson): who has an older service's history of the same account at
 *   Fitbit as @person, as far as the services say so
 */
GPtrArray *daybeat_people_find_joinable (DaybeatPeople *self, DaybeatPerson *person);

/**
 * daybeat_people_find_keeper:
 *
 * Returns: (transfer none) (nullable): somebody who is the same person at another service and whose history can take
 *   in @person's
 */
DaybeatPerson *daybeat_people_find_keeper (DaybeatPeople *self, DaybeatPerson *person);

/**
 * daybeat_people_check_joinable:
 * @error: return location, %G_IO_ERROR_INVALID_ARGUMENT with a sentence
 *
 * Returns: whether @keeper's history can take in @other's: the service that is asked today keeps the other one's
 */
gboolean daybeat_people_check_joinable (DaybeatPeople *self, DaybeatPerson *keeper, DaybeatPerson *other,
                                        GError **error);

/**
 * daybeat_people_join_async:
 * @keeper: open
 *
 * Shows the history of @other in that of @keeper, from now on and with each sync; @other leaves the list.
 */
void daybeat_people_join_async (DaybeatPeople *self, DaybeatHistory *keeper, DaybeatPerson *other,
                                GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean daybeat_people_join_finish (DaybeatPeople *self, GAsyncResult *result, GError **error);

/**
 * daybeat_people_separate_async:
 * @keeper: open
 * @other: one of daybeat_person_list_joined() of @keeper's person
 *
 * Undoes that: what came from @other leaves @keeper's history, and @other is in the list again.
 */
void daybeat_people_separate_async (DaybeatPeople *self, DaybeatHistory *keeper, DaybeatPerson *other,
                                    GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean daybeat_people_separate_finish (DaybeatPeople *self, GAsyncResult *result, GError **error);

G_END_DECLS
