/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-flow"

#include "config.h"

#include "flow-shared.h"

FlowShared flow_shared;

void
flow_sync_well (void)
{
  g_autoptr (GError) error = flow_person_sync (flow_shared.person);

  g_assert_no_error (error);
}

void
flow_assert_undisturbed (void)
{
  g_autofree char *now = flow_export (flow_shared.person->store);

  flow_assert_same_export (now, flow_shared.undisturbed);
}

void
flow_set_faults (const char *list)
{
  flow_service_set_faults (flow_shared.service, list);
  flow_service_reset_counters (flow_shared.service);
}

void
flow_recover (void)
{
  flow_set_faults ("");
  flow_sync_well ();
  flow_assert_undisturbed ();
}

void
flow_begin (void)
{
  flow_set_faults ("");
  flow_person_start_over (flow_shared.person);
  flow_shared.person->timeout = 0;
}

void
flow_assert_rest_is_there (void)
{
  g_assert_cmpuint (flow_person_count_sleeps (flow_shared.person), ==, flow_shared.n_sleeps);
  g_assert_cmpuint (flow_person_count (flow_shared.person, DAYBEAT_FAMILY_FRIENDS), >, 0);
  g_assert_cmpuint (flow_person_count (flow_shared.person, DAYBEAT_FAMILY_DEVICES), >, 0);
  g_assert_cmpuint (flow_person_count (flow_shared.person, DAYBEAT_FAMILY_PROFILE), ==, 1);
  g_assert_cmpuint (flow_person_count (flow_shared.person, DAYBEAT_FAMILY_SLEEP_GOAL), ==, 1);
}

static void
begin_undisturbed (void)
{
  flow_sync_well ();
  flow_shared.undisturbed = flow_export (flow_shared.person->store);
  flow_shared.n_sleeps = flow_person_count_sleeps (flow_shared.person);
}

static void
tear_down (void)
{
  flow_person_free (flow_shared.person);
  flow_service_stop (flow_shared.service);
  g_free (flow_shared.undisturbed);
}

static int
run_cases (void (*add_cases) (void))
{
  int status;

  begin_undisturbed ();
  add_cases ();
  status = g_test_run ();
  tear_down ();
  return status;
}

int
flow_shared_run (int argc, char **argv, void (*add_cases) (void))
{
  g_test_init (&argc, &argv, NULL);
  flow_shared.service =
      flow_service_start ("--person", "7", "--years", "1", "--quota", "1000000", "--auto-consent", NULL);
  flow_shared.person = flow_person_new (flow_shared.service);
  return run_cases (add_cases);
}

int
flow_shared_run_at_google (int argc, char **argv, const char *const *scopes, void (*add_cases) (void))
{
  g_test_init (&argc, &argv, NULL);
  flow_shared.service = flow_service_start ("--person", "7", "--years", "1", "--google-quota", "1000000",
                                            "--heart-rate-seconds", "3600", "--auto-consent", NULL);
  flow_shared.person = flow_person_new_at_google (flow_shared.service, scopes);
  return run_cases (add_cases);
}
