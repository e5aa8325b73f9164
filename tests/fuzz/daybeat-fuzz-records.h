/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-batch.h"

G_BEGIN_DECLS

/**
 * daybeat_fuzz_check_records:
 *
 * Puts what a decoder let through to the export, whose lines must be JSON; ends the program where one is not.
 */
void daybeat_fuzz_check_records (DaybeatBatch *batch);

G_END_DECLS
