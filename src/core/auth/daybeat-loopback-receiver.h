/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DAYBEAT_TYPE_LOOPBACK_RECEIVER (daybeat_loopback_receiver_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatLoopbackReceiver, daybeat_loopback_receiver, DAYBEAT, LOOPBACK_RECEIVER, GObject)

/**
 * DaybeatLoopbackReceiver:
 *
 * Waits on this computer for the browser to come back from the consent page (RFC 8252 §7.3): one path, GET only, its own
 * Host only, one answer, then closed. Whoever comes with a foreign or former `state` is refused and does not end the
 * wait.
 *
 * Signal `answered (receiver, GHashTable *parameters)`: the one answer, its query as names and values.
 */

/**
 * daybeat_loopback_receiver_new:
 * @redirect_uri: http on a loopback address
 * @any_port: listens on a free port instead of the one in @redirect_uri
 * @state: what the answer has to carry
 * @error: return location, #DAYBEAT_AUTH_ERROR_PORT_TAKEN, #DAYBEAT_AUTH_ERROR_CONFIGURATION
 *
 * Returns: (transfer full): a receiver that listens
 */
DaybeatLoopbackReceiver *daybeat_loopback_receiver_new (const char *redirect_uri, gboolean any_port, const char *state,
                                                        GError **error);

/**
 * daybeat_loopback_receiver_get_redirect_uri:
 *
 * Returns: (transfer none): the address with the port on which it listens
 */
const char *daybeat_loopback_receiver_get_redirect_uri (DaybeatLoopbackReceiver *self);

/**
 * daybeat_loopback_receiver_close:
 *
 * Stops listening; may be called twice.
 */
void daybeat_loopback_receiver_close (DaybeatLoopbackReceiver *self);

G_END_DECLS
