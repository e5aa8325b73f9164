/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DaybeatStoreError:
 * @DAYBEAT_STORE_ERROR_TOO_NEW: the file is from a newer Daybeat; it can be read but not written
 * @DAYBEAT_STORE_ERROR_CORRUPT: the file is not a Daybeat history or is damaged
 * @DAYBEAT_STORE_ERROR_FULL: no space left on the disk; nothing of this change was written
 * @DAYBEAT_STORE_ERROR_BUSY: another program holds the file
 * @DAYBEAT_STORE_ERROR_READ_ONLY: the file or its folder cannot be written
 * @DAYBEAT_STORE_ERROR_FAILED: anything else, with SQLite's message
 * @DAYBEAT_STORE_ERROR_CONFLICT: two histories cannot be joined, for they hold different records of one source
 */
typedef enum
{
  DAYBEAT_STORE_ERROR_TOO_NEW,
  DAYBEAT_STORE_ERROR_CORRUPT,
  DAYBEAT_STORE_ERROR_FULL,
  DAYBEAT_STORE_ERROR_BUSY,
  DAYBEAT_STORE_ERROR_READ_ONLY,
  DAYBEAT_STORE_ERROR_FAILED,
  DAYBEAT_STORE_ERROR_CONFLICT,
} DaybeatStoreError;

#define DAYBEAT_STORE_ERROR (daybeat_store_error_quark ())
GQuark daybeat_store_error_quark (void);

G_END_DECLS
