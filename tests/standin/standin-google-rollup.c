/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-standin"

/* Roll-ups (§3.4, §3.5): windows of real time or of civil days, newest first; those without a worn device and without
 * an entry are missing. */

#include "config.h"

#include <string.h>

#include "standin-google-data-private.h"

#define MAX_PAGE 10000
#define DEFAULT_PAGE 1440
#define DEFAULT_DAYS 90

typedef struct
{
  StandInGoogleCall *call;
  gboolean daily;
  gint64 from_ms; /* civil where the windows are */
  gint64 until_ms;
  gint64 window_ms;
  guint request;
  guint size;
  StandInPosition position;
  DaybeatDay day; /* whose points were collected last: windows go from one to the next in it */
  GArray *points; /* (nullable) */
} Request;

static gboolean refuse (Request *request, const char *field, const char *format, ...) G_GNUC_PRINTF (3, 4);

static gboolean
refuse (Request *request, const char *field, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  standin_google_reply_invalid (request->call->self, request->call->message, NULL, field, "%s", text);
  return FALSE;
}

/* Members that there are not are not passed over. */
static gboolean
knows_members (Request *request, JsonObject *object, const char *where, const char *const *known)
{
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *member = members; member != NULL; member = member->next)
    {
      if (!g_strv_contains (known, member->data))
        return refuse (request, where, "Invalid JSON payload received. Unknown name \"%s\"%s%s%s: Cannot find field.",
                       (const char *) member->data, where != NULL ? " at '" : "", where != NULL ? where : "",
                       where != NULL ? "'" : "");
    }
  return TRUE;
}

static JsonObject *
get_object (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static const char *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static gint64
get_number (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_int (node) : 0;
}

/* `{"date":{…},"time":{…}}`, of which the time may be missing. */
static gboolean
read_civil (Request *request, JsonObject *range, const char *name, gint64 *wall_ms)
{
  static const char *const known[] = { "date", "time", NULL };
  g_autofree char *where = g_strconcat ("range.", name, NULL);
  JsonObject *civil = get_object (range, name);
  JsonObject *date = get_object (civil, "date"), *time = get_object (civil, "time");
  DaybeatDay day = daybeat_day_from_ymd ((int) get_number (date, "year"), (int) get_number (date, "month"),
                                         (int) get_number (date, "day"));
  g_autofree char *text = NULL;

  if (civil == NULL)
    return refuse (request, where, "Invalid value at '%s' (type.googleapis.com/CivilDateTime)", where);
  if (!knows_members (request, civil, where, known))
    return FALSE;
  if (day == DAYBEAT_DAY_NONE)
    return refuse (request, where, "Invalid date at '%s'", where);
  text = daybeat_day_to_string (day);
  standin_google_parse_civil (text, wall_ms);
  *wall_ms += (get_number (time, "hours") * 60 + get_number (time, "minutes")) * DAYBEAT_MS_PER_MINUTE;
  return TRUE;
}

static gboolean
read_daily_range (Request *request, JsonObject *body, JsonObject *range)
{
  static const char *const known[] = { "start", "end", NULL };
  gint64 days = json_object_has_member (body, "windowSizeDays") ? get_number (body, "windowSizeDays") : 1;

  if (!knows_members (request, range, "range", known) || !read_civil (request, range, "start", &request->from_ms) ||
      !read_civil (request, range, "end", &request->until_ms))
    return FALSE;
  if (days < 1 || days > request->call->type->max_roll_days)
    return refuse (request, "window_size_days", "The window must be one day or more.");
  if (request->from_ms % DAYBEAT_MS_PER_DAY != 0)
    return refuse (request, "range.start", "The start of the range must be aligned with the window.");
  request->window_ms = days * DAYBEAT_MS_PER_DAY;
  return TRUE;
}

static gboolean
read_physical_range (Request *request, JsonObject *body, JsonObject *range)
{
  static const char *const known[] = { "startTime", "endTime", NULL };
  const char *window = get_text (body, "windowSize");
  char *end = NULL;
  double seconds = window != NULL ? g_ascii_strtod (window, &end) : 0;

  if (!knows_members (request, range, "range", known))
    return FALSE;
  if (!standin_google_parse_physical (get_text (range, "startTime"), &request->from_ms) ||
      !standin_google_parse_physical (get_text (range, "endTime"), &request->until_ms))
    return refuse (request, "range", "Invalid time at 'range'");
  if (end == NULL || g_strcmp0 (end, "s") != 0 || seconds < 1)
    return refuse (request, "window_size", "The window must be one second or more.");
  request->window_ms = (gint64) (seconds * 1000);
  return TRUE;
}

static gboolean
check_range (Request *request)
{
  gint64 limit = request->call->type->max_roll_days * DAYBEAT_MS_PER_DAY;

  if (request->from_ms >= request->until_ms)
    return refuse (request, "range", "The range must not be empty.");
  if (request->until_ms - request->from_ms > limit)
    return refuse (request, "range", "The range must not be longer than %u days for this data type.",
                   request->call->type->max_roll_days);
  return TRUE;
}

static gboolean
read_page (Request *request, JsonObject *body)
{
  guint usual = request->daily ? DEFAULT_DAYS : DEFAULT_PAGE;
  gint64 size = get_number (body, "pageSize");
  const char *token = get_text (body, "pageToken");
  const char *family = get_text (body, "dataSourceFamily");
  g_autofree char *all = NULL;

  if (size < 0)
    return refuse (request, "page_size", "The page size must not be negative.");
  request->size = (guint) CLAMP (size > 0 ? size : usual, 1, MAX_PAGE);
  all = g_strdup_printf ("%s %d %u %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s",
                         request->call->type->id, request->daily, request->size, request->from_ms, request->until_ms,
                         request->window_ms, family != NULL ? family : "");
  request->request = g_str_hash (all);
  request->position = (StandInPosition){ G_MAXINT64, 0 };
  if (token != NULL && *token != '\0' && !standin_google_read_token (token, request->request, &request->position))
    return refuse (request, "page_token",
                   "The page token is invalid, or the request is another one than it was given for.");
  return TRUE;
}

static gboolean
read_body (Request *request, JsonObject *body)
{
  static const char *const daily_members[] = { "range",     "windowSizeDays",   "pageSize",
                                               "pageToken", "dataSourceFamily", NULL };
  static const char *const members[] = { "range", "windowSize", "pageSize", "pageToken", "dataSourceFamily", NULL };
  JsonObject *range = get_object (body, "range");

  if (!knows_members (request, body, NULL, request->daily ? daily_members : members))
    return FALSE;
  if (range == NULL)
    return refuse (request, "range", "The range is required.");
  if (!(request->daily ? read_daily_range (request, body, range) : read_physical_range (request, body, range)))
    return FALSE;
  if (!standin_google_read_family (request->call, get_text (body, "dataSourceFamily")))
    return FALSE;
  return check_range (request) && read_page (request, body);
}

/* Summing up */

static void
roll (StandInRoll *sum, const StandInPoint *point)
{
  sum->low = sum->n > 0 ? MIN (sum->low, point->values[0]) : point->values[0];
  sum->high = sum->n > 0 ? MAX (sum->high, point->values[0]) : point->values[0];
  sum->n++;
  for (guint i = 0; i < STANDIN_POINT_VALUES; i++)
    {
      sum->sums[i] += point->values[i];
      sum->last[i] = point->values[i];
    }
}

/* Days of sums serve where every window is made of whole ones. */
static StandInPurpose
get_purpose (const Request *request)
{
  return request->daily ? STANDIN_ROLLING_DAYS : STANDIN_ROLLING;
}

static gint64
get_time (const Request *request, const StandInPoint *point)
{
  if (!request->daily || request->call->type->kind == STANDIN_KIND_DAILY)
    return point->start_ms;
  return point->start_ms + daybeat_sample_offset_at_utc (point->start_ms) * DAYBEAT_MS_PER_MINUTE;
}

static DaybeatDay
day_of (gint64 ms)
{
  DaybeatInstant instant = { .wall_ms = ms };

  return daybeat_instant_get_day (instant);
}

static GArray *
collect (Request *request, DaybeatDay day)
{
  if (request->points != NULL && request->day == day)
    return request->points;
  g_clear_pointer (&request->points, g_array_unref);
  request->points = standin_points_new ();
  request->day = day;
  standin_google_collect (request->call->self, request->call->type, day, get_purpose (request), request->points);
  return request->points;
}

static gboolean
lies_in (const Request *request, DaybeatDay day, gint64 from_ms, gint64 until_ms)
{
  if (request->daily)
    return day >= day_of (from_ms) && day <= day_of (until_ms - 1);
  return daybeat_sample_midnight (day) < until_ms && daybeat_sample_midnight (day + 1) > from_ms;
}

static StandInRoll
sum_up (Request *request, gint64 from_ms, gint64 until_ms)
{
  StandIn *self = request->call->self;
  StandInRoll sum = { 0 };
  DaybeatDay first = MAX (day_of (from_ms) - 1, self->person->first_day);
  DaybeatDay last = MIN (day_of (until_ms) + 1, self->person->last_day);

  for (DaybeatDay day = first; day <= last && !request->call->own_only; day++)
    {
      GArray *points = lies_in (request, day, from_ms, until_ms) ? collect (request, day) : NULL;

      for (guint i = 0; points != NULL && i < points->len; i++)
        {
          const StandInPoint *point = &g_array_index (points, StandInPoint, i);
          gint64 ms = get_time (request, point);

          if (ms >= from_ms && ms < until_ms)
            roll (&sum, point);
        }
    }
  return sum;
}

static void
put_window (GString *out, const Request *request, gint64 from_ms, gint64 until_ms, const StandInRoll *sum)
{
  const StandInGoogleType *type = request->call->type;

  standin_begin (out, NULL, '{');
  if (request->daily)
    {
      standin_put_civil (out, "civilStartTime", from_ms);
      standin_put_civil (out, "civilEndTime", until_ms);
    }
  else
    {
      standin_put_utc (out, "startTime", from_ms);
      standin_put_utc (out, "endTime", until_ms);
    }
  standin_begin (out, type->roll_key != NULL ? type->roll_key : type->key, '{');
  type->roll (out, sum);
  standin_end (out, '}');
  standin_end (out, '}');
}

/* From the newest window to the oldest, of which the newest may be cut short by the end of the range. */
static void
answer (Request *request)
{
  gint64 n_windows = (request->until_ms - request->from_ms + request->window_ms - 1) / request->window_ms;
  gint64 last_ms = G_MAXINT64;
  GString *out = g_string_new ("{");
  guint n_written = 0;

  standin_begin (out, "rollupDataPoints", '[');
  while (n_windows-- > 0 && n_written < request->size)
    {
      gint64 from_ms = request->from_ms + n_windows * request->window_ms;
      gint64 until_ms = MIN (from_ms + request->window_ms, request->until_ms);
      StandInRoll sum;

      if (from_ms >= request->position.before_ms)
        continue;
      sum = sum_up (request, from_ms, until_ms);
      if (sum.n == 0)
        continue;
      put_window (out, request, from_ms, until_ms, &sum);
      last_ms = from_ms;
      n_written++;
    }
  if (n_written == 0)
    g_string_assign (out, "{");
  else
    standin_end (out, ']');
  if (n_written == request->size && last_ms > request->from_ms)
    {
      g_autofree char *token = standin_google_make_token (request->request, (StandInPosition){ last_ms, 0 });

      standin_put_text (out, "nextPageToken", token);
    }
  standin_end (out, '}');
  g_string_truncate (out, out->len - 1);
  g_clear_pointer (&request->points, g_array_unref);
  standin_reply_text (request->call->message, 200, "application/json; charset=UTF-8", out->str);
  g_string_free (out, TRUE);
}

void
standin_google_roll_up (StandInGoogleCall *call, gboolean daily)
{
  SoupMessageBody *sent = soup_server_message_get_request_body (call->message);
  const char *type =
      soup_message_headers_get_content_type (soup_server_message_get_request_headers (call->message), NULL);
  g_autofree char *text = g_strndup (sent->length > 0 ? sent->data : "", (gsize) sent->length);
  g_autoptr (JsonNode) node = json_from_string (text, NULL);
  Request request = { .call = call, .daily = daily };

  if (g_strcmp0 (type, "application/json") != 0 || node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    refuse (&request, NULL, "Invalid JSON payload received. An object of type application/json is expected.");
  else if (read_body (&request, json_node_get_object (node)))
    answer (&request);
}
