/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "daybeat-badge-item.h"
#include "daybeat-store.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_BADGE_DIALOG (daybeat_badge_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatBadgeDialog, daybeat_badge_dialog, DAYBEAT, BADGE_DIALOG, AdwDialog)

/**
 * daybeat_badge_dialog_new:
 * @store: where its picture is kept
 *
 * One badge: what it means, when it was earned and how often.
 */
AdwDialog *daybeat_badge_dialog_new (DaybeatBadgeItem *item, DaybeatUnits *units, DaybeatStore *store);

G_END_DECLS
