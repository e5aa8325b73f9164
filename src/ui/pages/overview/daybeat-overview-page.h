/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-page.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_OVERVIEW_PAGE (daybeat_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatOverviewPage, daybeat_overview_page, DAYBEAT, OVERVIEW_PAGE, DaybeatPage)

G_END_DECLS
