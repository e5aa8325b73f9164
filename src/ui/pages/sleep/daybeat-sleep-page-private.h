/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-hidden-sleeps.h"
#include "daybeat-sleep-goal.h"
#include "daybeat-sleep-list-view.h"
#include "daybeat-sleep-night-list.h"
#include "daybeat-sleep-night-view.h"
#include "daybeat-sleep-page.h"
#include "daybeat-sleep-span-view.h"

G_BEGIN_DECLS

typedef enum
{
  DAYBEAT_SLEEP_MODE_NIGHT,
  DAYBEAT_SLEEP_MODE_WEEK,
  DAYBEAT_SLEEP_MODE_MONTH,
  DAYBEAT_SLEEP_MODE_LIST,
} DaybeatSleepMode;

struct _DaybeatSleepPage
{
  DaybeatPage parent_instance;

  DaybeatHistory *history;      /* (owned) (nullable): the one that is followed */
  DaybeatHiddenSleeps *hidden;  /* (owned) */
  GPtrArray *deletions;         /* (owned) (element-type DaybeatSleepDeletion): some may be done */
  DaybeatSleepGoal *goal;       /* (owned) (nullable) */
  DaybeatSleepNightList *nights; /* (owned) (nullable) */
  GCancellable *cancellable;    /* (owned) (nullable): of what is read for the view just now */
  char *night_id;               /* (owned) (nullable): the sleep shown as the night */
  DaybeatSleepMode mode;
  DaybeatDay day;               /* shown, or in the span that is shown */
  DaybeatDay newest;            /* the last day with a sleep, or none */
  gboolean has_days;            /* whether the days of this history have been read, so that @newest says something */

  GtkMenuButton *title;
  GtkPopover *date_popover;
  GtkCalendar *calendar;
  GtkWidget *movers;
  GtkMenuButton *mode_button;
  AdwToggleGroup *modes;
  AdwToastOverlay *toasts;
  AdwBin *banner_place;
  GtkStack *stack;
  AdwStatusPage *empty;
  DaybeatSleepNightView *night_view;
  DaybeatSleepSpanView *span_view;
  DaybeatSleepListView *list_view;
};

/* The last day that can be gone to: today, or later where a night is known already. */
DaybeatDay _daybeat_sleep_page_get_last_day (DaybeatSleepPage *self);

/* Shows a day, or the span around it. */
void _daybeat_sleep_page_go_to (DaybeatSleepPage *self, DaybeatDay day);

void _daybeat_sleep_page_set_mode (DaybeatSleepPage *self, DaybeatSleepMode mode);

/* Commands and keys, in the file of their own. */
void _daybeat_sleep_page_install_actions (GtkWidgetClass *widget_class);

/* The keys with Alt, which count wherever the focus is while the page is on the screen. */
void _daybeat_sleep_page_add_shortcuts (DaybeatSleepPage *self);
void _daybeat_sleep_page_update_actions (DaybeatSleepPage *self);

const char *_daybeat_sleep_mode_to_string (DaybeatSleepMode mode);

/**
 * _daybeat_sleep_page_load_heart:
 * @sleep: the night that is shown
 *
 * Reads the heart rate of the night, and adds it to the view.
 */
void _daybeat_sleep_page_load_heart (DaybeatSleepPage *self, const DaybeatSleep *sleep);

/**
 * _daybeat_sleep_page_show_failure:
 */
void _daybeat_sleep_page_show_failure (DaybeatSleepPage *self, const GError *error);

G_END_DECLS
