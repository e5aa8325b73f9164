/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-absent.h"
#include "daybeat-instant.h"
#include "daybeat-source.h"

G_BEGIN_DECLS

/**
 * DaybeatFriend:
 *
 * Somebody on the person's list of friends.
 */
typedef struct
{
  DaybeatSource source;
  char *id;
  char *display_name; /* (nullable) */
  char *avatar_url;   /* (nullable) */
  int child;          /* TRUE, FALSE or DAYBEAT_ABSENT */
  DaybeatInstant since;
  DaybeatDay as_of;
  char *extra;        /* members nobody knew, as a JSON object; (nullable) */
} DaybeatFriend;

/**
 * daybeat_friend_new:
 *
 * Returns: (transfer full): a record with every member absent
 */
DaybeatFriend *daybeat_friend_new (void);
DaybeatFriend *daybeat_friend_ref (DaybeatFriend *self);
void daybeat_friend_unref (DaybeatFriend *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DaybeatFriend, daybeat_friend_unref)

G_END_DECLS
