/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-google-health"

#include "config.h"

#include "daybeat-google-health-question-private.h"

#include "daybeat-google-health-decode-person.h"

/* The largest page of devices that the service gives; without it there are five. */
#define DEVICES_TARGET "/v4/users/me/pairedDevices?pageSize=100"

/* What the kinds besides points, routes and devices have in common: one document, read by one function. */
static const struct
{
  const char *name;
  const char *target; /* NULL where the question's detail is it */
  gboolean optional;
  gboolean (*decode) (GBytes *body, DaybeatBatch *batch, GError **error);
} documents[] = {
  [DAYBEAT_GOOGLE_HEALTH_ASK_PROFILE] = { "profile", "/v4/users/me/profile", TRUE,
                                          daybeat_google_health_decode_profile },
  [DAYBEAT_GOOGLE_HEALTH_ASK_SETTINGS] = { "settings", "/v4/users/me/settings", TRUE,
                                           daybeat_google_health_decode_settings },
  [DAYBEAT_GOOGLE_HEALTH_ASK_IDENTITY] = { "identity", "/v4/users/me/identity", TRUE,
                                           daybeat_google_health_decode_identity },
  [DAYBEAT_GOOGLE_HEALTH_ASK_USERINFO] = { "userinfo", NULL, TRUE, daybeat_google_health_decode_userinfo },
  [DAYBEAT_GOOGLE_HEALTH_ASK_DEVICES] = { "pairedDevices", DEVICES_TARGET, FALSE, NULL },
  [DAYBEAT_GOOGLE_HEALTH_ASK_IRN_PROFILE] = { "irnProfile", "/v4/users/me/irnProfile", FALSE,
                                              daybeat_google_health_decode_irn_profile },
  [DAYBEAT_GOOGLE_HEALTH_ASK_ROUTE] = { "exercise.route", NULL, TRUE, NULL },
};

DaybeatGoogleHealthQuestion *
_daybeat_google_health_question_new (DaybeatGoogleHealthQuestionKind kind, const char *detail)
{
  DaybeatGoogleHealthQuestion *self = g_new0 (DaybeatGoogleHealthQuestion, 1);

  self->kind = kind;
  self->detail = g_strdup (detail);
  return self;
}

void
_daybeat_google_health_question_free (DaybeatGoogleHealthQuestion *self)
{
  g_free (self->detail);
  g_free (self);
}

gboolean
_daybeat_google_health_question_is_optional (const DaybeatGoogleHealthQuestion *self)
{
  return documents[self->kind].optional;
}

const char *
_daybeat_google_health_question_get_name (const DaybeatGoogleHealthQuestion *self)
{
  return self->type != NULL ? self->type->key : documents[self->kind].name;
}

char *
_daybeat_google_health_question_dup_target (const DaybeatGoogleHealthQuestion *self, const char *page_token)
{
  const char *target = documents[self->kind].target;
  g_autofree char *escaped = NULL;

  switch (self->kind)
    {
    case DAYBEAT_GOOGLE_HEALTH_ASK_POINTS:
      return daybeat_google_health_dup_target (self->type, self->first, self->last, self->today, page_token);
    case DAYBEAT_GOOGLE_HEALTH_ASK_ROUTE:
      escaped = g_uri_escape_string (self->detail, NULL, FALSE);
      return g_strdup_printf ("/v4/users/me/dataTypes/exercise/dataPoints/%s:exportExerciseTcx?alt=media", escaped);
    default:
      break;
    }
  if (page_token == NULL)
    return g_strdup (target != NULL ? target : self->detail);
  escaped = g_uri_escape_string (page_token, NULL, FALSE);
  return g_strconcat (target, "&pageToken=", escaped, NULL);
}

char *
_daybeat_google_health_question_dup_body (const DaybeatGoogleHealthQuestion *self, const char *page_token)
{
  return self->kind == DAYBEAT_GOOGLE_HEALTH_ASK_POINTS
             ? daybeat_google_health_dup_body (self->type, self->first, self->last, page_token)
             : NULL;
}

void
_daybeat_google_health_question_prepare (const DaybeatGoogleHealthQuestion *self, DaybeatBatch *batch)
{
  if (self->kind == DAYBEAT_GOOGLE_HEALTH_ASK_POINTS)
    daybeat_google_health_set_window (batch, self->type, self->first, self->last, self->today);
  else if (self->kind == DAYBEAT_GOOGLE_HEALTH_ASK_DEVICES)
    batch->complete |= DAYBEAT_FAMILY_DEVICES;
  else if (self->kind == DAYBEAT_GOOGLE_HEALTH_ASK_IRN_PROFILE)
    {
      batch->complete |= DAYBEAT_FAMILY_READINGS;
      daybeat_batch_add_complete_kind (batch, "irregular_rhythm_profile");
      batch->from_ms = G_MININT64;
      batch->until_ms = G_MAXINT64;
    }
}

gboolean
_daybeat_google_health_question_decode (const DaybeatGoogleHealthQuestion *self, GBytes *body, DaybeatBatch *batch,
                                        char **next_page_token, GError **error)
{
  *next_page_token = NULL;
  switch (self->kind)
    {
    case DAYBEAT_GOOGLE_HEALTH_ASK_POINTS:
      return daybeat_google_health_decode (self->type, body, batch, next_page_token, error);
    case DAYBEAT_GOOGLE_HEALTH_ASK_DEVICES:
      return daybeat_google_health_decode_devices (body, batch, next_page_token, error);
    case DAYBEAT_GOOGLE_HEALTH_ASK_ROUTE:
      return daybeat_google_health_decode_tcx (body, self->detail, batch, error);
    default:
      return documents[self->kind].decode (body, batch, error);
    }
}
