/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-decode"

#include "config.h"

#include "decode-google-health.h"

#include "daybeat-google-health-decode-person.h"
#include "daybeat-google-health-problem.h"
#include "daybeat-google-health-type.h"
#include "daybeat-json-fields.h"
#include "decode-print.h"

static gboolean
decode_devices (GBytes *body, DaybeatBatch *batch, GError **error)
{
  g_autofree char *next_page_token = NULL;

  return daybeat_google_health_decode_devices (body, batch, &next_page_token, error);
}

/* A route does not say whose it is. */
static gboolean
decode_tcx (GBytes *body, DaybeatBatch *batch, GError **error)
{
  return daybeat_google_health_decode_tcx (body, "unknown", batch, error);
}

static const struct
{
  const char *endpoint;
  gboolean (*decode) (GBytes *body, DaybeatBatch *batch, GError **error);
} answers[] = {
  { "profile", daybeat_google_health_decode_profile },   { "settings", daybeat_google_health_decode_settings },
  { "identity", daybeat_google_health_decode_identity }, { "userinfo", daybeat_google_health_decode_userinfo },
  { "devices", decode_devices },                         { "irn-profile", daybeat_google_health_decode_irn_profile },
  { "tcx", decode_tcx },
};

#define ERROR "error"

gboolean
knows_google_health (const char *endpoint)
{
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      if (g_str_equal (answers[i].endpoint, endpoint))
        return TRUE;
    }
  return g_str_equal (endpoint, ERROR) || daybeat_google_health_type_find (endpoint) != NULL;
}

void
print_google_health_usage (void)
{
  gsize n;
  const DaybeatGoogleHealthType *types = daybeat_google_health_types_get (&n);

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    g_printerr ("  google-health %s\n", answers[i].endpoint);
  for (gsize i = 0; i < n; i++)
    g_printerr ("  google-health %s\n", types[i].id);
  g_printerr ("  google-health " ERROR "\n");
}

static gboolean
is_rolled_up (GBytes *body)
{
  g_autoptr (JsonNode) root = daybeat_json_parse_object (body, NULL);

  return root != NULL && json_object_has_member (json_node_get_object (root), "rollupDataPoints");
}

/*
 * Sums by day and single points have the same name at the service: of those of one name the one that the body has the
 * form of, so that nobody has to know ours.
 */
static const DaybeatGoogleHealthType *
choose_type (const char *endpoint, GBytes *body)
{
  const DaybeatGoogleHealthType *named = daybeat_google_health_type_find (endpoint);
  gboolean rolled_up = is_rolled_up (body);
  gsize n;
  const DaybeatGoogleHealthType *types = daybeat_google_health_types_get (&n);

  if ((named->method == DAYBEAT_GOOGLE_HEALTH_DAILY_ROLL_UP) == rolled_up)
    return named;
  for (gsize i = 0; i < n; i++)
    {
      if (g_str_equal (types[i].path, named->path) &&
          (types[i].method == DAYBEAT_GOOGLE_HEALTH_DAILY_ROLL_UP) == rolled_up)
        return &types[i];
    }
  return named;
}

static gboolean
decode (const char *endpoint, GBytes *body, DaybeatBatch *batch, GError **error)
{
  g_autofree char *next_page_token = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      if (g_str_equal (answers[i].endpoint, endpoint))
        return answers[i].decode (body, batch, error);
    }
  return daybeat_google_health_decode (choose_type (endpoint, body), body, batch, &next_page_token, error);
}

/* Only what a person is told: the service's own message may hold a token. */
static gboolean
print_error (GBytes *body, GError **error)
{
  g_autoptr (GError) sentence = NULL;
  JsonObject *row;

  if (g_bytes_get_size (body) == 0)
    return daybeat_json_fail_parse (error);
  sentence = daybeat_google_health_problem_get_error (0, body);
  row = json_object_new ();
  json_object_set_string_member (row, "message", sentence->message);
  print_row ("error", row);
  return TRUE;
}

gboolean
print_google_health (const char *endpoint, GBytes *body, GError **error)
{
  g_autoptr (DaybeatBatch) batch = daybeat_batch_new (DAYBEAT_SOURCE_GOOGLE_HEALTH);

  if (g_str_equal (endpoint, ERROR))
    return print_error (body, error);
  if (!decode (endpoint, body, batch, error))
    return FALSE;
  print_batch (batch);
  return TRUE;
}
