/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-models"

#include "config.h"

#include "daybeat-badge-ladder.h"

#define MAX_STEPS 24

typedef struct
{
  const char *type;
  const char *unit; /* NULL: a plain count */
  gint64 steps[MAX_STEPS];
} Ladder;

static const Ladder ladders[] = {
  { "DAILY_STEPS", NULL,
    { 5000, 10000, 15000, 20000, 25000, 30000, 35000, 40000, 45000, 50000, 55000, 60000, 65000, 70000, 75000, 80000,
      90000, 100000 } },
  { "DAILY_FLOORS", NULL, { 10, 25, 50, 75, 100, 125, 150, 175, 200, 300, 400, 500, 600, 700 } },
  { "LIFETIME_FLOORS", NULL, { 500, 1000, 2000, 4000, 8000, 14000, 20000, 28000, 35000 } },
  { "LIFETIME_DISTANCE", "KILOMETERS",
    { 42, 112, 402, 563, 804, 1184, 1593, 2574, 3007, 3213, 4023, 4800, 6649, 8046, 8851, 9289, 12713, 20004 } },
  { "LIFETIME_DISTANCE", "MILES",
    { 26, 70, 250, 350, 500, 736, 990, 1600, 1869, 1997, 2500, 2983, 4132, 5000, 5500, 5772, 7900, 12430 } },
};

static const Ladder *
find_ladder (const char *type, const char *unit)
{
  for (guint i = 0; i < G_N_ELEMENTS (ladders); i++)
    if (g_strcmp0 (type, ladders[i].type) == 0 && g_strcmp0 (unit, ladders[i].unit) == 0)
      return &ladders[i];
  return NULL;
}

gboolean
daybeat_badge_ladder_has (const char *type, const char *unit, gint64 value)
{
  const Ladder *ladder = find_ladder (type, unit);

  for (guint i = 0; ladder != NULL && i < MAX_STEPS && ladder->steps[i] != 0; i++)
    if (ladder->steps[i] == value)
      return TRUE;
  return FALSE;
}

gint64
daybeat_badge_ladder_get_next (const char *type, const char *unit, gint64 value)
{
  const Ladder *ladder = find_ladder (type, unit);

  for (guint i = 0; ladder != NULL && i < MAX_STEPS && ladder->steps[i] != 0; i++)
    if (ladder->steps[i] > value)
      return ladder->steps[i];
  return DAYBEAT_ABSENT;
}
