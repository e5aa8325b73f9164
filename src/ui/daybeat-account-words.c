/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-account-words.h"

#include <glib/gi18n.h>

#include "daybeat-format-settings.h"
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
daybeat_account_dup_moment (gint64 utc_ms)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (utc_ms / 1000);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  int offset;

  if (local == NULL)
    return g_strdup ("–");
  offset = (int) (g_date_time_get_utc_offset (local) / G_TIME_SPAN_MINUTE);
  return daybeat_units_format_instant (get_units (),
                                       daybeat_instant_from_utc (utc_ms, offset, DAYBEAT_OFFSET_ASSUMED),
                                       DAYBEAT_DATE_LONG);
}
