/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "standin-private.h"

G_BEGIN_DECLS

/* The Google side of the stand-in: Google's OAuth and the Google Health API v4, on the same port and about the same
 * made person. Section numbers are those of the documentation's summary. The clients, codes and tokens of one side
 * mean nothing on the other. */

#define STANDIN_GOOGLE_SCOPE "https://www.googleapis.com/auth/googlehealth."

/**
 * StandInGoogle:
 * @redirect_uri: (nullable): makes it a client of type web with this one address; else any port of the loopback does
 * @data_access: (nullable): the scopes that stand on the project's consent screen; others are never granted
 * @test_users: (nullable): the addresses that may sign in
 * @retry_hint: (nullable): what a refusal by the quota says of when to come again
 * @grant_days: after which a sign-in ends; 0 for never
 */
struct _StandInGoogle
{
  char *client_id;
  char *client_secret;
  char *redirect_uri;
  char *data_access;
  char *test_users;
  char *retry_hint;
  int grant_days;
  int quota; /* requests a minute */
  gboolean unverified;

  char *email;
  char *user_id;         /* the `{user}` of resource names */
  GHashTable *codes;     /* code → StandInGoogleCode */
  GHashTable *tokens;    /* access or refresh token → Token */
  GQueue refresh_tokens; /* those that live, the oldest first */
  gboolean was_consented;

  int heart_rate_seconds; /* between two samples */
  GHashTable *days;       /* DaybeatDay → DaybeatSampleDay: the last few that were asked for */
  GQueue kept_days;       /* those, the oldest first */
  GHashTable *digests;    /* DaybeatDay → StandInDigest */
  GHashTable *withdrawn;  /* `type:day` */
  GHashTable *revised;

  int used; /* requests of this minute */
  gint64 minute_ends;
  guint n_refused; /* by the quota */
};

StandInGoogle *standin_google_new (void);
void standin_google_start (StandIn *self);
void standin_google_free (StandInGoogle *google);
void standin_google_add_options (StandIn *self, GOptionContext *context);

/* Whether the options make sense together. */
gboolean standin_google_check_options (StandIn *self, GError **error);

/* The data's part of the two above. */
void standin_google_data_new (StandInGoogle *google);
void standin_google_data_free (StandInGoogle *google);

/* Tests: takes the points of `TYPE:DAY` back, or says them anew. Returns FALSE where there is no such type or day. */
gboolean standin_google_withdraw (StandIn *self, const char *what);
gboolean standin_google_revise (StandIn *self, const char *what);

/* Whether there is such a type of data, `daily-resting-heart-rate`. */
gboolean standin_google_is_type (const char *id);

/* Requests to Google's addresses: returns FALSE where @path is none of them. */
gboolean standin_google_serve (StandIn *self, SoupServerMessage *message, const char *path, GHashTable *query);

/* OAuth (§2) */
void standin_google_authorize (StandIn *self, SoupServerMessage *message, GHashTable *query);
void standin_google_token (StandIn *self, SoupServerMessage *message);
void standin_google_revoke (StandIn *self, SoupServerMessage *message);
void standin_google_userinfo (StandIn *self, SoupServerMessage *message);

/* Scopes. What is asked for and no good, or NULL. */
char *standin_google_find_unknown_scopes (GHashTable *form);

/**
 * standin_google_narrow:
 * @asked: whether the person has ticked what they allow
 *
 * What of the request is granted, in another order than it was asked for: the last comes first. Name and address are
 * no health data and stand on no list.
 */
char *standin_google_narrow (StandIn *self, GHashTable *form, gboolean asked);

/* What a good viewer of one's own history leaves alone, though it is allowed, counts as a violation. */
void standin_google_note_bad_manners (StandIn *self, GHashTable *form);

/* The pages of the browser */
void standin_google_consent_page (StandIn *self, SoupServerMessage *message, GHashTable *form, const char *problem);
void standin_google_unverified_page (SoupServerMessage *message, GHashTable *form);
void standin_google_error_page (StandIn *self, SoupServerMessage *message, guint status, const char *error,
                                const char *text);

/**
 * StandInGoogleCode:
 * @offline: whether a refresh token comes with it
 */
typedef struct
{
  char *challenge;
  char *redirect_uri;
  char *scopes;
  gboolean offline;
  gint64 expires_at;
  gboolean used;
} StandInGoogleCode;

/* Grants: what lives after the consent */
const char *standin_google_make_code (StandIn *self, GHashTable *form, const char *scopes);
StandInGoogleCode *standin_google_find_code (StandIn *self, const char *text);

typedef enum
{
  STANDIN_GOOGLE_UNKNOWN, /* never given out */
  STANDIN_GOOGLE_DEAD,    /* over, or taken back */
  STANDIN_GOOGLE_LIVE,
} StandInGoogleStanding;

/* @scopes and @consented_at are those of the grant; either may be NULL. */
StandInGoogleStanding standin_google_look_up (StandIn *self, const char *token, gboolean refresh, const char **scopes,
                                              gint64 *consented_at);
char *standin_google_make_access_token (StandIn *self, const char *scopes, gint64 consented_at);
char *standin_google_make_refresh_token (StandIn *self, const char *scopes, gint64 consented_at);
void standin_google_kill_token (StandIn *self, const char *token);
void standin_google_expire_tokens (StandIn *self);
void standin_google_revoke_all (StandIn *self);

/* What the person is called, as JSON members of userinfo and of the id_token, as far as @scopes go. */
void standin_google_describe_person (StandIn *self, JsonObject *object, const char *scopes);

/* The API (§3): who asks, the quota, the failures on demand; then the data. @rest is the path behind the user. */
void standin_google_api (StandIn *self, SoupServerMessage *message, const char *path, GHashTable *query);
void standin_google_data (StandIn *self, SoupServerMessage *message, const char *rest, GHashTable *query,
                          const char *scopes);

/**
 * standin_google_check_scope:
 * @suffix: one or more, separated by spaces: `sleep.readonly`
 *
 * Returns: whether one of them is among @scopes; else it has answered 403
 */
gboolean standin_google_check_scope (SoupServerMessage *message, const char *scopes, const char *suffix);

/* Errors (§3.6) */

/**
 * StandInGoogleError:
 * @status: `INVALID_ARGUMENT`
 * @reason: (nullable): of an ErrorInfo
 * @metadata: (nullable): its one name and value, separated by `=`
 * @field: (nullable): of a BadRequest, with @description
 * @link: (nullable): of a Help
 * @retry_delay: (nullable): of a RetryInfo
 */
typedef struct
{
  guint code;
  const char *status;
  const char *message;
  const char *reason;
  const char *domain; /* (nullable): else that of the API */
  const char *metadata;
  const char *field;
  const char *description;
  const char *link;
  const char *retry_delay;
} StandInGoogleError;

void standin_google_reply_error (SoupServerMessage *message, const StandInGoogleError *error);

/* A 400 that a good client never sees; counted as a violation. @reason may be NULL. */
void standin_google_reply_invalid (StandIn *self, SoupServerMessage *message, const char *reason, const char *field,
                                   const char *format, ...) G_GNUC_PRINTF (5, 6);

/* What stands at the front of Google answers pages of its own. */
void standin_google_reply_html_not_found (SoupServerMessage *message);

/* The quota: returns FALSE after having refused. */
gboolean standin_google_check_quota (StandIn *self, SoupServerMessage *message);
void standin_google_set_quota (StandIn *self, GHashTable *form);

/* Failing on demand, by the name of a type or of another resource. */
gboolean standin_google_is_resource (const char *name);
gboolean standin_google_is_fault (const char *name);
gboolean standin_google_fail_on_demand (StandIn *self, SoupServerMessage *message, const char *resource);

/* The consent that ends what only a new one ends. */
void standin_google_forgive (StandIn *self);

G_END_DECLS
