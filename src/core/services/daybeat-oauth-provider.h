/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DaybeatScope:
 * @name: as the service spells it
 * @title: what it shows, untranslated
 * @description: a sentence on what it lets Daybeat see, untranslated
 * @by_default: whether it is ticked at first
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *description;
  gboolean by_default;
} DaybeatScope;

/**
 * DaybeatOAuthProvider:
 * @id: `fitbit`
 * @authorize_url: the consent page, for the browser
 * @token_url: where a code or a refresh token becomes tokens
 * @revoke_url: RFC 7009
 * @introspect_url: (nullable): RFC 7662, or what the service calls so
 * @any_loopback_port: whether the redirect may use a free port (RFC 8252 §7.3); else it is compared exactly
 * @scopes: what can be asked for
 *
 * The facts of one authorization server. The addresses are https or loopback; who makes one has checked that.
 */
typedef struct
{
  char *id;
  char *authorize_url;
  char *token_url;
  char *revoke_url;
  char *introspect_url;
  gboolean any_loopback_port;
  const DaybeatScope *scopes;
  gsize n_scopes;
} DaybeatOAuthProvider;

DaybeatOAuthProvider *daybeat_oauth_provider_ref (DaybeatOAuthProvider *self);
void daybeat_oauth_provider_unref (DaybeatOAuthProvider *self);

/**
 * daybeat_oauth_provider_new:
 *
 * Returns: (transfer full): a provider with no address yet
 */
DaybeatOAuthProvider *daybeat_oauth_provider_new (const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DaybeatOAuthProvider, daybeat_oauth_provider_unref)

G_END_DECLS
