/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

#include "daybeat-auth-error.h"
#include "daybeat-oauth-client.h"
#include "daybeat-oauth-provider.h"
#include "daybeat-token.h"

G_BEGIN_DECLS

/* The stand-in service as a process, and a browser that follows its consent page. */

#define FLOW_CLIENT_ID "23TEST"
#define FLOW_GOOGLE_CLIENT_ID "471300000007-standin.apps.googleusercontent.com"
#define FLOW_GOOGLE_CLIENT_SECRET "GOCSPX-standin-not-a-secret"
#define FLOW_GOOGLE_SCOPE(name) "https://www.googleapis.com/auth/googlehealth." name ".readonly"

/* Stands for the redirect address of the service among its options. */
#define FLOW_REDIRECT_URI "@redirect-uri"

/**
 * FlowService:
 * @address: where it listens
 * @redirect_uri: what is registered there, on a port that was free a moment ago
 */
typedef struct
{
  GSubprocess *process; /* (owned) (nullable): while it runs */
  SoupSession *http;    /* (owned) */
  char *address;
  char *redirect_uri;
} FlowService;

/**
 * flow_service_start:
 * @option: of the stand-in, with more behind it, %NULL at the end
 */
FlowService *flow_service_start (const char *option, ...) G_GNUC_NULL_TERMINATED;
void flow_service_stop (FlowService *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FlowService, flow_service_stop)

/**
 * flow_service_go_away:
 *
 * Ends the process: from now on nobody answers at its address.
 */
void flow_service_go_away (FlowService *self);

/**
 * flow_service_control:
 * @path: below `/_standin/`
 * @form: (nullable): what to send, already encoded; %NULL to ask only
 *
 * Returns: (transfer full): the counts
 */
JsonNode *flow_service_control (FlowService *self, const char *path, const char *form);
void flow_service_set_faults (FlowService *self, const char *list);
void flow_service_reset_counters (FlowService *self);

/* One of requests_total, refreshes, token_requests, violations. */
gint64 flow_service_count (FlowService *self, const char *name);

/**
 * FlowPage: what the browser showed at last
 */
typedef struct
{
  guint status;
  char *body;
} FlowPage;

void flow_page_clear (FlowPage *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FlowPage, flow_page_clear)

/**
 * flow_service_sign_in:
 * @page: (out) (nullable): the last page; where it is an error of the service, the person gives up
 *
 * Signs in, where the client belongs, with a browser that allows or refuses by the service's own options.
 */
DaybeatToken *flow_service_sign_in (FlowService *self, DaybeatOAuthClient *client, FlowPage *page, GError **error);

/**
 * FlowTokenFault:
 * @fault: of the stand-in, while a code is exchanged for a token
 * @code: what whoever signs in is told then
 */
typedef struct
{
  const char *fault;
  DaybeatAuthError code;
} FlowTokenFault;

/**
 * flow_service_assert_token_faults:
 *
 * Signs in with each of the faults, and ends them.
 */
void flow_service_assert_token_faults (FlowService *self, DaybeatOAuthClient *client, const FlowTokenFault *faults,
                                       gsize n_faults);

/**
 * flow_service_create_client:
 * @secret: (nullable): for a client of type server
 */
DaybeatOAuthClient *flow_service_create_client (FlowService *self, const char *secret);

/**
 * flow_service_create_google_client:
 * @scopes: (nullable) (array zero-terminated=1): what to ask for; %NULL for what is asked for by default
 *
 * An installed application: any port will do.
 */
DaybeatOAuthClient *flow_service_create_google_client (FlowService *self, const char *const *scopes);

/**
 * flow_service_create_provider:
 *
 * The authorization server of a service, which is the stand-in.
 */
DaybeatOAuthProvider *flow_service_create_provider (FlowService *self, DaybeatSource source);

/**
 * flow_keep_secret:
 *
 * From now on the test ends badly where a log message holds @secret.
 */
void flow_keep_secret (const char *secret);

G_END_DECLS
