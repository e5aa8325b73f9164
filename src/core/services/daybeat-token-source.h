/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DAYBEAT_TYPE_TOKEN_SOURCE (daybeat_token_source_get_type ())
G_DECLARE_INTERFACE (DaybeatTokenSource, daybeat_token_source, DAYBEAT, TOKEN_SOURCE, GObject)

/**
 * DaybeatTokenSource:
 *
 * Who gives a service its access token: in the program the token session of `auth/`, so that services need to know
 * nothing of sign-in.
 */
struct _DaybeatTokenSourceInterface
{
  GTypeInterface parent_interface;

  void (*get_token_async) (DaybeatTokenSource *self, const char *refused, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data);
  char *(*get_token_finish) (DaybeatTokenSource *self, GAsyncResult *result, GError **error);
};

/**
 * daybeat_token_source_get_token_async:
 * @refused: (nullable): the access token that the service has just refused with 401, which is then refreshed once
 *
 * Asks for an access token that is good now, refreshing it where it is about to expire.
 */
void daybeat_token_source_get_token_async (DaybeatTokenSource *self, const char *refused, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);

/**
 * daybeat_token_source_get_token_finish:
 *
 * Returns: (transfer full): the access token, or %NULL with #DAYBEAT_AUTH_ERROR (needs sign-in, network, …)
 */
char *daybeat_token_source_get_token_finish (DaybeatTokenSource *self, GAsyncResult *result, GError **error);

G_END_DECLS
