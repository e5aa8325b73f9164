/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-sample"

#include "config.h"

#include "daybeat-random-private.h"

guint64
daybeat_random_next (DaybeatRandom *self)
{
  guint64 mixed = (self->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  mixed = (mixed ^ (mixed >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  mixed = (mixed ^ (mixed >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return mixed ^ (mixed >> 31);
}

DaybeatRandom
daybeat_random_seed (guint32 seed, guint64 topic)
{
  DaybeatRandom random = { .state = ((guint64) seed << 32) ^ (topic * G_GUINT64_CONSTANT (0x632be59bd9b4e019)) };

  daybeat_random_next (&random);
  return random;
}

int
daybeat_random_between (DaybeatRandom *self, int low, int high)
{
  return low + (int) (daybeat_random_next (self) % (guint64) (high - low + 1));
}

static double
even (DaybeatRandom *self)
{
  return (double) (daybeat_random_next (self) >> 11) / (double) (G_GUINT64_CONSTANT (1) << 53);
}

gboolean
daybeat_random_chance (DaybeatRandom *self, double percent)
{
  return even (self) * 100.0 < percent;
}

double
daybeat_random_normal (DaybeatRandom *self, double mean, double deviation)
{
  double sum = 0;

  for (int i = 0; i < 12; i++)
    sum += even (self);
  return mean + deviation * (sum - 6.0);
}
