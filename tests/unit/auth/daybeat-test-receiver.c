/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-test"

#include "config.h"

#include "daybeat-test-receiver.h"

#include <string.h>

#include "daybeat-test-support.h"

static void
on_answered (DaybeatLoopbackReceiver *receiver, GHashTable *parameters, gpointer data)
{
  DaybeatTestReceiver *self = data;

  self->n_answers++;
  g_set_str (&self->code, g_hash_table_lookup (parameters, "code"));
  g_set_str (&self->problem, g_hash_table_lookup (parameters, "error"));
}

void
daybeat_test_receiver_watch (DaybeatTestReceiver *self, DaybeatLoopbackReceiver *receiver)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GUri) uri = NULL;
  const char *name;

  self->receiver = receiver;
  g_signal_connect (receiver, "answered", G_CALLBACK (on_answered), self);
  uri = g_uri_parse (daybeat_loopback_receiver_get_redirect_uri (receiver), G_URI_FLAGS_NONE, &error);
  g_assert_no_error (error);
  name = g_uri_get_host (uri);
  self->port = (guint)g_uri_get_port (uri);
  self->host = g_strdup_printf (strchr (name, ':') != NULL ? "[%s]:%u" : "%s:%u", name, self->port);
}

void
daybeat_test_receiver_set_up (DaybeatTestReceiver *self, gconstpointer data)
{
  const char *registered = data != NULL ? data : "http://127.0.0.1:34871/callback";
  g_autoptr (GError) error = NULL;
  DaybeatLoopbackReceiver *receiver = daybeat_loopback_receiver_new (registered, TRUE, DAYBEAT_TEST_STATE, &error);

  g_assert_no_error (error);
  daybeat_test_receiver_watch (self, receiver);
}

void
daybeat_test_receiver_tear_down (DaybeatTestReceiver *self, gconstpointer data)
{
  g_clear_object (&self->receiver);
  g_free (self->host);
  g_free (self->code);
  g_free (self->problem);
}

char *
daybeat_test_receiver_ask (DaybeatTestReceiver *self, const char *method, const char *host, const char *target)
{
  g_autoptr (GSocketConnection) connection = daybeat_test_raw_connect ("127.0.0.1", self->port);
  g_autofree char *request =
      g_strdup_printf ("%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n", method, target, host);

  g_assert_nonnull (connection);
  return daybeat_test_raw_exchange (connection, request, -1);
}

guint
daybeat_test_receiver_get_status (DaybeatTestReceiver *self, const char *target)
{
  g_autofree char *answer = daybeat_test_receiver_ask (self, "GET", self->host, target);

  return daybeat_test_raw_get_status (answer);
}

static gboolean
has_answer (gpointer data)
{
  return ((DaybeatTestReceiver *)data)->n_answers > 0;
}

void
daybeat_test_receiver_wait (DaybeatTestReceiver *self)
{
  daybeat_test_wait_until (has_answer, self);
}

void
daybeat_test_receiver_assert_waiting (DaybeatTestReceiver *self)
{
  g_assert_cmpuint (self->n_answers, ==, 0);
  g_assert_cmpuint (daybeat_test_receiver_get_status (self, "/callback?code=c0de&state=" DAYBEAT_TEST_STATE), ==,
                    200);
  daybeat_test_receiver_wait (self);
  g_assert_cmpuint (self->n_answers, ==, 1);
  g_assert_cmpstr (self->code, ==, "c0de");
  g_assert_null (daybeat_test_raw_connect ("127.0.0.1", self->port));
}
