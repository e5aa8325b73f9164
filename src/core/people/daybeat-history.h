/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-person.h"
#include "daybeat-service.h"
#include "daybeat-store.h"
#include "daybeat-sync.h"
#include "daybeat-token-session.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_HISTORY (daybeat_history_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatHistory, daybeat_history, DAYBEAT, HISTORY, GObject)

/**
 * DaybeatHistory:
 *
 * One person's history, opened, with what belongs to it: the store and, where the person is signed in, the token
 * session, the service and the sync that runs. The one place where core's parts are put together; the window and the
 * command line are both built on it.
 *
 * Properties, notified: `person`, `store` (construct), `sync` (#DaybeatSync, nullable: the last or running one),
 * `syncing` (boolean), `offline` (boolean: the last try did not reach the service, or GNetworkMonitor says so),
 * `signed-out` (boolean: signing in again is needed), `gone` (boolean: the service was switched off).
 */

/**
 * daybeat_history_open_async:
 *
 * Opens the store; a sample person's is filled with the made history first where it is empty.
 */
void daybeat_history_open_async (DaybeatPerson *person, GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data);

/**
 * daybeat_history_open_finish:
 *
 * Returns: (transfer full):
 */
DaybeatHistory *daybeat_history_open_finish (GAsyncResult *result, GError **error);

DaybeatPerson *daybeat_history_get_person (DaybeatHistory *self);
DaybeatStore *daybeat_history_get_store (DaybeatHistory *self);

/**
 * daybeat_history_get_service:
 *
 * Returns: (transfer none) (nullable): %NULL for a sample and for who is signed out
 */
DaybeatService *daybeat_history_get_service (DaybeatHistory *self);

/**
 * daybeat_history_offers:
 * @family: one family
 *
 * Returns: whether the service behind this history has such a thing at all; what it does not have can still be in the
 *   store, from another source or an earlier day
 */
gboolean daybeat_history_offers (DaybeatHistory *self, DaybeatFamilies family);

/**
 * daybeat_history_can_edit:
 *
 * Returns: whether the service behind this history takes changes of the profile, the goal and sleeps
 */
gboolean daybeat_history_can_edit (DaybeatHistory *self);

/**
 * daybeat_history_get_session:
 *
 * Returns: (transfer none) (nullable):
 */
DaybeatTokenSession *daybeat_history_get_session (DaybeatHistory *self);

/**
 * daybeat_history_adopt_token_async:
 * @client: what the sign-in used
 * @token: what it gave
 * @in_memory: keep it for this session only, because the keyring could not take it and the person agreed
 *
 * Stores a fresh sign-in: the vault first, then the person's key file. Fails with #DAYBEAT_AUTH_ERROR_KEYRING where
 * the keyring refuses, having changed nothing, so that the caller can ask and try again with @in_memory. A sync that runs
 * begins anew, with what is granted now.
 */
void daybeat_history_adopt_token_async (DaybeatHistory *self, DaybeatOAuthClient *client, DaybeatToken *token,
                                        gboolean in_memory, GCancellable *cancellable, GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean daybeat_history_adopt_token_finish (DaybeatHistory *self, GAsyncResult *result, GError **error);

/**
 * daybeat_history_sync_async:
 * @wait_for_limits: see daybeat_sync_set_wait_for_limits()
 *
 * Starts a sync, or joins the one that runs. Afterwards the person's name, user id and last sync are saved, and
 * pictures of badges and avatars that are not kept yet are fetched.
 */
void daybeat_history_sync_async (DaybeatHistory *self, gboolean wait_for_limits, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
gboolean daybeat_history_sync_finish (DaybeatHistory *self, GAsyncResult *result, GError **error);

/**
 * daybeat_history_edit_async:
 *
 * Sends a change to the service and writes its answer to the store.
 */
void daybeat_history_edit_async (DaybeatHistory *self, const DaybeatEdit *edit, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
gboolean daybeat_history_edit_finish (DaybeatHistory *self, GAsyncResult *result, GError **error);

/**
 * daybeat_history_sign_out_async:
 *
 * Revokes and forgets the tokens; the history stays.
 */
void daybeat_history_sign_out_async (DaybeatHistory *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data);

/**
 * daybeat_history_sign_out_finish:
 * @revoked: (out) (optional): whether the service confirmed
 */
gboolean daybeat_history_sign_out_finish (DaybeatHistory *self, GAsyncResult *result, gboolean *revoked,
                                          GError **error);

/**
 * daybeat_history_close_async:
 *
 * Ends a running sync, waits for changes that are on their way, and closes the store.
 */
void daybeat_history_close_async (DaybeatHistory *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean daybeat_history_close_finish (DaybeatHistory *self, GAsyncResult *result, GError **error);

G_END_DECLS
