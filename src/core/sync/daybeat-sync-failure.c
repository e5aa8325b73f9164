/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-sync"

#include "config.h"

#include "daybeat-sync-failure-private.h"

DaybeatSyncState
_daybeat_sync_failure_get_state (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return DAYBEAT_SYNC_CANCELLED;
  if (g_error_matches (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_OFFLINE))
    return DAYBEAT_SYNC_OFFLINE;
  if (g_error_matches (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_NEEDS_SIGN_IN))
    return DAYBEAT_SYNC_SIGNED_OUT;
  if (g_error_matches (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_GONE))
    return DAYBEAT_SYNC_GONE;
  return DAYBEAT_SYNC_FAILED;
}

gboolean
_daybeat_sync_failure_is_passing (const GError *error)
{
  return g_error_matches (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_SERVER) ||
         g_error_matches (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_TIMED_OUT) ||
         g_error_matches (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_MALFORMED);
}

gboolean
_daybeat_sync_failure_ends_everything (const GError *error)
{
  return error->domain != DAYBEAT_SERVICE_ERROR || error->code == DAYBEAT_SERVICE_ERROR_OFFLINE ||
         error->code == DAYBEAT_SERVICE_ERROR_NEEDS_SIGN_IN || error->code == DAYBEAT_SERVICE_ERROR_GONE ||
         error->code == DAYBEAT_SERVICE_ERROR_ADDRESS || error->code == DAYBEAT_SERVICE_ERROR_NOT_LINKED ||
         error->code == DAYBEAT_SERVICE_ERROR_DISABLED;
}

const char *
_daybeat_sync_failure_get_mark (const GError *error)
{
  if (g_error_matches (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_MISSING_SCOPE))
    return "missing-scope";
  if (g_error_matches (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_FORBIDDEN))
    return "forbidden";
  if (g_error_matches (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_NOT_FOUND))
    return "not-found";
  if (g_error_matches (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_UNSUPPORTED))
    return "unsupported";
  return NULL;
}
