/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "daybeat-history.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_PAGE_HOST (daybeat_page_host_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatPageHost, daybeat_page_host, DAYBEAT, PAGE_HOST, GObject)

/**
 * DaybeatPageHost:
 *
 * Keeps the pages of a window: makes each when it is first shown, hands every one the history, puts the one that is
 * shown into the split view, and has one banner for what lasts under its header bar.
 */

/**
 * daybeat_page_host_new:
 *
 * Returns: (transfer full):
 */
DaybeatPageHost *daybeat_page_host_new (AdwNavigationSplitView *split_view);

/**
 * daybeat_page_host_set_history:
 * @history: (nullable):
 */
void daybeat_page_host_set_history (DaybeatPageHost *self, DaybeatHistory *history);

/**
 * daybeat_page_host_show:
 * @tag: of the page; one that is not known shows the first
 */
void daybeat_page_host_show (DaybeatPageHost *self, const char *tag);

/**
 * daybeat_page_host_get_shown:
 *
 * Returns: (nullable): the tag of the page that is shown
 */
const char *daybeat_page_host_get_shown (DaybeatPageHost *self);

G_END_DECLS
