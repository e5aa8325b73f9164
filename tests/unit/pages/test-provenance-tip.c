/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-provenance-tip.h"

#include "daybeat-clock.h"

static void
add (GPtrArray *provenances, DaybeatSource source, const char *device, gint64 fetched_at)
{
  DaybeatProvenance *provenance = daybeat_provenance_new (source, device);

  provenance->fetched_at = fetched_at;
  g_ptr_array_add (provenances, provenance);
}

static void
test_text (void)
{
  g_autoptr (DaybeatUnits) units = daybeat_units_new ("metric", "24hour", "monday", NULL);
  g_autoptr (GPtrArray) provenances = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_provenance_free);
  g_autofree char *none = daybeat_provenance_tip_dup_text (provenances, units);
  g_autofree char *text = NULL;

  g_assert_null (none);
  add (provenances, DAYBEAT_SOURCE_GOOGLE_HEALTH, "Charge 6", G_GINT64_CONSTANT (1600000000000));
  add (provenances, DAYBEAT_SOURCE_ARCHIVE, NULL, 0);
  text = daybeat_provenance_tip_dup_text (provenances, units);
  g_assert_cmpstr (text, ==, "From Charge 6, Google Health · synced: 13 September 2020, 12:26\nFrom your archive");
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pages/provenance-tip/text", test_text);
  return g_test_run ();
}
