/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-units.h"

G_BEGIN_DECLS

/*
 * What the C library's locale says where neither a preference nor the profile does. The C locale is nobody's, so it
 * counts as metric, 24 hours, weeks from Monday, day before month and thousands parted by commas.
 */

/**
 * daybeat_units_locale_get_system:
 */
DaybeatUnitSystem daybeat_units_locale_get_system (void);

/**
 * daybeat_units_locale_get_24_hours:
 */
gboolean daybeat_units_locale_get_24_hours (void);

/**
 * daybeat_units_locale_get_first_weekday:
 *
 * Returns: 1 for Monday to 7 for Sunday
 */
int daybeat_units_locale_get_first_weekday (void);

/**
 * daybeat_units_locale_is_month_first:
 */
gboolean daybeat_units_locale_is_month_first (void);

/**
 * daybeat_units_locale_format_number:
 *
 * Returns: (transfer full): with decimal sign and grouping of the locale, rounded half away from zero, minus as
 *   U+2212
 */
char *daybeat_units_locale_format_number (double number, int digits);

G_END_DECLS
