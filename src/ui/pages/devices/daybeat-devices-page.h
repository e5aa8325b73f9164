/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-page.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_DEVICES_PAGE (daybeat_devices_page_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatDevicesPage, daybeat_devices_page, DAYBEAT, DEVICES_PAGE, DaybeatPage)

G_END_DECLS
