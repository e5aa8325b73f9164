/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-cli-person.h"
#include "daybeat-test-support.h"

/* Whom the options of the command line speak of. */

typedef struct
{
  char *folder;
  DaybeatPeople *people; /* (owned) */
  DaybeatPerson *mika;   /* (unowned) */
  DaybeatPerson *robin;  /* (unowned) */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = daybeat_test_make_folder ();
  fixture->people = daybeat_people_new (fixture->folder);
  fixture->mika = daybeat_people_add (fixture->people, "Mika", DAYBEAT_SOURCE_FITBIT, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->people);
  daybeat_test_remove_folder (fixture->folder);
}

static void
assert_nobody (Fixture *fixture, const DaybeatCliOptions *options, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (daybeat_cli_choose_person (fixture->people, options, &error));
  g_assert_error (error, G_IO_ERROR, code);
}

static void
test_the_only_one (Fixture *fixture, gconstpointer data)
{
  DaybeatCliOptions options = { 0 };

  g_assert_true (daybeat_cli_choose_person (fixture->people, &options, NULL) == fixture->mika);
}

static void
test_one_of_several (Fixture *fixture, gconstpointer data)
{
  DaybeatCliOptions options = { 0 };

  fixture->robin = daybeat_people_add (fixture->people, "Robin", DAYBEAT_SOURCE_FITBIT, NULL);
  assert_nobody (fixture, &options, G_IO_ERROR_INVALID_ARGUMENT);
  options.person = (char *) "Robin";
  g_assert_true (daybeat_cli_choose_person (fixture->people, &options, NULL) == fixture->robin);
  options.person = (char *) daybeat_person_get_id (fixture->mika);
  g_assert_true (daybeat_cli_choose_person (fixture->people, &options, NULL) == fixture->mika);
}

/* The sample comes when it is asked for, once, and never as somebody whom nobody made. */
static void
test_sample (Fixture *fixture, gconstpointer data)
{
  DaybeatCliOptions options = { .sample = TRUE, .person = (char *) "Nobody" };
  DaybeatPerson *sample;

  assert_nobody (fixture, &options, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->people)), ==, 1);
  options.person = NULL;
  sample = daybeat_cli_choose_person (fixture->people, &options, NULL);
  g_assert_cmpint (daybeat_person_get_source (sample), ==, DAYBEAT_SOURCE_SAMPLE);
  g_assert_true (daybeat_cli_choose_person (fixture->people, &options, NULL) == sample);
}

#define ADD(name, test) g_test_add ("/cli/person/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("the-only-one", test_the_only_one);
  ADD ("one-of-several", test_one_of_several);
  ADD ("sample", test_sample);
  return g_test_run ();
}
