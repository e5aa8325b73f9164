/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

#include "daybeat-fitbit-units.h"
#include "daybeat-sample.h"

G_BEGIN_DECLS

/* The other service, which standin-google-private.h describes. */
typedef struct _StandInGoogle StandInGoogle;

/**
 * StandIn:
 *
 * A server that behaves as the documentation of the Fitbit Web API says, and no kinder. It knows one made
 * person, keeps everything in memory, and can be told to fail. Section numbers are those of the
 * documentation's summary that the files name: §2 OAuth, §3 limits, §4 errors, §7–§11 the resources.
 */
typedef struct
{
  /* what it was started with */
  char *client_id;
  char *client_secret; /* (nullable) */
  char *client_type;   /* (nullable): personal, client or server; without one a secret makes a server */
  char *redirect_uri;
  char *grant; /* (nullable): the only scopes that are granted without asking */
  guint seed;
  guint years;
  int quota;
  int token_lifetime; /* seconds */
  int token_bytes;
  int slow_ms;
  gboolean auto_consent;
  gboolean auto_deny;
  gboolean read_only;

  StandInGoogle *google;
  SoupServer *server;
  char *address;
  char *account; /* the name to sign in with */
  DaybeatSample *sample;
  DaybeatBatch *person;
  gint64 clock_ahead;  /* seconds by which tests have moved the clock */
  GHashTable *codes;   /* code → Code */
  GHashTable *tokens;  /* access token → Grant */
  char *refresh_token; /* (nullable): the one that lives */
  char *spent_refresh; /* (nullable): the one before, for the repeat within two minutes */
  char *spent_answer;  /* (nullable): what it got */
  char *spent_access;  /* (nullable): the access token in that answer; its first use ends the two minutes */
  gint64 spent_at;
  char *granted_scopes; /* (nullable): the consent that lives */
  guint64 next_log_id;

  GHashTable *faults; /* name[:resource] → times left, −1 for always */
  int used;           /* requests of this hour */
  int used_before;    /* what the headers say: they lag by one */
  gint64 hour_ends;
  guint n_requests;
  guint n_refreshes;
  guint n_token_requests;
  guint n_violations;
  GHashTable *counts; /* path → number */
} StandIn;

/* One call to the API, once it is known who asks. */
typedef struct
{
  SoupServerMessage *message;
  const char *rest;   /* the path behind `/user/-/` */
  const char *scopes; /* what the token was granted */
  GHashTable *form;   /* query and body together */
  DaybeatFitbitUnits units;
} StandInCall;

/* Server */
StandIn *standin_new (void);
gboolean standin_start (StandIn *self, guint port, GError **error);
void standin_free (StandIn *self);

/* Seconds since 1970, as the service sees it. */
gint64 standin_now (StandIn *self);

/* Whether the space-separated @scopes hold @scope. */
gboolean standin_has_scope (const char *scopes, const char *scope);

/* Answers */

/* Ids above 2^63, which the JSON writer does not know, go through it as this and their digits. */
#define STANDIN_UINT64 "@uint64:"

void standin_reply_json (SoupServerMessage *message, guint status, JsonNode *node);
void standin_reply_text (SoupServerMessage *message, guint status, const char *type, const char *text);

/* Form A of an error; @field may be NULL. */
void standin_reply_error (SoupServerMessage *message, guint status, const char *type, const char *field,
                          const char *text);
void standin_reply_not_found (SoupServerMessage *message);

/* A 400 of type validation; counted as a violation. */
void standin_reply_invalid (StandIn *self, SoupServerMessage *message, const char *field, const char *format,
                            ...) G_GNUC_PRINTF (4, 5);
GHashTable *standin_read_form (SoupServerMessage *message, GHashTable *query);
gboolean standin_is_form (SoupServerMessage *message);

/* OAuth (§2) */
void standin_authorize (StandIn *self, SoupServerMessage *message, GHashTable *query);
void standin_token (StandIn *self, SoupServerMessage *message);
void standin_revoke (StandIn *self, SoupServerMessage *message);
void standin_introspect (StandIn *self, SoupServerMessage *message);
void standin_expire_tokens (StandIn *self);
void standin_revoke_all (StandIn *self);

/* Authorization codes: made by the consent page, spent at the token endpoint. */
typedef struct
{
  char *challenge; /* (nullable) */
  char *method;
  char *scopes;
  gboolean had_redirect_uri;
  gint64 expires_at;
  gboolean used;
} StandInCode;

const char *standin_make_code (StandIn *self, GHashTable *query, const char *scopes);

/* Returns the granted scopes of a live token, or NULL after having answered 401. */
const char *standin_check_bearer (StandIn *self, SoupServerMessage *message);

/* The API (§7–§11) */
void standin_api (StandIn *self, SoupServerMessage *message, const char *path, GHashTable *query);
void standin_answer (StandIn *self, StandInCall *call, guint status, JsonNode *node, const char *resource);
void standin_profile (StandIn *self, StandInCall *call);
void standin_profile_update (StandIn *self, StandInCall *call);
void standin_profile_of_friend (StandIn *self, StandInCall *call, const DaybeatFriend *person);
void standin_badges (StandIn *self, StandInCall *call);
void standin_friends (StandIn *self, StandInCall *call);
void standin_leaderboard (StandIn *self, StandInCall *call);
void standin_devices (StandIn *self, StandInCall *call);
void standin_sleep_by_date (StandIn *self, StandInCall *call);
void standin_sleep_by_date_1_0 (StandIn *self, StandInCall *call);
void standin_sleep_list (StandIn *self, StandInCall *call);
void standin_sleep_goal (StandIn *self, StandInCall *call);
void standin_sleep_set_goal (StandIn *self, StandInCall *call);
void standin_sleep_log (StandIn *self, StandInCall *call);
void standin_sleep_delete (StandIn *self, StandInCall *call);
JsonArray *standin_encode_badges (StandIn *self, const char *scopes, const char *locale, gboolean top);
JsonNode *standin_encode_sleep (StandIn *self, DaybeatSleep *sleep, gboolean with_means);
JsonNode *standin_encode_sleep_1_0 (StandIn *self, DaybeatSleep *sleep);
JsonNode *standin_encode_sleep_goal (StandIn *self);
const char *standin_translate (const char *text, const char *locale);
char *standin_picture_url (StandIn *self, const char *kind, const char *id);
void standin_picture (StandIn *self, SoupServerMessage *message, const char *rest);

/* Members of JSON objects as the API writes them. */
JsonNode *standin_wrap (JsonObject *object);
void standin_set_text (JsonObject *object, const char *member, const char *text);
void standin_set_day (JsonObject *object, const char *member, DaybeatDay day);
void standin_set_wall (JsonObject *object, const char *member, gint64 wall_ms);
void standin_set_utc (JsonObject *object, const char *member, DaybeatInstant instant);

/* Days in paths and forms: `YYYY-MM-DD` to the letter, and where it is allowed `today`. */
DaybeatDay standin_parse_day (const char *text, gboolean allow_today);
gboolean standin_parse_number (const char *text, gint64 low, gint64 high, gint64 *number);

/* Faults: whether one is on for @resource (NULL for any), counting it down. */
gboolean standin_fault (StandIn *self, const char *name, const char *resource);

/* Returns whether all of @list was understood. */
gboolean standin_set_faults (StandIn *self, const char *list);

/* With @only_if_meant what is said of no resource does not count; but what is gone is gone everywhere. */
gboolean standin_fault_strikes (StandIn *self, const char *name, const char *resource, gboolean only_if_meant);

/* An answer that takes the place of what was asked for. @retry_after and @reset stand in headers; @reset `none`
 * leaves every header about the limit out. */
typedef struct
{
  const char *fault;
  guint status;
  const char *type;
  const char *body;
  const char *retry_after;
  const char *reset;
} StandInBody;

gboolean standin_fail_with_body (StandIn *self, SoupServerMessage *message, const char *resource,
                                 gboolean only_if_meant, const StandInBody *bodies, gsize n_bodies);

/* The failures that belong to no service in particular. */
gboolean standin_fail_like_any (StandIn *self, SoupServerMessage *message, const char *resource,
                                gboolean only_if_meant);

/* Returns whether a fault took the answer over. */
gboolean standin_fail_on_demand (StandIn *self, SoupServerMessage *message, const char *resource);

/* The same for what is not of the API: apart from 410, faults without a resource do not strike it. */
gboolean standin_fail_if_meant (StandIn *self, SoupServerMessage *message, const char *resource);

/* Changes a body as the faults about its form say. */
void standin_distort (StandIn *self, JsonNode *node, const char *resource);

/* Quota (§3) and control. A message's own STANDIN_RESET stands for what the header would say. */
#define STANDIN_RESET "standin-reset"

void standin_count_call (StandIn *self);
gboolean standin_check_quota (StandIn *self, SoupServerMessage *message);
void standin_set_rate_headers (StandIn *self, SoupServerMessage *message);
void standin_control (StandIn *self, SoupServerMessage *message, const char *rest);

G_END_DECLS
