/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-service.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_TEST_SERVICE (daybeat_test_service_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatTestService, daybeat_test_service, DAYBEAT, TEST_SERVICE, GObject)

typedef struct
{
  const char *resource;
  DaybeatDay first;
  DaybeatDay last;
} DaybeatTestFetch;

/**
 * DaybeatTestServiceAnswer:
 * @batch: to be filled
 *
 * Answers a fetch: raises `n_requests` as it likes, and fails by setting @error.
 */
typedef void (*DaybeatTestServiceAnswer) (DaybeatTestService *self, const DaybeatTestFetch *fetch,
                                          DaybeatBatch *batch, GError **error);

/**
 * DaybeatTestService:
 * @fetches: (element-type DaybeatTestFetch): what was asked for, in order
 * @answer: whatever a test wants
 *
 * A service without a network, that has what a test gives it.
 */
struct _DaybeatTestService
{
  GObject parent_instance;

  const DaybeatResource *resources;
  gsize n_resources;
  DaybeatTestServiceAnswer answer;
  gpointer data;
  DaybeatQuota quota;
  guint pace_requests;
  guint pace_seconds;
  guint n_requests;
  GArray *fetches;
};

/**
 * daybeat_test_service_new:
 *
 * Returns: (transfer full): a service of the source Google Health, with 300 requests a minute
 */
DaybeatTestService *daybeat_test_service_new (const DaybeatResource *resources, gsize n_resources,
                                              DaybeatTestServiceAnswer answer, gpointer data);

G_END_DECLS
