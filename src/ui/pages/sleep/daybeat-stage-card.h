/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "daybeat-sleep.h"
#include "daybeat-units.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_STAGE_CARD (daybeat_stage_card_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatStageCard, daybeat_stage_card, DAYBEAT, STAGE_CARD, GtkBox)

/**
 * DaybeatStageCardNumbers:
 * @minutes: in this stage; NaN where not known
 * @percent: whole percent of the sleep, or −1 where it has no share of it
 * @mean: the person's own mean in minutes; NaN where there is none
 * @mean_received: whether the service sent @mean
 * @mean_nights: nights found for a mean
 * @comparable: whether this could have a mean at all
 * @longest: minutes that fill the bar
 */
typedef struct
{
  double minutes;
  int percent;
  double mean;
  gboolean mean_received;
  guint mean_nights;
  gboolean comparable;
  double longest;
} DaybeatStageCardNumbers;

/**
 * daybeat_stage_card_show:
 *
 * Shows one stage of a night: how long, what share, and the person's own mean as a tick, or what is missing for one.
 */
void daybeat_stage_card_show (DaybeatStageCard *self, DaybeatSleepLevel level, const DaybeatStageCardNumbers *numbers,
                              DaybeatUnits *units);

G_END_DECLS
