/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-http-client.h"
#include "daybeat-pacer.h"
#include "daybeat-token-source.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_SERVICE_CLIENT (daybeat_service_client_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatServiceClient, daybeat_service_client, DAYBEAT, SERVICE_CLIENT, GObject)

/**
 * DaybeatServiceClient:
 *
 * Requests to a service in the name of a person: with their token, at the pace that the service allows. A 401 is
 * answered with one refresh and one repetition; what other answers mean is the service's to say.
 */

/**
 * daybeat_service_client_new:
 * @base_url: https or loopback
 * @tokens: (transfer none): who gives access tokens
 * @pacer: (transfer full) (nullable): the pace
 *
 * Returns: (transfer full):
 */
DaybeatServiceClient *daybeat_service_client_new (const char *base_url, DaybeatTokenSource *tokens,
                                                  DaybeatPacer *pacer);

/**
 * daybeat_service_client_set_pacer:
 * @pacer: (transfer full) (nullable): for the requests from now on
 */
void daybeat_service_client_set_pacer (DaybeatServiceClient *self, DaybeatPacer *pacer);

/**
 * daybeat_service_client_set_timeout:
 * @seconds: of silence after which a request fails
 */
void daybeat_service_client_set_timeout (DaybeatServiceClient *self, guint seconds);

/**
 * daybeat_service_client_get_request_count:
 *
 * Returns: how many requests went out, repetitions among them
 */
guint daybeat_service_client_get_request_count (DaybeatServiceClient *self);

/**
 * daybeat_service_client_send_async:
 * @body: (nullable): of a POST
 * @headers: (nullable) (array zero-terminated=1): names and values by turns, besides the token's
 */
void daybeat_service_client_send_async (DaybeatServiceClient *self, const char *method, const char *target,
                                        const char *body, const char *const *headers, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data);

/**
 * daybeat_service_client_send_finish:
 *
 * Returns: (transfer full): the answer, whatever its status; or %NULL with #DAYBEAT_SERVICE_ERROR, or an error of the
 *   keyring
 */
DaybeatHttpAnswer *daybeat_service_client_send_finish (DaybeatServiceClient *self, GAsyncResult *result,
                                                       GError **error);

G_END_DECLS
