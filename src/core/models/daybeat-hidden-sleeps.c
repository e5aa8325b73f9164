/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-models"

#include "config.h"

#include "daybeat-hidden-sleeps.h"

struct _DaybeatHiddenSleeps
{
  GObject parent_instance;

  GHashTable *ids; /* (owned) (element-type utf8) */
};

G_DEFINE_FINAL_TYPE (DaybeatHiddenSleeps, daybeat_hidden_sleeps, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
daybeat_hidden_sleeps_finalize (GObject *object)
{
  DaybeatHiddenSleeps *self = DAYBEAT_HIDDEN_SLEEPS (object);

  g_hash_table_unref (self->ids);

  G_OBJECT_CLASS (daybeat_hidden_sleeps_parent_class)->finalize (object);
}

static void
daybeat_hidden_sleeps_class_init (DaybeatHiddenSleepsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = daybeat_hidden_sleeps_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
daybeat_hidden_sleeps_init (DaybeatHiddenSleeps *self)
{
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

DaybeatHiddenSleeps *
daybeat_hidden_sleeps_new (void)
{
  return g_object_new (DAYBEAT_TYPE_HIDDEN_SLEEPS, NULL);
}

void
daybeat_hidden_sleeps_hide (DaybeatHiddenSleeps *self, const char *sleep_id)
{
  g_return_if_fail (DAYBEAT_IS_HIDDEN_SLEEPS (self));
  g_return_if_fail (sleep_id != NULL);

  if (g_hash_table_add (self->ids, g_strdup (sleep_id)))
    g_signal_emit (self, signals[CHANGED], 0);
}

void
daybeat_hidden_sleeps_show (DaybeatHiddenSleeps *self, const char *sleep_id)
{
  g_return_if_fail (DAYBEAT_IS_HIDDEN_SLEEPS (self));
  g_return_if_fail (sleep_id != NULL);

  if (g_hash_table_remove (self->ids, sleep_id))
    g_signal_emit (self, signals[CHANGED], 0);
}

void
daybeat_hidden_sleeps_filter (DaybeatHiddenSleeps *self, GPtrArray *sleeps)
{
  g_return_if_fail (self == NULL || DAYBEAT_IS_HIDDEN_SLEEPS (self));
  g_return_if_fail (sleeps != NULL);

  if (self == NULL)
    return;
  for (guint i = sleeps->len; i > 0; i--)
    {
      const DaybeatSleep *sleep = g_ptr_array_index (sleeps, i - 1);

      if (sleep->id != NULL && g_hash_table_contains (self->ids, sleep->id))
        g_ptr_array_remove_index (sleeps, i - 1);
    }
}
