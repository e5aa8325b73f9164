/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-google-health"

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "daybeat-google-health-decode-person.h"
#include "daybeat-json-fields.h"
#include "daybeat-service-error.h"

#define PATH "tcx.Trackpoint[]"

/* What of a point is being read; the parser knows no entities but XML's own five, and loads nothing. */
typedef struct
{
  DaybeatBatch *batch;
  GArray *points;
  GString *text; /* of the element that is open */
  gboolean is_open;
  gboolean is_tcx;
  gboolean in_point;
  DaybeatTrackPoint point;
  gboolean has_time;
} Reader;

/* Without the namespace's prefix, which every writer chooses anew. */
static const char *
get_local_name (const char *name)
{
  const char *colon = strrchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

static void
begin_element (GMarkupParseContext *context, const char *name, const char **attributes, const char **values,
               gpointer user_data, GError **error)
{
  Reader *self = user_data;

  if (!self->is_open)
    self->is_tcx = g_str_equal (get_local_name (name), "TrainingCenterDatabase");
  self->is_open = TRUE;
  g_string_truncate (self->text, 0);
  if (!g_str_equal (get_local_name (name), "Trackpoint"))
    return;
  self->in_point = TRUE;
  self->has_time = FALSE;
  self->point = (DaybeatTrackPoint) { 0, NAN, NAN, NAN };
}

static void
read_text (GMarkupParseContext *context, const char *text, gsize length, gpointer user_data, GError **error)
{
  Reader *self = user_data;

  if (self->in_point)
    g_string_append_len (self->text, text, (gssize) length);
}

static double
read_number (Reader *self, const char *name, double largest)
{
  char *end;
  double number;

  g_strstrip (self->text->str);
  errno = 0;
  number = g_ascii_strtod (self->text->str, &end);
  if (end != self->text->str && *end == '\0' && errno == 0 && fabs (number) <= largest)
    return number;
  daybeat_batch_add_finding (self->batch, PATH, "has a number that cannot be", name);
  return NAN;
}

static void
read_time (Reader *self)
{
  DaybeatInstant instant;

  g_strstrip (self->text->str);
  self->has_time = daybeat_instant_parse (self->text->str, &instant);
  if (self->has_time)
    self->point.time_ms = daybeat_instant_get_utc (instant);
  else
    daybeat_batch_add_finding (self->batch, PATH, "has no time that can be read", self->text->str);
}

/* A point without a place is one of a tunnel, or of a pause: only its pulse was measured. */
static void
end_point (Reader *self)
{
  self->in_point = FALSE;
  if (self->has_time && !isnan (self->point.latitude) && !isnan (self->point.longitude))
    g_array_append_val (self->points, self->point);
}

static void
end_element (GMarkupParseContext *context, const char *name, gpointer user_data, GError **error)
{
  Reader *self = user_data;
  const char *local = get_local_name (name);

  if (!self->in_point)
    return;
  if (g_str_equal (local, "Trackpoint"))
    end_point (self);
  else if (g_str_equal (local, "Time"))
    read_time (self);
  else if (g_str_equal (local, "LatitudeDegrees"))
    self->point.latitude = read_number (self, local, 90);
  else if (g_str_equal (local, "LongitudeDegrees"))
    self->point.longitude = read_number (self, local, 180);
  else if (g_str_equal (local, "AltitudeMeters"))
    self->point.altitude_m = read_number (self, local, 20000);
  g_string_truncate (self->text, 0);
}

static int
compare_points (gconstpointer a, gconstpointer b)
{
  const DaybeatTrackPoint *one = a;
  const DaybeatTrackPoint *other = b;

  return (one->time_ms > other->time_ms) - (one->time_ms < other->time_ms);
}

static gboolean
parse (Reader *self, const char *text, gsize size, GError **error)
{
  static const GMarkupParser parser = { begin_element, end_element, read_text, NULL, NULL };
  g_autoptr (GMarkupParseContext) context =
      g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, self, NULL);

  if (size > 0 && g_markup_parse_context_parse (context, text, (gssize) size, NULL) &&
      g_markup_parse_context_end_parse (context, NULL) && self->is_tcx)
    return TRUE;
  /* The parser's own message quotes the text, which is the person's. */
  g_set_error_literal (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_MALFORMED,
                       _("The route that the service sent is not TCX, or was cut off."));
  return FALSE;
}

/* The JSON object that some answers have around the TCX; NULL where there is none. */
static char *
unwrap (GBytes *body, GError **error)
{
  gsize size;
  const char *text = g_bytes_get_data (body, &size);
  g_autoptr (JsonNode) root = NULL;
  const char *tcx;

  while (size > 0 && g_ascii_isspace (*text))
    text++, size--;
  if (size == 0 || *text != '{')
    return NULL;
  root = daybeat_json_parse_object (body, error);
  if (root == NULL)
    return NULL;
  tcx = json_object_get_string_member_with_default (json_node_get_object (root), "tcxData", NULL);
  if (tcx == NULL)
    daybeat_json_fail_shape (error);
  return g_strdup (tcx);
}

gboolean
daybeat_google_health_decode_tcx (GBytes *body, const char *exercise_id, DaybeatBatch *batch, GError **error)
{
  g_autoptr (DaybeatTrack) track = daybeat_track_new (exercise_id);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) wrapped = NULL;
  g_autofree char *tcx = unwrap (body, &wrapped);
  Reader reader = { .batch = batch, .points = track->points, .text = text };
  gsize size;
  const char *data = g_bytes_get_data (body, &size);

  if (wrapped != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&wrapped));
      return FALSE;
    }
  if (!parse (&reader, tcx != NULL ? tcx : data, tcx != NULL ? strlen (tcx) : size, error))
    return FALSE;
  g_array_sort (track->points, compare_points);
  track->source = batch->source;
  if (track->points->len > 0)
    g_ptr_array_add (batch->tracks, g_steal_pointer (&track));
  return TRUE;
}
