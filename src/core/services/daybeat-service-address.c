/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-services"

#include "config.h"

#include "daybeat-service-address.h"

#include <string.h>

#include "daybeat-http-client.h"

static char *
without_slash (const char *url)
{
  char *copy = g_strdup (url);

  if (g_str_has_suffix (copy, "/"))
    copy[strlen (copy) - 1] = '\0';
  return copy;
}

char *
daybeat_service_address_choose (const char *variable, const char *configured, const char *fallback, GError **error)
{
  const char *url = g_getenv (variable);

  if (url == NULL || *url == '\0')
    url = configured != NULL && *configured != '\0' ? configured : fallback;
  return daybeat_http_client_check_address (url, error) ? without_slash (url) : NULL;
}
