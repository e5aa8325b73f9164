/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DaybeatServiceError:
 * @DAYBEAT_SERVICE_ERROR_RATE_LIMITED: asked too often; daybeat_service_get_quota() says when it goes on
 * @DAYBEAT_SERVICE_ERROR_SERVER: the service failed (5xx); worth another try later
 * @DAYBEAT_SERVICE_ERROR_TIMED_OUT: no answer in time; worth another try
 * @DAYBEAT_SERVICE_ERROR_OFFLINE: the service could not be reached
 * @DAYBEAT_SERVICE_ERROR_MALFORMED: the answer was cut off, or not what the service documents
 * @DAYBEAT_SERVICE_ERROR_TOO_LARGE: the answer was larger than the client accepts
 * @DAYBEAT_SERVICE_ERROR_GONE: 410: switched off for good; stop asking, keep everything
 * @DAYBEAT_SERVICE_ERROR_NEEDS_SIGN_IN: the sign-in is not valid any more
 * @DAYBEAT_SERVICE_ERROR_MISSING_SCOPE: this was not granted at sign-in
 * @DAYBEAT_SERVICE_ERROR_FORBIDDEN: refused by privacy settings or by the kind of client
 * @DAYBEAT_SERVICE_ERROR_NOT_FOUND: the thing asked for does not exist
 * @DAYBEAT_SERVICE_ERROR_REFUSED: the request was not accepted; the message says why
 * @DAYBEAT_SERVICE_ERROR_ADDRESS: an address that is neither https nor loopback, or on another host
 * @DAYBEAT_SERVICE_ERROR_NOT_LINKED: this account never joined the service; another sign-in does not help
 * @DAYBEAT_SERVICE_ERROR_DISABLED: the service is not switched on for the person's OAuth client
 * @DAYBEAT_SERVICE_ERROR_UNSUPPORTED: the service does not know what was asked for, or not in this way: a mistake of
 *   the program or a service that has changed; the same request fares no better
 *
 * What went wrong between Daybeat and a service, named by what can be done about it. The messages are sentences for a
 * person, translated, and never hold a token or a raw body.
 */
typedef enum
{
  DAYBEAT_SERVICE_ERROR_RATE_LIMITED,
  DAYBEAT_SERVICE_ERROR_SERVER,
  DAYBEAT_SERVICE_ERROR_TIMED_OUT,
  DAYBEAT_SERVICE_ERROR_OFFLINE,
  DAYBEAT_SERVICE_ERROR_MALFORMED,
  DAYBEAT_SERVICE_ERROR_TOO_LARGE,
  DAYBEAT_SERVICE_ERROR_GONE,
  DAYBEAT_SERVICE_ERROR_NEEDS_SIGN_IN,
  DAYBEAT_SERVICE_ERROR_MISSING_SCOPE,
  DAYBEAT_SERVICE_ERROR_FORBIDDEN,
  DAYBEAT_SERVICE_ERROR_NOT_FOUND,
  DAYBEAT_SERVICE_ERROR_REFUSED,
  DAYBEAT_SERVICE_ERROR_ADDRESS,
  DAYBEAT_SERVICE_ERROR_NOT_LINKED,
  DAYBEAT_SERVICE_ERROR_DISABLED,
  DAYBEAT_SERVICE_ERROR_UNSUPPORTED,
} DaybeatServiceError;

#define DAYBEAT_SERVICE_ERROR (daybeat_service_error_quark ())
GQuark daybeat_service_error_quark (void);

/**
 * daybeat_service_error_new_for_status:
 * @status: of an answer that says nothing more; 0 where there was none
 *
 * Returns: (transfer full): what any service means by it
 */
GError *daybeat_service_error_new_for_status (guint status);

G_END_DECLS
