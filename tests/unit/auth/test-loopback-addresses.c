/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "daybeat-auth-error.h"
#include "daybeat-test-receiver.h"

#define STATE DAYBEAT_TEST_STATE

typedef DaybeatTestReceiver Fixture;

static void
test_any_port (Fixture *fixture, gconstpointer data)
{
  g_autofree char *expected = g_strdup_printf ("http://127.0.0.1:%u/callback", fixture->port);

  g_assert_cmpuint (fixture->port, !=, 34871);
  g_assert_cmpstr (daybeat_loopback_receiver_get_redirect_uri (fixture->receiver), ==, expected);
  daybeat_test_receiver_assert_waiting (fixture);
}

static guint
find_free_port (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  guint port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);

  g_assert_cmpuint (port, !=, 0);
  return port;
}

static void
test_registered_port (void)
{
  guint port = find_free_port ();
  g_autofree char *registered = g_strdup_printf ("http://127.0.0.1:%u", port);
  g_autoptr (GError) error = NULL;
  DaybeatLoopbackReceiver *receiver = daybeat_loopback_receiver_new (registered, FALSE, STATE, &error);
  Fixture fixture = { 0 };

  g_assert_no_error (error);
  daybeat_test_receiver_watch (&fixture, receiver);
  g_assert_cmpuint (fixture.port, ==, port);
  /* Byte for byte what is registered, though it has no path. */
  g_assert_cmpstr (daybeat_loopback_receiver_get_redirect_uri (receiver), ==, registered);
  g_assert_cmpuint (daybeat_test_receiver_get_status (&fixture, "/?code=c0de&state=" STATE), ==, 200);
  daybeat_test_receiver_wait (&fixture);
  daybeat_test_receiver_tear_down (&fixture, NULL);
}

static void
test_port_taken (Fixture *fixture, gconstpointer data)
{
  g_autofree char *registered = g_strdup_printf ("http://127.0.0.1:%u/callback", fixture->port);
  g_autofree char *number = g_strdup_printf ("%u", fixture->port);
  g_autoptr (GError) error = NULL;

  g_assert_null (daybeat_loopback_receiver_new (registered, FALSE, STATE, &error));
  g_assert_error (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_PORT_TAKEN);
  g_assert_nonnull (strstr (error->message, number));
  daybeat_test_receiver_assert_waiting (fixture);
}

static gboolean
has_ipv6 (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string ("::1", 0);

  return g_socket_listener_add_address (listener, address, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL, NULL,
                                        NULL);
}

/* A browser may take `localhost` for either family. */
static void
test_localhost (Fixture *fixture, gconstpointer data)
{
  static const char *const addresses[] = { "127.0.0.1", "::1" };
  g_autofree char *expected = g_strdup_printf ("http://localhost:%u/callback", fixture->port);
  gsize n_addresses = has_ipv6 () ? 2 : 1;

  g_assert_cmpstr (daybeat_loopback_receiver_get_redirect_uri (fixture->receiver), ==, expected);
  for (gsize i = 0; i < n_addresses; i++)
    {
      g_autoptr (GSocketConnection) connection = daybeat_test_raw_connect (addresses[i], fixture->port);
      g_autofree char *request = g_strdup_printf ("GET /callback HTTP/1.1\r\nHost: %s\r\n\r\n", fixture->host);
      g_autofree char *answer = NULL;

      g_assert_nonnull (connection);
      answer = daybeat_test_raw_exchange (connection, request, -1);
      g_assert_cmpuint (daybeat_test_raw_get_status (answer), ==, 400);
    }
  daybeat_test_receiver_assert_waiting (fixture);
}

/* Whoever holds the port in the other family would get the answers of browsers that prefer that one. */
static void
test_localhost_half_taken (void)
{
  g_autoptr (GSocketListener) other = g_socket_listener_new ();
  guint port = find_free_port ();
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string ("::1", port);
  g_autofree char *registered = g_strdup_printf ("http://localhost:%u/callback", port);
  g_autoptr (GError) error = NULL;

  if (!g_socket_listener_add_address (other, address, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL, NULL, NULL))
    {
      g_test_skip ("no IPv6 here");
      return;
    }
  g_assert_null (daybeat_loopback_receiver_new (registered, FALSE, STATE, &error));
  g_assert_error (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_PORT_TAKEN);
  /* Nothing of the half that could be had is held. */
  g_assert_null (daybeat_test_raw_connect ("127.0.0.1", port));
}

static void
test_ipv6 (void)
{
  Fixture fixture = { 0 };
  g_autoptr (GSocketConnection) connection = NULL;
  g_autofree char *request = NULL;
  g_autofree char *answer = NULL;

  if (!has_ipv6 ())
    {
      g_test_skip ("no IPv6 here");
      return;
    }
  daybeat_test_receiver_set_up (&fixture, "http://[::1]:34871/callback");
  g_assert_null (daybeat_test_raw_connect ("127.0.0.1", fixture.port));
  connection = daybeat_test_raw_connect ("::1", fixture.port);
  request = g_strdup_printf ("GET /callback?code=c0de&state=" STATE " HTTP/1.1\r\nHost: %s\r\n\r\n", fixture.host);
  answer = daybeat_test_raw_exchange (connection, request, -1);
  g_assert_cmpuint (daybeat_test_raw_get_status (answer), ==, 200);
  daybeat_test_receiver_wait (&fixture);
  daybeat_test_receiver_tear_down (&fixture, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                                          \
  g_test_add ("/loopback-addresses/" name, Fixture, NULL, daybeat_test_receiver_set_up, function,                    \
              daybeat_test_receiver_tear_down)
  ADD ("any-port", test_any_port);
  ADD ("port-taken", test_port_taken);
  g_test_add ("/loopback-addresses/localhost", Fixture, "http://localhost:34871/callback",
              daybeat_test_receiver_set_up, test_localhost, daybeat_test_receiver_tear_down);
  g_test_add_func ("/loopback-addresses/registered-port", test_registered_port);
  g_test_add_func ("/loopback-addresses/localhost-half-taken", test_localhost_half_taken);
  g_test_add_func ("/loopback-addresses/ipv6", test_ipv6);
  return g_test_run ();
}
