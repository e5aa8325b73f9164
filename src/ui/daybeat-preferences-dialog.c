/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-preferences-dialog.h"

struct _DaybeatPreferencesDialog
{
  AdwPreferencesDialog parent_instance;

  AdwComboRow *units_row;
  AdwComboRow *first_day_row;
  AdwComboRow *clock_row;

  GSettings *settings; /* (owned) */
};

G_DEFINE_FINAL_TYPE (DaybeatPreferencesDialog, daybeat_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

/* The rows' entries stand in the order of these words, which are the nicks of the schema's enums. */
static const char *const units_words[] = { "automatic", "metric", "us", "uk", NULL };
static const char *const first_day_words[] = { "automatic", "monday", "sunday", "saturday", NULL };
static const char *const clock_words[] = { "automatic", "12h", "24h", NULL };

static gboolean
word_to_position (GValue *value, GVariant *variant, gpointer user_data)
{
  const char *const *words = user_data;

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (g_str_equal (words[i], g_variant_get_string (variant, NULL)))
        {
          g_value_set_uint (value, i);
          return TRUE;
        }
    }
  return FALSE;
}

static GVariant *
position_to_word (const GValue *value, const GVariantType *expected_type, gpointer user_data)
{
  const char *const *words = user_data;
  guint position = g_value_get_uint (value);

  return position < g_strv_length ((char **) words) ? g_variant_new_string (words[position]) : NULL;
}

static void
bind_row (DaybeatPreferencesDialog *self, const char *key, AdwComboRow *row, const char *const *words)
{
  g_settings_bind_with_mapping (self->settings, key, row, "selected", G_SETTINGS_BIND_DEFAULT, word_to_position,
                                position_to_word, (gpointer) words, NULL);
}

static void
daybeat_preferences_dialog_dispose (GObject *object)
{
  g_clear_object (&DAYBEAT_PREFERENCES_DIALOG (object)->settings);
  gtk_widget_dispose_template (GTK_WIDGET (object), DAYBEAT_TYPE_PREFERENCES_DIALOG);

  G_OBJECT_CLASS (daybeat_preferences_dialog_parent_class)->dispose (object);
}

static void
daybeat_preferences_dialog_class_init (DaybeatPreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = daybeat_preferences_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/daybeat/Daybeat/daybeat-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DaybeatPreferencesDialog, units_row);
  gtk_widget_class_bind_template_child (widget_class, DaybeatPreferencesDialog, first_day_row);
  gtk_widget_class_bind_template_child (widget_class, DaybeatPreferencesDialog, clock_row);
}

static void
daybeat_preferences_dialog_init (DaybeatPreferencesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->settings = g_settings_new (APPLICATION_ID);
  bind_row (self, "units", self->units_row, units_words);
  bind_row (self, "first-day-of-week", self->first_day_row, first_day_words);
  bind_row (self, "clock", self->clock_row, clock_words);
}

AdwDialog *
daybeat_preferences_dialog_new (void)
{
  return g_object_new (DAYBEAT_TYPE_PREFERENCES_DIALOG, NULL);
}
