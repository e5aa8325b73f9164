/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "daybeat-sync-plan.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_SYNC_PLAN_ITEM (daybeat_sync_plan_item_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatSyncPlanItem, daybeat_sync_plan_item, DAYBEAT, SYNC_PLAN_ITEM, GObject)

/**
 * DaybeatSyncPlanItem:
 *
 * What a sync still means to ask for of one resource, for people to read.
 *
 * Properties, all read-only: `title` (string, translated), `since` (uint, a #DaybeatDay: the oldest day), `until`
 * (uint, the newest one), `requests` (uint, as far as can be said beforehand), `seconds` (uint, its share of the time
 * that all of them take at the pace that the service allows).
 */
const char *daybeat_sync_plan_item_get_title (DaybeatSyncPlanItem *self);
DaybeatDay daybeat_sync_plan_item_get_since (DaybeatSyncPlanItem *self);
DaybeatDay daybeat_sync_plan_item_get_until (DaybeatSyncPlanItem *self);
guint daybeat_sync_plan_item_get_requests (DaybeatSyncPlanItem *self);
guint daybeat_sync_plan_item_get_seconds (DaybeatSyncPlanItem *self);

/**
 * daybeat_sync_plan_get_seconds:
 *
 * Returns: how long so many requests to @service take at least: at the pace that it allows, and no faster than an
 *   ordinary connection is
 */
guint daybeat_sync_plan_get_seconds (DaybeatService *service, guint requests);

/**
 * daybeat_sync_plan_make_list:
 * @steps: (element-type DaybeatSyncStep):
 *
 * Returns: (transfer full): a #GListModel of #DaybeatSyncPlanItem, one a resource, in the order of the service
 */
GListModel *daybeat_sync_plan_make_list (DaybeatService *service, GArray *steps);

G_END_DECLS
