/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "daybeat-profile-field.h"

G_BEGIN_DECLS

/**
 * daybeat_profile_form_create_row:
 *
 * Returns: (transfer floating): a row in which a person changes @field
 */
GtkWidget *daybeat_profile_form_create_row (const DaybeatProfileField *field, const DaybeatProfile *profile,
                                            DaybeatUnits *units);

/**
 * daybeat_profile_form_dup_typed:
 *
 * Returns: (transfer full): what stands in a row made by daybeat_profile_form_create_row(), for
 *   daybeat_profile_field_apply()
 */
char *daybeat_profile_form_dup_typed (GtkWidget *row, const DaybeatProfileField *field);

/**
 * daybeat_profile_form_get_hint:
 *
 * Returns: (nullable): what can be typed, translated, as a sentence
 */
const char *daybeat_profile_form_get_hint (const DaybeatProfileField *field);

G_END_DECLS
