/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-test"

#include "config.h"

#include "service-script.h"

#include "daybeat-auth-error.h"
#include "daybeat-test-body.h"
#include "daybeat-test-support.h"

static void test_tokens_source_init (DaybeatTokenSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TestTokens, test_tokens, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (DAYBEAT_TYPE_TOKEN_SOURCE, test_tokens_source_init))

static void
test_tokens_class_init (TestTokensClass *klass)
{
}

static void
test_tokens_init (TestTokens *self)
{
  self->number = 1;
  self->fail_with = -1;
}

static void
test_tokens_get_token_async (DaybeatTokenSource *source, const char *refused, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  TestTokens *self = TEST_TOKENS (source);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autofree char *current = g_strdup_printf ("token-%u", self->number);

  self->n_calls++;
  if (refused != NULL)
    {
      g_assert_cmpstr (refused, ==, current);
      self->n_refused++;
      self->number++;
    }
  if (self->fail_with >= 0)
    g_task_return_new_error (task, DAYBEAT_AUTH_ERROR, self->fail_with, "Sign in again.");
  else
    g_task_return_pointer (task, g_strdup_printf ("token-%u", self->number), g_free);
}

static char *
test_tokens_get_token_finish (DaybeatTokenSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
test_tokens_source_init (DaybeatTokenSourceInterface *iface)
{
  iface->get_token_async = test_tokens_get_token_async;
  iface->get_token_finish = test_tokens_get_token_finish;
}

static void
answer_by_script (DaybeatTestServer *server, SoupServerMessage *message, const DaybeatTestRequest *request)
{
  const ServiceScript *fixture = server->data;
  const ServiceLine *line = &fixture->lines[MIN (server->requests->len, fixture->n_lines) - 1];
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  gboolean is_json = strchr ("{[<", *line->body) != NULL;
  g_autoptr (GBytes) body = is_json ? daybeat_test_body (line->body) : daybeat_test_read_fixture (line->body);

  soup_message_headers_append (headers, "Fitbit-Rate-Limit-Limit", "150");
  soup_message_headers_append (headers, "Fitbit-Rate-Limit-Remaining", "149");
  if (line->retry_after != NULL)
    soup_message_headers_append (headers, "Retry-After", line->retry_after);
  soup_server_message_set_status (message, line->status, NULL);
  if (line->status != 204)
    soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, g_bytes_get_data (body, NULL),
                                      g_bytes_get_size (body));
}

void
service_script_set_up (ServiceScript *fixture, gconstpointer data)
{
  fixture->server = daybeat_test_server_new (answer_by_script, fixture);
  fixture->tokens = g_object_new (TEST_TYPE_TOKENS, NULL);
  fixture->service = daybeat_fitbit_new (fixture->server->address, DAYBEAT_TOKEN_SOURCE (fixture->tokens), "de_DE");
}

void
service_script_set_up_google (ServiceScript *fixture, gconstpointer data)
{
  service_script_set_up (fixture, NULL);
  g_object_unref (fixture->service);
  fixture->service = daybeat_google_health_new (fixture->server->address, DAYBEAT_TOKEN_SOURCE (fixture->tokens), data);
}

void
service_script_tear_down (ServiceScript *fixture, gconstpointer data)
{
  g_object_unref (fixture->service);
  g_object_unref (fixture->tokens);
  daybeat_test_server_free (fixture->server);
}

DaybeatBatch *
service_script_fetch (ServiceScript *fixture, const char *resource, GError **error)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  daybeat_service_fetch_async (fixture->service, resource, daybeat_day_from_ymd (2024, 1, 1),
                               daybeat_day_from_ymd (2024, 4, 9), NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  return daybeat_service_fetch_finish (fixture->service, result, error);
}

void
service_script_assert_fails (ServiceScript *fixture, const char *resource, DaybeatServiceError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatBatch) batch = service_script_fetch (fixture, resource, &error);

  g_assert_null (batch);
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, (int) code);
}
