/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service-script.h"

#include "daybeat-test-support.h"

/* A sleep that is still being worked out */

static void
test_pending_then_there (ServiceScript *fixture, gconstpointer data)
{
  SERVICE_SCRIPT (fixture, { 200, "{\"meta\":{\"state\":\"pending\",\"retryDuration\":1}}" },
          { 200, "{\"meta\":{\"state\":\"pending\",\"retryDuration\":1}}" }, { 200, "sleep-range" });
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatBatch) batch = service_script_fetch (fixture, "sleep", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (batch->sleeps->len, ==, 2);
  g_assert_cmpuint (fixture->server->requests->len, ==, 3);
}

/* Patience ends, and nothing is taken for an empty answer. */
static void
test_pending_for_ever (ServiceScript *fixture, gconstpointer data)
{
  SERVICE_SCRIPT (fixture, { 200, "{\"meta\":{\"state\":\"pending\",\"retryDuration\":1}}" });

  service_script_assert_fails (fixture, "sleep", DAYBEAT_SERVICE_ERROR_MALFORMED);
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
test_pending_cancelled (ServiceScript *fixture, gconstpointer data)
{
  SERVICE_SCRIPT (fixture, { 200, "{\"meta\":{\"state\":\"pending\",\"retryDuration\":60000}}" });
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
list_page (ServiceScript *fixture, const char *page, gboolean backwards, char **next, char **previous, GError **error)
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
make_page (ServiceScript *fixture, const char *next, const char *previous, int id)
{
  g_autofree char *next_link = *next != '\0' ? g_strconcat (fixture->server->address, next, NULL) : g_strdup ("");
  g_autofree char *previous_link =
      *previous != '\0' ? g_strconcat (fixture->server->address, previous, NULL) : g_strdup ("");

  return g_strdup_printf ("{\"pagination\":{\"next\":\"%s\",\"previous\":\"%s\"},\"sleep\":[{\"logId\":%d,"
                          "\"startTime\":\"2024-03-03T00:00:00.000\",\"timeInBed\":60}]}",
                          next_link, previous_link, id);
}

static void
assert_page (ServiceScript *fixture, const char *page, int id, char **next, char **previous)
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
test_pages_both_ways (ServiceScript *fixture, gconstpointer data)
{
  g_autofree char *first = make_page (fixture, "/page?offset=1", "", 1);
  g_autofree char *second = make_page (fixture, "", "/page?offset=0", 2);
  ServiceLine lines[] = { { 200, first }, { 200, second }, { 200, first } };
  g_autofree char *next = NULL;
  g_autofree char *previous = NULL;
  g_autofree char *end = NULL;
  g_autofree char *start = NULL;
  g_autofree char *again = NULL;
  g_autofree char *none = NULL;

  fixture->lines = lines;
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
test_pages_forwards (ServiceScript *fixture, gconstpointer data)
{
  SERVICE_SCRIPT (fixture, { 200, "sleep-day-empty" });
  g_autoptr (DaybeatBatch) batch = list_page (fixture, NULL, FALSE, NULL, NULL, NULL);

  g_assert_cmpuint (batch->sleeps->len, ==, 0);
  g_assert_cmpstr (daybeat_test_server_get_request (fixture->server, 0)->target, ==,
                   "/1.2/user/-/sleep/list.json?afterDate=2024-03-04&sort=asc&offset=0&limit=100");
}

/* The fixture's links lead to the vendor, not to this server: no token goes there. */
static void
test_foreign_page (ServiceScript *fixture, gconstpointer data)
{
  SERVICE_SCRIPT (fixture, { 200, "sleep-list" });
  g_autofree char *next = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatBatch) batch = list_page (fixture, NULL, TRUE, &next, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (next);
  g_assert_null (list_page (fixture, next, TRUE, NULL, NULL, &error));
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_ADDRESS);
  g_assert_cmpuint (fixture->server->requests->len, ==, 1);
}

static void
add (const char *path, void (*test) (ServiceScript *fixture, gconstpointer data))
{
  g_test_add (path, ServiceScript, NULL, service_script_set_up, test, service_script_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/services/fitbit/pending/then-there", test_pending_then_there);
  add ("/services/fitbit/pending/for-ever", test_pending_for_ever);
  add ("/services/fitbit/pending/cancelled", test_pending_cancelled);
  add ("/services/fitbit/pages/both-ways", test_pages_both_ways);
  add ("/services/fitbit/pages/forwards", test_pages_forwards);
  add ("/services/fitbit/pages/foreign", test_foreign_page);
  return g_test_run ();
}
