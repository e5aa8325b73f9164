/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-sync"

#include "config.h"

#include "daybeat-sync-plan-item.h"

#include <glib/gi18n-lib.h>

/* What an ordinary connection with two requests in flight manages in a second. */
#define ORDINARY_RATE 5

struct _DaybeatSyncPlanItem
{
  GObject parent_instance;

  const char *title;
  DaybeatDay since;
  DaybeatDay until;
  guint requests;
  guint seconds;
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_SINCE,
  PROP_UNTIL,
  PROP_REQUESTS,
  PROP_SECONDS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DaybeatSyncPlanItem, daybeat_sync_plan_item, G_TYPE_OBJECT)

static void
daybeat_sync_plan_item_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DaybeatSyncPlanItem *self = DAYBEAT_SYNC_PLAN_ITEM (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, daybeat_sync_plan_item_get_title (self));
      break;
    case PROP_SINCE:
      g_value_set_uint (value, self->since);
      break;
    case PROP_UNTIL:
      g_value_set_uint (value, self->until);
      break;
    case PROP_REQUESTS:
      g_value_set_uint (value, self->requests);
      break;
    case PROP_SECONDS:
      g_value_set_uint (value, self->seconds);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
daybeat_sync_plan_item_class_init (DaybeatSyncPlanItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = daybeat_sync_plan_item_get_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_SINCE] = g_param_spec_uint ("since", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_UNTIL] = g_param_spec_uint ("until", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_REQUESTS] = g_param_spec_uint ("requests", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_SECONDS] = g_param_spec_uint ("seconds", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
daybeat_sync_plan_item_init (DaybeatSyncPlanItem *self)
{
}

const char *
daybeat_sync_plan_item_get_title (DaybeatSyncPlanItem *self)
{
  g_return_val_if_fail (DAYBEAT_IS_SYNC_PLAN_ITEM (self), NULL);

  return _ (self->title);
}

DaybeatDay
daybeat_sync_plan_item_get_since (DaybeatSyncPlanItem *self)
{
  g_return_val_if_fail (DAYBEAT_IS_SYNC_PLAN_ITEM (self), DAYBEAT_DAY_NONE);

  return self->since;
}

DaybeatDay
daybeat_sync_plan_item_get_until (DaybeatSyncPlanItem *self)
{
  g_return_val_if_fail (DAYBEAT_IS_SYNC_PLAN_ITEM (self), DAYBEAT_DAY_NONE);

  return self->until;
}

guint
daybeat_sync_plan_item_get_requests (DaybeatSyncPlanItem *self)
{
  g_return_val_if_fail (DAYBEAT_IS_SYNC_PLAN_ITEM (self), 0);

  return self->requests;
}

guint
daybeat_sync_plan_item_get_seconds (DaybeatSyncPlanItem *self)
{
  g_return_val_if_fail (DAYBEAT_IS_SYNC_PLAN_ITEM (self), 0);

  return self->seconds;
}

guint
daybeat_sync_plan_get_seconds (DaybeatService *service, guint requests)
{
  guint64 held_back = 0;
  guint allowed, seconds;

  daybeat_service_get_pace (service, &allowed, &seconds);
  if (allowed > 0 && requests > allowed)
    held_back = (guint64) requests * seconds / allowed;
  return (guint) MIN (MAX (held_back, (requests + ORDINARY_RATE - 1) / ORDINARY_RATE), G_MAXUINT);
}

/* What @steps ask of @resource, or NULL. */
static DaybeatSyncPlanItem *
make_item (const DaybeatResource *resource, GArray *steps)
{
  DaybeatSyncPlanItem *item = NULL;

  for (guint i = 0; i < steps->len; i++)
    {
      const DaybeatSyncStep *step = &g_array_index (steps, DaybeatSyncStep, i);

      if (step->resource != resource)
        continue;
      if (item == NULL)
        {
          item = g_object_new (DAYBEAT_TYPE_SYNC_PLAN_ITEM, NULL);
          item->title = resource->title;
          item->since = step->first;
          item->until = step->last;
        }
      item->since = MIN (item->since, step->first);
      item->until = MAX (item->until, step->last);
      item->requests += step->expected_requests;
    }
  return item;
}

GListModel *
daybeat_sync_plan_make_list (DaybeatService *service, GArray *steps)
{
  GListStore *list = g_list_store_new (DAYBEAT_TYPE_SYNC_PLAN_ITEM);
  guint all_requests = daybeat_sync_plan_count_requests (steps);
  guint all_seconds = daybeat_sync_plan_get_seconds (service, all_requests);
  gsize n_resources;
  const DaybeatResource *resources = daybeat_service_get_resources (service, &n_resources);

  for (gsize i = 0; i < n_resources; i++)
    {
      g_autoptr (DaybeatSyncPlanItem) item = make_item (&resources[i], steps);

      if (item == NULL)
        continue;
      item->seconds = (guint) ((guint64) all_seconds * item->requests / all_requests);
      g_list_store_append (list, item);
    }
  return G_LIST_MODEL (list);
}
