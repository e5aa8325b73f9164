/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-picture.h"

/* Data of the store it is of: textures by address, so that going back to a page decodes nothing again. */
#define KEPT_KEY "daybeat-pictures"
#define MAX_KEPT 400

static GHashTable *
get_kept (DaybeatStore *store)
{
  GHashTable *kept = g_object_get_data (G_OBJECT (store), KEPT_KEY);

  if (kept == NULL)
    {
      kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
      g_object_set_data_full (G_OBJECT (store), KEPT_KEY, kept, (GDestroyNotify) g_hash_table_unref);
    }
  return kept;
}

/* On a thread: owns nothing but the bytes. Drawings (SVG) come out crisp, photographs no larger than needed. */
static void
decode (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (task_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) pixbuf = NULL;

  pixbuf = gdk_pixbuf_new_from_stream_at_scale (stream, DAYBEAT_PICTURE_SIZE, DAYBEAT_PICTURE_SIZE, TRUE, cancellable,
                                                &error);
  if (pixbuf == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, gdk_texture_new_for_pixbuf (pixbuf), g_object_unref);
}

static void
on_decoded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), &error);
  GHashTable *kept = get_kept (DAYBEAT_STORE (object));

  if (texture == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (g_hash_table_size (kept) >= MAX_KEPT)
    g_hash_table_remove_all (kept);
  g_hash_table_insert (kept, g_strdup (g_task_get_task_data (task)), g_object_ref (texture));
  g_task_return_pointer (task, g_steal_pointer (&texture), g_object_unref);
}

static void
on_bytes_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GTask) decoding = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = daybeat_store_load_picture_finish (DAYBEAT_STORE (object), result, &error);

  if (error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (bytes == NULL)
    {
      g_task_return_pointer (task, NULL, NULL);
      return;
    }
  decoding = g_task_new (object, g_task_get_cancellable (task), on_decoded, g_object_ref (task));
  g_task_set_source_tag (decoding, decode);
  g_task_set_task_data (decoding, g_steal_pointer (&bytes), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (decoding, decode);
}

void
daybeat_picture_load_async (DaybeatStore *store, const char *url, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  GdkTexture *texture;

  g_return_if_fail (DAYBEAT_IS_STORE (store));
  g_return_if_fail (url != NULL);

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, daybeat_picture_load_async);
  g_task_set_task_data (task, g_strdup (url), g_free);
  texture = g_hash_table_lookup (get_kept (store), url);
  if (texture != NULL)
    g_task_return_pointer (task, g_object_ref (texture), g_object_unref);
  else
    daybeat_store_load_picture_async (store, url, cancellable, on_bytes_loaded, g_steal_pointer (&task));
}

GdkPaintable *
daybeat_picture_load_finish (DaybeatStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
