/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "daybeat-batch.h"
#include "daybeat-service-error.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_SERVICE (daybeat_service_get_type ())
G_DECLARE_INTERFACE (DaybeatService, daybeat_service, DAYBEAT, SERVICE, GObject)

/**
 * DaybeatResource:
 * @id: stable name, kept in the store with what was fetched: `profile`, `badges`, `sleep`, …
 * @title: what a person calls it, untranslated (marked with N_())
 * @scope: the OAuth scope that it needs
 * @families: what its answers hold
 * @window_days: the longest range one fetch may ask for; 0 where one fetch is the whole of it
 * @reread_days: how many of the latest days may still change upstream and are asked for at each sync
 * @expected_requests: how many requests a fetch of the whole range takes, as far as can be said beforehand; at least 1
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *scope;
  DaybeatFamilies families;
  guint window_days;
  guint reread_days;
  guint expected_requests;
} DaybeatResource;

/**
 * DaybeatQuota:
 * @limit: requests a period, or −1 where the service did not say
 * @remaining: as the service last said, or −1
 * @reset_at: when the count starts anew, in milliseconds since 1970 UTC, or 0
 * @retry_at: when a service that failed, or refused without counting, asked to be tried again, in milliseconds since
 *   1970 UTC, or 0
 */
typedef struct
{
  int limit;
  int remaining;
  gint64 reset_at;
  gint64 retry_at;
} DaybeatQuota;

/**
 * DaybeatEditKind: what a person may change at a service
 */
typedef enum
{
  DAYBEAT_EDIT_UPDATE_PROFILE,
  DAYBEAT_EDIT_SET_SLEEP_GOAL,
  DAYBEAT_EDIT_LOG_SLEEP,
  DAYBEAT_EDIT_DELETE_SLEEP,
} DaybeatEditKind;

/**
 * DaybeatEdit:
 * @kind: which members count
 * @profile: for #DAYBEAT_EDIT_UPDATE_PROFILE: only the members that are not absent are sent
 * @minutes: for #DAYBEAT_EDIT_SET_SLEEP_GOAL the goal; for #DAYBEAT_EDIT_LOG_SLEEP how long it lasted
 * @start: for #DAYBEAT_EDIT_LOG_SLEEP: wall time
 * @sleep_id: for #DAYBEAT_EDIT_DELETE_SLEEP
 *
 * The caller owns what the members point to; a service copies what it needs before it returns.
 */
typedef struct
{
  DaybeatEditKind kind;
  DaybeatProfile *profile;
  int minutes;
  DaybeatInstant start;
  const char *sleep_id;
} DaybeatEdit;

struct _DaybeatServiceInterface
{
  GTypeInterface parent_interface;

  DaybeatSource (*get_source) (DaybeatService *self);
  const DaybeatResource *(*get_resources) (DaybeatService *self, gsize *n_resources);
  void (*get_quota) (DaybeatService *self, DaybeatQuota *quota);
  guint (*get_request_count) (DaybeatService *self);
  void (*get_pace) (DaybeatService *self, guint *requests, guint *seconds);
  void (*fetch_async) (DaybeatService *self, const char *resource, DaybeatDay first, DaybeatDay last,
                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
  DaybeatBatch *(*fetch_finish) (DaybeatService *self, GAsyncResult *result, GError **error);
  void (*edit_async) (DaybeatService *self, const DaybeatEdit *edit, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer user_data);
  DaybeatBatch *(*edit_finish) (DaybeatService *self, GAsyncResult *result, GError **error);
};

/**
 * daybeat_service_get_source:
 */
DaybeatSource daybeat_service_get_source (DaybeatService *self);

/**
 * daybeat_service_get_resources:
 * @n_resources: (out):
 *
 * Returns: (transfer none) (array length=n_resources): what can be fetched, in the order that serves a first sync
 */
const DaybeatResource *daybeat_service_get_resources (DaybeatService *self, gsize *n_resources);

/**
 * daybeat_service_get_quota:
 * @quota: (out caller-allocates): as the last answer said
 */
void daybeat_service_get_quota (DaybeatService *self, DaybeatQuota *quota);

/**
 * daybeat_service_get_request_count:
 *
 * Returns: how many requests went out so far
 */
guint daybeat_service_get_request_count (DaybeatService *self);

/**
 * daybeat_service_get_pace:
 * @requests: (out): how many may go out…
 * @seconds: (out): …in so many seconds
 */
void daybeat_service_get_pace (DaybeatService *self, guint *requests, guint *seconds);

/**
 * daybeat_service_fetch_async:
 * @resource: the id of one of daybeat_service_get_resources()
 * @first: first day of the window; ignored where the resource has no window
 * @last: last day of the window, at most `window_days` − 1 after @first
 *
 * Asks for one window, with all its pages and whatever else the service demands around it: a token refreshed, a sleep
 * that is still being worked out. A 401 is answered with one refresh and one repetition; other retries are the caller's.
 */
void daybeat_service_fetch_async (DaybeatService *self, const char *resource, DaybeatDay first, DaybeatDay last,
                                  GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

/**
 * daybeat_service_fetch_finish:
 *
 * Returns: (transfer full): what came, its `complete` families and days set; or %NULL with #DAYBEAT_SERVICE_ERROR
 */
DaybeatBatch *daybeat_service_fetch_finish (DaybeatService *self, GAsyncResult *result, GError **error);

/**
 * daybeat_service_edit_async:
 *
 * Sends a change. %G_IO_ERROR_NOT_SUPPORTED where the service has no such thing.
 */
void daybeat_service_edit_async (DaybeatService *self, const DaybeatEdit *edit, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);

/**
 * daybeat_service_edit_finish:
 *
 * Returns: (transfer full): what is so now, for the store; or %NULL with #DAYBEAT_SERVICE_ERROR
 */
DaybeatBatch *daybeat_service_edit_finish (DaybeatService *self, GAsyncResult *result, GError **error);

G_END_DECLS
