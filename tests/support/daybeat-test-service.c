/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-test"

#include "config.h"

#include "daybeat-test-service.h"

static void daybeat_test_service_iface_init (DaybeatServiceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DaybeatTestService, daybeat_test_service, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (DAYBEAT_TYPE_SERVICE, daybeat_test_service_iface_init))

static void
daybeat_test_service_finalize (GObject *object)
{
  g_array_unref (DAYBEAT_TEST_SERVICE (object)->fetches);

  G_OBJECT_CLASS (daybeat_test_service_parent_class)->finalize (object);
}

static void
daybeat_test_service_class_init (DaybeatTestServiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = daybeat_test_service_finalize;
}

static void
daybeat_test_service_init (DaybeatTestService *self)
{
  self->quota = (DaybeatQuota) { .limit = -1, .remaining = -1 };
  self->pace_requests = 300;
  self->pace_seconds = 60;
  self->fetches = g_array_new (FALSE, FALSE, sizeof (DaybeatTestFetch));
}

DaybeatTestService *
daybeat_test_service_new (const DaybeatResource *resources, gsize n_resources, DaybeatTestServiceAnswer answer,
                          gpointer data)
{
  DaybeatTestService *self = g_object_new (DAYBEAT_TYPE_TEST_SERVICE, NULL);

  self->resources = resources;
  self->n_resources = n_resources;
  self->answer = answer;
  self->data = data;
  return self;
}

static DaybeatSource
daybeat_test_service_get_source (DaybeatService *service)
{
  return DAYBEAT_SOURCE_GOOGLE_HEALTH;
}

static const DaybeatResource *
daybeat_test_service_get_resources (DaybeatService *service, gsize *n_resources)
{
  *n_resources = DAYBEAT_TEST_SERVICE (service)->n_resources;
  return DAYBEAT_TEST_SERVICE (service)->resources;
}

static void
daybeat_test_service_get_quota (DaybeatService *service, DaybeatQuota *quota)
{
  *quota = DAYBEAT_TEST_SERVICE (service)->quota;
}

static guint
daybeat_test_service_get_request_count (DaybeatService *service)
{
  return DAYBEAT_TEST_SERVICE (service)->n_requests;
}

static void
daybeat_test_service_get_pace (DaybeatService *service, guint *requests, guint *seconds)
{
  *requests = DAYBEAT_TEST_SERVICE (service)->pace_requests;
  *seconds = DAYBEAT_TEST_SERVICE (service)->pace_seconds;
}

static void
daybeat_test_service_fetch_async (DaybeatService *service, const char *resource, DaybeatDay first, DaybeatDay last,
                                  GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  DaybeatTestService *self = DAYBEAT_TEST_SERVICE (service);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (DaybeatBatch) batch = daybeat_batch_new (DAYBEAT_SOURCE_GOOGLE_HEALTH);
  DaybeatTestFetch fetch = { g_intern_string (resource), first, last };
  GError *error = NULL;

  g_array_append_val (self->fetches, fetch);
  self->answer (self, &fetch, batch, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&batch), (GDestroyNotify) daybeat_batch_unref);
}

static DaybeatBatch *
daybeat_test_service_fetch_finish (DaybeatService *service, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
daybeat_test_service_iface_init (DaybeatServiceInterface *iface)
{
  iface->get_source = daybeat_test_service_get_source;
  iface->get_resources = daybeat_test_service_get_resources;
  iface->get_quota = daybeat_test_service_get_quota;
  iface->get_request_count = daybeat_test_service_get_request_count;
  iface->get_pace = daybeat_test_service_get_pace;
  iface->fetch_async = daybeat_test_service_fetch_async;
  iface->fetch_finish = daybeat_test_service_fetch_finish;
}
