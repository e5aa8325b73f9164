/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-flow"

#include "config.h"

#include "flow-same-night.h"

#include <math.h>
#include <string.h>

#include "daybeat-instant.h"

/* A night as both tell it. */
typedef struct
{
  JsonObject *fitbit;
  JsonObject *google;
} Pair;

static double
get_number (JsonObject *row, const char *member)
{
  JsonNode *node = json_object_get_member (row, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_double (node) : 0;
}

static gboolean
has_stages (const Pair *pair)
{
  return g_str_equal (json_object_get_string_member (pair->fitbit, "type"), "stages");
}

/* `2026-11-01T00:30:00` of `2026-11-01T00:30:00-04:00` */
static char *
dup_wall_time (const char *instant)
{
  gsize length = strlen (instant);

  g_assert_cmpuint (length, >, 6);
  return instant[length - 3] == ':' && (instant[length - 6] == '+' || instant[length - 6] == '-')
             ? g_strndup (instant, length - 6)
             : g_strdup (instant);
}

/* Minutes by which the clock was changed while the person slept. */
static int
get_clock_change (const Pair *pair)
{
  DaybeatInstant start, end;

  g_assert_true (daybeat_instant_parse (json_object_get_string_member (pair->google, "start"), &start));
  g_assert_true (daybeat_instant_parse (json_object_get_string_member (pair->google, "end"), &end));
  return end.offset_minutes - start.offset_minutes;
}

/* Fitbit counts the hour that the clock leapt over. */
static int
get_leapt_minutes (const Pair *pair)
{
  return MAX (get_clock_change (pair), 0);
}

/* Minutes of wakes of up to three minutes, which Fitbit takes out of the levels that they lie in. */
static double
get_short_wake_minutes (const Pair *pair)
{
  JsonArray *wakes = json_object_get_array_member (pair->fitbit, "short_wakes");
  double seconds = 0;

  for (guint i = 0; i < json_array_get_length (wakes); i++)
    seconds += get_number (json_array_get_object_element (wakes, i), "seconds");
  return seconds / 60;
}

/* The services round each number of minutes. */
static void
assert_minutes (double one, double other)
{
  g_assert_cmpfloat_with_epsilon (one, other, 2.01);
}

/* What each difference is held to */

static void
check_source (const Pair *pair, const char *member)
{
  g_assert_cmpstr (json_object_get_string_member (pair->fitbit, member), ==, "fitbit");
  g_assert_cmpstr (json_object_get_string_member (pair->google, member), ==, "google-health");
}

static void
check_offset_source (const Pair *pair, const char *member)
{
  g_assert_cmpstr (json_object_get_string_member (pair->fitbit, member), ==, "none");
  g_assert_cmpstr (json_object_get_string_member (pair->google, member), ==, "source");
}

static void
check_moment (const Pair *pair, const char *member)
{
  const char *at_google = json_object_get_string_member (pair->google, member);
  g_autofree char *wall_time = dup_wall_time (at_google);

  g_assert_cmpstr (json_object_get_string_member (pair->fitbit, member), ==, wall_time);
  g_assert_cmpstr (at_google, !=, wall_time);
}

static void
check_only_fitbit (const Pair *pair, const char *member)
{
  g_assert_false (json_object_get_null_member (pair->fitbit, member));
  g_assert_true (json_object_get_null_member (pair->google, member));
}

/* A log by hand is of no device. */
static void
check_only_google (const Pair *pair, const char *member)
{
  gboolean manual = g_strcmp0 (json_object_get_string_member (pair->fitbit, "log_type"), "manual") == 0;

  g_assert_true (json_object_get_null_member (pair->fitbit, member));
  g_assert_true (json_object_get_null_member (pair->google, member) == manual);
}

static void
check_in_bed (const Pair *pair, const char *member)
{
  g_assert_cmpfloat (get_number (pair->fitbit, member), ==,
                     get_number (pair->google, member) + get_leapt_minutes (pair));
}

static void
check_asleep (const Pair *pair, const char *member)
{
  double at_fitbit = get_number (pair->fitbit, member);
  double at_google = get_number (pair->google, member);

  if (has_stages (pair))
    assert_minutes (at_google, at_fitbit + get_short_wake_minutes (pair));
  else
    g_assert_cmpfloat (at_google, ==, at_fitbit);
}

/* At Fitbit everything that is not asleep: short wakes, and restless minutes of a classic night. */
static void
check_awake (const Pair *pair, const char *member)
{
  JsonObject *levels = json_object_get_object_member (pair->google, "minutes");
  double more = has_stages (pair) ? get_short_wake_minutes (pair) : get_number (levels, "restless");

  assert_minutes (get_number (pair->fitbit, member),
                  get_number (pair->google, member) + more + get_leapt_minutes (pair));
}

static void
check_levels (const Pair *pair, const char *member)
{
  JsonObject *at_fitbit = json_object_get_object_member (pair->fitbit, member);
  JsonObject *at_google = json_object_get_object_member (pair->google, member);
  g_autoptr (GList) levels = json_object_get_members (at_fitbit);
  double asleep = 0;

  g_assert_cmpuint (json_object_get_size (at_google), ==, json_object_get_size (at_fitbit));
  for (GList *level = levels; level != NULL; level = level->next)
    {
      double more = get_number (at_google, level->data) - get_number (at_fitbit, level->data);

      if (!has_stages (pair))
        g_assert_cmpfloat (more, ==, 0);
      else if (g_str_equal (level->data, "awake"))
        assert_minutes (-more, get_short_wake_minutes (pair));
      else
        {
          g_assert_cmpfloat (more, >=, 0);
          asleep += more;
        }
    }
  if (has_stages (pair))
    assert_minutes (asleep, get_short_wake_minutes (pair));
}

/* Computed from what either tells. */
static void
check_efficiency (const Pair *pair, const char *member)
{
  JsonObject *const rows[] = { pair->fitbit, pair->google };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpfloat_with_epsilon (get_number (rows[i], member),
                                    100 * get_number (rows[i], "asleep_min") / get_number (rows[i], "in_bed_min"),
                                    1e-9);
}

static JsonObject *
find_next_known (JsonArray *segments, guint *position)
{
  while (*position < json_array_get_length (segments))
    {
      JsonObject *segment = json_array_get_object_element (segments, (*position)++);

      if (g_strcmp0 (json_object_get_string_member_with_default (segment, "level", NULL), "unknown") != 0)
        return segment;
    }
  return NULL;
}

/* After a change of the clock Fitbit goes on by the new one, and counts the hour that there was not as unknown. */
static void
check_start (const Pair *pair, JsonObject *at_fitbit, JsonObject *at_google)
{
  DaybeatInstant one, other;

  g_assert_true (daybeat_instant_parse (json_object_get_string_member (at_fitbit, "start"), &one));
  g_assert_true (daybeat_instant_parse (json_object_get_string_member (at_google, "start"), &other));
  if (one.wall_ms != other.wall_ms)
    g_assert_cmpint (one.wall_ms - other.wall_ms, ==, get_clock_change (pair) * DAYBEAT_MS_PER_MINUTE);
}

static void
check_segments (const Pair *pair, const char *member)
{
  JsonArray *at_fitbit = json_object_get_array_member (pair->fitbit, member);
  JsonArray *at_google = json_object_get_array_member (pair->google, member);
  guint i = 0, j = 0;

  while (TRUE)
    {
      JsonObject *one = find_next_known (at_fitbit, &i);
      JsonObject *other = find_next_known (at_google, &j);

      g_assert_true ((one == NULL) == (other == NULL));
      if (one == NULL)
        break;
      check_start (pair, one, other);
      g_assert_cmpfloat (get_number (one, "seconds"), ==, get_number (other, "seconds"));
      g_assert_cmpstr (json_object_get_string_member_with_default (one, "level", ""), ==,
                       json_object_get_string_member_with_default (other, "level", ""));
    }
  if (get_clock_change (pair) == 0)
    g_assert_cmpuint (json_array_get_length (at_fitbit), ==, json_array_get_length (at_google));
}

static const struct
{
  const char *member;
  const char *why;
  void (*check) (const Pair *pair, const char *member);
} differences[] = {
  { "source", "is what tells the two apart", check_source },
  { "offset_source", "Fitbit sends wall times alone", check_offset_source },
  { "start", "Fitbit sends wall times alone", check_moment },
  { "end", "Fitbit sends wall times alone", check_moment },
  { "stages", "Fitbit sends wall times alone", check_segments },
  { "short_wakes", "Fitbit sends wall times alone", check_segments },
  { "device", "Fitbit does not say it of a sleep", check_only_google },
  { "efficiency_received", "Google Health sends none", check_only_fitbit },
  { "in_bed_min", "Fitbit counts the hour that the clock leapt over", check_in_bed },
  { "asleep_min", "Google Health leaves short wakes in the levels", check_asleep },
  { "awake_min", "Fitbit adds short wakes and restless minutes", check_awake },
  { "minutes", "Google Health leaves short wakes in the levels", check_levels },
  { "efficiency_percent", "follows from what was asleep", check_efficiency },
};

static void
compare_member (const Pair *pair, const char *member)
{
  for (gsize i = 0; i < G_N_ELEMENTS (differences); i++)
    {
      if (g_str_equal (differences[i].member, member))
        {
          differences[i].check (pair, member);
          return;
        }
    }
  if (!json_node_equal (json_object_get_member (pair->fitbit, member), json_object_get_member (pair->google, member)))
    g_test_fail_printf ("%s: %s differs", json_object_get_string_member (pair->fitbit, "date"), member);
}

static void
compare_rows (GPtrArray *fitbit, GPtrArray *google)
{
  g_assert_cmpuint (fitbit->len, ==, google->len);
  for (guint i = 0; i < fitbit->len; i++)
    {
      Pair pair = { g_ptr_array_index (fitbit, i), g_ptr_array_index (google, i) };
      g_autoptr (GList) members = json_object_get_members (pair.fitbit);

      g_assert_cmpuint (json_object_get_size (pair.google), ==, json_object_get_size (pair.fitbit));
      for (GList *member = members; member != NULL; member = member->next)
        compare_member (&pair, member->data);
    }
}

/* No difference is in the table without being one. */
static void
assert_differs (GPtrArray *fitbit, GPtrArray *google, const char *member, const char *why)
{
  guint n_different = 0;

  for (guint i = 0; i < fitbit->len; i++)
    n_different += !json_node_equal (json_object_get_member (g_ptr_array_index (fitbit, i), member),
                                     json_object_get_member (g_ptr_array_index (google, i), member));
  g_test_message ("%s differs in %u of %u nights: %s", member, n_different, fitbit->len, why);
  g_assert_cmpuint (n_different, >, 0);
}

void
flow_compare_nights (GPtrArray *fitbit, GPtrArray *google)
{
  compare_rows (fitbit, google);
  for (gsize i = 0; i < G_N_ELEMENTS (differences); i++)
    assert_differs (fitbit, google, differences[i].member, differences[i].why);
}
