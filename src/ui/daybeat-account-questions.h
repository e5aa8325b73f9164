/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * daybeat_account_questions_new_sign_out:
 *
 * Whether a history stays when its person signs out: answers `keep`, `delete` or `cancel`.
 *
 * Returns: (transfer floating): an #AdwAlertDialog
 */
AdwDialog *daybeat_account_questions_new_sign_out (void);

/**
 * daybeat_account_questions_new_remove:
 * @name: of the person
 *
 * Whether somebody is to be deleted: answers `remove` or `cancel`.
 *
 * Returns: (transfer floating): an #AdwAlertDialog
 */
AdwDialog *daybeat_account_questions_new_remove (const char *name);

G_END_DECLS
