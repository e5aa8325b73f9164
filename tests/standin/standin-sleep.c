/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-standin"

/* Reading sleep: by date, by range, list (§6.2, §10), and by date in the form of 1.0 (§17). */

#include "config.h"

#include <string.h>

#include "standin-private.h"

#define MAX_RANGE 100
#define MAX_LIMIT 100

/* How to write one log. */
typedef enum
{
  FORM_1_0,
  FORM_1_2,
  FORM_1_2_WITH_MEANS,
} Form;

static gint
newest_first (gconstpointer a, gconstpointer b)
{
  const DaybeatSleep *one = *(DaybeatSleep *const *)a, *other = *(DaybeatSleep *const *)b;

  return one->start.wall_ms < other->start.wall_ms ? 1 : one->start.wall_ms > other->start.wall_ms ? -1 : 0;
}

static gint
oldest_first (gconstpointer a, gconstpointer b)
{
  return newest_first (b, a);
}

static GPtrArray *
select_days (StandIn *self, DaybeatDay first, DaybeatDay last)
{
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < self->person->sleeps->len; i++)
    {
      DaybeatSleep *sleep = g_ptr_array_index (self->person->sleeps, i);

      if (sleep->day >= first && sleep->day <= last)
        g_ptr_array_add (chosen, sleep);
    }
  g_ptr_array_sort (chosen, newest_first);
  return chosen;
}

static JsonArray *
encode_all (StandIn *self, GPtrArray *sleeps, gint64 offset, gint64 limit, Form form)
{
  JsonArray *array = json_array_new ();

  for (gint64 i = offset; i < sleeps->len && i - offset < limit; i++)
    {
      DaybeatSleep *sleep = g_ptr_array_index (sleeps, (guint)i);

      json_array_add_element (array, form == FORM_1_0
                                         ? standin_encode_sleep_1_0 (self, sleep)
                                         : standin_encode_sleep (self, sleep, form == FORM_1_2_WITH_MEANS));
    }
  return array;
}

static void
reply_object (StandIn *self, StandInCall *call, JsonObject *object)
{
  g_autoptr (JsonNode) node = standin_wrap (object);

  standin_answer (self, call, 200, node, "sleep");
}

/* By date */

static void
add_stages (JsonObject *summary, GPtrArray *sleeps)
{
  static const struct
  {
    DaybeatSleepLevel level;
    const char *word;
  } stages[] = { { DAYBEAT_SLEEP_LEVEL_DEEP, "deep" },
                 { DAYBEAT_SLEEP_LEVEL_LIGHT, "light" },
                 { DAYBEAT_SLEEP_LEVEL_REM, "rem" },
                 { DAYBEAT_SLEEP_LEVEL_AWAKE, "wake" } };
  JsonObject *object = json_object_new ();
  gboolean found = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      int minutes = 0;

      for (guint k = 0; k < sleeps->len; k++)
        {
          const DaybeatSleep *sleep = g_ptr_array_index (sleeps, k);

          if (sleep->type != DAYBEAT_SLEEP_TYPE_STAGES)
            continue;
          found = TRUE;
          minutes += MAX (0, sleep->level_minutes[stages[i].level]);
        }
      json_object_set_int_member (object, stages[i].word, minutes);
    }
  if (found)
    json_object_set_object_member (summary, "stages", object);
  else
    json_object_unref (object);
}

static void
add_summary (JsonObject *root, GPtrArray *sleeps, Form form)
{
  JsonObject *summary = json_object_new ();
  int asleep = 0, in_bed = 0;

  for (guint i = 0; i < sleeps->len; i++)
    {
      const DaybeatSleep *sleep = g_ptr_array_index (sleeps, i);

      asleep += sleep->asleep_minutes;
      in_bed += sleep->in_bed_minutes;
    }
  if (form != FORM_1_0)
    add_stages (summary, sleeps);
  json_object_set_int_member (summary, "totalMinutesAsleep", asleep);
  json_object_set_int_member (summary, "totalSleepRecords", sleeps->len);
  json_object_set_int_member (summary, "totalTimeInBed", in_bed);
  json_object_set_object_member (root, "summary", summary);
}

static void
answer_date (StandIn *self, StandInCall *call, DaybeatDay day, Form form)
{
  g_autoptr (GPtrArray) sleeps = select_days (self, day, day);
  g_autoptr (JsonObject) root = json_object_new ();

  if (!standin_check_quota (self, call->message))
    return;
  json_object_set_array_member (root, "sleep", encode_all (self, sleeps, 0, G_MAXINT, form));
  add_summary (root, sleeps, form);
  reply_object (self, call, root);
}

/* A range has no summary, and no averages. */
static void
answer_range (StandIn *self, StandInCall *call, DaybeatDay first, DaybeatDay last)
{
  g_autoptr (GPtrArray) sleeps = select_days (self, first, last);
  g_autoptr (JsonObject) root = json_object_new ();

  if (!standin_check_quota (self, call->message))
    return;
  json_object_set_array_member (root, "sleep", encode_all (self, sleeps, 0, G_MAXINT, FORM_1_2));
  reply_object (self, call, root);
}

/* `sleep/date/A[/B].json` in days; returns how many there are, 0 for another path. */
static guint
split_dates (const char *rest, char ***dates)
{
  g_auto (GStrv) parts = g_strsplit (rest + strlen ("sleep/date/"), "/", -1);
  guint n = g_strv_length (parts);

  if (n == 0 || n > 2 || !g_str_has_suffix (parts[n - 1], ".json"))
    return 0;
  parts[n - 1][strlen (parts[n - 1]) - strlen (".json")] = '\0';
  *dates = g_steal_pointer (&parts);
  return n;
}

static gboolean
check_dates (StandIn *self, StandInCall *call, char **dates, guint n, DaybeatDay *days)
{
  for (guint i = 0; i < n; i++)
    {
      days[i] = standin_parse_day (dates[i], TRUE);
      if (days[i] == DAYBEAT_DAY_NONE)
        {
          standin_reply_invalid (self, call->message, "date", "Invalid date: %s", dates[i]);
          return FALSE;
        }
      if (days[i] > daybeat_day_today ())
        {
          standin_reply_invalid (self, call->message, "date", "Invalid date: %s lies in the future",
                                 dates[i]);
          return FALSE;
        }
    }
  if (n == 2 && days[1] < days[0])
    standin_reply_invalid (self, call->message, "endDate", "Invalid date range: %s/%s", dates[0], dates[1]);
  else if (n == 2 && days[1] - days[0] + 1 > MAX_RANGE)
    standin_reply_invalid (self, call->message, "endDate", "Invalid date range: more than %d days",
                           MAX_RANGE);
  else
    return TRUE;
  return FALSE;
}

void
standin_sleep_by_date (StandIn *self, StandInCall *call)
{
  g_auto (GStrv) dates = NULL;
  guint n = split_dates (call->rest, &dates);
  DaybeatDay days[2];

  if (n == 0)
    standin_reply_not_found (call->message);
  else if (!check_dates (self, call, dates, n, days))
    return;
  else if (n == 1)
    answer_date (self, call, days[0], FORM_1_2_WITH_MEANS);
  else
    answer_range (self, call, days[0], days[1]);
}

void
standin_sleep_by_date_1_0 (StandIn *self, StandInCall *call)
{
  g_auto (GStrv) dates = NULL;
  guint n = split_dates (call->rest, &dates);
  DaybeatDay days[2];

  if (n != 1)
    standin_reply_not_found (call->message);
  else if (check_dates (self, call, dates, n, days))
    answer_date (self, call, days[0], FORM_1_0);
}

/* The list: exactly one of beforeDate with desc or afterDate with asc */

typedef struct
{
  const char *name; /* beforeDate or afterDate */
  const char *moment;
  const char *sort;
  gboolean before;
  gboolean whole_days;
  DaybeatDay day;
  DaybeatInstant instant;
  gint64 limit;
  gint64 offset;
} Listing;

static gboolean
read_moment (Listing *listing)
{
  listing->day = standin_parse_day (listing->moment, TRUE);
  listing->whole_days = listing->day != DAYBEAT_DAY_NONE;
  if (listing->whole_days)
    return TRUE;
  return strlen (listing->moment) == strlen ("YYYY-MM-DDTHH:MM:SS")
         && daybeat_instant_parse (listing->moment, &listing->instant);
}

/* Returns the parameter that is wrong, or NULL. */
static const char *
read_listing (GHashTable *form, Listing *listing)
{
  const char *before = g_hash_table_lookup (form, "beforeDate"),
             *after = g_hash_table_lookup (form, "afterDate");

  listing->before = before != NULL;
  listing->name = before != NULL ? "beforeDate" : "afterDate";
  listing->moment = before != NULL ? before : after;
  listing->sort = g_hash_table_lookup (form, "sort");
  if ((before == NULL) == (after == NULL) || !read_moment (listing))
    return listing->name;
  if (g_strcmp0 (listing->sort, listing->before ? "desc" : "asc") != 0)
    return "sort";
  if (!standin_parse_number (g_hash_table_lookup (form, "limit"), 1, MAX_LIMIT, &listing->limit))
    return "limit";
  if (!standin_parse_number (g_hash_table_lookup (form, "offset"), 0, G_MAXINT32, &listing->offset))
    return "offset";
  return NULL;
}

static gboolean
is_listed (const Listing *listing, const DaybeatSleep *sleep)
{
  if (listing->whole_days)
    return listing->before ? sleep->day < listing->day : sleep->day > listing->day;
  return listing->before ? sleep->start.wall_ms < listing->instant.wall_ms
                         : sleep->start.wall_ms > listing->instant.wall_ms;
}

static GPtrArray *
select_listed (StandIn *self, const Listing *listing)
{
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < self->person->sleeps->len; i++)
    {
      DaybeatSleep *sleep = g_ptr_array_index (self->person->sleeps, i);

      if (is_listed (listing, sleep))
        g_ptr_array_add (chosen, sleep);
    }
  g_ptr_array_sort (chosen, listing->before ? newest_first : oldest_first);
  return chosen;
}

/* Links lead to where the request came in. */
static char *
make_link (StandIn *self, StandInCall *call, const Listing *listing, gint64 offset)
{
  const char *host
      = soup_message_headers_get_one (soup_server_message_get_request_headers (call->message), "Host");
  g_autofree char *base = host != NULL ? g_strconcat ("http://", host, NULL) : g_strdup (self->address);
  g_autofree char *moment = g_uri_escape_string (listing->moment, NULL, FALSE);

  if (standin_fault (self, "foreign-next", "sleep"))
    g_set_str (&base, "http://elsewhere.example");
  return g_strdup_printf ("%s/1.2/user/-/sleep/list.json?offset=%" G_GINT64_FORMAT "&limit=%" G_GINT64_FORMAT
                          "&sort=%s&%s=%s",
                          base, offset, listing->limit, listing->sort, listing->name, moment);
}

static JsonObject *
make_paging (StandIn *self, StandInCall *call, const Listing *listing, guint n_sleeps)
{
  JsonObject *paging = json_object_new ();
  gint64 after = listing->offset + listing->limit;
  g_autofree char *next = after < n_sleeps ? make_link (self, call, listing, after) : g_strdup ("");
  g_autofree char *previous = listing->offset > 0
                                  ? make_link (self, call, listing, MAX (0, listing->offset - listing->limit))
                                  : g_strdup ("");

  json_object_set_string_member (paging, listing->name, listing->moment);
  json_object_set_int_member (paging, "limit", listing->limit);
  json_object_set_string_member (paging, "next", next);
  json_object_set_int_member (paging, "offset", listing->offset);
  json_object_set_string_member (paging, "previous", previous);
  json_object_set_string_member (paging, "sort", listing->sort);
  return paging;
}

void
standin_sleep_list (StandIn *self, StandInCall *call)
{
  Listing listing = { 0 };
  const char *wrong = read_listing (call->form, &listing);
  g_autoptr (GPtrArray) sleeps = NULL;
  g_autoptr (JsonObject) root = json_object_new ();

  if (wrong != NULL)
    {
      standin_reply_invalid (self, call->message, wrong, "Invalid value for parameter %s", wrong);
      return;
    }
  if (!standin_check_quota (self, call->message))
    return;
  sleeps = select_listed (self, &listing);
  json_object_set_object_member (root, "pagination", make_paging (self, call, &listing, sleeps->len));
  json_object_set_array_member (root, "sleep",
                                encode_all (self, sleeps, listing.offset, listing.limit, FORM_1_2));
  reply_object (self, call, root);
}
