/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-flow"

#include "config.h"

#include "flow-person.h"

#include "daybeat-fitbit.h"
#include "daybeat-google-health.h"
#include "daybeat-test-store.h"
#include "daybeat-test-support.h"

static void
open_store (FlowPerson *self)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  self->folder = daybeat_test_make_folder ();
  path = g_build_filename (self->folder, "history.db", NULL);
  self->store = daybeat_test_store_open (path, &error);
  g_assert_no_error (error);
}

static void
close_store (FlowPerson *self)
{
  g_clear_object (&self->sync);
  daybeat_test_store_close (g_steal_pointer (&self->store));
  daybeat_test_remove_folder (g_steal_pointer (&self->folder));
}

void
flow_person_clear_marks (FlowPerson *self)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  daybeat_store_clear_marks_async (self->store, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  g_assert_true (daybeat_store_clear_marks_finish (self->store, result, NULL));
}

static DaybeatOAuthClient *
create_client (FlowPerson *self)
{
  return self->source == DAYBEAT_SOURCE_GOOGLE_HEALTH ? flow_service_create_google_client (self->service, self->scopes)
                                                      : flow_service_create_client (self->service, NULL);
}

void
flow_person_sign_in (FlowPerson *self)
{
  g_autoptr (DaybeatOAuthClient) client = create_client (self);
  g_autoptr (DaybeatTokenVault) vault =
      daybeat_token_vault_new ("somebody", daybeat_source_to_string (self->source), TRUE);
  g_autoptr (DaybeatOAuthProvider) provider = flow_service_create_provider (self->service, self->source);
  g_autoptr (GError) error = NULL;
  g_autofree char *lock_path = g_build_filename (self->lock_folder, "sign-in.lock", NULL);
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  g_clear_pointer (&self->token, daybeat_token_unref);
  self->token = flow_service_sign_in (self->service, client, NULL, &error);
  g_assert_no_error (error);
  daybeat_token_vault_store_async (vault, self->token, NULL, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  g_assert_true (daybeat_token_vault_store_finish (vault, result, NULL));
  g_clear_object (&self->session);
  self->session = daybeat_token_session_new (provider, client, vault, lock_path);
  flow_person_clear_marks (self);
}

char *
flow_person_ask_token (FlowPerson *self, const char *refused, GError **error)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  daybeat_token_source_get_token_async (DAYBEAT_TOKEN_SOURCE (self->session), refused, NULL,
                                        daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  return daybeat_token_source_get_token_finish (DAYBEAT_TOKEN_SOURCE (self->session), result, error);
}

static FlowPerson *
create_person (FlowService *service, DaybeatSource source, const char *const *scopes)
{
  FlowPerson *self = g_new0 (FlowPerson, 1);

  self->service = service;
  self->source = source;
  self->scopes = scopes;
  self->lock_folder = daybeat_test_make_folder ();
  open_store (self);
  flow_person_sign_in (self);
  return self;
}

FlowPerson *
flow_person_new (FlowService *service)
{
  return create_person (service, DAYBEAT_SOURCE_FITBIT, NULL);
}

FlowPerson *
flow_person_new_at_google (FlowService *service, const char *const *scopes)
{
  return create_person (service, DAYBEAT_SOURCE_GOOGLE_HEALTH, scopes);
}

void
flow_person_free (FlowPerson *self)
{
  close_store (self);
  g_object_unref (self->session);
  daybeat_token_unref (self->token);
  daybeat_test_remove_folder (self->lock_folder);
  g_free (self);
}

void
flow_person_start_over (FlowPerson *self)
{
  close_store (self);
  open_store (self);
}

static DaybeatService *
create_google (FlowPerson *self)
{
  DaybeatService *service =
      daybeat_google_health_new (self->service->address, DAYBEAT_TOKEN_SOURCE (self->session), self->token->scopes);

  /* The service's own count of requests is what is tested, not the patience of the client. */
  daybeat_google_health_set_pace (DAYBEAT_GOOGLE_HEALTH (service), 1000000, 60000);
  if (self->timeout > 0)
    daybeat_google_health_set_timeout (DAYBEAT_GOOGLE_HEALTH (service), self->timeout);
  return service;
}

static DaybeatService *
create_fitbit (FlowPerson *self)
{
  DaybeatService *service =
      daybeat_fitbit_new (self->service->address, DAYBEAT_TOKEN_SOURCE (self->session), "en_GB");

  if (self->timeout > 0)
    daybeat_fitbit_set_timeout (DAYBEAT_FITBIT (service), self->timeout);
  return service;
}

DaybeatService *
flow_person_create_service (FlowPerson *self)
{
  return self->source == DAYBEAT_SOURCE_GOOGLE_HEALTH ? create_google (self) : create_fitbit (self);
}

DaybeatSync *
flow_person_create_sync (FlowPerson *self)
{
  g_autoptr (DaybeatService) service = flow_person_create_service (self);
  DaybeatSync *sync = daybeat_sync_new (service, self->store, DAYBEAT_DAY_NONE);

  daybeat_sync_set_first_retry_delay (sync, 1);
  return sync;
}

static void
check_text (FlowPerson *self, const char *text)
{
  g_assert_cmpstr (text, !=, NULL);
  g_assert_cmpstr (text, !=, "");
  g_assert_null (strstr (text, self->token->access_token));
  g_assert_null (strstr (text, self->token->refresh_token));
}

typedef struct
{
  FlowPerson *person;
  DaybeatTestWait wait;
  guint requests;
} Progress;

static gboolean
goes_on (gpointer data)
{
  Progress *progress = data;

  return progress->wait.result != NULL || flow_person_get_requests (progress->person) != progress->requests;
}

/* A year of everything takes its time where the checks of the compiler are in: only progress must not stand still. */
static void
wait_for_end (Progress *progress)
{
  while (progress->wait.result == NULL)
    {
      progress->requests = flow_person_get_requests (progress->person);
      daybeat_test_wait_until (goes_on, progress);
    }
}

GError *
flow_person_sync (FlowPerson *self)
{
  Progress progress = { self, { 0 }, 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *message = NULL;
  GError *error = NULL;
  gboolean good;

  g_clear_object (&self->sync);
  self->sync = flow_person_create_sync (self);
  daybeat_sync_run_async (self->sync, NULL, daybeat_test_wait_callback, &progress.wait);
  wait_for_end (&progress);
  result = daybeat_test_wait_result (&progress.wait);
  good = daybeat_sync_run_finish (self->sync, result, &error);
  g_assert_true (good == (error == NULL));
  g_assert_true (good == (daybeat_sync_get_state (self->sync) == DAYBEAT_SYNC_DONE));
  message = flow_person_dup_message (self);
  if (error != NULL)
    check_text (self, error->message);
  if (error != NULL || message != NULL)
    check_text (self, message);
  return error;
}

char *
flow_person_dup_message (FlowPerson *self)
{
  char *message = NULL;

  g_object_get (self->sync, "message", &message, NULL);
  return message;
}

guint
flow_person_get_requests (FlowPerson *self)
{
  guint requests = 0;

  g_object_get (self->sync, "requests", &requests, NULL);
  return requests;
}

guint
flow_person_count_sleeps (FlowPerson *self)
{
  g_autoptr (GPtrArray) sleeps = daybeat_test_store_load_sleeps (self->store, NULL);

  return sleeps->len;
}

guint
flow_person_count (FlowPerson *self, DaybeatFamilies family)
{
  g_autoptr (GPtrArray) records = daybeat_test_store_load_family (self->store, family);

  return records->len;
}

gboolean
flow_person_is_marked (FlowPerson *self, const char *resource)
{
  g_autoptr (GPtrArray) checkpoints = daybeat_test_store_load_checkpoints (self->store);

  for (guint i = 0; i < checkpoints->len; i++)
    {
      const DaybeatCheckpoint *checkpoint = g_ptr_array_index (checkpoints, i);

      if (g_str_equal (checkpoint->resource, resource) && checkpoint->marked != NULL)
        return TRUE;
    }
  return FALSE;
}

/* The oldest and the newest night after the first change in the sleeps. */
typedef struct
{
  DaybeatStore *store;
  DaybeatDay first_seen;
  DaybeatDay last_seen;
} Watch;

static void
on_changed (DaybeatStore *store, DaybeatFamilies families, gpointer user_data)
{
  Watch *watch = user_data;
  g_autoptr (GPtrArray) sleeps = NULL;

  if ((families & DAYBEAT_FAMILY_SLEEP) == 0 || watch->last_seen != DAYBEAT_DAY_NONE)
    return;
  watch->last_seen = 1; /* loading turns the main loop */
  sleeps = daybeat_test_store_load_sleeps (watch->store, NULL);
  g_assert_cmpuint (sleeps->len, >, 0);
  watch->first_seen = ((DaybeatSleep *) g_ptr_array_index (sleeps, 0))->day;
  watch->last_seen = ((DaybeatSleep *) g_ptr_array_index (sleeps, sleeps->len - 1))->day;
}

void
flow_person_assert_newest_first (FlowPerson *self, guint days)
{
  Watch watch = { self->store, DAYBEAT_DAY_NONE, DAYBEAT_DAY_NONE };
  g_autoptr (GError) error = NULL;

  g_signal_connect (self->store, "changed", G_CALLBACK (on_changed), &watch);
  error = flow_person_sync (self);
  g_assert_no_error (error);
  g_assert_cmpuint (watch.last_seen, >=, daybeat_day_today () - 7);
  g_assert_cmpuint (watch.first_seen, >, daybeat_day_today () - days);
  g_signal_handlers_disconnect_by_func (self->store, on_changed, &watch);
}
