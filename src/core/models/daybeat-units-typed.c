/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-models"

#include "config.h"

#include "daybeat-units.h"

#include <math.h>
#include <string.h>

#include "daybeat-units-private.h"

/* What a person may write after a number, and what it is worth in the canonical unit. */
typedef struct
{
  const char *word;
  double factor;
} UnitWord;

static const UnitWord length_words[] = {
  { "cm", 0.01 },
  { "m", 1 },
  { "ft", 12 * DAYBEAT_METRES_PER_INCH },
  { "'", 12 * DAYBEAT_METRES_PER_INCH },
  { "\u2032", 12 * DAYBEAT_METRES_PER_INCH },
  { "\u2019", 12 * DAYBEAT_METRES_PER_INCH },
  { "in", DAYBEAT_METRES_PER_INCH },
  { "\"", DAYBEAT_METRES_PER_INCH },
  { "\u2033", DAYBEAT_METRES_PER_INCH },
  { "\u201d", DAYBEAT_METRES_PER_INCH },
  { NULL, 0 },
};

static const UnitWord weight_words[] = {
  { "kg", 1 },
  { "lbs", DAYBEAT_KILOGRAMS_PER_POUND },
  { "lb", DAYBEAT_KILOGRAMS_PER_POUND },
  { "st", DAYBEAT_KILOGRAMS_PER_STONE },
  { NULL, 0 },
};

static const char *
skip_spaces (const char *text)
{
  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return text;
}

static gboolean
take_number (const char **text, double *number)
{
  g_autofree char *copy = NULL;
  const char *first_sign;
  gsize length = strspn (*text, "0123456789.,");

  if (length == 0 || length > 12)
    return FALSE;
  copy = g_strndup (*text, length);
  first_sign = strpbrk (copy, ".,");
  if (first_sign != NULL && strpbrk (first_sign + 1, ".,") != NULL)
    return FALSE;
  g_strdelimit (copy, ",", '.');
  *number = g_ascii_strtod (copy, NULL);
  *text = skip_spaces (*text + length);
  return TRUE;
}

static double
take_unit (const char **text, const UnitWord *words)
{
  for (guint i = 0; words[i].word != NULL; i++)
    {
      gsize length = strlen (words[i].word);

      if (g_ascii_strncasecmp (*text, words[i].word, length) == 0 && !g_ascii_isalpha ((*text)[length]))
        {
          *text = skip_spaces (*text + length);
          return words[i].factor;
        }
    }
  return NAN;
}

/*
 * Adds up number-unit pairs. The last number may stand bare: alone it is in @bare, after another it is in the unit
 * below the one before (inches after feet, pounds after stones).
 */
static gboolean
parse_quantity (const char *text, const UnitWord *words, double bare, double below, double *value)
{
  double sum = 0;
  guint n;

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  text = skip_spaces (text);
  for (n = 0; *text != '\0' && n < 2; n++)
    {
      double number, factor;

      if (!take_number (&text, &number))
        return FALSE;
      factor = take_unit (&text, words);
      if (isnan (factor) && *text != '\0')
        return FALSE;
      if (isnan (factor))
        factor = n == 0 ? bare : below;
      sum += number * factor;
    }
  *value = sum;
  return n > 0 && *text == '\0';
}

static gboolean
parse_between (const char *text, const UnitWord *words, double bare, double below, double least, double most,
               double *value)
{
  double parsed;

  if (!parse_quantity (text, words, bare, below, &parsed) || parsed < least || parsed > most)
    return FALSE;
  *value = parsed;
  return TRUE;
}

gboolean
daybeat_units_parse_height (DaybeatUnits *self, const char *text, double *metres)
{
  gboolean us;

  g_return_val_if_fail (DAYBEAT_IS_UNITS (self), FALSE);
  g_return_val_if_fail (metres != NULL, FALSE);

  us = daybeat_units_get_height_system (self) == DAYBEAT_UNIT_SYSTEM_US;
  if (parse_between (text, length_words, us ? DAYBEAT_METRES_PER_INCH : 0.01, DAYBEAT_METRES_PER_INCH, 0.3, 3,
                     metres))
    return TRUE;
  /* A bare 1.78 is metres and a bare 6 is feet: nobody is that many centimetres or inches tall. */
  return parse_between (text, length_words, us ? 12 * DAYBEAT_METRES_PER_INCH : 1, DAYBEAT_METRES_PER_INCH, 0.3, 3,
                        metres);
}

gboolean
daybeat_units_parse_stride (DaybeatUnits *self, const char *text, double *metres)
{
  gboolean us;

  g_return_val_if_fail (DAYBEAT_IS_UNITS (self), FALSE);
  g_return_val_if_fail (metres != NULL, FALSE);

  us = daybeat_units_get_height_system (self) == DAYBEAT_UNIT_SYSTEM_US;
  return parse_between (text, length_words, us ? DAYBEAT_METRES_PER_INCH : 0.01, DAYBEAT_METRES_PER_INCH, 0.1, 3,
                        metres);
}

gboolean
daybeat_units_parse_weight (DaybeatUnits *self, const char *text, double *kilograms)
{
  static const double bare[] = {
    [DAYBEAT_UNIT_SYSTEM_METRIC] = 1,
    [DAYBEAT_UNIT_SYSTEM_US] = DAYBEAT_KILOGRAMS_PER_POUND,
    [DAYBEAT_UNIT_SYSTEM_UK] = DAYBEAT_KILOGRAMS_PER_STONE,
  };

  g_return_val_if_fail (DAYBEAT_IS_UNITS (self), FALSE);
  g_return_val_if_fail (kilograms != NULL, FALSE);

  return parse_between (text, weight_words, bare[daybeat_units_get_weight_system (self)], DAYBEAT_KILOGRAMS_PER_POUND,
                        1, 700, kilograms);
}
