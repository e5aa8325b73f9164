/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-oauth-client.h"
#include "daybeat-oauth-provider.h"

G_BEGIN_DECLS

/**
 * daybeat_token_endpoint_post_async:
 * @url: the token, revocation or introspection endpoint
 * @client: (nullable): a client with a secret is authenticated (RFC 6749 §2.3.1); one without sends its `client_id`
 * @secret_in_body: whether that is done with fields of the form; else by HTTP Basic
 * @bearer: (nullable): an access token to authorize with instead of the client
 * @form: (element-type utf8 utf8): the parameters
 *
 * One form post to an authorization server, whose answers of both known forms become errors with a sentence.
 */
void daybeat_token_endpoint_post_async (const char *url, DaybeatOAuthClient *client, gboolean secret_in_body,
                                        const char *bearer, GHashTable *form, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data);

/**
 * daybeat_token_endpoint_post_finish:
 *
 * Returns: (transfer full): the body of a successful answer, or %NULL with #DAYBEAT_AUTH_ERROR
 */
GBytes *daybeat_token_endpoint_post_finish (GAsyncResult *result, GError **error);

/**
 * daybeat_auth_problem_get_error:
 * @code: an OAuth error code (RFC 6749 §4.1.2.1, §5.2) or a Fitbit `errorType`; (nullable)
 *
 * Returns: (transfer full): #DAYBEAT_AUTH_ERROR with a sentence of our own
 */
GError *daybeat_auth_problem_get_error (const char *code);

G_END_DECLS
