/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-people.h"
#include "daybeat-window.h"

G_BEGIN_DECLS

/**
 * daybeat_join_offer_present:
 * @history: whoever has just signed in; open in @window
 *
 * Where another history on this computer is the same person's, as the service says, offers to show both as one. Where
 * there is none, nothing happens.
 */
void daybeat_join_offer_present (DaybeatWindow *window, DaybeatPeople *people, DaybeatHistory *history);

/**
 * daybeat_join_offer_ask:
 * @other: whose history is offered to be shown in @history
 */
void daybeat_join_offer_ask (DaybeatWindow *window, DaybeatPeople *people, DaybeatHistory *history,
                             DaybeatPerson *other);

G_END_DECLS
