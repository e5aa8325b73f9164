/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-store"

#include "config.h"

#include "daybeat-store-error.h"

G_DEFINE_QUARK (daybeat-store-error-quark, daybeat_store_error)
