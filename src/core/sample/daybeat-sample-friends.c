/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-sample"

#include "config.h"

#include <string.h>

#include "daybeat-random-private.h"
#include "daybeat-sample-private.h"

#define TOPIC_FRIENDS G_GUINT64_CONSTANT (0x600000000)

/* Steps of seven days; two share a place, and −1 is somebody who shares no numbers. */
static const struct
{
  DaybeatSampleName name;
  int steps;
} friends[] = {
  { { "9FRNDA", "Amara N." }, 91240 }, { { "9FRNDB", "Björn L." }, 84410 },  { { "9FRNDC", "Chen W." }, 77905 },
  { { "9FRNDD", "Dolores P." }, 71288 }, { { "9FRNDE", "Elif K." }, 60310 },  { { "9FRNDF", "Farid A." }, 60310 },
  { { "9FRNDG", "Greta S." }, 48120 },  { { "9FRNDH", "Hugo M." }, 39977 },  { { "9FRNDI", "Ines R." }, 21034 },
  { { "9FRNDJ", "Jonas T." }, 8450 },   { { "9FRNDK", "Keiko O." }, -1 },    { { "9FRNDL", "Leo (junior)" }, -1 },
};

static void
add_entry (DaybeatBatch *batch, const char *id, const char *name, int steps, gboolean self_entry)
{
  DaybeatLeaderboardEntry *entry = daybeat_leaderboard_entry_new ();

  entry->source = batch->source;
  entry->id = g_strdup (id);
  entry->display_name = g_strdup (name);
  entry->self = self_entry;
  entry->hidden = steps < 0;
  if (steps >= 0)
    {
      entry->steps = steps;
      entry->average_steps = steps / 7.0;
    }
  g_ptr_array_add (batch->leaderboard, entry);
}

static int
compare_steps (gconstpointer a, gconstpointer b)
{
  const DaybeatLeaderboardEntry *one = *(DaybeatLeaderboardEntry *const *) a;
  const DaybeatLeaderboardEntry *other = *(DaybeatLeaderboardEntry *const *) b;

  if (one->steps != other->steps)
    return one->steps > other->steps ? -1 : 1;
  return strcmp (one->id, other->id);
}

/* Who has as many steps as the one before shares that one's place. */
static void
give_places (GPtrArray *leaderboard)
{
  const DaybeatLeaderboardEntry *former = NULL;

  g_ptr_array_sort (leaderboard, compare_steps);
  for (guint i = 0; i < leaderboard->len; i++)
    {
      DaybeatLeaderboardEntry *entry = g_ptr_array_index (leaderboard, i);

      if (entry->hidden)
        continue;
      entry->rank = former != NULL && former->steps == entry->steps ? former->rank : (int) i + 1;
      former = entry;
    }
}

void
_daybeat_sample_add_friends (DaybeatSample *self, DaybeatBatch *batch)
{
  DaybeatRandom random = daybeat_random_seed (self->seed, TOPIC_FRIENDS);
  DaybeatSampleName own = _daybeat_sample_get_name (self);

  for (gsize i = 0; i < G_N_ELEMENTS (friends); i++)
    {
      DaybeatFriend *person = daybeat_friend_new ();

      person->source = batch->source;
      person->id = g_strdup (friends[i].name.id);
      person->display_name = g_strdup (friends[i].name.name);
      person->child = g_str_has_suffix (person->display_name, "(junior)");
      g_ptr_array_add (batch->friends, person);
      add_entry (batch, friends[i].name.id, friends[i].name.name, friends[i].steps, FALSE);
    }
  add_entry (batch, own.id, batch->profile->display_name, 62000 + daybeat_random_between (&random, 0, 6000), TRUE);
  give_places (batch->leaderboard);
}

char *
daybeat_sample_dup_avatar_svg (DaybeatSample *self, const char *person_id)
{
  static const char *const skins[] = { "#f2cfae", "#d9a066", "#a9714b", "#7a4a2b", "#f5ddc6" };
  static const char *const hairs[] = { "#2b1d14", "#5a3825", "#b5651d", "#c9a15a", "#444444", "#8e3b46" };
  static const char *const grounds[] = { "#99c1f1", "#8ff0a4", "#f9f06b", "#ffbe6f", "#f66151", "#dc8add" };
  DaybeatRandom random = daybeat_random_seed (self->seed, TOPIC_FRIENDS + g_str_hash (person_id));
  const char *ground = grounds[daybeat_random_between (&random, 0, G_N_ELEMENTS (grounds) - 1)];
  const char *skin = skins[daybeat_random_between (&random, 0, G_N_ELEMENTS (skins) - 1)];
  const char *hair = hairs[daybeat_random_between (&random, 0, G_N_ELEMENTS (hairs) - 1)];
  const char *shirt = grounds[daybeat_random_between (&random, 0, G_N_ELEMENTS (grounds) - 1)];

  return g_strdup_printf ("<svg xmlns='http://www.w3.org/2000/svg' width='150' height='150' viewBox='0 0 150 150'>"
                          "<rect width='150' height='150' fill='%s'/>"
                          "<ellipse cx='75' cy='150' rx='52' ry='44' fill='%s' stroke='#00000022' stroke-width='3'/>"
                          "<path d='M38 70a37 42 0 0 1 74 0v18H38z' fill='%s'/>"
                          "<ellipse cx='75' cy='78' rx='29' ry='34' fill='%s'/>"
                          "<path d='M46 70q10-26 34-20 18 2 24 20-4-34-31-34-26 2-27 34z' fill='%s'/>"
                          "<circle cx='64' cy='78' r='3' fill='#241f31'/><circle cx='86' cy='78' r='3' fill='#241f31'/>"
                          "<path d='M63 93q12 11 24 0' fill='none' stroke='#241f31' stroke-width='3' "
                          "stroke-linecap='round'/></svg>",
                          ground, shirt, hair, skin, hair);
}
