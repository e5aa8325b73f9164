/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <libsoup/soup.h>

#include "daybeat-picture-fetch.h"
#include "daybeat-test-store.h"
#include "daybeat-test-support.h"

typedef struct
{
  char *folder;
  char *base;
  SoupServer *server;
  DaybeatStore *store;
  guint n_requests;
  guint n_authorized;
} Fixture;

static void
on_request (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data)
{
  Fixture *fixture = data;
  const char *type = g_str_has_suffix (path, ".html") ? "text/html" : "image/png";
  gsize size = g_str_has_suffix (path, "large.png") ? 3 * 1024 * 1024 : 100;

  fixture->n_requests++;
  if (soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Authorization") != NULL)
    fixture->n_authorized++;
  if (g_str_has_suffix (path, "missing.png"))
    soup_server_message_set_status (message, SOUP_STATUS_NOT_FOUND, NULL);
  else if (g_str_has_suffix (path, "moved.png"))
    soup_server_message_set_redirect (message, SOUP_STATUS_FOUND, "/elsewhere.png");
  else
    {
      soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
      soup_server_message_set_response (message, type, SOUP_MEMORY_TAKE, g_strnfill (size, 'p'), size);
    }
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  GSList *uris;

  fixture->folder = daybeat_test_make_folder ();
  path = g_build_filename (fixture->folder, "history.sqlite", NULL);
  fixture->store = daybeat_test_store_open (path, &error);
  g_assert_no_error (error);
  fixture->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (fixture->server, NULL, on_request, fixture, NULL);
  soup_server_listen_local (fixture->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (fixture->server);
  fixture->base = g_uri_to_string (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  daybeat_test_store_close (fixture->store);
  soup_server_disconnect (fixture->server);
  g_object_unref (fixture->server);
  g_free (fixture->base);
  daybeat_test_remove_folder (fixture->folder);
}

static void
add_badge (DaybeatBatch *batch, gint64 value, const char *url)
{
  DaybeatBadge *badge = daybeat_badge_new ();

  badge->source = batch->source;
  badge->type = g_strdup ("DAILY_STEPS");
  badge->value = value;
  badge->image_url = g_strdup (url);
  g_ptr_array_add (batch->badges, badge);
}

static void
add_local_badge (Fixture *fixture, DaybeatBatch *batch, gint64 value, const char *name)
{
  g_autofree char *url = g_strconcat (fixture->base, name, NULL);

  add_badge (batch, value, url);
}

static void
fetch (Fixture *fixture)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  daybeat_picture_fetch_async (fixture->store, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  daybeat_picture_fetch_finish (result, &error);
  g_assert_no_error (error);
}

static gsize
size_of_kept (Fixture *fixture, const char *name)
{
  g_autofree char *url = g_strconcat (fixture->base, name, NULL);
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) bytes = NULL;

  daybeat_store_load_picture_async (fixture->store, url, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  bytes = daybeat_store_load_picture_finish (fixture->store, result, NULL);
  return bytes != NULL ? g_bytes_get_size (bytes) : 0;
}

static void
test_what_is_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatBatch) batch = daybeat_batch_new (DAYBEAT_SOURCE_FITBIT);
  guint n_requests;

  add_local_badge (fixture, batch, 1, "good.png");
  add_local_badge (fixture, batch, 2, "missing.png");
  add_local_badge (fixture, batch, 3, "sorry.html");
  add_local_badge (fixture, batch, 4, "large.png");
  add_local_badge (fixture, batch, 5, "moved.png");
  add_local_badge (fixture, batch, 6, "last.png");
  add_local_badge (fixture, batch, 7, "good.png");
  add_badge (batch, 8, "http://example.org/plain.png");
  add_badge (batch, 9, "file:///etc/passwd");
  add_badge (batch, 10, "no address at all");
  add_badge (batch, 11, NULL);
  g_assert_true (daybeat_test_store_apply (fixture->store, batch, NULL, NULL));

  fetch (fixture);
  g_assert_cmpuint (size_of_kept (fixture, "good.png"), ==, 100);
  g_assert_cmpuint (size_of_kept (fixture, "last.png"), ==, 100);
  g_assert_cmpuint (size_of_kept (fixture, "missing.png"), ==, 0);
  g_assert_cmpuint (size_of_kept (fixture, "sorry.html"), ==, 0);
  g_assert_cmpuint (size_of_kept (fixture, "large.png"), ==, 0);
  g_assert_cmpuint (size_of_kept (fixture, "elsewhere.png"), ==, 0);
  g_assert_cmpuint (fixture->n_authorized, ==, 0);
  g_assert_cmpuint (fixture->n_requests, ==, 6);

  /* What is kept is not asked for again. */
  n_requests = fixture->n_requests;
  fetch (fixture);
  g_assert_cmpuint (fixture->n_requests, ==, n_requests + 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/picture-fetch/what-is-kept", Fixture, NULL, set_up, test_what_is_kept, tear_down);
  return g_test_run ();
}
