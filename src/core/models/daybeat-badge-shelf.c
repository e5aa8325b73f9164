/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-models"

#include "config.h"

#include "daybeat-badge-shelf.h"

#include <glib/gi18n-lib.h>

#include "daybeat-badge-ladder.h"

struct _DaybeatBadgeShelf
{
  GObject parent_instance;

  char *title;      /* (owned) */
  GPtrArray *items; /* (owned) (element-type DaybeatBadgeItem) */
  guint n_earned;
};

static GType
daybeat_badge_shelf_get_item_type (GListModel *model)
{
  return DAYBEAT_TYPE_BADGE_ITEM;
}

static guint
daybeat_badge_shelf_get_n_items (GListModel *model)
{
  return DAYBEAT_BADGE_SHELF (model)->items->len;
}

static gpointer
daybeat_badge_shelf_get_item (GListModel *model, guint position)
{
  DaybeatBadgeShelf *self = DAYBEAT_BADGE_SHELF (model);

  return position < self->items->len ? g_object_ref (g_ptr_array_index (self->items, position)) : NULL;
}

static void
daybeat_badge_shelf_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = daybeat_badge_shelf_get_item_type;
  iface->get_n_items = daybeat_badge_shelf_get_n_items;
  iface->get_item = daybeat_badge_shelf_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (DaybeatBadgeShelf, daybeat_badge_shelf, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, daybeat_badge_shelf_list_model_init))

static void
daybeat_badge_shelf_finalize (GObject *object)
{
  DaybeatBadgeShelf *self = DAYBEAT_BADGE_SHELF (object);

  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->items, g_ptr_array_unref);

  G_OBJECT_CLASS (daybeat_badge_shelf_parent_class)->finalize (object);
}

static void
daybeat_badge_shelf_class_init (DaybeatBadgeShelfClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = daybeat_badge_shelf_finalize;
}

static void
daybeat_badge_shelf_init (DaybeatBadgeShelf *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  DaybeatBadge *left = daybeat_badge_item_get_badge (*(DaybeatBadgeItem **) a);
  DaybeatBadge *right = daybeat_badge_item_get_badge (*(DaybeatBadgeItem **) b);

  if (left->value != right->value)
    return left->value < right->value ? -1 : 1;
  return g_strcmp0 (left->id, right->id);
}

/* Shelves without a known kind come last; a special series with the kind of a ladder stands behind that ladder. */
static int
get_order (DaybeatBadgeShelf *self)
{
  static const char *const types[] = { "DAILY_STEPS", "DAILY_FLOORS", "LIFETIME_DISTANCE", "LIFETIME_FLOORS" };
  DaybeatBadge *badge = daybeat_badge_item_get_badge (g_ptr_array_index (self->items, 0));

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_strcmp0 (badge->type, types[i]) == 0)
      return (daybeat_badge_ladder_has (badge->type, badge->unit, badge->value) ? 0 : 10) + (int) i;
  return 20;
}

static int
compare_shelves (gconstpointer a, gconstpointer b)
{
  DaybeatBadgeShelf *left = *(DaybeatBadgeShelf **) a;
  DaybeatBadgeShelf *right = *(DaybeatBadgeShelf **) b;
  int order = get_order (left) - get_order (right);

  return order != 0 ? order : g_strcmp0 (left->title, right->title);
}

/* Sorted already: what is highest on a ladder comes last. */
static void
daybeat_badge_shelf_add_next (DaybeatBadgeShelf *self)
{
  for (guint i = self->items->len; i > 0; i--)
    {
      DaybeatBadge *badge = daybeat_badge_item_get_badge (g_ptr_array_index (self->items, i - 1));
      gint64 next;

      if (!daybeat_badge_ladder_has (badge->type, badge->unit, badge->value))
        continue;
      next = daybeat_badge_ladder_get_next (badge->type, badge->unit, badge->value);
      if (next != DAYBEAT_ABSENT)
        g_ptr_array_add (self->items, daybeat_badge_item_new_next (badge, next));
      return;
    }
}

static DaybeatBadgeShelf *
find_or_add (GPtrArray *shelves, const char *title)
{
  DaybeatBadgeShelf *shelf;

  for (guint i = 0; i < shelves->len; i++)
    {
      shelf = g_ptr_array_index (shelves, i);
      if (g_str_equal (shelf->title, title))
        return shelf;
    }
  shelf = g_object_new (DAYBEAT_TYPE_BADGE_SHELF, NULL);
  shelf->title = g_strdup (title);
  g_ptr_array_add (shelves, shelf);
  return shelf;
}

GListModel *
daybeat_badge_shelf_create_all (GPtrArray *badges)
{
  g_autoptr (GPtrArray) shelves = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GListStore) store = g_list_store_new (DAYBEAT_TYPE_BADGE_SHELF);

  g_return_val_if_fail (badges != NULL, NULL);

  for (guint i = 0; i < badges->len; i++)
    {
      DaybeatBadge *badge = g_ptr_array_index (badges, i);
      gboolean named = badge->category != NULL && badge->category[0] != '\0';
      DaybeatBadgeShelf *shelf = find_or_add (shelves, named ? badge->category : _("Other badges"));

      g_ptr_array_add (shelf->items, daybeat_badge_item_new (badge));
      shelf->n_earned++;
    }
  for (guint i = 0; i < shelves->len; i++)
    {
      DaybeatBadgeShelf *shelf = g_ptr_array_index (shelves, i);

      g_ptr_array_sort (shelf->items, compare_items);
      daybeat_badge_shelf_add_next (shelf);
    }
  g_ptr_array_sort (shelves, compare_shelves);
  g_list_store_splice (store, 0, 0, shelves->pdata, shelves->len);
  return G_LIST_MODEL (g_steal_pointer (&store));
}

const char *
daybeat_badge_shelf_get_title (DaybeatBadgeShelf *self)
{
  g_return_val_if_fail (DAYBEAT_IS_BADGE_SHELF (self), NULL);

  return self->title;
}

guint
daybeat_badge_shelf_get_n_earned (DaybeatBadgeShelf *self)
{
  g_return_val_if_fail (DAYBEAT_IS_BADGE_SHELF (self), 0);

  return self->n_earned;
}
