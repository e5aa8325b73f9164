/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Small series in few bytes: a version byte, then differences as variable-length integers (seven bits a byte, the
 * sign folded into the lowest bit). A night of 40 segments takes about 160 bytes instead of 640.
 */

/**
 * daybeat_packed_segments_write:
 * @segments: (element-type DaybeatSleepSegment):
 *
 * Returns: (transfer full):
 */
GBytes *daybeat_packed_segments_write (GArray *segments);

/**
 * daybeat_packed_segments_read:
 * @segments: (element-type DaybeatSleepSegment): is emptied, then filled
 *
 * Returns: whether all of @bytes was understood; what stands before damage is kept
 */
gboolean daybeat_packed_segments_read (GBytes *bytes, GArray *segments);

/**
 * daybeat_packed_counts_write:
 * @counts: (array length=n_counts):
 *
 * Returns: (transfer full):
 */
GBytes *daybeat_packed_counts_write (const int *counts, gsize n_counts);

/**
 * daybeat_packed_counts_read:
 * @counts: (array length=n_counts): what the bytes do not say is absent
 */
gboolean daybeat_packed_counts_read (GBytes *bytes, int *counts, gsize n_counts);

G_END_DECLS
