/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-test-auth-server.h"
#include "daybeat-token-session.h"

G_BEGIN_DECLS

/* Where the clock of these tests stands at first. */
#define DAYBEAT_TEST_NOW G_GINT64_CONSTANT (1700000000000)

/**
 * DaybeatTestSession:
 *
 * What every test of a token session needs: a server, a vault in memory that holds `a1` with `r1` for an hour, and a
 * session over both.
 */
typedef struct
{
  DaybeatTestAuthServer *server;
  DaybeatOAuthProvider *provider;
  DaybeatOAuthClient *client;
  DaybeatTokenVault *vault;
  char *folder;
  char *lock_path;
  DaybeatTokenSession *session;
} DaybeatTestSession;

void daybeat_test_session_set_up (DaybeatTestSession *self, gconstpointer data);
void daybeat_test_session_tear_down (DaybeatTestSession *self, gconstpointer data);

/**
 * daybeat_test_session_answer:
 *
 * What the token endpoint answers from now on.
 */
void daybeat_test_session_answer (DaybeatTestSession *self, guint status, const char *body);

/**
 * daybeat_test_session_count_refreshes:
 *
 * Returns: how often the token endpoint was asked
 */
guint daybeat_test_session_count_refreshes (DaybeatTestSession *self);

/**
 * daybeat_test_session_keep:
 *
 * Puts the token endpoint's answer @json into the vault.
 */
void daybeat_test_session_keep (DaybeatTestSession *self, const char *json, const char *client_secret);

/**
 * daybeat_test_session_expire:
 *
 * Moves the clock to where the token that was granted last is over.
 */
void daybeat_test_session_expire (void);

/**
 * daybeat_test_session_get_token:
 *
 * Returns: (transfer full): as daybeat_token_source_get_token_finish()
 */
char *daybeat_test_session_get_token (DaybeatTestSession *self, const char *refused, GError **error);

/**
 * daybeat_test_session_assert_kept:
 * @access_token: (nullable): %NULL for an empty vault
 */
void daybeat_test_session_assert_kept (DaybeatTestSession *self, const char *access_token, const char *refresh_token);

G_END_DECLS
