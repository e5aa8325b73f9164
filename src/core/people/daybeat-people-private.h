/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-people.h"

G_BEGIN_DECLS

/**
 * _daybeat_people_show:
 *
 * Puts a person into the list, at the place of the name.
 */
void _daybeat_people_show (DaybeatPeople *self, DaybeatPerson *person);

/**
 * _daybeat_people_hide:
 *
 * Takes a person out of the list; the folder stays.
 */
void _daybeat_people_hide (DaybeatPeople *self, DaybeatPerson *person);

G_END_DECLS
