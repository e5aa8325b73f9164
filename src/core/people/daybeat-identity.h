/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "daybeat-source.h"
#include "daybeat-token.h"

G_BEGIN_DECLS

/**
 * DaybeatIdentity:
 * @source: the service
 * @token: what it granted, its `user_id` filled in where that can be known
 * @legacy_user_id: (nullable): the same person's id at Fitbit, where the service knows it
 * @name: (nullable): what the person is called, where that was granted
 *
 * Who signed in.
 */
typedef struct
{
  DaybeatSource source;
  DaybeatToken *token;
  char *legacy_user_id;
  char *name;
} DaybeatIdentity;

void daybeat_identity_free (DaybeatIdentity *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DaybeatIdentity, daybeat_identity_free)

/**
 * daybeat_identify_async:
 * @base_url: (nullable): the API's configured address
 * @token: fresh from the sign-in
 *
 * The step between a sign-in and the choice of a person. Fitbit has said it with the token; Google is asked.
 */
void daybeat_identify_async (DaybeatSource source, const char *base_url, DaybeatToken *token,
                             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

/**
 * daybeat_identify_finish:
 *
 * Returns: (transfer full): or %NULL with #DAYBEAT_SERVICE_ERROR, whose sentence may end with the address of a page
 *   that helps
 */
DaybeatIdentity *daybeat_identify_finish (GAsyncResult *result, GError **error);

G_END_DECLS
