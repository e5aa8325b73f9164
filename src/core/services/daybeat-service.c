/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-services"

#include "config.h"

#include "daybeat-service.h"

G_DEFINE_INTERFACE (DaybeatService, daybeat_service, G_TYPE_OBJECT)

static void
daybeat_service_default_init (DaybeatServiceInterface *iface)
{
}

DaybeatSource
daybeat_service_get_source (DaybeatService *self)
{
  g_return_val_if_fail (DAYBEAT_IS_SERVICE (self), DAYBEAT_SOURCE_UNKNOWN);

  return DAYBEAT_SERVICE_GET_IFACE (self)->get_source (self);
}

const DaybeatResource *
daybeat_service_get_resources (DaybeatService *self, gsize *n_resources)
{
  g_return_val_if_fail (DAYBEAT_IS_SERVICE (self), NULL);

  return DAYBEAT_SERVICE_GET_IFACE (self)->get_resources (self, n_resources);
}

void
daybeat_service_get_quota (DaybeatService *self, DaybeatQuota *quota)
{
  g_return_if_fail (DAYBEAT_IS_SERVICE (self));

  DAYBEAT_SERVICE_GET_IFACE (self)->get_quota (self, quota);
}

guint
daybeat_service_get_request_count (DaybeatService *self)
{
  g_return_val_if_fail (DAYBEAT_IS_SERVICE (self), 0);

  return DAYBEAT_SERVICE_GET_IFACE (self)->get_request_count (self);
}

void
daybeat_service_get_pace (DaybeatService *self, guint *requests, guint *seconds)
{
  g_return_if_fail (DAYBEAT_IS_SERVICE (self));

  DAYBEAT_SERVICE_GET_IFACE (self)->get_pace (self, requests, seconds);
}

void
daybeat_service_fetch_async (DaybeatService *self, const char *resource, DaybeatDay first, DaybeatDay last,
                             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DAYBEAT_IS_SERVICE (self));

  DAYBEAT_SERVICE_GET_IFACE (self)->fetch_async (self, resource, first, last, cancellable, callback, user_data);
}

DaybeatBatch *
daybeat_service_fetch_finish (DaybeatService *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (DAYBEAT_IS_SERVICE (self), NULL);

  return DAYBEAT_SERVICE_GET_IFACE (self)->fetch_finish (self, result, error);
}

void
daybeat_service_edit_async (DaybeatService *self, const DaybeatEdit *edit, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DAYBEAT_IS_SERVICE (self));

  DAYBEAT_SERVICE_GET_IFACE (self)->edit_async (self, edit, cancellable, callback, user_data);
}

DaybeatBatch *
daybeat_service_edit_finish (DaybeatService *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (DAYBEAT_IS_SERVICE (self), NULL);

  return DAYBEAT_SERVICE_GET_IFACE (self)->edit_finish (self, result, error);
}
