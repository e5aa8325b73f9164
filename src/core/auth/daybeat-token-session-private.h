/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-token-session.h"

G_BEGIN_DECLS

struct _DaybeatTokenSession
{
  GObject parent_instance;

  DaybeatOAuthProvider *provider; /* (owned) */
  DaybeatOAuthClient *client;     /* (owned) */
  DaybeatTokenVault *vault;       /* (owned) */
  char *lock_path;                /* (owned) */
  DaybeatToken *token;            /* (owned) (nullable): the last good one, also where no keyring would take it */
  char *over;                     /* (owned) (nullable): the access token of the pair that is refused for good */
  GPtrArray *waiting;             /* (owned) (element-type Waiter): who waits for the run that is on */
  gboolean running;
  gboolean unkept;                /* the pair of @token is in no keyring: what a keyring holds is older */
  gboolean needs_sign_in;
  gboolean gone;
};

/**
 * _daybeat_token_session_adopt_secret:
 * @client_secret: (nullable): from the vault, for a client that came without one
 */
void _daybeat_token_session_adopt_secret (DaybeatTokenSession *self, const char *client_secret);

/**
 * _daybeat_token_session_is_fresh:
 *
 * Returns: whether @token has longer left than a request takes
 */
gboolean _daybeat_token_session_is_fresh (DaybeatToken *token);

/**
 * _daybeat_token_session_refresh:
 * @refused: (nullable): the access token that the service took no more
 *
 * Gets a good token, from wherever there is one; ends with one of the next two.
 */
void _daybeat_token_session_refresh (DaybeatTokenSession *self, const char *refused);

/**
 * _daybeat_token_session_succeed:
 *
 * Gives @token to everyone who waits.
 */
void _daybeat_token_session_succeed (DaybeatTokenSession *self, DaybeatToken *token);

/**
 * _daybeat_token_session_fail:
 *
 * Tells @error to everyone who waits.
 */
void _daybeat_token_session_fail (DaybeatTokenSession *self, const GError *error);

G_END_DECLS
