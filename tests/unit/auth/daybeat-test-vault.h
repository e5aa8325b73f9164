/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-token-vault.h"

G_BEGIN_DECLS

/* A vault without its async pairs, for tests that store and load in a straight line. */

/**
 * daybeat_test_make_token:
 *
 * Returns: (transfer full): what a token endpoint's answer @json gives
 */
DaybeatToken *daybeat_test_make_token (const char *json);
void daybeat_test_assert_same_token (DaybeatToken *one, DaybeatToken *other);

gboolean daybeat_test_vault_store (DaybeatTokenVault *vault, DaybeatToken *token, const char *client_secret,
                                   GError **error);
DaybeatToken *daybeat_test_vault_load (DaybeatTokenVault *vault, char **client_secret, GError **error);
gboolean daybeat_test_vault_clear (DaybeatTokenVault *vault, GError **error);

G_END_DECLS
