/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-services"

#include "config.h"

#include "daybeat-service-error.h"

G_DEFINE_QUARK (daybeat-service-error-quark, daybeat_service_error)
