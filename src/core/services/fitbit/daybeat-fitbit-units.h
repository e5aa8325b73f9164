/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DaybeatFitbitUnits:
 *
 * The unit systems of the API, chosen by the request's `Accept-Language` (not by the person's wishes). Daybeat asks in
 * metric; the others stand in old caches.
 */
typedef enum
{
  DAYBEAT_FITBIT_UNITS_METRIC,
  DAYBEAT_FITBIT_UNITS_US,
  DAYBEAT_FITBIT_UNITS_UK,
} DaybeatFitbitUnits;

/**
 * daybeat_fitbit_units_from_language:
 * @language: (nullable): an `Accept-Language` as the API takes it, such as `en_US`
 */
DaybeatFitbitUnits daybeat_fitbit_units_from_language (const char *language);

/* A height or stride of the API (inches or centimetres) in metres, and back; NaN stays NaN. */
double daybeat_fitbit_units_length_to_metres (DaybeatFitbitUnits units, double length);
double daybeat_fitbit_units_length_from_metres (DaybeatFitbitUnits units, double metres);

/* A weight of the API (pounds, stones or kilograms) in kilograms, and back; NaN stays NaN. */
double daybeat_fitbit_units_weight_to_kilograms (DaybeatFitbitUnits units, double weight);
double daybeat_fitbit_units_weight_from_kilograms (DaybeatFitbitUnits units, double kilograms);

G_END_DECLS
