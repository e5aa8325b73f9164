/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

#include "daybeat-absent.h"
#include "daybeat-clock.h"
#include "daybeat-people.h"
#include "daybeat-test-support.h"

static void
test_add_find_remove (void)
{
  char *folder = daybeat_test_make_folder ();
  g_autoptr (GError) error = NULL;

  {
    g_autoptr (DaybeatPeople) people = daybeat_people_new (folder);
    DaybeatPerson *person = daybeat_people_add (people, "Mika", DAYBEAT_SOURCE_FITBIT, &error);

    g_assert_no_error (error);
    g_object_set (person, "user-id", "9ZTEST", "signed-in", TRUE, "named", TRUE, "last-sync",
                  G_GINT64_CONSTANT (77), NULL);
    g_assert_true (daybeat_person_save (person, NULL));
  }
  {
    g_autoptr (DaybeatPeople) people = daybeat_people_new (folder);
    DaybeatPerson *person = daybeat_people_find (people, DAYBEAT_SOURCE_FITBIT, "9ZTEST");
    g_autofree char *path = NULL;
    gboolean named = FALSE;
    GStatBuf status;

    g_assert_nonnull (person);
    g_object_get (person, "named", &named, NULL);
    g_assert_true (named);
    g_assert_cmpstr (daybeat_person_get_name (person), ==, "Mika");
    g_assert_true (daybeat_person_get_signed_in (person));
    g_assert_null (daybeat_people_find (people, DAYBEAT_SOURCE_GOOGLE_HEALTH, "9ZTEST"));
    g_assert_null (daybeat_people_find (people, DAYBEAT_SOURCE_FITBIT, NULL));

    path = g_build_filename (folder, "people", daybeat_person_get_id (person), "person.ini", NULL);
    g_assert_cmpint (g_stat (path, &status), ==, 0);
    g_assert_cmpint (status.st_mode & 0777, ==, 0600);
    g_assert_true (daybeat_people_remove (people, person, NULL));
    g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (people)), ==, 0);
    g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  }
  daybeat_test_remove_folder (folder);
}

/* Who signs in gets a name with the first sync only. */
static void
test_stays_sorted (void)
{
  char *folder = daybeat_test_make_folder ();
  g_autoptr (DaybeatPeople) people = daybeat_people_new (folder);
  DaybeatPerson *first = daybeat_people_add (people, "Mika", DAYBEAT_SOURCE_FITBIT, NULL);
  DaybeatPerson *second = daybeat_people_add (people, "New Person", DAYBEAT_SOURCE_FITBIT, NULL);
  g_autoptr (DaybeatPerson) before = g_list_model_get_item (G_LIST_MODEL (people), 0);
  g_autoptr (DaybeatPerson) after = NULL;

  g_assert_true (before == first);
  g_object_set (second, "name", "Ada", NULL);
  after = g_list_model_get_item (G_LIST_MODEL (people), 0);
  g_assert_true (after == second);
  daybeat_test_remove_folder (folder);
}

/* Into whose history a sign-in goes. */
static void
test_choose (void)
{
  char *folder = daybeat_test_make_folder ();
  g_autoptr (DaybeatPeople) people = daybeat_people_new (folder);
  DaybeatPerson *mika = daybeat_people_add (people, "Mika", DAYBEAT_SOURCE_FITBIT, NULL);
  DaybeatPerson *robin = daybeat_people_add (people, "Robin", DAYBEAT_SOURCE_FITBIT, NULL);
  DaybeatPerson *fresh = daybeat_people_add (people, "Fresh", DAYBEAT_SOURCE_FITBIT, NULL);
  DaybeatPerson *other;
  gboolean is_new = TRUE;

  g_object_set (mika, "user-id", "MIKA", NULL);
  g_object_set (robin, "user-id", "ROBIN", NULL);
  g_assert_true (daybeat_people_choose (people, DAYBEAT_SOURCE_FITBIT, NULL, "MIKA", NULL, &is_new, NULL) == mika);
  g_assert_false (is_new);
  g_assert_true (daybeat_people_choose (people, DAYBEAT_SOURCE_FITBIT, robin, "MIKA", NULL, &is_new, NULL) == mika);
  g_assert_true (daybeat_people_choose (people, DAYBEAT_SOURCE_FITBIT, robin, NULL, NULL, &is_new, NULL) == robin);
  g_assert_true (daybeat_people_choose (people, DAYBEAT_SOURCE_FITBIT, fresh, "NEW", NULL, &is_new, NULL) == fresh);
  g_assert_false (is_new);

  other = daybeat_people_choose (people, DAYBEAT_SOURCE_FITBIT, robin, "SOMEBODY", "Kim", &is_new, NULL);
  g_assert_true (is_new);
  g_assert_true (other != robin);
  g_assert_cmpstr (daybeat_person_get_name (other), ==, "Kim");
  daybeat_test_remove_folder (folder);
}

/* Another service's user never gets into the history of who was asked for, whatever is known of both. */
static void
test_choose_across_services (void)
{
  char *folder = daybeat_test_make_folder ();
  g_autoptr (DaybeatPeople) people = daybeat_people_new (folder);
  DaybeatPerson *mika = daybeat_people_add (people, "Mika", DAYBEAT_SOURCE_FITBIT, NULL);
  DaybeatPerson *other;
  gboolean is_new = FALSE;

  other = daybeat_people_choose (people, DAYBEAT_SOURCE_GOOGLE_HEALTH, mika, "73", "Kim", &is_new, NULL);
  g_assert_true (is_new && other != mika);
  g_assert_cmpint (daybeat_person_get_source (other), ==, DAYBEAT_SOURCE_GOOGLE_HEALTH);
  g_object_set (other, "user-id", "73", NULL);
  g_assert_true (other ==
                 daybeat_people_choose (people, DAYBEAT_SOURCE_GOOGLE_HEALTH, mika, "73", NULL, &is_new, NULL));
  g_assert_true (daybeat_people_choose (people, DAYBEAT_SOURCE_FITBIT, other, NULL, "Kim", &is_new, NULL) != other);
  daybeat_test_remove_folder (folder);
}

static DaybeatIdentity *
make_identity (const char *user_id, const char *legacy_user_id, const char *name)
{
  static const char answer[] = "{\"access_token\":\"a\",\"refresh_token\":\"r\"}";
  g_autoptr (GBytes) body = g_bytes_new_static (answer, sizeof answer - 1);
  g_autoptr (DaybeatToken) token = daybeat_token_new_from_answer (body, NULL, NULL);
  DaybeatIdentity *identity = g_new0 (DaybeatIdentity, 1);

  identity->source = DAYBEAT_SOURCE_GOOGLE_HEALTH;
  identity->token = daybeat_token_new_for_user (token, user_id);
  identity->legacy_user_id = g_strdup (legacy_user_id);
  identity->name = g_strdup (name);
  return identity;
}

static void
test_receive (void)
{
  char *folder = daybeat_test_make_folder ();
  g_autoptr (DaybeatPeople) people = daybeat_people_new (folder);
  g_autoptr (DaybeatIdentity) first = make_identity ("73", "7KQX2M", "Mika Sample");
  g_autoptr (DaybeatIdentity) second = make_identity ("42", NULL, NULL);
  g_autofree char *legacy = NULL;
  DaybeatPerson *mika, *kim;
  gboolean is_new = FALSE;

  mika = daybeat_people_receive (people, NULL, first, "New Person", &is_new, NULL);
  g_assert_true (is_new);
  g_assert_cmpstr (daybeat_person_get_name (mika), ==, "Mika Sample");
  g_object_get (mika, "legacy-user-id", &legacy, NULL);
  g_assert_cmpstr (legacy, ==, "7KQX2M");
  g_object_set (mika, "user-id", "73", NULL);

  g_assert_true (daybeat_people_receive (people, NULL, first, "New Person", &is_new, NULL) == mika);
  g_assert_false (is_new);
  kim = daybeat_people_receive (people, mika, second, "New Person", &is_new, NULL);
  g_assert_true (is_new && kim != mika);
  g_assert_cmpstr (daybeat_person_get_name (kim), ==, "New Person");
  daybeat_test_remove_folder (folder);
}

/* What the key file keeps of a sign-in that has an end. */
static void
test_end_of_the_sign_in (void)
{
  const gint64 day = 24 * 3600 * 1000, now = G_GINT64_CONSTANT (1700000000000);
  char *folder = daybeat_test_make_folder ();
  g_autoptr (DaybeatPeople) people = daybeat_people_new (folder);
  DaybeatPerson *person = daybeat_people_add (people, "Mika", DAYBEAT_SOURCE_GOOGLE_HEALTH, NULL);
  g_autoptr (DaybeatPeople) later = NULL;
  g_autoptr (DaybeatPerson) again = NULL;
  g_autofree char *legacy = NULL;

  daybeat_clock_set_fixed (now);
  g_assert_cmpint (daybeat_person_get_days_left (person), ==, DAYBEAT_ABSENT);
  g_object_set (person, "signed-in", TRUE, "legacy-user-id", "7KQX2M", NULL);
  g_assert_cmpint (daybeat_person_get_days_left (person), ==, DAYBEAT_ABSENT);
  g_object_set (person, "refresh-expires-at", now + 7 * day - 1000, NULL);
  g_assert_cmpint (daybeat_person_get_days_left (person), ==, 6);
  g_assert_true (daybeat_person_save (person, NULL));

  later = daybeat_people_new (folder);
  again = g_list_model_get_item (G_LIST_MODEL (later), 0);
  g_object_get (again, "legacy-user-id", &legacy, NULL);
  g_assert_cmpstr (legacy, ==, "7KQX2M");
  daybeat_clock_set_fixed (now + 6 * day);
  g_assert_cmpint (daybeat_person_get_days_left (again), ==, 0);
  daybeat_clock_set_fixed (now + 60 * day);
  g_assert_cmpint (daybeat_person_get_days_left (again), ==, 0);
  g_object_set (again, "signed-in", FALSE, NULL);
  g_assert_cmpint (daybeat_person_get_days_left (again), ==, DAYBEAT_ABSENT);
  daybeat_clock_set_fixed (0);
  daybeat_test_remove_folder (folder);
}

static void
test_tokens_in_memory_are_gone (void)
{
  char *folder = daybeat_test_make_folder ();
  g_autoptr (DaybeatPeople) people = daybeat_people_new (folder);
  DaybeatPerson *person = daybeat_people_add (people, "Mika", DAYBEAT_SOURCE_FITBIT, NULL);
  g_autoptr (DaybeatPeople) later = NULL;
  g_autoptr (DaybeatPerson) again = NULL;

  g_object_set (person, "signed-in", TRUE, "tokens-in-memory", TRUE, NULL);
  g_assert_true (daybeat_person_save (person, NULL));
  later = daybeat_people_new (folder);
  again = g_list_model_get_item (G_LIST_MODEL (later), 0);
  g_assert_false (daybeat_person_get_signed_in (again));
  daybeat_test_remove_folder (folder);
}

static void
test_broken_person_is_left_out (void)
{
  char *folder = daybeat_test_make_folder ();
  g_autofree char *broken = g_build_filename (folder, "people", "broken", NULL);
  g_autofree char *file = g_build_filename (broken, "person.ini", NULL);
  g_autoptr (DaybeatPeople) people = NULL;

  g_assert_cmpint (g_mkdir_with_parents (broken, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "no key file", -1, NULL));
  people = daybeat_people_new (folder);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (people)), ==, 0);
  daybeat_test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/people/add-find-remove", test_add_find_remove);
  g_test_add_func ("/people/stays-sorted", test_stays_sorted);
  g_test_add_func ("/people/choose", test_choose);
  g_test_add_func ("/people/choose-across-services", test_choose_across_services);
  g_test_add_func ("/people/receive", test_receive);
  g_test_add_func ("/people/end-of-the-sign-in", test_end_of_the_sign_in);
  g_test_add_func ("/people/tokens-in-memory-are-gone", test_tokens_in_memory_are_gone);
  g_test_add_func ("/people/broken-person-is-left-out", test_broken_person_is_left_out);
  return g_test_run ();
}
