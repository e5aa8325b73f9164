/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-fitbit.h"

#include "daybeat-auth-error.h"
#include "daybeat-test-body.h"
#include "daybeat-test-server.h"
#include "daybeat-test-support.h"

/* A token source that numbers its tokens: a refused one is followed by the next. */

#define TEST_TYPE_TOKENS (test_tokens_get_type ())
G_DECLARE_FINAL_TYPE (TestTokens, test_tokens, TEST, TOKENS, GObject)

struct _TestTokens
{
  GObject parent_instance;

  guint number;
  guint n_calls;
  guint n_refused;
  int fail_with; /* a DaybeatAuthError, or −1 */
};

static void test_tokens_source_init (DaybeatTokenSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TestTokens, test_tokens, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (DAYBEAT_TYPE_TOKEN_SOURCE, test_tokens_source_init))

static void
test_tokens_class_init (TestTokensClass *klass)
{
}

static void
test_tokens_init (TestTokens *self)
{
  self->number = 1;
  self->fail_with = -1;
}

static void
test_tokens_get_token_async (DaybeatTokenSource *source, const char *refused, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  TestTokens *self = TEST_TOKENS (source);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autofree char *current = g_strdup_printf ("token-%u", self->number);

  self->n_calls++;
  if (refused != NULL)
    {
      g_assert_cmpstr (refused, ==, current);
      self->n_refused++;
      self->number++;
    }
  if (self->fail_with >= 0)
    g_task_return_new_error (task, DAYBEAT_AUTH_ERROR, self->fail_with, "Sign in again.");
  else
    g_task_return_pointer (task, g_strdup_printf ("token-%u", self->number), g_free);
}

static char *
test_tokens_get_token_finish (DaybeatTokenSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
test_tokens_source_init (DaybeatTokenSourceInterface *iface)
{
  iface->get_token_async = test_tokens_get_token_async;
  iface->get_token_finish = test_tokens_get_token_finish;
}

/* A server that answers by a script, its last line again and again. */

typedef struct
{
  guint status;
  const char *body; /* a fixture's name, or JSON */
} Line;

typedef struct
{
  DaybeatTestServer *server;
  TestTokens *tokens;
  DaybeatService *service;
  const Line *script;
  gsize n_lines;
} Fixture;

static void
answer_by_script (DaybeatTestServer *server, SoupServerMessage *message, const DaybeatTestRequest *request)
{
  const Fixture *fixture = server->data;
  const Line *line = &fixture->script[MIN (server->requests->len, fixture->n_lines) - 1];
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  gboolean is_json = strchr ("{[<", *line->body) != NULL;
  g_autoptr (GBytes) body = is_json ? daybeat_test_body (line->body) : daybeat_test_read_fixture (line->body);

  soup_message_headers_append (headers, "Fitbit-Rate-Limit-Limit", "150");
  soup_message_headers_append (headers, "Fitbit-Rate-Limit-Remaining", "149");
  soup_server_message_set_status (message, line->status, NULL);
  if (line->status != 204)
    soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, g_bytes_get_data (body, NULL),
                                      g_bytes_get_size (body));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->server = daybeat_test_server_new (answer_by_script, fixture);
  fixture->tokens = g_object_new (TEST_TYPE_TOKENS, NULL);
  fixture->service = daybeat_fitbit_new (fixture->server->address, DAYBEAT_TOKEN_SOURCE (fixture->tokens), "de_DE");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->service);
  g_object_unref (fixture->tokens);
  daybeat_test_server_free (fixture->server);
}

#define SCRIPT(fixture, ...)                                                                                           \
  static const Line lines[] = { __VA_ARGS__ };                                                                         \
  (fixture)->script = lines;                                                                                           \
  (fixture)->n_lines = G_N_ELEMENTS (lines)

static DaybeatBatch *
fetch (Fixture *fixture, const char *resource, GError **error)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  daybeat_service_fetch_async (fixture->service, resource, daybeat_day_from_ymd (2024, 1, 1),
                               daybeat_day_from_ymd (2024, 4, 9), NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  return daybeat_service_fetch_finish (fixture->service, result, error);
}

static DaybeatBatch *
send_edit (Fixture *fixture, const DaybeatEdit *edit, GError **error)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  daybeat_service_edit_async (fixture->service, edit, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  return daybeat_service_edit_finish (fixture->service, result, error);
}

static const char *
get_header (Fixture *fixture, guint request, const char *name)
{
  return soup_message_headers_get_one (daybeat_test_server_get_request (fixture->server, request)->headers, name);
}

static void
assert_fetch_fails (Fixture *fixture, const char *resource, DaybeatServiceError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatBatch) batch = fetch (fixture, resource, &error);

  g_assert_null (batch);
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, (int) code);
}

/* What is asked for */

static void
test_headers (Fixture *fixture, gconstpointer data)
{
  SCRIPT (fixture, { 200, "profile" });
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatBatch) batch = fetch (fixture, "profile", &error);
  DaybeatQuota quota;

  g_assert_no_error (error);
  g_assert_cmpstr (batch->profile->id, ==, "2BBBB1");
  g_assert_cmpint (batch->complete, ==, DAYBEAT_FAMILY_PROFILE);
  g_assert_cmpstr (get_header (fixture, 0, "Authorization"), ==, "Bearer token-1");
  g_assert_cmpstr (get_header (fixture, 0, "Accept"), ==, "application/json");
  g_assert_cmpstr (get_header (fixture, 0, "Accept-Locale"), ==, "de_DE");
  /* Units by header: neither of the two that are not metric. */
  g_assert_cmpstr (get_header (fixture, 0, "Accept-Language"), !=, "en_US");
  g_assert_cmpstr (get_header (fixture, 0, "Accept-Language"), !=, "en_GB");

  daybeat_service_get_quota (fixture->service, &quota);
  g_assert_cmpint (quota.limit, ==, 150);
  g_assert_cmpint (quota.remaining, ==, 149);
  g_assert_cmpuint (daybeat_fitbit_get_request_count (DAYBEAT_FITBIT (fixture->service)), ==, 1);
}

/* Where nobody names a locale it is one that the service knows the form of. */
static void
test_own_locale (Fixture *fixture, gconstpointer data)
{
  SCRIPT (fixture, { 200, "profile" });
  g_autoptr (DaybeatBatch) batch = NULL;

  g_object_unref (fixture->service);
  fixture->service = daybeat_fitbit_new (fixture->server->address, DAYBEAT_TOKEN_SOURCE (fixture->tokens), NULL);
  batch = fetch (fixture, "profile", NULL);
  g_assert_nonnull (batch);
  g_assert_true (g_regex_match_simple ("^[a-z]{2}_[A-Z]{2}$", get_header (fixture, 0, "Accept-Locale"), 0, 0));
}

static void
test_resources (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *id;
    const char *body;
    const char *target;
  } expected[] = {
    { "profile", "profile", "/1/user/-/profile.json" },
    { "badges", "badges", "/1/user/-/badges.json" },
    { "friends", "friends", "/1.1/user/-/friends.json" },
    { "leaderboard", "leaderboard", "/1.1/user/-/leaderboard/friends.json" },
    { "devices", "devices", "/1/user/-/devices.json" },
    { "sleep-goal", "sleep-goal", "/1.2/user/-/sleep/goal.json" },
    { "sleep", "sleep-range", "/1.2/user/-/sleep/date/2024-01-01/2024-04-09.json" },
  };
  const DaybeatResource *resources;
  gsize n_resources;

  resources = daybeat_service_get_resources (fixture->service, &n_resources);
  g_assert_cmpuint (n_resources, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      Line line = { 200, expected[i].body };
      g_autoptr (GError) error = NULL;
      g_autoptr (DaybeatBatch) batch = NULL;

      fixture->script = &line;
      fixture->n_lines = 1;
      batch = fetch (fixture, expected[i].id, &error);
      g_assert_no_error (error);
      g_assert_cmpint (batch->source, ==, DAYBEAT_SOURCE_FITBIT);
      g_assert_cmpstr (daybeat_test_server_get_request (fixture->server, i)->target, ==, expected[i].target);
      for (gsize j = 0; j < n_resources; j++)
        {
          if (g_str_equal (resources[j].id, expected[i].id))
            g_assert_cmpint (batch->complete, ==, resources[j].families);
        }
    }
  g_assert_cmpint (daybeat_service_get_source (fixture->service), ==, DAYBEAT_SOURCE_FITBIT);
}

static void
test_unknown_resource (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (fetch (fixture, "horoscope", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_assert_cmpuint (fixture->tokens->n_calls, ==, 0);
}

static void
test_one_day (Fixture *fixture, gconstpointer data)
{
  SCRIPT (fixture, { 200, "sleep-day" });
  DaybeatDay day = daybeat_day_from_ymd (2024, 3, 3);
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DaybeatBatch) batch = NULL;

  daybeat_fitbit_fetch_day_async (DAYBEAT_FITBIT (fixture->service), day, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  batch = daybeat_service_fetch_finish (fixture->service, result, NULL);
  g_assert_cmpuint (batch->sleeps->len, ==, 2);
  g_assert_cmpuint (batch->first_day, ==, day);
  g_assert_cmpuint (batch->last_day, ==, day);
  g_assert_cmpstr (daybeat_test_server_get_request (fixture->server, 0)->target, ==,
                   "/1.2/user/-/sleep/date/2024-03-03.json");
}

/* Tokens */

static void
test_expired_once (Fixture *fixture, gconstpointer data)
{
  SCRIPT (fixture, { 401, "error-expired-token" }, { 200, "badges" });
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatBatch) batch = fetch (fixture, "badges", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (batch->badges->len, ==, 3);
  g_assert_cmpuint (fixture->server->requests->len, ==, 2);
  g_assert_cmpuint (fixture->tokens->n_refused, ==, 1);
  g_assert_cmpstr (get_header (fixture, 1, "Authorization"), ==, "Bearer token-2");
}

/* One refresh and one repetition, not more. */
static void
test_expired_for_good (Fixture *fixture, gconstpointer data)
{
  SCRIPT (fixture, { 401, "error-expired-token" });

  assert_fetch_fails (fixture, "badges", DAYBEAT_SERVICE_ERROR_NEEDS_SIGN_IN);
  g_assert_cmpuint (fixture->server->requests->len, ==, 2);
  g_assert_cmpuint (fixture->tokens->n_refused, ==, 1);
}

static void
test_no_token (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    DaybeatAuthError auth;
    DaybeatServiceError service;
  } errors[] = {
    { DAYBEAT_AUTH_ERROR_NEEDS_SIGN_IN, DAYBEAT_SERVICE_ERROR_NEEDS_SIGN_IN },
    { DAYBEAT_AUTH_ERROR_CLIENT, DAYBEAT_SERVICE_ERROR_NEEDS_SIGN_IN },
    { DAYBEAT_AUTH_ERROR_NETWORK, DAYBEAT_SERVICE_ERROR_OFFLINE },
    { DAYBEAT_AUTH_ERROR_GONE, DAYBEAT_SERVICE_ERROR_GONE },
  };
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      fixture->tokens->fail_with = (int) errors[i].auth;
      assert_fetch_fails (fixture, "badges", errors[i].service);
    }
  fixture->tokens->fail_with = DAYBEAT_AUTH_ERROR_KEYRING;
  g_assert_null (fetch (fixture, "badges", &error));
  g_assert_error (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_KEYRING);
  g_assert_cmpuint (fixture->server->requests->len, ==, 0);
}

/* Answers that are none */

static void
test_problems (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    Line line;
    DaybeatServiceError code;
  } problems[] = {
    { { 403, "error-permission-denied" }, DAYBEAT_SERVICE_ERROR_FORBIDDEN },
    { { 403, "{\"errors\":[{\"errorType\":\"insufficient_scope\"}]}" }, DAYBEAT_SERVICE_ERROR_MISSING_SCOPE },
    { { 400, "error-validation" }, DAYBEAT_SERVICE_ERROR_REFUSED },
    { { 404, "{}" }, DAYBEAT_SERVICE_ERROR_NOT_FOUND },
    { { 410, "{}" }, DAYBEAT_SERVICE_ERROR_GONE },
    { { 429, "{}" }, DAYBEAT_SERVICE_ERROR_RATE_LIMITED },
    { { 500, "<html>oops</html>" }, DAYBEAT_SERVICE_ERROR_SERVER },
    { { 200, "<html>sign in to this hotel</html>" }, DAYBEAT_SERVICE_ERROR_MALFORMED },
    { { 200, "{\"badges\": [{\"encodedId\":" }, DAYBEAT_SERVICE_ERROR_MALFORMED },
    { { 200, "{}" }, DAYBEAT_SERVICE_ERROR_MALFORMED },
    { { 200, "[]" }, DAYBEAT_SERVICE_ERROR_MALFORMED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (problems); i++)
    {
      fixture->script = &problems[i].line;
      fixture->n_lines = 1;
      assert_fetch_fails (fixture, "badges", problems[i].code);
    }
  /* Nothing of this is repeated here: that is the sync's to decide. */
  g_assert_cmpuint (fixture->server->requests->len, ==, G_N_ELEMENTS (problems));
}

static void
test_limit_told (Fixture *fixture, gconstpointer data)
{
  SCRIPT (fixture, { 429, "{}" });
  DaybeatQuota quota;

  assert_fetch_fails (fixture, "badges", DAYBEAT_SERVICE_ERROR_RATE_LIMITED);
  daybeat_service_get_quota (fixture->service, &quota);
  g_assert_cmpint (quota.remaining, ==, 0);
  g_assert_cmpint (quota.reset_at, >, 0);
}

/* A sleep that is still being worked out */

static void
test_pending_then_there (Fixture *fixture, gconstpointer data)
{
  SCRIPT (fixture, { 200, "{\"meta\":{\"state\":\"pending\",\"retryDuration\":1}}" },
          { 200, "{\"meta\":{\"state\":\"pending\",\"retryDuration\":1}}" }, { 200, "sleep-range" });
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatBatch) batch = fetch (fixture, "sleep", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (batch->sleeps->len, ==, 2);
  g_assert_cmpuint (fixture->server->requests->len, ==, 3);
}

/* Patience ends, and nothing is taken for an empty answer. */
static void
test_pending_for_ever (Fixture *fixture, gconstpointer data)
{
  SCRIPT (fixture, { 200, "{\"meta\":{\"state\":\"pending\",\"retryDuration\":1}}" });

  assert_fetch_fails (fixture, "sleep", DAYBEAT_SERVICE_ERROR_MALFORMED);
  g_assert_cmpuint (fixture->server->requests->len, >, 1);
  g_assert_cmpuint (fixture->server->requests->len, <, 10);
}

static gboolean
has_request (gpointer server)
{
  return ((DaybeatTestServer *) server)->requests->len > 0;
}

static void
on_answered (SoupServer *server, SoupServerMessage *message, gpointer answered)
{
  *(gboolean *) answered = TRUE;
}

static gboolean
is_set (gpointer flag)
{
  return *(gboolean *) flag;
}

/* Who cancels while a minute is to be waited does not wait it out. */
static void
test_pending_cancelled (Fixture *fixture, gconstpointer data)
{
  SCRIPT (fixture, { 200, "{\"meta\":{\"state\":\"pending\",\"retryDuration\":60000}}" });
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean answered = FALSE;
  gint64 begun = g_get_monotonic_time ();

  g_signal_connect (fixture->server->server, "request-finished", G_CALLBACK (on_answered), &answered);
  daybeat_service_fetch_async (fixture->service, "sleep", 1, 2, cancellable, daybeat_test_wait_callback, &wait);
  daybeat_test_wait_until (has_request, fixture->server);
  daybeat_test_wait_until (is_set, &answered);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (wait.result);
  g_cancellable_cancel (cancellable);
  result = daybeat_test_wait_result (&wait);
  g_assert_null (daybeat_service_fetch_finish (fixture->service, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 50 * G_USEC_PER_SEC);
  g_assert_cmpuint (fixture->server->requests->len, ==, 1);
}

/* Pages */

static DaybeatBatch *
list_page (Fixture *fixture, const char *page, gboolean backwards, char **next, char **previous, GError **error)
{
  DaybeatFitbit *fitbit = DAYBEAT_FITBIT (fixture->service);
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  daybeat_fitbit_list_sleep_async (fitbit, page, daybeat_day_from_ymd (2024, 3, 4), backwards, NULL,
                                   daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  return daybeat_fitbit_list_sleep_finish (fitbit, result, next, previous, error);
}

static char *
make_page (Fixture *fixture, const char *next, const char *previous, int id)
{
  g_autofree char *next_link = *next != '\0' ? g_strconcat (fixture->server->address, next, NULL) : g_strdup ("");
  g_autofree char *previous_link =
      *previous != '\0' ? g_strconcat (fixture->server->address, previous, NULL) : g_strdup ("");

  return g_strdup_printf ("{\"pagination\":{\"next\":\"%s\",\"previous\":\"%s\"},\"sleep\":[{\"logId\":%d,"
                          "\"startTime\":\"2024-03-03T00:00:00.000\",\"timeInBed\":60}]}",
                          next_link, previous_link, id);
}

static void
assert_page (Fixture *fixture, const char *page, int id, char **next, char **previous)
{
  g_autofree char *expected = g_strdup_printf ("%d", id);
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatBatch) batch = list_page (fixture, page, TRUE, next, previous, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (((DaybeatSleep *) batch->sleeps->pdata[0])->id, ==, expected);
  /* A page is not all there is of any day. */
  g_assert_cmpint (batch->complete, ==, 0);
}

static void
test_pages_both_ways (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = make_page (fixture, "/page?offset=1", "", 1);
  g_autofree char *second = make_page (fixture, "", "/page?offset=0", 2);
  Line lines[] = { { 200, first }, { 200, second }, { 200, first } };
  g_autofree char *next = NULL;
  g_autofree char *previous = NULL;
  g_autofree char *end = NULL;
  g_autofree char *start = NULL;
  g_autofree char *again = NULL;
  g_autofree char *none = NULL;

  fixture->script = lines;
  fixture->n_lines = G_N_ELEMENTS (lines);
  assert_page (fixture, NULL, 1, &next, &none);
  g_assert_null (none);
  assert_page (fixture, next, 2, &end, &previous);
  g_assert_null (end);
  assert_page (fixture, previous, 1, &again, &start);
  g_assert_cmpstr (again, ==, next);
  g_assert_null (start);

  g_assert_cmpstr (daybeat_test_server_get_request (fixture->server, 0)->target, ==,
                   "/1.2/user/-/sleep/list.json?beforeDate=2024-03-04&sort=desc&offset=0&limit=100");
  g_assert_cmpstr (daybeat_test_server_get_request (fixture->server, 1)->target, ==, "/page?offset=1");
  g_assert_cmpstr (daybeat_test_server_get_request (fixture->server, 2)->target, ==, "/page?offset=0");
}

static void
test_pages_forwards (Fixture *fixture, gconstpointer data)
{
  SCRIPT (fixture, { 200, "sleep-day-empty" });
  g_autoptr (DaybeatBatch) batch = list_page (fixture, NULL, FALSE, NULL, NULL, NULL);

  g_assert_cmpuint (batch->sleeps->len, ==, 0);
  g_assert_cmpstr (daybeat_test_server_get_request (fixture->server, 0)->target, ==,
                   "/1.2/user/-/sleep/list.json?afterDate=2024-03-04&sort=asc&offset=0&limit=100");
}

/* The fixture's links lead to the vendor, not to this server: no token goes there. */
static void
test_foreign_page (Fixture *fixture, gconstpointer data)
{
  SCRIPT (fixture, { 200, "sleep-list" });
  g_autofree char *next = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatBatch) batch = list_page (fixture, NULL, TRUE, &next, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (next);
  g_assert_null (list_page (fixture, next, TRUE, NULL, NULL, &error));
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_ADDRESS);
  g_assert_cmpuint (fixture->server->requests->len, ==, 1);
}

/* Edits */

static void
test_edit_profile (Fixture *fixture, gconstpointer data)
{
  SCRIPT (fixture, { 201, "profile" });
  g_autoptr (DaybeatProfile) profile = daybeat_profile_new ();
  DaybeatEdit edit = { .kind = DAYBEAT_EDIT_UPDATE_PROFILE, .profile = profile };
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatBatch) batch = NULL;

  profile->about_me = g_strdup ("Up the hill");
  batch = send_edit (fixture, &edit, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (batch->profile->about_me, ==, "Up the hill");
  g_assert_cmpstr (daybeat_test_server_get_request (fixture->server, 0)->body, ==, "aboutMe=Up+the+hill");
}

static void
test_edit_goal (Fixture *fixture, gconstpointer data)
{
  SCRIPT (fixture, { 200, "{\"goal\":{\"minDuration\":450,\"updatedOn\":\"2024-03-03T10:00:00.000Z\"}}" });
  DaybeatEdit edit = { .kind = DAYBEAT_EDIT_SET_SLEEP_GOAL, .minutes = 450 };
  g_autoptr (DaybeatBatch) batch = send_edit (fixture, &edit, NULL);

  g_assert_cmpint (batch->sleep_goal->minutes, ==, 450);
}

static void
test_log_sleep (Fixture *fixture, gconstpointer data)
{
  SCRIPT (fixture, { 200, "sleep-log" });
  DaybeatEdit edit = { .kind = DAYBEAT_EDIT_LOG_SLEEP, .minutes = 60 };
  g_autoptr (DaybeatBatch) batch = NULL;

  g_assert_true (daybeat_instant_parse ("2024-03-04T14:30:00", &edit.start));
  batch = send_edit (fixture, &edit, NULL);
  g_assert_cmpuint (batch->sleeps->len, ==, 1);
  /* One sleep of a day says nothing of the others. */
  g_assert_cmpint (batch->complete, ==, 0);
}

static void
test_delete_sleep (Fixture *fixture, gconstpointer data)
{
  static const Line lines[] = { { 204, "{}" }, { 404, "{}" } };
  DaybeatEdit edit = { .kind = DAYBEAT_EDIT_DELETE_SLEEP, .sleep_id = "26013218219000001" };

  /* What is not there any more has been deleted. */
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DaybeatBatch) batch = NULL;

      fixture->script = &lines[i];
      fixture->n_lines = 1;
      batch = send_edit (fixture, &edit, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (batch->removed_sleep_ids->len, ==, 1);
      g_assert_cmpstr (batch->removed_sleep_ids->pdata[0], ==, "26013218219000001");
    }
}

static void
test_edit_refused (Fixture *fixture, gconstpointer data)
{
  SCRIPT (fixture, { 403, "{\"errors\":[{\"errorType\":\"insufficient_permissions\"}]}" });
  DaybeatEdit edit = { .kind = DAYBEAT_EDIT_DELETE_SLEEP, .sleep_id = "1" };
  g_autoptr (GError) error = NULL;

  g_assert_null (send_edit (fixture, &edit, &error));
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_FORBIDDEN);
}

static void
test_no_such_edit (Fixture *fixture, gconstpointer data)
{
  DaybeatEdit edit = { .kind = (DaybeatEditKind) 99 };
  g_autoptr (GError) error = NULL;

  g_assert_null (send_edit (fixture, &edit, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
}

/* Cancellation */

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  SCRIPT (fixture, { 200, "badges" });
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  daybeat_service_fetch_async (fixture->service, "badges", 0, 0, cancellable, daybeat_test_wait_callback, &wait);
  g_cancellable_cancel (cancellable);
  result = daybeat_test_wait_result (&wait);
  g_assert_null (daybeat_service_fetch_finish (fixture->service, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (fixture->server->requests->len, ==, 0);
}

static void
add (const char *path, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/services/fitbit/headers", test_headers);
  add ("/services/fitbit/own-locale", test_own_locale);
  add ("/services/fitbit/resources", test_resources);
  add ("/services/fitbit/unknown-resource", test_unknown_resource);
  add ("/services/fitbit/one-day", test_one_day);
  add ("/services/fitbit/expired/once", test_expired_once);
  add ("/services/fitbit/expired/for-good", test_expired_for_good);
  add ("/services/fitbit/no-token", test_no_token);
  add ("/services/fitbit/problems", test_problems);
  add ("/services/fitbit/limit-told", test_limit_told);
  add ("/services/fitbit/pending/then-there", test_pending_then_there);
  add ("/services/fitbit/pending/for-ever", test_pending_for_ever);
  add ("/services/fitbit/pending/cancelled", test_pending_cancelled);
  add ("/services/fitbit/pages/both-ways", test_pages_both_ways);
  add ("/services/fitbit/pages/forwards", test_pages_forwards);
  add ("/services/fitbit/pages/foreign", test_foreign_page);
  add ("/services/fitbit/edit/profile", test_edit_profile);
  add ("/services/fitbit/edit/goal", test_edit_goal);
  add ("/services/fitbit/edit/log", test_log_sleep);
  add ("/services/fitbit/edit/delete", test_delete_sleep);
  add ("/services/fitbit/edit/refused", test_edit_refused);
  add ("/services/fitbit/edit/no-such", test_no_such_edit);
  add ("/services/fitbit/cancelled", test_cancelled);
  return g_test_run ();
}
