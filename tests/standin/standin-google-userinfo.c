/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-standin"

/* Who the person is, for those whom OpenID's scopes were given: the health API knows no names. */

#include "config.h"

#include <string.h>

#include "standin-google-private.h"

/* A number of OpenID's own, not that of the health API. */
static void
describe_subject (StandIn *self, JsonObject *object)
{
  g_autofree char *subject = g_strdup_printf ("1170000000000000%05u", self->seed);

  json_object_set_string_member (object, "sub", subject);
}

void
standin_google_describe_person (StandIn *self, JsonObject *object, const char *scopes)
{
  const DaybeatProfile *profile = self->person->profile;

  describe_subject (self, object);
  if (standin_has_scope (scopes, "https://www.googleapis.com/auth/userinfo.profile"))
    {
      g_autofree char *picture = standin_picture_url (self, "people", profile->id);

      standin_set_text (object, "name", profile->full_name);
      standin_set_text (object, "given_name", profile->first_name);
      standin_set_text (object, "family_name", profile->last_name);
      standin_set_text (object, "picture", picture);
    }
  if (standin_has_scope (scopes, "https://www.googleapis.com/auth/userinfo.email"))
    {
      standin_set_text (object, "email", self->google->email);
      json_object_set_boolean_member (object, "email_verified", TRUE);
    }
}

static const char *
get_bearer (SoupServerMessage *message)
{
  const char *header =
      soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Authorization");

  return header != NULL && g_str_has_prefix (header, "Bearer ") ? header + strlen ("Bearer ") : NULL;
}

void
standin_google_userinfo (StandIn *self, SoupServerMessage *message)
{
  const char *scopes = NULL;
  g_autoptr (JsonObject) answer = json_object_new ();
  g_autoptr (JsonNode) node = NULL;

  if (standin_google_fail_on_demand (self, message, "userinfo"))
    return;
  if (standin_google_look_up (self, get_bearer (message), FALSE, &scopes, NULL) != STANDIN_GOOGLE_LIVE)
    {
      standin_reply_text (message, 401, "application/json; charset=utf-8",
                          "{\"error\":\"invalid_request\",\"error_description\":\"Invalid Credentials\"}");
      return;
    }
  if (!standin_has_scope (scopes, "openid"))
    {
      self->n_violations++;
      standin_reply_text (message, 403, "application/json; charset=utf-8",
                          "{\"error\":\"insufficient_scope\",\"error_description\":\"Insufficient Scope\"}");
      return;
    }
  standin_google_describe_person (self, answer, scopes);
  node = standin_wrap (answer);
  standin_reply_json (message, 200, node);
}
