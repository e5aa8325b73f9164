/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <yyjson.h>

#include "daybeat-google-health-samples.h"
#include "daybeat-google-health-type.h"

G_BEGIN_DECLS

/*
 * Pages of samples. They have 10,000 points and a first sync has thousands of pages: the one place here where json-glib
 * is too slow.
 */

#define DAYBEAT_GOOGLE_HEALTH_MAX_NUMBERS 4

typedef struct _SeriesKind SeriesKind;

/**
 * SeriesPage:
 * @near_minutes: the offset of the last point that said one
 *
 * A page while it is read.
 */
typedef struct
{
  const DaybeatGoogleHealthType *type;
  const SeriesKind *kind;
  DaybeatBatch *batch;
  DaybeatGoogleHealthSamples *samples;
  int near_minutes;
} SeriesPage;

/**
 * SeriesReadFunc:
 * @point: all of it, as it came
 * @value: what it says, below the type's key
 * @values: one a column of the kind, NaN until it is read
 *
 * Returns: whether the values can be used; what cannot be read is noted by then
 */
typedef gboolean (*SeriesReadFunc) (SeriesPage *page, yyjson_val *point, yyjson_val *value, double *values);

/**
 * SeriesNumber:
 * @within: (nullable): an object around it
 */
typedef struct
{
  const char *within;
  const char *member;
  guint column;
  double scale;
} SeriesNumber;

/**
 * SeriesKind:
 * @key: the service's name in JSON
 * @id: of the kind of series
 * @mean: (nullable): what stands for the first number where samples were rolled up
 * @zero: a missing first number is 0, which the service leaves out; else the sample says nothing
 * @sum_up: whether points of one instant are parts of one
 * @known: further members that are read, or say nothing new
 *
 * How samples of a type are read.
 */
struct _SeriesKind
{
  const char *key;
  const char *id;
  const char *mean;
  gboolean zero;
  gboolean sum_up;
  SeriesReadFunc read;
  SeriesNumber numbers[DAYBEAT_GOOGLE_HEALTH_MAX_NUMBERS];
  const char *known[DAYBEAT_GOOGLE_HEALTH_MAX_NUMBERS];
};

const SeriesKind *_daybeat_google_health_series_kind_find (const char *key);

/**
 * _daybeat_google_health_note_sample:
 * @original: (nullable): what is kept
 */
void _daybeat_google_health_note_sample (SeriesPage *page, const char *member, const char *reason,
                                         yyjson_val *original);

/**
 * _daybeat_google_health_is_given:
 *
 * Returns: whether there is something, and not null
 */
gboolean _daybeat_google_health_is_given (yyjson_val *value);

/**
 * _daybeat_google_health_read_number:
 *
 * Returns: whether @value is a finite number, or a text that is one
 */
gboolean _daybeat_google_health_read_number (yyjson_val *value, double *number);

G_END_DECLS
