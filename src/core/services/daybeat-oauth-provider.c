/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-services"

#include "config.h"

#include "daybeat-oauth-provider.h"

static void
provider_clear (DaybeatOAuthProvider *self)
{
  g_free (self->id);
  g_free (self->authorize_url);
  g_free (self->token_url);
  g_free (self->revoke_url);
  g_free (self->introspect_url);
}

DaybeatOAuthProvider *
daybeat_oauth_provider_new (const char *id)
{
  DaybeatOAuthProvider *self = g_atomic_rc_box_new0 (DaybeatOAuthProvider);

  self->id = g_strdup (id);
  return self;
}

DaybeatOAuthProvider *
daybeat_oauth_provider_ref (DaybeatOAuthProvider *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
daybeat_oauth_provider_unref (DaybeatOAuthProvider *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) provider_clear);
}

/* What a service answers for the short form (OpenID Connect at Google). */
static const struct
{
  const char *name;
  const char *granted_as;
} long_forms[] = {
  { "profile", "https://www.googleapis.com/auth/userinfo.profile" },
  { "email", "https://www.googleapis.com/auth/userinfo.email" },
};

static gboolean
is_one_granted (const char *name, const char *const *granted)
{
  gboolean found = g_strv_contains (granted, name);

  for (gsize i = 0; !found && i < G_N_ELEMENTS (long_forms); i++)
    found = g_str_equal (long_forms[i].name, name) && g_strv_contains (granted, long_forms[i].granted_as);
  return found;
}

gboolean
daybeat_scope_is_granted (const char *name, const char *granted)
{
  g_auto (GStrv) names = g_strsplit (name, " ", -1);
  g_auto (GStrv) there = g_strsplit (granted != NULL ? granted : "", " ", -1);
  gboolean all = names[0] != NULL;

  for (gsize i = 0; all && names[i] != NULL; i++)
    all = is_one_granted (names[i], (const char *const *) there);
  return all;
}

static gboolean
is_meant (const char *name, const char *word)
{
  g_autofree char *tail = g_strconcat (".", word, ".readonly", NULL);
  g_auto (GStrv) parts = g_strsplit (name, " ", -1);

  return g_str_equal (name, word) || g_str_has_suffix (name, tail) ||
         g_strv_contains ((const char *const *) parts, word);
}

const DaybeatScope *
daybeat_oauth_provider_find_scope (DaybeatOAuthProvider *self, const char *word)
{
  g_return_val_if_fail (self != NULL && word != NULL, NULL);

  for (gsize i = 0; i < self->n_scopes; i++)
    {
      if (*word != '\0' && is_meant (self->scopes[i].name, word))
        return &self->scopes[i];
    }
  return NULL;
}
