/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-page.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_PROFILE_PAGE (daybeat_profile_page_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatProfilePage, daybeat_profile_page, DAYBEAT, PROFILE_PAGE, DaybeatPage)

G_END_DECLS
