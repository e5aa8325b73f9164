/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-people.h"
#include "daybeat-window.h"

G_BEGIN_DECLS

/**
 * daybeat_join_offer_present:
 * @person: whoever has just signed in
 *
 * Where another history on this computer is the same person's, as the services say, offers to show both as one: in
 * that of the service that lives, which is opened for it. Where there is none, nothing happens.
 */
void daybeat_join_offer_present (DaybeatWindow *window, DaybeatPeople *people, DaybeatPerson *person);

G_END_DECLS
