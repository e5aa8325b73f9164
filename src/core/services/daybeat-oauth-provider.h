/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DaybeatScope:
 * @name: as the service spells it; several that belong together are separated by spaces
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
 * @id: `fitbit`, `google-health`
 * @authorize_url: the consent page, for the browser
 * @token_url: where a code or a refresh token becomes tokens
 * @revoke_url: RFC 7009
 * @introspect_url: (nullable): RFC 7662, or what the service calls so
 * @any_loopback_port: whether the redirect may use a free port (RFC 8252 §7.3); else it is compared exactly
 * @secret_in_body: whether a client's secret is a field of the form (RFC 6749 §2.3.1) instead of HTTP Basic
 * @revoke_without_client: whether a token is all that a revocation takes
 * @parameters: (nullable): what else the consent page is to be told, form-encoded
 * @prompt: (nullable): what the consent page is asked to show where a sign-in says nothing of it
 * @login_prompt: (nullable): how the service spells the prompt `login`; %NULL where it says so
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
  gboolean secret_in_body;
  gboolean revoke_without_client;
  const char *parameters;
  const char *prompt;
  const char *login_prompt;
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

/**
 * daybeat_oauth_provider_find_scope:
 * @word: as a person would write it: a scope's name, or of `https://…/googlehealth.sleep.readonly` just `sleep`
 *
 * Returns: (transfer none) (nullable): the scope that is meant
 */
const DaybeatScope *daybeat_oauth_provider_find_scope (DaybeatOAuthProvider *self, const char *word);

/**
 * daybeat_scope_is_granted:
 * @name: of a #DaybeatScope
 * @granted: (nullable): what the service granted, separated by spaces
 *
 * Returns: whether that is among it, also where the service writes it in its longer form
 */
gboolean daybeat_scope_is_granted (const char *name, const char *granted);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DaybeatOAuthProvider, daybeat_oauth_provider_unref)

G_END_DECLS
