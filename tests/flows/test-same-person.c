/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-test-support.h"
#include "flow-person.h"
#include "flow-same-night.h"

/* The same made person with an account at either service has the same nights in the export, and one history of both. */

static const char *const scopes[] = { FLOW_GOOGLE_SCOPE ("sleep"), NULL };

static void
sync_well (FlowPerson *person)
{
  g_autoptr (GError) error = flow_person_sync (person);

  g_assert_no_error (error);
}

static guint
count_shown (GPtrArray *rows)
{
  guint n_shown = 0;

  for (guint i = 0; i < rows->len; i++)
    n_shown += json_object_get_boolean_member (g_ptr_array_index (rows, i), "shown");
  return n_shown;
}

static void
absorb (FlowPerson *person, FlowPerson *other)
{
  g_autofree char *path = g_build_filename (other->folder, "history.db", NULL);
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  daybeat_store_absorb_async (person->store, path, DAYBEAT_SOURCE_UNKNOWN, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  daybeat_store_absorb_finish (person->store, result, &error);
  g_assert_no_error (error);
}

static void
forget (FlowPerson *person, DaybeatSource source)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  daybeat_store_forget_source_async (person->store, source, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  daybeat_store_forget_source_finish (person->store, result, &error);
  g_assert_no_error (error);
}

/* One history of both: each night once, and every copy where it is asked for. Parted again, it is as it was. */
static void
check_together (FlowPerson *person, FlowPerson *other, guint n_nights)
{
  g_autofree char *alone = flow_export (person->store);
  g_autofree char *alone_again = NULL;
  g_autoptr (GPtrArray) shown = NULL;
  g_autoptr (GPtrArray) every = NULL;
  g_autoptr (GPtrArray) badges = NULL;

  absorb (person, other);
  shown = flow_export_rows (person->store, "sleep", FALSE);
  g_assert_cmpuint (shown->len, ==, n_nights);
  every = flow_export_rows (person->store, "sleep", TRUE);
  g_assert_cmpuint (every->len, ==, 2 * n_nights);
  g_assert_cmpuint (count_shown (every), ==, n_nights);
  /* What only one of them has is there too. */
  badges = flow_export_rows (person->store, "badges", FALSE);
  g_assert_cmpuint (badges->len, >, 0);

  forget (person, DAYBEAT_SOURCE_FITBIT);
  alone_again = flow_export (person->store);
  flow_assert_same_export (alone_again, alone);
}

/* Two years, so that the clock goes forward and back twice. */
static void
test_nights (void)
{
  g_autoptr (FlowService) service = flow_service_start ("--person", "7", "--years", "2", "--auto-consent", NULL);
  g_autoptr (FlowPerson) at_fitbit = flow_person_new (service);
  g_autoptr (FlowPerson) at_google = flow_person_new_at_google (service, scopes);
  g_autoptr (GPtrArray) fitbit = NULL;
  g_autoptr (GPtrArray) google = NULL;

  sync_well (at_fitbit);
  sync_well (at_google);
  fitbit = flow_export_rows (at_fitbit->store, "sleep", FALSE);
  google = flow_export_rows (at_google->store, "sleep", FALSE);
  g_assert_cmpuint (fitbit->len, >, 600);
  flow_compare_nights (fitbit, google);
  check_together (at_google, at_fitbit, fitbit->len);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/flow/same-person/nights", test_nights);
  return g_test_run ();
}
