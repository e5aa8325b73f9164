/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-google-health-type.h"
#include "daybeat-json-fields.h"

G_BEGIN_DECLS

/**
 * DaybeatGoogleHealthPoint:
 * @type: what it is of
 * @batch: where its records go
 * @node: (borrowed): all of it, as it came
 * @envelope: its own members: a name, a source
 * @fields: the members of what it says, below the type's key
 * @data: what the reader of a page keeps from point to point
 *
 * A point of a page while it is read.
 */
typedef struct
{
  const DaybeatGoogleHealthType *type;
  DaybeatBatch *batch;
  JsonNode *node;
  DaybeatJsonFields envelope;
  DaybeatJsonFields fields;
  gpointer data;
} DaybeatGoogleHealthPoint;

typedef void (*DaybeatGoogleHealthPointFunc) (DaybeatGoogleHealthPoint *point);

/**
 * DaybeatGoogleHealthOrigin:
 * @id: (nullable): the last part of the point's name
 * @device: (nullable): for people
 * @method: (nullable): the source's word for how it was recorded
 * @details: (nullable): the rest of it, by our names
 *
 * Where a point came from.
 */
typedef struct
{
  char *id;
  char *device;
  char *method;
  JsonObject *details;
} DaybeatGoogleHealthOrigin;

/* One page of each kind of type; see DaybeatGoogleHealthDecoder. */
gboolean _daybeat_google_health_decode_dailies (const DaybeatGoogleHealthType *type, GBytes *body, DaybeatBatch *batch,
                                                char **next_page_token, GError **error);
gboolean _daybeat_google_health_decode_roll_ups (const DaybeatGoogleHealthType *type, GBytes *body,
                                                 DaybeatBatch *batch, char **next_page_token, GError **error);
gboolean _daybeat_google_health_decode_series (const DaybeatGoogleHealthType *type, GBytes *body, DaybeatBatch *batch,
                                               char **next_page_token, GError **error);
gboolean _daybeat_google_health_decode_sleeps (const DaybeatGoogleHealthType *type, GBytes *body, DaybeatBatch *batch,
                                               char **next_page_token, GError **error);
gboolean _daybeat_google_health_decode_exercises (const DaybeatGoogleHealthType *type, GBytes *body,
                                                  DaybeatBatch *batch, char **next_page_token, GError **error);
gboolean _daybeat_google_health_decode_readings (const DaybeatGoogleHealthType *type, GBytes *body,
                                                 DaybeatBatch *batch, char **next_page_token, GError **error);

/**
 * _daybeat_google_health_decode_points:
 * @func: called for each point that has what @type is of
 *
 * Reads a page: `{}` is one without points.
 */
gboolean _daybeat_google_health_decode_points (const DaybeatGoogleHealthType *type, GBytes *body, DaybeatBatch *batch,
                                               DaybeatGoogleHealthPointFunc func, gpointer data,
                                               char **next_page_token, GError **error);

/**
 * _daybeat_google_health_note_point:
 *
 * Keeps the whole point with what is wrong with it.
 */
void _daybeat_google_health_note_point (DaybeatGoogleHealthPoint *point, const char *member, const char *reason);

/**
 * _daybeat_google_health_take_origin:
 * @origin: (out caller-allocates):
 */
void _daybeat_google_health_take_origin (DaybeatGoogleHealthPoint *point, DaybeatGoogleHealthOrigin *origin);
void _daybeat_google_health_origin_clear (DaybeatGoogleHealthOrigin *origin);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DaybeatGoogleHealthOrigin, _daybeat_google_health_origin_clear)

/**
 * _daybeat_google_health_origin_dup_log_type:
 *
 * Returns: (transfer full) (nullable): the export's word for how a session was recorded
 */
char *_daybeat_google_health_origin_dup_log_type (const DaybeatGoogleHealthOrigin *origin);

G_END_DECLS
