/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-standin"

/* Lists and reconciled lists (§3.1, §3.2): newest first, page after page. Days are made one by one until a page is
 * full. */

#include "config.h"

#include <string.h>

#include "standin-google-data-private.h"

#define MAX_PAGE 10000
#define MAX_SESSIONS 25
#define DEFAULT_PAGE 1440
#define DEFAULT_HEART_RATES 50

typedef struct
{
  StandInGoogleCall *call;
  StandInGoogleFilter filter;
  guint request; /* what a token is bound to */
  StandInPosition position;
  guint size;
  GString *out;
  guint n_written;
  gint64 written_ms; /* start of the last one written */
  guint n_at_written;
} Page;

static gboolean
is_session_of_25 (const StandInGoogleType *type)
{
  return type->kind == STANDIN_KIND_SLEEP || g_str_equal (type->id, "exercise");
}

static gboolean
read_size (StandInGoogleCall *call, guint *size)
{
  gboolean few = is_session_of_25 (call->type);
  guint usual = few ? MAX_SESSIONS : g_str_equal (call->type->id, "heart-rate") ? DEFAULT_HEART_RATES : DEFAULT_PAGE;

  if (!standin_google_read_page_size (call->self, call->message, g_hash_table_lookup (call->form, "pageSize"), size))
    return FALSE;
  *size = MIN (*size > 0 ? *size : usual, few ? MAX_SESSIONS : MAX_PAGE);
  return TRUE;
}

/* Everything that a later page must repeat. */
static guint
hash_request (StandInGoogleCall *call, guint size)
{
  const char *filter = g_hash_table_lookup (call->form, "filter");
  const char *family = g_hash_table_lookup (call->form, "dataSourceFamily");
  g_autofree char *all = g_strdup_printf ("%s %d %u %s %s", call->type->id, call->reconcile, size,
                                          filter != NULL ? filter : "", family != NULL ? family : "");

  return g_str_hash (all);
}

static gboolean
read_page (StandInGoogleCall *call, Page *page)
{
  const char *token = g_hash_table_lookup (call->form, "pageToken");

  page->call = call;
  page->position = (StandInPosition){ G_MAXINT64, 0 };
  if (!standin_google_read_filter (call, &page->filter) || !read_size (call, &page->size))
    return FALSE;
  page->request = hash_request (call, page->size);
  if (token == NULL || *token == '\0' || standin_google_read_token (token, page->request, &page->position))
    return TRUE;
  standin_google_reply_invalid (call->self, call->message, NULL, "page_token",
                                "The page token is invalid, or the request is another one than it was given for.");
  return FALSE;
}

/* What the source of a point is good for. */
static gboolean
is_wanted (const StandInGoogleCall *call, const StandInPoint *point)
{
  const DaybeatReading *reading = point->record;

  if (call->own_only || (call->reconcile && g_strcmp0 (point->device, "Phone") == 0))
    return FALSE;
  if (!call->wearables_only)
    return TRUE;
  if (g_str_equal (call->type->method, "MANUAL") || g_strcmp0 (point->device, "Phone") == 0)
    return FALSE;
  return !g_str_equal (call->type->id, "weight") || reading->device != NULL;
}

static void
write_one (Page *page, const StandInPoint *point)
{
  standin_google_write_point (page->out, page->call, point);
  page->n_at_written = page->n_written > 0 && point->start_ms == page->written_ms ? page->n_at_written + 1 : 1;
  page->written_ms = point->start_ms;
  page->n_written++;
}

static void
write_day (Page *page, DaybeatDay day)
{
  const StandInGoogleCall *call = page->call;
  g_autoptr (GArray) points = standin_points_new ();

  standin_google_collect (call->self, call->type, day, STANDIN_LISTING, points);
  for (guint i = points->len; i-- > 0 && page->n_written < page->size;)
    {
      const StandInPoint *point = &g_array_index (points, StandInPoint, i);

      if (point->start_ms > page->position.before_ms || !is_wanted (call, point) ||
          !standin_google_filter_matches (&page->filter, call->type, point))
        continue;
      if (point->start_ms == page->position.before_ms && page->position.skip > 0)
        page->position.skip--;
      else
        write_one (page, point);
    }
}

static DaybeatDay
day_of (gint64 ms, DaybeatDay least, DaybeatDay most)
{
  DaybeatInstant instant = { .wall_ms = ms };

  if (ms < daybeat_sample_midnight (least))
    return least;
  return ms > daybeat_sample_midnight (most) ? most : CLAMP (daybeat_instant_get_day (instant), least, most);
}

/* Two days of margin on either side: days begin before UTC's here, and sleeps are known by their ends. */
static void
write_days (Page *page)
{
  StandIn *self = page->call->self;
  DaybeatDay first = self->person->first_day, last = self->person->last_day, from = last, until = first;

  for (guint i = 0; i < page->filter.n_ranges; i++)
    {
      from = MIN (from, day_of (page->filter.ranges[i].from_ms, first, last));
      until = MAX (until, day_of (page->filter.ranges[i].until_ms, first, last));
    }
  until = MIN (until, day_of (page->position.before_ms, first, last));
  if (page->filter.silent)
    return;
  if (page->call->type->kind == STANDIN_KIND_FOOD)
    {
      write_day (page, last);
      return;
    }
  for (DaybeatDay day = MIN (until + 2, last); day + 2 >= from && day >= first && page->n_written < page->size; day--)
    write_day (page, day);
}

/* A full page always promises another one, which is empty where the points were just as many. At the end the token is
 * left out or empty. */
static void
put_token (Page *page)
{
  g_autofree char *token = NULL;

  if (page->n_written < page->size)
    {
      if (page->request % 3 == 0 && page->n_written > 0)
        standin_put_text (page->out, "nextPageToken", "");
      return;
    }
  if (page->written_ms == page->position.before_ms)
    page->n_at_written += page->position.skip;
  token = standin_google_make_token (page->request, (StandInPosition){ page->written_ms, page->n_at_written });
  standin_put_text (page->out, "nextPageToken", token);
}

static void
put_stranger (Page *page)
{
  standin_begin (page->out, NULL, '{');
  g_string_append (page->out, "\"dataSource\":{\"platform\":\"PLATFORM_OF_TOMORROW\"},"
                              "\"typeOfTomorrow\":{\"value\":1}");
  standin_end (page->out, '}');
}

/* Megabytes are not copied. */
static void
send (SoupServerMessage *message, GString *out)
{
  gsize length = out->len;
  char *text = g_string_free_and_steal (out);

  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "application/json; charset=UTF-8", SOUP_MEMORY_TAKE, text, length);
}

void
standin_google_list (StandInGoogleCall *call)
{
  Page page = { 0 };
  guint skip;

  if (!read_page (call, &page))
    return;
  skip = page.position.skip;
  page.out = g_string_new ("{");
  standin_begin (page.out, "dataPoints", '[');
  if (call->odd && page.position.before_ms == G_MAXINT64)
    put_stranger (&page);
  write_days (&page);
  page.position.skip = skip;
  if (page.out->str[page.out->len - 1] == '[')
    g_string_assign (page.out, "{");
  else
    standin_end (page.out, ']');
  put_token (&page);
  standin_end (page.out, '}');
  g_string_truncate (page.out, page.out->len - 1);
  send (call->message, page.out);
}

/* The one with this id; only a few types have names. */
void
standin_google_get (StandInGoogleCall *call, const char *id)
{
  StandIn *self = call->self;
  g_autofree char *ending = g_strdup_printf ("/dataTypes/%s/dataPoints/%s\"", call->type->id, id);

  for (DaybeatDay day = self->person->last_day; day >= self->person->first_day; day--)
    {
      g_autoptr (GArray) points = standin_points_new ();

      standin_google_collect (self, call->type, day, STANDIN_LISTING, points);
      for (guint i = 0; i < points->len; i++)
        {
          g_autoptr (GString) out = g_string_new (NULL);

          standin_google_write_point (out, call, &g_array_index (points, StandInPoint, i));
          if (strstr (out->str, ending) == NULL)
            continue;
          g_string_truncate (out, out->len - 1);
          standin_reply_text (call->message, 200, "application/json; charset=UTF-8", out->str);
          return;
        }
      if (call->type->kind == STANDIN_KIND_FOOD)
        break;
    }
  standin_google_reply_error (call->message, &(StandInGoogleError){
                                                 .code = 404,
                                                 .status = "NOT_FOUND",
                                                 .message = "The requested data point was not found.",
                                             });
}
