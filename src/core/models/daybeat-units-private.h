/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-units.h"

#define DAYBEAT_METRES_PER_MILE 1609.344
#define DAYBEAT_METRES_PER_INCH 0.0254
#define DAYBEAT_KILOGRAMS_PER_POUND 0.45359237
#define DAYBEAT_KILOGRAMS_PER_STONE 6.35029318

/* Takes @text and puts a narrow no-break space (U+202F) where it has a plain one: translators need not type it. */
char *_daybeat_units_join (char *text);

/* What stands where a value is absent. */
char *_daybeat_units_dup_absent (void);
