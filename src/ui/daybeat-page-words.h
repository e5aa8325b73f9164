/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-family-load.h"
#include "daybeat-units.h"

G_BEGIN_DECLS

/**
 * daybeat_page_words_get_empty:
 * @reason: why there is nothing
 * @hidden: the sentence for what privacy settings hide
 * @nothing: the sentence for what is simply not there
 *
 * Returns: (transfer none): why a page is empty and what helps, translated
 */
const char *daybeat_page_words_get_empty (DaybeatEmptyReason reason, const char *hidden, const char *nothing);

/**
 * daybeat_page_words_dup_as_of:
 * @day: when the source said so
 *
 * Returns: (transfer full): `As of 30 October 2026 · from Fitbit`; empty where the day is not known
 */
char *daybeat_page_words_dup_as_of (DaybeatUnits *units, DaybeatDay day, DaybeatSource source);

G_END_DECLS
