/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-services"

#include "config.h"

#include "daybeat-service-error.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (daybeat-service-error-quark, daybeat_service_error)

static const struct
{
  guint status;
  DaybeatServiceError code;
  const char *sentence;
} sentences[] = {
  { 401, DAYBEAT_SERVICE_ERROR_NEEDS_SIGN_IN, N_ ("The service asks for a new sign-in.") },
  { 404, DAYBEAT_SERVICE_ERROR_NOT_FOUND, N_ ("The service does not know this.") },
  { 410, DAYBEAT_SERVICE_ERROR_GONE, N_ ("The service has been switched off for good. What you have is kept.") },
  { 429, DAYBEAT_SERVICE_ERROR_RATE_LIMITED, N_ ("The service allows no more requests for now.") },
};

GError *
daybeat_service_error_new_for_status (guint status)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      if (sentences[i].status == status)
        return g_error_new_literal (DAYBEAT_SERVICE_ERROR, (int) sentences[i].code, _ (sentences[i].sentence));
    }
  if (status >= 500)
    return g_error_new (DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_SERVER,
                        _("The service has a problem of its own (%u). Try again later."), status);
  if (status == 0)
    return g_error_new_literal (DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_REFUSED,
                                _("The service refused the request."));
  return g_error_new (DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_REFUSED,
                      _("The service refused the request (%u)."), status);
}
