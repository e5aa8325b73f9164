/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-history.h"
#include "daybeat-people.h"
#include "daybeat-service-info.h"
#include "daybeat-sign-in.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_SIGN_IN_FLOW (daybeat_sign_in_flow_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatSignInFlow, daybeat_sign_in_flow, DAYBEAT, SIGN_IN_FLOW, GObject)

/**
 * DaybeatSignInFlow:
 *
 * From a filled-in client to an open history that is signed in: the browser, then whose history it is, then the
 * keyring. A job, used once. Where the keyring refuses, the grant is kept until daybeat_sign_in_flow_keep_async() or
 * the last unref, which forgets it and takes back a person who was made for it.
 */

/**
 * DaybeatSignInRequest:
 * @people: where somebody new is added
 * @service: where to sign in
 * @person: (nullable): who signs in again; the service may still say that it is somebody else
 * @open: (nullable): the history that is open in the window, used again where it is that person's
 * @client: the application registered at the service
 * @base_url: (nullable): the API's configured address
 * @authorize_url: (nullable): the consent page's configured address
 *
 * The flow takes references and copies.
 */
typedef struct
{
  DaybeatPeople *people;
  const DaybeatServiceInfo *service;
  DaybeatPerson *person;
  DaybeatHistory *open;
  DaybeatOAuthClient *client;
  const char *base_url;
  const char *authorize_url;
} DaybeatSignInRequest;

/**
 * daybeat_sign_in_flow_new:
 *
 * Returns: (transfer full):
 */
DaybeatSignInFlow *daybeat_sign_in_flow_new (const DaybeatSignInRequest *request);

/**
 * daybeat_sign_in_flow_run_async:
 * @open: see daybeat_sign_in_run_async()
 */
void daybeat_sign_in_flow_run_async (DaybeatSignInFlow *self, DaybeatOpenAddress open, gpointer open_data,
                                     GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

/**
 * daybeat_sign_in_flow_keep_async:
 * @in_memory: for this session only, without the keyring
 *
 * Keeps a grant that the keyring refused: once more, or @in_memory. Finish with daybeat_sign_in_flow_finish().
 */
void daybeat_sign_in_flow_keep_async (DaybeatSignInFlow *self, gboolean in_memory, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);

/**
 * daybeat_sign_in_flow_finish:
 *
 * Returns: (transfer full): the history, signed in; or %NULL with #DAYBEAT_AUTH_ERROR, of which
 *   #DAYBEAT_AUTH_ERROR_KEYRING can be answered with daybeat_sign_in_flow_keep_async()
 */
DaybeatHistory *daybeat_sign_in_flow_finish (DaybeatSignInFlow *self, GAsyncResult *result, GError **error);

/**
 * daybeat_sign_in_flow_dup_address:
 *
 * Returns: (transfer full) (nullable): the consent page's address, once it is known
 */
char *daybeat_sign_in_flow_dup_address (DaybeatSignInFlow *self);

G_END_DECLS
