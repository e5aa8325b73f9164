/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-standin"

/* Scopes (§2.6): which there are, and which of those that are asked for are granted. */

#include "config.h"

#include <string.h>

#include "standin-google-private.h"

#define READ ".readonly"
#define WRITE ".writeonly"

static const char *const health_scopes[] = {
  "activity_and_fitness",
  "ecg",
  "health_metrics_and_measurements",
  "irn",
  "location",
  "logged_symptoms",
  "mindfulness",
  "nutrition",
  "profile",
  "reproductive_health",
  "settings",
  "sleep",
  NULL,
};

/* What OpenID calls its scopes, and what they are called once they are granted. */
static const struct
{
  const char *asked;
  const char *granted;
} openid_scopes[] = {
  { "openid", "openid" },
  { "profile", "https://www.googleapis.com/auth/userinfo.profile" },
  { "email", "https://www.googleapis.com/auth/userinfo.email" },
};

/* The name at the end, without what may be done with it; NULL where there is no such scope (any more). */
static const char *
find_health_scope (const char *scope, const char *suffix)
{
  g_autofree char *name = NULL;

  if (!g_str_has_prefix (scope, STANDIN_GOOGLE_SCOPE) || !g_str_has_suffix (scope, suffix))
    return NULL;
  name = g_strndup (scope + strlen (STANDIN_GOOGLE_SCOPE),
                    strlen (scope) - strlen (STANDIN_GOOGLE_SCOPE) - strlen (suffix));
  for (gsize i = 0; health_scopes[i] != NULL; i++)
    {
      if (g_str_equal (health_scopes[i], name))
        return health_scopes[i];
    }
  return NULL;
}

static const char *
get_granted_name (const char *scope)
{
  for (gsize i = 0; i < G_N_ELEMENTS (openid_scopes); i++)
    {
      if (g_str_equal (scope, openid_scopes[i].asked) || g_str_equal (scope, openid_scopes[i].granted))
        return openid_scopes[i].granted;
    }
  return find_health_scope (scope, READ) != NULL || find_health_scope (scope, WRITE) != NULL ? scope : NULL;
}

static char **
split_scopes (GHashTable *form)
{
  return g_strsplit (g_hash_table_lookup (form, "scope"), " ", -1);
}

char *
standin_google_find_unknown_scopes (GHashTable *form)
{
  g_auto (GStrv) names = split_scopes (form);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) unknown = NULL;

  for (gsize i = 0; names[i] != NULL; i++)
    {
      if (get_granted_name (names[i]) == NULL)
        g_strv_builder_add (builder, names[i]);
    }
  unknown = g_strv_builder_end (builder);
  return unknown[0] != NULL ? g_strjoinv (", ", unknown) : NULL;
}

/* Beside the scope itself a list may name it by its end: `sleep.readonly`. */
static gboolean
is_listed (const char *list, const char *scope)
{
  gboolean short_too = g_str_has_prefix (scope, STANDIN_GOOGLE_SCOPE);

  return list == NULL || standin_has_scope (list, scope) ||
         (short_too && standin_has_scope (list, scope + strlen (STANDIN_GOOGLE_SCOPE)));
}

static gboolean
is_ticked (GHashTable *form, const char *scope)
{
  g_autofree char *field = g_strconcat ("grant-", scope, NULL);

  return g_hash_table_lookup (form, field) != NULL;
}

char *
standin_google_narrow (StandIn *self, GHashTable *form, gboolean asked)
{
  g_auto (GStrv) names = split_scopes (form);
  g_autoptr (GString) granted = g_string_new (NULL);

  for (gsize i = 0; names[i] != NULL; i++)
    {
      gboolean is_health = g_str_has_prefix (names[i], STANDIN_GOOGLE_SCOPE);

      if (is_health && !is_listed (self->google->data_access, names[i]))
        continue;
      if (asked ? !is_ticked (form, names[i]) : !is_listed (self->grant, names[i]))
        continue;
      if (standin_has_scope (granted->str, get_granted_name (names[i])))
        continue;
      if (granted->len > 0)
        g_string_prepend_c (granted, ' ');
      g_string_prepend (granted, get_granted_name (names[i]));
    }
  return g_string_free_and_steal (g_steal_pointer (&granted));
}

void
standin_google_note_bad_manners (StandIn *self, GHashTable *form)
{
  g_auto (GStrv) names = split_scopes (form);

  if (g_strcmp0 (g_hash_table_lookup (form, "include_granted_scopes"), "true") == 0)
    self->n_violations++;
  for (gsize i = 0; names[i] != NULL; i++)
    {
      if (g_str_has_suffix (names[i], WRITE))
        self->n_violations++;
    }
}
