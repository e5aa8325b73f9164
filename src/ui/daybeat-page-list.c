/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-page-list.h"

#include <glib/gi18n.h>

#include "daybeat-badges-page.h"
#include "daybeat-devices-page.h"
#include "daybeat-friends-page.h"
#include "daybeat-overview-page.h"
#include "daybeat-profile-page.h"
#include "daybeat-sleep-page.h"

static const DaybeatPageInfo pages[] = {
  { "overview", N_ ("Overview"), "daybeat-overview-symbolic", daybeat_overview_page_get_type },
  { "sleep", N_ ("Sleep"), "weather-clear-night-symbolic", daybeat_sleep_page_get_type },
  { "badges", N_ ("Badges"), "daybeat-badge-symbolic", daybeat_badges_page_get_type },
  { "friends", N_ ("Friends"), "system-users-symbolic", daybeat_friends_page_get_type },
  { "profile", N_ ("Profile"), "avatar-default-symbolic", daybeat_profile_page_get_type },
  { "devices", N_ ("Devices"), "daybeat-tracker-symbolic", daybeat_devices_page_get_type },
};

const DaybeatPageInfo *
daybeat_page_list_get (gsize *n_pages)
{
  g_return_val_if_fail (n_pages != NULL, NULL);

  *n_pages = G_N_ELEMENTS (pages);
  return pages;
}

int
daybeat_page_list_find (const char *tag)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      if (g_strcmp0 (pages[i].tag, tag) == 0)
        return (int) i;
    }
  return -1;
}
