/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-absent.h"
#include "daybeat-instant.h"
#include "daybeat-source.h"

G_BEGIN_DECLS

/**
 * DaybeatProfile:
 *
 * What a service knows of the person. Measures are canonical; the `…_unit` members are the person's wishes for
 * showing them: `en_US`, `en_GB`, `METRIC` or `any`.
 */
typedef struct
{
  DaybeatSource source;
  char *id;                  /* (nullable) */
  char *display_name;        /* (nullable), like every text here */
  char *full_name;
  char *first_name;
  char *last_name;
  char *nickname;
  char *about_me;
  DaybeatDay birth_date;
  int age;                   /* or DAYBEAT_ABSENT */
  char *gender;              /* `MALE`, `FEMALE`, `NA` */
  double height_m;           /* or NaN, like every measure here */
  double weight_kg;
  double stride_walking_m;
  double stride_running_m;
  char *stride_walking_type; /* `auto`, `manual`, `default` */
  char *stride_running_type;
  DaybeatDay member_since;
  char *timezone;            /* IANA name */
  int utc_offset_minutes;    /* G_MININT where absent */
  char *city;
  char *state;
  char *country;
  char *locale;
  char *language_locale;
  char *foods_locale;
  char *avatar_url;          /* the largest picture offered */
  gint64 average_daily_steps; /* or DAYBEAT_ABSENT */
  char *start_of_week;       /* `SUNDAY`, `MONDAY` */
  char *clock;               /* `12hour`, `24hour` */
  char *sleep_tracking;      /* `Normal`, `Sensitive` */
  char *distance_unit;
  char *height_unit;
  char *weight_unit;
  char *water_unit;
  char *water_unit_name;
  char *temperature_unit;
  char *glucose_unit;
  char *swim_unit;
  int child;                 /* TRUE, FALSE or DAYBEAT_ABSENT */
  int ambassador;            /* TRUE, FALSE or DAYBEAT_ABSENT */
  int coach;                 /* TRUE, FALSE or DAYBEAT_ABSENT */
  int auto_stride;           /* TRUE, FALSE or DAYBEAT_ABSENT */
  DaybeatDay as_of;
  char *extra;               /* every other member, as a JSON object; (nullable) */
} DaybeatProfile;

/**
 * daybeat_profile_new:
 *
 * Returns: (transfer full): a record with every member absent
 */
DaybeatProfile *daybeat_profile_new (void);
DaybeatProfile *daybeat_profile_ref (DaybeatProfile *self);
void daybeat_profile_unref (DaybeatProfile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DaybeatProfile, daybeat_profile_unref)

G_END_DECLS
