/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-services"

#include "config.h"

#include "daybeat-token-source.h"

G_DEFINE_INTERFACE (DaybeatTokenSource, daybeat_token_source, G_TYPE_OBJECT)

static void
daybeat_token_source_default_init (DaybeatTokenSourceInterface *iface)
{
}

void
daybeat_token_source_get_token_async (DaybeatTokenSource *self, const char *refused, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DAYBEAT_IS_TOKEN_SOURCE (self));

  DAYBEAT_TOKEN_SOURCE_GET_IFACE (self)->get_token_async (self, refused, cancellable, callback, user_data);
}

char *
daybeat_token_source_get_token_finish (DaybeatTokenSource *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (DAYBEAT_IS_TOKEN_SOURCE (self), NULL);

  return DAYBEAT_TOKEN_SOURCE_GET_IFACE (self)->get_token_finish (self, result, error);
}
