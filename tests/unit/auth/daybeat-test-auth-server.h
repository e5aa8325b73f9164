/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

#include "daybeat-oauth-provider.h"

G_BEGIN_DECLS

/**
 * DaybeatTestAuthRequest:
 * @form: (element-type utf8 utf8): the fields of a form post
 * @authorization: (nullable): the header
 */
typedef struct
{
  char *path;
  GHashTable *form;
  char *authorization;
} DaybeatTestAuthRequest;

/**
 * DaybeatTestAuthServer:
 * @base: its address, without a slash at the end
 * @requests: (element-type DaybeatTestAuthRequest): what came, in order
 * @on_request: (nullable): called before each answer
 * @holding: keeps back every answer until daybeat_test_auth_server_release()
 *
 * An authorization server that answers what a test told it to, and writes down what it was asked.
 */
typedef struct
{
  SoupServer *server;
  char *base;
  GPtrArray *requests;
  GHashTable *answers;
  GPtrArray *held;
  void (*on_request) (DaybeatTestAuthRequest *request, gpointer data);
  gpointer on_request_data;
  gboolean holding;
} DaybeatTestAuthServer;

DaybeatTestAuthServer *daybeat_test_auth_server_new (void);

/**
 * daybeat_test_auth_server_free:
 * @self: (transfer full):
 */
void daybeat_test_auth_server_free (DaybeatTestAuthServer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DaybeatTestAuthServer, daybeat_test_auth_server_free)

/**
 * daybeat_test_auth_server_answer:
 * @path: `/token`, `/revoke` or `/introspect`
 *
 * Queues one answer; a redirection points to `/elsewhere`. A path with nothing queued answers 404.
 */
void daybeat_test_auth_server_answer (DaybeatTestAuthServer *self, const char *path, guint status, const char *body);
void daybeat_test_auth_server_release (DaybeatTestAuthServer *self);

/**
 * daybeat_test_auth_server_stop:
 *
 * From now on nobody listens at @base.
 */
void daybeat_test_auth_server_stop (DaybeatTestAuthServer *self);

guint daybeat_test_auth_server_count (DaybeatTestAuthServer *self, const char *path);

/**
 * daybeat_test_auth_server_get_last:
 *
 * Returns: (transfer none): the last request
 */
DaybeatTestAuthRequest *daybeat_test_auth_server_get_last (DaybeatTestAuthServer *self);

/**
 * daybeat_test_auth_server_get_field:
 *
 * Returns: (transfer none) (nullable): a field of the last form post
 */
const char *daybeat_test_auth_server_get_field (DaybeatTestAuthServer *self, const char *name);

/**
 * daybeat_test_auth_server_make_provider:
 *
 * Returns: (transfer full): this server as a provider, with three scopes, two of them by default
 */
DaybeatOAuthProvider *daybeat_test_auth_server_make_provider (DaybeatTestAuthServer *self);

G_END_DECLS
