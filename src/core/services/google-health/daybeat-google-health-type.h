/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-batch.h"

G_BEGIN_DECLS

/**
 * DaybeatGoogleHealthMethod:
 * @DAYBEAT_GOOGLE_HEALTH_LIST: the points of every source, each with where it came from
 * @DAYBEAT_GOOGLE_HEALTH_RECONCILE: one stream, merged by the service; for samples, which must not be added up twice
 * @DAYBEAT_GOOGLE_HEALTH_DAILY_ROLL_UP: one number a civil day, worked out by the service; a POST
 *
 * How points of a type are asked for.
 */
typedef enum
{
  DAYBEAT_GOOGLE_HEALTH_LIST,
  DAYBEAT_GOOGLE_HEALTH_RECONCILE,
  DAYBEAT_GOOGLE_HEALTH_DAILY_ROLL_UP,
} DaybeatGoogleHealthMethod;

/**
 * DaybeatGoogleHealthBounds:
 * @DAYBEAT_GOOGLE_HEALTH_WHOLE: cannot be bounded: every fetch is the whole list
 * @DAYBEAT_GOOGLE_HEALTH_DATES: civil dates
 * @DAYBEAT_GOOGLE_HEALTH_TIMES: instants from midnight to midnight in UTC, so that windows meet whatever the zone
 * @DAYBEAT_GOOGLE_HEALTH_TIMES_FROM: the same, where the service takes a beginning only: what is later is left out here
 *
 * How a window of days bounds what is asked for.
 */
typedef enum
{
  DAYBEAT_GOOGLE_HEALTH_WHOLE,
  DAYBEAT_GOOGLE_HEALTH_DATES,
  DAYBEAT_GOOGLE_HEALTH_TIMES,
  DAYBEAT_GOOGLE_HEALTH_TIMES_FROM,
} DaybeatGoogleHealthBounds;

typedef struct _DaybeatGoogleHealthType DaybeatGoogleHealthType;

/**
 * DaybeatGoogleHealthDecoder:
 * @type: what was asked for
 * @body: what came, a page
 * @batch: gets its records, its source set on every one
 * @next_page_token: (out) (nullable) (transfer full): what to ask for the next page with; %NULL at the end
 */
typedef gboolean (*DaybeatGoogleHealthDecoder) (const DaybeatGoogleHealthType *type, GBytes *body,
                                                DaybeatBatch *batch, char **next_page_token, GError **error);

/**
 * DaybeatGoogleHealthType:
 * @id: the resource's id, unique: `steps` for the days, `steps-minutes` for the minutes
 * @path: the service's name for the type in an address: `steps` for both
 * @key: its name in JSON, such as `dailyRestingHeartRate`; where a roll-up has another, that one
 * @member: (nullable): what a filter compares, such as `steps.interval.start_time`
 * @method: how it is asked for
 * @bounds: how a window of days becomes a filter or a range
 * @page_size: points a page
 * @window_days: the longest range to ask for at once; 0 where there is no range
 * @reread_days: how many of the latest days may still change upstream
 * @points_a_day: roughly how many there are, to tell beforehand how many requests it takes
 * @scope: the OAuth scope that it needs
 * @families: what it becomes
 * @title: what a person calls it, untranslated
 * @kinds: (array zero-terminated=1): metrics, series and readings of which a fetch holds everything
 * @decode: reads a page; for daybeat_google_health_decode()
 *
 * A row of the service's types, and how Daybeat reads it.
 */
struct _DaybeatGoogleHealthType
{
  const char *id;
  const char *path;
  const char *key;
  const char *member;
  DaybeatGoogleHealthMethod method;
  DaybeatGoogleHealthBounds bounds;
  guint page_size;
  guint window_days;
  guint reread_days;
  double points_a_day;
  const char *scope;
  DaybeatFamilies families;
  const char *title;
  const char *const *kinds;
  DaybeatGoogleHealthDecoder decode;
};

/**
 * daybeat_google_health_types_get:
 * @n_types: (out):
 *
 * Returns: (transfer none) (array length=n_types): every type, in the order that serves a first sync
 */
const DaybeatGoogleHealthType *daybeat_google_health_types_get (gsize *n_types);

/**
 * daybeat_google_health_type_find:
 * @id: (nullable): of a resource
 *
 * Returns: (transfer none) (nullable):
 */
const DaybeatGoogleHealthType *daybeat_google_health_type_find (const char *id);

/**
 * daybeat_google_health_dup_target:
 * @first: first day of the window; ignored, like @last and @today, where the type has no window
 * @last: last day of the window
 * @today: the day it is where the person is
 * @page_token: (nullable): of the page before
 *
 * Returns: (transfer full): path and query, percent-encoded
 */
char *daybeat_google_health_dup_target (const DaybeatGoogleHealthType *type, DaybeatDay first, DaybeatDay last,
                                        DaybeatDay today, const char *page_token);

/**
 * daybeat_google_health_dup_body:
 *
 * Returns: (transfer full) (nullable): the JSON to send with a POST; %NULL where it is a GET
 */
char *daybeat_google_health_dup_body (const DaybeatGoogleHealthType *type, DaybeatDay first, DaybeatDay last,
                                      const char *page_token);

/**
 * daybeat_google_health_set_window:
 *
 * Writes into @batch of what it holds everything once all pages of the window are in it. To be called before the first
 * page is decoded: where the service cannot be told an end, what is later is left out by it.
 */
void daybeat_google_health_set_window (DaybeatBatch *batch, const DaybeatGoogleHealthType *type, DaybeatDay first,
                                       DaybeatDay last, DaybeatDay today);

/**
 * daybeat_google_health_decode:
 * @next_page_token: (out) (nullable) (transfer full): see #DaybeatGoogleHealthDecoder
 *
 * Adds a page to @batch, on any thread. Fields that are missing, null, of another type or unknown never stop it: what
 * cannot be used becomes a finding. The pages of one window go into one batch, newest first, as the service sends them.
 *
 * Returns: %FALSE with #DAYBEAT_SERVICE_ERROR_MALFORMED where the body as a whole is not what was asked for
 */
gboolean daybeat_google_health_decode (const DaybeatGoogleHealthType *type, GBytes *body, DaybeatBatch *batch,
                                       char **next_page_token, GError **error);

G_END_DECLS
