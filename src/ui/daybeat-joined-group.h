/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-people.h"
#include "daybeat-window.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_JOINED_GROUP (daybeat_joined_group_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatJoinedGroup, daybeat_joined_group, DAYBEAT, JOINED_GROUP, AdwPreferencesGroup)

/**
 * DaybeatJoinedGroup:
 *
 * On a person's account page: the histories that are shown in this one, each to be separated again, and those that
 * could be. Hidden where there is none.
 */

/**
 * daybeat_joined_group_fill:
 * @history: the person's, open
 */
void daybeat_joined_group_fill (DaybeatJoinedGroup *self, DaybeatWindow *window, DaybeatPeople *people,
                                DaybeatHistory *history);

G_END_DECLS
