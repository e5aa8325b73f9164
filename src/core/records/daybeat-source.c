/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-records"

#include "config.h"

#include "daybeat-source.h"

#include <glib/gi18n-lib.h>

static const char *const words[] = {
  [DAYBEAT_SOURCE_UNKNOWN] = "unknown",
  [DAYBEAT_SOURCE_FITBIT] = "fitbit",
  [DAYBEAT_SOURCE_GOOGLE_HEALTH] = "google-health",
  [DAYBEAT_SOURCE_ARCHIVE] = "archive",
  [DAYBEAT_SOURCE_SAMPLE] = "sample",
};

const char *
daybeat_source_to_string (DaybeatSource source)
{
  return (gsize) source < G_N_ELEMENTS (words) ? words[source] : words[DAYBEAT_SOURCE_UNKNOWN];
}

const char *
daybeat_source_get_title (DaybeatSource source)
{
  switch (source)
    {
    case DAYBEAT_SOURCE_FITBIT:
      return _("Fitbit");
    case DAYBEAT_SOURCE_GOOGLE_HEALTH:
      return _("Google Health");
    case DAYBEAT_SOURCE_ARCHIVE:
      /* Translators: goes into "from %s" */
      return _("your archive");
    case DAYBEAT_SOURCE_SAMPLE:
      /* Translators: goes into "from %s" */
      return _("the made-up sample");
    case DAYBEAT_SOURCE_UNKNOWN:
    default:
      /* Translators: goes into "from %s" */
      return _("an unknown source");
    }
}

DaybeatSource
daybeat_source_from_string (const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_strcmp0 (text, words[i]) == 0)
        return (DaybeatSource) i;
    }
  return DAYBEAT_SOURCE_UNKNOWN;
}
