/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-fitbit"

#include "config.h"

#include "daybeat-fitbit-problem.h"

#include <glib/gi18n-lib.h>

#include "daybeat-clock.h"
#include "daybeat-json-peek.h"
#include "daybeat-retry-after.h"

/* RFC 6585 §4 */
#define STATUS_TOO_MANY_REQUESTS 429

#define MS_PER_HOUR G_GINT64_CONSTANT (3600000)

/* The headers' seconds are rounded: a little later is never too early. */
#define EXTRA_WAIT_MS 3000

static void
read_form_a (DaybeatFitbitProblem *self, JsonObject *object)
{
  g_autoptr (GPtrArray) errors = daybeat_json_peek_objects (object, "errors");

  if (errors->len == 0)
    return;
  self->error_type = g_strdup (daybeat_json_peek_text (errors->pdata[0], "errorType"));
  self->field_name = g_strdup (daybeat_json_peek_text (errors->pdata[0], "fieldName"));
  if (g_strcmp0 (self->field_name, "n/a") == 0)
    g_clear_pointer (&self->field_name, g_free);
}

DaybeatFitbitProblem *
daybeat_fitbit_problem_new (guint status, GBytes *body)
{
  DaybeatFitbitProblem *self = g_new0 (DaybeatFitbitProblem, 1);
  g_autoptr (JsonObject) object = daybeat_json_peek_root (body);
  JsonObject *form_b = daybeat_json_peek_object (object, "error");

  self->status = status;
  read_form_a (self, object);
  if (form_b == NULL || json_object_has_member (object, "errors"))
    return self;
  self->error_type = g_strdup (daybeat_json_peek_text (form_b, "status"));
  if (self->status == 0)
    self->status = (guint) CLAMP (json_object_get_int_member_with_default (form_b, "code", 0), 0, 999);
  return self;
}

void
daybeat_fitbit_problem_free (DaybeatFitbitProblem *self)
{
  g_free (self->error_type);
  g_free (self->field_name);
  g_free (self);
}

/* The first row whose status and error type both fit; 0 and NULL fit every one. What no row fits is told by its status
   alone, and so is what a row without a sentence fits. */
static const struct
{
  guint status;
  const char *error_type;
  DaybeatServiceError code;
  const char *sentence;
} sentences[] = {
  { 410, NULL },
  { 429, NULL },
  { 0, "RESOURCE_EXHAUSTED", DAYBEAT_SERVICE_ERROR_RATE_LIMITED, N_ ("The service allows no more requests for now.") },
  { 0, "expired_token", DAYBEAT_SERVICE_ERROR_NEEDS_SIGN_IN, N_ ("The sign-in has expired. Sign in again.") },
  { 0, "invalid_token", DAYBEAT_SERVICE_ERROR_NEEDS_SIGN_IN,
    N_ ("The service does not accept the sign-in any more. Sign in again.") },
  { 0, "invalid_grant", DAYBEAT_SERVICE_ERROR_NEEDS_SIGN_IN, N_ ("The sign-in is over. Sign in again.") },
  { 0, "invalid_client", DAYBEAT_SERVICE_ERROR_NEEDS_SIGN_IN,
    N_ ("The service does not accept the client ID or its secret. Check them and sign in again.") },
  { 0, "insufficient_scope", DAYBEAT_SERVICE_ERROR_MISSING_SCOPE,
    N_ ("This was not granted at sign-in. It can be granted by signing in again.") },
  { 0, "insufficient_permissions", DAYBEAT_SERVICE_ERROR_FORBIDDEN,
    N_ ("The service does not allow this kind of client to do that.") },
  { 401, NULL },
  { 403, NULL, DAYBEAT_SERVICE_ERROR_FORBIDDEN, N_ ("The privacy settings at the service do not allow this.") },
  { 404, NULL },
  { 409, NULL, DAYBEAT_SERVICE_ERROR_REFUSED, N_ ("This conflicts with something that the service already has.") },
  { 422, NULL, DAYBEAT_SERVICE_ERROR_REFUSED, N_ ("The service refused because the range is too long.") },
  { 0, "validation", DAYBEAT_SERVICE_ERROR_REFUSED, N_ ("The service did not accept a value.") },
};

GError *
daybeat_fitbit_problem_get_error (const DaybeatFitbitProblem *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      if ((sentences[i].status != 0 && sentences[i].status != self->status) ||
          (sentences[i].error_type != NULL && g_strcmp0 (sentences[i].error_type, self->error_type) != 0))
        continue;
      if (sentences[i].sentence == NULL)
        break;
      return g_error_new_literal (DAYBEAT_SERVICE_ERROR, (int) sentences[i].code, _ (sentences[i].sentence));
    }
  return daybeat_service_error_new_for_status (self->status);
}

static gboolean
read_header (SoupMessageHeaders *headers, const char *name, gint64 *number)
{
  const char *text = soup_message_headers_get_one (headers, name);

  return text != NULL && g_ascii_string_to_signed (text, 10, 0, G_MAXINT, number, NULL);
}

/* The service counts by the hour: whatever it says, in an hour it is worth another try. */
static gint64
capped (gint64 wait)
{
  return MIN (wait + EXTRA_WAIT_MS, MS_PER_HOUR);
}

static gint64
until_full_hour (gint64 now)
{
  return MS_PER_HOUR - now % MS_PER_HOUR;
}

static gint64
read_retry_at (SoupMessageHeaders *headers, gint64 now)
{
  gint64 wait = daybeat_retry_after_read (headers, now);

  return wait >= 0 ? now + MIN (wait, MS_PER_HOUR) : 0;
}

void
daybeat_fitbit_read_quota (SoupMessageHeaders *headers, guint status, DaybeatQuota *quota)
{
  gint64 now = daybeat_clock_now ();
  gint64 number, wait = -1;

  if (read_header (headers, "fitbit-rate-limit-limit", &number))
    quota->limit = (int) number;
  if (read_header (headers, "fitbit-rate-limit-remaining", &number))
    quota->remaining = (int) number;
  if (read_header (headers, "fitbit-rate-limit-reset", &number))
    {
      wait = number * 1000;
      quota->reset_at = now + capped (wait);
    }
  quota->retry_at = status >= SOUP_STATUS_INTERNAL_SERVER_ERROR ? read_retry_at (headers, now) : 0;
  if (status != STATUS_TOO_MANY_REQUESTS)
    return;

  if (wait < 0)
    wait = daybeat_retry_after_read (headers, now);
  if (wait < 0)
    wait = until_full_hour (now);
  quota->remaining = 0;
  quota->reset_at = now + capped (wait);
}
