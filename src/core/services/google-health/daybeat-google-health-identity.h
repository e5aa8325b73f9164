/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "daybeat-service-error.h"

G_BEGIN_DECLS

/**
 * DaybeatGoogleHealthIdentity:
 * @user_id: the `healthUserId`
 * @legacy_user_id: (nullable): the id of the same person at Fitbit, as old accounts and archives have it
 * @name: (nullable): what the Google account is called, where that was granted
 *
 * Who signed in.
 */
typedef struct
{
  char *user_id;
  char *legacy_user_id;
  char *name;
} DaybeatGoogleHealthIdentity;

void daybeat_google_health_identity_free (DaybeatGoogleHealthIdentity *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DaybeatGoogleHealthIdentity, daybeat_google_health_identity_free)

/**
 * daybeat_google_health_identify_async:
 * @base_url: (nullable): the API's configured address
 * @access_token: fresh from the sign-in
 * @scopes: (nullable): as granted: the name is asked for only where it may be
 *
 * Asks whose data this is, right after the consent and before anything is kept: Google sends no user with its tokens.
 */
void daybeat_google_health_identify_async (const char *base_url, const char *access_token, const char *scopes,
                                           GCancellable *cancellable, GAsyncReadyCallback callback,
                                           gpointer user_data);

/**
 * daybeat_google_health_identify_finish:
 *
 * Returns: (transfer full): or %NULL with #DAYBEAT_SERVICE_ERROR; where the account is not linked or the API is not
 *   enabled, the sentence ends with the address of the page that helps
 */
DaybeatGoogleHealthIdentity *daybeat_google_health_identify_finish (GAsyncResult *result, GError **error);

G_END_DECLS
