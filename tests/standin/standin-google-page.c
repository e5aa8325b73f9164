/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-standin"

/* Pages (§3.2): sizes, and tokens that mean nothing but to the request they were given for. */

#include "config.h"

#include <string.h>

#include "standin-google-data-private.h"

char *
standin_google_make_token (guint request, StandInPosition position)
{
  g_autofree char *text =
      g_strdup_printf ("%08x.%" G_GINT64_FORMAT ".%u", request, position.before_ms, position.skip);
  char *token = g_base64_encode ((const guchar *) text, strlen (text));

  return g_strdelimit (g_strdelimit (g_strdelimit (token, "=", '.'), "+", '-'), "/", '_');
}

gboolean
standin_google_read_token (const char *token, guint request, StandInPosition *position)
{
  g_autofree char *base64 =
      g_strdelimit (g_strdelimit (g_strdelimit (g_strdup (token), ".", '='), "-", '+'), "_", '/');
  gsize length;
  g_autofree guchar *bytes = g_base64_decode (base64, &length);
  g_autofree char *text = g_strndup ((const char *) bytes, length);
  g_auto (GStrv) parts = g_strsplit (text, ".", 3);
  g_autofree char *expected = g_strdup_printf ("%08x", request);
  gint64 skip;

  if (g_strv_length (parts) != 3 || !g_str_equal (parts[0], expected) ||
      !standin_parse_number (parts[1], G_MININT64, G_MAXINT64, &position->before_ms) ||
      !standin_parse_number (parts[2], 0, G_MAXINT32, &skip))
    return FALSE;
  position->skip = (guint) skip;
  return TRUE;
}

gboolean
standin_google_read_page_size (StandIn *self, SoupServerMessage *message, const char *text, guint *size)
{
  gint64 number = 0;

  if (text != NULL && !standin_parse_number (text, 0, G_MAXINT32, &number))
    {
      standin_google_reply_invalid (self, message, NULL, "page_size", "Invalid value at 'page_size' (TYPE_INT32): %s",
                                    text);
      return FALSE;
    }
  *size = (guint) number;
  return TRUE;
}
