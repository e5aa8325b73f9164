/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-format-settings.h"

struct _DaybeatFormatSettings
{
  GObject parent_instance;

  GSettings *settings;       /* (owned) (nullable): without an installed schema everything is automatic */
  DaybeatStore *store;       /* (owned) (nullable) */
  gulong changed_id;
  GCancellable *cancellable; /* (owned) (nullable) */
  DaybeatProfile *profile;   /* (owned) (nullable) */
  DaybeatUnits *units;       /* (owned) */
};

enum
{
  PROP_0,
  PROP_UNITS,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (DaybeatFormatSettings, daybeat_format_settings, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static char *
get_choice (DaybeatFormatSettings *self, const char *key)
{
  g_autoptr (GSettingsSchema) schema = NULL;

  if (self->settings == NULL)
    return NULL;
  g_object_get (self->settings, "settings-schema", &schema, NULL);
  return g_settings_schema_has_key (schema, key) ? g_settings_get_string (self->settings, key) : NULL;
}

static gboolean
is_same (DaybeatUnits *a, DaybeatUnits *b)
{
  return daybeat_units_get_height_system (a) == daybeat_units_get_height_system (b)
         && daybeat_units_get_weight_system (a) == daybeat_units_get_weight_system (b)
         && daybeat_units_get_distance_system (a) == daybeat_units_get_distance_system (b)
         && daybeat_units_get_24_hours (a) == daybeat_units_get_24_hours (b)
         && daybeat_units_get_first_weekday (a) == daybeat_units_get_first_weekday (b);
}

static void
daybeat_format_settings_update (DaybeatFormatSettings *self)
{
  g_autofree char *units = get_choice (self, "units");
  g_autofree char *clock = get_choice (self, "clock");
  g_autofree char *first_day = get_choice (self, "first-day-of-week");
  g_autoptr (DaybeatUnits) updated = daybeat_units_new (units, clock, first_day, self->profile);

  if (self->units != NULL && is_same (self->units, updated))
    return;
  g_set_object (&self->units, updated);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNITS]);
}

static void
on_profile_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  DaybeatFormatSettings *self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = daybeat_store_load_family_finish (DAYBEAT_STORE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = DAYBEAT_FORMAT_SETTINGS (user_data);
  g_clear_pointer (&self->profile, daybeat_profile_unref);
  if (records != NULL && records->len > 0)
    self->profile = daybeat_profile_ref (g_ptr_array_index (records, 0));
  daybeat_format_settings_update (self);
}

static void
on_store_changed (DaybeatStore *store, DaybeatFamilies families, DaybeatFormatSettings *self)
{
  if (families & DAYBEAT_FAMILY_PROFILE)
    daybeat_store_load_family_async (store, DAYBEAT_FAMILY_PROFILE, self->cancellable, on_profile_loaded, self);
}

static void
daybeat_format_settings_unfollow (DaybeatFormatSettings *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->store != NULL)
    g_clear_signal_handler (&self->changed_id, self->store);
  g_clear_object (&self->store);
  g_clear_pointer (&self->profile, daybeat_profile_unref);
}

static void
daybeat_format_settings_dispose (GObject *object)
{
  DaybeatFormatSettings *self = DAYBEAT_FORMAT_SETTINGS (object);

  daybeat_format_settings_unfollow (self);
  g_clear_object (&self->settings);
  g_clear_object (&self->units);

  G_OBJECT_CLASS (daybeat_format_settings_parent_class)->dispose (object);
}

static void
daybeat_format_settings_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_UNITS:
      g_value_set_object (value, daybeat_format_settings_get_units (DAYBEAT_FORMAT_SETTINGS (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
daybeat_format_settings_class_init (DaybeatFormatSettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = daybeat_format_settings_dispose;
  object_class->get_property = daybeat_format_settings_get_property;

  properties[PROP_UNITS] = g_param_spec_object ("units", NULL, NULL, DAYBEAT_TYPE_UNITS,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
daybeat_format_settings_init (DaybeatFormatSettings *self)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, APPLICATION_ID, TRUE);
  if (schema != NULL)
    {
      self->settings = g_settings_new (APPLICATION_ID);
      g_signal_connect_swapped (self->settings, "changed", G_CALLBACK (daybeat_format_settings_update), self);
    }
  daybeat_format_settings_update (self);
}

DaybeatFormatSettings *
daybeat_format_settings_get_default (void)
{
  static DaybeatFormatSettings *instance;

  if (instance == NULL)
    {
      instance = g_object_new (DAYBEAT_TYPE_FORMAT_SETTINGS, NULL);
      g_object_add_weak_pointer (G_OBJECT (instance), (gpointer *) &instance);
    }
  return instance;
}

DaybeatUnits *
daybeat_format_settings_get_units (DaybeatFormatSettings *self)
{
  g_return_val_if_fail (DAYBEAT_IS_FORMAT_SETTINGS (self), NULL);

  return self->units;
}

void
daybeat_format_settings_set_history (DaybeatFormatSettings *self, DaybeatHistory *history)
{
  DaybeatStore *store;

  g_return_if_fail (DAYBEAT_IS_FORMAT_SETTINGS (self));
  g_return_if_fail (history == NULL || DAYBEAT_IS_HISTORY (history));

  store = history != NULL ? daybeat_history_get_store (history) : NULL;
  if (store == self->store)
    return;

  daybeat_format_settings_unfollow (self);
  if (store == NULL)
    {
      daybeat_format_settings_update (self);
      return;
    }
  self->store = g_object_ref (store);
  self->cancellable = g_cancellable_new ();
  self->changed_id = g_signal_connect (store, "changed", G_CALLBACK (on_store_changed), self);
  on_store_changed (store, DAYBEAT_FAMILY_PROFILE, self);
}
