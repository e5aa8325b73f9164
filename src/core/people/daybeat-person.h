/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "daybeat-oauth-client.h"
#include "daybeat-source.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_PERSON (daybeat_person_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatPerson, daybeat_person, DAYBEAT, PERSON, GObject)

/**
 * DaybeatPerson:
 *
 * Somebody whose history is on this computer: a folder with the history and a small key file that says how it came
 * here. No secret stands in it.
 *
 * Properties, notified: `id` (string, a random UUID, construct only), `name` (string), `source` (int,
 * #DaybeatSource), `user-id` (string, nullable: the service's id), `legacy-user-id` (string, nullable: what the
 * person's service calls the same person's account at Fitbit), `joined-to` (string, nullable: the id of the person whose
 * history also shows this one's), `signed-in` (boolean), `refresh-expires-at` (int64, milliseconds since 1970 UTC: when
 * the sign-in ends; 0 where no end is known), `service-gone` (boolean: it said 410, switched off for good), `named`
 * (boolean: the name was chosen here, and what the service calls the person does not replace it), `scopes` (string,
 * nullable: space-separated, as granted), `client-id`, `redirect-uri`, `base-url`, `authorize-url` (strings, nullable),
 * `last-sync` (int64, milliseconds since 1970 UTC or 0), `tokens-in-memory` (boolean, not saved).
 */

const char *daybeat_person_get_id (DaybeatPerson *self);
const char *daybeat_person_get_name (DaybeatPerson *self);
DaybeatSource daybeat_person_get_source (DaybeatPerson *self);
gboolean daybeat_person_get_signed_in (DaybeatPerson *self);

/**
 * daybeat_person_get_days_left:
 *
 * Returns: how many whole days the sign-in lasts, 0 on the last one and after it; %DAYBEAT_ABSENT where it has no end
 *   or nobody is signed in
 */
int daybeat_person_get_days_left (DaybeatPerson *self);

/**
 * daybeat_person_list_joined:
 *
 * Returns: (transfer container) (element-type DaybeatPerson): whose histories are shown in this one's, see
 *   daybeat_people_join_async()
 */
GPtrArray *daybeat_person_list_joined (DaybeatPerson *self);

/**
 * daybeat_person_dup_history_path:
 *
 * Returns: (transfer full): the SQLite file
 */
char *daybeat_person_dup_history_path (DaybeatPerson *self);

/**
 * daybeat_person_dup_lock_path:
 *
 * Returns: (transfer full): the file that serialises refreshes of the token
 */
char *daybeat_person_dup_lock_path (DaybeatPerson *self);

/**
 * daybeat_person_save:
 *
 * Writes the key file, mode 0600, whole or not at all. Small enough to be done at once.
 */
gboolean daybeat_person_save (DaybeatPerson *self, GError **error);

G_END_DECLS
