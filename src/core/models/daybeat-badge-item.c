/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-models"

#include "config.h"

#include "daybeat-badge-item.h"

#include <glib/gi18n-lib.h>

#include "daybeat-units-private.h"

struct _DaybeatBadgeItem
{
  GObject parent_instance;

  DaybeatBadge *badge; /* (owned) */
  gint64 value;
  gboolean next;
};

/* What the number of a badge counts. */
typedef enum
{
  KIND_STEPS,
  KIND_FLOORS,
  KIND_KILOMETRES,
  KIND_MILES,
  KIND_OTHER,
} Kind;

G_DEFINE_FINAL_TYPE (DaybeatBadgeItem, daybeat_badge_item, G_TYPE_OBJECT)

static Kind
get_kind (const DaybeatBadge *badge)
{
  if (g_strcmp0 (badge->unit, "KILOMETERS") == 0)
    return KIND_KILOMETRES;
  if (g_strcmp0 (badge->unit, "MILES") == 0)
    return KIND_MILES;
  if (badge->unit != NULL || badge->type == NULL)
    return KIND_OTHER;
  if (g_str_has_suffix (badge->type, "_STEPS"))
    return KIND_STEPS;
  if (g_str_has_suffix (badge->type, "_FLOORS"))
    return KIND_FLOORS;
  return KIND_OTHER;
}

static void
daybeat_badge_item_finalize (GObject *object)
{
  DaybeatBadgeItem *self = DAYBEAT_BADGE_ITEM (object);

  g_clear_pointer (&self->badge, daybeat_badge_unref);

  G_OBJECT_CLASS (daybeat_badge_item_parent_class)->finalize (object);
}

static void
daybeat_badge_item_class_init (DaybeatBadgeItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = daybeat_badge_item_finalize;
}

static void
daybeat_badge_item_init (DaybeatBadgeItem *self)
{
}

DaybeatBadgeItem *
daybeat_badge_item_new (DaybeatBadge *badge)
{
  DaybeatBadgeItem *self = g_object_new (DAYBEAT_TYPE_BADGE_ITEM, NULL);

  self->badge = daybeat_badge_ref (badge);
  self->value = badge->value;
  return self;
}

DaybeatBadgeItem *
daybeat_badge_item_new_next (DaybeatBadge *below, gint64 value)
{
  DaybeatBadgeItem *self = daybeat_badge_item_new (below);

  self->value = value;
  self->next = TRUE;
  return self;
}

DaybeatBadge *
daybeat_badge_item_get_badge (DaybeatBadgeItem *self)
{
  g_return_val_if_fail (DAYBEAT_IS_BADGE_ITEM (self), NULL);

  return self->badge;
}

gboolean
daybeat_badge_item_is_next (DaybeatBadgeItem *self)
{
  g_return_val_if_fail (DAYBEAT_IS_BADGE_ITEM (self), FALSE);

  return self->next;
}

gint64
daybeat_badge_item_get_value (DaybeatBadgeItem *self)
{
  g_return_val_if_fail (DAYBEAT_IS_BADGE_ITEM (self), DAYBEAT_ABSENT);

  return self->value;
}

static const char *
get_own_words (const DaybeatBadge *badge)
{
  if (badge->short_name != NULL)
    return badge->short_name;
  if (badge->name != NULL)
    return badge->name;
  if (badge->short_description != NULL)
    return badge->short_description;
  return badge->description;
}

char *
daybeat_badge_item_dup_title (DaybeatBadgeItem *self, DaybeatUnits *units)
{
  const char *words;

  g_return_val_if_fail (DAYBEAT_IS_BADGE_ITEM (self), NULL);

  words = self->next ? NULL : get_own_words (self->badge);
  return words != NULL ? g_strdup (words) : daybeat_badge_item_dup_threshold (self, units);
}

char *
daybeat_badge_item_dup_threshold (DaybeatBadgeItem *self, DaybeatUnits *units)
{
  g_autofree char *number = NULL;

  g_return_val_if_fail (DAYBEAT_IS_BADGE_ITEM (self), NULL);

  number = daybeat_units_format_number (units, self->value);
  switch (get_kind (self->badge))
    {
    case KIND_STEPS:
      return daybeat_units_format_steps (units, self->value);
    case KIND_FLOORS:
      return _daybeat_units_join (
          g_strdup_printf (ngettext ("%s floor", "%s floors", (gulong) self->value), number));
    /* The vendor's own steps are whole numbers in the unit of the account: never converted. */
    case KIND_KILOMETRES:
      return _daybeat_units_join (g_strdup_printf (_("%s km"), number));
    case KIND_MILES:
      return _daybeat_units_join (
          g_strdup_printf (ngettext ("%s mile", "%s miles", (gulong) self->value), number));
    case KIND_OTHER:
    default:
      if (self->badge->short_description != NULL)
        return g_strdup (self->badge->short_description);
      return g_strdup (get_own_words (self->badge) != NULL ? get_own_words (self->badge) : _("Badge"));
    }
}

char *
daybeat_badge_item_dup_short_value (DaybeatBadgeItem *self, DaybeatUnits *units)
{
  g_return_val_if_fail (DAYBEAT_IS_BADGE_ITEM (self), NULL);

  if (get_kind (self->badge) == KIND_OTHER || self->value <= 0)
    return g_strdup ("");
  if (self->value >= 10000 && self->value % 1000 == 0)
    /* Translators: thousands, as short as can be, inside a badge. */
    return g_strdup_printf (_("%dk"), (int) (self->value / 1000));
  return daybeat_units_format_number (units, self->value);
}

char *
daybeat_badge_item_dup_short_unit (DaybeatBadgeItem *self)
{
  g_return_val_if_fail (DAYBEAT_IS_BADGE_ITEM (self), NULL);

  switch (get_kind (self->badge))
    {
    case KIND_STEPS:
      return g_strdup (C_("in a badge", "steps"));
    case KIND_FLOORS:
      return g_strdup (C_("in a badge", "floors"));
    case KIND_KILOMETRES:
      return g_strdup (C_("in a badge", "km"));
    case KIND_MILES:
      return g_strdup (C_("in a badge", "miles"));
    case KIND_OTHER:
    default:
      return g_strdup ("");
    }
}

char *
daybeat_badge_item_dup_times (DaybeatBadgeItem *self, DaybeatUnits *units)
{
  g_autofree char *number = NULL;

  g_return_val_if_fail (DAYBEAT_IS_BADGE_ITEM (self), NULL);

  if (self->next || self->badge->times_achieved <= 1)
    return g_strdup ("");
  number = daybeat_units_format_number (units, self->badge->times_achieved);
  return g_strdup_printf ("×%s", number);
}

char *
daybeat_badge_item_dup_summary (DaybeatBadgeItem *self, DaybeatUnits *units)
{
  g_autofree char *title = NULL;
  g_autofree char *date = NULL;
  gulong times;

  g_return_val_if_fail (DAYBEAT_IS_BADGE_ITEM (self), NULL);

  title = daybeat_badge_item_dup_title (self, units);
  if (self->next)
    /* Translators: %s is what the next badge takes, such as 25,000 steps. */
    return g_strdup_printf (_("Next: %s, not earned yet"), title);

  times = (gulong) MAX (self->badge->times_achieved, 1);
  if (self->badge->date == DAYBEAT_DAY_NONE)
    /* Translators: what the badge is for, then how often it was earned: "25,000 steps, earned 3 times" */
    return g_strdup_printf (ngettext ("%s, earned %lu time", "%s, earned %lu times", times), title, times);
  date = daybeat_units_format_day (units, self->badge->date, DAYBEAT_DATE_LONG);
  if (times == 1)
    /* Translators: what the badge is for, then the date */
    return g_strdup_printf (_("%s, earned on %s"), title, date);
  /* Translators: what the badge is for, how often it was earned, then the latest date */
  return g_strdup_printf (ngettext ("%s, earned %lu time, last on %s", "%s, earned %lu times, last on %s", times),
                          title, times, date);
}
