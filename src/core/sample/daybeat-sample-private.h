/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-sample.h"

G_BEGIN_DECLS

struct _DaybeatSample
{
  guint32 seed;
  DaybeatDay first;
  DaybeatDay last;
};

/* 1 January 1970 as a Julian day */
#define EPOCH_DAY 719163

typedef struct
{
  const char *id;
  const char *name;
} DaybeatSampleName;

/* What goes on in the life of the person on one day. */
typedef struct
{
  gboolean ill;
  gboolean not_worn;
  gboolean flight; /* the night is spent on a long one */
  int lag_minutes; /* how much later than usual the body wants to sleep */
} DaybeatSampleLife;

/* One file a part; each fills its own arrays of the batch. */
void _daybeat_sample_add_profile (DaybeatSample *self, DaybeatBatch *batch);
void _daybeat_sample_add_badges (DaybeatSample *self, DaybeatBatch *batch);
void _daybeat_sample_add_friends (DaybeatSample *self, DaybeatBatch *batch);
void _daybeat_sample_add_devices (DaybeatSample *self, DaybeatBatch *batch);
void _daybeat_sample_add_sleeps (DaybeatSample *self, DaybeatBatch *batch);

/* The night that ends on @day, where there is one, and the nap after it. */
void _daybeat_sample_add_night (DaybeatSample *self, DaybeatSource source, GPtrArray *sleeps, DaybeatDay day);
DaybeatSampleLife _daybeat_sample_live (DaybeatSample *self, DaybeatDay day);
gboolean _daybeat_sample_is_on_old_device (DaybeatSample *self, DaybeatDay day);

/* The person's own name and id, chosen by the seed. */
DaybeatSampleName _daybeat_sample_get_name (DaybeatSample *self);

G_END_DECLS
