/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-shown-sleeps.h"
#include "daybeat-test-store.h"

/* One line a case: sleeps as source, type, start hour, end hour; the letters that stay. */
typedef struct
{
  const char *why;
  struct
  {
    DaybeatSource source;
    DaybeatSleepType type;
    int from, to;
  } sleeps[4];
  const char *shown;
} Case;

#define A DAYBEAT_SOURCE_FITBIT
#define B DAYBEAT_SOURCE_GOOGLE_HEALTH
#define C DAYBEAT_SOURCE_ARCHIVE
#define CLASSIC DAYBEAT_SLEEP_TYPE_CLASSIC
#define STAGES DAYBEAT_SLEEP_TYPE_STAGES

static const Case cases[] = {
  { "one source hides nothing of its own", { { A, CLASSIC, 0, 8 }, { A, STAGES, 1, 7 } }, "ab" },
  { "stages go before classic", { { A, CLASSIC, 0, 8 }, { B, STAGES, 1, 7 } }, "b" },
  { "longer goes before shorter", { { A, STAGES, 1, 7 }, { B, STAGES, 0, 8 } }, "b" },
  { "equal ones: the smaller source", { { B, STAGES, 0, 8 }, { A, STAGES, 0, 8 } }, "b" },
  { "what only touches is not the same", { { A, STAGES, 0, 4 }, { B, STAGES, 4, 8 } }, "ab" },
  { "a nap stays beside a night", { { A, STAGES, 0, 8 }, { B, CLASSIC, 0, 8 }, { B, CLASSIC, 14, 15 } }, "ac" },
  { "what is hidden hides nothing", { { A, STAGES, 0, 3 }, { B, CLASSIC, 0, 9 }, { C, CLASSIC, 4, 8 } }, "ac" },
  { "three copies", { { A, CLASSIC, 0, 8 }, { B, STAGES, 0, 8 }, { C, STAGES, 0, 7 } }, "b" },
};

static int
compare_ends (gconstpointer a, gconstpointer b)
{
  const DaybeatSleep *one = *(DaybeatSleep *const *) a, *other = *(DaybeatSleep *const *) b;

  return one->end.wall_ms < other->end.wall_ms ? -1 : one->end.wall_ms > other->end.wall_ms;
}

static GPtrArray *
make_sleeps (const Case *test, gboolean backwards)
{
  GPtrArray *sleeps = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_sleep_unref);

  for (guint i = 0; i < G_N_ELEMENTS (test->sleeps) && test->sleeps[i].to > 0; i++)
    {
      char id[] = { (char) ('a' + i), '\0' };
      g_autofree char *start = g_strdup_printf ("2026-11-01T%02d:00:00", test->sleeps[i].from);
      DaybeatSleep *sleep = daybeat_test_make_sleep (test->sleeps[i].source, id, start,
                                                     (test->sleeps[i].to - test->sleeps[i].from) * 60);

      sleep->type = test->sleeps[i].type;
      g_ptr_array_insert (sleeps, backwards ? 0 : -1, sleep);
    }
  g_ptr_array_sort (sleeps, compare_ends);
  return sleeps;
}

static char *
list_ids (GPtrArray *sleeps)
{
  GString *ids = g_string_new (NULL);

  for (char id = 'a'; id <= 'z'; id++)
    {
      for (guint i = 0; i < sleeps->len; i++)
        {
          if (((DaybeatSleep *) g_ptr_array_index (sleeps, i))->id[0] == id)
            g_string_append_c (ids, id);
        }
    }
  return g_string_free_and_steal (ids);
}

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases) * 2; i++)
    {
      g_autoptr (GPtrArray) sleeps = make_sleeps (&cases[i / 2], i % 2 != 0);
      g_autofree char *ids = NULL;

      g_test_message ("%s", cases[i / 2].why);
      daybeat_shown_sleeps_filter (sleeps);
      ids = list_ids (sleeps);
      g_assert_cmpstr (ids, ==, cases[i / 2].shown);
    }
}

/* Ten years of nights from two sources are decided without comparing each with each. */
static void
test_ten_years (void)
{
  g_autoptr (GPtrArray) sleeps = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_sleep_unref);
  const guint n_nights = 3650;

  for (guint night = 0; night < n_nights; night++)
    {
      for (int source = A; source <= B; source++)
        {
          DaybeatSleep *sleep = daybeat_test_make_sleep ((DaybeatSource) source, "n", "2016-11-01T23:00:00", 480);

          sleep->start = daybeat_instant_add_seconds (sleep->start, night * G_GINT64_CONSTANT (86400));
          sleep->end = daybeat_instant_add_seconds (sleep->end, night * G_GINT64_CONSTANT (86400));
          g_ptr_array_add (sleeps, sleep);
        }
    }
  daybeat_shown_sleeps_filter (sleeps);
  g_assert_cmpuint (sleeps->len, ==, n_nights);
  for (guint i = 0; i < sleeps->len; i++)
    g_assert_cmpint (((DaybeatSleep *) g_ptr_array_index (sleeps, i))->source, ==, A);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shown-sleeps/cases", test_cases);
  g_test_add_func ("/shown-sleeps/ten-years", test_ten_years);
  return g_test_run ();
}
