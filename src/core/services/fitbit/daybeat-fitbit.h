/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-oauth-provider.h"
#include "daybeat-service.h"
#include "daybeat-token-source.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_FITBIT (daybeat_fitbit_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatFitbit, daybeat_fitbit, DAYBEAT, FITBIT, GObject)

/**
 * daybeat_fitbit_new:
 * @base_url: the API's address, such as `https://api.fitbit.com`: https or loopback
 * @tokens: (transfer none): who gives access tokens
 * @locale: (nullable): for `Accept-Locale`, such as `de_DE`; %NULL for the process's own
 *
 * Returns: (transfer full): the Fitbit Web API as a #DaybeatService
 */
DaybeatService *daybeat_fitbit_new (const char *base_url, DaybeatTokenSource *tokens, const char *locale);

/**
 * daybeat_fitbit_set_timeout:
 * @seconds: of silence after which a request fails
 */
void daybeat_fitbit_set_timeout (DaybeatFitbit *self, guint seconds);

/**
 * daybeat_fitbit_fetch_day_async:
 *
 * The sleeps of one day; daybeat_service_fetch_finish() takes the answer.
 */
void daybeat_fitbit_fetch_day_async (DaybeatFitbit *self, DaybeatDay day, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);

/**
 * daybeat_fitbit_list_sleep_async:
 * @page: (nullable): a paging link of a former answer; refused where it leads to another host
 * @day: without @page, where to begin
 * @backwards: without @page, whether to list what came before @day, newest first, or what came after it
 *
 * A page of up to 100 sleeps (reference §6.2). Pages can overlap: what is told twice is the same by its id.
 */
void daybeat_fitbit_list_sleep_async (DaybeatFitbit *self, const char *page, DaybeatDay day, gboolean backwards,
                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

/**
 * daybeat_fitbit_list_sleep_finish:
 * @next: (out) (optional) (nullable) (transfer full): link to the next page, %NULL at the end
 * @previous: (out) (optional) (nullable) (transfer full):
 *
 * Returns: (transfer full):
 */
DaybeatBatch *daybeat_fitbit_list_sleep_finish (DaybeatFitbit *self, GAsyncResult *result, char **next,
                                                char **previous, GError **error);

/**
 * daybeat_fitbit_dup_base_url:
 * @configured: (nullable): the setting
 * @error: return location, #DAYBEAT_SERVICE_ERROR_ADDRESS where it is neither https nor loopback
 *
 * Returns: (transfer full): `DAYBEAT_FITBIT_URL` from the environment, else @configured, else the vendor's
 */
char *daybeat_fitbit_dup_base_url (const char *configured, GError **error);

/**
 * daybeat_fitbit_provider_new:
 * @base_url: (nullable): the API's configured address, see daybeat_fitbit_dup_base_url()
 * @authorize_url: (nullable): the consent page's configured address; `DAYBEAT_FITBIT_AUTHORIZE_URL` goes before it. Where
 *   neither is given but the API's address is not the vendor's, the consent page is `/oauth2/authorize` at that address
 * @error: return location, #DAYBEAT_SERVICE_ERROR_ADDRESS
 *
 * Returns: (transfer full): where and how to sign in to the Fitbit Web API (reference/fitbit-web-api.md §2)
 */
DaybeatOAuthProvider *daybeat_fitbit_provider_new (const char *base_url, const char *authorize_url, GError **error);

G_END_DECLS
