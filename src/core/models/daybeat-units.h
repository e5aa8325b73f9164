/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "daybeat-profile.h"

G_BEGIN_DECLS

/**
 * DaybeatUnitSystem:
 * @DAYBEAT_UNIT_SYSTEM_METRIC: centimetres, kilograms, kilometres
 * @DAYBEAT_UNIT_SYSTEM_US: feet and inches, pounds, miles
 * @DAYBEAT_UNIT_SYSTEM_UK: centimetres, stones and pounds, miles
 */
typedef enum
{
  DAYBEAT_UNIT_SYSTEM_METRIC,
  DAYBEAT_UNIT_SYSTEM_US,
  DAYBEAT_UNIT_SYSTEM_UK,
} DaybeatUnitSystem;

/**
 * DaybeatDateStyle:
 * @DAYBEAT_DATE_SHORT: `24 Nov 2026`
 * @DAYBEAT_DATE_LONG: `24 November 2026`
 * @DAYBEAT_DATE_FULL: `Tuesday 24 November 2026`
 * @DAYBEAT_DATE_DAY_MONTH: `24 Nov`
 * @DAYBEAT_DATE_MONTH: `November 2026`
 * @DAYBEAT_DATE_WEEKDAY: `Tue 24 November`, the year added where it is not this one
 * @DAYBEAT_DATE_RELATIVE: `Today`, `Yesterday`, else as @DAYBEAT_DATE_LONG
 *
 * The order of day and month is the locale's.
 */
typedef enum
{
  DAYBEAT_DATE_SHORT,
  DAYBEAT_DATE_LONG,
  DAYBEAT_DATE_FULL,
  DAYBEAT_DATE_DAY_MONTH,
  DAYBEAT_DATE_MONTH,
  DAYBEAT_DATE_WEEKDAY,
  DAYBEAT_DATE_RELATIVE,
} DaybeatDateStyle;

#define DAYBEAT_TYPE_UNITS (daybeat_units_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatUnits, daybeat_units, DAYBEAT, UNITS, GObject)

/**
 * DaybeatUnits:
 *
 * The one place where canonical units become what a person reads, and back. It holds the person's choices and never
 * changes: a changed preference makes a new one. Numbers carry their unit after a narrow no-break space (U+202F), are
 * rounded half away from zero, and use the locale's digit grouping and decimal sign. What is absent (a NaN, a
 * negative count) is written as an en dash. All texts are translated.
 */

/**
 * daybeat_units_new:
 * @units: (nullable): the preference: `metric`, `us`, `uk`; everything else, such as `automatic`, leaves it to
 *   @profile, then to the locale (LC_MEASUREMENT)
 * @clock: (nullable): the preference: beginning with `12` or `24`; else by @profile, then the locale (LC_TIME)
 * @first_day: (nullable): the preference: `monday`, `sunday`, `saturday`; else by @profile, then the locale
 * @profile: (nullable): what the service knows of the person's wishes
 *
 * Returns: (transfer full):
 */
DaybeatUnits *daybeat_units_new (const char *units, const char *clock, const char *first_day,
                                 const DaybeatProfile *profile);

DaybeatUnitSystem daybeat_units_get_height_system (DaybeatUnits *self);
DaybeatUnitSystem daybeat_units_get_weight_system (DaybeatUnits *self);
DaybeatUnitSystem daybeat_units_get_distance_system (DaybeatUnits *self);

/**
 * daybeat_units_get_24_hours:
 *
 * Returns: whether times run from 00:00 to 23:59
 */
gboolean daybeat_units_get_24_hours (DaybeatUnits *self);

/**
 * daybeat_units_get_first_weekday:
 *
 * Returns: 1 for Monday to 7 for Sunday, as ISO 8601 counts
 */
int daybeat_units_get_first_weekday (DaybeatUnits *self);

/**
 * daybeat_units_format_number:
 *
 * Returns: (transfer full): a count with the locale's grouping, for use beside its unit: `25,000`
 */
char *daybeat_units_format_number (DaybeatUnits *self, gint64 number);

/**
 * daybeat_units_format_decimal:
 * @digits: after the decimal sign
 *
 * Returns: (transfer full): for use beside its unit
 */
char *daybeat_units_format_decimal (DaybeatUnits *self, double number, int digits);

/**
 * daybeat_units_format_steps:
 *
 * Returns: (transfer full): `25,000 steps`
 */
char *daybeat_units_format_steps (DaybeatUnits *self, gint64 steps);

/**
 * daybeat_units_format_percent:
 * @percent: 0–100
 *
 * Returns: (transfer full): `94 %` as the language writes it
 */
char *daybeat_units_format_percent (DaybeatUnits *self, double percent);

/**
 * daybeat_units_format_height:
 *
 * Returns: (transfer full): `178 cm` or `5 ft 10 in`
 */
char *daybeat_units_format_height (DaybeatUnits *self, double metres);

/**
 * daybeat_units_format_stride:
 *
 * Returns: (transfer full): `72.6 cm` or `28.6 in`
 */
char *daybeat_units_format_stride (DaybeatUnits *self, double metres);

/**
 * daybeat_units_format_weight:
 *
 * Returns: (transfer full): `72.6 kg`, `160.0 lb` or `11 st 6.1 lb`
 */
char *daybeat_units_format_weight (DaybeatUnits *self, double kilograms);

/**
 * daybeat_units_format_distance:
 *
 * Returns: (transfer full): kilometres or miles, with two decimals below 10, one below 1000
 */
char *daybeat_units_format_distance (DaybeatUnits *self, double metres);

/**
 * daybeat_units_format_duration:
 * @minutes: rounded once, here
 *
 * Returns: (transfer full): `7 h 12 min`, `27 min`, `under 1 min`
 */
char *daybeat_units_format_duration (DaybeatUnits *self, double minutes);

/**
 * daybeat_units_format_minute_of_day:
 * @minute: minutes after midnight; days before and after are folded in
 *
 * Returns: (transfer full): `23:41` or `11:41 PM`
 */
char *daybeat_units_format_minute_of_day (DaybeatUnits *self, int minute);

/**
 * daybeat_units_format_hour:
 * @hour: folded into 0–23
 *
 * Returns: (transfer full): a short label for an axis: `23` or `11 PM`
 */
char *daybeat_units_format_hour (DaybeatUnits *self, int hour);

/**
 * daybeat_units_format_day:
 *
 * Returns: (transfer full):
 */
char *daybeat_units_format_day (DaybeatUnits *self, DaybeatDay day, DaybeatDateStyle style);

/**
 * daybeat_units_format_instant:
 *
 * Returns: (transfer full): day and time on that wall clock: `23 May 2023, 19:55`
 */
char *daybeat_units_format_instant (DaybeatUnits *self, DaybeatInstant instant, DaybeatDateStyle style);

/**
 * daybeat_units_format_ago:
 * @seconds: how long ago
 *
 * Returns: (transfer full): `just now`, `12 min ago`, `3 hours ago`, `2 days ago`, …
 */
char *daybeat_units_format_ago (DaybeatUnits *self, gint64 seconds);

/**
 * daybeat_units_parse_height:
 * @text: what a person typed: `178`, `1.78 m`, `1,78 m`, `5' 10"`, `5 ft 10 in`; a bare number is in the person's
 *   unit
 * @metres: (out):
 *
 * Returns: whether @text is a height of a person, 0.3 to 3 m
 */
gboolean daybeat_units_parse_height (DaybeatUnits *self, const char *text, double *metres);

/**
 * daybeat_units_parse_stride:
 *
 * Returns: whether @text is a length of a step, 0.1 to 3 m
 */
gboolean daybeat_units_parse_stride (DaybeatUnits *self, const char *text, double *metres);

/**
 * daybeat_units_parse_weight:
 * @text: `72.6`, `72,6 kg`, `160 lb`, `11 st 6.1 lb`; a bare number is in the person's unit
 * @kilograms: (out):
 *
 * Returns: whether @text is a weight of a person, 1 to 700 kg
 */
gboolean daybeat_units_parse_weight (DaybeatUnits *self, const char *text, double *kilograms);

G_END_DECLS
