/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-clock.h"
#include "daybeat-sync.h"
#include "daybeat-test-store.h"
#include "daybeat-test-support.h"

/* A service with one resource that fails as often as it is told to, and asks for patience. */

#define TEST_TYPE_SERVICE (test_service_get_type ())
G_DECLARE_FINAL_TYPE (TestService, test_service, TEST, SERVICE, GObject)

struct _TestService
{
  GObject parent_instance;

  guint failures; /* left */
  int code;       /* a DaybeatServiceError */
  gint64 patience; /* milliseconds that it asks for, or 0 */
  guint n_requests;
  gint64 failed_at;
  gint64 waited; /* between the first failure and the next request, in microseconds */
};

static void test_service_iface_init (DaybeatServiceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TestService, test_service, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (DAYBEAT_TYPE_SERVICE, test_service_iface_init))

static void
test_service_class_init (TestServiceClass *klass)
{
}

static void
test_service_init (TestService *self)
{
  self->code = DAYBEAT_SERVICE_ERROR_SERVER;
}

static DaybeatSource
test_service_get_source (DaybeatService *service)
{
  return DAYBEAT_SOURCE_FITBIT;
}

static const DaybeatResource *
test_service_get_resources (DaybeatService *service, gsize *n_resources)
{
  static const DaybeatResource resources[] = { { "badges", "Badges", "profile", DAYBEAT_FAMILY_BADGES, 0, 0 } };

  *n_resources = G_N_ELEMENTS (resources);
  return resources;
}

static void
test_service_get_quota (DaybeatService *service, DaybeatQuota *quota)
{
  TestService *self = TEST_SERVICE (service);

  *quota = (DaybeatQuota) { .limit = -1, .remaining = -1 };
  if (self->patience != 0 && self->failed_at != 0)
    quota->retry_at = daybeat_clock_now () + self->patience;
}

static void
test_service_fetch_async (DaybeatService *service, const char *resource, DaybeatDay first, DaybeatDay last,
                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  TestService *self = TEST_SERVICE (service);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  DaybeatBatch *batch;

  self->n_requests++;
  if (self->n_requests == 2)
    self->waited = g_get_monotonic_time () - self->failed_at;
  if (self->failures > 0)
    {
      self->failures--;
      if (self->failed_at == 0)
        self->failed_at = g_get_monotonic_time ();
      g_task_return_new_error (task, DAYBEAT_SERVICE_ERROR, self->code, "The service has a problem of its own.");
      return;
    }
  batch = daybeat_batch_new (DAYBEAT_SOURCE_FITBIT);
  batch->complete = DAYBEAT_FAMILY_BADGES;
  g_task_return_pointer (task, batch, (GDestroyNotify) daybeat_batch_unref);
}

static DaybeatBatch *
test_service_fetch_finish (DaybeatService *service, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
test_service_iface_init (DaybeatServiceInterface *iface)
{
  iface->get_source = test_service_get_source;
  iface->get_resources = test_service_get_resources;
  iface->get_quota = test_service_get_quota;
  iface->fetch_async = test_service_fetch_async;
  iface->fetch_finish = test_service_fetch_finish;
}

typedef struct
{
  char *folder;
  DaybeatStore *store;
  TestService *service;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;

  fixture->folder = daybeat_test_make_folder ();
  path = g_build_filename (fixture->folder, "history.db", NULL);
  fixture->store = daybeat_test_store_open (path, NULL);
  fixture->service = g_object_new (TEST_TYPE_SERVICE, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  daybeat_test_store_close (fixture->store);
  g_object_unref (fixture->service);
  daybeat_test_remove_folder (fixture->folder);
}

static gboolean
run (Fixture *fixture, GError **error)
{
  g_autoptr (DaybeatSync) sync =
      daybeat_sync_new (DAYBEAT_SERVICE (fixture->service), fixture->store, DAYBEAT_DAY_NONE);
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  daybeat_sync_set_first_retry_delay (sync, 1);
  daybeat_sync_run_async (sync, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  return daybeat_sync_run_finish (sync, result, error);
}

static void
test_failure_repeated (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->service->failures = 3;
  g_assert_true (run (fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->service->n_requests, ==, 4);
}

static void
test_failure_for_good (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->service->failures = G_MAXUINT;
  g_assert_false (run (fixture, &error));
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_SERVER);
  g_assert_cmpuint (fixture->service->n_requests, ==, 4);
}

static void
test_refusal_not_repeated (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->service->failures = 1;
  fixture->service->code = DAYBEAT_SERVICE_ERROR_REFUSED;
  g_assert_false (run (fixture, &error));
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_REFUSED);
  g_assert_cmpuint (fixture->service->n_requests, ==, 1);
}

/* A service that says when to come back is not asked before. */
static void
test_asked_for_patience (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->service->failures = 1;
  fixture->service->patience = 300;
  g_assert_true (run (fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->service->n_requests, ==, 2);
  g_assert_cmpint (fixture->service->waited, >=, 250 * 1000);
}

static gboolean
has_failed (gpointer data)
{
  return ((TestService *) data)->failed_at != 0;
}

static gboolean
is_answered (gpointer data)
{
  return ((DaybeatTestWait *) data)->result != NULL;
}

/* Who stops a sync does not wait for the next try of a request that failed. */
static void
test_stopped_while_resting (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatSync) sync =
      daybeat_sync_new (DAYBEAT_SERVICE (fixture->service), fixture->store, DAYBEAT_DAY_NONE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DaybeatTestWait wait = { 0 };

  fixture->service->failures = 1;
  fixture->service->patience = 100 * 1000;
  daybeat_sync_run_async (sync, cancellable, daybeat_test_wait_callback, &wait);
  daybeat_test_wait_until (has_failed, fixture->service);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_cancellable_cancel (cancellable);
  daybeat_test_wait_until (is_answered, &wait);
  result = daybeat_test_wait_result (&wait);
  g_assert_false (daybeat_sync_run_finish (sync, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (daybeat_sync_get_state (sync), ==, DAYBEAT_SYNC_CANCELLED);
  g_assert_cmpuint (fixture->service->n_requests, ==, 1);
}

/* One that says so of an hour is left alone until the next run. */
static void
test_too_much_patience (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->service->failures = 1;
  fixture->service->patience = 60 * 60 * 1000;
  g_assert_false (run (fixture, &error));
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_SERVER);
  g_assert_cmpuint (fixture->service->n_requests, ==, 1);
}

static void
add (const char *path, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/sync/retry/failure-repeated", test_failure_repeated);
  add ("/sync/retry/failure-for-good", test_failure_for_good);
  add ("/sync/retry/refusal-not-repeated", test_refusal_not_repeated);
  add ("/sync/retry/asked-for-patience", test_asked_for_patience);
  add ("/sync/retry/stopped-while-resting", test_stopped_while_resting);
  add ("/sync/retry/too-much-patience", test_too_much_patience);
  return g_test_run ();
}
