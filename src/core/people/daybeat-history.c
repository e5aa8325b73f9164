/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-people"

#include "config.h"

#include "daybeat-history-private.h"

#include <glib/gi18n-lib.h>

#include "daybeat-auth-error.h"
#include "daybeat-connection.h"
#include "daybeat-sample.h"

enum
{
  PROP_0,
  PROP_PERSON,
  PROP_STORE,
  PROP_SYNC,
  PROP_SYNCING,
  PROP_OFFLINE,
  PROP_SIGNED_OUT,
  PROP_GONE,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (DaybeatHistory, daybeat_history, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

#define SAMPLE_SEED 1
#define SAMPLE_YEARS 3

static void
daybeat_history_dispose (GObject *object)
{
  DaybeatHistory *self = DAYBEAT_HISTORY (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->sync);
  g_clear_object (&self->service);
  g_clear_object (&self->session);
  g_clear_object (&self->store);
  g_clear_object (&self->person);

  G_OBJECT_CLASS (daybeat_history_parent_class)->dispose (object);
}

static void
daybeat_history_finalize (GObject *object)
{
  g_clear_object (&DAYBEAT_HISTORY (object)->cancellable);
  g_ptr_array_unref (DAYBEAT_HISTORY (object)->waiting);

  G_OBJECT_CLASS (daybeat_history_parent_class)->finalize (object);
}

static void
daybeat_history_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DaybeatHistory *self = DAYBEAT_HISTORY (object);

  switch (prop_id)
    {
    case PROP_PERSON:
      g_value_set_object (value, self->person);
      break;
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_SYNC:
      g_value_set_object (value, self->sync);
      break;
    case PROP_SYNCING:
      g_value_set_boolean (value, self->syncing);
      break;
    case PROP_OFFLINE:
      g_value_set_boolean (value, self->offline);
      break;
    case PROP_SIGNED_OUT:
      g_value_set_boolean (value, self->signed_out);
      break;
    case PROP_GONE:
      g_value_set_boolean (value, self->gone);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
daybeat_history_class_init (DaybeatHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = daybeat_history_dispose;
  object_class->finalize = daybeat_history_finalize;
  object_class->get_property = daybeat_history_get_property;

  properties[PROP_PERSON] = g_param_spec_object ("person", NULL, NULL, DAYBEAT_TYPE_PERSON, flags);
  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, DAYBEAT_TYPE_STORE, flags);
  properties[PROP_SYNC] = g_param_spec_object ("sync", NULL, NULL, DAYBEAT_TYPE_SYNC, flags);
  properties[PROP_SYNCING] = g_param_spec_boolean ("syncing", NULL, NULL, FALSE, flags);
  properties[PROP_OFFLINE] = g_param_spec_boolean ("offline", NULL, NULL, FALSE, flags);
  properties[PROP_SIGNED_OUT] = g_param_spec_boolean ("signed-out", NULL, NULL, FALSE, flags);
  properties[PROP_GONE] = g_param_spec_boolean ("gone", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
daybeat_history_init (DaybeatHistory *self)
{
  self->cancellable = g_cancellable_new ();
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
set_flag (DaybeatHistory *self, gboolean *flag, gboolean value, int prop_id)
{
  if (*flag == value)
    return;
  *flag = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop_id]);
}

void
_daybeat_history_set_sync (DaybeatHistory *self, DaybeatSync *sync, gboolean syncing)
{
  if (g_set_object (&self->sync, sync))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SYNC]);
  set_flag (self, &self->syncing, syncing, PROP_SYNCING);
}

void
_daybeat_history_set_state (DaybeatHistory *self, gboolean offline, gboolean signed_out, gboolean gone)
{
  set_flag (self, &self->offline, offline, PROP_OFFLINE);
  set_flag (self, &self->signed_out, signed_out, PROP_SIGNED_OUT);
  set_flag (self, &self->gone, gone, PROP_GONE);
}

/* Putting the parts together */

static DaybeatOAuthClient *
make_client (DaybeatPerson *person, GError **error)
{
  g_autofree char *client_id = NULL, *redirect_uri = NULL;

  g_object_get (person, "client-id", &client_id, "redirect-uri", &redirect_uri, NULL);
  return daybeat_oauth_client_new (client_id != NULL ? client_id : "", NULL, redirect_uri, NULL, error);
}

gboolean
_daybeat_history_connect (DaybeatHistory *self, DaybeatTokenVault *vault, DaybeatOAuthClient *client, GError **error)
{
  DaybeatSource source = daybeat_person_get_source (self->person);
  g_autofree char *configured = NULL, *authorize_url = NULL;
  g_autofree char *base_url = daybeat_connection_dup_base_url (self->person, error);
  g_autofree char *lock_path = daybeat_person_dup_lock_path (self->person);
  g_autoptr (DaybeatOAuthProvider) provider = NULL;

  if (base_url == NULL)
    return FALSE;
  g_object_get (self->person, "base-url", &configured, "authorize-url", &authorize_url, NULL);
  provider = daybeat_connection_create_provider (source, configured, authorize_url, error);
  if (provider == NULL)
    return FALSE;

  g_clear_object (&self->service);
  g_clear_object (&self->session);
  self->session = daybeat_token_session_new (provider, client, vault, lock_path);
  self->service = daybeat_connection_create_service (self->person, base_url, DAYBEAT_TOKEN_SOURCE (self->session));
  _daybeat_history_watch_reach (self, base_url);
  return TRUE;
}

void
_daybeat_history_disconnect (DaybeatHistory *self)
{
  g_clear_object (&self->service);
  g_clear_object (&self->session);
}

static void
connect_if_signed_in (DaybeatHistory *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatOAuthClient) client = NULL;
  g_autoptr (DaybeatTokenVault) vault = NULL;

  if (!daybeat_connection_has_service (daybeat_person_get_source (self->person)))
    return;
  if (!daybeat_person_get_signed_in (self->person))
    {
      _daybeat_history_set_state (self, FALSE, TRUE, FALSE);
      return;
    }

  client = make_client (self->person, &error);
  vault = daybeat_connection_create_vault (self->person, FALSE);
  if (client == NULL || !_daybeat_history_connect (self, vault, client, &error))
    {
      g_message ("The sign-in cannot be used: %s", error->message);
      _daybeat_history_set_state (self, FALSE, TRUE, FALSE);
    }
}

/* Opening: the store, then for a made person its content */

static void
return_open (GTask *task)
{
  DaybeatHistory *self = g_task_get_task_data (task);

  connect_if_signed_in (self);
  g_task_return_pointer (task, g_object_ref (self), g_object_unref);
}

static void
on_sample_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (daybeat_store_apply_finish (DAYBEAT_STORE (source), result, &error))
    return_open (task);
  else
    g_task_return_error (task, error);
}

static void
make_sample_in_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (DaybeatSample) sample = daybeat_sample_new (SAMPLE_SEED, SAMPLE_YEARS, daybeat_day_today ());
  DaybeatBatch *batch = daybeat_sample_create_batch (sample, DAYBEAT_SOURCE_SAMPLE);

  daybeat_sample_add_life (sample, batch);
  g_task_return_pointer (task, batch, (GDestroyNotify) daybeat_batch_unref);
}

static void
on_sample_made (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DaybeatHistory *self = g_task_get_task_data (task);
  g_autoptr (DaybeatBatch) batch = g_task_propagate_pointer (G_TASK (result), NULL);

  g_object_set (self->person, "name", batch->profile->display_name, NULL);
  daybeat_person_save (self->person, NULL);
  daybeat_store_apply_async (self->store, batch, NULL, g_task_get_cancellable (task), on_sample_written,
                             g_object_ref (task));
}

static void
on_days_known (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GTask) making = NULL;
  GError *error = NULL;
  g_autoptr (GArray) days = daybeat_store_load_sleep_days_finish (DAYBEAT_STORE (source), result, &error);

  if (days == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (days->len > 0)
    {
      return_open (task);
      return;
    }
  making = g_task_new (NULL, NULL, on_sample_made, g_steal_pointer (&task));
  g_task_run_in_thread (making, make_sample_in_thread);
}

static void
on_store_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DaybeatHistory *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->store = daybeat_store_open_finish (result, &error);
  if (self->store == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (daybeat_person_get_source (self->person) == DAYBEAT_SOURCE_SAMPLE && !daybeat_store_is_read_only (self->store))
    daybeat_store_load_sleep_days_async (self->store, g_task_get_cancellable (task), on_days_known,
                                         g_object_ref (task));
  else
    return_open (task);
}

void
daybeat_history_open_async (DaybeatPerson *person, GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *path = NULL;
  DaybeatHistory *self;

  g_return_if_fail (DAYBEAT_IS_PERSON (person));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, daybeat_history_open_async);
  self = g_object_new (DAYBEAT_TYPE_HISTORY, NULL);
  self->person = g_object_ref (person);
  g_task_set_task_data (task, self, g_object_unref);
  path = daybeat_person_dup_history_path (person);
  daybeat_store_open_async (path, cancellable, on_store_opened, g_object_ref (task));
}

DaybeatHistory *
daybeat_history_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

DaybeatPerson *
daybeat_history_get_person (DaybeatHistory *self)
{
  g_return_val_if_fail (DAYBEAT_IS_HISTORY (self), NULL);

  return self->person;
}

DaybeatStore *
daybeat_history_get_store (DaybeatHistory *self)
{
  g_return_val_if_fail (DAYBEAT_IS_HISTORY (self), NULL);

  return self->store;
}

DaybeatService *
daybeat_history_get_service (DaybeatHistory *self)
{
  g_return_val_if_fail (DAYBEAT_IS_HISTORY (self), NULL);

  return self->service;
}

DaybeatTokenSession *
daybeat_history_get_session (DaybeatHistory *self)
{
  g_return_val_if_fail (DAYBEAT_IS_HISTORY (self), NULL);

  return self->session;
}

/* Closing: what runs first, then the store */

static void
on_store_closed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  daybeat_store_close_finish (DAYBEAT_STORE (source), result, NULL);
  g_task_return_boolean (task, TRUE);
}

void
_daybeat_history_close_if_idle (DaybeatHistory *self)
{
  /* A token that is being refreshed must reach the vault, or the person would have to sign in again; and what the
     service has changed must reach the store, or it would go on showing what is not so any more. */
  if (self->closing != NULL && !self->syncing && self->n_edits == 0)
    daybeat_store_close_async (self->store, on_store_closed, g_steal_pointer (&self->closing));
}

void
daybeat_history_close_async (DaybeatHistory *self, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;

  g_return_if_fail (DAYBEAT_IS_HISTORY (self) && self->closing == NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, daybeat_history_close_async);
  g_cancellable_cancel (self->cancellable);
  self->closing = task;
  _daybeat_history_close_if_idle (self);
}

gboolean
daybeat_history_close_finish (DaybeatHistory *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
