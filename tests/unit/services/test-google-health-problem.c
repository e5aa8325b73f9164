/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-google-health-problem.h"

#include "daybeat-clock.h"
#include "daybeat-test-body.h"

#define SECRET "ya29.secretsignature"
#define NOW G_GINT64_CONSTANT (1763100000000)

#define INFO(reason, metadata)                                                                                         \
  "{\"@type\":\"type.googleapis.com/google.rpc.ErrorInfo\",\"reason\":\"" reason                                       \
  "\",\"domain\":\"health.googleapis.com\",\"metadata\":{" metadata "}}"
#define STATUS(status, details)                                                                                        \
  "{\"error\":{\"code\":400,\"message\":\"" SECRET "\",\"status\":\"" status "\",\"details\":[" details "]}}"

static GError *
read_problem (guint status, const char *text)
{
  g_autoptr (GBytes) body = daybeat_test_body (text);

  return daybeat_google_health_problem_get_error (status, body);
}

static const struct
{
  guint status;
  const char *body;
  DaybeatServiceError code;
} rows[] = {
  { 400, STATUS ("INVALID_ARGUMENT", INFO ("INVALID_DATA_POINT_FILTER", "\"detailedReasons\":\"A,B\"")),
    DAYBEAT_SERVICE_ERROR_UNSUPPORTED },
  { 400, STATUS ("INVALID_ARGUMENT", INFO ("INVALID_PARENT_DATA_TYPE_COLLECTION", "")),
    DAYBEAT_SERVICE_ERROR_UNSUPPORTED },
  { 400, STATUS ("INVALID_ARGUMENT", ""), DAYBEAT_SERVICE_ERROR_UNSUPPORTED },
  { 400, STATUS ("FAILED_PRECONDITION", ""), DAYBEAT_SERVICE_ERROR_UNSUPPORTED },
  { 400, STATUS ("FAILED_PRECONDITION", INFO ("ACCOUNT_NOT_LINKED", "")), DAYBEAT_SERVICE_ERROR_NOT_LINKED },
  { 401, STATUS ("UNAUTHENTICATED", ""), DAYBEAT_SERVICE_ERROR_NEEDS_SIGN_IN },
  { 403, STATUS ("PERMISSION_DENIED", ""), DAYBEAT_SERVICE_ERROR_FORBIDDEN },
  { 403, STATUS ("PERMISSION_DENIED", INFO ("ACCESS_TOKEN_SCOPE_INSUFFICIENT", "")),
    DAYBEAT_SERVICE_ERROR_MISSING_SCOPE },
  { 403, STATUS ("PERMISSION_DENIED", INFO ("SERVICE_DISABLED", "")), DAYBEAT_SERVICE_ERROR_DISABLED },
  { 403, STATUS ("PERMISSION_DENIED", INFO ("USER_PROJECT_DENIED", "")), DAYBEAT_SERVICE_ERROR_NEEDS_SIGN_IN },
  { 403, STATUS ("PERMISSION_DENIED", INFO ("RESOURCE_PERMISSION_DENIED", "")), DAYBEAT_SERVICE_ERROR_FORBIDDEN },
  { 403, STATUS ("PERMISSION_DENIED", INFO ("A_REASON_OF_TOMORROW", "")), DAYBEAT_SERVICE_ERROR_FORBIDDEN },
  { 404, STATUS ("NOT_FOUND", ""), DAYBEAT_SERVICE_ERROR_NOT_FOUND },
  { 429, STATUS ("RESOURCE_EXHAUSTED", INFO ("RATE_LIMIT_EXCEEDED", "")), DAYBEAT_SERVICE_ERROR_RATE_LIMITED },
  { 503, STATUS ("RESOURCE_EXHAUSTED", ""), DAYBEAT_SERVICE_ERROR_RATE_LIMITED },
  { 500, STATUS ("INTERNAL", ""), DAYBEAT_SERVICE_ERROR_SERVER },
  { 501, STATUS ("UNIMPLEMENTED", ""), DAYBEAT_SERVICE_ERROR_UNSUPPORTED },
  { 503, STATUS ("UNAVAILABLE", ""), DAYBEAT_SERVICE_ERROR_SERVER },
  { 504, STATUS ("DEADLINE_EXCEEDED", ""), DAYBEAT_SERVICE_ERROR_SERVER },
  /* OAuth errors */
  { 403, "{\"error\":\"insufficient_scope\",\"error_description\":\"" SECRET "\"}",
    DAYBEAT_SERVICE_ERROR_MISSING_SCOPE },
  { 401, "{\"error\":\"invalid_token\"}", DAYBEAT_SERVICE_ERROR_NEEDS_SIGN_IN },
  /* Not of Google's form: no verdict on what was asked for */
  { 400, "<html>" SECRET "</html>", DAYBEAT_SERVICE_ERROR_REFUSED },
  { 401, "<html></html>", DAYBEAT_SERVICE_ERROR_NEEDS_SIGN_IN },
  { 403, "<html>the proxy says no</html>", DAYBEAT_SERVICE_ERROR_REFUSED },
  { 404, "", DAYBEAT_SERVICE_ERROR_REFUSED },
  { 410, "[]", DAYBEAT_SERVICE_ERROR_REFUSED },
  { 429, "null", DAYBEAT_SERVICE_ERROR_RATE_LIMITED },
  { 502, "<html>Bad Gateway</html>", DAYBEAT_SERVICE_ERROR_SERVER },
  { 302, "{\"error\":[]}", DAYBEAT_SERVICE_ERROR_REFUSED },
  { 403, "{\"error\":{\"status\":7,\"details\":{\"reason\":[]}}}", DAYBEAT_SERVICE_ERROR_REFUSED },
  { 403, "{\"error\":{\"details\":[7,{},{\"@type\":9},{\"@type\":\"x.google.rpc.ErrorInfo\",\"reason\":{}}]}}",
    DAYBEAT_SERVICE_ERROR_REFUSED },
  { 403, "{\"error\":{\"status\":\"PERMISSION_", DAYBEAT_SERVICE_ERROR_REFUSED },
};

static void
test_rows (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = read_problem (rows[i].status, rows[i].body);

      g_test_message ("%u: %s", rows[i].status, error->message);
      g_assert_error (error, DAYBEAT_SERVICE_ERROR, (int) rows[i].code);
      g_assert_true (g_ascii_isupper (error->message[0]));
      g_assert_null (strstr (error->message, "secretsignature"));
    }
}

static void
assert_link (const char *details, const char *link)
{
  g_autofree char *body = g_strdup_printf (STATUS ("PERMISSION_DENIED", "%s"), details);
  g_autoptr (GError) error = read_problem (403, body);

  g_test_message ("%s", error->message);
  if (link == NULL)
    g_assert_null (strstr (error->message, "http"));
  else
    g_assert_true (g_str_has_suffix (error->message, link));
}

/* Pages that help stand at the end, but only Google's own. */
static void
test_links (void)
{
  assert_link (INFO ("ACCOUNT_NOT_LINKED", "\"redirect_uri\":\"https://fitbit.google.com/auth/signup\""),
               " https://fitbit.google.com/auth/signup");
  assert_link (INFO ("ACCOUNT_NOT_LINKED", "\"redirect_uri\":\"http://127.0.0.1:8080/join\""),
               " http://127.0.0.1:8080/join");
  assert_link (INFO ("ACCOUNT_NOT_LINKED", "\"redirect_uri\":\"https://google.com.example.org/\""), NULL);
  assert_link (INFO ("ACCOUNT_NOT_LINKED", "\"redirect_uri\":\"https://notgoogle.com/\""), NULL);
  assert_link (INFO ("ACCOUNT_NOT_LINKED", "\"redirect_uri\":\"https://google.com@example.org/\""), NULL);
  assert_link (INFO ("ACCOUNT_NOT_LINKED", "\"redirect_uri\":\"http://fitbit.google.com/auth\""), NULL);
  assert_link (INFO ("ACCOUNT_NOT_LINKED", "\"redirect_uri\":\"javascript:alert(1)\""), NULL);
  assert_link (INFO ("ACCOUNT_NOT_LINKED", "\"redirect_uri\":17"), NULL);
  assert_link (INFO ("SERVICE_DISABLED", ""),
               " https://console.cloud.google.com/apis/library/health.googleapis.com");
  assert_link (INFO ("SERVICE_DISABLED", "\"activationUrl\":\"https://console.developers.google.com/a?project=1\""),
               " https://console.developers.google.com/a?project=1");
  assert_link (INFO ("SERVICE_DISABLED", "") ",{\"@type\":\"type.googleapis.com/google.rpc.Help\",\"links\":[7,"
               "{\"url\":\"https://example.org/\"},{\"url\":\"https://console.developers.google.com/apis/b\"}]}",
               " https://console.developers.google.com/apis/b");
  assert_link (INFO ("USER_PROJECT_DENIED", ""), " https://myaccount.google.com/connections");
}

static gint64
read_retry (guint status, const char *text, const char *retry_after)
{
  g_autoptr (GBytes) body = daybeat_test_body (text);
  SoupMessageHeaders *headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  DaybeatQuota quota = { .limit = 290, .remaining = -1, .retry_at = 5 };

  if (retry_after != NULL)
    soup_message_headers_append (headers, "Retry-After", retry_after);
  daybeat_google_health_read_quota (headers, status, body, &quota);
  soup_message_headers_unref (headers);
  g_assert_cmpint (quota.limit, ==, 290);
  g_assert_cmpint (quota.reset_at, ==, 0);
  return quota.retry_at != 0 ? quota.retry_at - NOW : -1;
}

#define RETRY_INFO(delay)                                                                                              \
  STATUS ("RESOURCE_EXHAUSTED",                                                                                        \
          "{\"@type\":\"type.googleapis.com/google.rpc.RetryInfo\",\"retryDelay\":" delay "}")

static void
test_retry (void)
{
  daybeat_clock_set_fixed (NOW);
  g_assert_cmpint (read_retry (429, RETRY_INFO ("\"12s\""), NULL), ==, 12000);
  g_assert_cmpint (read_retry (429, RETRY_INFO ("\"0.5s\""), NULL), ==, 500);
  g_assert_cmpint (read_retry (503, RETRY_INFO ("\"12s\""), "20"), ==, 20000);
  g_assert_cmpint (read_retry (429, "<html></html>", "7"), ==, 7000);
  g_assert_cmpint (read_retry (429, RETRY_INFO ("\"1e300s\""), NULL), ==, 3600000);
  g_assert_cmpint (read_retry (429, RETRY_INFO ("\"-4s\""), NULL), ==, -1);
  g_assert_cmpint (read_retry (429, RETRY_INFO ("\"soon\""), NULL), ==, -1);
  g_assert_cmpint (read_retry (429, RETRY_INFO ("12"), NULL), ==, -1);
  g_assert_cmpint (read_retry (429, "{}", "tomorrow"), ==, -1);
  /* What went well forgets it. */
  g_assert_cmpint (read_retry (200, RETRY_INFO ("\"12s\""), "20"), ==, -1);
  daybeat_clock_set_fixed (0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/services/google-health/problem/rows", test_rows);
  g_test_add_func ("/services/google-health/problem/links", test_links);
  g_test_add_func ("/services/google-health/problem/retry", test_retry);
  return g_test_run ();
}
