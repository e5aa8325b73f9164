/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-standin"

/* Badges, friends, leaderboard, devices as the API writes them (§8, §9, §11), and the pictures they lead to.
 */

#include "config.h"

#include <string.h>

#include "standin-private.h"

char *
standin_picture_url (StandIn *self, const char *kind, const char *id)
{
  return g_strdup_printf ("%s/pictures/%s/%s.svg", self->address, kind, id);
}

/* Headings in the languages that the service is asked for: two are enough to see that it listens. */
static const struct
{
  const char *text;
  const char *german;
  const char *french;
} headings[] = {
  { "Daily Steps", "Tägliche Schritte", "Pas quotidiens" },
  { "Daily Climb", "Täglicher Anstieg", "Dénivelé quotidien" },
  { "Lifetime Distance", "Gesamtstrecke", "Distance totale" },
  { "Lifetime Climb", "Gesamtanstieg", "Dénivelé total" },
  { "Weight Goal", "Gewichtsziel", "Objectif de poids" },
};

const char *
standin_translate (const char *text, const char *locale)
{
  for (gsize i = 0; locale != NULL && i < G_N_ELEMENTS (headings); i++)
    {
      if (!g_str_equal (headings[i].text, text))
        continue;
      if (g_str_equal (locale, "de_DE"))
        return headings[i].german;
      if (g_str_equal (locale, "fr_FR"))
        return headings[i].french;
    }
  return text;
}

static JsonObject *
encode_badge (StandIn *self, const DaybeatBadge *badge, const char *locale)
{
  JsonObject *object = json_object_new ();
  g_autofree char *image = standin_picture_url (self, "badges", badge->id);

  standin_set_text (object, "badgeGradientEndColor", badge->gradient_end);
  standin_set_text (object, "badgeGradientStartColor", badge->gradient_start);
  standin_set_text (object, "badgeType", badge->type);
  standin_set_text (object, "category", standin_translate (badge->category, locale));
  json_object_set_array_member (object, "cheers", json_array_new ());
  standin_set_day (object, "dateTime", badge->date);
  standin_set_text (object, "description", badge->description);
  standin_set_text (object, "earnedMessage", badge->earned_message);
  standin_set_text (object, "encodedId", badge->id);
  standin_set_text (object, "image100px", image);
  standin_set_text (object, "image300px", image);
  standin_set_text (object, "name", badge->name);
  standin_set_text (object, "shortDescription", badge->short_description);
  standin_set_text (object, "shortName", badge->short_name);
  json_object_set_int_member (object, "timesAchieved", badge->times_achieved);
  standin_set_text (object, "unit", badge->unit);
  json_object_set_int_member (object, "value", badge->value);
  return object;
}

/* Weight badges need a scope of their own. With @top only the highest of each family. */
JsonArray *
standin_encode_badges (StandIn *self, const char *scopes, const char *locale, gboolean top)
{
  JsonArray *badges = json_array_new ();
  const char *family = NULL;

  for (guint i = 0; i < self->person->badges->len; i++)
    {
      const DaybeatBadge *badge = g_ptr_array_index (self->person->badges, i);

      if (strstr (badge->type, "WEIGHT") != NULL && !standin_has_scope (scopes, "weight"))
        continue;
      if (top && g_strcmp0 (family, badge->type) == 0)
        continue;
      family = badge->type;
      json_array_add_object_element (badges, encode_badge (self, badge, locale));
    }
  return badges;
}

void
standin_badges (StandIn *self, StandInCall *call)
{
  const char *locale = soup_message_headers_get_one (soup_server_message_get_request_headers (call->message),
                                                     "Accept-Locale");
  g_autoptr (JsonObject) root = json_object_new ();
  g_autoptr (JsonNode) node = NULL;

  if (!standin_check_quota (self, call->message))
    return;
  json_object_set_array_member (root, "badges", standin_encode_badges (self, call->scopes, locale, FALSE));
  node = standin_wrap (root);
  standin_answer (self, call, 200, node, "badges");
}

static JsonObject *
encode_person (StandIn *self, const char *id, const char *name, gboolean child, gboolean is_self)
{
  JsonObject *person = json_object_new (), *attributes = json_object_new ();
  g_autofree char *avatar = standin_picture_url (self, "people", id);

  standin_set_text (attributes, "avatar", avatar);
  json_object_set_boolean_member (attributes, "child", child);
  if (!is_self)
    json_object_set_boolean_member (attributes, "friend", TRUE);
  standin_set_text (attributes, "name", name);
  json_object_set_object_member (person, "attributes", attributes);
  standin_set_text (person, "id", id);
  standin_set_text (person, "type", "person");
  return person;
}

void
standin_friends (StandIn *self, StandInCall *call)
{
  g_autoptr (JsonObject) root = json_object_new ();
  g_autoptr (JsonNode) node = NULL;
  JsonArray *data = json_array_new ();

  json_object_set_array_member (root, "data", data);
  if (!standin_check_quota (self, call->message))
    return;

  for (guint i = 0; i < self->person->friends->len; i++)
    {
      const DaybeatFriend *person = g_ptr_array_index (self->person->friends, i);

      json_array_add_object_element (
          data, encode_person (self, person->id, person->display_name, person->child == TRUE, FALSE));
    }
  node = standin_wrap (root);
  standin_answer (self, call, 200, node, "friends");
}

static JsonObject *
encode_rank (const DaybeatLeaderboardEntry *entry)
{
  JsonObject *object = json_object_new (), *relationships = json_object_new ();
  JsonObject *user = json_object_new (), *data = json_object_new ();

  if (!entry->hidden)
    {
      JsonObject *attributes = json_object_new ();

      json_object_set_double_member (attributes, "step-average", entry->average_steps);
      json_object_set_int_member (attributes, "step-rank", entry->rank);
      json_object_set_int_member (attributes, "step-summary", entry->steps);
      json_object_set_boolean_member (attributes, "visibleActivity", TRUE);
      json_object_set_object_member (object, "attributes", attributes);
    }
  standin_set_text (object, "id", entry->id);
  standin_set_text (data, "id", entry->id);
  standin_set_text (data, "type", "person");
  json_object_set_object_member (user, "data", data);
  json_object_set_object_member (relationships, "user", user);
  json_object_set_object_member (object, "relationships", relationships);
  standin_set_text (object, "type", entry->hidden ? "inactive-user" : "ranked-user");
  return object;
}

/* The caller is in it, and the only one who is not called a friend. */
void
standin_leaderboard (StandIn *self, StandInCall *call)
{
  g_autoptr (JsonObject) root = json_object_new ();
  g_autoptr (JsonNode) node = NULL;
  JsonArray *data = json_array_new (), *included = json_array_new ();
  gboolean as_friend = standin_fault (self, "self-as-friend", "leaderboard");

  json_object_set_array_member (root, "data", data);
  json_object_set_array_member (root, "included", included);
  if (!standin_check_quota (self, call->message))
    return;

  for (guint i = 0; i < self->person->leaderboard->len; i++)
    {
      const DaybeatLeaderboardEntry *entry = g_ptr_array_index (self->person->leaderboard, i);

      json_array_add_object_element (data, encode_rank (entry));
      json_array_add_object_element (included,
                                     encode_person (self, entry->id, entry->display_name,
                                                    g_str_has_suffix (entry->display_name, "(junior)"),
                                                    entry->self && !as_friend));
    }
  node = standin_wrap (root);
  standin_answer (self, call, 200, node, "leaderboard");
}

/* A bare array. */
void
standin_devices (StandIn *self, StandInCall *call)
{
  g_autoptr (JsonArray) devices = json_array_new ();
  g_autoptr (JsonNode) node = NULL;

  if (!standin_check_quota (self, call->message))
    return;

  for (guint i = 0; i < self->person->devices->len; i++)
    {
      const DaybeatDevice *device = g_ptr_array_index (self->person->devices, i);
      JsonObject *object = json_object_new ();

      standin_set_text (object, "battery", device->battery);
      if (device->battery_percent != DAYBEAT_ABSENT)
        json_object_set_int_member (object, "batteryLevel", device->battery_percent);
      standin_set_text (object, "deviceVersion", device->name);
      json_object_set_array_member (object, "features", json_array_new ());
      standin_set_text (object, "id", device->id);
      standin_set_wall (object, "lastSyncTime", device->last_sync.wall_ms);
      standin_set_text (object, "mac", device->hardware_address);
      standin_set_text (object, "type", device->type);
      json_array_add_object_element (devices, object);
    }
  node = json_node_init_array (json_node_alloc (), devices);
  standin_answer (self, call, 200, node, "devices");
}

static gboolean
is_somebody (StandIn *self, const char *id)
{
  for (guint i = 0; i < self->person->leaderboard->len; i++)
    {
      if (g_str_equal (((DaybeatLeaderboardEntry *)g_ptr_array_index (self->person->leaderboard, i))->id, id))
        return TRUE;
    }
  return FALSE;
}

void
standin_picture (StandIn *self, SoupServerMessage *message, const char *rest)
{
  g_autofree char *id = g_path_get_basename (rest);
  g_autofree char *svg = NULL;

  if (g_str_has_suffix (id, ".svg"))
    id[strlen (id) - 4] = '\0';
  if (g_str_has_prefix (rest, "people/") && is_somebody (self, id))
    svg = daybeat_sample_dup_avatar_svg (self->sample, id);
  for (guint i = 0; svg == NULL && i < self->person->badges->len; i++)
    {
      const DaybeatBadge *badge = g_ptr_array_index (self->person->badges, i);

      if (g_strcmp0 (badge->id, id) == 0)
        svg = g_strdup_printf (
            "<svg xmlns='http://www.w3.org/2000/svg' width='300' height='300' viewBox='0 0 300 300'><defs>"
            "<linearGradient id='g' x2='0' y2='1'><stop stop-color='#%s'/><stop offset='1' stop-color='#%s'/>"
            "</linearGradient></defs><circle cx='150' cy='150' r='140' fill='url(#g)'/>"
            "<circle cx='150' cy='150' r='118' fill='none' stroke='#ffffff66' stroke-width='6'/>"
            "<path d='M150 62l24 54 58 6-43 39 12 57-51-29-51 29 12-57-43-39 58-6z' fill='#ffffffdd'/></svg>",
            badge->gradient_start, badge->gradient_end);
    }
  if (svg != NULL)
    standin_reply_text (message, 200, "image/svg+xml", svg);
  else
    standin_reply_error (message, 404, "not_found", NULL, "No such picture.");
}
