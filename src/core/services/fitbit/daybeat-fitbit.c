/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-fitbit"

#include "config.h"

#include "daybeat-fitbit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "daybeat-fitbit-decoders.h"
#include "daybeat-fitbit-edit.h"
#include "daybeat-fitbit-problem.h"
#include "daybeat-service-client.h"
#include "daybeat-task-wait.h"

/* How often a sleep that is still being worked out is asked for again. */
#define MAX_PENDING_TRIES 4

/* Requests an hour, until the service says it. */
#define DOCUMENTED_LIMIT 150

struct _DaybeatFitbit
{
  GObject parent_instance;

  DaybeatServiceClient *client; /* (owned) */
  char *locale;                 /* (owned) */
  DaybeatQuota quota;
};

static void daybeat_fitbit_service_init (DaybeatServiceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DaybeatFitbit, daybeat_fitbit, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (DAYBEAT_TYPE_SERVICE, daybeat_fitbit_service_init))

/* What can be fetched: limits as reference §6.1 has them. */
static const DaybeatResource resources[] = {
  { "profile", N_ ("Profile"), "profile", DAYBEAT_FAMILY_PROFILE, 0, 0, 1 },
  { "sleep", N_ ("Sleep"), "sleep", DAYBEAT_FAMILY_SLEEP, 100, 7, 1 },
  { "badges", N_ ("Badges"), "profile", DAYBEAT_FAMILY_BADGES, 0, 0, 1 },
  { "leaderboard", N_ ("Leaderboard"), "social", DAYBEAT_FAMILY_LEADERBOARD, 0, 0, 1 },
  { "friends", N_ ("Friends"), "social", DAYBEAT_FAMILY_FRIENDS, 0, 0, 1 },
  { "devices", N_ ("Devices"), "settings", DAYBEAT_FAMILY_DEVICES, 0, 0, 1 },
  { "sleep-goal", N_ ("Sleep goal"), "sleep", DAYBEAT_FAMILY_SLEEP_GOAL, 0, 0, 1 },
};

static const struct
{
  const char *id;
  const char *path; /* NULL where it depends on the window */
  DaybeatFitbitDecoder decode;
} endpoints[] = {
  { "profile", "/1/user/-/profile.json", daybeat_fitbit_decode_profile },
  { "sleep", NULL, daybeat_fitbit_decode_sleep },
  { "badges", "/1/user/-/badges.json", daybeat_fitbit_decode_badges },
  { "leaderboard", "/1.1/user/-/leaderboard/friends.json", daybeat_fitbit_decode_leaderboard },
  { "friends", "/1.1/user/-/friends.json", daybeat_fitbit_decode_friends },
  { "devices", "/1/user/-/devices.json", daybeat_fitbit_decode_devices },
  { "sleep-goal", "/1.2/user/-/sleep/goal.json", daybeat_fitbit_decode_sleep_goal },
};

G_STATIC_ASSERT (G_N_ELEMENTS (resources) == G_N_ELEMENTS (endpoints));

static void
daybeat_fitbit_finalize (GObject *object)
{
  DaybeatFitbit *self = DAYBEAT_FITBIT (object);

  g_clear_object (&self->client);
  g_free (self->locale);

  G_OBJECT_CLASS (daybeat_fitbit_parent_class)->finalize (object);
}

static void
daybeat_fitbit_class_init (DaybeatFitbitClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = daybeat_fitbit_finalize;
}

static void
daybeat_fitbit_init (DaybeatFitbit *self)
{
  self->quota = (DaybeatQuota) { .limit = -1, .remaining = -1 };
}

/* `de_DE.UTF-8@euro` → `de_DE`, as the API spells it. */
static char *
guess_locale (void)
{
  const char *const *languages = g_get_language_names ();

  for (gsize i = 0; languages[i] != NULL; i++)
    {
      if (strlen (languages[i]) == 5 && languages[i][2] == '_')
        return g_strdup (languages[i]);
    }
  return g_strdup ("en_US");
}

DaybeatService *
daybeat_fitbit_new (const char *base_url, DaybeatTokenSource *tokens, const char *locale)
{
  DaybeatFitbit *self;

  g_return_val_if_fail (base_url != NULL && DAYBEAT_IS_TOKEN_SOURCE (tokens), NULL);

  self = g_object_new (DAYBEAT_TYPE_FITBIT, NULL);
  self->client = daybeat_service_client_new (base_url, tokens, NULL);
  self->locale = locale != NULL ? g_strdup (locale) : guess_locale ();
  return DAYBEAT_SERVICE (self);
}

void
daybeat_fitbit_set_timeout (DaybeatFitbit *self, guint seconds)
{
  g_return_if_fail (DAYBEAT_IS_FITBIT (self));

  daybeat_service_client_set_timeout (self->client, seconds);
}

/* One call: the request, a pause while a sleep is pending, the decoder. */
typedef struct
{
  DaybeatFitbitRequest request;
  DaybeatFitbitDecoder decode; /* (nullable): nothing comes back */
  DaybeatBatch *batch;         /* (owned): what the call is to fill */
  guint pending_tries;
  char *pages[2];              /* (owned) (nullable): next, previous */
} Call;

static void
call_free (Call *call)
{
  daybeat_fitbit_request_clear (&call->request);
  daybeat_batch_unref (call->batch);
  g_free (call->pages[0]);
  g_free (call->pages[1]);
  g_free (call);
}

static void send_request (GTask *task);

static gboolean
on_pending_over (gpointer data)
{
  send_request (g_object_ref (data));
  return G_SOURCE_REMOVE;
}

/* Returns whether the service asked for patience and got it. */
static gboolean
wait_if_pending (GTask *task, GBytes *body)
{
  Call *call = g_task_get_task_data (task);
  guint wait = call->decode == daybeat_fitbit_decode_sleep ? daybeat_fitbit_decode_sleep_pending (body) : 0;

  if (wait == 0 || call->pending_tries >= MAX_PENDING_TRIES)
    return FALSE;
  call->pending_tries++;
  /* Who cancels does not wait: the next request notices it. */
  daybeat_task_wait (task, wait, on_pending_over);
  return TRUE;
}

static void
return_decoded (GTask *task, GBytes *body)
{
  Call *call = g_task_get_task_data (task);
  GError *error = NULL;

  if (wait_if_pending (task, body))
    return;
  if (call->decode != NULL && !call->decode (body, call->batch, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (call->decode == daybeat_fitbit_decode_sleep)
    daybeat_fitbit_decode_sleep_paging (body, &call->pages[0], &call->pages[1]);
  g_task_return_pointer (task, daybeat_batch_ref (call->batch), (GDestroyNotify) daybeat_batch_unref);
}

static void
return_problem (GTask *task, const DaybeatHttpAnswer *answer)
{
  Call *call = g_task_get_task_data (task);
  g_autoptr (DaybeatFitbitProblem) problem = daybeat_fitbit_problem_new (answer->status, answer->body);

  /* What is to be deleted and is not there has been deleted. */
  if (answer->status == SOUP_STATUS_NOT_FOUND && g_str_equal (call->request.method, SOUP_METHOD_DELETE))
    g_task_return_pointer (task, daybeat_batch_ref (call->batch), (GDestroyNotify) daybeat_batch_unref);
  else
    g_task_return_error (task, daybeat_fitbit_problem_get_error (problem));
}

static void
on_answer (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DaybeatFitbit *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (DaybeatHttpAnswer) answer =
      daybeat_service_client_send_finish (DAYBEAT_SERVICE_CLIENT (source), result, &error);

  if (answer == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  daybeat_fitbit_read_quota (answer->headers, answer->status, &self->quota);
  if (SOUP_STATUS_IS_SUCCESSFUL (answer->status))
    return_decoded (task, answer->body);
  else
    return_problem (task, answer);
}

/* Takes @task. */
static void
send_request (GTask *task)
{
  DaybeatFitbit *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);
  /* No Accept-Language: its absence asks for metric units. */
  const char *headers[] = { "Accept-Locale", self->locale, NULL };

  daybeat_service_client_send_async (self->client, call->request.method, call->request.target, call->request.form,
                                     headers, g_task_get_cancellable (task), on_answer, task);
}

static GTask *
begin_call (DaybeatFitbit *self, gpointer tag, DaybeatFitbitRequest *request, DaybeatFitbitDecoder decode,
            GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Call *call = g_new0 (Call, 1);

  g_task_set_source_tag (task, tag);
  call->request = *request;
  *request = (DaybeatFitbitRequest) { 0 };
  call->decode = decode;
  call->batch = daybeat_batch_new (DAYBEAT_SOURCE_FITBIT);
  g_task_set_task_data (task, call, (GDestroyNotify) call_free);
  return task;
}

/* The interface */

static DaybeatSource
daybeat_fitbit_get_source (DaybeatService *service)
{
  return DAYBEAT_SOURCE_FITBIT;
}

static const DaybeatResource *
daybeat_fitbit_get_resources (DaybeatService *service, gsize *n_resources)
{
  *n_resources = G_N_ELEMENTS (resources);
  return resources;
}

static void
daybeat_fitbit_get_quota (DaybeatService *service, DaybeatQuota *quota)
{
  *quota = DAYBEAT_FITBIT (service)->quota;
}

static guint
daybeat_fitbit_get_request_count (DaybeatService *service)
{
  return daybeat_service_client_get_request_count (DAYBEAT_FITBIT (service)->client);
}

static void
daybeat_fitbit_get_pace (DaybeatService *service, guint *requests, guint *seconds)
{
  const DaybeatQuota *quota = &DAYBEAT_FITBIT (service)->quota;

  *requests = quota->limit > 0 ? (guint) quota->limit : DOCUMENTED_LIMIT;
  *seconds = 60 * 60;
}

static char *
range_path (DaybeatDay first, DaybeatDay last)
{
  g_autofree char *from = daybeat_day_to_string (first);
  g_autofree char *to = daybeat_day_to_string (last);

  return g_strdup_printf ("/1.2/user/-/sleep/date/%s/%s.json", from, to);
}

static void
daybeat_fitbit_fetch_async (DaybeatService *service, const char *resource, DaybeatDay first, DaybeatDay last,
                            GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  DaybeatFitbit *self = DAYBEAT_FITBIT (service);

  for (gsize i = 0; i < G_N_ELEMENTS (endpoints); i++)
    {
      DaybeatFitbitRequest request = { .method = SOUP_METHOD_GET };
      GTask *task;
      Call *call;

      if (!g_str_equal (endpoints[i].id, resource))
        continue;
      request.target = endpoints[i].path != NULL ? g_strdup (endpoints[i].path) : range_path (first, last);
      task = begin_call (self, daybeat_service_fetch_async, &request, endpoints[i].decode, cancellable, callback,
                         user_data);
      call = g_task_get_task_data (task);
      call->batch->complete = resources[i].families;
      call->batch->first_day = first;
      call->batch->last_day = last;
      send_request (task);
      return;
    }
  g_task_report_new_error (self, callback, user_data, daybeat_service_fetch_async, G_IO_ERROR,
                           G_IO_ERROR_NOT_SUPPORTED, _("The service does not have this."));
}

static DaybeatBatch *
daybeat_fitbit_call_finish (DaybeatService *service, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, service), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static DaybeatFitbitDecoder
decoder_of_edit (DaybeatEditKind kind)
{
  switch (kind)
    {
    case DAYBEAT_EDIT_UPDATE_PROFILE:
      return daybeat_fitbit_decode_profile;
    case DAYBEAT_EDIT_SET_SLEEP_GOAL:
      return daybeat_fitbit_decode_sleep_goal;
    case DAYBEAT_EDIT_LOG_SLEEP:
      return daybeat_fitbit_decode_sleep;
    case DAYBEAT_EDIT_DELETE_SLEEP:
    default:
      return NULL;
    }
}

static void
daybeat_fitbit_edit_async (DaybeatService *service, const DaybeatEdit *edit, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  DaybeatFitbit *self = DAYBEAT_FITBIT (service);
  DaybeatFitbitRequest request;
  GTask *task;
  Call *call;

  if (!daybeat_fitbit_edit_encode (edit, &request))
    {
      g_task_report_new_error (self, callback, user_data, daybeat_service_edit_async, G_IO_ERROR,
                               G_IO_ERROR_NOT_SUPPORTED, _("This cannot be changed at the service."));
      return;
    }
  task = begin_call (self, daybeat_service_edit_async, &request, decoder_of_edit (edit->kind), cancellable, callback,
                     user_data);
  call = g_task_get_task_data (task);
  if (edit->kind == DAYBEAT_EDIT_DELETE_SLEEP)
    g_ptr_array_add (call->batch->removed_sleep_ids, g_strdup (edit->sleep_id));
  send_request (task);
}

static void
daybeat_fitbit_service_init (DaybeatServiceInterface *iface)
{
  iface->get_source = daybeat_fitbit_get_source;
  iface->get_resources = daybeat_fitbit_get_resources;
  iface->get_quota = daybeat_fitbit_get_quota;
  iface->get_request_count = daybeat_fitbit_get_request_count;
  iface->get_pace = daybeat_fitbit_get_pace;
  iface->fetch_async = daybeat_fitbit_fetch_async;
  iface->fetch_finish = daybeat_fitbit_call_finish;
  iface->edit_async = daybeat_fitbit_edit_async;
  iface->edit_finish = daybeat_fitbit_call_finish;
}

/* Calls of this service alone */

void
daybeat_fitbit_fetch_day_async (DaybeatFitbit *self, DaybeatDay day, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  g_autofree char *date = daybeat_day_to_string (day);
  DaybeatFitbitRequest request = { .method = SOUP_METHOD_GET };
  GTask *task;
  Call *call;

  g_return_if_fail (DAYBEAT_IS_FITBIT (self));

  request.target = g_strdup_printf ("/1.2/user/-/sleep/date/%s.json", date);
  task = begin_call (self, daybeat_service_fetch_async, &request, daybeat_fitbit_decode_sleep, cancellable, callback,
                     user_data);
  call = g_task_get_task_data (task);
  call->batch->complete = DAYBEAT_FAMILY_SLEEP;
  call->batch->first_day = call->batch->last_day = day;
  send_request (task);
}

void
daybeat_fitbit_list_sleep_async (DaybeatFitbit *self, const char *page, DaybeatDay day, gboolean backwards,
                                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autofree char *date = page == NULL ? daybeat_day_to_string (day) : NULL;
  DaybeatFitbitRequest request = { .method = SOUP_METHOD_GET };

  g_return_if_fail (DAYBEAT_IS_FITBIT (self));

  request.target = page != NULL ? g_strdup (page)
                                : g_strdup_printf ("/1.2/user/-/sleep/list.json?%s=%s&sort=%s&offset=0&limit=100",
                                                   backwards ? "beforeDate" : "afterDate", date,
                                                   backwards ? "desc" : "asc");
  send_request (begin_call (self, daybeat_fitbit_list_sleep_async, &request, daybeat_fitbit_decode_sleep, cancellable,
                            callback, user_data));
}

DaybeatBatch *
daybeat_fitbit_list_sleep_finish (DaybeatFitbit *self, GAsyncResult *result, char **next, char **previous,
                                  GError **error)
{
  Call *call;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  call = g_task_get_task_data (G_TASK (result));
  if (next != NULL)
    *next = g_strdup (call->pages[0]);
  if (previous != NULL)
    *previous = g_strdup (call->pages[1]);
  return g_task_propagate_pointer (G_TASK (result), error);
}
