/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-export"

#include "config.h"

#include "daybeat-export-family.h"

#include <glib/gi18n-lib.h>

#include "daybeat-export-rows.h"

typedef JsonObject *(*RowFunc) (gconstpointer record);

/* What has a name in the format, in its order. */
static const DaybeatExportFamily named[] = {
  { "profile", N_ ("Profile"), DAYBEAT_EXPORT_RECORDS, DAYBEAT_FAMILY_PROFILE, TRUE, { NULL },
    (RowFunc) daybeat_export_row_profile },
  { "badges", N_ ("Badges"), DAYBEAT_EXPORT_RECORDS, DAYBEAT_FAMILY_BADGES, FALSE, { NULL },
    (RowFunc) daybeat_export_row_badge },
  { "friends", N_ ("Friends"), DAYBEAT_EXPORT_RECORDS, DAYBEAT_FAMILY_FRIENDS, FALSE, { NULL },
    (RowFunc) daybeat_export_row_friend },
  { "leaderboard", N_ ("Leaderboard"), DAYBEAT_EXPORT_RECORDS, DAYBEAT_FAMILY_LEADERBOARD, FALSE, { NULL },
    (RowFunc) daybeat_export_row_leaderboard },
  { "devices", N_ ("Devices"), DAYBEAT_EXPORT_RECORDS, DAYBEAT_FAMILY_DEVICES, FALSE, { NULL },
    (RowFunc) daybeat_export_row_device },
  { "sleep", N_ ("Sleep"), DAYBEAT_EXPORT_SLEEPS },
  { "exercises", N_ ("Exercises"), DAYBEAT_EXPORT_EXERCISES },
  { "daily", N_ ("Daily numbers"), DAYBEAT_EXPORT_DAILIES },
  { "weight", N_ ("Weight"), DAYBEAT_EXPORT_WEIGHT, .kinds = { "weight", "body_fat", "height" } },
  { "food", N_ ("Food"), DAYBEAT_EXPORT_READINGS, .kinds = { "food" } },
  { "water", N_ ("Water"), DAYBEAT_EXPORT_READINGS, .kinds = { "water" } },
};

/* Readings whose family has another name than their kind; NULL for what stands in a family above. */
static const struct
{
  const char *kind;
  const char *family;
} other_names[] = {
  { "weight", NULL },
  { "body_fat", NULL },
  { "food", NULL },
  { "water", NULL },
  { "food_item", "foods" },
  { "food_unit", "food_units" },
  { "swim_length", "swim_lengths" },
  { "electrocardiogram", "ecg" },
};

static const char *
get_family_name (const char *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (other_names); i++)
    {
      if (g_str_equal (other_names[i].kind, kind))
        return other_names[i].family;
    }
  return kind;
}

static void
add_readings (GArray *families)
{
  gsize n_kinds;
  const DaybeatReadingKind *kinds = daybeat_reading_kinds_get (&n_kinds);

  for (gsize i = 0; i < n_kinds; i++)
    {
      DaybeatExportFamily family = { get_family_name (kinds[i].id), N_ ("Measurements and notes"),
                                     DAYBEAT_EXPORT_READINGS, .kinds = { kinds[i].id } };

      if (family.name != NULL)
        g_array_append_val (families, family);
    }
}

static void
add_series (GArray *families)
{
  gsize n_kinds;
  const DaybeatSeriesKind *kinds = daybeat_series_kinds_get (&n_kinds);

  for (gsize i = 0; i < n_kinds; i++)
    {
      DaybeatExportFamily family = { kinds[i].id, N_ ("Samples"), DAYBEAT_EXPORT_SERIES, .kinds = { kinds[i].id } };

      g_array_append_val (families, family);
    }
}

GArray *
daybeat_export_families_new (void)
{
  static const DaybeatExportFamily tracks = { "tracks", N_ ("Routes"), DAYBEAT_EXPORT_TRACKS };
  GArray *families = g_array_new (FALSE, FALSE, sizeof (DaybeatExportFamily));

  g_array_append_vals (families, named, G_N_ELEMENTS (named));
  add_series (families);
  add_readings (families);
  g_array_append_val (families, tracks);
  return families;
}

guint
daybeat_export_family_get_n_parts (const DaybeatExportFamily *self)
{
  return MAX (g_strv_length ((GStrv) self->kinds), 1);
}

gboolean
daybeat_export_family_is_sliced (const DaybeatExportFamily *self)
{
  return self->shape == DAYBEAT_EXPORT_SERIES || self->shape == DAYBEAT_EXPORT_TRACKS;
}
