/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-message-link.h"

#include <string.h>

/* Returns: (transfer full) (nullable): @word as an address, without the full stop that ends the sentence. */
static char *
dup_address (const char *word)
{
  gsize length = strlen (word);
  g_autofree char *address = g_strndup (word, length > 0 && word[length - 1] == '.' ? length - 1 : length);
  g_autoptr (GUri) uri = NULL;

  if (!g_str_has_prefix (address, "https://"))
    return NULL;
  uri = g_uri_parse (address, G_URI_FLAGS_NONE, NULL);
  return uri != NULL && g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0' ? g_steal_pointer (&address)
                                                                                      : NULL;
}

char *
daybeat_message_link_split (const char *message, char **link)
{
  const char *word;
  g_autofree char *address = NULL;
  char *sentence;

  g_return_val_if_fail (message != NULL, NULL);

  word = strrchr (message, ' ');
  address = dup_address (word != NULL ? word + 1 : message);
  if (address == NULL)
    sentence = g_strdup (message);
  else
    sentence = g_strchomp (g_strndup (message, word != NULL ? (gsize) (word - message) : 0));
  if (link != NULL)
    *link = g_steal_pointer (&address);
  return sentence;
}
