/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

#include "daybeat-service-error.h"

G_BEGIN_DECLS

/* The largest body that is taken: a hundred nights with their stages are about one megabyte. */
#define DAYBEAT_HTTP_MAX_BODY (32 * 1024 * 1024)

#define DAYBEAT_TYPE_HTTP_CLIENT (daybeat_http_client_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatHttpClient, daybeat_http_client, DAYBEAT, HTTP_CLIENT, GObject)

/**
 * DaybeatHttpClient:
 *
 * Requests to one host, and no other: https or loopback, no redirects, no cookies, bounded in size and time. It never
 * logs an address, a header or a body.
 */

/**
 * daybeat_http_client_new:
 * @base_url: (transfer none): an address that daybeat_http_client_check_address() takes
 *
 * Returns: (transfer full):
 */
DaybeatHttpClient *daybeat_http_client_new (const char *base_url);

/**
 * daybeat_http_client_set_timeout:
 * @seconds: of silence after which a request fails; 60 unless set
 */
void daybeat_http_client_set_timeout (DaybeatHttpClient *self, guint seconds);

/**
 * daybeat_http_client_check_address:
 * @error: return location, #DAYBEAT_SERVICE_ERROR_ADDRESS
 *
 * Returns: whether @url is https, or http on a loopback address
 */
gboolean daybeat_http_client_check_address (const char *url, GError **error);

/**
 * daybeat_http_client_is_local_address:
 *
 * Returns: whether @url lies on this computer
 */
gboolean daybeat_http_client_is_local_address (const char *url);

/**
 * DaybeatHttpAnswer:
 * @status: the HTTP status
 * @body: everything that came
 * @headers: as they came
 */
typedef struct
{
  guint status;
  GBytes *body;
  SoupMessageHeaders *headers;
} DaybeatHttpAnswer;

void daybeat_http_answer_free (DaybeatHttpAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DaybeatHttpAnswer, daybeat_http_answer_free)

/**
 * daybeat_http_client_send_async:
 * @method: `GET`, `POST` or `DELETE`
 * @target: a path at the base address, or a whole address on the same host (as paging gives it)
 * @body: (nullable): of a POST; `application/x-www-form-urlencoded` unless @headers say otherwise
 * @headers: (nullable) (array zero-terminated=1): names and values by turns
 */
void daybeat_http_client_send_async (DaybeatHttpClient *self, const char *method, const char *target, const char *body,
                                     const char *const *headers, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);

/**
 * daybeat_http_client_send_finish:
 *
 * Returns: (transfer full): the answer, whatever its status; or %NULL with #DAYBEAT_SERVICE_ERROR (offline, timed out,
 *   malformed where it was cut off, too large, address)
 */
DaybeatHttpAnswer *daybeat_http_client_send_finish (DaybeatHttpClient *self, GAsyncResult *result, GError **error);

G_END_DECLS
