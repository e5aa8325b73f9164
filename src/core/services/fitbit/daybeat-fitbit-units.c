/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-fitbit"

#include "config.h"

#include "daybeat-fitbit-units.h"

#define METRES_PER_INCH 0.0254
#define KILOGRAMS_PER_POUND 0.45359237
#define KILOGRAMS_PER_STONE (14 * KILOGRAMS_PER_POUND)

DaybeatFitbitUnits
daybeat_fitbit_units_from_language (const char *language)
{
  if (g_strcmp0 (language, "en_US") == 0)
    return DAYBEAT_FITBIT_UNITS_US;
  if (g_strcmp0 (language, "en_GB") == 0)
    return DAYBEAT_FITBIT_UNITS_UK;
  return DAYBEAT_FITBIT_UNITS_METRIC;
}

/* The table of the documentation gives centimetres for Great Britain too. Dividing keeps 175 cm at 1.75 m exactly. */
double
daybeat_fitbit_units_length_to_metres (DaybeatFitbitUnits units, double length)
{
  return units == DAYBEAT_FITBIT_UNITS_US ? length * METRES_PER_INCH : length / 100.0;
}

double
daybeat_fitbit_units_length_from_metres (DaybeatFitbitUnits units, double metres)
{
  return units == DAYBEAT_FITBIT_UNITS_US ? metres / METRES_PER_INCH : metres * 100.0;
}

double
daybeat_fitbit_units_weight_to_kilograms (DaybeatFitbitUnits units, double weight)
{
  switch (units)
    {
    case DAYBEAT_FITBIT_UNITS_US:
      return weight * KILOGRAMS_PER_POUND;
    case DAYBEAT_FITBIT_UNITS_UK:
      return weight * KILOGRAMS_PER_STONE;
    case DAYBEAT_FITBIT_UNITS_METRIC:
    default:
      return weight;
    }
}

double
daybeat_fitbit_units_weight_from_kilograms (DaybeatFitbitUnits units, double kilograms)
{
  switch (units)
    {
    case DAYBEAT_FITBIT_UNITS_US:
      return kilograms / KILOGRAMS_PER_POUND;
    case DAYBEAT_FITBIT_UNITS_UK:
      return kilograms / KILOGRAMS_PER_STONE;
    case DAYBEAT_FITBIT_UNITS_METRIC:
    default:
      return kilograms;
    }
}
