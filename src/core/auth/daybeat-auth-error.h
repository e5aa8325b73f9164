/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DaybeatAuthError:
 * @DAYBEAT_AUTH_ERROR_DENIED: the person said no on the consent page: not a failure
 * @DAYBEAT_AUTH_ERROR_TIMED_OUT: nobody came back from the browser in time
 * @DAYBEAT_AUTH_ERROR_PORT_TAKEN: the registered redirect port is in use by another program
 * @DAYBEAT_AUTH_ERROR_BROWSER: no browser could be opened
 * @DAYBEAT_AUTH_ERROR_FOREIGN_ANSWER: the answer is from another server than was asked (RFC 9207)
 * @DAYBEAT_AUTH_ERROR_CLIENT: the client id or secret is wrong (`invalid_client`, `unauthorized_client`)
 * @DAYBEAT_AUTH_ERROR_NEEDS_SIGN_IN: the grant is over (`invalid_grant`): sign in again; the cache stays
 * @DAYBEAT_AUTH_ERROR_REFUSED: the server refused for another reason, said in the message
 * @DAYBEAT_AUTH_ERROR_NETWORK: the server could not be reached, or failed; worth another try
 * @DAYBEAT_AUTH_ERROR_MALFORMED: the answer was not what the RFCs describe
 * @DAYBEAT_AUTH_ERROR_KEYRING: the keyring is locked, absent or refused
 * @DAYBEAT_AUTH_ERROR_CONFIGURATION: the client file or an address is not usable
 * @DAYBEAT_AUTH_ERROR_GONE: 410: the service was switched off for good
 *
 * What went wrong with signing in or staying so. The messages are sentences for a person, translated, and never hold
 * a token, a code or a secret.
 */
typedef enum
{
  DAYBEAT_AUTH_ERROR_DENIED,
  DAYBEAT_AUTH_ERROR_TIMED_OUT,
  DAYBEAT_AUTH_ERROR_PORT_TAKEN,
  DAYBEAT_AUTH_ERROR_BROWSER,
  DAYBEAT_AUTH_ERROR_FOREIGN_ANSWER,
  DAYBEAT_AUTH_ERROR_CLIENT,
  DAYBEAT_AUTH_ERROR_NEEDS_SIGN_IN,
  DAYBEAT_AUTH_ERROR_REFUSED,
  DAYBEAT_AUTH_ERROR_NETWORK,
  DAYBEAT_AUTH_ERROR_MALFORMED,
  DAYBEAT_AUTH_ERROR_KEYRING,
  DAYBEAT_AUTH_ERROR_CONFIGURATION,
  DAYBEAT_AUTH_ERROR_GONE,
} DaybeatAuthError;

#define DAYBEAT_AUTH_ERROR (daybeat_auth_error_quark ())
GQuark daybeat_auth_error_quark (void);

G_END_DECLS
