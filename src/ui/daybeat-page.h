/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "daybeat-history.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_PAGE (daybeat_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (DaybeatPage, daybeat_page, DAYBEAT, PAGE, AdwNavigationPage)

/**
 * DaybeatPage:
 *
 * What every page of the window is: an #AdwNavigationPage with a `history` property. It calls `load` when a history
 * is set or cleared, and when the store changed in one of the families that the class names.
 */
struct _DaybeatPageClass
{
  AdwNavigationPageClass parent_class;

  DaybeatFamilies families;

  /* @history is NULL when nothing is open. A page that is not on the screen is loaded when it is next shown. */
  void (*load) (DaybeatPage *self, DaybeatHistory *history);

  /* Shows one day; NULL where the page has no days. */
  void (*show_day) (DaybeatPage *self, DaybeatDay day);

  /* Where the window's banner goes; NULL where the page's one toolbar view takes it below its header bar. */
  AdwBin *(*get_banner_place) (DaybeatPage *self);

  gpointer padding[7];
};

/**
 * daybeat_page_get_history:
 *
 * Returns: (transfer none) (nullable):
 */
DaybeatHistory *daybeat_page_get_history (DaybeatPage *self);

/**
 * daybeat_page_set_history:
 * @history: (nullable): what is shown from now on
 */
void daybeat_page_set_history (DaybeatPage *self, DaybeatHistory *history);

/**
 * daybeat_page_show_day:
 */
void daybeat_page_show_day (DaybeatPage *self, DaybeatDay day);

/**
 * daybeat_page_get_banner_place:
 *
 * Returns: (transfer none) (nullable): an empty place for the window's banner, where the page has one of its own
 */
AdwBin *daybeat_page_get_banner_place (DaybeatPage *self);

/**
 * daybeat_page_get_cancellable:
 *
 * Returns: (transfer none): cancelled when the history changes or the page is disposed of: for loads
 */
GCancellable *daybeat_page_get_cancellable (DaybeatPage *self);

G_END_DECLS
