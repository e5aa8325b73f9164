/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-standin"

/* The quota (§3), counted per hour from the first request on, and the path by which tests steer the service.
 */

#include "config.h"

#include <string.h>

#include "standin-google-private.h"

#define HOUR_SECONDS 3600

/* The case of these names varies, as it does in the field. */
void
standin_set_rate_headers (StandIn *self, SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  const char *own_reset = g_object_get_data (G_OBJECT (message), STANDIN_RESET);
  gint64 left = self->hour_ends - standin_now (self);
  g_autofree char *limit = g_strdup_printf ("%d", self->quota);
  g_autofree char *remaining = g_strdup_printf ("%d", MAX (0, self->quota - self->used_before));
  g_autofree char *reset = g_strdup_printf ("%" G_GINT64_FORMAT, left > 0 ? left : HOUR_SECONDS);

  if (g_strcmp0 (own_reset, "none") == 0 || standin_fault (self, "no-rate-headers", NULL))
    return;
  soup_message_headers_replace (headers, "Fitbit-Rate-Limit-Limit", limit);
  soup_message_headers_replace (headers, "fitbit-rate-limit-remaining", remaining);
  soup_message_headers_replace (headers, "Fitbit-rate-limit-reset", own_reset != NULL ? own_reset : reset);
}

void
standin_count_call (StandIn *self)
{
  if (standin_now (self) >= self->hour_ends)
    {
      self->hour_ends = standin_now (self) + HOUR_SECONDS;
      self->used = 0;
    }
  self->used_before = self->used;
  self->used++;
}

gboolean
standin_check_quota (StandIn *self, SoupServerMessage *message)
{
  if (self->used <= self->quota)
    return TRUE;
  standin_reply_error (message, 429, "system", NULL, "Too Many Requests");
  return FALSE;
}

static void
set_quota (StandIn *self, GHashTable *form)
{
  gint64 quota, seconds;

  if (!standin_parse_number (g_hash_table_lookup (form, "quota"), 0, G_MAXINT, &quota))
    return;
  self->quota = (int)quota;
  self->used = self->used_before = 0;
  self->hour_ends = 0;
  if (standin_parse_number (g_hash_table_lookup (form, "reset"), 1, HOUR_SECONDS, &seconds))
    self->hour_ends = standin_now (self) + seconds;
}

/* Where both are and whom they know. */
static JsonObject *
name_services (StandIn *self)
{
  JsonObject *services = json_object_new (), *fitbit = json_object_new (), *google = json_object_new ();

  json_object_set_string_member (fitbit, "authorize", "/oauth2/authorize");
  json_object_set_string_member (fitbit, "account", self->account);
  json_object_set_string_member (fitbit, "client_id", self->client_id);
  json_object_set_object_member (services, "fitbit", fitbit);
  json_object_set_string_member (google, "authorize", "/o/oauth2/v2/auth");
  json_object_set_string_member (google, "account", self->google->email);
  json_object_set_string_member (google, "client_id", self->google->client_id);
  json_object_set_object_member (services, "google-health", google);
  return services;
}

static void
reply_counts (StandIn *self, SoupServerMessage *message)
{
  g_autoptr (JsonObject) root = json_object_new ();
  JsonObject *requests = json_object_new ();
  g_autoptr (JsonNode) node = NULL;
  GHashTableIter iter;
  gpointer path, count;

  g_hash_table_iter_init (&iter, self->counts);
  while (g_hash_table_iter_next (&iter, &path, &count))
    json_object_set_int_member (requests, path, GPOINTER_TO_INT (count));
  json_object_set_int_member (root, "requests_total", self->n_requests);
  json_object_set_int_member (root, "refreshes", self->n_refreshes);
  json_object_set_int_member (root, "token_requests", self->n_token_requests);
  json_object_set_int_member (root, "violations", self->n_violations);
  json_object_set_int_member (root, "google_refused", self->google->n_refused);
  json_object_set_object_member (root, "requests", requests);
  json_object_set_object_member (root, "services", name_services (self));
  node = standin_wrap (root);
  standin_reply_json (message, 200, node);
}

void
standin_control (StandIn *self, SoupServerMessage *message, const char *rest)
{
  g_autoptr (GHashTable) form = standin_read_form (message, NULL);
  gint64 seconds;

  if (g_str_equal (rest, "fault") && !standin_set_faults (self, g_hash_table_lookup (form, "fault")))
    {
      standin_reply_text (message, 400, "text/plain", "There is no such fault or resource.");
      return;
    }
  if (g_str_equal (rest, "quota"))
    set_quota (self, form);
  else if (g_str_equal (rest, "google-quota"))
    standin_google_set_quota (self, form);
  else if (g_str_equal (rest, "advance"))
    {
      if (standin_parse_number (g_hash_table_lookup (form, "seconds"), 0, G_MAXINT32, &seconds))
        self->clock_ahead += seconds;
    }
  else if (g_str_equal (rest, "expire"))
    {
      standin_expire_tokens (self);
      standin_google_expire_tokens (self);
    }
  else if (g_str_equal (rest, "invalidate"))
    {
      standin_revoke_all (self);
      standin_google_revoke_all (self);
    }
  else if (g_str_equal (rest, "withdraw"))
    {
      if (self->person->sleeps->len > 0)
        g_ptr_array_remove_index (self->person->sleeps, self->person->sleeps->len - 1);
    }
  else if (g_str_equal (rest, "google-withdraw") || g_str_equal (rest, "google-revise"))
    {
      const char *what = g_hash_table_lookup (form, "points");

      if (!(g_str_equal (rest, "google-revise") ? standin_google_revise (self, what)
                                                : standin_google_withdraw (self, what)))
        {
          standin_reply_text (message, 400, "text/plain", "There are no such points.");
          return;
        }
    }
  else if (g_str_equal (rest, "reset-counters"))
    {
      self->n_requests = self->n_refreshes = self->n_token_requests = self->n_violations = 0;
      self->google->n_refused = 0;
      g_hash_table_remove_all (self->counts);
    }
  reply_counts (self, message);
}
