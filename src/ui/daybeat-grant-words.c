/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-grant-words.h"

#include <glib/gi18n.h>

#include "daybeat-local-instant.h"

/* Returns: how many midnights lie between both; negative where it is over. */
static int
count_days (gint64 ends_at, gint64 now)
{
  DaybeatDay end = daybeat_instant_get_day (daybeat_local_instant_at (ends_at));
  DaybeatDay today = daybeat_instant_get_day (daybeat_local_instant_at (now));

  return ends_at <= now ? -1 : (int) ((gint64) end - (gint64) today);
}

char *
daybeat_grant_words_dup_end (const char *who, gint64 ends_at, gint64 now, DaybeatUnits *units)
{
  int n_days = count_days (ends_at, now);
  g_autofree char *time = NULL;

  g_return_val_if_fail (who != NULL, NULL);
  g_return_val_if_fail (DAYBEAT_IS_UNITS (units), NULL);

  time = daybeat_units_format_minute_of_day (units,
                                             daybeat_instant_get_minute_of_day (daybeat_local_instant_at (ends_at)));
  if (n_days < 0)
    /* Translators: %s is the name of a company */
    return g_strdup_printf (_("%s has ended this sign-in"), who);
  if (n_days == 0)
    /* Translators: the name of a company, and a time of day */
    return g_strdup_printf (_("%s ends this sign-in today at %s"), who, time);
  if (n_days == 1)
    /* Translators: the name of a company, and a time of day */
    return g_strdup_printf (_("%s ends this sign-in tomorrow at %s"), who, time);
  /* Translators: the name of a company, and in how many days; never fewer than two */
  return g_strdup_printf (ngettext ("%s ends this sign-in in %d day", "%s ends this sign-in in %d days",
                                    (gulong) n_days),
                          who, n_days);
}

gboolean
daybeat_grant_words_is_near (gint64 ends_at, gint64 now)
{
  return ends_at > now && count_days (ends_at, now) <= 1;
}
