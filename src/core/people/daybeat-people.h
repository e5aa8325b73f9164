/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-identity.h"
#include "daybeat-person.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_PEOPLE (daybeat_people_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatPeople, daybeat_people, DAYBEAT, PEOPLE, GObject)

/**
 * DaybeatPeople:
 *
 * A #GListModel of #DaybeatPerson: everyone with a history below one data folder, by name; but for those whose history
 * is joined to another one's, where daybeat_person_list_joined() has them.
 */

/**
 * daybeat_people_new:
 * @data_dir: (nullable): %NULL for `daybeat` in the XDG data folder
 *
 * Reads the few small key files at once; a broken one is skipped with a warning that names the file, not its content.
 *
 * Returns: (transfer full):
 */
DaybeatPeople *daybeat_people_new (const char *data_dir);

const char *daybeat_people_get_data_dir (DaybeatPeople *self);

/**
 * daybeat_people_add:
 *
 * Makes a folder (mode 0700) and a person in it.
 *
 * Returns: (transfer none): the new person, or %NULL with #GIOErrorEnum
 */
DaybeatPerson *daybeat_people_add (DaybeatPeople *self, const char *name, DaybeatSource source, GError **error);

/**
 * daybeat_people_find:
 * @source: the service
 * @user_id: (nullable): the service's id of the person
 *
 * Returns: (transfer none) (nullable): the person who is that user at that service, also where the history is joined to
 *   another one
 */
DaybeatPerson *daybeat_people_find (DaybeatPeople *self, DaybeatSource source, const char *user_id);

/**
 * daybeat_people_choose:
 * @asked: (nullable): who asked for the sign-in; of another service counts as nobody
 * @user_id: (nullable): the service's id of whoever signed in, where it says so
 * @name: (nullable): for somebody new
 * @is_new: (out): whether somebody was added
 *
 * Says into whose history a sign-in goes. The same user of a service is the same person here, however the sign-in
 * began; and who was asked for as one person and signed in as another must not write into the wrong history.
 *
 * Returns: (transfer none): or %NULL with #GIOErrorEnum
 */
DaybeatPerson *daybeat_people_choose (DaybeatPeople *self, DaybeatSource source, DaybeatPerson *asked,
                                      const char *user_id, const char *name, gboolean *is_new, GError **error);

/**
 * daybeat_people_receive:
 * @asked: (nullable): who asked for the sign-in
 * @identity: who signed in
 * @name: (nullable): for somebody new whose name the service does not tell
 * @is_new: (out): whether somebody was added
 *
 * daybeat_people_choose() by what the service told; what it told of the person is noted, to be saved with the sign-in.
 *
 * Returns: (transfer none): or %NULL with #GIOErrorEnum
 */
DaybeatPerson *daybeat_people_receive (DaybeatPeople *self, DaybeatPerson *asked, const DaybeatIdentity *identity,
                                       const char *name, gboolean *is_new, GError **error);

/**
 * daybeat_people_get_keeper:
 *
 * Returns: (transfer none): whose history shows that of @person: mostly @person
 */
DaybeatPerson *daybeat_people_get_keeper (DaybeatPeople *self, DaybeatPerson *person);

/**
 * daybeat_people_remove:
 *
 * Deletes a person's folder with everything in it. Close the history first. Histories that were joined to this one are
 * in the list again.
 */
gboolean daybeat_people_remove (DaybeatPeople *self, DaybeatPerson *person, GError **error);

G_END_DECLS
