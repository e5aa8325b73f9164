/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-fitbit"

#include "config.h"

#include "daybeat-fitbit-decoders.h"
#include "daybeat-json-fields.h"

/* Of seven days: as many as a double counts one by one. */
#define MAX_STEPS (G_GINT64_CONSTANT (1) << 53)

static JsonObject *
member_object (JsonObject *object, const char *member)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static const char *
member_text (JsonObject *object, const char *member)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static JsonArray *
member_array (JsonNode *root, const char *member)
{
  JsonNode *node = json_object_get_member (json_node_get_object (root), member);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static void
note_without_id (DaybeatBatch *batch, const char *path, JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);
  g_autofree char *original = json_to_string (node, FALSE);

  daybeat_batch_add_finding (batch, path, "has no id", original);
}

/* Version 1.1 keeps what it says of a person in `attributes`, version 1.0 in `user`. */
static void
decode_friend (JsonObject *object, DaybeatBatch *batch)
{
  JsonObject *old_form = member_object (object, "user");
  JsonObject *attributes = member_object (object, "attributes");
  g_auto (DaybeatJsonFields) entry = { 0 };
  g_auto (DaybeatJsonFields) fields = { 0 };
  g_autoptr (DaybeatFriend) person = daybeat_friend_new ();

  daybeat_json_fields_init (&entry, old_form != NULL ? old_form : object, batch, "data[]");
  daybeat_json_fields_init (&fields, attributes != NULL ? attributes : entry.object, batch, "data[].attributes");
  person->source = batch->source;
  person->as_of = daybeat_day_today ();
  person->id = daybeat_json_take_id (&entry, old_form != NULL ? "encodedId" : "id");
  daybeat_json_take_nothing (&fields, old_form != NULL ? "encodedId" : "id");
  person->display_name = daybeat_json_take_text (&fields, old_form != NULL ? "displayName" : "name");
  person->avatar_url = daybeat_json_take_text (&fields, old_form != NULL ? "avatar150" : "avatar");
  person->child = daybeat_json_take_flag (&fields, "child");
  daybeat_json_take_nothing (&fields, "friend");
  person->extra = daybeat_json_take_rest (&fields);
  if (person->id != NULL)
    g_ptr_array_add (batch->friends, g_steal_pointer (&person));
  else
    note_without_id (batch, "data[]", object);
}

gboolean
daybeat_fitbit_decode_friends (GBytes *body, DaybeatBatch *batch, GError **error)
{
  g_autoptr (JsonNode) root = daybeat_json_parse_object (body, error);
  JsonArray *people;

  if (root == NULL)
    return FALSE;
  people = member_array (root, "data");
  if (people == NULL)
    people = member_array (root, "friends");
  if (people == NULL)
    return daybeat_json_fail_shape (error);

  for (guint i = 0; i < json_array_get_length (people); i++)
    {
      JsonObject *object = daybeat_json_element_object (people, i, batch, "data[]");

      if (object != NULL)
        decode_friend (object, batch);
    }
  return TRUE;
}

static GHashTable *
index_people (JsonArray *included)
{
  GHashTable *people = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; included != NULL && i < json_array_get_length (included); i++)
    {
      JsonNode *node = json_array_get_element (included, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      const char *id = member_text (object, "id");
      JsonObject *attributes = member_object (object, "attributes");

      if (id != NULL && attributes != NULL)
        g_hash_table_insert (people, (gpointer) id, attributes);
    }
  return people;
}

/* The join key stands in relationships.user.data, in some bodies in relationships.data. */
static JsonObject *
find_person (GHashTable *people, JsonObject *entry, const char *id)
{
  JsonObject *relationships = member_object (entry, "relationships");
  JsonObject *user = member_object (relationships, "user");
  JsonObject *data = member_object (user != NULL ? user : relationships, "data");
  const char *key = member_text (data, "id");

  if (key == NULL)
    key = id;

  return key != NULL ? g_hash_table_lookup (people, key) : NULL;
}

static void
read_person (JsonObject *attributes, DaybeatLeaderboardEntry *entry, DaybeatBatch *batch)
{
  g_auto (DaybeatJsonFields) fields = { 0 };
  JsonNode *said;

  daybeat_json_fields_init (&fields, attributes, batch, "included[].attributes");
  entry->display_name = daybeat_json_take_text (&fields, "name");
  entry->avatar_url = daybeat_json_take_text (&fields, "avatar");
  /* Only of the caller it is not said. */
  said = json_object_get_member (attributes, "friend");
  entry->self = said == NULL || JSON_NODE_HOLDS_NULL (said);
}

/* −1 stands for a number that is not shared. */
static double
not_negative (double number)
{
  return number >= 0 ? number : DAYBEAT_ABSENT_NUMBER;
}

static void
read_rank (JsonObject *attributes, DaybeatLeaderboardEntry *entry, DaybeatBatch *batch)
{
  g_auto (DaybeatJsonFields) fields = { 0 };

  daybeat_json_fields_init (&fields, attributes, batch, "data[].attributes");
  entry->rank = daybeat_json_take_int (&fields, "step-rank");
  entry->steps = daybeat_json_take_count (&fields, "step-summary");
  entry->average_steps = not_negative (daybeat_json_take_number (&fields, "step-average"));
  daybeat_json_take_nothing (&fields, "visibleActivity");
  entry->extra = daybeat_json_take_rest (&fields);
}

static void
decode_entry (JsonObject *object, GHashTable *people, DaybeatBatch *batch)
{
  g_auto (DaybeatJsonFields) fields = { 0 };
  g_autoptr (DaybeatLeaderboardEntry) entry = daybeat_leaderboard_entry_new ();
  JsonObject *attributes = member_object (object, "attributes");
  JsonObject *person;

  daybeat_json_fields_init (&fields, object, batch, "data[]");
  entry->source = batch->source;
  entry->as_of = daybeat_day_today ();
  entry->id = daybeat_json_take_id (&fields, "id");
  person = find_person (people, object, entry->id);
  if (person != NULL)
    read_person (person, entry, batch);
  if (attributes != NULL)
    read_rank (attributes, entry, batch);
  entry->hidden = entry->steps == DAYBEAT_ABSENT && !entry->self;
  if (entry->id != NULL)
    g_ptr_array_add (batch->leaderboard, g_steal_pointer (&entry));
  else
    note_without_id (batch, "data[]", object);
}

/* Version 1.0 keeps each number in an object of its own: `{"rank": {"steps": 1}}`. */
static double
take_old_number (DaybeatJsonFields *entry, const char *member)
{
  JsonObject *object = daybeat_json_take_object (entry, member);
  g_auto (DaybeatJsonFields) fields = { 0 };

  if (object == NULL)
    return DAYBEAT_ABSENT_NUMBER;
  daybeat_json_fields_init (&fields, object, entry->batch, "friends[].number");
  return daybeat_json_take_number (&fields, "steps");
}

static gint64
count_of (double number, gint64 largest)
{
  return number >= 0 && number <= (double) largest ? (gint64) number : DAYBEAT_ABSENT;
}

static void
decode_old_entry (JsonObject *object, DaybeatBatch *batch)
{
  g_auto (DaybeatJsonFields) fields = { 0 };
  g_auto (DaybeatJsonFields) user = { 0 };
  g_autoptr (DaybeatLeaderboardEntry) entry = daybeat_leaderboard_entry_new ();
  JsonObject *person;

  daybeat_json_fields_init (&fields, object, batch, "friends[]");
  person = daybeat_json_take_object (&fields, "user");
  daybeat_json_fields_init (&user, person != NULL ? person : object, batch, "friends[].user");
  entry->source = batch->source;
  entry->as_of = daybeat_day_today ();
  entry->id = daybeat_json_take_id (&user, "encodedId");
  entry->display_name = daybeat_json_take_text (&user, "displayName");
  entry->avatar_url = daybeat_json_take_text (&user, "avatar150");
  entry->rank = (int) count_of (take_old_number (&fields, "rank"), G_MAXINT);
  entry->steps = count_of (take_old_number (&fields, "summary"), MAX_STEPS);
  entry->average_steps = not_negative (take_old_number (&fields, "average"));
  entry->hidden = entry->steps == DAYBEAT_ABSENT;
  entry->extra = daybeat_json_take_rest (&fields);
  if (entry->id != NULL)
    g_ptr_array_add (batch->leaderboard, g_steal_pointer (&entry));
  else
    note_without_id (batch, "friends[]", object);
}

gboolean
daybeat_fitbit_decode_leaderboard (GBytes *body, DaybeatBatch *batch, GError **error)
{
  g_autoptr (JsonNode) root = daybeat_json_parse_object (body, error);
  g_autoptr (GHashTable) people = NULL;
  JsonArray *entries, *old_entries;

  if (root == NULL)
    return FALSE;
  entries = member_array (root, "data");
  old_entries = entries == NULL ? member_array (root, "friends") : NULL;
  if (entries == NULL && old_entries == NULL)
    return daybeat_json_fail_shape (error);

  people = index_people (member_array (root, "included"));
  for (guint i = 0; entries != NULL && i < json_array_get_length (entries); i++)
    {
      JsonObject *object = daybeat_json_element_object (entries, i, batch, "data[]");

      if (object != NULL)
        decode_entry (object, people, batch);
    }
  for (guint i = 0; old_entries != NULL && i < json_array_get_length (old_entries); i++)
    {
      JsonObject *object = daybeat_json_element_object (old_entries, i, batch, "friends[]");

      if (object != NULL)
        decode_old_entry (object, batch);
    }
  return TRUE;
}
