/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <math.h>

/* Absent is not zero. Counts that cannot be negative are absent as −1, measures as NaN, texts as NULL. */
#define DAYBEAT_ABSENT (-1)
#define DAYBEAT_ABSENT_NUMBER ((double) NAN)
