/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-models"

#include "config.h"

#include "daybeat-units-locale.h"

#include <langinfo.h>
#include <locale.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

#define MEASUREMENT_US 2       /* glibc, LC_MEASUREMENT: 1 is metric */
#define WEEK_FROM_MONDAY 19971201 /* glibc counts the first weekday from the day of the week on this date */

static gboolean
is_nobodys_locale (int category)
{
  const char *name = setlocale (category, NULL);

  return name == NULL || g_str_equal (name, "C") || g_str_equal (name, "POSIX") || g_str_has_prefix (name, "C.");
}

DaybeatUnitSystem
daybeat_units_locale_get_system (void)
{
  const char *name = setlocale (LC_MEASUREMENT, NULL);

  if (is_nobodys_locale (LC_MEASUREMENT))
    return DAYBEAT_UNIT_SYSTEM_METRIC;
  if (g_str_has_prefix (name, "en_GB"))
    return DAYBEAT_UNIT_SYSTEM_UK;
  if (nl_langinfo (_NL_MEASUREMENT_MEASUREMENT)[0] == MEASUREMENT_US)
    return DAYBEAT_UNIT_SYSTEM_US;
  return DAYBEAT_UNIT_SYSTEM_METRIC;
}

gboolean
daybeat_units_locale_get_24_hours (void)
{
  const char *format = nl_langinfo (T_FMT);

  if (is_nobodys_locale (LC_TIME))
    return TRUE;
  return strstr (format, "%r") == NULL && strstr (format, "%I") == NULL && strstr (format, "%l") == NULL;
}

int
daybeat_units_locale_get_first_weekday (void)
{
  union
  {
    const char *text;
    uintptr_t word;
  } origin;
  int first;

  if (is_nobodys_locale (LC_TIME))
    return 1;

  /* glibc hands this one number back in place of a pointer. */
  origin.text = nl_langinfo (_NL_TIME_WEEK_1STDAY);
  first = nl_langinfo (_NL_TIME_FIRST_WEEKDAY)[0];
  if ((unsigned int) origin.word != WEEK_FROM_MONDAY)
    first -= 1;
  return (first + 6) % 7 + 1;
}

gboolean
daybeat_units_locale_is_month_first (void)
{
  const char *format = nl_langinfo (D_FMT);
  gsize day = strcspn (format, "de");
  gsize month = strcspn (format, "mbB");

  if (is_nobodys_locale (LC_TIME))
    return FALSE;
  return month < day && format[0] != '\0' && strcspn (format, "Yy") > day;
}

static char *
group_with_commas (const char *digits)
{
  GString *text = g_string_new (NULL);
  gsize whole = strcspn (digits, ".");

  for (gsize i = 0; i < whole; i++)
    {
      if (i > 0 && (whole - i) % 3 == 0)
        g_string_append_c (text, ',');
      g_string_append_c (text, digits[i]);
    }
  g_string_append (text, digits + whole);
  return g_string_free_and_steal (text);
}

char *
daybeat_units_locale_format_number (double number, int digits)
{
  double scale = pow (10, digits);
  double rounded = round (fabs (number) * scale) / scale;
  g_autofree char *text = g_strdup_printf ("%'.*f", digits, rounded);

  if (is_nobodys_locale (LC_NUMERIC))
    {
      g_autofree char *plain = g_steal_pointer (&text);

      text = group_with_commas (plain);
    }
  if (number < 0 && rounded > 0)
    return g_strconcat ("\u2212", text, NULL);
  return g_steal_pointer (&text);
}
