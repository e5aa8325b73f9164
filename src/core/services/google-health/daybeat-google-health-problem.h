/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

#include "daybeat-service.h"

G_BEGIN_DECLS

/**
 * daybeat_google_health_problem_get_error:
 * @status: the HTTP status
 * @body: a google.rpc.Status, an OAuth error, HTML, or anything else
 *
 * What an answer that is no success means: by its reason, else by its status word, else by the HTTP status; never by
 * its message, which may hold what is the person's.
 *
 * Returns: (transfer full): #DAYBEAT_SERVICE_ERROR with a sentence of our own; where Google names a page that helps,
 *   its address stands at the end, after a space
 */
GError *daybeat_google_health_problem_get_error (guint status, GBytes *body);

/**
 * daybeat_google_health_problem_new_denied:
 *
 * Returns: (transfer full): the error for a person whose connection with the project is broken at Google: nothing of
 *   theirs is given, until they remove it there and sign in again
 */
GError *daybeat_google_health_problem_new_denied (void);

/**
 * daybeat_google_health_read_quota:
 * @quota: (inout):
 *
 * Notes when a service that refused or failed asked to be tried again: by `RetryInfo` or `Retry-After`, the later of
 * both; 0 where it did not say.
 */
void daybeat_google_health_read_quota (SoupMessageHeaders *headers, guint status, GBytes *body, DaybeatQuota *quota);

G_END_DECLS
