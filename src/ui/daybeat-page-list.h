/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-page.h"

G_BEGIN_DECLS

/**
 * DaybeatPageInfo:
 * @tag: stable name: in the settings and in the action `win.show-page`
 * @title: untranslated
 * @icon_name: symbolic
 * @get_type: the page's class
 */
typedef struct
{
  const char *tag;
  const char *title;
  const char *icon_name;
  GType (*get_type) (void);
} DaybeatPageInfo;

/**
 * daybeat_page_list_get:
 * @n_pages: (out):
 *
 * Returns: (transfer none) (array length=n_pages): the pages in the order of the sidebar
 */
const DaybeatPageInfo *daybeat_page_list_get (gsize *n_pages);

/**
 * daybeat_page_list_find:
 *
 * Returns: the index of the page with @tag, or −1
 */
int daybeat_page_list_find (const char *tag);

G_END_DECLS
