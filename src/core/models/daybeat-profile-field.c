/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-models"

#include "config.h"

#include "daybeat-profile-field.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define OLDEST_YEARS 130

static const DaybeatProfileChoice genders[] = {
  { "FEMALE", NULL, N_ ("Female") }, { "MALE", NULL, N_ ("Male") }, { "NA", NULL, N_ ("Not stated") }, { NULL },
};

static const DaybeatProfileChoice clocks[] = {
  { "24hour", NULL, N_ ("24 hours") }, { "12hour", NULL, N_ ("12 hours, AM and PM") }, { NULL },
};

static const DaybeatProfileChoice weekdays[] = {
  { "MONDAY", NULL, N_ ("Monday") }, { "SUNDAY", NULL, N_ ("Sunday") }, { NULL },
};

/* The service takes `any` for metric and answers with either word. */
static const DaybeatProfileChoice lengths[] = {
  { "any", "METRIC", N_ ("Centimetres") }, { "en_US", NULL, N_ ("Feet and inches") }, { NULL },
};

static const DaybeatProfileChoice weights[] = {
  { "any", "METRIC", N_ ("Kilograms") },
  { "en_US", NULL, N_ ("Pounds") },
  { "en_GB", NULL, N_ ("Stones and pounds") },
  { NULL },
};

static const DaybeatProfileChoice distances[] = {
  { "any", "METRIC", N_ ("Kilometres") }, { "en_US", NULL, N_ ("Miles") }, { NULL },
};

static const DaybeatProfileChoice waters[] = {
  { "any", "METRIC", N_ ("Millilitres") }, { "en_US", NULL, N_ ("Fluid ounces") }, { NULL },
};

static const DaybeatProfileChoice glucoses[] = {
  { "any", "METRIC", N_ ("mmol/L") }, { "en_US", NULL, N_ ("mg/dL") }, { NULL },
};

static const DaybeatProfileChoice swims[] = {
  { "any", "METRIC", N_ ("Metres") }, { "en_US", NULL, N_ ("Yards") }, { NULL },
};

static const DaybeatProfileChoice temperatures[] = {
  { "any", "METRIC", N_ ("Degrees Celsius") }, { "en_US", NULL, N_ ("Degrees Fahrenheit") }, { NULL },
};

static const DaybeatProfileChoice stride_types[] = {
  { "auto", NULL, N_ ("Worked out by the device") },
  { "default", NULL, N_ ("From height") },
  { "manual", NULL, N_ ("Set by hand") },
  { NULL },
};

static const DaybeatProfileChoice sleep_trackings[] = {
  { "Normal", NULL, N_ ("Normal") }, { "Sensitive", NULL, N_ ("Sensitive") }, { NULL },
};

#define FIELD(member, label, group, kind, editable, choices) \
  { #member, label, DAYBEAT_PROFILE_GROUP_##group, DAYBEAT_PROFILE_KIND_##kind, \
    G_STRUCT_OFFSET (DaybeatProfile, member), editable, choices }

static const DaybeatProfileField fields[] = {
  FIELD (full_name, N_ ("Full name"), ABOUT, TEXT, TRUE, NULL),
  FIELD (display_name, N_ ("Shown to friends as"), ABOUT, TEXT, FALSE, NULL),
  FIELD (first_name, N_ ("First name"), ABOUT, TEXT, FALSE, NULL),
  FIELD (last_name, N_ ("Last name"), ABOUT, TEXT, FALSE, NULL),
  FIELD (nickname, N_ ("Nickname"), ABOUT, TEXT, FALSE, NULL),
  FIELD (about_me, N_ ("About me"), ABOUT, TEXT, TRUE, NULL),
  FIELD (birth_date, N_ ("Birthday"), ABOUT, DAY, TRUE, NULL),
  FIELD (age, N_ ("Age"), ABOUT, YEARS, FALSE, NULL),
  FIELD (gender, N_ ("Gender"), ABOUT, CHOICE, TRUE, genders),
  FIELD (height_m, N_ ("Height"), BODY, HEIGHT, TRUE, NULL),
  FIELD (weight_kg, N_ ("Weight"), BODY, WEIGHT, FALSE, NULL),
  FIELD (stride_walking_m, N_ ("Stride when walking"), BODY, STRIDE, TRUE, NULL),
  FIELD (stride_walking_type, N_ ("Walking stride comes from"), BODY, CHOICE, FALSE, stride_types),
  FIELD (stride_running_m, N_ ("Stride when running"), BODY, STRIDE, TRUE, NULL),
  FIELD (stride_running_type, N_ ("Running stride comes from"), BODY, CHOICE, FALSE, stride_types),
  FIELD (average_daily_steps, N_ ("Average steps a day"), BODY, STEPS, FALSE, NULL),
  FIELD (sleep_tracking, N_ ("Sleep sensitivity"), BODY, CHOICE, FALSE, sleep_trackings),
  FIELD (city, N_ ("City"), PLACE, TEXT, TRUE, NULL),
  /* Translators: the federal state or province of an address */
  FIELD (state, N_ ("State"), PLACE, TEXT, TRUE, NULL),
  FIELD (country, N_ ("Country"), PLACE, TEXT, TRUE, NULL),
  FIELD (timezone, N_ ("Time zone"), PLACE, TEXT, TRUE, NULL),
  /* Translators: how far the clocks are ahead: "UTC+01:00" */
  FIELD (utc_offset_minutes, N_ ("Ahead of UTC"), PLACE, UTC_OFFSET, FALSE, NULL),
  /* Translators: which unit is used: "Distance in: Kilometres", and so on */
  FIELD (distance_unit, N_ ("Distance in"), UNITS, CHOICE, FALSE, distances),
  FIELD (height_unit, N_ ("Height in"), UNITS, CHOICE, TRUE, lengths),
  FIELD (weight_unit, N_ ("Weight in"), UNITS, CHOICE, TRUE, weights),
  FIELD (water_unit, N_ ("Water in"), UNITS, CHOICE, TRUE, waters),
  FIELD (water_unit_name, N_ ("Water is written in"), UNITS, TEXT, FALSE, NULL),
  FIELD (temperature_unit, N_ ("Temperature in"), UNITS, CHOICE, FALSE, temperatures),
  FIELD (glucose_unit, N_ ("Blood glucose in"), UNITS, CHOICE, TRUE, glucoses),
  FIELD (swim_unit, N_ ("Swimming in"), UNITS, CHOICE, TRUE, swims),
  FIELD (clock, N_ ("Clock"), UNITS, CHOICE, TRUE, clocks),
  FIELD (start_of_week, N_ ("Week starts on"), UNITS, CHOICE, TRUE, weekdays),
  FIELD (member_since, N_ ("Member since"), ACCOUNT, DAY, FALSE, NULL),
  FIELD (locale, N_ ("Locale"), ACCOUNT, TEXT, TRUE, NULL),
  FIELD (language_locale, N_ ("Language"), ACCOUNT, TEXT, FALSE, NULL),
  FIELD (foods_locale, N_ ("Food database"), ACCOUNT, TEXT, TRUE, NULL),
  FIELD (auto_stride, N_ ("Stride worked out by itself"), ACCOUNT, YES_NO, FALSE, NULL),
  FIELD (child, N_ ("Child account"), ACCOUNT, YES_NO, FALSE, NULL),
  /* Translators: whether this is a person who speaks for the service, yes or no */
  FIELD (ambassador, N_ ("Ambassador"), ACCOUNT, YES_NO, FALSE, NULL),
  /* Translators: whether this is a person who coaches others, yes or no */
  FIELD (coach, N_ ("Coach"), ACCOUNT, YES_NO, FALSE, NULL),
  FIELD (id, N_ ("Id at the service"), ACCOUNT, TEXT, FALSE, NULL),
};

#define MEMBER(Type, profile, field) G_STRUCT_MEMBER (Type, profile, (field)->offset)

const DaybeatProfileField *
daybeat_profile_field_get_all (gsize *n_fields)
{
  g_return_val_if_fail (n_fields != NULL, NULL);

  *n_fields = G_N_ELEMENTS (fields);
  return fields;
}

const DaybeatProfileField *
daybeat_profile_field_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_strcmp0 (fields[i].name, name) == 0)
      return &fields[i];
  return NULL;
}

const char *
daybeat_profile_group_get_title (DaybeatProfileGroup group)
{
  static const char *const titles[DAYBEAT_N_PROFILE_GROUPS] = {
    N_ ("About you"), N_ ("Body"),
    /* Translators: a heading above city, country and time zone */
    N_ ("Where"), N_ ("Units and week"), N_ ("Account"),
  };

  g_return_val_if_fail ((guint) group < DAYBEAT_N_PROFILE_GROUPS, NULL);

  return _(titles[group]);
}

const char *
daybeat_profile_field_get_label (const DaybeatProfileField *field)
{
  g_return_val_if_fail (field != NULL, NULL);

  return _(field->label);
}

static const DaybeatProfileChoice *
find_choice (const DaybeatProfileField *field, const char *value)
{
  for (guint i = 0; value != NULL && field->choices[i].value != NULL; i++)
    if (g_str_equal (value, field->choices[i].value) || g_strcmp0 (value, field->choices[i].alias) == 0)
      return &field->choices[i];
  return NULL;
}

/* A word the service came up with later than Daybeat is shown as it is. */
static char *
dup_word (const DaybeatProfileField *field, const char *text)
{
  const DaybeatProfileChoice *choice = field->choices != NULL ? find_choice (field, text) : NULL;

  if (text == NULL || text[0] == '\0')
    return NULL;
  return g_strdup (choice != NULL ? _(choice->label) : text);
}

static char *
dup_utc_offset (int minutes)
{
  if (minutes == G_MININT)
    return NULL;
  return g_strdup_printf ("UTC%s%02d:%02d", minutes < 0 ? "\u2212" : "+", ABS (minutes) / 60, ABS (minutes) % 60);
}

static char *
dup_years (int years)
{
  return years < 0 ? NULL : g_strdup_printf (ngettext ("%d year", "%d years", (gulong) years), years);
}

static char *
dup_measure (const DaybeatProfileField *field, double value, DaybeatUnits *units)
{
  /* The service writes nought where nothing was set. */
  if (!isfinite (value) || value <= 0)
    return NULL;
  if (field->kind == DAYBEAT_PROFILE_KIND_HEIGHT)
    return daybeat_units_format_height (units, value);
  if (field->kind == DAYBEAT_PROFILE_KIND_STRIDE)
    return daybeat_units_format_stride (units, value);
  return daybeat_units_format_weight (units, value);
}

char *
daybeat_profile_field_dup_text (const DaybeatProfileField *field, const DaybeatProfile *profile, DaybeatUnits *units)
{
  g_return_val_if_fail (field != NULL && profile != NULL, NULL);

  switch (field->kind)
    {
    case DAYBEAT_PROFILE_KIND_TEXT:
    case DAYBEAT_PROFILE_KIND_CHOICE:
      return dup_word (field, MEMBER (char *, profile, field));
    case DAYBEAT_PROFILE_KIND_DAY:
      if (MEMBER (DaybeatDay, profile, field) == DAYBEAT_DAY_NONE)
        return NULL;
      return daybeat_units_format_day (units, MEMBER (DaybeatDay, profile, field), DAYBEAT_DATE_LONG);
    case DAYBEAT_PROFILE_KIND_HEIGHT:
    case DAYBEAT_PROFILE_KIND_STRIDE:
    case DAYBEAT_PROFILE_KIND_WEIGHT:
      return dup_measure (field, MEMBER (double, profile, field), units);
    case DAYBEAT_PROFILE_KIND_STEPS:
      if (MEMBER (gint64, profile, field) < 0)
        return NULL;
      return daybeat_units_format_steps (units, MEMBER (gint64, profile, field));
    case DAYBEAT_PROFILE_KIND_YEARS:
      return dup_years (MEMBER (int, profile, field));
    case DAYBEAT_PROFILE_KIND_UTC_OFFSET:
      return dup_utc_offset (MEMBER (int, profile, field));
    case DAYBEAT_PROFILE_KIND_YES_NO:
      if (MEMBER (int, profile, field) == DAYBEAT_ABSENT)
        return NULL;
      return g_strdup (MEMBER (int, profile, field) ? _("Yes") : _("No"));
    default:
      return NULL;
    }
}

char *
daybeat_profile_field_dup_typed (const DaybeatProfileField *field, const DaybeatProfile *profile, DaybeatUnits *units)
{
  const DaybeatProfileChoice *choice;
  const char *text;
  char *typed;

  g_return_val_if_fail (field != NULL && profile != NULL, NULL);

  switch (field->kind)
    {
    case DAYBEAT_PROFILE_KIND_TEXT:
      text = MEMBER (char *, profile, field);
      return g_strdup (text != NULL ? text : "");
    case DAYBEAT_PROFILE_KIND_CHOICE:
      text = MEMBER (char *, profile, field);
      choice = find_choice (field, text);
      return g_strdup (choice != NULL ? choice->value : text != NULL ? text : "");
    case DAYBEAT_PROFILE_KIND_DAY:
      if (MEMBER (DaybeatDay, profile, field) == DAYBEAT_DAY_NONE)
        return g_strdup ("");
      return daybeat_day_to_string (MEMBER (DaybeatDay, profile, field));
    default:
      typed = daybeat_profile_field_dup_text (field, profile, units);
      return typed != NULL ? typed : g_strdup ("");
    }
}

static gboolean
apply_day (const DaybeatProfileField *field, const char *text, DaybeatProfile *changes)
{
  DaybeatDay day = daybeat_day_parse (text);
  DaybeatDay today = daybeat_day_today ();

  if (day == DAYBEAT_DAY_NONE || day > today || today - day > OLDEST_YEARS * 366)
    return FALSE;
  MEMBER (DaybeatDay, changes, field) = day;
  return TRUE;
}

static gboolean
apply_measure (const DaybeatProfileField *field, DaybeatUnits *units, const char *text, DaybeatProfile *changes)
{
  double *member = &MEMBER (double, changes, field);

  if (field->kind == DAYBEAT_PROFILE_KIND_HEIGHT)
    return daybeat_units_parse_height (units, text, member);
  if (field->kind == DAYBEAT_PROFILE_KIND_STRIDE)
    return daybeat_units_parse_stride (units, text, member);
  return FALSE;
}

gboolean
daybeat_profile_field_apply (const DaybeatProfileField *field, const DaybeatProfile *profile, DaybeatUnits *units,
                             const char *text, DaybeatProfile *changes)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_return_val_if_fail (field != NULL && profile != NULL && changes != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  before = daybeat_profile_field_dup_typed (field, profile, units);
  after = g_strstrip (g_strdup (text));
  if (g_str_equal (before, after))
    return TRUE;
  if (!field->editable)
    return FALSE;

  switch (field->kind)
    {
    case DAYBEAT_PROFILE_KIND_TEXT:
      g_set_str (&MEMBER (char *, changes, field), after);
      return TRUE;
    case DAYBEAT_PROFILE_KIND_CHOICE:
      if (find_choice (field, after) == NULL)
        return FALSE;
      g_set_str (&MEMBER (char *, changes, field), after);
      return TRUE;
    case DAYBEAT_PROFILE_KIND_DAY:
      return apply_day (field, after, changes);
    default:
      return apply_measure (field, units, after, changes);
    }
}
