/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-services"

#include "config.h"

#include "daybeat-pacer.h"

struct _DaybeatPacer
{
  guint limit;
  guint period;
  gint64 *places; /* (owned) (array length=limit): the last ones, the oldest at @oldest once all were taken */
  guint taken;
  guint oldest;
};

DaybeatPacer *
daybeat_pacer_new (guint limit, guint period)
{
  DaybeatPacer *self;

  g_return_val_if_fail (limit > 0, NULL);

  self = g_new0 (DaybeatPacer, 1);
  self->limit = limit;
  self->period = period;
  self->places = g_new0 (gint64, limit);
  return self;
}

void
daybeat_pacer_free (DaybeatPacer *self)
{
  g_free (self->places);
  g_free (self);
}

gint64
daybeat_pacer_reserve (DaybeatPacer *self, gint64 now)
{
  gint64 place = now;

  if (self->taken < self->limit)
    self->taken++;
  else
    place = MAX (now, self->places[self->oldest] + self->period);
  self->places[self->oldest] = place;
  self->oldest = (self->oldest + 1) % self->limit;
  return place;
}
