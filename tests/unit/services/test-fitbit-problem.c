/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-fitbit-problem.h"

#include "daybeat-clock.h"
#include "daybeat-service-error.h"
#include "daybeat-test-body.h"

#define TOKEN "header.payload.secretsignature"

static DaybeatFitbitProblem *
read_problem (guint status, const char *text)
{
  g_autoptr (GBytes) body = daybeat_test_body (text);

  return daybeat_fitbit_problem_new (status, body);
}

static DaybeatFitbitProblem *
read_fixture (guint status, const char *name)
{
  g_autoptr (GBytes) body = daybeat_test_read_fixture (name);

  return daybeat_fitbit_problem_new (status, body);
}

/* The forms */

static void
test_form_a (void)
{
  g_autoptr (DaybeatFitbitProblem) problem = read_fixture (400, "error-validation");
  g_autoptr (DaybeatFitbitProblem) without_field = read_fixture (401, "error-expired-token");
  g_autoptr (DaybeatFitbitProblem) dull_field =
      read_problem (400, "{\"errors\":[{\"errorType\":\"invalid_request\",\"fieldName\":\"n/a\"}]}");

  g_assert_cmpuint (problem->status, ==, 400);
  g_assert_cmpstr (problem->error_type, ==, "validation");
  g_assert_cmpstr (problem->field_name, ==, "date");
  g_assert_cmpstr (without_field->error_type, ==, "expired_token");
  g_assert_null (without_field->field_name);
  g_assert_cmpstr (dull_field->error_type, ==, "invalid_request");
  g_assert_null (dull_field->field_name);
}

static void
test_form_b (void)
{
  g_autoptr (DaybeatFitbitProblem) problem = read_fixture (403, "error-permission-denied");
  /* Without an answer around it the body's own code counts. */
  g_autoptr (DaybeatFitbitProblem) alone = read_fixture (0, "error-permission-denied");
  g_autoptr (DaybeatFitbitProblem) odd = read_problem (0, "{\"error\":{\"code\":\"403\",\"status\":7}}");

  g_assert_cmpuint (problem->status, ==, 403);
  g_assert_cmpstr (problem->error_type, ==, "PERMISSION_DENIED");
  g_assert_cmpuint (alone->status, ==, 403);
  g_assert_null (odd->error_type);
}

/* Form C: HTML, nothing, or anything else: never a failure, the status says enough. */
static void
test_form_c (void)
{
  static const char *const bodies[] = {
    "",
    "<html><body><h1>502 Bad Gateway</h1></body></html>",
    "{}",
    "[]",
    "null",
    "{\"errors\":null}",
    "{\"errors\":[]}",
    "{\"errors\":{}}",
    "{\"errors\":[7]}",
    "{\"errors\":[{\"errorType\":7,\"fieldName\":[]}]}",
    "{\"error\":\"invalid_grant\"}",
    "{\"error\":[]}",
    "{\"error\":{\"code\":{},\"status\":null}}",
    "{\"errors\": [{\"errorType\": \"system\"",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (DaybeatFitbitProblem) problem = read_problem (502, bodies[i]);
      g_autoptr (GError) error = daybeat_fitbit_problem_get_error (problem);

      g_test_message ("%s", bodies[i]);
      g_assert_null (problem->error_type);
      g_assert_cmpuint (problem->status, ==, 502);
      g_assert_error (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_SERVER);
      g_assert_nonnull (strstr (error->message, "502"));
    }
}

/* Every row of the table of errors */

static const struct
{
  guint status;
  const char *error_type;
  DaybeatServiceError code;
} rows[] = {
  { 400, "validation", DAYBEAT_SERVICE_ERROR_REFUSED },
  { 400, "invalid_request", DAYBEAT_SERVICE_ERROR_REFUSED },
  { 400, "request", DAYBEAT_SERVICE_ERROR_REFUSED },
  { 400, "invalid_grant", DAYBEAT_SERVICE_ERROR_NEEDS_SIGN_IN },
  { 401, "invalid_request", DAYBEAT_SERVICE_ERROR_NEEDS_SIGN_IN },
  { 401, "expired_token", DAYBEAT_SERVICE_ERROR_NEEDS_SIGN_IN },
  { 401, "invalid_token", DAYBEAT_SERVICE_ERROR_NEEDS_SIGN_IN },
  { 401, "invalid_client", DAYBEAT_SERVICE_ERROR_NEEDS_SIGN_IN },
  { 403, "insufficient_scope", DAYBEAT_SERVICE_ERROR_MISSING_SCOPE },
  { 403, "insufficient_permissions", DAYBEAT_SERVICE_ERROR_FORBIDDEN },
  { 403, "authorization", DAYBEAT_SERVICE_ERROR_FORBIDDEN },
  { 403, "PERMISSION_DENIED", DAYBEAT_SERVICE_ERROR_FORBIDDEN },
  { 404, "not_found", DAYBEAT_SERVICE_ERROR_NOT_FOUND },
  { 409, "conflict", DAYBEAT_SERVICE_ERROR_REFUSED },
  { 410, "expired_token", DAYBEAT_SERVICE_ERROR_GONE },
  { 411, "system", DAYBEAT_SERVICE_ERROR_REFUSED },
  { 422, "validation", DAYBEAT_SERVICE_ERROR_REFUSED },
  { 429, "system", DAYBEAT_SERVICE_ERROR_RATE_LIMITED },
  { 429, "request", DAYBEAT_SERVICE_ERROR_RATE_LIMITED },
  { 429, "RESOURCE_EXHAUSTED", DAYBEAT_SERVICE_ERROR_RATE_LIMITED },
  { 503, "RESOURCE_EXHAUSTED", DAYBEAT_SERVICE_ERROR_RATE_LIMITED },
  { 500, "system", DAYBEAT_SERVICE_ERROR_SERVER },
  { 502, "system", DAYBEAT_SERVICE_ERROR_SERVER },
  { 503, "system", DAYBEAT_SERVICE_ERROR_SERVER },
  { 504, "system", DAYBEAT_SERVICE_ERROR_SERVER },
};

static const struct
{
  guint status;
  DaybeatServiceError code;
} bare_statuses[] = {
  { 302, DAYBEAT_SERVICE_ERROR_REFUSED },   { 400, DAYBEAT_SERVICE_ERROR_REFUSED },
  { 401, DAYBEAT_SERVICE_ERROR_NEEDS_SIGN_IN }, { 403, DAYBEAT_SERVICE_ERROR_FORBIDDEN },
  { 404, DAYBEAT_SERVICE_ERROR_NOT_FOUND }, { 409, DAYBEAT_SERVICE_ERROR_REFUSED },
  { 410, DAYBEAT_SERVICE_ERROR_GONE },      { 411, DAYBEAT_SERVICE_ERROR_REFUSED },
  { 418, DAYBEAT_SERVICE_ERROR_REFUSED },   { 422, DAYBEAT_SERVICE_ERROR_REFUSED },
  { 429, DAYBEAT_SERVICE_ERROR_RATE_LIMITED }, { 500, DAYBEAT_SERVICE_ERROR_SERVER },
  { 503, DAYBEAT_SERVICE_ERROR_SERVER },    { 599, DAYBEAT_SERVICE_ERROR_SERVER },
};

static void
assert_sentence (const GError *error)
{
  gsize length = strlen (error->message);

  g_assert_cmpuint (length, >, 20);
  g_assert_true (g_ascii_isupper (error->message[0]) && error->message[length - 1] == '.');
  g_assert_null (strstr (error->message, "secretsignature"));
}

/* Types in capitals are of form B. */
static char *
make_body (guint status, const char *error_type)
{
  if (g_ascii_isupper (*error_type))
    return g_strdup_printf ("{\"error\":{\"code\":%u,\"message\":\"refused " TOKEN "\",\"status\":\"%s\"}}", status,
                            error_type);
  return g_strdup_printf ("{\"errors\":[{\"errorType\":\"%s\",\"fieldName\":\"" TOKEN
                          "\",\"message\":\"Access token expired: " TOKEN "\"}],\"success\":false}",
                          error_type);
}

/* The code by status and type, and a message of the service, which may hold a token, nowhere. */
static void
test_rows (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = make_body (rows[i].status, rows[i].error_type);
      g_autoptr (DaybeatFitbitProblem) problem = read_problem (rows[i].status, text);
      g_autoptr (GError) error = daybeat_fitbit_problem_get_error (problem);

      g_test_message ("%u %s: %s", rows[i].status, rows[i].error_type, error->message);
      g_assert_cmpstr (problem->error_type, ==, rows[i].error_type);
      g_assert_error (error, DAYBEAT_SERVICE_ERROR, (int) rows[i].code);
      assert_sentence (error);
    }
}

static void
test_bare_statuses (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bare_statuses); i++)
    {
      g_autoptr (DaybeatFitbitProblem) problem = read_problem (bare_statuses[i].status, TOKEN);
      g_autoptr (GError) error = daybeat_fitbit_problem_get_error (problem);

      g_test_message ("%u: %s", bare_statuses[i].status, error->message);
      g_assert_error (error, DAYBEAT_SERVICE_ERROR, (int) bare_statuses[i].code);
      assert_sentence (error);
    }
}

/* A type that is a token itself is not shown either. */
static void
test_strange_type (void)
{
  g_autoptr (DaybeatFitbitProblem) problem = read_problem (400, "{\"errors\":[{\"errorType\":\"" TOKEN "\"}]}");
  g_autoptr (GError) error = daybeat_fitbit_problem_get_error (problem);

  g_assert_error (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_REFUSED);
  assert_sentence (error);
}

/* The quota */

/* 2024-03-02T10:40:00Z: twenty minutes before the full hour. */
#define NOW G_GINT64_CONSTANT (1709376000000)
#define SECOND G_GINT64_CONSTANT (1000)
#define MINUTE (60 * SECOND)
#define HOUR (60 * MINUTE)

static DaybeatQuota
read_quota (guint status, const char *const *headers)
{
  g_autoptr (SoupMessageHeaders) message_headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  DaybeatQuota quota = { .limit = -1, .remaining = -1 };

  for (gsize i = 0; headers[i] != NULL; i += 2)
    soup_message_headers_append (message_headers, headers[i], headers[i + 1]);
  daybeat_fitbit_read_quota (message_headers, status, &quota);
  return quota;
}

/* A few seconds are added: the service rounds. */
static void
assert_goes_on (DaybeatQuota quota, gint64 wait)
{
  g_assert_cmpint (quota.reset_at, >=, NOW + wait);
  g_assert_cmpint (quota.reset_at, <=, NOW + MIN (wait + 10 * SECOND, HOUR));
}

static void
test_quota_headers (void)
{
  const char *const lower[] = { "fitbit-rate-limit-limit", "150", "fitbit-rate-limit-remaining", "121",
                                "fitbit-rate-limit-reset", "1201", NULL };
  const char *const mixed[] = { "Fitbit-Rate-Limit-Limit", "150", "FITBIT-RATE-LIMIT-REMAINING", "121",
                                "Fitbit-rate-limit-reset", "1201", NULL };
  const char *const *both[] = { lower, mixed };

  for (gsize i = 0; i < G_N_ELEMENTS (both); i++)
    {
      DaybeatQuota quota = read_quota (200, both[i]);

      g_assert_cmpint (quota.limit, ==, 150);
      g_assert_cmpint (quota.remaining, ==, 121);
      assert_goes_on (quota, 1201 * SECOND);
    }
}

static void
test_quota_silent (void)
{
  const char *const none[] = { NULL };
  const char *const odd[] = { "fitbit-rate-limit-limit", "many", "fitbit-rate-limit-remaining", "-1",
                              "fitbit-rate-limit-reset", "", NULL };
  DaybeatQuota silent = read_quota (200, none);
  DaybeatQuota strange = read_quota (200, odd);

  g_assert_cmpint (silent.limit, ==, -1);
  g_assert_cmpint (silent.remaining, ==, -1);
  g_assert_cmpint (silent.reset_at, ==, 0);
  g_assert_cmpint (strange.limit, ==, -1);
  g_assert_cmpint (strange.remaining, ==, -1);
  g_assert_cmpint (strange.reset_at, ==, 0);
}

/* What an answer does not say stays as the one before said it. */
static void
test_quota_kept (void)
{
  g_autoptr (SoupMessageHeaders) headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  DaybeatQuota quota = { .limit = 150, .remaining = 7, .reset_at = NOW + MINUTE };

  soup_message_headers_append (headers, "fitbit-rate-limit-remaining", "6");
  daybeat_fitbit_read_quota (headers, 200, &quota);
  g_assert_cmpint (quota.limit, ==, 150);
  g_assert_cmpint (quota.remaining, ==, 6);
  g_assert_cmpint (quota.reset_at, ==, NOW + MINUTE);
}

/* After a 429: the reset, else Retry-After, else the full hour; never more than an hour. */
static void
test_quota_limited (void)
{
  static const struct
  {
    const char *headers[7];
    gint64 wait;
  } limits[] = {
    { { "fitbit-rate-limit-remaining", "37", "fitbit-rate-limit-reset", "600", "Retry-After", "5" }, 600 * SECOND },
    { { "Retry-After", "90" }, 90 * SECOND },
    { { "retry-after", "0" }, 0 },
    { { "Retry-After", "Sat, 02 Mar 2024 10:45:00 GMT" }, 5 * MINUTE },
    { { "Retry-After", "Sat, 02 Mar 2024 10:00:00 GMT" }, 0 },
    { { NULL }, 20 * MINUTE },
    { { "Retry-After", "soon" }, 20 * MINUTE },
    { { "Retry-After", "-5" }, 20 * MINUTE },
    { { "fitbit-rate-limit-reset", "86400" }, HOUR },
    { { "Retry-After", "86400" }, HOUR },
    { { "Retry-After", "2147483647" }, HOUR },
    { { "Retry-After", "Sat, 02 Mar 2030 10:45:00 GMT" }, HOUR },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      DaybeatQuota quota = read_quota (429, limits[i].headers);

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (quota.remaining, ==, 0);
      assert_goes_on (quota, limits[i].wait);
    }
}

/* Whatever an answer says of years to come: after an hour it is worth another try. */
static void
test_quota_capped (void)
{
  const char *const headers[] = { "fitbit-rate-limit-remaining", "0", "fitbit-rate-limit-reset", "2147483647", NULL };

  assert_goes_on (read_quota (200, headers), HOUR);
}

/* A service that fails may say when to try again; one that answers takes that back. */
static void
test_retry_after (void)
{
  const char *const none[] = { NULL };
  const char *const seconds[] = { "Retry-After", "30", NULL };
  const char *const date[] = { "Retry-After", "Sat, 02 Mar 2024 10:41:00 GMT", NULL };
  const char *const years[] = { "Retry-After", "2147483647", NULL };

  g_assert_cmpint (read_quota (503, seconds).retry_at, ==, NOW + 30 * SECOND);
  g_assert_cmpint (read_quota (500, date).retry_at, ==, NOW + MINUTE);
  g_assert_cmpint (read_quota (503, years).retry_at, ==, NOW + HOUR);
  g_assert_cmpint (read_quota (503, none).retry_at, ==, 0);
  g_assert_cmpint (read_quota (200, seconds).retry_at, ==, 0);
  /* It is no limit. */
  g_assert_cmpint (read_quota (503, seconds).remaining, ==, -1);
  g_assert_cmpint (read_quota (503, seconds).reset_at, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  daybeat_clock_set_fixed (NOW);
  g_test_add_func ("/services/fitbit/problem/form-a", test_form_a);
  g_test_add_func ("/services/fitbit/problem/form-b", test_form_b);
  g_test_add_func ("/services/fitbit/problem/form-c", test_form_c);
  g_test_add_func ("/services/fitbit/problem/rows", test_rows);
  g_test_add_func ("/services/fitbit/problem/bare-statuses", test_bare_statuses);
  g_test_add_func ("/services/fitbit/problem/strange-type", test_strange_type);
  g_test_add_func ("/services/fitbit/quota/headers", test_quota_headers);
  g_test_add_func ("/services/fitbit/quota/silent", test_quota_silent);
  g_test_add_func ("/services/fitbit/quota/kept", test_quota_kept);
  g_test_add_func ("/services/fitbit/quota/limited", test_quota_limited);
  g_test_add_func ("/services/fitbit/quota/capped", test_quota_capped);
  g_test_add_func ("/services/fitbit/quota/retry-after", test_retry_after);
  return g_test_run ();
}
