/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-standin"

/* Sleep 1.2: by date, by range, list, log, delete (reference §6.2, §10). */

#include "config.h"

#include <string.h>

#include "standin-private.h"

#define MAX_RANGE 100
#define MAX_LIMIT 100

static gint
newest_first (gconstpointer a, gconstpointer b)
{
  const DaybeatSleep *one = *(DaybeatSleep *const *) a, *other = *(DaybeatSleep *const *) b;

  return one->start.wall_ms < other->start.wall_ms ? 1 : one->start.wall_ms > other->start.wall_ms ? -1 : 0;
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
encode_all (StandIn *self, GPtrArray *sleeps, guint offset, guint limit)
{
  JsonArray *array = json_array_new ();

  for (guint i = offset; i < sleeps->len && i - offset < limit; i++)
    json_array_add_element (array, standin_encode_sleep (self, g_ptr_array_index (sleeps, i)));
  return array;
}

static void
reply_object (StandIn *self, SoupServerMessage *message, JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);

  standin_distort (self, node, "sleep");
  standin_reply_json (message, 200, node);
}

static void
add_summary (JsonObject *root, GPtrArray *sleeps)
{
  JsonObject *summary = json_object_new ();
  int asleep = 0, in_bed = 0;

  for (guint i = 0; i < sleeps->len; i++)
    {
      const DaybeatSleep *sleep = g_ptr_array_index (sleeps, i);

      asleep += sleep->asleep_minutes;
      in_bed += sleep->in_bed_minutes;
    }
  json_object_set_int_member (summary, "totalMinutesAsleep", asleep);
  json_object_set_int_member (summary, "totalSleepRecords", sleeps->len);
  json_object_set_int_member (summary, "totalTimeInBed", in_bed);
  json_object_set_object_member (root, "summary", summary);
}

static void
by_date (StandIn *self, SoupServerMessage *message, const char *rest)
{
  g_auto (GStrv) parts = g_strsplit (rest, "/", -1);
  guint n = g_strv_length (parts);
  DaybeatDay first, last;
  g_autoptr (GPtrArray) sleeps = NULL;
  g_autoptr (JsonObject) root = json_object_new ();

  if (n == 0 || n > 2 || !g_str_has_suffix (parts[n - 1], ".json"))
    {
      standin_reply_error (message, 404, "not_found", NULL, "The API you are requesting could not be found.");
      return;
    }
  parts[n - 1][strlen (parts[n - 1]) - 5] = '\0';
  first = daybeat_day_parse (parts[0]);
  last = daybeat_day_parse (parts[n - 1]);
  if (first == DAYBEAT_DAY_NONE || last == DAYBEAT_DAY_NONE || last < first || last - first + 1 > MAX_RANGE)
    {
      self->n_violations++;
      standin_reply_error (message, 400, "validation", "date", "Invalid date range");
      return;
    }
  sleeps = select_days (self, first, last);
  json_object_set_array_member (root, "sleep", encode_all (self, sleeps, 0, G_MAXUINT));
  if (n == 1)
    add_summary (root, sleeps);
  reply_object (self, message, root);
}

/* Paging: exactly one of beforeDate with desc or afterDate with asc; the links carry their own offset. */
static void
list (StandIn *self, SoupServerMessage *message, GHashTable *query)
{
  const char *before = g_hash_table_lookup (query, "beforeDate"), *after = g_hash_table_lookup (query, "afterDate");
  const char *sort = g_hash_table_lookup (query, "sort"), *limit_text = g_hash_table_lookup (query, "limit");
  const char *offset_text = g_hash_table_lookup (query, "offset");
  DaybeatDay day = daybeat_day_parse (before != NULL ? before : after);
  guint limit = limit_text != NULL ? (guint) g_ascii_strtoull (limit_text, NULL, 10) : 0;
  guint offset = offset_text != NULL ? (guint) g_ascii_strtoull (offset_text, NULL, 10) : 0;
  g_autoptr (GPtrArray) sleeps = NULL;
  g_autoptr (JsonObject) root = json_object_new ();
  JsonObject *paging = json_object_new ();
  g_autofree char *base = NULL, *next = NULL, *previous = NULL;

  json_object_set_object_member (root, "pagination", paging);
  if ((before == NULL) == (after == NULL) || day == DAYBEAT_DAY_NONE || offset_text == NULL || limit == 0 ||
      limit > MAX_LIMIT || g_strcmp0 (sort, before != NULL ? "desc" : "asc") != 0)
    {
      self->n_violations++;
      standin_reply_error (message, 400, "validation", "limit", "Invalid value for parameter");
      return;
    }
  sleeps = before != NULL ? select_days (self, 0, day - 1) : select_days (self, day + 1, G_MAXUINT32);
  if (after != NULL)
    for (guint i = 0; i < sleeps->len / 2; i++)
      {
        gpointer swap = sleeps->pdata[i];

        sleeps->pdata[i] = sleeps->pdata[sleeps->len - 1 - i];
        sleeps->pdata[sleeps->len - 1 - i] = swap;
      }

  base = g_strdup_printf ("%s/1.2/user/-/sleep/list.json?%s=%s&sort=%s&limit=%u&offset=", self->address,
                          before != NULL ? "beforeDate" : "afterDate", before != NULL ? before : after, sort, limit);
  next = offset + limit < sleeps->len ? g_strdup_printf ("%s%u", base, offset + limit) : g_strdup ("");
  previous = offset > 0 ? g_strdup_printf ("%s%u", base, offset > limit ? offset - limit : 0) : g_strdup ("");
  json_object_set_int_member (paging, "limit", limit);
  json_object_set_string_member (paging, "next", next);
  json_object_set_int_member (paging, "offset", offset);
  json_object_set_string_member (paging, "previous", previous);
  json_object_set_string_member (paging, "sort", sort);
  json_object_set_array_member (root, "sleep", encode_all (self, sleeps, offset, limit));
  reply_object (self, message, root);
}

static void
delete (StandIn *self, SoupServerMessage *message, const char *rest)
{
  g_autofree char *id = g_strndup (rest, strcspn (rest, "."));

  for (guint i = 0; i < self->person->sleeps->len; i++)
    {
      if (g_str_equal (((DaybeatSleep *) g_ptr_array_index (self->person->sleeps, i))->id, id))
        {
          g_ptr_array_remove_index (self->person->sleeps, i);
          soup_server_message_set_status (message, 204, NULL);
          return;
        }
    }
  standin_reply_error (message, 404, "not_found", "logId", "Sleep log not found");
}

static void
log_sleep (StandIn *self, SoupServerMessage *message, GHashTable *query)
{
  g_autoptr (GHashTable) form = standin_read_form (message, query);
  const char *date = g_hash_table_lookup (form, "date"), *time = g_hash_table_lookup (form, "startTime");
  const char *duration = g_hash_table_lookup (form, "duration");
  g_autofree char *stamp = g_strdup_printf ("%sT%s", date != NULL ? date : "", time != NULL ? time : "");
  gint64 minutes = duration != NULL ? g_ascii_strtoll (duration, NULL, 10) / 60000 : 0;
  g_autoptr (JsonObject) root = json_object_new ();
  DaybeatInstant start;
  DaybeatSleep *sleep;

  if (!daybeat_instant_parse (stamp, &start) || minutes <= 0 || minutes > 1440)
    {
      standin_reply_error (message, 400, "validation", "startTime", "Invalid value for parameter startTime");
      return;
    }
  sleep = daybeat_sleep_new ();
  sleep->source = DAYBEAT_SOURCE_FITBIT;
  sleep->id = g_strdup_printf ("%" G_GUINT64_FORMAT, self->next_log_id++);
  sleep->start = start;
  sleep->end = daybeat_instant_add_seconds (start, minutes * 60);
  sleep->day = daybeat_instant_get_day (sleep->end);
  sleep->main = FALSE;
  sleep->in_bed_minutes = sleep->asleep_minutes = (int) minutes;
  sleep->awake_minutes = 0;
  sleep->efficiency_received = 100;
  sleep->info_code = 0;
  sleep->log_type = g_strdup ("manual");
  sleep->level_minutes[DAYBEAT_SLEEP_LEVEL_ASLEEP] = (int) minutes;
  daybeat_sleep_add_segment (sleep->segments, start.wall_ms, (guint32) minutes * 60, DAYBEAT_SLEEP_LEVEL_ASLEEP);
  g_ptr_array_add (self->person->sleeps, sleep);
  json_object_set_member (root, "sleep", standin_encode_sleep (self, sleep));
  reply_object (self, message, root);
}

static void
goal (StandIn *self, SoupServerMessage *message, GHashTable *query, gboolean is_post)
{
  g_autoptr (GHashTable) form = standin_read_form (message, query);
  const char *minutes = g_hash_table_lookup (form, "minDuration");
  g_autoptr (JsonNode) node = NULL;

  if (is_post && (minutes == NULL || g_ascii_strtoll (minutes, NULL, 10) <= 0))
    {
      standin_reply_error (message, 400, "validation", "minDuration", "Invalid value for parameter minDuration");
      return;
    }
  if (is_post)
    self->person->sleep_goal->minutes = (int) g_ascii_strtoll (minutes, NULL, 10);
  node = standin_encode_sleep_goal (self);
  standin_distort (self, node, "sleep-goal");
  standin_reply_json (message, is_post ? 201 : 200, node);
}

void
standin_sleep (StandIn *self, SoupServerMessage *message, const char *rest, GHashTable *query)
{
  const char *method = soup_server_message_get_method (message);
  gboolean is_post = g_str_equal (method, SOUP_METHOD_POST);

  if (g_str_equal (rest, "/goal.json"))
    goal (self, message, query, is_post);
  else if (is_post && g_str_equal (rest, ".json"))
    log_sleep (self, message, query);
  else if (g_str_equal (method, SOUP_METHOD_DELETE))
    delete (self, message, rest + 1);
  else if (g_str_has_prefix (rest, "/date/"))
    by_date (self, message, rest + 6);
  else if (g_str_equal (rest, "/list.json") && query != NULL)
    list (self, message, query);
  else
    standin_reply_error (message, 404, "not_found", NULL, "The API you are requesting could not be found.");
}
