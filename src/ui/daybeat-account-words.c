/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-account-words.h"

#include <glib/gi18n.h>

#include "daybeat-clock.h"
#include "daybeat-format-settings.h"
#include "daybeat-grant-words.h"
#include "daybeat-local-instant.h"
#include "daybeat-service-info.h"

static DaybeatUnits *
get_units (void)
{
  return daybeat_format_settings_get_units (daybeat_format_settings_get_default ());
}

const char *
daybeat_account_get_service_name (DaybeatPerson *person)
{
  const DaybeatServiceInfo *service;

  g_return_val_if_fail (DAYBEAT_IS_PERSON (person), NULL);

  service = daybeat_service_info_get (daybeat_person_get_source (person));
  if (service != NULL)
    return service->name;
  return daybeat_person_get_source (person) == DAYBEAT_SOURCE_SAMPLE ? _("Sample data") : _("Another source");
}

char *
daybeat_account_dup_last_sync (DaybeatPerson *person)
{
  gint64 last_sync = 0;

  g_return_val_if_fail (DAYBEAT_IS_PERSON (person), NULL);

  g_object_get (person, "last-sync", &last_sync, NULL);
  if (last_sync == 0)
    return g_strdup (_("Not synced yet"));
  return daybeat_units_format_ago (get_units (), MAX (0, g_get_real_time () / 1000 - last_sync) / 1000);
}

char *
daybeat_account_dup_line (DaybeatPerson *person)
{
  const char *service;
  g_autofree char *last_sync = NULL;

  g_return_val_if_fail (DAYBEAT_IS_PERSON (person), NULL);

  service = daybeat_account_get_service_name (person);
  if (daybeat_person_get_source (person) == DAYBEAT_SOURCE_SAMPLE)
    return g_strdup (service);
  if (!daybeat_person_get_signed_in (person))
    return g_strdup_printf ("%s · %s", service, _("Signed out"));
  last_sync = daybeat_account_dup_last_sync (person);
  return g_strdup_printf ("%s · %s", service, last_sync);
}

char *
daybeat_account_dup_grant_end (DaybeatPerson *person)
{
  const DaybeatServiceInfo *service;
  gint64 ends_at = 0;

  g_return_val_if_fail (DAYBEAT_IS_PERSON (person), NULL);

  service = daybeat_service_info_get (daybeat_person_get_source (person));
  g_object_get (person, "refresh-expires-at", &ends_at, NULL);
  if (service == NULL || ends_at == 0 || !daybeat_person_get_signed_in (person))
    return NULL;
  return daybeat_grant_words_dup_end (service->company, ends_at, daybeat_clock_now (), get_units ());
}

char *
daybeat_account_dup_moment (gint64 utc_ms)
{
  DaybeatInstant moment = daybeat_local_instant_at (utc_ms);

  return daybeat_units_format_instant (get_units (), moment, DAYBEAT_DATE_LONG);
}
