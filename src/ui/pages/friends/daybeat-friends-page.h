/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-page.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_FRIENDS_PAGE (daybeat_friends_page_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatFriendsPage, daybeat_friends_page, DAYBEAT, FRIENDS_PAGE, DaybeatPage)

G_END_DECLS
