/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Whether the made person lives as people do: told from the nights alone, over several people and ten years
 * each. */

#include <time.h>

#include "daybeat-sample.h"

#define N_PEOPLE 5
#define YEARS 10

static DaybeatBatch *people[N_PEOPLE];

static DaybeatBatch *
make (guint32 seed, guint years)
{
  g_autoptr (DaybeatSample) sample = daybeat_sample_new (seed, years, daybeat_day_from_ymd (2026, 11, 24));

  return daybeat_sample_create_batch (sample, DAYBEAT_SOURCE_SAMPLE);
}

static const DaybeatSleep *
get_sleep (DaybeatBatch *batch, guint i)
{
  return g_ptr_array_index (batch->sleeps, i);
}

/* Minutes after the midnight with which @day begins; negative for the evening before. */
static int
get_bed_minute (const DaybeatSleep *sleep)
{
  DaybeatDay start_day = daybeat_instant_get_day (sleep->start);

  return daybeat_instant_get_minute_of_day (sleep->start) - (int)(sleep->day - start_day) * 1440;
}

/* The nights alone, without naps: one a day at most. */
static GPtrArray *
list_nights (DaybeatBatch *batch)
{
  GPtrArray *nights = g_ptr_array_new ();

  for (guint i = 0; i < batch->sleeps->len; i++)
    {
      if (get_sleep (batch, i)->main == TRUE)
        g_ptr_array_add (nights, g_ptr_array_index (batch->sleeps, i));
    }
  return nights;
}

static void
test_one_night_a_day_and_none_over_another (void)
{
  for (int person = 0; person < N_PEOPLE; person++)
    {
      DaybeatBatch *batch = people[person];

      for (guint i = 1; i < batch->sleeps->len; i++)
        {
          const DaybeatSleep *former = get_sleep (batch, i - 1), *sleep = get_sleep (batch, i);

          g_assert_cmpint (former->end.wall_ms, <=, sleep->start.wall_ms);
          g_assert_false (former->main == TRUE && sleep->main == TRUE && former->day == sleep->day);
          g_assert_cmpuint (sleep->day, ==, daybeat_instant_get_day (sleep->end));
        }
    }
}

static void
test_free_days_are_later_and_longer (void)
{
  for (int person = 0; person < N_PEOPLE; person++)
    {
      g_autoptr (GPtrArray) nights = list_nights (people[person]);
      double bed[2] = { 0 }, length[2] = { 0 };
      int n[2] = { 0 };

      for (guint i = 0; i < nights->len; i++)
        {
          const DaybeatSleep *night = g_ptr_array_index (nights, i);
          int free_day = daybeat_day_get_weekday (night->day) >= 6;

          bed[free_day] += get_bed_minute (night);
          length[free_day] += night->in_bed_minutes;
          n[free_day]++;
        }
      g_test_message ("bed %.0f/%.0f, length %.0f/%.0f", bed[0] / n[0], bed[1] / n[1], length[0] / n[0],
                      length[1] / n[1]);
      g_assert_cmpfloat (bed[1] / n[1] - bed[0] / n[0], >, 40);
      g_assert_cmpfloat (bed[1] / n[1] - bed[0] / n[0], <, 90);
      g_assert_cmpfloat (length[1] / n[1] - length[0] / n[0], >, 35);
      g_assert_cmpfloat (length[0] / n[0], >, 420);
      g_assert_cmpfloat (length[1] / n[1], <, 560);
    }
}

static double
awake_share (const DaybeatSleep *night)
{
  return 100.0 * night->awake_minutes / night->in_bed_minutes;
}

/* Several bad and long nights in a row. */
static void
test_there_are_illnesses (void)
{
  for (int person = 0; person < N_PEOPLE; person++)
    {
      g_autoptr (GPtrArray) nights = list_nights (people[person]);
      double share = 0;
      guint n_illnesses = 0, in_a_row = 0;

      for (guint i = 0; i < nights->len; i++)
        share += awake_share (g_ptr_array_index (nights, i)) / nights->len;
      for (guint i = 0; i < nights->len; i++)
        {
          const DaybeatSleep *night = g_ptr_array_index (nights, i);
          gboolean bad = awake_share (night) > 1.15 * share && night->in_bed_minutes > 480;

          in_a_row = bad ? in_a_row + 1 : 0;
          n_illnesses += in_a_row == 4;
        }
      g_test_message ("%u stretches of bad nights, %.1f%% awake", n_illnesses, share);
      g_assert_cmpuint (n_illnesses, >=, 5);
      g_assert_cmpuint (n_illnesses, <=, 60);
    }
}

static gint
compare_ints (gconstpointer a, gconstpointer b)
{
  return *(const int *)a - *(const int *)b;
}

/* Bed time against the middle one of the fortnights before and after, on the same kind of day. */
static int
get_shift (GPtrArray *nights, guint at)
{
  const DaybeatSleep *night = g_ptr_array_index (nights, at);
  gboolean free_day = daybeat_day_get_weekday (night->day) >= 6;
  g_autoptr (GArray) usual = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = at > 40 ? at - 40 : 0; i < MIN (at + 40, nights->len); i++)
    {
      const DaybeatSleep *other = g_ptr_array_index (nights, i);
      int minute = get_bed_minute (other);

      if ((daybeat_day_get_weekday (other->day) >= 6) == free_day)
        g_array_append_val (usual, minute);
    }
  g_array_sort (usual, compare_ints);
  return get_bed_minute (night) - g_array_index (usual, int, usual->len / 2);
}

/* Whether three nights from @at are far off to the side of @sign, and come back little by little. */
static gboolean
is_arrival (GPtrArray *nights, guint at, int sign)
{
  DaybeatDay first = ((DaybeatSleep *)g_ptr_array_index (nights, at))->day;
  DaybeatDay third = ((DaybeatSleep *)g_ptr_array_index (nights, at + 2))->day;

  return third == first + 2 && get_shift (nights, at) * sign > 110 && get_shift (nights, at + 1) * sign > 40
         && get_shift (nights, at + 2) * sign > 10;
}

static guint
count_arrivals (GPtrArray *nights, int sign)
{
  guint n_arrivals = 0;

  for (guint i = 0; i + 2 < nights->len; i++)
    {
      if (!is_arrival (nights, i, sign))
        continue;
      n_arrivals++;
      i += 4;
    }
  return n_arrivals;
}

/* Across time zones and back, some times a year. */
static void
test_there_are_journeys (void)
{
  for (int person = 0; person < N_PEOPLE; person++)
    {
      g_autoptr (GPtrArray) nights = list_nights (people[person]);
      guint n_east = count_arrivals (nights, 1), n_west = count_arrivals (nights, -1);

      g_test_message ("%u arrivals in the east, %u in the west", n_east, n_west);
      g_assert_cmpuint (n_east, >=, YEARS / 2);
      g_assert_cmpuint (n_west, >=, YEARS / 2);
      g_assert_cmpuint (n_east + n_west, <=, YEARS * 8);
    }
}

static const DaybeatSleep *
find_night (DaybeatBatch *batch, DaybeatDay day)
{
  for (guint i = 0; i < batch->sleeps->len; i++)
    {
      if (get_sleep (batch, i)->day == day && get_sleep (batch, i)->main == TRUE)
        return get_sleep (batch, i);
    }
  return NULL;
}

static DaybeatDay
last_sunday (int year, int month)
{
  DaybeatDay day = daybeat_day_from_ymd (year, month, 31);

  return day - (DaybeatDay)(daybeat_day_get_weekday (day) % 7);
}

static gint64
wall_minutes (const DaybeatSleep *night)
{
  return (night->end.wall_ms - night->start.wall_ms) / DAYBEAT_MS_PER_MINUTE;
}

/* In March nobody knows what was between two and three. */
static void
check_march (const DaybeatSleep *night)
{
  gint64 two = ((gint64)night->day - 719163) * DAYBEAT_MS_PER_DAY + 120 * DAYBEAT_MS_PER_MINUTE;
  guint n_unknown = 0;

  for (guint i = 0; i < night->segments->len; i++)
    {
      const DaybeatSleepSegment *segment = &g_array_index (night->segments, DaybeatSleepSegment, i);

      if (segment->level != DAYBEAT_SLEEP_LEVEL_UNKNOWN)
        continue;
      n_unknown++;
      g_assert_cmpint (segment->start_ms, ==, two);
      g_assert_cmpuint (segment->seconds, ==, 3600);
    }
  g_assert_cmpuint (n_unknown, ==, 1);
  g_assert_cmpint (wall_minutes (night), ==, night->in_bed_minutes);
}

static void
test_clocks_change_twice_a_year (void)
{
  guint n_march = 0, n_october = 0;

  for (int person = 0; person < N_PEOPLE; person++)
    for (int year = 2017; year <= 2026; year++)
      {
        const DaybeatSleep *march = find_night (people[person], last_sunday (year, 3));
        const DaybeatSleep *october = find_night (people[person], last_sunday (year, 10));

        if (march != NULL && get_bed_minute (march) < 120)
          {
            check_march (march);
            n_march++;
          }
        /* In October an hour is slept that no clock shows. */
        if (october != NULL && get_bed_minute (october) < 120)
          {
            g_assert_cmpint (wall_minutes (october), ==, october->in_bed_minutes - 60);
            n_october++;
          }
      }
  g_assert_cmpuint (n_march, >, N_PEOPLE * 6);
  g_assert_cmpuint (n_october, >, N_PEOPLE * 6);
}

static void
test_other_nights_know_every_hour (void)
{
  for (int person = 0; person < N_PEOPLE; person++)
    for (guint i = 0; i < people[person]->sleeps->len; i++)
      {
        const DaybeatSleep *sleep = get_sleep (people[person], i);
        int month, day_of_month;

        daybeat_day_get_ymd (sleep->day, NULL, &month, &day_of_month);
        if ((month == 3 || month == 10) && day_of_month > 24)
          continue;
        g_assert_cmpint (wall_minutes (sleep), ==, sleep->in_bed_minutes);
        for (guint k = 0; k < sleep->segments->len; k++)
          g_assert_cmpuint (g_array_index (sleep->segments, DaybeatSleepSegment, k).level, !=,
                            DAYBEAT_SLEEP_LEVEL_UNKNOWN);
      }
}

static void
test_naps_are_short_and_of_the_afternoon (void)
{
  for (int person = 0; person < N_PEOPLE; person++)
    {
      guint n_naps = 0, n_by_hand = 0, n_on_free_days = 0;

      for (guint i = 0; i < people[person]->sleeps->len; i++)
        {
          const DaybeatSleep *nap = get_sleep (people[person], i);

          if (nap->main == TRUE)
            continue;
          n_naps++;
          n_by_hand += g_str_equal (nap->log_type, "manual");
          n_on_free_days += daybeat_day_get_weekday (nap->day) >= 6;
          g_assert_cmpint (nap->in_bed_minutes, <, 180);
          g_assert_cmpint (nap->type, ==, DAYBEAT_SLEEP_TYPE_CLASSIC);
          g_assert_cmpint (nap->info_code, ==, 2);
          g_assert_cmpint (daybeat_instant_get_minute_of_day (nap->start), >, 12 * 60);
        }
      g_assert_cmpuint (n_naps, >, YEARS * 12);
      g_assert_cmpuint (n_naps, <, YEARS * 60);
      g_assert_cmpuint (n_by_hand, >, 0);
      /* Two of seven days are free, and hold more than two of seven naps. */
      g_assert_cmpuint (n_on_free_days * 7, >, n_naps * 3);
    }
}

static void
test_some_nights_nothing_was_worn (void)
{
  for (int person = 0; person < N_PEOPLE; person++)
    {
      g_autoptr (GPtrArray) nights = list_nights (people[person]);
      guint n_single = 0, n_long = 0;
      guint n_days = people[person]->last_day - people[person]->first_day + 1;

      for (guint i = 1; i < nights->len; i++)
        {
          DaybeatDay gap = ((DaybeatSleep *)g_ptr_array_index (nights, i))->day
                           - ((DaybeatSleep *)g_ptr_array_index (nights, i - 1))->day - 1;

          n_single += gap == 1;
          n_long += gap >= 5;
        }
      g_test_message ("%u of %u nights, %u gaps of one, %u long ones", nights->len, n_days, n_single, n_long);
      g_assert_cmpuint (n_single, >, YEARS * 3);
      g_assert_cmpuint (n_long, >, YEARS / 2);
      g_assert_cmpuint (nights->len, >, n_days * 85 / 100);
    }
}

/* The first tracker knew no stages; the second does, but not every night. */
static void
test_the_device_changed_once (void)
{
  for (int person = 0; person < N_PEOPLE; person++)
    {
      g_autoptr (GPtrArray) nights = list_nights (people[person]);
      const DaybeatSleep *first = g_ptr_array_index (nights, 0);
      guint n_changes = 0, n_poor = 0, n_old = 0;

      g_assert_cmpint (first->type, ==, DAYBEAT_SLEEP_TYPE_CLASSIC);
      for (guint i = 1; i < nights->len; i++)
        {
          const DaybeatSleep *former = g_ptr_array_index (nights, i - 1),
                             *night = g_ptr_array_index (nights, i);
          gboolean old = g_str_equal (night->device, first->device);

          n_changes += !g_str_equal (former->device, night->device);
          n_old += old;
          g_assert_false (old && night->type == DAYBEAT_SLEEP_TYPE_STAGES);
          if (!old && night->type == DAYBEAT_SLEEP_TYPE_CLASSIC)
            {
              n_poor++;
              g_assert_cmpint (night->info_code, ==, 1);
            }
          else
            g_assert_cmpint (night->info_code, ==, 0);
        }
      g_assert_cmpuint (n_changes, ==, 1);
      g_assert_cmpuint (n_old, >, YEARS * 365 / 6);
      g_assert_cmpuint (n_poor, >, 5);
      g_assert_cmpuint (n_poor, <, nights->len / 20);
    }
}

/* Deep sleep lies in the first half of a night, REM in the second. */
static void
test_stages_lie_where_they_do_in_people (void)
{
  double deep[2] = { 0 }, rem[2] = { 0 }, minutes[DAYBEAT_N_SLEEP_LEVELS] = { 0 };
  double total = 0;

  for (guint i = 0; i < people[0]->sleeps->len; i++)
    {
      const DaybeatSleep *night = get_sleep (people[0], i);
      gint64 middle = (night->start.wall_ms + night->end.wall_ms) / 2;

      if (night->type != DAYBEAT_SLEEP_TYPE_STAGES)
        continue;
      for (guint k = 0; k < night->segments->len; k++)
        {
          const DaybeatSleepSegment *segment = &g_array_index (night->segments, DaybeatSleepSegment, k);
          int half = segment->start_ms >= middle;

          if (segment->level == DAYBEAT_SLEEP_LEVEL_DEEP)
            deep[half] += segment->seconds;
          if (segment->level == DAYBEAT_SLEEP_LEVEL_REM)
            rem[half] += segment->seconds;
        }
      for (int level = 0; level < DAYBEAT_N_SLEEP_LEVELS; level++)
        minutes[level] += MAX (0, night->level_minutes[level]);
      total += night->in_bed_minutes;
    }
  g_test_message (
      "deep %.0f%%, rem %.0f%%, light %.0f%%, awake %.0f%%", 100 * minutes[DAYBEAT_SLEEP_LEVEL_DEEP] / total,
      100 * minutes[DAYBEAT_SLEEP_LEVEL_REM] / total, 100 * minutes[DAYBEAT_SLEEP_LEVEL_LIGHT] / total,
      100 * minutes[DAYBEAT_SLEEP_LEVEL_AWAKE] / total);
  g_assert_cmpfloat (deep[0], >, 2 * deep[1]);
  g_assert_cmpfloat (rem[1], >, 1.5 * rem[0]);
  g_assert_cmpfloat (minutes[DAYBEAT_SLEEP_LEVEL_DEEP] / total, >, 0.10);
  g_assert_cmpfloat (minutes[DAYBEAT_SLEEP_LEVEL_DEEP] / total, <, 0.25);
  g_assert_cmpfloat (minutes[DAYBEAT_SLEEP_LEVEL_REM] / total, >, 0.15);
  g_assert_cmpfloat (minutes[DAYBEAT_SLEEP_LEVEL_REM] / total, <, 0.32);
  g_assert_cmpfloat (minutes[DAYBEAT_SLEEP_LEVEL_AWAKE] / total, >, 0.03);
  g_assert_cmpfloat (minutes[DAYBEAT_SLEEP_LEVEL_AWAKE] / total, <, 0.15);
}

/* A longer history ends with the same nights as a shorter one, apart from what was worn. */
static void
test_more_years_add_at_the_front (void)
{
  g_autoptr (DaybeatBatch) three = make (1, 3);
  guint offset = people[1]->sleeps->len - three->sleeps->len;

  g_assert_cmpuint (three->sleeps->len, >, 1000);
  for (guint i = 0; i < three->sleeps->len; i++)
    {
      g_assert_cmpstr (get_sleep (three, i)->id, ==, get_sleep (people[1], offset + i)->id);
      g_assert_cmpint (get_sleep (three, i)->end.wall_ms, ==, get_sleep (people[1], offset + i)->end.wall_ms);
    }
}

/* Everything of the person, in words. */
static char *
write_down (DaybeatBatch *batch)
{
  GString *text = g_string_new (batch->profile->full_name);

  for (guint i = 0; i < batch->sleeps->len; i++)
    {
      const DaybeatSleep *sleep = get_sleep (batch, i);

      g_string_append_printf (text, "\n%s %u %" G_GINT64_FORMAT " %d %d %s %s", sleep->id, sleep->day,
                              sleep->end.wall_ms, sleep->asleep_minutes, sleep->efficiency_received,
                              sleep->device, sleep->log_type);
      for (guint k = 0; k < sleep->segments->len; k++)
        {
          const DaybeatSleepSegment *segment = &g_array_index (sleep->segments, DaybeatSleepSegment, k);

          g_string_append_printf (text, " %u×%u", segment->level, segment->seconds);
        }
      for (guint k = 0; k < sleep->short_wakes->len; k++)
        g_string_append_printf (text, " %" G_GINT64_FORMAT,
                                g_array_index (sleep->short_wakes, DaybeatSleepSegment, k).start_ms);
    }
  for (guint i = 0; i < batch->badges->len; i++)
    {
      const DaybeatBadge *badge = g_ptr_array_index (batch->badges, i);

      g_string_append_printf (text, "\n%s %u %d", badge->name, badge->date, (int) badge->times_achieved);
    }
  for (guint i = 0; i < batch->leaderboard->len; i++)
    {
      const DaybeatLeaderboardEntry *entry = g_ptr_array_index (batch->leaderboard, i);

      g_string_append_printf (text, "\n%s %d %d", entry->id, entry->rank, (int) entry->steps);
    }
  return g_string_free_and_steal (text);
}

static void
test_a_seed_is_a_person (void)
{
  for (guint32 seed = 0; seed < N_PEOPLE; seed++)
    {
      g_autoptr (DaybeatBatch) again = make (seed, YEARS);
      g_autofree char *one = write_down (people[seed]);
      g_autofree char *other = write_down (again);
      g_autofree char *somebody_else = write_down (people[(seed + 1) % N_PEOPLE]);

      g_assert_cmpstr (one, ==, other);
      g_assert_cmpstr (one, !=, somebody_else);
    }
}

/* Far above what it takes: a generator that is slow by its nature takes minutes. Counted in the processor's
 * time. */
static void
test_ten_years_are_made_at_once (void)
{
  clock_t start = clock ();
  g_autoptr (DaybeatBatch) batch = make (42, 10);

  g_assert_cmpuint (batch->sleeps->len, >, 3000);
  g_assert_cmpint ((clock () - start) / CLOCKS_PER_SEC, <, 3);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  for (guint32 i = 0; i < N_PEOPLE; i++)
    people[i] = make (i, YEARS);
  g_test_add_func ("/sample/life/one-night-a-day", test_one_night_a_day_and_none_over_another);
  g_test_add_func ("/sample/life/free-days", test_free_days_are_later_and_longer);
  g_test_add_func ("/sample/life/illness", test_there_are_illnesses);
  g_test_add_func ("/sample/life/journeys", test_there_are_journeys);
  g_test_add_func ("/sample/life/clocks-change", test_clocks_change_twice_a_year);
  g_test_add_func ("/sample/life/other-nights", test_other_nights_know_every_hour);
  g_test_add_func ("/sample/life/naps", test_naps_are_short_and_of_the_afternoon);
  g_test_add_func ("/sample/life/not-worn", test_some_nights_nothing_was_worn);
  g_test_add_func ("/sample/life/device", test_the_device_changed_once);
  g_test_add_func ("/sample/life/stages", test_stages_lie_where_they_do_in_people);
  g_test_add_func ("/sample/life/more-years", test_more_years_add_at_the_front);
  g_test_add_func ("/sample/life/seeds", test_a_seed_is_a_person);
  g_test_add_func ("/sample/life/ten-years", test_ten_years_are_made_at_once);
  result = g_test_run ();
  for (int i = 0; i < N_PEOPLE; i++)
    daybeat_batch_unref (people[i]);
  return result;
}
