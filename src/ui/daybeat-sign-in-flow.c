/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-sign-in-flow.h"

#include "daybeat-auth-error.h"
#include "daybeat-connection.h"

struct _DaybeatSignInFlow
{
  GObject parent_instance;

  const DaybeatServiceInfo *service;
  DaybeatPeople *people;      /* (owned) */
  DaybeatPerson *person;      /* (owned) (nullable): who asked; then whose the grant is */
  DaybeatHistory *open;       /* (owned) (nullable) */
  DaybeatOAuthClient *client; /* (owned) */
  char *base_url;             /* (owned) (nullable) */
  char *authorize_url;        /* (owned) (nullable) */

  DaybeatSignIn *sign_in;  /* (owned) (nullable) */
  DaybeatToken *token;     /* (owned) (nullable): granted, not stored yet */
  DaybeatHistory *history; /* (owned) (nullable): where it goes */
  gboolean is_new;         /* the person was made for this */
};

G_DEFINE_FINAL_TYPE (DaybeatSignInFlow, daybeat_sign_in_flow, G_TYPE_OBJECT)

static void
on_adopted (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  DaybeatSignInFlow *self = DAYBEAT_SIGN_IN_FLOW (g_task_get_source_object (task));
  GError *error = NULL;

  if (!daybeat_history_adopt_token_finish (DAYBEAT_HISTORY (object), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  self->is_new = FALSE;
  g_clear_pointer (&self->token, daybeat_token_unref);
  g_task_return_pointer (task, g_object_ref (self->history), g_object_unref);
}

static void
adopt (GTask *task, gboolean in_memory)
{
  DaybeatSignInFlow *self = DAYBEAT_SIGN_IN_FLOW (g_task_get_source_object (task));

  g_object_set (self->person, "base-url", self->base_url, "authorize-url", self->authorize_url, NULL);
  daybeat_history_adopt_token_async (self->history, self->client, self->token, in_memory,
                                     g_task_get_cancellable (task), on_adopted, g_object_ref (task));
}

static void
on_opened (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  DaybeatSignInFlow *self = DAYBEAT_SIGN_IN_FLOW (g_task_get_source_object (task));
  GError *error = NULL;

  self->history = daybeat_history_open_finish (result, &error);
  if (self->history == NULL)
    g_task_return_error (task, error);
  else
    adopt (task, FALSE);
}

static gboolean
is_taken (DaybeatPeople *people, const char *name)
{
  guint n_people = g_list_model_get_n_items (G_LIST_MODEL (people));

  for (guint i = 0; i < n_people; i++)
    {
      g_autoptr (DaybeatPerson) person = g_list_model_get_item (G_LIST_MODEL (people), i);

      if (g_str_equal (daybeat_person_get_name (person), name))
        return TRUE;
    }
  return FALSE;
}

/* For somebody whose name nobody tells: the service's, with a number where that is taken. */
static char *
dup_free_name (DaybeatSignInFlow *self)
{
  char *name = g_strdup (self->service->name);

  for (guint number = 2; is_taken (self->people, name); number++)
    {
      g_free (name);
      name = g_strdup_printf ("%s %u", self->service->name, number);
    }
  return name;
}

static void
on_identified (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  DaybeatSignInFlow *self = DAYBEAT_SIGN_IN_FLOW (g_task_get_source_object (task));
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;
  g_autoptr (DaybeatIdentity) identity = daybeat_identify_finish (result, &error);
  g_autofree char *name = dup_free_name (self);
  DaybeatPerson *person = NULL;

  if (identity != NULL)
    person = daybeat_people_receive (self->people, self->person, identity, name, &self->is_new, &error);
  if (person == NULL)
    {
      self->is_new = FALSE;
      g_task_return_error (task, error);
      return;
    }

  self->token = daybeat_token_ref (identity->token);
  g_set_object (&self->person, person);
  if (self->open != NULL && daybeat_history_get_person (self->open) == person)
    {
      self->history = g_object_ref (self->open);
      adopt (task, FALSE);
      return;
    }
  daybeat_history_open_async (person, cancellable, on_opened, g_steal_pointer (&task));
}

static void
on_signed_in (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  DaybeatSignInFlow *self = DAYBEAT_SIGN_IN_FLOW (g_task_get_source_object (task));
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;
  g_autoptr (DaybeatToken) token = daybeat_sign_in_run_finish (DAYBEAT_SIGN_IN (object), result, &error);

  if (token == NULL)
    g_task_return_error (task, error);
  else
    daybeat_identify_async (self->service->source, self->base_url, token, cancellable, on_identified,
                            g_steal_pointer (&task));
}

/* Consent is asked for again where the same person comes back; a second person must be able to say who they are,
   though the browser is still signed in as the first. */
static const char *
choose_prompt (DaybeatSignInFlow *self)
{
  guint n_people = g_list_model_get_n_items (G_LIST_MODEL (self->people));

  if (self->person != NULL)
    return "consent";
  for (guint i = 0; i < n_people; i++)
    {
      g_autoptr (DaybeatPerson) person = g_list_model_get_item (G_LIST_MODEL (self->people), i);

      if (daybeat_person_get_source (person) == self->service->source)
        return "login consent";
    }
  return NULL;
}

static void
on_discarded_closed (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DaybeatPeople) people = DAYBEAT_PEOPLE (user_data);
  g_autoptr (DaybeatPerson) person = g_object_ref (daybeat_history_get_person (DAYBEAT_HISTORY (object)));
  g_autoptr (GError) error = NULL;

  daybeat_history_close_finish (DAYBEAT_HISTORY (object), result, NULL);
  if (!daybeat_people_remove (people, person, &error))
    g_warning ("A person who did not stay could not be removed: %s", error->message);
}

/* Nobody wanted what was granted: who was added for it goes again. */
static void
daybeat_sign_in_flow_discard (DaybeatSignInFlow *self)
{
  g_autoptr (GError) error = NULL;

  if (!self->is_new)
    return;
  self->is_new = FALSE;
  if (self->history != NULL)
    daybeat_history_close_async (self->history, on_discarded_closed, g_object_ref (self->people));
  else if (!daybeat_people_remove (self->people, self->person, &error))
    g_warning ("A person who did not stay could not be removed: %s", error->message);
}

static void
daybeat_sign_in_flow_dispose (GObject *object)
{
  DaybeatSignInFlow *self = DAYBEAT_SIGN_IN_FLOW (object);

  daybeat_sign_in_flow_discard (self);
  g_clear_object (&self->history);
  g_clear_object (&self->open);
  g_clear_object (&self->person);
  g_clear_object (&self->people);
  g_clear_object (&self->sign_in);

  G_OBJECT_CLASS (daybeat_sign_in_flow_parent_class)->dispose (object);
}

static void
daybeat_sign_in_flow_finalize (GObject *object)
{
  DaybeatSignInFlow *self = DAYBEAT_SIGN_IN_FLOW (object);

  g_clear_pointer (&self->token, daybeat_token_unref);
  g_clear_pointer (&self->client, daybeat_oauth_client_unref);
  g_free (self->base_url);
  g_free (self->authorize_url);

  G_OBJECT_CLASS (daybeat_sign_in_flow_parent_class)->finalize (object);
}

static void
daybeat_sign_in_flow_class_init (DaybeatSignInFlowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = daybeat_sign_in_flow_dispose;
  G_OBJECT_CLASS (klass)->finalize = daybeat_sign_in_flow_finalize;
}

static void
daybeat_sign_in_flow_init (DaybeatSignInFlow *self)
{
}

DaybeatSignInFlow *
daybeat_sign_in_flow_new (const DaybeatSignInRequest *request)
{
  DaybeatSignInFlow *self;

  g_return_val_if_fail (request != NULL, NULL);
  g_return_val_if_fail (DAYBEAT_IS_PEOPLE (request->people), NULL);
  g_return_val_if_fail (request->service != NULL && request->client != NULL, NULL);

  self = g_object_new (DAYBEAT_TYPE_SIGN_IN_FLOW, NULL);
  self->service = request->service;
  self->people = g_object_ref (request->people);
  g_set_object (&self->person, request->person);
  g_set_object (&self->open, request->open);
  self->client = daybeat_oauth_client_ref (request->client);
  self->base_url = g_strdup (request->base_url);
  self->authorize_url = g_strdup (request->authorize_url);
  return self;
}

void
daybeat_sign_in_flow_run_async (DaybeatSignInFlow *self, DaybeatOpenAddress open, gpointer open_data,
                                GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (DaybeatOAuthProvider) provider = NULL;
  GError *error = NULL;

  g_return_if_fail (DAYBEAT_IS_SIGN_IN_FLOW (self));
  g_return_if_fail (self->sign_in == NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, daybeat_sign_in_flow_run_async);

  provider = daybeat_connection_create_provider (self->service->source, self->base_url, self->authorize_url, &error);
  if (provider == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  self->sign_in = daybeat_sign_in_new (provider, self->client, choose_prompt (self));
  daybeat_sign_in_run_async (self->sign_in, open, open_data, cancellable, on_signed_in, g_steal_pointer (&task));
}

void
daybeat_sign_in_flow_keep_async (DaybeatSignInFlow *self, gboolean in_memory, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (DAYBEAT_IS_SIGN_IN_FLOW (self));
  g_return_if_fail (self->history != NULL && self->token != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, daybeat_sign_in_flow_keep_async);
  adopt (task, in_memory);
}

DaybeatHistory *
daybeat_sign_in_flow_finish (DaybeatSignInFlow *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (DAYBEAT_IS_SIGN_IN_FLOW (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

char *
daybeat_sign_in_flow_dup_address (DaybeatSignInFlow *self)
{
  char *address = NULL;

  g_return_val_if_fail (DAYBEAT_IS_SIGN_IN_FLOW (self), NULL);

  if (self->sign_in != NULL)
    g_object_get (self->sign_in, "address", &address, NULL);
  return address;
}
