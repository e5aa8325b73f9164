/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * DaybeatLoopbackListener:
 *
 * Hands connections from this computer to a #SoupServer, a bounded number at a time: whoever only holds
 * connections open loses the oldest of them to the next one who comes, so that idle ones keep neither the
 * browser out nor the program from opening files.
 */
typedef struct _DaybeatLoopbackListener DaybeatLoopbackListener;

/**
 * daybeat_loopback_listener_new:
 * @server: where the requests go
 * @host: a loopback address, or `localhost` for both families where both exist
 * @port: 0 for a free one
 * @error: return location, #GIOErrorEnum
 *
 * Returns: (transfer full): or %NULL
 */
DaybeatLoopbackListener *daybeat_loopback_listener_new (SoupServer *server, const char *host, guint port,
                                                        GError **error);

guint daybeat_loopback_listener_get_port (DaybeatLoopbackListener *self);

/**
 * daybeat_loopback_listener_free:
 *
 * Stops listening. Open connections are the server's to close.
 */
void daybeat_loopback_listener_free (DaybeatLoopbackListener *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DaybeatLoopbackListener, daybeat_loopback_listener_free)

G_END_DECLS
