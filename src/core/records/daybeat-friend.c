/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-records"

#include "config.h"

#include "daybeat-friend.h"

#include "daybeat-record-private.h"

static void
daybeat_friend_clear (DaybeatFriend *self)
{
  g_free (self->id);
  g_free (self->display_name);
  g_free (self->avatar_url);
  g_free (self->extra);
}

DAYBEAT_DEFINE_RECORD (DaybeatFriend, daybeat_friend)

DaybeatFriend *
daybeat_friend_new (void)
{
  DaybeatFriend *self = g_atomic_rc_box_new0 (DaybeatFriend);

  self->child = DAYBEAT_ABSENT;
  self->since = DAYBEAT_INSTANT_NONE;
  return self;
}
