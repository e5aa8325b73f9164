/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DAYBEAT_TYPE_OVERVIEW_CARD (daybeat_overview_card_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatOverviewCard, daybeat_overview_card, DAYBEAT, OVERVIEW_CARD, GtkButton)

/**
 * DaybeatOverviewCard:
 *
 * One thing worth knowing, with one large number at most. A button: it opens the page it speaks of, which its
 * `action-name` and `action-target` say. Properties `heading` and `symbol` (strings): what it is about, its icon.
 */

/**
 * daybeat_overview_card_show:
 * @headline: the number, with its unit
 * @detail: what belongs to it
 * @drawing: (nullable) (transfer floating): a small picture of it
 */
void daybeat_overview_card_show (DaybeatOverviewCard *self, const char *headline, const char *detail,
                                 GtkWidget *drawing);

/**
 * daybeat_overview_card_show_empty:
 * @reason: why there is nothing and what helps
 */
void daybeat_overview_card_show_empty (DaybeatOverviewCard *self, const char *reason);

/**
 * daybeat_overview_card_set_heading:
 */
void daybeat_overview_card_set_heading (DaybeatOverviewCard *self, const char *heading);

G_END_DECLS
