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
