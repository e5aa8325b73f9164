/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-sample"

#include "config.h"

#include "daybeat-random-private.h"
#include "daybeat-sample-private.h"

#define TOPIC_BADGES G_GUINT64_CONSTANT (0x500000000)

/* Names of our own: the vendor's are not ours to hand out. */
typedef struct
{
  const char *name;
  int value;
  int times; /* how often within three years; 0 for what is reached once */
} Rung;

typedef struct
{
  const char *type;
  const char *category;
  const char *unit;
  const char *says; /* what is done, with the number in front */
  const char *gradient_start;
  const char *gradient_end;
  const Rung *rungs;
  gsize n_rungs;
} Ladder;

static const Rung steps[] = {
  { "Front Door", 5000, 912 },   { "Market Square", 10000, 431 }, { "River Path", 15000, 118 },
  { "Old Town Loop", 20000, 37 }, { "Two Valleys", 25000, 11 },    { "Ridge Walk", 30000, 4 },
  { "Dawn to Dusk", 40000, 1 },
};

static const Rung floors[] = {
  { "Attic", 10, 388 }, { "Bell Tower", 25, 46 }, { "Lighthouse", 50, 9 }, { "Castle Hill", 75, 2 },
};

static const Rung distances[] = {
  { "Coast Road", 42, 0 },  { "Island Round", 112, 0 },  { "Two Capitals", 402, 0 },
  { "Alpine Arc", 804, 0 }, { "Great Plain", 1600, 0 }, { "Pole Star", 4000, 0 },
};

static const Rung climbs[] = {
  { "Hot-Air Balloon", 500, 0 }, { "Glider", 1000, 0 }, { "Weather Kite", 2000, 0 }, { "High Cirrus", 4000, 0 },
};

static const Rung weights[] = { { "A Goal to Go For", 1, 0 } };

static const Ladder ladders[] = {
  { "DAILY_STEPS", "Daily Steps", NULL, "steps in a day", "007273", "00D3D6", steps, G_N_ELEMENTS (steps) },
  { "DAILY_FLOORS", "Daily Climb", NULL, "floors in a day", "00A550", "B0DF2A", floors, G_N_ELEMENTS (floors) },
  { "LIFETIME_DISTANCE", "Lifetime Distance", "KILOMETERS", "lifetime kilometres", "5B2A86", "B487E8", distances,
    G_N_ELEMENTS (distances) },
  { "LIFETIME_FLOORS", "Lifetime Climb", NULL, "lifetime floors", "D24958", "FF9A5C", climbs, G_N_ELEMENTS (climbs) },
  { "LIFETIME_WEIGHT_GOAL_SETUP", "Weight Goal", NULL, "weight goal set", "2F5D8C", "7FB4E6", weights,
    G_N_ELEMENTS (weights) },
};

static char *
grouped (int value)
{
  return value >= 1000 ? g_strdup_printf ("%d,%03d", value / 1000, value % 1000) : g_strdup_printf ("%d", value);
}

static DaybeatBadge *
make_badge (const Ladder *ladder, const Rung *rung, gsize number)
{
  DaybeatBadge *badge = daybeat_badge_new ();
  g_autofree char *value = grouped (rung->value);

  badge->id = g_strdup_printf ("M%c%04d", "SFDCW"[ladder - ladders], (int) number);
  badge->type = g_strdup (ladder->type);
  badge->category = g_strdup (ladder->category);
  badge->short_name = g_strdup (rung->name);
  badge->short_description = g_strdup_printf ("%s %s", value, ladder->says);
  badge->description = g_strdup (badge->short_description);
  badge->name = g_strdup_printf ("%s (%s)", rung->name, badge->short_description);
  badge->value = rung->value;
  badge->unit = g_strdup (ladder->unit);
  badge->gradient_start = g_strdup (ladder->gradient_start);
  badge->gradient_end = g_strdup (ladder->gradient_end);
  /* As in real bodies, a set-up badge has nothing to say. */
  if (ladder->rungs != weights)
    badge->earned_message = g_strdup_printf ("You earned %s: %s.", rung->name, badge->short_description);
  return badge;
}

void
_daybeat_sample_add_badges (DaybeatSample *self, DaybeatBatch *batch)
{
  DaybeatRandom random = daybeat_random_seed (self->seed, TOPIC_BADGES);
  int span = (int) (self->last - self->first);

  for (gsize i = 0; i < G_N_ELEMENTS (ladders); i++)
    {
      const Ladder *ladder = &ladders[i];

      /* Highest first within a family, as the service sends them. */
      for (gsize number = ladder->n_rungs; number-- > 0;)
        {
          const Rung *rung = &ladder->rungs[number];
          DaybeatBadge *badge = make_badge (ladder, rung, number);
          int share = rung->times > 0 ? 100 - (int) (number * 9) : (int) ((number + 1) * 90 / ladder->n_rungs);

          badge->source = batch->source;
          badge->times_achieved = rung->times > 0 ? MAX (1, rung->times * span / 1096) : 1;
          badge->date = self->first + (DaybeatDay) (span * share / 100);
          if (badge->date > self->first + 3)
            badge->date -= (DaybeatDay) daybeat_random_between (&random, 0, 3);
          g_ptr_array_add (batch->badges, badge);
        }
    }
}
