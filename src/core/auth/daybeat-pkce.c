/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-auth"

#include "config.h"

#include "daybeat-pkce.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

static char *
encode_base64url (const guint8 *bytes, gsize n_bytes)
{
  char *text = g_base64_encode (bytes, n_bytes);

  g_strdelimit (text, "+", '-');
  g_strdelimit (text, "/", '_');
  text[strcspn (text, "=")] = '\0';
  return text;
}

char *
daybeat_random_text (gsize n_bytes)
{
  g_autofree guint8 *bytes = g_malloc (n_bytes);
  gsize filled = 0;
  char *text;

  while (filled < n_bytes)
    {
      gssize got = getrandom (bytes + filled, n_bytes - filled, 0);

      if (got > 0)
        filled += (gsize) got;
      else if (errno != EINTR)
        g_error ("The system gives no random numbers: %s", g_strerror (errno));
    }
  text = encode_base64url (bytes, n_bytes);
  explicit_bzero (bytes, n_bytes);
  return text;
}

char *
daybeat_pkce_create_verifier (void)
{
  return daybeat_random_text (32);
}

char *
daybeat_pkce_get_challenge (const char *verifier)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;

  g_checksum_update (checksum, (const guchar *) verifier, (gssize) strlen (verifier));
  g_checksum_get_digest (checksum, digest, &length);
  return encode_base64url (digest, length);
}

gboolean
daybeat_equal_in_constant_time (const char *a, const char *b)
{
  gsize length = strlen (a);
  guint8 difference = 0;

  /* The length is no secret: it is the same for every state. */
  if (length != strlen (b))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    difference |= (guint8) (a[i] ^ b[i]);
  return difference == 0;
}
