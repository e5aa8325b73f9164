/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-google-health-question-private.h"
#include "daybeat-google-health.h"
#include "daybeat-service-client.h"

G_BEGIN_DECLS

/* One window on its way: what is asked for it, and what came so far. Counted by reference, in one thread. */
typedef struct
{
  char *resource;       /* (owned) */
  DaybeatDay first;
  DaybeatDay last;
  GQueue questions;     /* (element-type DaybeatGoogleHealthQuestion): the first is being asked */
  DaybeatBatch *batch;  /* (owned) */
  char *page_token;     /* (owned) (nullable): of the page that is being asked for */
  GHashTable *tokens;   /* (owned): that were given for the question */
  gboolean restarted;
  gboolean with_routes;
  GError *refusal;      /* (owned) (nullable): the first answer that was optional and not given */
  gint64 paused_at;     /* on the monotonic clock */
} DaybeatGoogleHealthFetch;

struct _DaybeatGoogleHealth
{
  GObject parent_instance;

  DaybeatServiceClient *client;   /* (owned) */
  DaybeatServiceClient *userinfo; /* (owned) (nullable): at another address, and not counted by the service */
  char *userinfo_url;             /* (owned) (nullable) */
  char *granted;                  /* (owned) (nullable) */
  GArray *resources;              /* (owned) (element-type DaybeatResource) */
  GQueue paused;                  /* (element-type DaybeatGoogleHealthFetch): the latest first */
  DaybeatQuota quota;
  guint pace_requests;
  guint pace_milliseconds;
};

/**
 * _daybeat_google_health_fetch:
 * @resource: names it, for the case that it is asked for again
 * @questions: (transfer full) (element-type DaybeatGoogleHealthQuestion): asked one after the other
 * @with_routes: whether the route of each exercise that has one is asked for, too
 * @task: (transfer full): gets the batch, or an error
 *
 * Asks for one window: all questions with all their pages. Where it is asked for again shortly after the service failed
 * in the middle, it goes on from the page that failed.
 */
void _daybeat_google_health_fetch (DaybeatGoogleHealth *self, const char *resource, DaybeatDay first, DaybeatDay last,
                                   GPtrArray *questions, gboolean with_routes, GTask *task);

void _daybeat_google_health_fetch_unref (DaybeatGoogleHealthFetch *fetch);

/**
 * _daybeat_google_health_pause:
 *
 * Keeps a fetch that stops because of @error, where that is worth it: the page that failed is worth little, those
 * before it may have been many.
 */
void _daybeat_google_health_pause (DaybeatGoogleHealth *self, DaybeatGoogleHealthFetch *fetch, const GError *error);

/**
 * _daybeat_google_health_steal_paused:
 *
 * Returns: (transfer full) (nullable): the kept fetch of that window
 */
DaybeatGoogleHealthFetch *_daybeat_google_health_steal_paused (DaybeatGoogleHealth *self, const char *resource,
                                                               DaybeatDay first, DaybeatDay last);

G_END_DECLS
