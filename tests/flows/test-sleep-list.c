/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-fitbit.h"
#include "daybeat-test-store.h"
#include "daybeat-test-support.h"
#include "flow-person.h"

/* The list of sleeps, page by page, in both directions. */

typedef struct
{
  DaybeatFitbit *fitbit; /* (owned) */
  GHashTable *ids;       /* (element-type utf8): of the sleeps seen so far */
  char *next;
  char *previous;
} Reader;

static void
read_page (Reader *reader, const char *page, DaybeatDay day, gboolean backwards)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatBatch) batch = NULL;
  g_autofree char *next = NULL, *previous = NULL;

  daybeat_fitbit_list_sleep_async (reader->fitbit, page, day, backwards, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  batch = daybeat_fitbit_list_sleep_finish (reader->fitbit, result, &next, &previous, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < batch->sleeps->len; i++)
    {
      const DaybeatSleep *sleep = g_ptr_array_index (batch->sleeps, i);
      const DaybeatSleep *before = i > 0 ? g_ptr_array_index (batch->sleeps, i - 1) : sleep;

      g_assert_cmpint (backwards ? before->start.wall_ms : sleep->start.wall_ms, >=,
                       backwards ? sleep->start.wall_ms : before->start.wall_ms);
      g_hash_table_add (reader->ids, g_strdup (sleep->id));
    }
  g_set_str (&reader->next, next);
  g_set_str (&reader->previous, previous);
}

static void
test_direction (gconstpointer data)
{
  gboolean backwards = GPOINTER_TO_INT (data);
  g_autoptr (FlowService) service = flow_service_start ("--person", "7", "--years", "1", "--auto-consent", NULL);
  g_autoptr (FlowPerson) person = flow_person_new (service);
  g_autoptr (GError) error = flow_person_sync (person);
  Reader reader = { DAYBEAT_FITBIT (flow_person_create_service (person)), NULL, NULL, NULL };
  DaybeatDay today = daybeat_day_today ();
  guint n_pages = 1;

  g_assert_no_error (error);
  reader.ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  read_page (&reader, NULL, backwards ? today + 1 : today - 800, backwards);
  g_assert_null (reader.previous);
  g_assert_cmpuint (g_hash_table_size (reader.ids), ==, 100);
  while (reader.next != NULL)
    {
      g_autofree char *page = g_strdup (reader.next);

      read_page (&reader, page, DAYBEAT_DAY_NONE, backwards);
      g_assert_nonnull (reader.previous);
      n_pages++;
    }
  g_assert_cmpuint (n_pages, >=, 4);
  g_assert_cmpuint (g_hash_table_size (reader.ids), ==, flow_person_count_sleeps (person));

  /* And back again by the other link. */
  while (reader.previous != NULL)
    {
      g_autofree char *page = g_strdup (reader.previous);

      read_page (&reader, page, DAYBEAT_DAY_NONE, backwards);
      n_pages--;
    }
  g_assert_cmpuint (n_pages, ==, 1);
  g_assert_cmpuint (g_hash_table_size (reader.ids), ==, flow_person_count_sleeps (person));
  g_assert_cmpint (flow_service_count (service, "violations"), ==, 0);
  g_free (reader.next);
  g_object_unref (reader.fitbit);
  g_hash_table_unref (reader.ids);
}

/* A link that leads elsewhere is not followed: the token would go along. */
static void
test_foreign_link (void)
{
  g_autoptr (FlowService) service = flow_service_start ("--person", "7", "--years", "1", "--auto-consent", NULL);
  g_autoptr (FlowService) elsewhere = flow_service_start ("--person", "7", "--years", "1", NULL);
  g_autoptr (FlowPerson) person = flow_person_new (service);
  g_autoptr (DaybeatService) fitbit = flow_person_create_service (person);
  g_autofree char *page = g_strconcat (elsewhere->address, "/1.2/user/-/sleep/list.json?offset=0", NULL);
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  daybeat_fitbit_list_sleep_async (DAYBEAT_FITBIT (fitbit), page, DAYBEAT_DAY_NONE, TRUE, NULL,
                                   daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  g_assert_null (daybeat_fitbit_list_sleep_finish (DAYBEAT_FITBIT (fitbit), result, NULL, NULL, &error));
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_ADDRESS);
  g_assert_cmpint (flow_service_count (elsewhere, "requests_total"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/flow/sleep-list/backwards", GINT_TO_POINTER (TRUE), test_direction);
  g_test_add_data_func ("/flow/sleep-list/forwards", GINT_TO_POINTER (FALSE), test_direction);
  g_test_add_func ("/flow/sleep-list/foreign-link", test_foreign_link);
  return g_test_run ();
}
