/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-family-load.h"
#include "daybeat-overview-card.h"
#include "daybeat-sleep-range.h"
#include "daybeat-units.h"

G_BEGIN_DECLS

/**
 * daybeat_overview_sleep_show_night:
 * @card: shows the newest night of @range, and opens it
 * @reason: said where there is none
 */
void daybeat_overview_sleep_show_night (DaybeatOverviewCard *card, DaybeatSleepRange *range,
                                        DaybeatEmptyReason reason, DaybeatUnits *units);

/**
 * daybeat_overview_sleep_show_nights:
 * @card: shows how the nights of @range were on average
 * @reason: said where there are too few
 */
void daybeat_overview_sleep_show_nights (DaybeatOverviewCard *card, DaybeatSleepRange *range,
                                         DaybeatEmptyReason reason, DaybeatUnits *units);

G_END_DECLS
