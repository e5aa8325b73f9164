/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-way.h"

struct _DaybeatWay
{
  GtkButton parent_instance;

  char *title;    /* (owned) (nullable) */
  char *subtitle; /* (owned) (nullable) */
  char *symbol;   /* (owned) (nullable) */
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_SUBTITLE,
  PROP_SYMBOL,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (DaybeatWay, daybeat_way, GTK_TYPE_BUTTON)

static GParamSpec *properties[N_PROPS];

/* Returns: (nullable): where the text of a property is kept. */
static char **
text_of (DaybeatWay *self, guint prop_id)
{
  switch (prop_id)
    {
    case PROP_TITLE:
      return &self->title;
    case PROP_SUBTITLE:
      return &self->subtitle;
    case PROP_SYMBOL:
      return &self->symbol;
    default:
      return NULL;
    }
}

/* The words are read aloud once, as name and description of the button, and not again as the labels in it. */
static void
update_accessible (DaybeatWay *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, self->title != NULL ? self->title : "",
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, self->subtitle != NULL ? self->subtitle : "",
                                  -1);
}

static void
daybeat_way_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  char **text = text_of (DAYBEAT_WAY (object), prop_id);

  if (text != NULL)
    g_value_set_string (value, *text);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
daybeat_way_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DaybeatWay *self = DAYBEAT_WAY (object);
  char **text = text_of (self, prop_id);

  if (text == NULL)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  if (!g_set_str (text, g_value_get_string (value)))
    return;
  update_accessible (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
daybeat_way_finalize (GObject *object)
{
  DaybeatWay *self = DAYBEAT_WAY (object);

  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->symbol);

  G_OBJECT_CLASS (daybeat_way_parent_class)->finalize (object);
}

static void
daybeat_way_class_init (DaybeatWayClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = daybeat_way_get_property;
  object_class->set_property = daybeat_way_set_property;
  object_class->finalize = daybeat_way_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, flags);
  properties[PROP_SYMBOL] = g_param_spec_string ("symbol", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass), "/io/github/daybeat/Daybeat/daybeat-way.ui");
}

static void
daybeat_way_init (DaybeatWay *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
