/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service-script.h"

#include "daybeat-test-support.h"

/* Answers of many pages: the same question again with the page's token, until there is none. */

#define RESOURCE "daily-resting-heart-rate"

#define POINT(day, bpm)                                                                                                \
  "{\"dailyRestingHeartRate\":{\"date\":{\"year\":2024,\"month\":3,\"day\":" day "},\"beatsPerMinute\":\"" bpm "\"}}"
#define PAGE(points, token) "{\"dataPoints\":[" points "],\"nextPageToken\":\"" token "\"}"
#define FIRST PAGE (POINT ("3", "58"), "one")
#define SECOND PAGE (POINT ("2", "59"), "two")
#define LAST "{\"dataPoints\":[" POINT ("1", "60") "]}"
#define BAD_TOKEN "{\"error\":{\"code\":400,\"status\":\"INVALID_ARGUMENT\"}}"
#define EXHAUSTED "{\"error\":{\"code\":429,\"status\":\"RESOURCE_EXHAUSTED\"}}"

#define TARGET                                                                                                         \
  "/v4/users/me/dataTypes/daily-resting-heart-rate/dataPoints?pageSize=10000&filter="                                  \
  "daily_resting_heart_rate.date%20%3E%3D%20%222024-01-01%22%20AND%20daily_resting_heart_rate.date%20%3C%20%22"        \
  "2024-04-10%22"

static guint
count_rates (DaybeatBatch *batch)
{
  guint n = 0;

  for (guint i = 0; i < batch->dailies->len; i++)
    n += g_str_equal (g_array_index (batch->dailies, DaybeatDaily, i).metric, "rhr");
  return n;
}

static void
assert_fetches (ServiceScript *fixture, guint n_rates)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatBatch) batch = service_script_fetch (fixture, RESOURCE, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (count_rates (batch), ==, n_rates);
  g_assert_true (daybeat_batch_is_complete_kind (batch, "rhr"));
  g_assert_cmpuint (batch->first_day, ==, daybeat_day_from_ymd (2024, 1, 1));
  g_assert_cmpuint (batch->last_day, ==, daybeat_day_from_ymd (2024, 4, 9));
}

static void
assert_targets (ServiceScript *fixture, const char *const *tokens, guint n)
{
  g_assert_cmpuint (fixture->server->requests->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *target =
          tokens[i] != NULL ? g_strconcat (TARGET, "&pageToken=", tokens[i], NULL) : g_strdup (TARGET);

      g_assert_cmpstr (daybeat_test_server_get_request (fixture->server, i)->target, ==, target);
    }
}

static void
test_pages (ServiceScript *fixture, gconstpointer data)
{
  SERVICE_SCRIPT (fixture, { 200, FIRST }, { 200, SECOND }, { 200, LAST });
  static const char *const tokens[] = { NULL, "one", "two" };

  assert_fetches (fixture, 3);
  assert_targets (fixture, tokens, G_N_ELEMENTS (tokens));
  g_assert_cmpuint (daybeat_service_get_request_count (fixture->service), ==, 3);
}

/* The last page may say nothing at all. */
static void
test_empty_end (ServiceScript *fixture, gconstpointer data)
{
  SERVICE_SCRIPT (fixture, { 200, FIRST }, { 200, "{}" });

  assert_fetches (fixture, 1);
  g_assert_cmpuint (fixture->server->requests->len, ==, 2);
}

static void
test_empty_token (ServiceScript *fixture, gconstpointer data)
{
  SERVICE_SCRIPT (fixture, { 200, PAGE (POINT ("3", "58"), "") });

  assert_fetches (fixture, 1);
  g_assert_cmpuint (fixture->server->requests->len, ==, 1);
}

static void
test_nothing (ServiceScript *fixture, gconstpointer data)
{
  SERVICE_SCRIPT (fixture, { 200, "{}" });

  assert_fetches (fixture, 0);
}

/* A service that goes in circles does not make Daybeat go with it. */
static void
test_repeated_token (ServiceScript *fixture, gconstpointer data)
{
  SERVICE_SCRIPT (fixture, { 200, FIRST }, { 200, FIRST });

  service_script_assert_fails (fixture, RESOURCE, DAYBEAT_SERVICE_ERROR_MALFORMED);
  g_assert_cmpuint (fixture->server->requests->len, ==, 2);
}

static void
test_circle (ServiceScript *fixture, gconstpointer data)
{
  SERVICE_SCRIPT (fixture, { 200, FIRST }, { 200, SECOND }, { 200, FIRST });

  service_script_assert_fails (fixture, RESOURCE, DAYBEAT_SERVICE_ERROR_MALFORMED);
  g_assert_cmpuint (fixture->server->requests->len, ==, 3);
}

/* A token that is not taken any more: the range begins anew, once, and nothing is told twice. */
static void
test_token_too_old (ServiceScript *fixture, gconstpointer data)
{
  SERVICE_SCRIPT (fixture, { 200, FIRST }, { 400, BAD_TOKEN }, { 200, FIRST }, { 200, SECOND }, { 200, LAST });
  static const char *const tokens[] = { NULL, "one", NULL, "one", "two" };

  assert_fetches (fixture, 3);
  assert_targets (fixture, tokens, G_N_ELEMENTS (tokens));
}

/* It is no mistake of the question: that is not put aside for it. */
static void
test_token_never_taken (ServiceScript *fixture, gconstpointer data)
{
  SERVICE_SCRIPT (fixture, { 200, FIRST }, { 400, BAD_TOKEN }, { 200, FIRST }, { 400, BAD_TOKEN });

  service_script_assert_fails (fixture, RESOURCE, DAYBEAT_SERVICE_ERROR_MALFORMED);
  g_assert_cmpuint (fixture->server->requests->len, ==, 4);
}

static void
test_expires_in_between (ServiceScript *fixture, gconstpointer data)
{
  SERVICE_SCRIPT (fixture, { 200, FIRST }, { 401, "{}" }, { 200, LAST });
  static const char *const tokens[] = { NULL, "one", "one" };

  assert_fetches (fixture, 2);
  assert_targets (fixture, tokens, G_N_ELEMENTS (tokens));
  g_assert_cmpuint (fixture->tokens->n_refused, ==, 1);
}

/* Where the service fails in the middle, who asks again gets on from there. */
static void
test_goes_on_after_failure (ServiceScript *fixture, gconstpointer data)
{
  SERVICE_SCRIPT (fixture, { 200, FIRST }, { 200, SECOND }, { 503, "<html>" }, { 200, LAST });
  static const ServiceLine undisturbed[] = { { 200, FIRST }, { 200, SECOND }, { 200, LAST } };
  static const char *const tokens[] = { NULL, "one", "two", "two" };

  service_script_assert_fails (fixture, RESOURCE, DAYBEAT_SERVICE_ERROR_SERVER);
  assert_fetches (fixture, 3);
  assert_targets (fixture, tokens, G_N_ELEMENTS (tokens));
  /* Who asks once more begins anew. */
  g_ptr_array_set_size (fixture->server->requests, 0);
  fixture->lines = undisturbed;
  fixture->n_lines = G_N_ELEMENTS (undisturbed);
  assert_fetches (fixture, 3);
  g_assert_cmpuint (fixture->server->requests->len, ==, 3);
}

static void
test_goes_on_after_refusal (ServiceScript *fixture, gconstpointer data)
{
  SERVICE_SCRIPT (fixture, { 200, FIRST }, { 429, EXHAUSTED }, { 200, LAST });
  static const char *const tokens[] = { NULL, "one", "one" };

  service_script_assert_fails (fixture, RESOURCE, DAYBEAT_SERVICE_ERROR_RATE_LIMITED);
  assert_fetches (fixture, 2);
  assert_targets (fixture, tokens, G_N_ELEMENTS (tokens));
}

/* A page that cannot be read is no place to go on from. */
static void
test_begins_anew_after_nonsense (ServiceScript *fixture, gconstpointer data)
{
  SERVICE_SCRIPT (fixture, { 200, FIRST }, { 200, "{\"dataPoints\":[" }, { 200, FIRST }, { 200, LAST });
  static const char *const tokens[] = { NULL, "one", NULL, "one" };

  service_script_assert_fails (fixture, RESOURCE, DAYBEAT_SERVICE_ERROR_MALFORMED);
  assert_fetches (fixture, 2);
  assert_targets (fixture, tokens, G_N_ELEMENTS (tokens));
}

/* Days added up are asked for by a POST, whose pages are asked for by the same body and the token. */
static void
test_roll_up (ServiceScript *fixture, gconstpointer data)
{
  SERVICE_SCRIPT (fixture, { 200, "{\"rollupDataPoints\":[],\"nextPageToken\":\"next\"}" }, { 200, "{}" });
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatBatch) batch = service_script_fetch (fixture, "steps", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (fixture->server->requests->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const DaybeatTestRequest *request = daybeat_test_server_get_request (fixture->server, i);

      g_assert_cmpstr (request->method, ==, "POST");
      g_assert_cmpstr (request->target, ==, "/v4/users/me/dataTypes/steps/dataPoints:dailyRollUp");
      g_assert_cmpstr (soup_message_headers_get_one (request->headers, "Content-Type"), ==, "application/json");
      g_assert_nonnull (strstr (request->body, "\"windowSizeDays\":1"));
      g_assert_true ((strstr (request->body, "\"pageToken\":\"next\"") != NULL) == (i == 1));
    }
}

/* Who stops does not wait for the page that is under way. */
static gboolean
has_second_request (gpointer data)
{
  return ((ServiceScript *) data)->server->requests->len == 2;
}

static void
answer_first_only (DaybeatTestServer *server, SoupServerMessage *message, const DaybeatTestRequest *request)
{
  if (server->requests->len == 1)
    daybeat_test_server_reply (message, 200, FIRST);
  else
    soup_server_message_pause (message);
}

static void
test_stopped (ServiceScript *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture->server->answer = answer_first_only;
  daybeat_service_fetch_async (fixture->service, RESOURCE, 738000, 738100, cancellable, daybeat_test_wait_callback,
                               &wait);
  daybeat_test_wait_until (has_second_request, fixture);
  g_cancellable_cancel (cancellable);
  result = daybeat_test_wait_result (&wait);
  g_assert_null (daybeat_service_fetch_finish (fixture->service, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
add (const char *path, void (*test) (ServiceScript *fixture, gconstpointer data))
{
  g_test_add (path, ServiceScript, NULL, service_script_set_up_google, test, service_script_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/services/google-health/paging/pages", test_pages);
  add ("/services/google-health/paging/empty-end", test_empty_end);
  add ("/services/google-health/paging/empty-token", test_empty_token);
  add ("/services/google-health/paging/nothing", test_nothing);
  add ("/services/google-health/paging/repeated-token", test_repeated_token);
  add ("/services/google-health/paging/circle", test_circle);
  add ("/services/google-health/paging/token-too-old", test_token_too_old);
  add ("/services/google-health/paging/token-never-taken", test_token_never_taken);
  add ("/services/google-health/paging/expires-in-between", test_expires_in_between);
  add ("/services/google-health/paging/goes-on/after-failure", test_goes_on_after_failure);
  add ("/services/google-health/paging/goes-on/after-refusal", test_goes_on_after_refusal);
  add ("/services/google-health/paging/begins-anew-after-nonsense", test_begins_anew_after_nonsense);
  add ("/services/google-health/paging/roll-up", test_roll_up);
  add ("/services/google-health/paging/stopped", test_stopped);
  return g_test_run ();
}
