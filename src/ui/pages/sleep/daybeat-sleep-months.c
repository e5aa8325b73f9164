/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-sleep-page"

#include "config.h"

#include "daybeat-sleep-months.h"

struct _DaybeatSleepMonths
{
  GObject parent_instance;

  DaybeatSleepNightList *nights; /* (owned) */
};

static void daybeat_sleep_months_list_init (GListModelInterface *iface);
static void daybeat_sleep_months_section_init (GtkSectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DaybeatSleepMonths, daybeat_sleep_months, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, daybeat_sleep_months_list_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL, daybeat_sleep_months_section_init))

static GType
daybeat_sleep_months_get_item_type (GListModel *model)
{
  return DAYBEAT_TYPE_SLEEP_NIGHT;
}

static guint
daybeat_sleep_months_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (DAYBEAT_SLEEP_MONTHS (model)->nights));
}

static gpointer
daybeat_sleep_months_get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (DAYBEAT_SLEEP_MONTHS (model)->nights), position);
}

static void
daybeat_sleep_months_list_init (GListModelInterface *iface)
{
  iface->get_item_type = daybeat_sleep_months_get_item_type;
  iface->get_n_items = daybeat_sleep_months_get_n_items;
  iface->get_item = daybeat_sleep_months_get_item;
}

/* Counts months, so that two days can be compared. */
static int
get_month (DaybeatSleepMonths *self, guint position)
{
  int year, month;

  daybeat_day_get_ymd (daybeat_sleep_night_list_get_day (self->nights, position), &year, &month, NULL);
  return year * 12 + month;
}

static void
daybeat_sleep_months_get_section (GtkSectionModel *model, guint position, guint *start, guint *end)
{
  DaybeatSleepMonths *self = DAYBEAT_SLEEP_MONTHS (model);
  guint n_items = daybeat_sleep_months_get_n_items (G_LIST_MODEL (self));
  int month;

  if (position >= n_items)
    {
      *start = n_items;
      *end = G_MAXUINT;
      return;
    }
  /* A month has 31 days at most, so this is short. */
  month = get_month (self, position);
  for (*start = position; *start > 0 && get_month (self, *start - 1) == month; (*start)--)
    ;
  for (*end = position + 1; *end < n_items && get_month (self, *end) == month; (*end)++)
    ;
}

static void
daybeat_sleep_months_section_init (GtkSectionModelInterface *iface)
{
  iface->get_section = daybeat_sleep_months_get_section;
}

static void
on_items_changed (DaybeatSleepMonths *self, guint position, guint removed, guint added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
daybeat_sleep_months_dispose (GObject *object)
{
  DaybeatSleepMonths *self = DAYBEAT_SLEEP_MONTHS (object);

  if (self->nights != NULL)
    g_signal_handlers_disconnect_by_data (self->nights, self);

  G_OBJECT_CLASS (daybeat_sleep_months_parent_class)->dispose (object);
}

static void
daybeat_sleep_months_finalize (GObject *object)
{
  g_clear_object (&DAYBEAT_SLEEP_MONTHS (object)->nights);

  G_OBJECT_CLASS (daybeat_sleep_months_parent_class)->finalize (object);
}

static void
daybeat_sleep_months_class_init (DaybeatSleepMonthsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = daybeat_sleep_months_dispose;
  object_class->finalize = daybeat_sleep_months_finalize;
}

static void
daybeat_sleep_months_init (DaybeatSleepMonths *self)
{
}

DaybeatSleepMonths *
daybeat_sleep_months_new (DaybeatSleepNightList *nights)
{
  DaybeatSleepMonths *self;

  g_return_val_if_fail (DAYBEAT_IS_SLEEP_NIGHT_LIST (nights), NULL);

  self = g_object_new (DAYBEAT_TYPE_SLEEP_MONTHS, NULL);
  self->nights = g_object_ref (nights);
  g_signal_connect_swapped (nights, "items-changed", G_CALLBACK (on_items_changed), self);
  return self;
}
