/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

#include "daybeat-service.h"

G_BEGIN_DECLS

/**
 * DaybeatFitbitProblem:
 * @status: the HTTP status
 * @error_type: (nullable): form A's `errorType` or form B's `status`
 * @field_name: (nullable): form A's `fieldName`
 *
 * What an error body says, without its message: that may hold a token.
 */
typedef struct
{
  guint status;
  char *error_type;
  char *field_name;
} DaybeatFitbitProblem;

/**
 * daybeat_fitbit_problem_new:
 * @body: form A (`errors[]`), form B (`error{code,message,status}`), or anything else
 *
 * Returns: (transfer full):
 */
DaybeatFitbitProblem *daybeat_fitbit_problem_new (guint status, GBytes *body);
void daybeat_fitbit_problem_free (DaybeatFitbitProblem *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DaybeatFitbitProblem, daybeat_fitbit_problem_free)

/**
 * daybeat_fitbit_problem_get_error:
 *
 * Returns: (transfer full): #DAYBEAT_SERVICE_ERROR with a sentence of our own, by status and error type alone
 */
GError *daybeat_fitbit_problem_get_error (const DaybeatFitbitProblem *self);

/**
 * daybeat_fitbit_read_quota:
 * @quota: (inout): what the headers do not say stays
 * @status: of the answer; 429 sets when it goes on: by the rate limit's reset, else `Retry-After`, else the full hour;
 *   5xx sets when to try again, where `Retry-After` says so
 */
void daybeat_fitbit_read_quota (SoupMessageHeaders *headers, guint status, DaybeatQuota *quota);

G_END_DECLS
