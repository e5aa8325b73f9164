/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-profile-form.h"

#include <glib/gi18n.h>

/* In front of the choices of a row stands one that keeps what is there: absent, or a word Daybeat does not know. */
#define KEEP_KEY "daybeat-kept-value"

static GtkWidget *
create_choice_row (const DaybeatProfileField *field, const char *typed)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();
  guint selected = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; field->choices[i].value != NULL; i++)
    if (g_str_equal (field->choices[i].value, typed))
      selected = i;
  if (selected == GTK_INVALID_LIST_POSITION)
    {
      gtk_string_list_append (labels, typed[0] != '\0' ? typed : _("Not stated"));
      g_object_set_data_full (G_OBJECT (row), KEEP_KEY, g_strdup (typed), g_free);
      selected = 0;
    }
  for (guint i = 0; field->choices[i].value != NULL; i++)
    gtk_string_list_append (labels, _(field->choices[i].label));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  return row;
}

GtkWidget *
daybeat_profile_form_create_row (const DaybeatProfileField *field, const DaybeatProfile *profile, DaybeatUnits *units)
{
  g_autofree char *typed = NULL;
  GtkWidget *row;

  g_return_val_if_fail (field != NULL && profile != NULL, NULL);

  typed = daybeat_profile_field_dup_typed (field, profile, units);
  if (field->kind == DAYBEAT_PROFILE_KIND_CHOICE)
    row = create_choice_row (field, typed);
  else
    {
      row = adw_entry_row_new ();
      gtk_editable_set_text (GTK_EDITABLE (row), typed);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), daybeat_profile_field_get_label (field));
  return row;
}

char *
daybeat_profile_form_dup_typed (GtkWidget *row, const DaybeatProfileField *field)
{
  const char *kept;
  guint selected;

  g_return_val_if_fail (field != NULL, NULL);

  if (field->kind != DAYBEAT_PROFILE_KIND_CHOICE)
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));

  kept = g_object_get_data (G_OBJECT (row), KEEP_KEY);
  selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));
  if (kept != NULL && selected == 0)
    return g_strdup (kept);
  return g_strdup (field->choices[selected - (kept != NULL ? 1 : 0)].value);
}

const char *
daybeat_profile_form_get_hint (const DaybeatProfileField *field)
{
  g_return_val_if_fail (field != NULL, NULL);

  switch (field->kind)
    {
    case DAYBEAT_PROFILE_KIND_DAY:
      return _("Write the day as year-month-day, such as 1988-04-12.");
    case DAYBEAT_PROFILE_KIND_HEIGHT:
      return _("Write a height such as 178 cm or 5 ft 10 in.");
    case DAYBEAT_PROFILE_KIND_STRIDE:
      return _("Write a length such as 73 cm or 29 in.");
    default:
      return NULL;
    }
}
