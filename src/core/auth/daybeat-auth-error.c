/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-auth"

#include "config.h"

#include "daybeat-auth-error.h"

G_DEFINE_QUARK (daybeat-auth-error-quark, daybeat_auth_error)
