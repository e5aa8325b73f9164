/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-person.h"

G_BEGIN_DECLS

/**
 * _daybeat_person_new:
 * @folder: the person's folder, which exists
 *
 * Returns: (transfer full): a person not saved yet
 */
DaybeatPerson *_daybeat_person_new (const char *folder, const char *name, DaybeatSource source);

/**
 * _daybeat_person_load:
 *
 * Returns: (transfer full): the person whose folder this is
 */
DaybeatPerson *_daybeat_person_load (const char *folder, GError **error);

/**
 * _daybeat_person_add_joined:
 *
 * Notes that the history of @self also shows that of @other.
 */
void _daybeat_person_add_joined (DaybeatPerson *self, DaybeatPerson *other);
void _daybeat_person_remove_joined (DaybeatPerson *self, DaybeatPerson *other);

const char *_daybeat_person_get_folder (DaybeatPerson *self);

G_END_DECLS
