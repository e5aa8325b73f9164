/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-clock.h"
#include "daybeat-people.h"
#include "daybeat-standing.h"
#include "daybeat-test-people.h"
#include "daybeat-test-support.h"

#define MINUTE G_GINT64_CONSTANT (60000)
#define DAY (24 * 60 * MINUTE)

typedef struct
{
  char *folder;
  DaybeatPeople *people;   /* (owned) */
  DaybeatPerson *person;   /* (unowned) */
  DaybeatHistory *history; /* (owned) */
  gint64 now;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->now = daybeat_clock_now ();
  fixture->folder = daybeat_test_make_folder ();
  fixture->people = daybeat_people_new (fixture->folder);
  fixture->person = daybeat_people_add (fixture->people, "Mika", DAYBEAT_SOURCE_GOOGLE_HEALTH, NULL);
  /* Nobody listens there, and nobody is asked. */
  g_object_set (fixture->person, "client-id", "ABC123", "base-url", "http://127.0.0.1:9", "signed-in", TRUE, NULL);
  fixture->history = daybeat_test_open_history (fixture->person);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  daybeat_test_close_history (fixture->history);
  g_object_unref (fixture->people);
  daybeat_test_remove_folder (fixture->folder);
}

static gboolean
is_stale_after (Fixture *fixture, gint64 since)
{
  g_object_set (fixture->person, "last-sync", fixture->now - since, NULL);
  return daybeat_standing_is_stale (fixture->history, fixture->now);
}

/* A quarter of an hour; and a sync of which a clock that was wrong then says that it is still to come. */
static void
test_stale (Fixture *fixture, gconstpointer data)
{
  g_assert_true (daybeat_standing_is_stale (fixture->history, fixture->now));
  g_assert_false (is_stale_after (fixture, 0));
  g_assert_false (is_stale_after (fixture, 14 * MINUTE));
  g_assert_true (is_stale_after (fixture, 16 * MINUTE));
  g_assert_false (is_stale_after (fixture, -5 * MINUTE));
  g_assert_true (is_stale_after (fixture, -400 * DAY));
}

/* The banner waits for the day before. */
static void
test_ending (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (daybeat_standing_get_kind (fixture->history), ==, DAYBEAT_STANDING_GOOD);
  g_object_set (fixture->person, "refresh-expires-at", fixture->now + 4 * DAY, NULL);
  g_assert_cmpint (daybeat_standing_get_kind (fixture->history), ==, DAYBEAT_STANDING_GOOD);
  g_object_set (fixture->person, "refresh-expires-at", fixture->now + MINUTE, NULL);
  g_assert_cmpint (daybeat_standing_get_kind (fixture->history), ==, DAYBEAT_STANDING_ENDING);
  g_object_set (fixture->person, "tokens-in-memory", TRUE, NULL);
  g_assert_cmpint (daybeat_standing_get_kind (fixture->history), ==, DAYBEAT_STANDING_IN_MEMORY);
}

int
main (int argc, char **argv)
{
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
  g_unsetenv ("DAYBEAT_GOOGLE_HEALTH_URL");
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/pages/standing/stale", Fixture, NULL, set_up, test_stale, tear_down);
  g_test_add ("/pages/standing/ending", Fixture, NULL, set_up, test_ending, tear_down);
  return g_test_run ();
}
