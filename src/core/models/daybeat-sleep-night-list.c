/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-models"

#include "config.h"

#include "daybeat-sleep-night-list.h"

/* Nights read at once: more than a screen shows, few enough to be there before one is seen. */
#define PAGE_SIZE 32u

struct _DaybeatSleepNightList
{
  GObject parent_instance;

  DaybeatStore *store;         /* (owned) */
  DaybeatHiddenSleeps *hidden; /* (owned) (nullable) */
  GCancellable *cancellable;   /* (owned): of the pages under way */
  GArray *days;                /* (owned) (element-type DaybeatDay): newest first */
  GHashTable *nights;          /* (owned) (DaybeatDay → DaybeatSleepNight): those asked for so far */
  GHashTable *pages;           /* (owned) (element-type guint): page numbers read or under way */
};

static void daybeat_sleep_night_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DaybeatSleepNightList, daybeat_sleep_night_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, daybeat_sleep_night_list_model_init))

/* One page under way. Days and not positions: the list may have changed when it arrives. */
typedef struct
{
  DaybeatSleepNightList *list; /* (owned) */
  GCancellable *cancellable;   /* (owned) */
  DaybeatDay first;
  DaybeatDay last;
} Page;

static void
page_free (Page *page)
{
  g_object_unref (page->list);
  g_object_unref (page->cancellable);
  g_free (page);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Page, page_free)

static DaybeatDay
day_at (DaybeatSleepNightList *self, guint position)
{
  return g_array_index (self->days, DaybeatDay, position);
}

static void
fill_night (DaybeatSleepNight *night, GPtrArray *sleeps)
{
  g_autoptr (GPtrArray) of_day = g_ptr_array_new ();

  for (guint i = 0; i < sleeps->len; i++)
    {
      DaybeatSleep *sleep = g_ptr_array_index (sleeps, i);

      if (sleep->day == daybeat_sleep_night_get_day (night))
        g_ptr_array_add (of_day, sleep);
    }
  daybeat_sleep_night_set_sleeps (night, of_day);
}

static void
on_page_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Page) page = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sleeps = daybeat_store_load_sleeps_finish (DAYBEAT_STORE (object), result, &error);

  if (sleeps == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("Nights could not be read: %s", error->message);
      return;
    }
  if (g_cancellable_is_cancelled (page->cancellable))
    return;

  daybeat_hidden_sleeps_filter (page->list->hidden, sleeps);
  for (DaybeatDay day = page->last; day >= page->first; day--)
    {
      DaybeatSleepNight *night = g_hash_table_lookup (page->list->nights, GUINT_TO_POINTER (day));

      if (night != NULL)
        fill_night (night, sleeps);
    }
}

static void
load_page (DaybeatSleepNightList *self, guint number)
{
  guint newest = number * PAGE_SIZE;
  guint oldest = MIN (newest + PAGE_SIZE, self->days->len) - 1;
  Page *page;

  if (!g_hash_table_add (self->pages, GUINT_TO_POINTER (number)))
    return;
  /* Placeholders for all of the page, so that the answer fills what is scrolled to next. */
  for (guint i = newest; i <= oldest; i++)
    {
      gpointer key = GUINT_TO_POINTER (day_at (self, i));

      if (!g_hash_table_contains (self->nights, key))
        g_hash_table_insert (self->nights, key, daybeat_sleep_night_new (day_at (self, i)));
    }

  page = g_new0 (Page, 1);
  page->list = g_object_ref (self);
  page->cancellable = g_object_ref (self->cancellable);
  page->first = day_at (self, oldest);
  page->last = day_at (self, newest);
  daybeat_store_load_sleeps_async (self->store, page->first, page->last, page->cancellable, on_page_loaded, page);
}

static GType
daybeat_sleep_night_list_get_item_type (GListModel *model)
{
  return DAYBEAT_TYPE_SLEEP_NIGHT;
}

static guint
daybeat_sleep_night_list_get_n_items (GListModel *model)
{
  return DAYBEAT_SLEEP_NIGHT_LIST (model)->days->len;
}

static gpointer
daybeat_sleep_night_list_get_item (GListModel *model, guint position)
{
  DaybeatSleepNightList *self = DAYBEAT_SLEEP_NIGHT_LIST (model);

  if (position >= self->days->len)
    return NULL;
  load_page (self, position / PAGE_SIZE);
  return g_object_ref (g_hash_table_lookup (self->nights, GUINT_TO_POINTER (day_at (self, position))));
}

static void
daybeat_sleep_night_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = daybeat_sleep_night_list_get_item_type;
  iface->get_n_items = daybeat_sleep_night_list_get_n_items;
  iface->get_item = daybeat_sleep_night_list_get_item;
}

static void
daybeat_sleep_night_list_dispose (GObject *object)
{
  DaybeatSleepNightList *self = DAYBEAT_SLEEP_NIGHT_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->store);
  g_clear_object (&self->hidden);

  G_OBJECT_CLASS (daybeat_sleep_night_list_parent_class)->dispose (object);
}

static void
daybeat_sleep_night_list_finalize (GObject *object)
{
  DaybeatSleepNightList *self = DAYBEAT_SLEEP_NIGHT_LIST (object);

  g_object_unref (self->cancellable);
  g_array_unref (self->days);
  g_hash_table_unref (self->nights);
  g_hash_table_unref (self->pages);

  G_OBJECT_CLASS (daybeat_sleep_night_list_parent_class)->finalize (object);
}

static void
daybeat_sleep_night_list_class_init (DaybeatSleepNightListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = daybeat_sleep_night_list_dispose;
  object_class->finalize = daybeat_sleep_night_list_finalize;
}

static void
daybeat_sleep_night_list_init (DaybeatSleepNightList *self)
{
  self->cancellable = g_cancellable_new ();
  self->days = g_array_new (FALSE, FALSE, sizeof (DaybeatDay));
  self->nights = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->pages = g_hash_table_new (NULL, NULL);
}

static gboolean
is_held_by_nobody_else (gpointer key, gpointer value, gpointer data)
{
  return G_OBJECT (value)->ref_count == 1;
}

/* Asks again for the pages of the nights that somebody looks at. */
static void
refresh_pages (DaybeatSleepNightList *self)
{
  for (guint i = 0; i < self->days->len; i++)
    {
      if (g_hash_table_contains (self->nights, GUINT_TO_POINTER (day_at (self, i))))
        load_page (self, i / PAGE_SIZE);
    }
}

/* Tells what changed between two lists of days: all but a common beginning and a common end. */
static void
replace_days (DaybeatSleepNightList *self, GArray *days)
{
  g_autoptr (GArray) old = g_steal_pointer (&self->days);
  guint same_first = 0, same_last = 0;
  guint shorter = MIN (old->len, days->len);

  while (same_first < shorter
         && g_array_index (old, DaybeatDay, same_first) == g_array_index (days, DaybeatDay, same_first))
    same_first++;
  while (same_last < shorter - same_first
         && g_array_index (old, DaybeatDay, old->len - 1 - same_last)
                == g_array_index (days, DaybeatDay, days->len - 1 - same_last))
    same_last++;

  self->days = g_array_ref (days);
  /* What was scrolled past long ago is let go; now, since who hears of the change may ask for pages at once. */
  g_hash_table_foreach_remove (self->nights, is_held_by_nobody_else, NULL);
  g_hash_table_remove_all (self->pages);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (same_first < old->len || same_first < days->len)
    g_list_model_items_changed (G_LIST_MODEL (self), same_first, old->len - same_first - same_last,
                                days->len - same_first - same_last);
  refresh_pages (self);
}

static void
on_days_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) days = daybeat_store_load_sleep_days_finish (DAYBEAT_STORE (object), result, &error);

  if (days == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (g_task_return_error_if_cancelled (task))
    return;
  replace_days (g_task_get_source_object (task), days);
  g_task_return_boolean (task, TRUE);
}

DaybeatSleepNightList *
daybeat_sleep_night_list_new (DaybeatStore *store, DaybeatHiddenSleeps *hidden)
{
  DaybeatSleepNightList *self;

  g_return_val_if_fail (DAYBEAT_IS_STORE (store), NULL);
  g_return_val_if_fail (hidden == NULL || DAYBEAT_IS_HIDDEN_SLEEPS (hidden), NULL);

  self = g_object_new (DAYBEAT_TYPE_SLEEP_NIGHT_LIST, NULL);
  self->store = g_object_ref (store);
  g_set_object (&self->hidden, hidden);
  return self;
}

void
daybeat_sleep_night_list_load_async (DaybeatSleepNightList *self, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (DAYBEAT_IS_SLEEP_NIGHT_LIST (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, daybeat_sleep_night_list_load_async);
  daybeat_store_load_sleep_days_async (self->store, cancellable, on_days_loaded, g_steal_pointer (&task));
}

gboolean
daybeat_sleep_night_list_load_finish (DaybeatSleepNightList *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (DAYBEAT_IS_SLEEP_NIGHT_LIST (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

DaybeatDay
daybeat_sleep_night_list_get_day (DaybeatSleepNightList *self, guint position)
{
  g_return_val_if_fail (DAYBEAT_IS_SLEEP_NIGHT_LIST (self), DAYBEAT_DAY_NONE);
  g_return_val_if_fail (position < self->days->len, DAYBEAT_DAY_NONE);

  return day_at (self, position);
}
