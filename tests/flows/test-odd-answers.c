/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-service-error.h"
#include "daybeat-test-store.h"
#include "daybeat-test-support.h"
#include "flow-shared.h"

/* Answers that come late or in another form than agreed, and tokens that are not good any more. */

/* A sleep that is still being worked out is waited for. */
static void
test_pending (void)
{
  g_autoptr (GError) error = NULL;

  flow_begin ();
  flow_set_faults ("pending:sleep=2");
  flow_sync_well ();
  flow_assert_undisturbed ();

  flow_person_start_over (flow_shared.person);
  flow_set_faults ("pending:sleep");
  error = flow_person_sync (flow_shared.person);
  g_test_message ("pending for ever: %s", error->message);
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_MALFORMED);
  g_assert_cmpuint (flow_person_count (flow_shared.person, DAYBEAT_FAMILY_BADGES), >, 0);
  flow_recover ();
}

/* Slow is not gone. */
static void
test_slow (void)
{
  flow_begin ();
  flow_set_faults ("slow:badges=1");
  flow_sync_well ();
  flow_assert_undisturbed ();
}

/* Without the headers of the limit a sync goes on as if there were none. */
static void
test_no_rate_headers (void)
{
  flow_begin ();
  flow_set_faults ("no-rate-headers");
  flow_sync_well ();
  flow_assert_undisturbed ();
}

/* A member that nobody knows changes nothing. */
static void
test_extra_keys (void)
{
  flow_begin ();
  flow_set_faults ("extra-keys");
  flow_sync_well ();
  flow_assert_undisturbed ();
}

static const char *const odd_bodies[] = { "nulls", "wrong-types", "unknown-level", "no-shortdata" };

static guint
count_findings (void)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  daybeat_store_load_findings_async (flow_shared.person->store, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  findings = daybeat_store_load_findings_finish (flow_shared.person->store, result, NULL);
  return findings->len;
}

/* Members that are missing, null or of another type: every night is there all the same. */
static void
test_odd_body (gconstpointer data)
{
  g_autoptr (GPtrArray) sleeps = NULL;
  guint n_findings;

  flow_begin ();
  flow_set_faults (data);
  flow_sync_well ();
  n_findings = count_findings ();
  flow_assert_rest_is_there ();
  sleeps = daybeat_test_store_load_sleeps (flow_shared.person->store, NULL);
  for (guint i = 0; i < sleeps->len; i++)
    {
      const DaybeatSleep *sleep = g_ptr_array_index (sleeps, i);

      g_assert_cmpint (sleep->in_bed_minutes, >, 0);
      g_assert_cmpint (sleep->end.wall_ms, >, sleep->start.wall_ms);
    }

  /* What could not be used is told once, however often it comes. */
  g_test_message ("%s: %u findings", (const char *) data, n_findings);
  flow_sync_well ();
  g_assert_cmpuint (count_findings (), ==, n_findings);

  /* The days that are asked for again are mended, the others keep what came. */
  flow_set_faults ("");
  flow_sync_well ();
  flow_assert_rest_is_there ();
}

/* Tokens */

static void
test_expired_token (void)
{
  g_autoptr (JsonNode) counts = NULL;

  flow_begin ();
  counts = flow_service_control (flow_shared.service, "expire", "");
  flow_set_faults ("");
  flow_sync_well ();
  flow_assert_undisturbed ();
  g_assert_cmpint (flow_service_count (flow_shared.service, "refreshes"), ==, 1);
  g_assert_cmpint (flow_service_count (flow_shared.service, "violations"), ==, 0);
}

/* The answer with the new pair is lost: the same refresh again gets the same answer. */
static void
test_lost_refresh (void)
{
  g_autoptr (JsonNode) counts = NULL;

  flow_begin ();
  counts = flow_service_control (flow_shared.service, "expire", "");
  flow_set_faults ("lose-refresh-answer=1");
  flow_sync_well ();
  flow_assert_undisturbed ();
  g_assert_cmpint (flow_service_count (flow_shared.service, "violations"), ==, 0);
}

static void
test_invalid_token (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) counts = NULL;

  flow_begin ();
  flow_sync_well ();
  counts = flow_service_control (flow_shared.service, "invalidate", "");
  flow_set_faults ("");
  error = flow_person_sync (flow_shared.person);
  g_test_message ("invalid token: %s", error->message);
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_NEEDS_SIGN_IN);
  g_assert_cmpint (daybeat_sync_get_state (flow_shared.person->sync), ==, DAYBEAT_SYNC_SIGNED_OUT);
  g_assert_true (daybeat_token_session_get_needs_sign_in (flow_shared.person->session));
  g_assert_cmpint (flow_service_count (flow_shared.service, "token_requests"), ==, 1);
  g_assert_cmpint (flow_service_count (flow_shared.service, "requests_total"), <=, 2);
  flow_assert_undisturbed ();

  flow_person_sign_in (flow_shared.person);
  flow_recover ();
}

/* Refreshing at a service that is gone: known from then on, without another request. */
static void
test_gone_at_refresh (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) counts = NULL;

  flow_begin ();
  flow_sync_well ();
  counts = flow_service_control (flow_shared.service, "expire", "");
  flow_set_faults ("410:token");
  error = flow_person_sync (flow_shared.person);
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_GONE);
  g_assert_cmpint (daybeat_sync_get_state (flow_shared.person->sync), ==, DAYBEAT_SYNC_GONE);
  g_clear_error (&error);
  flow_service_reset_counters (flow_shared.service);
  error = flow_person_sync (flow_shared.person);
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_GONE);
  g_assert_cmpint (flow_service_count (flow_shared.service, "requests_total"), ==, 0);
  g_assert_cmpint (flow_service_count (flow_shared.service, "token_requests"), ==, 0);
  flow_assert_undisturbed ();
  flow_service_set_faults (flow_shared.service, "");
  flow_person_sign_in (flow_shared.person);
  flow_recover ();
}

static void
add_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (odd_bodies); i++)
    {
      g_autofree char *path = g_strconcat ("/flow/odd-answers/body/", odd_bodies[i], NULL);

      g_test_add_data_func (path, odd_bodies[i], test_odd_body);
    }
  g_test_add_func ("/flow/odd-answers/pending", test_pending);
  g_test_add_func ("/flow/odd-answers/slow", test_slow);
  g_test_add_func ("/flow/odd-answers/no-rate-headers", test_no_rate_headers);
  g_test_add_func ("/flow/odd-answers/extra-keys", test_extra_keys);
  g_test_add_func ("/flow/odd-answers/expired-token", test_expired_token);
  g_test_add_func ("/flow/odd-answers/lost-refresh", test_lost_refresh);
  g_test_add_func ("/flow/odd-answers/invalid-token", test_invalid_token);
  g_test_add_func ("/flow/odd-answers/gone-at-refresh", test_gone_at_refresh);
}

int
main (int argc, char **argv)
{
  return flow_shared_run (argc, argv, add_cases);
}
