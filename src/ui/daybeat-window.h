/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DAYBEAT_TYPE_WINDOW (daybeat_window_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatWindow, daybeat_window, DAYBEAT, WINDOW, AdwApplicationWindow)

G_END_DECLS
