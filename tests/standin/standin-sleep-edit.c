/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-standin"

/* Logging a sleep, deleting one, the goal (§10). */

#include "config.h"

#include <string.h>

#include "daybeat-clock.h"
#include "standin-private.h"

/* 1 January 1970 as a Julian day */
#define EPOCH_DAY 719163

/* `HH:mm` to the letter, in minutes; −1 for anything else. */
static int
parse_time (const char *text)
{
  int hour, minute;

  if (text == NULL || strlen (text) != strlen ("HH:mm") || text[2] != ':' || !g_ascii_isdigit (text[0])
      || !g_ascii_isdigit (text[1]) || !g_ascii_isdigit (text[3]) || !g_ascii_isdigit (text[4]))
    return -1;
  hour = (text[0] - '0') * 10 + text[1] - '0';
  minute = (text[3] - '0') * 10 + text[4] - '0';
  return hour < 24 && minute < 60 ? hour * 60 + minute : -1;
}

typedef struct
{
  DaybeatInstant start, end;
  int minutes;
} Stretch;

/* Returns the parameter that is wrong, or NULL. */
static const char *
read_stretch (GHashTable *form, Stretch *stretch)
{
  const char *date = g_hash_table_lookup (form, "date");
  DaybeatDay day = standin_parse_day (date, TRUE);
  int minute = parse_time (g_hash_table_lookup (form, "startTime"));
  gint64 duration;

  if (day == DAYBEAT_DAY_NONE || day > daybeat_day_today ())
    return "date";
  if (minute < 0)
    return "startTime";
  if (!standin_parse_number (g_hash_table_lookup (form, "duration"), DAYBEAT_MS_PER_MINUTE,
                             DAYBEAT_MS_PER_DAY, &duration))
    return "duration";

  stretch->start = (DaybeatInstant){ .wall_ms = ((gint64)day - EPOCH_DAY) * DAYBEAT_MS_PER_DAY
                                                + minute * DAYBEAT_MS_PER_MINUTE };
  stretch->minutes = (int)(duration / DAYBEAT_MS_PER_MINUTE);
  stretch->end = daybeat_instant_add_seconds (stretch->start, stretch->minutes * 60);
  return NULL;
}

static gboolean
overlaps (StandIn *self, const Stretch *stretch)
{
  for (guint i = 0; i < self->person->sleeps->len; i++)
    {
      const DaybeatSleep *sleep = g_ptr_array_index (self->person->sleeps, i);

      if (sleep->start.wall_ms < stretch->end.wall_ms && stretch->start.wall_ms < sleep->end.wall_ms)
        return TRUE;
    }
  return FALSE;
}

static DaybeatSleep *
make_sleep (StandIn *self, const Stretch *stretch)
{
  DaybeatSleep *sleep = daybeat_sleep_new ();

  sleep->source = DAYBEAT_SOURCE_FITBIT;
  sleep->id = g_strdup_printf ("%" G_GUINT64_FORMAT, self->next_log_id++);
  sleep->start = stretch->start;
  sleep->end = stretch->end;
  sleep->day = daybeat_instant_get_day (sleep->end);
  sleep->main = FALSE;
  sleep->in_bed_minutes = sleep->asleep_minutes = stretch->minutes;
  sleep->awake_minutes = 0;
  sleep->efficiency_received = 100;
  sleep->info_code = 0;
  sleep->log_type = g_strdup ("manual");
  sleep->level_minutes[DAYBEAT_SLEEP_LEVEL_ASLEEP] = stretch->minutes;
  daybeat_sleep_add_segment (sleep->segments, stretch->start.wall_ms, (guint32)stretch->minutes * 60,
                             DAYBEAT_SLEEP_LEVEL_ASLEEP);
  return sleep;
}

void
standin_sleep_log (StandIn *self, StandInCall *call)
{
  Stretch stretch;
  const char *wrong = read_stretch (call->form, &stretch);
  g_autoptr (JsonObject) root = json_object_new ();
  g_autoptr (JsonNode) node = NULL;
  DaybeatSleep *sleep;

  if (wrong != NULL)
    standin_reply_invalid (self, call->message, wrong, "Invalid value for parameter %s", wrong);
  else if (overlaps (self, &stretch))
    standin_reply_error (call->message, 400, "validation", "startTime",
                         "The sleep log overlaps with an existing sleep log.");
  else if (standin_check_quota (self, call->message))
    {
      sleep = make_sleep (self, &stretch);
      g_ptr_array_add (self->person->sleeps, sleep);
      json_object_set_member (root, "sleep", standin_encode_sleep (self, sleep, FALSE));
      node = standin_wrap (root);
      standin_answer (self, call, 201, node, "sleep");
    }
}

void
standin_sleep_delete (StandIn *self, StandInCall *call)
{
  const char *last = call->rest + strlen ("sleep/");
  gsize n_digits = strspn (last, "0123456789");
  g_autofree char *id = g_strndup (last, n_digits);

  if (!g_str_equal (last + n_digits, ".json"))
    {
      standin_reply_not_found (call->message);
      return;
    }
  for (guint i = 0; i < self->person->sleeps->len; i++)
    {
      if (!g_str_equal (((DaybeatSleep *)g_ptr_array_index (self->person->sleeps, i))->id, id))
        continue;
      if (standin_check_quota (self, call->message))
        {
          g_ptr_array_remove_index (self->person->sleeps, i);
          soup_server_message_set_status (call->message, 204, NULL);
        }
      return;
    }
  standin_reply_error (call->message, 404, "not_found", "logId", "The sleep log could not be found.");
}

void
standin_sleep_goal (StandIn *self, StandInCall *call)
{
  g_autoptr (JsonNode) node = NULL;

  if (!standin_check_quota (self, call->message))
    return;
  node = standin_encode_sleep_goal (self);
  standin_answer (self, call, 200, node, "sleep-goal");
}

/* The answer holds what was set, and no more. */
void
standin_sleep_set_goal (StandIn *self, StandInCall *call)
{
  DaybeatSleepGoal *goal = self->person->sleep_goal;
  g_autoptr (JsonObject) root = json_object_new ();
  g_autoptr (JsonNode) node = NULL;
  JsonObject *wish = json_object_new ();
  gint64 minutes;

  json_object_set_object_member (root, "goal", wish);
  if (!standin_parse_number (g_hash_table_lookup (call->form, "minDuration"), 1, 1440, &minutes))
    {
      standin_reply_invalid (self, call->message, "minDuration", "Invalid value for parameter minDuration");
      return;
    }
  if (!standin_check_quota (self, call->message))
    return;
  goal->minutes = (int)minutes;
  goal->updated = daybeat_instant_from_utc (daybeat_clock_now (), 0, DAYBEAT_OFFSET_RECEIVED);
  json_object_set_int_member (wish, "minDuration", goal->minutes);
  standin_set_utc (wish, "updatedOn", goal->updated);
  node = standin_wrap (root);
  standin_answer (self, call, 201, node, "sleep-goal");
}
