/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-fitbit"

#include "config.h"

#include "daybeat-fitbit-decoders.h"

#include <string.h>

#include "daybeat-json-fields.h"

/* The largest picture that is offered. */
static char *
take_image (DaybeatJsonFields *fields)
{
  static const char *const members[] = { "image300px", "image125px", "image100px", "image75px", "image50px" };
  g_autofree char *best = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autofree char *image = daybeat_json_take_text (fields, members[i]);

      if (best == NULL)
        best = g_steal_pointer (&image);
    }
  return g_steal_pointer (&best);
}

static gboolean
is_colour (const char *text)
{
  return strlen (text) == 6 && strspn (text, "0123456789abcdefABCDEF") == 6;
}

static char *
take_colour (DaybeatJsonFields *fields, const char *member)
{
  g_autofree char *colour = daybeat_json_take_text (fields, member);
  const char *digits = colour != NULL && *colour == '#' ? colour + 1 : colour;

  if (digits == NULL || is_colour (digits))
    return g_strdup (digits);
  daybeat_json_note (fields, member, "is not a colour", json_object_get_member (fields->object, member));
  return NULL;
}

static void
decode_badge (JsonObject *object, DaybeatBatch *batch)
{
  g_auto (DaybeatJsonFields) fields = { 0 };
  DaybeatBadge *badge = daybeat_badge_new ();

  daybeat_json_fields_init (&fields, object, batch, "badges[]");
  badge->source = batch->source;
  badge->as_of = daybeat_day_today ();
  badge->id = daybeat_json_take_id (&fields, "encodedId");
  badge->type = daybeat_json_take_text (&fields, "badgeType");
  badge->category = daybeat_json_take_text (&fields, "category");
  badge->name = daybeat_json_take_text (&fields, "name");
  badge->short_name = daybeat_json_take_text (&fields, "shortName");
  badge->description = daybeat_json_take_text (&fields, "description");
  badge->short_description = daybeat_json_take_text (&fields, "shortDescription");
  badge->earned_message = daybeat_json_take_text (&fields, "earnedMessage");
  badge->value = daybeat_json_take_count (&fields, "value");
  badge->unit = daybeat_json_take_text (&fields, "unit");
  badge->times_achieved = daybeat_json_take_count (&fields, "timesAchieved");
  badge->date = daybeat_json_take_day (&fields, "dateTime");
  badge->gradient_start = take_colour (&fields, "badgeGradientStartColor");
  badge->gradient_end = take_colour (&fields, "badgeGradientEndColor");
  badge->image_url = take_image (&fields);
  badge->extra = daybeat_json_take_rest (&fields);
  if (badge->type == NULL)
    badge->type = g_strdup ("UNKNOWN");
  g_ptr_array_add (batch->badges, badge);
}

gboolean
daybeat_fitbit_decode_badges (GBytes *body, DaybeatBatch *batch, GError **error)
{
  g_autoptr (JsonNode) root = daybeat_json_parse_object (body, error);
  JsonNode *list;
  JsonArray *badges;

  if (root == NULL)
    return FALSE;
  list = json_object_get_member (json_node_get_object (root), "badges");
  if (list == NULL || !JSON_NODE_HOLDS_ARRAY (list))
    return daybeat_json_fail_shape (error);

  badges = json_node_get_array (list);
  for (guint i = 0; i < json_array_get_length (badges); i++)
    {
      JsonObject *object = daybeat_json_element_object (badges, i, batch, "badges[]");

      if (object != NULL)
        decode_badge (object, batch);
    }
  return TRUE;
}
