/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service-script.h"

#include "daybeat-pacer.h"
#include "daybeat-test-support.h"

/* No stretch of time sees more requests than the service allows. */

static void
test_places (void)
{
  g_autoptr (DaybeatPacer) pacer = daybeat_pacer_new (3, 1000);

  g_assert_cmpint (daybeat_pacer_reserve (pacer, 100), ==, 100);
  g_assert_cmpint (daybeat_pacer_reserve (pacer, 100), ==, 100);
  g_assert_cmpint (daybeat_pacer_reserve (pacer, 500), ==, 500);
  /* Full: the next places are those of the first, a second later. */
  g_assert_cmpint (daybeat_pacer_reserve (pacer, 600), ==, 1100);
  g_assert_cmpint (daybeat_pacer_reserve (pacer, 600), ==, 1100);
  g_assert_cmpint (daybeat_pacer_reserve (pacer, 600), ==, 1500);
  g_assert_cmpint (daybeat_pacer_reserve (pacer, 600), ==, 2100);
  /* After a rest there is room again. */
  g_assert_cmpint (daybeat_pacer_reserve (pacer, 9000), ==, 9000);
  g_assert_cmpint (daybeat_pacer_reserve (pacer, 9000), ==, 9000);
  g_assert_cmpint (daybeat_pacer_reserve (pacer, 9000), ==, 9000);
  g_assert_cmpint (daybeat_pacer_reserve (pacer, 9000), ==, 10000);
}

/* Whatever comes in whatever bursts: in no minute more than 290 of them, and no place later than it must be. */
static void
test_any_minute (void)
{
  g_autoptr (DaybeatPacer) pacer = daybeat_pacer_new (290, 60000);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  gint64 now = 0;

  for (guint i = 0; i < 5000; i++)
    {
      gint64 place = daybeat_pacer_reserve (pacer, now);

      g_assert_cmpint (place, >=, now);
      g_array_append_val (places, place);
      if (i >= 290)
        {
          g_assert_cmpint (place - g_array_index (places, gint64, i - 290), >=, 60000);
          g_assert_cmpint (place, ==, MAX (now, g_array_index (places, gint64, i - 290) + 60000));
        }
      now = MAX (now, place - 20000) + g_rand_int_range (random, 0, 400);
    }
}

typedef struct
{
  GArray *times; /* (element-type gint64): when requests came, in milliseconds */
  guint n_pages;
} Clock;

static void
answer_pages (DaybeatTestServer *server, SoupServerMessage *message, const DaybeatTestRequest *request)
{
  Clock *clock = server->data;
  gint64 now = g_get_monotonic_time () / 1000;
  g_autofree char *page = NULL;

  g_array_append_val (clock->times, now);
  page = clock->times->len < clock->n_pages ? g_strdup_printf ("{\"nextPageToken\":\"%u\"}", clock->times->len)
                                            : g_strdup ("{}");
  daybeat_test_server_reply (message, 200, page);
}

static void
test_pages_at_pace (ServiceScript *fixture, gconstpointer data)
{
  Clock clock = { g_array_new (FALSE, FALSE, sizeof (gint64)), 8 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatBatch) batch = NULL;
  gint64 begun = g_get_monotonic_time () / 1000;
  guint requests, seconds;

  fixture->server->answer = answer_pages;
  fixture->server->data = &clock;
  daybeat_google_health_set_pace (DAYBEAT_GOOGLE_HEALTH (fixture->service), 3, 300);
  batch = service_script_fetch (fixture, "weight", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (clock.times->len, ==, 8);
  /* Two full stretches lie before the seventh, but for what rounding takes. */
  g_assert_cmpint (g_array_index (clock.times, gint64, 6) - begun, >=, 598);
  g_array_unref (clock.times);

  daybeat_service_get_pace (fixture->service, &requests, &seconds);
  g_assert_cmpuint (requests, ==, 3);
  g_assert_cmpuint (seconds, ==, 1);
}

static gboolean
has_all_places (gpointer data)
{
  return ((Clock *) data)->times->len == 2;
}

/* Who waits for a place can be stopped at once. */
static void
test_stopped_while_waiting (ServiceScript *fixture, gconstpointer data)
{
  Clock clock = { g_array_new (FALSE, FALSE, sizeof (gint64)), 8 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture->server->answer = answer_pages;
  fixture->server->data = &clock;
  daybeat_google_health_set_pace (DAYBEAT_GOOGLE_HEALTH (fixture->service), 2, 3600 * 1000);
  daybeat_service_fetch_async (fixture->service, "weight", 738000, 738100, cancellable, daybeat_test_wait_callback,
                               &wait);
  daybeat_test_wait_until (has_all_places, &clock);
  g_cancellable_cancel (cancellable);
  result = daybeat_test_wait_result (&wait);
  g_assert_null (daybeat_service_fetch_finish (fixture->service, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (clock.times->len, ==, 2);
  g_array_unref (clock.times);
}

/* What the service documents, with something left to others. */
static void
test_documented_pace (ServiceScript *fixture, gconstpointer data)
{
  guint requests, seconds;

  daybeat_service_get_pace (fixture->service, &requests, &seconds);
  g_assert_cmpuint (requests, <=, 300);
  g_assert_cmpuint (requests, >=, 280);
  g_assert_cmpuint (seconds, ==, 60);
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
  g_test_add_func ("/services/pacer/places", test_places);
  g_test_add_func ("/services/pacer/any-minute", test_any_minute);
  add ("/services/google-health/pace/pages", test_pages_at_pace);
  add ("/services/google-health/pace/stopped-while-waiting", test_stopped_while_waiting);
  add ("/services/google-health/pace/documented", test_documented_pace);
  return g_test_run ();
}
