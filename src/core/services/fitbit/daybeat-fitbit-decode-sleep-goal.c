/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-fitbit"

#include "config.h"

#include "daybeat-fitbit-decoders.h"
#include "daybeat-json-fields.h"

static void
read_goal (JsonObject *object, DaybeatSleepGoal *goal, DaybeatBatch *batch)
{
  g_auto (DaybeatJsonFields) fields = { 0 };

  daybeat_json_fields_init (&fields, object, batch, "goal");
  goal->minutes = daybeat_json_take_int (&fields, "minDuration");
  goal->bedtime_minute = daybeat_json_take_minute_of_day (&fields, "bedtime");
  goal->wakeup_minute = daybeat_json_take_minute_of_day (&fields, "wakeupTime");
  goal->updated = daybeat_json_take_instant (&fields, "updatedOn");
  goal->extra = daybeat_json_take_rest (&fields);
}

static void
read_consistency (JsonObject *object, DaybeatSleepGoal *goal, DaybeatBatch *batch)
{
  g_auto (DaybeatJsonFields) fields = { 0 };

  daybeat_json_fields_init (&fields, object, batch, "consistency");
  goal->flow_id = daybeat_json_take_int (&fields, "flowId");
  goal->recommended_minutes = daybeat_json_take_int (&fields, "recommendedSleepGoal");
  goal->typical_minutes = daybeat_json_take_int (&fields, "typicalDuration");
  goal->typical_wakeup_minute = daybeat_json_take_minute_of_day (&fields, "typicalWakeupTime");
  /* Called a percentage, sent as a share of one. */
  goal->awake_restless_percent = daybeat_json_take_number (&fields, "awakeRestlessPercentage") * 100.0;
}

gboolean
daybeat_fitbit_decode_sleep_goal (GBytes *body, DaybeatBatch *batch, GError **error)
{
  g_autoptr (JsonNode) root = daybeat_json_parse_object (body, error);
  g_auto (DaybeatJsonFields) fields = { 0 };
  JsonObject *goal, *consistency;

  if (root == NULL)
    return FALSE;
  if (!json_object_has_member (json_node_get_object (root), "goal"))
    return daybeat_json_fail_shape (error);

  daybeat_json_fields_init (&fields, json_node_get_object (root), batch, "");
  g_clear_pointer (&batch->sleep_goal, daybeat_sleep_goal_unref);
  batch->sleep_goal = daybeat_sleep_goal_new ();
  batch->sleep_goal->source = batch->source;
  batch->sleep_goal->as_of = daybeat_day_today ();
  goal = daybeat_json_take_object (&fields, "goal");
  if (goal != NULL)
    read_goal (goal, batch->sleep_goal, batch);
  consistency = daybeat_json_take_object (&fields, "consistency");
  if (consistency != NULL)
    read_consistency (consistency, batch->sleep_goal, batch);
  return TRUE;
}
