/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-google-health"

#include "config.h"

#include "daybeat-google-health.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "daybeat-google-health-private.h"
#include "daybeat-google-health-provider.h"
#include "daybeat-oauth-provider.h"

#define SCOPE(suffix) "https://www.googleapis.com/auth/googlehealth." suffix ".readonly"
#define PROFILE_SCOPE SCOPE ("profile")
#define SETTINGS_SCOPE SCOPE ("settings")
#define IRN_SCOPE SCOPE ("irn")
#define LOCATION_SCOPE SCOPE ("location")

/* The service allows 300 a minute; a few are left to the person's other programs. */
#define PACE_REQUESTS 290
#define PACE_MILLISECONDS (60 * 1000)

/* One exercise in so many has a route, roughly. */
#define EXERCISES_A_ROUTE 4

static void daybeat_google_health_service_init (DaybeatServiceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DaybeatGoogleHealth, daybeat_google_health, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (DAYBEAT_TYPE_SERVICE, daybeat_google_health_service_init))

static void
daybeat_google_health_finalize (GObject *object)
{
  DaybeatGoogleHealth *self = DAYBEAT_GOOGLE_HEALTH (object);

  g_queue_clear_full (&self->paused, (GDestroyNotify) _daybeat_google_health_fetch_unref);
  g_clear_object (&self->client);
  g_clear_object (&self->userinfo);
  g_free (self->userinfo_url);
  g_free (self->granted);
  g_array_unref (self->resources);

  G_OBJECT_CLASS (daybeat_google_health_parent_class)->finalize (object);
}

static void
daybeat_google_health_class_init (DaybeatGoogleHealthClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = daybeat_google_health_finalize;
}

static void
daybeat_google_health_init (DaybeatGoogleHealth *self)
{
  self->quota = (DaybeatQuota) { .limit = -1, .remaining = -1 };
  self->resources = g_array_new (FALSE, FALSE, sizeof (DaybeatResource));
  g_queue_init (&self->paused);
}

/* What there is for what was granted */

static gboolean
is_granted (DaybeatGoogleHealth *self, const char *scope)
{
  return self->granted == NULL || daybeat_scope_is_granted (scope, self->granted);
}

static void
add_resource (DaybeatGoogleHealth *self, const char *id, const char *title, const char *scope,
              DaybeatFamilies families, guint expected_requests)
{
  DaybeatResource resource = { id, title, scope, families, 0, 0, expected_requests };

  g_array_append_val (self->resources, resource);
}

static guint
expect_requests (const DaybeatGoogleHealthType *type, gboolean with_routes)
{
  double points = type->points_a_day * type->window_days;
  double routes = with_routes ? points / EXERCISES_A_ROUTE : 0;

  /* Rolled up, a page holds the longest range that may be asked for. */
  if (type->method == DAYBEAT_GOOGLE_HEALTH_DAILY_ROLL_UP)
    return 1;
  return (guint) MAX (1.0, ceil (points / type->page_size) + routes);
}

static gboolean
has_routes (DaybeatGoogleHealth *self, const DaybeatGoogleHealthType *type)
{
  return (type->families & DAYBEAT_FAMILY_EXERCISES) != 0 && is_granted (self, LOCATION_SCOPE);
}

static void
add_type (DaybeatGoogleHealth *self, const DaybeatGoogleHealthType *type)
{
  gboolean with_routes = has_routes (self, type);
  DaybeatResource resource = {
    .id = type->id,
    .title = type->title,
    .scope = type->scope,
    .families = type->families | (with_routes ? DAYBEAT_FAMILY_TRACKS : 0),
    .window_days = type->window_days,
    .reread_days = type->reread_days,
    .expected_requests = expect_requests (type, with_routes),
  };

  g_array_append_val (self->resources, resource);
}

static guint
count_profile_questions (DaybeatGoogleHealth *self)
{
  return 1 + (guint) is_granted (self, PROFILE_SCOPE) + (guint) is_granted (self, SETTINGS_SCOPE) +
         (guint) (self->userinfo != NULL);
}

static void
list_resources (DaybeatGoogleHealth *self)
{
  gsize n_types;
  const DaybeatGoogleHealthType *types = daybeat_google_health_types_get (&n_types);

  add_resource (self, "profile", N_ ("Profile"), PROFILE_SCOPE, DAYBEAT_FAMILY_PROFILE,
                count_profile_questions (self));
  if (is_granted (self, SETTINGS_SCOPE))
    add_resource (self, "devices", N_ ("Devices"), SETTINGS_SCOPE, DAYBEAT_FAMILY_DEVICES, 1);
  if (is_granted (self, IRN_SCOPE))
    add_resource (self, "irn-profile", N_ ("Irregular rhythm notifications"), IRN_SCOPE, DAYBEAT_FAMILY_READINGS, 1);
  for (gsize i = 0; i < n_types; i++)
    {
      if (is_granted (self, types[i].scope))
        add_type (self, &types[i]);
    }
}

DaybeatService *
daybeat_google_health_new (const char *base_url, DaybeatTokenSource *tokens, const char *granted_scopes)
{
  DaybeatGoogleHealth *self;

  g_return_val_if_fail (base_url != NULL && DAYBEAT_IS_TOKEN_SOURCE (tokens), NULL);

  self = g_object_new (DAYBEAT_TYPE_GOOGLE_HEALTH, NULL);
  self->client = daybeat_service_client_new (base_url, tokens, NULL);
  self->granted = g_strdup (granted_scopes);
  /* The name of an account is told only to who was granted it by name. */
  if (granted_scopes != NULL && daybeat_scope_is_granted ("openid", granted_scopes))
    self->userinfo_url = daybeat_google_health_dup_userinfo_url (base_url, NULL);
  if (self->userinfo_url != NULL)
    self->userinfo = daybeat_service_client_new (self->userinfo_url, tokens, NULL);
  daybeat_google_health_set_pace (self, PACE_REQUESTS, PACE_MILLISECONDS);
  list_resources (self);
  return DAYBEAT_SERVICE (self);
}

void
daybeat_google_health_set_timeout (DaybeatGoogleHealth *self, guint seconds)
{
  g_return_if_fail (DAYBEAT_IS_GOOGLE_HEALTH (self));

  daybeat_service_client_set_timeout (self->client, seconds);
}

void
daybeat_google_health_set_pace (DaybeatGoogleHealth *self, guint requests, guint milliseconds)
{
  g_return_if_fail (DAYBEAT_IS_GOOGLE_HEALTH (self) && requests > 0);

  self->pace_requests = requests;
  self->pace_milliseconds = milliseconds;
  daybeat_service_client_set_pacer (self->client, daybeat_pacer_new (requests, milliseconds));
}

/* The interface */

static DaybeatSource
daybeat_google_health_get_source (DaybeatService *service)
{
  return DAYBEAT_SOURCE_GOOGLE_HEALTH;
}

static const DaybeatResource *
daybeat_google_health_get_resources (DaybeatService *service, gsize *n_resources)
{
  GArray *resources = DAYBEAT_GOOGLE_HEALTH (service)->resources;

  *n_resources = resources->len;
  return (const DaybeatResource *) (gpointer) resources->data;
}

static void
daybeat_google_health_get_quota (DaybeatService *service, DaybeatQuota *quota)
{
  *quota = DAYBEAT_GOOGLE_HEALTH (service)->quota;
}

static guint
daybeat_google_health_get_request_count (DaybeatService *service)
{
  DaybeatGoogleHealth *self = DAYBEAT_GOOGLE_HEALTH (service);

  return daybeat_service_client_get_request_count (self->client) +
         (self->userinfo != NULL ? daybeat_service_client_get_request_count (self->userinfo) : 0);
}

static void
daybeat_google_health_get_pace (DaybeatService *service, guint *requests, guint *seconds)
{
  DaybeatGoogleHealth *self = DAYBEAT_GOOGLE_HEALTH (service);

  *requests = self->pace_requests;
  *seconds = MAX (self->pace_milliseconds / 1000, 1);
}

static void
add_question (GPtrArray *questions, DaybeatGoogleHealthQuestionKind kind, const char *detail)
{
  g_ptr_array_add (questions, _daybeat_google_health_question_new (kind, detail));
}

static void
add_profile_questions (DaybeatGoogleHealth *self, GPtrArray *questions)
{
  if (is_granted (self, PROFILE_SCOPE))
    add_question (questions, DAYBEAT_GOOGLE_HEALTH_ASK_PROFILE, NULL);
  if (is_granted (self, SETTINGS_SCOPE))
    add_question (questions, DAYBEAT_GOOGLE_HEALTH_ASK_SETTINGS, NULL);
  add_question (questions, DAYBEAT_GOOGLE_HEALTH_ASK_IDENTITY, NULL);
  if (self->userinfo != NULL)
    add_question (questions, DAYBEAT_GOOGLE_HEALTH_ASK_USERINFO, self->userinfo_url);
}

static void
add_points_question (GPtrArray *questions, const DaybeatGoogleHealthType *type, DaybeatDay first, DaybeatDay last)
{
  DaybeatGoogleHealthQuestion *question =
      _daybeat_google_health_question_new (DAYBEAT_GOOGLE_HEALTH_ASK_POINTS, NULL);

  question->type = type;
  question->first = first;
  question->last = last;
  question->today = daybeat_day_today ();
  g_ptr_array_add (questions, question);
}

static gboolean
has_resource (DaybeatGoogleHealth *self, const char *id)
{
  for (guint i = 0; i < self->resources->len; i++)
    {
      if (g_str_equal (g_array_index (self->resources, DaybeatResource, i).id, id))
        return TRUE;
    }
  return FALSE;
}

static void
daybeat_google_health_fetch_async (DaybeatService *service, const char *resource, DaybeatDay first, DaybeatDay last,
                                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  DaybeatGoogleHealth *self = DAYBEAT_GOOGLE_HEALTH (service);
  const DaybeatGoogleHealthType *type = daybeat_google_health_type_find (resource);
  GPtrArray *questions;
  GTask *task;

  if (!has_resource (self, resource))
    {
      g_task_report_new_error (self, callback, user_data, daybeat_service_fetch_async, G_IO_ERROR,
                               G_IO_ERROR_NOT_SUPPORTED, _("The service does not have this."));
      return;
    }
  questions = g_ptr_array_new_with_free_func ((GDestroyNotify) _daybeat_google_health_question_free);
  if (type != NULL)
    add_points_question (questions, type, first, last);
  else if (g_str_equal (resource, "devices"))
    add_question (questions, DAYBEAT_GOOGLE_HEALTH_ASK_DEVICES, NULL);
  else if (g_str_equal (resource, "irn-profile"))
    add_question (questions, DAYBEAT_GOOGLE_HEALTH_ASK_IRN_PROFILE, NULL);
  else
    add_profile_questions (self, questions);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, daybeat_service_fetch_async);
  _daybeat_google_health_fetch (self, resource, first, last, questions, type != NULL && has_routes (self, type), task);
}

static DaybeatBatch *
daybeat_google_health_fetch_finish (DaybeatService *service, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, service), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Daybeat only reads at Google: it asks for no scope that lets it write. */
static void
daybeat_google_health_edit_async (DaybeatService *service, const DaybeatEdit *edit, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  g_task_report_new_error (service, callback, user_data, daybeat_service_edit_async, G_IO_ERROR,
                           G_IO_ERROR_NOT_SUPPORTED, _("This cannot be changed at the service."));
}

static void
daybeat_google_health_service_init (DaybeatServiceInterface *iface)
{
  iface->get_source = daybeat_google_health_get_source;
  iface->get_resources = daybeat_google_health_get_resources;
  iface->get_quota = daybeat_google_health_get_quota;
  iface->get_request_count = daybeat_google_health_get_request_count;
  iface->get_pace = daybeat_google_health_get_pace;
  iface->fetch_async = daybeat_google_health_fetch_async;
  iface->fetch_finish = daybeat_google_health_fetch_finish;
  iface->edit_async = daybeat_google_health_edit_async;
  iface->edit_finish = daybeat_google_health_fetch_finish;
}
