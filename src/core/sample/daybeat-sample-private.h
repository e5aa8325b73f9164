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

typedef struct
{
  const char *id;
  const char *name;
} DaybeatSampleName;

/* One file a part; each fills its own arrays of the batch. */
void _daybeat_sample_add_profile (DaybeatSample *self, DaybeatBatch *batch);
void _daybeat_sample_add_badges (DaybeatSample *self, DaybeatBatch *batch);
void _daybeat_sample_add_friends (DaybeatSample *self, DaybeatBatch *batch);
void _daybeat_sample_add_devices (DaybeatSample *self, DaybeatBatch *batch);
void _daybeat_sample_add_sleeps (DaybeatSample *self, DaybeatBatch *batch);

/* The person's own name and id, chosen by the seed. */
DaybeatSampleName _daybeat_sample_get_name (DaybeatSample *self);

G_END_DECLS
