/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-provenance-tip.h"

#include <glib/gi18n.h>

#include "daybeat-format-settings.h"
#include "daybeat-local-instant.h"
#include "daybeat-page-words.h"

static char *
dup_line (const DaybeatProvenance *provenance, DaybeatUnits *units)
{
  const char *source = daybeat_source_get_title (provenance->source);
  g_autofree char *who = NULL;
  g_autofree char *when = NULL;

  if (provenance->device != NULL)
    /* Translators: a device and the service or archive that tells of it: “Charge 6, Google Health” */
    who = g_strdup_printf (_("%s, %s"), provenance->device, source);
  else
    who = g_strdup (source);
  if (provenance->fetched_at == 0)
    /* Translators: where a number comes from: “From your archive” */
    return g_strdup_printf (_("From %s"), who);
  when = daybeat_units_format_instant (units, daybeat_local_instant_at (provenance->fetched_at),
                                       DAYBEAT_DATE_RELATIVE);
  /* Translators: where a number comes from, and when it was last asked for: “From Charge 6, Google Health · synced:
     Today, 07:12” */
  return g_strdup_printf (_("From %s · synced: %s"), who, when);
}

char *
daybeat_provenance_tip_dup_text (GPtrArray *provenances, DaybeatUnits *units)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (provenances != NULL, NULL);

  for (guint i = 0; i < provenances->len; i++)
    {
      g_autofree char *line = dup_line (g_ptr_array_index (provenances, i), units);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }
  return text->len > 0 ? g_string_free_and_steal (g_steal_pointer (&text)) : NULL;
}

static void
on_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = GTK_WIDGET (user_data);
  g_autoptr (GPtrArray) provenances = daybeat_store_load_provenance_finish (DAYBEAT_STORE (object), result, NULL);
  g_autofree char *text = NULL;

  if (provenances == NULL)
    return; /* cancelled; or what failed here failed for the number too */
  text = daybeat_provenance_tip_dup_text (provenances,
                                          daybeat_format_settings_get_units (daybeat_format_settings_get_default ()));
  gtk_widget_set_tooltip_text (widget, text);
}

void
daybeat_provenance_tip_load (GtkWidget *widget, DaybeatStore *store, DaybeatFamilies family, const char *kind,
                             DaybeatDay day, const char *resource, GCancellable *cancellable)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && DAYBEAT_IS_STORE (store));

  daybeat_store_load_provenance_async (store, family, kind, day, resource, cancellable, on_loaded,
                                       g_object_ref (widget));
}
