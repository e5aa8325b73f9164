/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-test-store.h"
#include "flow-person.h"

/* Three years at the least number of requests, newest first, and what a later sync brings. */

#define FIRST_SYNC_LIMIT 25
#define SECOND_SYNC_LIMIT 8

static FlowService *
start_service (const char *years)
{
  return flow_service_start ("--person", "7", "--years", years, "--auto-consent", NULL);
}

static void
sync_well (FlowPerson *person)
{
  g_autoptr (GError) error = flow_person_sync (person);

  g_assert_no_error (error);
}

static void
report (FlowService *service, const char *which, gint64 limit)
{
  gint64 requests = flow_service_count (service, "requests_total");

  g_test_message ("requests of the %s sync of three years: %" G_GINT64_FORMAT, which, requests);
  g_assert_cmpint (requests, <=, limit);
  flow_service_reset_counters (service);
}

static void
test_requests (void)
{
  g_autoptr (FlowService) service = start_service ("3");
  g_autoptr (FlowPerson) person = flow_person_new (service);
  g_autofree char *before = NULL, *after = NULL;

  sync_well (person);
  g_assert_cmpuint (flow_person_get_requests (person), ==, flow_service_count (service, "requests_total"));
  g_assert_cmpint (flow_service_count (service, "violations"), ==, 0);
  report (service, "first", FIRST_SYNC_LIMIT);
  g_assert_cmpuint (flow_person_count_sleeps (person), >, 900);
  g_assert_cmpuint (flow_person_count (person, DAYBEAT_FAMILY_BADGES), >, 5);
  g_assert_cmpuint (flow_person_count (person, DAYBEAT_FAMILY_FRIENDS), >, 1);
  g_assert_cmpuint (flow_person_count (person, DAYBEAT_FAMILY_LEADERBOARD), >, 1);
  g_assert_cmpuint (flow_person_count (person, DAYBEAT_FAMILY_DEVICES), >, 0);
  g_assert_cmpuint (flow_person_count (person, DAYBEAT_FAMILY_SLEEP_GOAL), ==, 1);
  before = flow_export (person->store);

  sync_well (person);
  report (service, "second", SECOND_SYNC_LIMIT);
  after = flow_export (person->store);
  flow_assert_same_export (after, before);
}

/* The same service gives everyone the same history, byte for byte. */
static void
test_same_for_everyone (void)
{
  g_autoptr (FlowService) service = start_service ("1");
  g_autoptr (FlowPerson) person = flow_person_new (service);
  g_autofree char *one = NULL, *other = NULL;

  sync_well (person);
  one = flow_export (person->store);
  flow_person_start_over (person);
  sync_well (person);
  other = flow_export (person->store);
  flow_assert_same_export (one, other);
}

static void
test_newest_first (void)
{
  g_autoptr (FlowService) service = start_service ("1");
  g_autoptr (FlowPerson) person = flow_person_new (service);

  flow_person_assert_newest_first (person, 120);
}

/* A night that is withdrawn upstream is not shown any more; it is the newest, which is asked for again. */
static void
test_withdrawn (void)
{
  g_autoptr (FlowService) service = start_service ("1");
  g_autoptr (FlowPerson) person = flow_person_new (service);
  g_autoptr (JsonNode) counts = NULL;
  guint before;

  sync_well (person);
  before = flow_person_count_sleeps (person);
  counts = flow_service_control (service, "withdraw", "");
  sync_well (person);
  g_assert_cmpuint (flow_person_count_sleeps (person), ==, before - 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/flow/first-sync/requests", test_requests);
  g_test_add_func ("/flow/first-sync/same-for-everyone", test_same_for_everyone);
  g_test_add_func ("/flow/first-sync/newest-first", test_newest_first);
  g_test_add_func ("/flow/first-sync/withdrawn", test_withdrawn);
  return g_test_run ();
}
