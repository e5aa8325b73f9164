/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-reading.h"

G_BEGIN_DECLS

/**
 * DaybeatWeighing:
 * @weight: (nullable) (unowned): one of both is there
 * @fat: (nullable) (unowned): share of body fat that was measured with it
 * @bmi: as received, else of the height that was known then, or NaN
 * @shown: whether it is shown
 *
 * What somebody reads on a scale that knows more than the weight.
 */
typedef struct
{
  const DaybeatReading *weight;
  const DaybeatReading *fat;
  double bmi;
  gboolean shown;
} DaybeatWeighing;

/**
 * daybeat_weighings_make:
 * @weights: (element-type DaybeatReading): every copy
 * @fats: (element-type DaybeatReading): every copy
 * @heights: (element-type DaybeatReading): every copy
 * @height_m: where @heights is empty, or NaN
 * @all_sources: every copy, each with what its own source measured, instead of what is shown
 *
 * Returns: (transfer full) (element-type DaybeatWeighing): by time
 */
GArray *daybeat_weighings_make (GPtrArray *weights, GPtrArray *fats, GPtrArray *heights, double height_m,
                                gboolean all_sources);

G_END_DECLS
