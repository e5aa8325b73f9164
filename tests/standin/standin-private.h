/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

#include "daybeat-fitbit-units.h"
#include "daybeat-sample.h"

G_BEGIN_DECLS

/**
 * StandIn:
 *
 * A server that behaves as the documentation of the Fitbit Web API says, and no kinder. It knows one made person, keeps
 * everything in memory, and can be told to fail.
 */
typedef struct
{
  /* what it was started with */
  char *client_id;
  char *client_secret; /* (nullable): with one it is a client of type server */
  char *redirect_uri;
  guint seed;
  guint years;
  int quota;
  int token_lifetime; /* seconds */
  int token_bytes;
  gboolean auto_consent;
  gboolean auto_deny;

  SoupServer *server;
  char *address;
  DaybeatSample *sample;
  DaybeatBatch *person;
  GHashTable *codes;    /* code → Code */
  GHashTable *tokens;   /* access token → Grant */
  char *refresh_token;  /* (nullable): the one that lives */
  char *spent_refresh;  /* (nullable): the one before, for the repeat within two minutes */
  char *spent_answer;   /* (nullable): what it got */
  gint64 spent_at;
  char *granted_scopes; /* (nullable) */
  guint64 next_log_id;

  GHashTable *faults;   /* name[:resource] → times left, −1 for always */
  int used;             /* requests of this hour */
  int used_before;      /* what the headers say: they lag by one */
  gint64 hour_ends;
  guint n_requests;
  guint n_refreshes;
  guint n_token_requests;
  guint n_violations;
  GHashTable *counts;   /* path → number */
} StandIn;

/* Server */
StandIn *standin_new (void);
gboolean standin_start (StandIn *self, guint port, GError **error);
void standin_free (StandIn *self);

/* Answers */
void standin_reply_json (SoupServerMessage *message, guint status, JsonNode *node);
void standin_reply_text (SoupServerMessage *message, guint status, const char *type, const char *text);

/* Form A of an error; @field may be NULL. */
void standin_reply_error (SoupServerMessage *message, guint status, const char *type, const char *field,
                          const char *text);
GHashTable *standin_read_form (SoupServerMessage *message, GHashTable *query);

/* OAuth (reference §2) */
void standin_authorize (StandIn *self, SoupServerMessage *message, GHashTable *query);
void standin_token (StandIn *self, SoupServerMessage *message);
void standin_revoke (StandIn *self, SoupServerMessage *message);
void standin_introspect (StandIn *self, SoupServerMessage *message);
void standin_expire_tokens (StandIn *self);
void standin_revoke_all (StandIn *self);

/* Returns the granted scopes of a live token, or NULL after having answered 401 (reference §19.3). */
const char *standin_check_bearer (StandIn *self, SoupServerMessage *message);

/* The API (reference §7–§11) */
void standin_api (StandIn *self, SoupServerMessage *message, const char *path, GHashTable *query);
void standin_sleep (StandIn *self, SoupServerMessage *message, const char *rest, GHashTable *query);
JsonNode *standin_encode_profile (StandIn *self, DaybeatFitbitUnits units, const char *scopes);
JsonNode *standin_encode_badges (StandIn *self);
JsonNode *standin_encode_friends (StandIn *self);
JsonNode *standin_encode_leaderboard (StandIn *self);
JsonNode *standin_encode_devices (StandIn *self);
JsonNode *standin_encode_sleep_goal (StandIn *self);
JsonNode *standin_encode_sleep (StandIn *self, DaybeatSleep *sleep);
void standin_update_profile (StandIn *self, GHashTable *form, DaybeatFitbitUnits units);
void standin_picture (StandIn *self, SoupServerMessage *message, const char *rest);

/* Faults: whether one is on for @resource (NULL for any), counting it down. */
gboolean standin_fault (StandIn *self, const char *name, const char *resource);
void standin_set_faults (StandIn *self, const char *list);

/* Returns whether a fault took the answer over. */
gboolean standin_fail_on_demand (StandIn *self, SoupServerMessage *message, const char *resource);

/* Changes a body as the faults about its form say. */
void standin_distort (StandIn *self, JsonNode *node, const char *resource);

/* Quota and control */
gboolean standin_check_quota (StandIn *self, SoupServerMessage *message);
void standin_set_rate_headers (StandIn *self, SoupServerMessage *message);
void standin_control (StandIn *self, SoupServerMessage *message, const char *rest);

G_END_DECLS
