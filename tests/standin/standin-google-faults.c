/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-standin"

/* Failing on demand as Google does (§3.6). What fails in the same way for everybody, is in standin-faults.c. */

#include "config.h"

#include <string.h>

#include "standin-google-private.h"

#define PROJECT "471300000007"
#define ACTIVATION_URL                                                                                               \
  "https://console.developers.google.com/apis/api/health.googleapis.com/overview?project=" PROJECT
#define DISABLED                                                                                                     \
  "Google Health API has not been used in project " PROJECT                                                          \
  " before or it is disabled. Enable it by visiting " ACTIVATION_URL                                                 \
  " then retry. If you enabled this API recently, wait a few minutes for the action to propagate to "                \
  "our systems and retry."
#define EXHAUSTED                                                                                                    \
  "Quota exceeded for quota metric 'Queries' and limit 'Queries per minute' of service 'health.googleapis.com' for " \
  "consumer 'project_number:" PROJECT "'."

static const struct
{
  const char *fault;
  const char *retry_after;
  StandInGoogleError error;
} errors[] = {
  { "400-filter",
    NULL,
    { .code = 400,
      .status = "INVALID_ARGUMENT",
      .message = "Invalid data point filter: INVALID_DATA_POINT_FILTER_DATA_TYPE_MEMBER.",
      .reason = "INVALID_DATA_POINT_FILTER",
      .metadata = "detailedReasons=INVALID_DATA_POINT_FILTER_DATA_TYPE_MEMBER",
      .field = "filter" } },
  { "400-type",
    NULL,
    { .code = 400,
      .status = "INVALID_ARGUMENT",
      .message = "Invalid parent data type collection.",
      .reason = "INVALID_PARENT_DATA_TYPE_COLLECTION",
      .field = "parent" } },
  { "400-page-token",
    NULL,
    { .code = 400, .status = "INVALID_ARGUMENT", .message = "Invalid page token.", .field = "page_token" } },
  { "401",
    NULL,
    { .code = 401, .status = "UNAUTHENTICATED", .message = "Request had invalid authentication credentials." } },
  { "403-b", NULL, { .code = 403, .status = "PERMISSION_DENIED", .message = "The caller does not have permission" } },
  { "403-scope",
    NULL,
    { .code = 403,
      .status = "PERMISSION_DENIED",
      .message = "Request had insufficient authentication scopes.",
      .reason = "ACCESS_TOKEN_SCOPE_INSUFFICIENT",
      .domain = "googleapis.com" } },
  { "404", NULL, { .code = 404, .status = "NOT_FOUND", .message = "Requested entity was not found." } },
  { "429",
    "1",
    { .code = 429,
      .status = "RESOURCE_EXHAUSTED",
      .message = EXHAUSTED,
      .reason = "RATE_LIMIT_EXCEEDED",
      .domain = "googleapis.com",
      .retry_delay = "1s" } },
  { "429-bare",
    NULL,
    { .code = 429,
      .status = "RESOURCE_EXHAUSTED",
      .message = EXHAUSTED,
      .reason = "RATE_LIMIT_EXCEEDED",
      .domain = "googleapis.com" } },
  { "429-no-details",
    NULL,
    { .code = 429, .status = "RESOURCE_EXHAUSTED", .message = "Resource has been exhausted (e.g. check quota)." } },
  { "429-retry-after",
    "1",
    { .code = 429,
      .status = "RESOURCE_EXHAUSTED",
      .message = EXHAUSTED,
      .reason = "RATE_LIMIT_EXCEEDED",
      .domain = "googleapis.com" } },
  { "429-retry-info",
    NULL,
    { .code = 429,
      .status = "RESOURCE_EXHAUSTED",
      .message = EXHAUSTED,
      .reason = "RATE_LIMIT_EXCEEDED",
      .domain = "googleapis.com",
      .retry_delay = "0.750s" } },
  { "500", NULL, { .code = 500, .status = "INTERNAL", .message = "Internal error encountered." } },
  { "503", NULL, { .code = 503, .status = "UNAVAILABLE", .message = "The service is currently unavailable." } },
  { "504", NULL, { .code = 504, .status = "DEADLINE_EXCEEDED", .message = "Deadline expired." } },
  { "account-not-linked",
    NULL,
    { .code = 400,
      .status = "FAILED_PRECONDITION",
      .message = "The account is not linked to Google Health.",
      .reason = "ACCOUNT_NOT_LINKED",
      .metadata = "redirect_uri=https://fitbit.google.com/auth/signup" } },
  { "resource-permission-denied",
    NULL,
    { .code = 403,
      .status = "PERMISSION_DENIED",
      .message = "The caller does not have permission",
      .reason = "RESOURCE_PERMISSION_DENIED" } },
  { "service-disabled",
    NULL,
    { .code = 403,
      .status = "PERMISSION_DENIED",
      .message = DISABLED,
      .reason = "SERVICE_DISABLED",
      .domain = "googleapis.com",
      .metadata = "activationUrl=" ACTIVATION_URL,
      .link = ACTIVATION_URL } },
  { "user-project-denied",
    NULL,
    { .code = 403,
      .status = "PERMISSION_DENIED",
      .message = "Caller does not have required permission to use project " PROJECT ".",
      .reason = "USER_PROJECT_DENIED",
      .domain = "googleapis.com" } },
};

static const char *const ended_by_consent[] = { "resource-permission-denied", "user-project-denied" };

#define INSUFFICIENT_SCOPE "{\"error\":\"insufficient_scope\",\"error_description\":\"Insufficient Scope\"}"

/* Answers of another form. */
static const StandInBody bodies[] = {
  { "insufficient-scope", 403, "application/json; charset=UTF-8", INSUFFICIENT_SCOPE, NULL, NULL },
  { "429-html", 429, "text/html; charset=UTF-8", "<html><title>Sorry...</title><body>unusual traffic</body></html>",
    NULL, NULL },
};

/* What is no type of data. */
static const char *const places[] = {
  "identity", "irn-profile", "paired-devices", "settings", "tcx", "userinfo", NULL
};

gboolean
standin_google_is_resource (const char *name)
{
  return standin_google_is_type (name) || g_strv_contains (places, name);
}

gboolean
standin_google_is_fault (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      if (g_str_equal (errors[i].fault, name))
        return TRUE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      if (g_str_equal (bodies[i].fault, name))
        return TRUE;
    }
  return FALSE;
}

/* The endpoints of the sign-in and userinfo are no part of the API: what is said of no resource does not strike them.
 */
static gboolean
is_of_api (const char *resource)
{
  static const char *const others[] = { "authorize", "revoke", "token", "userinfo", NULL };

  return !g_strv_contains (others, resource);
}

gboolean
standin_google_fail_on_demand (StandIn *self, SoupServerMessage *message, const char *resource)
{
  gboolean only_if_meant = !is_of_api (resource);

  for (gsize i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      if (!standin_fault_strikes (self, errors[i].fault, resource, only_if_meant))
        continue;
      if (errors[i].retry_after != NULL)
        soup_message_headers_replace (soup_server_message_get_response_headers (message), "Retry-After",
                                      errors[i].retry_after);
      standin_google_reply_error (message, &errors[i].error);
      return TRUE;
    }
  return standin_fail_with_body (self, message, resource, only_if_meant, bodies, G_N_ELEMENTS (bodies)) ||
         standin_fail_like_any (self, message, resource, only_if_meant);
}

void
standin_google_forgive (StandIn *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ended_by_consent); i++)
    g_hash_table_remove (self->faults, ended_by_consent[i]);
}
