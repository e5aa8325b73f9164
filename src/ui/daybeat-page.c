/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-page.h"

#include "daybeat-format-settings.h"

/* Pictures come one after the other: a page that was made anew for each would never hold still. */
#define PICTURES_PAUSE_MS 2000

typedef struct
{
  DaybeatHistory *history; /* (owned) (nullable) */
  DaybeatStore *store;     /* (owned) (nullable): kept to disconnect from */
  gulong changed_id;
  GCancellable *cancellable; /* (owned) */
  gboolean stale;            /* there is something to load when the page is next shown */
  guint pictures_source;     /* loads them after a while */
} DaybeatPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DaybeatPage, daybeat_page, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  PROP_0,
  PROP_HISTORY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
daybeat_page_load_if_shown (DaybeatPage *self)
{
  DaybeatPagePrivate *priv = daybeat_page_get_instance_private (self);

  if (!priv->stale || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  priv->stale = FALSE;
  DAYBEAT_PAGE_GET_CLASS (self)->load (self, priv->history);
}

static gboolean
on_pictures_pause_ended (gpointer user_data)
{
  DaybeatPage *self = DAYBEAT_PAGE (user_data);
  DaybeatPagePrivate *priv = daybeat_page_get_instance_private (self);

  priv->pictures_source = 0;
  priv->stale = TRUE;
  daybeat_page_load_if_shown (self);
  return G_SOURCE_REMOVE;
}

static void
on_store_changed (DaybeatStore *store, DaybeatFamilies families, DaybeatPage *self)
{
  DaybeatPagePrivate *priv = daybeat_page_get_instance_private (self);

  g_assert (DAYBEAT_IS_PAGE (self));

  families &= DAYBEAT_PAGE_GET_CLASS (self)->families;
  if (families == DAYBEAT_FAMILY_PICTURES && priv->pictures_source == 0)
    priv->pictures_source = g_timeout_add (PICTURES_PAUSE_MS, on_pictures_pause_ended, self);
  if (families == 0 || families == DAYBEAT_FAMILY_PICTURES)
    return;
  priv->stale = TRUE;
  daybeat_page_load_if_shown (self);
}

/* Everything on a page is written in the person's units: another choice writes it anew. */
static void
on_units_changed (DaybeatPage *self)
{
  DaybeatPagePrivate *priv = daybeat_page_get_instance_private (self);

  g_assert (DAYBEAT_IS_PAGE (self));

  priv->stale = TRUE;
  daybeat_page_load_if_shown (self);
}

static void
daybeat_page_disconnect (DaybeatPage *self)
{
  DaybeatPagePrivate *priv = daybeat_page_get_instance_private (self);

  g_cancellable_cancel (priv->cancellable);
  g_clear_object (&priv->cancellable);
  g_clear_handle_id (&priv->pictures_source, g_source_remove);
  if (priv->store != NULL)
    g_clear_signal_handler (&priv->changed_id, priv->store);
  g_clear_object (&priv->store);
}

static void
daybeat_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (daybeat_page_parent_class)->map (widget);
  daybeat_page_load_if_shown (DAYBEAT_PAGE (widget));
}

static void
daybeat_page_dispose (GObject *object)
{
  DaybeatPage *self = DAYBEAT_PAGE (object);
  DaybeatPagePrivate *priv = daybeat_page_get_instance_private (self);

  daybeat_page_disconnect (self);
  g_clear_object (&priv->history);

  G_OBJECT_CLASS (daybeat_page_parent_class)->dispose (object);
}

static void
daybeat_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_HISTORY:
      g_value_set_object (value, daybeat_page_get_history (DAYBEAT_PAGE (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
daybeat_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_HISTORY:
      daybeat_page_set_history (DAYBEAT_PAGE (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
daybeat_page_class_init (DaybeatPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = daybeat_page_dispose;
  object_class->get_property = daybeat_page_get_property;
  object_class->set_property = daybeat_page_set_property;
  widget_class->map = daybeat_page_map;

  properties[PROP_HISTORY] =
      g_param_spec_object ("history", NULL, NULL, DAYBEAT_TYPE_HISTORY,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
daybeat_page_init (DaybeatPage *self)
{
  DaybeatPagePrivate *priv = daybeat_page_get_instance_private (self);

  priv->cancellable = g_cancellable_new ();
  g_signal_connect_object (daybeat_format_settings_get_default (), "notify::units", G_CALLBACK (on_units_changed),
                           self, G_CONNECT_SWAPPED);
}

DaybeatHistory *
daybeat_page_get_history (DaybeatPage *self)
{
  DaybeatPagePrivate *priv = daybeat_page_get_instance_private (self);

  g_return_val_if_fail (DAYBEAT_IS_PAGE (self), NULL);

  return priv->history;
}

void
daybeat_page_set_history (DaybeatPage *self, DaybeatHistory *history)
{
  DaybeatPagePrivate *priv = daybeat_page_get_instance_private (self);

  g_return_if_fail (DAYBEAT_IS_PAGE (self));
  g_return_if_fail (history == NULL || DAYBEAT_IS_HISTORY (history));

  if (!g_set_object (&priv->history, history))
    return;

  daybeat_page_disconnect (self);
  priv->cancellable = g_cancellable_new ();
  daybeat_format_settings_set_history (daybeat_format_settings_get_default (), history);
  if (history != NULL)
    {
      priv->store = g_object_ref (daybeat_history_get_store (history));
      priv->changed_id = g_signal_connect (priv->store, "changed", G_CALLBACK (on_store_changed), self);
    }
  priv->stale = TRUE;
  daybeat_page_load_if_shown (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HISTORY]);
}

void
daybeat_page_show_day (DaybeatPage *self, DaybeatDay day)
{
  g_return_if_fail (DAYBEAT_IS_PAGE (self));

  if (DAYBEAT_PAGE_GET_CLASS (self)->show_day != NULL)
    DAYBEAT_PAGE_GET_CLASS (self)->show_day (self, day);
}

AdwBin *
daybeat_page_get_banner_place (DaybeatPage *self)
{
  g_return_val_if_fail (DAYBEAT_IS_PAGE (self), NULL);

  if (DAYBEAT_PAGE_GET_CLASS (self)->get_banner_place == NULL)
    return NULL;
  return DAYBEAT_PAGE_GET_CLASS (self)->get_banner_place (self);
}

GCancellable *
daybeat_page_get_cancellable (DaybeatPage *self)
{
  DaybeatPagePrivate *priv = daybeat_page_get_instance_private (self);

  g_return_val_if_fail (DAYBEAT_IS_PAGE (self), NULL);

  return priv->cancellable;
}
