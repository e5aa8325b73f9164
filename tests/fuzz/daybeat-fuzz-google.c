/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-fuzz"

#include "config.h"

#include "daybeat-fuzz-google.h"

#include <string.h>

#include "daybeat-fuzz-records.h"
#include "daybeat-google-health-decode-person.h"
#include "daybeat-google-health-problem.h"
#include "daybeat-google-health-type.h"
#include "daybeat-service-error.h"

typedef gboolean (*DecodeFunc) (GBytes *body, DaybeatBatch *batch, GError **error);

static gboolean
decode_devices (GBytes *body, DaybeatBatch *batch, GError **error)
{
  g_autofree char *token = NULL;

  return daybeat_google_health_decode_devices (body, batch, &token, error);
}

static gboolean
decode_tcx (GBytes *body, DaybeatBatch *batch, GError **error)
{
  return daybeat_google_health_decode_tcx (body, "1", batch, error);
}

static const DecodeFunc decoders[] = {
  daybeat_google_health_decode_profile,     daybeat_google_health_decode_settings,
  daybeat_google_health_decode_identity,    daybeat_google_health_decode_userinfo,
  daybeat_google_health_decode_irn_profile, decode_devices,
  decode_tcx,
};

static void
check_refused (GError *error)
{
  if (!g_error_matches (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_MALFORMED))
    g_error ("a body was refused without its reason");
}

/* Twice, as two pages of one window would. */
static void
decode_pages (const DaybeatGoogleHealthType *type, GBytes *body, GPtrArray *batches)
{
  g_autoptr (DaybeatBatch) batch = daybeat_batch_new (DAYBEAT_SOURCE_GOOGLE_HEALTH);

  for (int page = 0; page < 2; page++)
    {
      g_autofree char *token = NULL;
      g_autoptr (GError) error = NULL;

      if (daybeat_google_health_decode (type, body, batch, &token, &error))
        continue;
      check_refused (error);
      return;
    }
  g_ptr_array_add (batches, g_steal_pointer (&batch));
}

/* Not every type reads every body: one whose key is nowhere in it has nothing to read. */
static void
decode_types (GBytes *body, GPtrArray *batches)
{
  gsize size, n;
  const char *text = g_bytes_get_data (body, &size);
  const DaybeatGoogleHealthType *types = daybeat_google_health_types_get (&n);

  for (gsize i = 0; i < n; i++)
    {
      if (i == 0 || i == n - 1 || (size > 0 && memmem (text, size, types[i].key, strlen (types[i].key)) != NULL))
        decode_pages (&types[i], body, batches);
    }
}

GPtrArray *
daybeat_fuzz_google_decode_all (GBytes *body)
{
  GPtrArray *batches = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_batch_unref);

  for (gsize i = 0; i < G_N_ELEMENTS (decoders); i++)
    {
      g_autoptr (DaybeatBatch) batch = daybeat_batch_new (DAYBEAT_SOURCE_GOOGLE_HEALTH);
      g_autoptr (GError) error = NULL;

      if (decoders[i](body, batch, &error))
        g_ptr_array_add (batches, g_steal_pointer (&batch));
      else
        check_refused (error);
    }
  decode_types (body, batches);
  return batches;
}

void
daybeat_fuzz_google_body (GBytes *body)
{
  g_autoptr (GError) sentence = daybeat_google_health_problem_get_error (400, body);
  g_autoptr (GPtrArray) batches = daybeat_fuzz_google_decode_all (body);

  for (guint i = 0; i < batches->len; i++)
    daybeat_fuzz_check_records (batches->pdata[i]);
}
