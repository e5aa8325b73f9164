/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-people-joining.h"
#include "daybeat-test-people.h"
#include "daybeat-test-store.h"
#include "daybeat-test-support.h"

/* Two histories of one person, shown as one and alone again. */

typedef struct
{
  char *folder;
  DaybeatPeople *people; /* (owned) */
  DaybeatPerson *google; /* (unowned) */
  DaybeatPerson *fitbit; /* (unowned) */
  DaybeatHistory *keeper; /* (owned) (nullable): of Google's */
} Fixture;

static void
add_night (DaybeatHistory *history, DaybeatSource source, const char *id, const char *start)
{
  g_autoptr (DaybeatBatch) batch = daybeat_batch_new (source);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (batch->sleeps, daybeat_test_make_sleep (source, id, start, 480));
  g_assert_true (daybeat_test_store_apply (daybeat_history_get_store (history), batch, NULL, &error));
  g_assert_no_error (error);
}

static guint
count_nights (DaybeatHistory *history)
{
  g_autoptr (GPtrArray) sleeps = daybeat_test_store_load_sleeps (daybeat_history_get_store (history), NULL);

  return sleeps->len;
}

static guint
count_people (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->people));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  DaybeatHistory *history;

  fixture->folder = daybeat_test_make_folder ();
  fixture->people = daybeat_people_new (fixture->folder);
  fixture->google = daybeat_people_add (fixture->people, "Mika", DAYBEAT_SOURCE_GOOGLE_HEALTH, NULL);
  fixture->fitbit = daybeat_people_add (fixture->people, "Mika", DAYBEAT_SOURCE_FITBIT, NULL);
  g_object_set (fixture->google, "user-id", "7301944128856120934", "legacy-user-id", "7KQX2M", NULL);
  g_object_set (fixture->fitbit, "user-id", "7KQX2M", NULL);
  g_assert_true (daybeat_person_save (fixture->google, NULL) && daybeat_person_save (fixture->fitbit, NULL));
  history = daybeat_test_open_history (fixture->fitbit);
  add_night (history, DAYBEAT_SOURCE_FITBIT, "1", "2026-10-01T23:00:00.000");
  daybeat_test_close_history (history);
  fixture->keeper = daybeat_test_open_history (fixture->google);
  add_night (fixture->keeper, DAYBEAT_SOURCE_GOOGLE_HEALTH, "2", "2026-11-01T23:00:00.000");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->keeper != NULL)
    daybeat_test_close_history (fixture->keeper);
  g_clear_object (&fixture->people);
  daybeat_test_remove_folder (fixture->folder);
}

static GError *
join (Fixture *fixture, DaybeatPerson *other)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;

  daybeat_people_join_async (fixture->people, fixture->keeper, other, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  g_assert_true (daybeat_people_join_finish (fixture->people, result, &error) == (error == NULL));
  return error;
}

static GError *
separate (Fixture *fixture, DaybeatPerson *other)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;

  daybeat_people_separate_async (fixture->people, fixture->keeper, other, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  g_assert_true (daybeat_people_separate_finish (fixture->people, result, &error) == (error == NULL));
  return error;
}

static void
test_join_and_separate (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatPerson) fitbit = g_object_ref (fixture->fitbit);
  g_autoptr (GPtrArray) joined = NULL;
  DaybeatHistory *alone;

  g_assert_no_error (join (fixture, fitbit));
  g_assert_cmpuint (count_nights (fixture->keeper), ==, 2);
  g_assert_cmpuint (count_people (fixture), ==, 1);
  joined = daybeat_person_list_joined (fixture->google);
  g_assert_cmpuint (joined->len, ==, 1);
  g_assert_true (g_ptr_array_index (joined, 0) == fitbit);
  g_assert_true (daybeat_people_get_keeper (fixture->people, fitbit) == fixture->google);
  /* Who signs in as that user again is found, and is nobody new. */
  g_assert_true (daybeat_people_find (fixture->people, DAYBEAT_SOURCE_FITBIT, "7KQX2M") == fitbit);

  g_assert_no_error (separate (fixture, fitbit));
  g_assert_cmpuint (count_nights (fixture->keeper), ==, 1);
  g_assert_cmpuint (count_people (fixture), ==, 2);
  g_assert_true (daybeat_people_get_keeper (fixture->people, fitbit) == fitbit);
  alone = daybeat_test_open_history (fitbit);
  g_assert_cmpuint (count_nights (alone), ==, 1);
  daybeat_test_close_history (alone);

  /* And once more. */
  g_assert_no_error (join (fixture, fitbit));
  g_assert_cmpuint (count_nights (fixture->keeper), ==, 2);
}

/* The next start knows it too. */
static void
test_later (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = g_strdup (daybeat_person_get_id (fixture->google));
  g_autoptr (DaybeatPeople) later = NULL;
  g_autoptr (DaybeatPerson) keeper = NULL;
  g_autoptr (GPtrArray) joined = NULL;

  g_assert_no_error (join (fixture, fixture->fitbit));
  later = daybeat_people_new (fixture->folder);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (later)), ==, 1);
  keeper = g_list_model_get_item (G_LIST_MODEL (later), 0);
  g_assert_cmpstr (daybeat_person_get_id (keeper), ==, id);
  joined = daybeat_person_list_joined (keeper);
  g_assert_cmpuint (joined->len, ==, 1);
}

/* Whoever was joined to somebody that is gone stands alone, at once or at the next start. */
static void
test_keeper_removed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatPerson) fitbit = g_object_ref (fixture->fitbit);
  g_autoptr (DaybeatPeople) later = NULL;
  g_autofree char *joined_to = NULL;

  g_assert_no_error (join (fixture, fitbit));
  daybeat_test_close_history (g_steal_pointer (&fixture->keeper));
  g_assert_true (daybeat_people_remove (fixture->people, fixture->google, NULL));
  g_assert_cmpuint (count_people (fixture), ==, 1);
  g_assert_true (daybeat_people_find (fixture->people, DAYBEAT_SOURCE_FITBIT, "7KQX2M") == fitbit);
  g_object_get (fitbit, "joined-to", &joined_to, NULL);
  g_assert_null (joined_to);

  g_object_set (fitbit, "joined-to", "nobody", NULL);
  g_assert_true (daybeat_person_save (fitbit, NULL));
  later = daybeat_people_new (fixture->folder);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (later)), ==, 1);
}

static void
test_joined_removed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatPerson) fitbit = g_object_ref (fixture->fitbit);
  g_autoptr (GPtrArray) joined = NULL;

  g_assert_no_error (join (fixture, fitbit));
  g_assert_true (daybeat_people_remove (fixture->people, fitbit, NULL));
  joined = daybeat_person_list_joined (fixture->google);
  g_assert_cmpuint (joined->len, ==, 0);
  g_assert_cmpuint (count_people (fixture), ==, 1);
}

static GError *
run_sync (DaybeatHistory *history, GCancellable *cancellable)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;

  daybeat_history_sync_async (history, FALSE, cancellable, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  g_assert_true (daybeat_history_sync_finish (history, result, &error) == (error == NULL));
  return error;
}

static void
add_night_to_fitbit (Fixture *fixture, const char *id, const char *start)
{
  DaybeatHistory *history = daybeat_test_open_history (fixture->fitbit);

  add_night (history, DAYBEAT_SOURCE_FITBIT, id, start);
  daybeat_test_close_history (history);
}

/* A sync goes on to who is joined, also where that one cannot be reached, and takes in what is there then. */
static void
test_sync (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) nobody = NULL;
  g_autoptr (GError) cancelled = NULL;
  gboolean syncing;

  g_assert_no_error (join (fixture, fixture->fitbit));
  nobody = run_sync (fixture->keeper, NULL);
  g_assert_error (nobody, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_NEEDS_SIGN_IN);

  g_object_set (fixture->fitbit, "signed-in", TRUE, "client-id", "ABC123", "base-url", "http://127.0.0.1:9", NULL);
  add_night_to_fitbit (fixture, "3", "2026-10-02T23:00:00.000");
  g_assert_no_error (run_sync (fixture->keeper, NULL));
  g_assert_cmpuint (count_nights (fixture->keeper), ==, 3);
  g_object_get (fixture->keeper, "syncing", &syncing, NULL);
  g_assert_false (syncing);

  add_night_to_fitbit (fixture, "4", "2026-10-03T23:00:00.000");
  g_cancellable_cancel (cancellable);
  cancelled = run_sync (fixture->keeper, cancellable);
  g_assert_error (cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_nights (fixture->keeper), ==, 3);

  /* A service that is gone for good is not asked again. */
  g_object_set (fixture->fitbit, "service-gone", TRUE, NULL);
  g_clear_error (&nobody);
  nobody = run_sync (fixture->keeper, NULL);
  g_assert_error (nobody, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_NEEDS_SIGN_IN);
}

/* Who separates both while a sync runs does not find the other's nights here when it is over. */
static void
test_separate_during_sync (Fixture *fixture, gconstpointer data)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_no_error (join (fixture, fixture->fitbit));
  g_object_set (fixture->fitbit, "signed-in", TRUE, "client-id", "ABC123", "base-url", "http://127.0.0.1:9", NULL);
  add_night_to_fitbit (fixture, "3", "2026-10-02T23:00:00.000");
  daybeat_history_sync_async (fixture->keeper, FALSE, NULL, daybeat_test_wait_callback, &wait);
  g_assert_no_error (separate (fixture, fixture->fitbit));
  result = daybeat_test_wait_result (&wait);
  g_assert_true (daybeat_history_sync_finish (fixture->keeper, result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_nights (fixture->keeper), ==, 1);
}

/* Closing does not leave anything of it behind. */
static void
test_closing_ends_it (Fixture *fixture, gconstpointer data)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (DaybeatHistory) keeper = g_object_ref (fixture->keeper);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_no_error (join (fixture, fixture->fitbit));
  g_object_set (fixture->fitbit, "signed-in", TRUE, "client-id", "ABC123", "base-url", "http://127.0.0.1:9", NULL);
  daybeat_history_sync_async (keeper, FALSE, NULL, daybeat_test_wait_callback, &wait);
  daybeat_test_close_history (g_steal_pointer (&fixture->keeper));
  g_assert_nonnull (wait.result);
  result = g_steal_pointer (&wait.result);
  g_assert_false (daybeat_history_sync_finish (keeper, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
assert_refused (Fixture *fixture, DaybeatPerson *other)
{
  g_autoptr (GError) error = join (fixture, other);

  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_cmpuint (count_nights (fixture->keeper), ==, 1);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  DaybeatPerson *second = daybeat_people_add (fixture->people, "Kim", DAYBEAT_SOURCE_GOOGLE_HEALTH, NULL);
  DaybeatPerson *sample = daybeat_people_add (fixture->people, "Sam", DAYBEAT_SOURCE_SAMPLE, NULL);
  DaybeatPerson *another = daybeat_people_add (fixture->people, "Kim", DAYBEAT_SOURCE_FITBIT, NULL);
  g_autoptr (GError) not_joined = separate (fixture, fixture->fitbit);
  g_autoptr (GError) twice = NULL;
  g_autoptr (GError) other_way = NULL;

  g_assert_error (not_joined, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  assert_refused (fixture, second);
  assert_refused (fixture, sample);
  assert_refused (fixture, fixture->google);
  g_assert_false (daybeat_people_check_joinable (fixture->people, fixture->fitbit, fixture->google, &other_way));
  g_assert_error (other_way, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_assert_no_error (join (fixture, fixture->fitbit));
  /* A second one of the same service, and one that keeps another. */
  twice = join (fixture, another);
  g_assert_error (twice, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_assert_false (daybeat_people_check_joinable (fixture->people, another, fixture->google, NULL));
}

static void
assert_joinable (Fixture *fixture, DaybeatPerson *person, DaybeatPerson *expected)
{
  g_autoptr (GPtrArray) found = daybeat_people_find_joinable (fixture->people, person);

  g_assert_cmpuint (found->len, ==, expected != NULL ? 1 : 0);
  if (expected != NULL)
    g_assert_true (g_ptr_array_index (found, 0) == expected);
}

/* Only what a service said makes two histories those of one account, never a name. */
static void
test_offer (Fixture *fixture, gconstpointer data)
{
  DaybeatPerson *archive = daybeat_people_add (fixture->people, "Mika", DAYBEAT_SOURCE_ARCHIVE, NULL);

  assert_joinable (fixture, archive, NULL);
  assert_joinable (fixture, fixture->google, fixture->fitbit);
  /* What joins stands and falls with the keeper's service: the live one keeps. */
  assert_joinable (fixture, fixture->fitbit, NULL);
  g_assert_true (daybeat_people_find_keeper (fixture->people, fixture->fitbit) == fixture->google);
  g_assert_null (daybeat_people_find_keeper (fixture->people, fixture->google));
  g_object_set (fixture->fitbit, "user-id", "OTHER", NULL);
  assert_joinable (fixture, fixture->google, NULL);
  g_object_set (archive, "legacy-user-id", "7KQX2M", NULL);
  assert_joinable (fixture, fixture->google, archive);
  g_object_set (archive, "legacy-user-id", "", NULL);
  g_object_set (fixture->google, "legacy-user-id", "", NULL);
  assert_joinable (fixture, fixture->google, NULL);
}

#define ADD(name, test) g_test_add ("/people/joining/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  /* Neither a keyring of this desktop nor addresses of whoever runs the test. */
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
  g_unsetenv ("DAYBEAT_FITBIT_URL");
  g_unsetenv ("DAYBEAT_FITBIT_AUTHORIZE_URL");
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  ADD ("join-and-separate", test_join_and_separate);
  ADD ("later", test_later);
  ADD ("keeper-removed", test_keeper_removed);
  ADD ("joined-removed", test_joined_removed);
  ADD ("sync", test_sync);
  ADD ("separate-during-sync", test_separate_during_sync);
  ADD ("closing-ends-it", test_closing_ends_it);
  ADD ("refused", test_refused);
  ADD ("offer", test_offer);
  return g_test_run ();
}
