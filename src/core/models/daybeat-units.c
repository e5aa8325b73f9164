/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-models"

#include "config.h"

#include "daybeat-units.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "daybeat-units-locale.h"
#include "daybeat-units-private.h"

struct _DaybeatUnits
{
  GObject parent_instance;

  DaybeatUnitSystem height;
  DaybeatUnitSystem weight;
  DaybeatUnitSystem distance;
  gboolean hours_24;
  int first_weekday;
};

G_DEFINE_FINAL_TYPE (DaybeatUnits, daybeat_units, G_TYPE_OBJECT)

char *
_daybeat_units_join (char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  g_free (text);
  return g_strjoinv ("\u202f", words);
}

char *
_daybeat_units_dup_absent (void)
{
  return g_strdup ("\u2013");
}

static gboolean
parse_system (const char *word, DaybeatUnitSystem *system)
{
  if (word == NULL)
    return FALSE;

  if (g_ascii_strcasecmp (word, "us") == 0 || g_ascii_strcasecmp (word, "en_US") == 0)
    *system = DAYBEAT_UNIT_SYSTEM_US;
  else if (g_ascii_strcasecmp (word, "uk") == 0 || g_ascii_strcasecmp (word, "en_GB") == 0)
    *system = DAYBEAT_UNIT_SYSTEM_UK;
  else if (g_ascii_strcasecmp (word, "metric") == 0 || g_ascii_strcasecmp (word, "any") == 0)
    *system = DAYBEAT_UNIT_SYSTEM_METRIC;
  else
    return FALSE;
  return TRUE;
}

static DaybeatUnitSystem
choose_system (const char *preference, const char *profile_word)
{
  DaybeatUnitSystem system;

  if (parse_system (preference, &system) || parse_system (profile_word, &system))
    return system;
  return daybeat_units_locale_get_system ();
}

static gboolean
parse_clock (const char *word, gboolean *hours_24)
{
  if (word == NULL || !(g_str_has_prefix (word, "12") || g_str_has_prefix (word, "24")))
    return FALSE;
  *hours_24 = word[0] == '2';
  return TRUE;
}

static gboolean
parse_weekday (const char *word, int *weekday)
{
  static const char *const names[] = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  };

  for (guint i = 0; word != NULL && i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (word, names[i]) == 0)
      {
        *weekday = (int) i + 1;
        return TRUE;
      }
  return FALSE;
}

static void
daybeat_units_class_init (DaybeatUnitsClass *klass)
{
}

static void
daybeat_units_init (DaybeatUnits *self)
{
}

DaybeatUnits *
daybeat_units_new (const char *units, const char *clock, const char *first_day, const DaybeatProfile *profile)
{
  DaybeatUnits *self = g_object_new (DAYBEAT_TYPE_UNITS, NULL);

  self->height = choose_system (units, profile != NULL ? profile->height_unit : NULL);
  self->weight = choose_system (units, profile != NULL ? profile->weight_unit : NULL);
  self->distance = choose_system (units, profile != NULL ? profile->distance_unit : NULL);
  if (!parse_clock (clock, &self->hours_24)
      && !parse_clock (profile != NULL ? profile->clock : NULL, &self->hours_24))
    self->hours_24 = daybeat_units_locale_get_24_hours ();
  if (!parse_weekday (first_day, &self->first_weekday)
      && !parse_weekday (profile != NULL ? profile->start_of_week : NULL, &self->first_weekday))
    self->first_weekday = daybeat_units_locale_get_first_weekday ();
  return self;
}

DaybeatUnitSystem
daybeat_units_get_height_system (DaybeatUnits *self)
{
  g_return_val_if_fail (DAYBEAT_IS_UNITS (self), DAYBEAT_UNIT_SYSTEM_METRIC);

  return self->height;
}

DaybeatUnitSystem
daybeat_units_get_weight_system (DaybeatUnits *self)
{
  g_return_val_if_fail (DAYBEAT_IS_UNITS (self), DAYBEAT_UNIT_SYSTEM_METRIC);

  return self->weight;
}

DaybeatUnitSystem
daybeat_units_get_distance_system (DaybeatUnits *self)
{
  g_return_val_if_fail (DAYBEAT_IS_UNITS (self), DAYBEAT_UNIT_SYSTEM_METRIC);

  return self->distance;
}

gboolean
daybeat_units_get_24_hours (DaybeatUnits *self)
{
  g_return_val_if_fail (DAYBEAT_IS_UNITS (self), TRUE);

  return self->hours_24;
}

int
daybeat_units_get_first_weekday (DaybeatUnits *self)
{
  g_return_val_if_fail (DAYBEAT_IS_UNITS (self), 1);

  return self->first_weekday;
}

char *
daybeat_units_format_number (DaybeatUnits *self, gint64 number)
{
  g_return_val_if_fail (DAYBEAT_IS_UNITS (self), NULL);

  return daybeat_units_locale_format_number ((double) number, 0);
}

char *
daybeat_units_format_decimal (DaybeatUnits *self, double number, int digits)
{
  g_return_val_if_fail (DAYBEAT_IS_UNITS (self), NULL);

  if (!isfinite (number))
    return _daybeat_units_dup_absent ();
  return daybeat_units_locale_format_number (number, digits);
}

char *
daybeat_units_format_steps (DaybeatUnits *self, gint64 steps)
{
  g_autofree char *number = NULL;

  g_return_val_if_fail (DAYBEAT_IS_UNITS (self), NULL);

  if (steps < 0)
    return _daybeat_units_dup_absent ();
  number = daybeat_units_locale_format_number ((double) steps, 0);
  /* Translators: %s is the number of steps, with its thousands grouped. */
  return _daybeat_units_join (g_strdup_printf (ngettext ("%s step", "%s steps", (gulong) steps), number));
}

char *
daybeat_units_format_percent (DaybeatUnits *self, double percent)
{
  g_autofree char *number = NULL;

  g_return_val_if_fail (DAYBEAT_IS_UNITS (self), NULL);

  if (!isfinite (percent))
    return _daybeat_units_dup_absent ();
  number = daybeat_units_locale_format_number (percent, 0);
  /* Translators: %s is a whole number; write the percent sign as your language does. */
  return _daybeat_units_join (g_strdup_printf (_("%s %%"), number));
}

static char *
format_quantity (const char *format, double value, int digits)
{
  g_autofree char *number = daybeat_units_locale_format_number (value, digits);
  g_autoptr (GString) text = g_string_new (format);

  g_string_replace (text, "%s", number, 1);
  return _daybeat_units_join (g_string_free_and_steal (g_steal_pointer (&text)));
}

char *
daybeat_units_format_height (DaybeatUnits *self, double metres)
{
  int inches;

  g_return_val_if_fail (DAYBEAT_IS_UNITS (self), NULL);

  if (!isfinite (metres))
    return _daybeat_units_dup_absent ();
  if (self->height != DAYBEAT_UNIT_SYSTEM_US)
    /* Translators: a height in centimetres. */
    return format_quantity (_("%s cm"), metres * 100, 0);

  inches = (int) lround (metres / DAYBEAT_METRES_PER_INCH);
  /* Translators: a height in feet and inches. */
  return _daybeat_units_join (g_strdup_printf (_("%d ft %d in"), inches / 12, inches % 12));
}

char *
daybeat_units_format_stride (DaybeatUnits *self, double metres)
{
  g_return_val_if_fail (DAYBEAT_IS_UNITS (self), NULL);

  if (!isfinite (metres))
    return _daybeat_units_dup_absent ();
  if (self->height != DAYBEAT_UNIT_SYSTEM_US)
    return format_quantity (_("%s cm"), metres * 100, 1);
  /* Translators: a length in inches. */
  return format_quantity (_("%s in"), metres / DAYBEAT_METRES_PER_INCH, 1);
}

static char *
format_stones (double kilograms)
{
  double pounds = round (kilograms / DAYBEAT_KILOGRAMS_PER_POUND * 10) / 10;
  int stones = (int) (pounds / 14);
  g_autofree char *rest = daybeat_units_locale_format_number (pounds - stones * 14, 1);

  /* Translators: a weight in stones and pounds; %s is a number with one decimal. */
  return _daybeat_units_join (g_strdup_printf (_("%d st %s lb"), stones, rest));
}

char *
daybeat_units_format_weight (DaybeatUnits *self, double kilograms)
{
  g_return_val_if_fail (DAYBEAT_IS_UNITS (self), NULL);

  if (!isfinite (kilograms))
    return _daybeat_units_dup_absent ();
  if (self->weight == DAYBEAT_UNIT_SYSTEM_UK)
    return format_stones (kilograms);
  if (self->weight == DAYBEAT_UNIT_SYSTEM_US)
    /* Scales show pounds in fifths. Translators: a weight in pounds. */
    return format_quantity (_("%s lb"), round (kilograms / DAYBEAT_KILOGRAMS_PER_POUND * 5) / 5, 1);
  /* Translators: a weight in kilograms. */
  return format_quantity (_("%s kg"), kilograms, 1);
}

char *
daybeat_units_format_distance (DaybeatUnits *self, double metres)
{
  double value;
  int digits;

  g_return_val_if_fail (DAYBEAT_IS_UNITS (self), NULL);

  if (!isfinite (metres))
    return _daybeat_units_dup_absent ();
  value = metres / (self->distance == DAYBEAT_UNIT_SYSTEM_METRIC ? 1000 : DAYBEAT_METRES_PER_MILE);
  digits = value < 10 ? 2 : value < 1000 ? 1 : 0;
  /* Translators: a distance in kilometres or miles. */
  return format_quantity (self->distance == DAYBEAT_UNIT_SYSTEM_METRIC ? _("%s km") : _("%s mi"), value, digits);
}
