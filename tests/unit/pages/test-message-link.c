/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib.h>

#include "daybeat-message-link.h"

static void
assert_split (const char *message, const char *sentence, const char *link)
{
  g_autofree char *found = NULL;
  g_autofree char *rest = daybeat_message_link_split (message, &found);

  g_assert_cmpstr (rest, ==, sentence);
  g_assert_cmpstr (found, ==, link);
}

static void
test_address_at_the_end (void)
{
  assert_split ("The API is not enabled: https://console.developers.google.com/apis?project=12",
                "The API is not enabled:", "https://console.developers.google.com/apis?project=12");
  assert_split ("Switch it on here: https://example.org/on.", "Switch it on here:", "https://example.org/on");
  assert_split ("https://example.org/", "", "https://example.org/");
}

static void
test_no_address (void)
{
  assert_split ("", "", NULL);
  assert_split ("Sign in again.", "Sign in again.", NULL);
  assert_split ("It was https://example.org/ yesterday.", "It was https://example.org/ yesterday.", NULL);
}

/* What is not https is nothing to press. */
static void
test_other_addresses (void)
{
  assert_split ("Register http://127.0.0.1:34871/callback", "Register http://127.0.0.1:34871/callback", NULL);
  assert_split ("Look at file:///etc/passwd", "Look at file:///etc/passwd", NULL);
  assert_split ("Look at javascript:alert(1)", "Look at javascript:alert(1)", NULL);
  assert_split ("Look at https://", "Look at https://", NULL);
  assert_split ("Look at https://[", "Look at https://[", NULL);
}

static void
test_without_wanting_the_link (void)
{
  g_autofree char *sentence = daybeat_message_link_split ("Here: https://example.org/", NULL);

  g_assert_cmpstr (sentence, ==, "Here:");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/message-link/address-at-the-end", test_address_at_the_end);
  g_test_add_func ("/message-link/no-address", test_no_address);
  g_test_add_func ("/message-link/other-addresses", test_other_addresses);
  g_test_add_func ("/message-link/without-wanting-the-link", test_without_wanting_the_link);
  return g_test_run ();
}
