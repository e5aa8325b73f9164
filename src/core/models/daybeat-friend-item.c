/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-models"

#include "config.h"

#include "daybeat-friend-item.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _DaybeatFriendItem
{
  GObject parent_instance;

  DaybeatLeaderboardEntry *entry; /* (owned) (nullable) */
  DaybeatFriend *friend_;         /* (owned) (nullable) */
  double share;
};

G_DEFINE_FINAL_TYPE (DaybeatFriendItem, daybeat_friend_item, G_TYPE_OBJECT)

static void
daybeat_friend_item_finalize (GObject *object)
{
  DaybeatFriendItem *self = DAYBEAT_FRIEND_ITEM (object);

  g_clear_pointer (&self->entry, daybeat_leaderboard_entry_unref);
  g_clear_pointer (&self->friend_, daybeat_friend_unref);

  G_OBJECT_CLASS (daybeat_friend_item_parent_class)->finalize (object);
}

static void
daybeat_friend_item_class_init (DaybeatFriendItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = daybeat_friend_item_finalize;
}

static void
daybeat_friend_item_init (DaybeatFriendItem *self)
{
}

static DaybeatFriendItem *
daybeat_friend_item_new (DaybeatLeaderboardEntry *entry, DaybeatFriend *friend_)
{
  DaybeatFriendItem *self = g_object_new (DAYBEAT_TYPE_FRIEND_ITEM, NULL);

  self->entry = entry != NULL ? daybeat_leaderboard_entry_ref (entry) : NULL;
  self->friend_ = friend_ != NULL ? daybeat_friend_ref (friend_) : NULL;
  return self;
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  DaybeatFriendItem *left = *(DaybeatFriendItem **) a;
  DaybeatFriendItem *right = *(DaybeatFriendItem **) b;
  guint left_rank = (guint) daybeat_friend_item_get_rank (left);
  guint right_rank = (guint) daybeat_friend_item_get_rank (right);

  /* As unsigned, nobody's −1 comes after every place. */
  if (left_rank != right_rank)
    return left_rank < right_rank ? -1 : 1;
  return g_utf8_collate (daybeat_friend_item_get_name (left), daybeat_friend_item_get_name (right));
}

static GListModel *
create_sorted (GPtrArray *items)
{
  g_autoptr (GListStore) store = g_list_store_new (DAYBEAT_TYPE_FRIEND_ITEM);

  g_ptr_array_sort (items, compare_items);
  g_list_store_splice (store, 0, 0, items->pdata, items->len);
  return G_LIST_MODEL (g_steal_pointer (&store));
}

static DaybeatFriend *
find_friend (GPtrArray *friends, const char *id)
{
  for (guint i = 0; i < friends->len; i++)
    {
      DaybeatFriend *friend_ = g_ptr_array_index (friends, i);

      if (id != NULL && g_strcmp0 (friend_->id, id) == 0)
        return friend_;
    }
  return NULL;
}

static gboolean
is_on_leaderboard (GPtrArray *leaderboard, const char *id)
{
  for (guint i = 0; i < leaderboard->len; i++)
    {
      DaybeatLeaderboardEntry *entry = g_ptr_array_index (leaderboard, i);

      if (id != NULL && g_strcmp0 (entry->id, id) == 0)
        return TRUE;
    }
  return FALSE;
}

GListModel *
daybeat_friend_item_create_places (GPtrArray *leaderboard, GPtrArray *friends)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 most = 0;

  g_return_val_if_fail (leaderboard != NULL && friends != NULL, NULL);

  for (guint i = 0; i < leaderboard->len; i++)
    {
      DaybeatLeaderboardEntry *entry = g_ptr_array_index (leaderboard, i);

      g_ptr_array_add (items, daybeat_friend_item_new (entry, find_friend (friends, entry->id)));
      most = MAX (most, entry->hidden ? 0 : entry->steps);
    }
  for (guint i = 0; i < items->len; i++)
    {
      DaybeatFriendItem *item = g_ptr_array_index (items, i);
      gint64 steps = daybeat_friend_item_get_steps (item);

      item->share = most > 0 && steps > 0 ? (double) steps / (double) most : 0;
    }
  return create_sorted (items);
}

GListModel *
daybeat_friend_item_create_others (GPtrArray *leaderboard, GPtrArray *friends)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (leaderboard != NULL && friends != NULL, NULL);

  for (guint i = 0; i < friends->len; i++)
    {
      DaybeatFriend *friend_ = g_ptr_array_index (friends, i);

      if (!is_on_leaderboard (leaderboard, friend_->id))
        g_ptr_array_add (items, daybeat_friend_item_new (NULL, friend_));
    }
  return create_sorted (items);
}

const char *
daybeat_friend_item_get_name (DaybeatFriendItem *self)
{
  const char *name = NULL;

  g_return_val_if_fail (DAYBEAT_IS_FRIEND_ITEM (self), NULL);

  if (self->entry != NULL)
    name = self->entry->display_name;
  if ((name == NULL || name[0] == '\0') && self->friend_ != NULL)
    name = self->friend_->display_name;
  if (name != NULL && name[0] != '\0')
    return name;
  return daybeat_friend_item_is_self (self) ? _("You") : _("A friend");
}

const char *
daybeat_friend_item_get_avatar_url (DaybeatFriendItem *self)
{
  g_return_val_if_fail (DAYBEAT_IS_FRIEND_ITEM (self), NULL);

  if (self->entry != NULL && self->entry->avatar_url != NULL)
    return self->entry->avatar_url;
  return self->friend_ != NULL ? self->friend_->avatar_url : NULL;
}

gboolean
daybeat_friend_item_is_self (DaybeatFriendItem *self)
{
  g_return_val_if_fail (DAYBEAT_IS_FRIEND_ITEM (self), FALSE);

  return self->entry != NULL && self->entry->self;
}

int
daybeat_friend_item_get_rank (DaybeatFriendItem *self)
{
  g_return_val_if_fail (DAYBEAT_IS_FRIEND_ITEM (self), DAYBEAT_ABSENT);

  return self->entry != NULL && self->entry->rank > 0 ? self->entry->rank : DAYBEAT_ABSENT;
}

gint64
daybeat_friend_item_get_steps (DaybeatFriendItem *self)
{
  g_return_val_if_fail (DAYBEAT_IS_FRIEND_ITEM (self), DAYBEAT_ABSENT);

  return self->entry != NULL && !self->entry->hidden && self->entry->steps >= 0 ? self->entry->steps : DAYBEAT_ABSENT;
}

double
daybeat_friend_item_get_share (DaybeatFriendItem *self)
{
  g_return_val_if_fail (DAYBEAT_IS_FRIEND_ITEM (self), 0);

  return self->share;
}

char *
daybeat_friend_item_dup_reason (DaybeatFriendItem *self)
{
  g_return_val_if_fail (DAYBEAT_IS_FRIEND_ITEM (self), NULL);

  if (daybeat_friend_item_get_steps (self) != DAYBEAT_ABSENT)
    return NULL;
  if (self->entry == NULL)
    return g_strdup (_("Not on the leaderboard of these seven days"));
  if (self->entry->hidden)
    return g_strdup (_("Does not share their steps"));
  return g_strdup (_("No steps in the last seven days"));
}

char *
daybeat_friend_item_dup_detail (DaybeatFriendItem *self, DaybeatUnits *units)
{
  g_return_val_if_fail (DAYBEAT_IS_FRIEND_ITEM (self), NULL);

  if (self->entry != NULL && !self->entry->hidden && isfinite (self->entry->average_steps))
    {
      g_autofree char *steps = daybeat_units_format_steps (units, llround (self->entry->average_steps));

      /* Translators: %s is a number of steps with its word. */
      return g_strdup_printf (_("%s a day on average"), steps);
    }
  if (self->friend_ != NULL && !daybeat_instant_is_absent (self->friend_->since))
    {
      g_autofree char *date = daybeat_units_format_day (units, daybeat_instant_get_day (self->friend_->since),
                                                        DAYBEAT_DATE_LONG);

      return g_strdup_printf (_("Friends since %s"), date);
    }
  return g_strdup ("");
}

char *
daybeat_friend_item_dup_summary (DaybeatFriendItem *self, DaybeatUnits *units)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  char *reason;

  g_return_val_if_fail (DAYBEAT_IS_FRIEND_ITEM (self), NULL);

  if (daybeat_friend_item_get_rank (self) != DAYBEAT_ABSENT)
    /* Translators: the rank on the leaderboard */
    g_ptr_array_add (parts, g_strdup_printf (_("Place %d"), daybeat_friend_item_get_rank (self)));
  g_ptr_array_add (parts, g_strdup (daybeat_friend_item_get_name (self)));
  if (daybeat_friend_item_is_self (self))
    g_ptr_array_add (parts, g_strdup (_("this is you")));
  reason = daybeat_friend_item_dup_reason (self);
  if (reason == NULL)
    reason = daybeat_units_format_steps (units, daybeat_friend_item_get_steps (self));
  g_ptr_array_add (parts, reason);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **) parts->pdata);
}
