/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-sample-clock.h"
#include "daybeat-sample-day.h"
#include "standin-google-private.h"

G_BEGIN_DECLS

/* The data endpoints of the Google Health API: types, points, and how they are written. */

typedef struct _StandInGoogleType StandInGoogleType;

#define STANDIN_POINT_VALUES 8

/**
 * StandInPoint:
 * @start_ms: milliseconds since 1970 UTC; of a daily number its midnight as if in UTC
 * @end_ms: the same as @start_ms for samples
 * @values: what it says, in the units of the API; their meaning is the type's
 * @device: (nullable): what counted it, where no record says so
 * @doubled: whether summaries come twice
 * @unprocessed: whether a sleep has only just arrived
 * @record: (nullable): #DaybeatReading, #DaybeatExercise or #DaybeatSleep, owned
 *
 * One data point before it is written.
 */
typedef struct
{
  gint64 start_ms;
  gint64 end_ms;
  double values[STANDIN_POINT_VALUES];
  const char *device;
  gboolean doubled;
  gboolean unprocessed;
  gpointer record;
  GDestroyNotify unref;
} StandInPoint;

GArray *standin_points_new (void);

/* Returns the new one, good until the next is appended. */
StandInPoint *standin_points_append (GArray *points, gint64 start_ms, gint64 end_ms);

typedef enum
{
  STANDIN_KIND_INTERVAL,
  STANDIN_KIND_SAMPLE,
  STANDIN_KIND_DAILY,
  STANDIN_KIND_SESSION,
  STANDIN_KIND_SLEEP,
  STANDIN_KIND_ECG,
  STANDIN_KIND_FOOD,
} StandInGoogleKind;

/* What may be asked of a type (§4). */
typedef enum
{
  STANDIN_CAN_LIST = 1 << 0,
  STANDIN_CAN_GET = 1 << 1,
  STANDIN_CAN_RECONCILE = 1 << 2,
  STANDIN_CAN_ROLL_UP = 1 << 3,
  STANDIN_CAN_DAILY_ROLL_UP = 1 << 4,
} StandInGoogleAbility;

/* Whether points are collected to be listed, or to be summed up: one a minute that was worn then, though it says 0;
 * or, for whole days, one a day. */
typedef enum
{
  STANDIN_LISTING,
  STANDIN_ROLLING,
  STANDIN_ROLLING_DAYS,
} StandInPurpose;

/* What the points of a window come to. */
typedef struct
{
  guint n;
  double sums[STANDIN_POINT_VALUES];
  double low;
  double high;
  double last[STANDIN_POINT_VALUES];
} StandInRoll;

/**
 * StandInGoogleType:
 * @collect: appends the points of @day, the oldest first
 * @write: writes the members of the value behind its time
 * @roll: (nullable): writes the members of the value of a roll-up
 * @roll_key: (nullable): under which, if it is not @key
 */
struct _StandInGoogleType
{
  const char *id;
  const char *key;
  StandInGoogleKind kind;
  StandInGoogleAbility abilities;
  const char *scope;
  const char *method; /* how it is recorded */
  gboolean named;
  guint max_roll_days;
  void (*collect) (StandIn *self, const StandInGoogleType *type, DaybeatDay day, StandInPurpose purpose,
                   GArray *points);
  void (*write) (GString *out, const StandInGoogleType *type, const StandInPoint *point);
  void (*roll) (GString *out, const StandInRoll *roll);
  const char *roll_key;
};

const StandInGoogleType *standin_google_find_type (const char *id);

/**
 * StandInGoogleCall:
 * @reconcile: whether one stream of all sources is asked for
 * @wearables_only: whether what a person typed in is left out
 * @own_only: whether only what the caller wrote is asked for: nothing
 * @odd: whether it shall answer what nobody has seen yet
 * @early: whether the last night is still being worked out
 * @form: the query
 */
typedef struct
{
  StandIn *self;
  SoupServerMessage *message;
  const StandInGoogleType *type;
  const char *scopes;
  GHashTable *form;
  gboolean reconcile;
  gboolean wearables_only;
  gboolean own_only;
  gboolean odd;
  gboolean early;
} StandInGoogleCall;

/* Reads a data source family; returns FALSE after having answered 400. */
gboolean standin_google_read_family (StandInGoogleCall *call, const char *family);

/* Endpoints. Each answers. */
void standin_google_profile (StandIn *self, SoupServerMessage *message);
void standin_google_settings (StandIn *self, SoupServerMessage *message);
void standin_google_identity (StandIn *self, SoupServerMessage *message);
void standin_google_irn_profile (StandIn *self, SoupServerMessage *message);
void standin_google_devices (StandIn *self, SoupServerMessage *message, const char *id, GHashTable *form);
void standin_google_list (StandInGoogleCall *call);
void standin_google_get (StandInGoogleCall *call, const char *id);
void standin_google_roll_up (StandInGoogleCall *call, gboolean daily);
void standin_google_tcx (StandInGoogleCall *call, const char *id);

#define STANDIN_N_MINUTE_TYPES 13

/**
 * StandInDigest:
 * @sums: of each type that has a value a minute, what the day's come to, and whether there are any
 * @records: exercises and readings
 *
 * What is kept of every day once it was made: its minutes are too many.
 */
typedef struct
{
  DaybeatSampleBody body;
  guint8 zone_min[DAYBEAT_SAMPLE_N_ZONES];
  gint64 start_ms;
  gint64 night_end_ms; /* 0 without a night */
  struct
  {
    gboolean present;
    double values[STANDIN_POINT_VALUES];
  } sums[STANDIN_N_MINUTE_TYPES];
  DaybeatBatch *records;
} StandInDigest;

/* Days, made when they are asked for; the last few are kept. */
const DaybeatSampleDay *standin_google_get_day (StandIn *self, DaybeatDay day);
const StandInDigest *standin_google_get_digest (StandIn *self, DaybeatDay day);

/* Fills @digest's sums from the minutes of @day. */
void standin_digest_sum_up (StandInDigest *digest, const DaybeatSampleDay *day);

/* The points of @type on @day as the service has them now: withdrawn ones are gone, revised ones say something else.
 */
void standin_google_collect (StandIn *self, const StandInGoogleType *type, DaybeatDay day, StandInPurpose purpose,
                             GArray *points);

/* Filters (§3.3) */

#define STANDIN_MAX_RANGES 4

/* From when on, and until before when. */
typedef struct
{
  gint64 from_ms;
  gint64 until_ms;
} StandInRange;

/**
 * StandInGoogleFilter:
 * @civil: whether times are those of the wall's clock
 * @silent: whether it is allowed but selects nothing, as has been seen of samples by civil time
 */
typedef struct
{
  StandInRange ranges[STANDIN_MAX_RANGES];
  guint n_ranges;
  gboolean civil;
  gboolean silent;
} StandInGoogleFilter;

/* Returns FALSE after having answered 400. */
gboolean standin_google_read_filter (StandInGoogleCall *call, StandInGoogleFilter *filter);
gboolean standin_google_filter_matches (const StandInGoogleFilter *filter, const StandInGoogleType *type,
                                        const StandInPoint *point);

/* Times in texts. @ms is not set where they are no times. */
gboolean standin_google_parse_physical (const char *text, gint64 *ms);
gboolean standin_google_parse_civil (const char *text, gint64 *wall_ms);

/* Pages */

/* What a token stands for: points not newer than this were not given yet. */
typedef struct
{
  gint64 before_ms;
  guint skip; /* points at just that time that were given */
} StandInPosition;

char *standin_google_make_token (guint request, StandInPosition position);
gboolean standin_google_read_token (const char *token, guint request, StandInPosition *position);

/* Returns FALSE after having answered 400. @size: 0 where none was sent */
gboolean standin_google_read_page_size (StandIn *self, SoupServerMessage *message, const char *text, guint *size);

/* JSON as text: ten thousand points a page are too many for nodes. Every value is followed by a comma, which the end
 * of what it is in takes back. */
void standin_put_key (GString *out, const char *key);
void standin_put_text (GString *out, const char *key, const char *text);
void standin_put_number (GString *out, const char *key, double value);
void standin_put_int64 (GString *out, const char *key, double value);
void standin_put_seconds (GString *out, const char *key, double seconds);
void standin_put_flag (GString *out, const char *key);
void standin_put_utc (GString *out, const char *key, gint64 utc_ms);
void standin_put_offset (GString *out, const char *key, int offset_minutes);
void standin_put_date (GString *out, const char *key, DaybeatDay day);
void standin_put_civil (GString *out, const char *key, gint64 wall_ms);
void standin_begin (GString *out, const char *key, char bracket);
void standin_end (GString *out, char bracket);

/* The time of a point under the name that its kind has for it. */
void standin_put_time (GString *out, const StandInGoogleType *type, const StandInPoint *point);

/* A point as list or reconcile gives it. */
void standin_google_write_point (GString *out, const StandInGoogleCall *call, const StandInPoint *point);

/* Values of types with a form of their own. */
void standin_google_write_sleep (GString *out, const StandInGoogleType *type, const StandInPoint *point);
void standin_google_write_exercise (GString *out, const StandInGoogleType *type, const StandInPoint *point);
void standin_google_write_ecg (GString *out, const StandInGoogleType *type, const StandInPoint *point);
void standin_google_write_irn (GString *out, const StandInGoogleType *type, const StandInPoint *point);
void standin_google_write_food (GString *out, const StandInGoogleType *type, const StandInPoint *point);
void standin_google_write_food_unit (GString *out, const StandInGoogleType *type, const StandInPoint *point);
void standin_google_write_nutrition (GString *out, const StandInGoogleType *type, const StandInPoint *point);
void standin_google_roll_nutrition (GString *out, const StandInRoll *roll);

G_END_DECLS
