/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-daily-trend.h"
#include "daybeat-overview-card.h"
#include "daybeat-units.h"

G_BEGIN_DECLS

/*
 * The cards of what is measured day by day. Each is hidden, with its place, where the last 30 days have nothing of it:
 * not every history has such a thing at all.
 */

/**
 * daybeat_overview_body_show_steps:
 */
void daybeat_overview_body_show_steps (DaybeatOverviewCard *card, const DaybeatDailyTrend *trend, DaybeatUnits *units);

/**
 * daybeat_overview_body_show_resting_heart_rate:
 *
 * With the person's usual band in words: position, not colour, says where the number lies.
 */
void daybeat_overview_body_show_resting_heart_rate (DaybeatOverviewCard *card, const DaybeatDailyTrend *trend,
                                                    DaybeatUnits *units);

/**
 * daybeat_overview_body_show_weight:
 * @readings: (element-type DaybeatReading): weights, by time
 */
void daybeat_overview_body_show_weight (DaybeatOverviewCard *card, GPtrArray *readings, DaybeatUnits *units);

G_END_DECLS
