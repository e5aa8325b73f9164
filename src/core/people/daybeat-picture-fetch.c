/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-people"

#include "config.h"

#include "daybeat-picture-fetch.h"

#include <libsoup/soup.h>

#include "daybeat-http-client.h"

#define MAX_BYTES (2 * 1024 * 1024)
#define TIMEOUT_SECONDS 20

static const DaybeatFamilies families[] = {
  DAYBEAT_FAMILY_PROFILE,
  DAYBEAT_FAMILY_LEADERBOARD,
  DAYBEAT_FAMILY_FRIENDS,
  DAYBEAT_FAMILY_BADGES,
};

/* One run: first the addresses of every family, then one picture after the other. */
typedef struct
{
  DaybeatStore *store;  /* (owned) */
  SoupSession *session; /* (owned) */
  GPtrArray *urls;      /* (owned) (element-type utf8), each once */
  guint family;
  guint next;
} Run;

static void
run_free (Run *run)
{
  g_object_unref (run->store);
  g_object_unref (run->session);
  g_ptr_array_unref (run->urls);
  g_free (run);
}

static void list_next_family (GTask *task);
static void look_at_next_picture (GTask *task);

static const char *
picture_of (DaybeatFamilies family, gpointer record)
{
  switch (family)
    {
    case DAYBEAT_FAMILY_PROFILE:
      return ((DaybeatProfile *) record)->avatar_url;
    case DAYBEAT_FAMILY_LEADERBOARD:
      return ((DaybeatLeaderboardEntry *) record)->avatar_url;
    case DAYBEAT_FAMILY_FRIENDS:
      return ((DaybeatFriend *) record)->avatar_url;
    case DAYBEAT_FAMILY_BADGES:
      return ((DaybeatBadge *) record)->image_url;
    default:
      return NULL;
    }
}

/* Some servers say sorry with a page and status 200. */
static gboolean
is_picture (SoupMessage *message)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  const char *type = soup_message_headers_get_content_type (headers, NULL);

  return soup_message_get_status (message) == SOUP_STATUS_OK && type != NULL && g_str_has_prefix (type, "image/") &&
         soup_message_headers_get_content_length (headers) < MAX_BYTES;
}

static void
on_family_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) records = daybeat_store_load_family_finish (run->store, result, &error);

  if (records == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  for (guint i = 0; i < records->len; i++)
    {
      const char *url = picture_of (families[run->family], g_ptr_array_index (records, i));

      if (url != NULL && daybeat_http_client_check_address (url, NULL) &&
          !g_ptr_array_find_with_equal_func (run->urls, url, g_str_equal, NULL))
        g_ptr_array_add (run->urls, g_strdup (url));
    }
  run->family++;
  list_next_family (g_steal_pointer (&task));
}

static void
list_next_family (GTask *task)
{
  Run *run = g_task_get_task_data (task);

  if (run->family < G_N_ELEMENTS (families))
    daybeat_store_load_family_async (run->store, families[run->family], g_task_get_cancellable (task),
                                     on_family_listed, task);
  else
    look_at_next_picture (task);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (daybeat_store_save_picture_finish (DAYBEAT_STORE (source), result, &error))
    look_at_next_picture (g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  GOutputStream *memory = G_OUTPUT_STREAM (source);
  gssize size = g_output_stream_splice_finish (memory, result, NULL);
  g_autoptr (GBytes) bytes = NULL;

  if (size <= 0 || size >= MAX_BYTES)
    {
      look_at_next_picture (g_steal_pointer (&task));
      return;
    }
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
  daybeat_store_save_picture_async (run->store, g_ptr_array_index (run->urls, run->next - 1), bytes,
                                    g_task_get_cancellable (task), on_saved, task);
  g_steal_pointer (&task);
}

static void
on_answer (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SoupMessage *message = soup_session_get_async_result_message (SOUP_SESSION (source), result);
  g_autoptr (GInputStream) body = soup_session_send_finish (SOUP_SESSION (source), result, NULL);
  g_autoptr (GOutputStream) memory = NULL;

  if (body == NULL || !is_picture (message))
    {
      look_at_next_picture (g_steal_pointer (&task));
      return;
    }
  /* A fixed buffer: what does not fit into it ends the splice. */
  memory = g_memory_output_stream_new (g_malloc (MAX_BYTES), MAX_BYTES, NULL, g_free);
  g_output_stream_splice_async (memory, body,
                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_LOW, NULL, on_read, task);
  g_steal_pointer (&task);
}

static void
on_looked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) kept = daybeat_store_load_picture_finish (run->store, result, &error);
  g_autoptr (SoupMessage) message = NULL;

  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (kept == NULL)
    message = soup_message_new (SOUP_METHOD_GET, g_ptr_array_index (run->urls, run->next - 1));
  if (message == NULL)
    {
      look_at_next_picture (g_steal_pointer (&task));
      return;
    }
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  /* Not cancelled in flight, which libsoup 3.6 does not survive: what comes is dropped then. See DaybeatHttpClient. */
  soup_session_send_async (run->session, message, G_PRIORITY_LOW, NULL, on_answer, task);
  g_steal_pointer (&task);
}

static void
look_at_next_picture (GTask *task)
{
  Run *run = g_task_get_task_data (task);

  if (g_task_return_error_if_cancelled (task))
    {
      g_object_unref (task);
      return;
    }
  if (run->next == run->urls->len)
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  daybeat_store_load_picture_async (run->store, g_ptr_array_index (run->urls, run->next++),
                                    g_task_get_cancellable (task), on_looked, task);
}

void
daybeat_picture_fetch_async (DaybeatStore *store, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task;
  Run *run;

  g_return_if_fail (DAYBEAT_IS_STORE (store));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, daybeat_picture_fetch_async);
  run = g_new0 (Run, 1);
  run->store = g_object_ref (store);
  run->session = g_object_new (SOUP_TYPE_SESSION, "timeout", TIMEOUT_SECONDS, "user-agent",
                               "Daybeat/" PACKAGE_VERSION, NULL);
  run->urls = g_ptr_array_new_with_free_func (g_free);
  g_task_set_task_data (task, run, (GDestroyNotify) run_free);
  list_next_family (task);
}

gboolean
daybeat_picture_fetch_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
