/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DAYBEAT_TYPE_WELCOME (daybeat_welcome_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatWelcome, daybeat_welcome, DAYBEAT, WELCOME, AdwBin)

/**
 * DaybeatWelcome:
 *
 * The first minute: what Daybeat is, the ways in that there are, and where the data stays. Each way is an action:
 * `app.sign-in` with a service, and `app.open-sample`.
 */

G_END_DECLS
