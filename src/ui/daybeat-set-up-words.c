/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-set-up-words.h"

#include <glib/gi18n.h>

#include "daybeat-auth-error.h"

const char *
daybeat_set_up_get_trouble_title (const GError *error)
{
  static const struct
  {
    DaybeatAuthError code;
    const char *title;
  } titles[] = {
    { DAYBEAT_AUTH_ERROR_DENIED, N_ ("Nothing Was Shared") },
    { DAYBEAT_AUTH_ERROR_TIMED_OUT, N_ ("Nobody Came Back From the Browser") },
    { DAYBEAT_AUTH_ERROR_PORT_TAKEN, N_ ("The Way Back Is Taken") },
    { DAYBEAT_AUTH_ERROR_CLIENT, N_ ("The Service Does Not Know This Client") },
    { DAYBEAT_AUTH_ERROR_NETWORK, N_ ("The Service Could Not Be Reached") },
    { DAYBEAT_AUTH_ERROR_GONE, N_ ("The Service Was Switched Off") },
  };

  g_return_val_if_fail (error != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      if (g_error_matches (error, DAYBEAT_AUTH_ERROR, (int) titles[i].code))
        return _(titles[i].title);
    }
  return _("Signing In Did Not Work");
}

const char *
daybeat_set_up_get_trouble_icon (const GError *error)
{
  return g_error_matches (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_DENIED) ? "action-unavailable-symbolic"
                                                                               : "dialog-warning-symbolic";
}
