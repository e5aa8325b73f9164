/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-profile.h"
#include "daybeat-units.h"

G_BEGIN_DECLS

/**
 * DaybeatProfileGroup: in the order in which they are shown
 */
typedef enum
{
  DAYBEAT_PROFILE_GROUP_ABOUT,
  DAYBEAT_PROFILE_GROUP_BODY,
  DAYBEAT_PROFILE_GROUP_PLACE,
  DAYBEAT_PROFILE_GROUP_UNITS,
  DAYBEAT_PROFILE_GROUP_ACCOUNT,
} DaybeatProfileGroup;

#define DAYBEAT_N_PROFILE_GROUPS 5

/**
 * DaybeatProfileKind: what a field holds, and so how it is shown and typed
 */
typedef enum
{
  DAYBEAT_PROFILE_KIND_TEXT,
  DAYBEAT_PROFILE_KIND_CHOICE,
  DAYBEAT_PROFILE_KIND_DAY,
  DAYBEAT_PROFILE_KIND_HEIGHT,
  DAYBEAT_PROFILE_KIND_STRIDE,
  DAYBEAT_PROFILE_KIND_WEIGHT,
  DAYBEAT_PROFILE_KIND_STEPS,
  DAYBEAT_PROFILE_KIND_YEARS,
  DAYBEAT_PROFILE_KIND_UTC_OFFSET,
  DAYBEAT_PROFILE_KIND_YES_NO,
} DaybeatProfileKind;

/**
 * DaybeatProfileChoice:
 * @value: as the service writes it
 * @alias: (nullable): another spelling of the same
 * @label: what a person reads, untranslated
 */
typedef struct
{
  const char *value;
  const char *alias;
  const char *label;
} DaybeatProfileChoice;

/**
 * DaybeatProfileField:
 * @name: a word for tests and widgets
 * @label: what a person reads, untranslated
 * @offset: of the member in #DaybeatProfile
 * @editable: whether the service takes a change of it
 * @choices: (nullable) (array zero-terminated=1): for #DAYBEAT_PROFILE_KIND_CHOICE
 *
 * One thing that a service knows of a person.
 */
typedef struct
{
  const char *name;
  const char *label;
  DaybeatProfileGroup group;
  DaybeatProfileKind kind;
  gsize offset;
  gboolean editable;
  const DaybeatProfileChoice *choices;
} DaybeatProfileField;

/**
 * daybeat_profile_field_get_all:
 * @n_fields: (out):
 *
 * Returns: (transfer none) (array length=n_fields): in the order in which they are shown
 */
const DaybeatProfileField *daybeat_profile_field_get_all (gsize *n_fields);

/**
 * daybeat_profile_field_find:
 *
 * Returns: (transfer none) (nullable):
 */
const DaybeatProfileField *daybeat_profile_field_find (const char *name);

/**
 * daybeat_profile_group_get_title:
 *
 * Returns: translated
 */
const char *daybeat_profile_group_get_title (DaybeatProfileGroup group);

/**
 * daybeat_profile_field_get_label:
 *
 * Returns: translated
 */
const char *daybeat_profile_field_get_label (const DaybeatProfileField *field);

/**
 * daybeat_profile_field_dup_text:
 *
 * Returns: (transfer full) (nullable): the value for reading, with its unit; %NULL where the service did not say
 */
char *daybeat_profile_field_dup_text (const DaybeatProfileField *field, const DaybeatProfile *profile,
                                      DaybeatUnits *units);

/**
 * daybeat_profile_field_dup_typed:
 *
 * Returns: (transfer full): the value as a person would type it: a day as `YYYY-MM-DD`, a choice as the service's
 *   word; empty where absent
 */
char *daybeat_profile_field_dup_typed (const DaybeatProfileField *field, const DaybeatProfile *profile,
                                       DaybeatUnits *units);

/**
 * daybeat_profile_field_apply:
 * @profile: what is known now
 * @text: what the person typed
 * @changes: where the member is set, if and only if @text says something else than @profile
 *
 * Returns: whether @text is a value of this field
 */
gboolean daybeat_profile_field_apply (const DaybeatProfileField *field, const DaybeatProfile *profile,
                                      DaybeatUnits *units, const char *text, DaybeatProfile *changes);

G_END_DECLS
