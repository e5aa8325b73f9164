/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-fitbit.h"
#include "daybeat-google-health.h"
#include "daybeat-test-server.h"

G_BEGIN_DECLS

/* A service on a server that answers by a script, with tokens that are numbered. */

/**
 * TestTokens:
 * @number: of the token that is good: `token-1`; a refused one is followed by the next
 * @n_calls: how often one was asked for
 * @n_refused: how often the one before had been refused
 * @fail_with: a #DaybeatAuthError, or −1
 */
#define TEST_TYPE_TOKENS (test_tokens_get_type ())
G_DECLARE_FINAL_TYPE (TestTokens, test_tokens, TEST, TOKENS, GObject)

struct _TestTokens
{
  GObject parent_instance;

  guint number;
  guint n_calls;
  guint n_refused;
  int fail_with;
};

typedef struct
{
  guint status;
  const char *body; /* a fixture's name, or JSON, or HTML */
  const char *retry_after; /* a header, where there is one */
} ServiceLine;

/**
 * ServiceScript:
 * @lines: the answers in their order; the last one is given again and again
 */
typedef struct
{
  DaybeatTestServer *server;
  TestTokens *tokens;
  DaybeatService *service;
  const ServiceLine *lines;
  gsize n_lines;
} ServiceScript;

#define SERVICE_SCRIPT(fixture, ...)                                                                                   \
  static const ServiceLine script_lines[] = { __VA_ARGS__ };                                                           \
  (fixture)->lines = script_lines;                                                                                     \
  (fixture)->n_lines = G_N_ELEMENTS (script_lines)

/**
 * service_script_set_up:
 *
 * The service is Fitbit's.
 */
void service_script_set_up (ServiceScript *fixture, gconstpointer data);

/**
 * service_script_set_up_google:
 * @data: (nullable): the scopes that were granted
 *
 * The service is Google Health.
 */
void service_script_set_up_google (ServiceScript *fixture, gconstpointer data);
void service_script_tear_down (ServiceScript *fixture, gconstpointer data);

/**
 * service_script_fetch:
 *
 * Asks for @resource, with the days from 2024-01-01 to 2024-04-09 where it has a window.
 */
DaybeatBatch *service_script_fetch (ServiceScript *fixture, const char *resource, GError **error);
void service_script_assert_fails (ServiceScript *fixture, const char *resource, DaybeatServiceError code);

G_END_DECLS
