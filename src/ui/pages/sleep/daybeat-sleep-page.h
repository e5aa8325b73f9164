/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-page.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_SLEEP_PAGE (daybeat_sleep_page_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatSleepPage, daybeat_sleep_page, DAYBEAT, SLEEP_PAGE, DaybeatPage)

G_END_DECLS
