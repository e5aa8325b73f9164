/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-sign-in.h"
#include "daybeat-test-auth-server.h"
#include "daybeat-test-support.h"

G_BEGIN_DECLS

/**
 * DaybeatTestSignIn:
 *
 * A sign-in at a server of the test's own, and a browser that does what the test says.
 */
typedef struct
{
  DaybeatTestAuthServer *server;
  DaybeatOAuthProvider *provider;
  DaybeatOAuthClient *client;
  DaybeatSignIn *sign_in;
  GCancellable *cancellable;
  DaybeatTestWait wait;

  /* what the browser was given */
  guint n_opened;
  char *address;
  GHashTable *query;
  char *host;
  guint port;
} DaybeatTestSignIn;

void daybeat_test_sign_in_set_up (DaybeatTestSignIn *self, gconstpointer data);
void daybeat_test_sign_in_tear_down (DaybeatTestSignIn *self, gconstpointer data);

/**
 * daybeat_test_sign_in_open:
 * @data: a #DaybeatTestSignIn
 *
 * A #DaybeatOpenAddress that opens nothing, and takes the address apart.
 */
gboolean daybeat_test_sign_in_open (const char *address, gpointer data, GError **error);
void daybeat_test_sign_in_start (DaybeatTestSignIn *self);
void daybeat_test_sign_in_start_with (DaybeatTestSignIn *self, const char *prompt, DaybeatOpenAddress open);

/**
 * daybeat_test_sign_in_get_parameter:
 *
 * Returns: (transfer none) (nullable): of the address that the browser was given
 */
const char *daybeat_test_sign_in_get_parameter (DaybeatTestSignIn *self, const char *name);

/**
 * daybeat_test_sign_in_come_back:
 * @parameters: without the state, which is the right one
 */
void daybeat_test_sign_in_come_back (DaybeatTestSignIn *self, const char *parameters);

/**
 * daybeat_test_sign_in_come_back_with:
 * @parameters: all of them
 *
 * Returns: (transfer full): the answer that the browser gets
 */
char *daybeat_test_sign_in_come_back_with (DaybeatTestSignIn *self, const char *parameters);
DaybeatToken *daybeat_test_sign_in_finish (DaybeatTestSignIn *self, GError **error);

/**
 * daybeat_test_sign_in_assert_fails:
 *
 * Waits for the end, which is this error with a sentence that repeats nothing of the server's; nobody listens any
 * more.
 */
void daybeat_test_sign_in_assert_fails (DaybeatTestSignIn *self, GQuark domain, int code);

/**
 * daybeat_test_sign_in_forget:
 *
 * Makes ready for another run.
 */
void daybeat_test_sign_in_forget (DaybeatTestSignIn *self);

G_END_DECLS
