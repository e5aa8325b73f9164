/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-page.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_BADGES_PAGE (daybeat_badges_page_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatBadgesPage, daybeat_badges_page, DAYBEAT, BADGES_PAGE, DaybeatPage)

G_END_DECLS
