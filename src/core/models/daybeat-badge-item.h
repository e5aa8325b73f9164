/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "daybeat-badge.h"
#include "daybeat-units.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_BADGE_ITEM (daybeat_badge_item_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatBadgeItem, daybeat_badge_item, DAYBEAT, BADGE_ITEM, GObject)

/**
 * DaybeatBadgeItem:
 *
 * A badge as a page shows it: one that was earned, or the next one of its ladder.
 */

/**
 * daybeat_badge_item_new:
 *
 * Returns: (transfer full): an earned badge
 */
DaybeatBadgeItem *daybeat_badge_item_new (DaybeatBadge *badge);

/**
 * daybeat_badge_item_new_next:
 * @below: the highest badge of the ladder that was earned
 * @value: the step above it
 *
 * Returns: (transfer full): a badge that has not been earned yet
 */
DaybeatBadgeItem *daybeat_badge_item_new_next (DaybeatBadge *below, gint64 value);

/**
 * daybeat_badge_item_get_badge:
 *
 * Returns: (transfer none): the record; for a next badge that of the one below it
 */
DaybeatBadge *daybeat_badge_item_get_badge (DaybeatBadgeItem *self);

gboolean daybeat_badge_item_is_next (DaybeatBadgeItem *self);

/**
 * daybeat_badge_item_get_value:
 *
 * Returns: the threshold, in the badge's unit
 */
gint64 daybeat_badge_item_get_value (DaybeatBadgeItem *self);

/**
 * daybeat_badge_item_dup_title:
 *
 * Returns: (transfer full): its name; for a next badge what it takes
 */
char *daybeat_badge_item_dup_title (DaybeatBadgeItem *self, DaybeatUnits *units);

/**
 * daybeat_badge_item_dup_threshold:
 *
 * Returns: (transfer full): what it takes, with its unit: `25,000 steps`; for a kind nobody knows, the service's
 *   words
 */
char *daybeat_badge_item_dup_threshold (DaybeatBadgeItem *self, DaybeatUnits *units);

/**
 * daybeat_badge_item_dup_short_value:
 *
 * Returns: (transfer full): the threshold to be drawn into a medallion: `10k`, `402`; empty where it says nothing
 */
char *daybeat_badge_item_dup_short_value (DaybeatBadgeItem *self, DaybeatUnits *units);

/**
 * daybeat_badge_item_dup_short_unit:
 *
 * Returns: (transfer full): one word under the value in a medallion: `steps`; empty where none is known
 */
char *daybeat_badge_item_dup_short_unit (DaybeatBadgeItem *self);

/**
 * daybeat_badge_item_dup_times:
 *
 * Returns: (transfer full): `×57`; empty for once and for never
 */
char *daybeat_badge_item_dup_times (DaybeatBadgeItem *self, DaybeatUnits *units);

/**
 * daybeat_badge_item_dup_summary:
 *
 * Returns: (transfer full): all of it in a sentence, for a screen reader
 */
char *daybeat_badge_item_dup_summary (DaybeatBadgeItem *self, DaybeatUnits *units);

G_END_DECLS
