/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-page-words.h"

#include <glib/gi18n.h>

const char *
daybeat_page_words_get_empty (DaybeatEmptyReason reason, const char *hidden, const char *nothing)
{
  switch (reason)
    {
    case DAYBEAT_EMPTY_REASON_FORBIDDEN:
      return hidden;
    case DAYBEAT_EMPTY_REASON_NOT_GRANTED:
      return _("You did not share this when you signed in. Sign in again to share it.");
    case DAYBEAT_EMPTY_REASON_NOT_SYNCED:
      return _("Not synced yet. It appears here after the next sync.");
    case DAYBEAT_EMPTY_REASON_NOTHING:
    default:
      return nothing;
    }
}

char *
daybeat_page_words_dup_as_of (DaybeatUnits *units, DaybeatDay day, DaybeatSource source)
{
  g_autofree char *date = NULL;

  if (day == DAYBEAT_DAY_NONE)
    return g_strdup ("");
  date = daybeat_units_format_day (units, day, DAYBEAT_DATE_LONG);
  /* Translators: the day on which a source said what is shown, and the source: “As of 30 October 2026 · from Fitbit” */
  return g_strdup_printf (_("As of %s · from %s"), date, daybeat_source_get_title (source));
}
