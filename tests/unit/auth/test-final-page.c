/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "daybeat-test-receiver.h"

#define STATE DAYBEAT_TEST_STATE

typedef DaybeatTestReceiver Fixture;

static char *
get_header (const char *answer, const char *name)
{
  g_autofree char *wanted = g_strconcat ("\r\n", name, ": ", NULL);
  const char *start = strstr (answer, wanted);

  g_assert_nonnull (start);
  start += strlen (wanted);
  return g_strndup (start, strcspn (start, "\r"));
}

static void
assert_page_is_safe (const char *answer)
{
  g_autofree char *policy = get_header (answer, "Content-Security-Policy");
  g_autofree char *cache = get_header (answer, "Cache-Control");
  g_autofree char *referrer = get_header (answer, "Referrer-Policy");
  g_autofree char *type = get_header (answer, "Content-Type");
  g_autofree char *sniffing = get_header (answer, "X-Content-Type-Options");
  static const char *const absent[] = { "<script",  "javascript:", "onload=", "onclick=", "http://",
                                        "https://", "<img",        "<a ",     "<form",    "<meta http-equiv" };

  g_assert_true (g_str_has_prefix (policy, "default-src 'none';"));
  g_assert_null (strstr (policy, "unsafe"));
  g_assert_null (strstr (policy, "script-src"));
  g_assert_nonnull (strstr (policy, "frame-ancestors 'none'"));
  g_assert_nonnull (strstr (policy, "form-action 'none'"));
  g_assert_nonnull (strstr (policy, "base-uri 'none'"));
  g_assert_cmpstr (cache, ==, "no-store");
  g_assert_cmpstr (referrer, ==, "no-referrer");
  g_assert_cmpstr (sniffing, ==, "nosniff");
  g_assert_cmpstr (type, ==, "text/html; charset=utf-8");
  for (gsize i = 0; i < G_N_ELEMENTS (absent); i++)
    g_assert_null (strstr (strstr (answer, "\r\n\r\n"), absent[i]));
  g_assert_null (strstr (answer, STATE));
  g_assert_null (strstr (answer, "c0de"));
  g_assert_null (strstr (answer, "\r\nServer:"));
}

static void
test_content (Fixture *fixture, gconstpointer data)
{
  g_autofree char *refused =
      daybeat_test_receiver_ask (fixture, "GET", fixture->host, "/callback?code=c0de&state=%3Cscript%3E" STATE);
  g_autofree char *answer =
      daybeat_test_receiver_ask (fixture, "GET", fixture->host, "/callback?code=c0de&state=" STATE);

  g_assert_cmpuint (daybeat_test_raw_get_status (refused), ==, 400);
  g_assert_cmpuint (daybeat_test_raw_get_status (answer), ==, 200);
  assert_page_is_safe (refused);
  assert_page_is_safe (answer);
}

/* The one style sheet is allowed by its digest, so the browser shows the page as it is meant. */
static void
test_style (Fixture *fixture, gconstpointer data)
{
  g_autofree char *answer =
      daybeat_test_receiver_ask (fixture, "GET", fixture->host, "/callback?error=access_denied&state=" STATE);
  g_autofree char *policy = get_header (answer, "Content-Security-Policy");
  const char *start = strstr (answer, "<style>") + strlen ("<style>");
  g_autofree char *style = g_strndup (start, (gsize)(strstr (answer, "</style>") - start));
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;
  g_autofree char *encoded = NULL;
  g_autofree char *expected = NULL;

  g_checksum_update (checksum, (const guchar *)style, -1);
  g_checksum_get_digest (checksum, digest, &length);
  encoded = g_base64_encode (digest, length);
  expected = g_strdup_printf ("style-src 'sha256-%s'", encoded);
  g_assert_nonnull (strstr (policy, expected));
  g_assert_nonnull (strstr (answer, "<html lang=\"en\">"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                                          \
  g_test_add ("/final-page/" name, Fixture, NULL, daybeat_test_receiver_set_up, function,                            \
              daybeat_test_receiver_tear_down)
  ADD ("content", test_content);
  ADD ("style", test_style);
  return g_test_run ();
}
