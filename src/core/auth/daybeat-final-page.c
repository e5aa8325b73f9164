/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-auth"

#include "config.h"

#include "daybeat-final-page.h"

#include <string.h>

static const char style[] =
    ":root{color-scheme:light dark}"
    "body{font:1.1rem/1.5 system-ui,sans-serif;margin:0;min-height:100vh;display:grid;place-items:center}"
    "main{max-width:32rem;padding:3rem;text-align:center}"
    "h1{font-size:1.7rem;margin:0 0 .5rem}p{opacity:.75;margin:0}";

static char *
page_language (void)
{
  const char *name = g_get_language_names ()[0];
  char *language = g_str_equal (name, "C") || g_str_has_prefix (name, "C.") ? g_strdup ("en") : g_strdup (name);

  language[strcspn (language, ".@")] = '\0';
  return g_strdelimit (language, "_", '-');
}

char *
daybeat_final_page_create (const char *title, const char *text)
{
  g_autofree char *language = page_language ();

  return g_markup_printf_escaped ("<!doctype html><html lang=\"%s\"><head><meta charset=\"utf-8\">"
                                  "<meta name=\"viewport\" content=\"width=device-width\"><title>Daybeat</title>"
                                  "<style>%s</style></head><body><main><h1>%s</h1><p>%s</p></main></body></html>",
                                  language, style, title, text);
}

void
daybeat_final_page_set_headers (SoupMessageHeaders *headers)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;
  g_autofree char *hash = NULL;
  g_autofree char *policy = NULL;

  g_checksum_update (checksum, (const guchar *) style, strlen (style));
  g_checksum_get_digest (checksum, digest, &length);
  hash = g_base64_encode (digest, length);
  policy = g_strdup_printf ("default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'; "
                            "frame-ancestors 'none'",
                            hash);
  soup_message_headers_replace (headers, "Content-Security-Policy", policy);
  soup_message_headers_replace (headers, "Referrer-Policy", "no-referrer");
  soup_message_headers_replace (headers, "X-Content-Type-Options", "nosniff");
  soup_message_headers_replace (headers, "Cache-Control", "no-store");
  soup_message_headers_replace (headers, "Connection", "close");
}
