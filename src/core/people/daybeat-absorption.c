/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-people"

#include "config.h"

#include "daybeat-absorption-private.h"

void
_daybeat_absorb_async (DaybeatStore *store, DaybeatPerson *person, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer user_data)
{
  g_autofree char *path = daybeat_person_dup_history_path (person);

  daybeat_store_absorb_async (store, path, daybeat_person_get_source (person), cancellable, callback, user_data);
}
