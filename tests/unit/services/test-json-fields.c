/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-json-fields.h"

#include "daybeat-service-error.h"
#include "daybeat-test-body.h"

/* An object `{"member": VALUE}` while it is read. */
typedef struct
{
  JsonNode *root;
  DaybeatBatch *batch;
  DaybeatJsonFields fields;
} Reading;

static void
reading_init (Reading *self, const char *json)
{
  g_autoptr (GBytes) body = daybeat_test_body (json);
  g_autoptr (GError) error = NULL;

  self->root = daybeat_json_parse (body, &error);
  g_assert_no_error (error);
  self->batch = daybeat_batch_new (DAYBEAT_SOURCE_FITBIT);
  daybeat_json_fields_init (&self->fields, json_node_get_object (self->root), self->batch, "thing[]");
}

static void
reading_clear (Reading *self)
{
  daybeat_json_fields_clear (&self->fields);
  daybeat_batch_unref (self->batch);
  json_node_unref (self->root);
}

static void
reading_init_value (Reading *self, const char *value)
{
  g_autofree char *json = g_strdup_printf ("{\"member\": %s}", value);

  reading_init (self, json);
}

/* What every taker makes of every kind of value. A finding where one is expected, and never more than one. */
static const struct
{
  const char *value;
  const char *text;
  const char *id;
  gint64 count;
  double number;
  int flag;
  const char *refused_by; /* a letter a taker: text, id, count, number, flag */
} scalars[] = {
  { "\"word\"", "word", "word", DAYBEAT_ABSENT, NAN, DAYBEAT_ABSENT, "cnf" },
  { "\"\"", "", NULL, DAYBEAT_ABSENT, NAN, DAYBEAT_ABSENT, "cnf" },
  { "\"42\"", "42", "42", 42, 42, DAYBEAT_ABSENT, "f" },
  { "\"-3\"", "-3", "-3", DAYBEAT_ABSENT, -3, DAYBEAT_ABSENT, "cf" },
  { "\"72.5\"", "72.5", "72.5", 73, 72.5, DAYBEAT_ABSENT, "f" },
  { "\"42 \"", "42 ", "42 ", DAYBEAT_ABSENT, NAN, DAYBEAT_ABSENT, "cnf" },
  { "\"1e400\"", "1e400", "1e400", DAYBEAT_ABSENT, NAN, DAYBEAT_ABSENT, "cnf" },
  { "\"NaN\"", "NaN", "NaN", DAYBEAT_ABSENT, NAN, DAYBEAT_ABSENT, "cnf" },
  { "\"inf\"", "inf", "inf", DAYBEAT_ABSENT, NAN, DAYBEAT_ABSENT, "cnf" },
  { "\"true\"", "true", "true", DAYBEAT_ABSENT, NAN, TRUE, "cn" },
  { "\"FALSE\"", "FALSE", "FALSE", DAYBEAT_ABSENT, NAN, FALSE, "cn" },
  { "0", "0", "0", 0, 0, FALSE, "" },
  { "1", "1", "1", 1, 1, TRUE, "" },
  { "42", "42", "42", 42, 42, DAYBEAT_ABSENT, "f" },
  { "2.5", "2.5", "2.5", 3, 2.5, DAYBEAT_ABSENT, "f" },
  { "1e3", "1000", "1000", 1000, 1000, DAYBEAT_ABSENT, "f" },
  { "-7.5", "-7.5", "-7.5", DAYBEAT_ABSENT, -7.5, DAYBEAT_ABSENT, "cf" },
  { "9007199254740993", "9007199254740993", "9007199254740993", G_GINT64_CONSTANT (9007199254740993),
    9007199254740992.0, DAYBEAT_ABSENT, "f" },
  { "9223372036854775807", "9223372036854775807", "9223372036854775807", DAYBEAT_ABSENT, 9223372036854775807.0,
    DAYBEAT_ABSENT, "cf" },
  { "18446744073709551615", "18446744073709551615", "18446744073709551615", DAYBEAT_ABSENT, 18446744073709551615.0,
    DAYBEAT_ABSENT, "cf" },
  { "1e300", "1.0000000000000001e+300", "1.0000000000000001e+300", DAYBEAT_ABSENT, 1e300, DAYBEAT_ABSENT, "cf" },
  { "true", NULL, NULL, DAYBEAT_ABSENT, NAN, TRUE, "ticn" },
  { "false", NULL, NULL, DAYBEAT_ABSENT, NAN, FALSE, "ticn" },
  { "null", NULL, NULL, DAYBEAT_ABSENT, NAN, DAYBEAT_ABSENT, "" },
  { "[]", NULL, NULL, DAYBEAT_ABSENT, NAN, DAYBEAT_ABSENT, "ticnf" },
  { "{}", NULL, NULL, DAYBEAT_ABSENT, NAN, DAYBEAT_ABSENT, "ticnf" },
  { "[42]", NULL, NULL, DAYBEAT_ABSENT, NAN, DAYBEAT_ABSENT, "ticnf" },
};

static void
assert_findings (const Reading *reading, const char *refused_by, char taker)
{
  g_assert_cmpuint (reading->batch->findings->len, ==, strchr (refused_by, taker) != NULL ? 1 : 0);
}

static void
test_scalars (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (scalars); i++)
    {
      Reading readings[5];
      g_autofree char *text = NULL;
      g_autofree char *id = NULL;
      double number;

      g_test_message ("%s", scalars[i].value);
      for (gsize taker = 0; taker < G_N_ELEMENTS (readings); taker++)
        reading_init_value (&readings[taker], scalars[i].value);

      text = daybeat_json_take_text (&readings[0].fields, "member");
      g_assert_cmpstr (text, ==, scalars[i].text);
      assert_findings (&readings[0], scalars[i].refused_by, 't');

      id = daybeat_json_take_id (&readings[1].fields, "member");
      g_assert_cmpstr (id, ==, scalars[i].id);
      assert_findings (&readings[1], scalars[i].refused_by, 'i');

      g_assert_cmpint (daybeat_json_take_count (&readings[2].fields, "member"), ==, scalars[i].count);
      assert_findings (&readings[2], scalars[i].refused_by, 'c');

      number = daybeat_json_take_number (&readings[3].fields, "member");
      g_assert_true (isnan (scalars[i].number) ? isnan (number) : number == scalars[i].number);
      assert_findings (&readings[3], scalars[i].refused_by, 'n');

      g_assert_cmpint (daybeat_json_take_flag (&readings[4].fields, "member"), ==, scalars[i].flag);
      assert_findings (&readings[4], scalars[i].refused_by, 'f');

      for (gsize taker = 0; taker < G_N_ELEMENTS (readings); taker++)
        {
          g_assert_null (daybeat_json_take_rest (&readings[taker].fields));
          reading_clear (&readings[taker]);
        }
    }
}

/* Ids have 64 unsigned bits: a double would lose the last digits, a signed number the first half. */
static void
test_large_ids (void)
{
  static const char *const ids[] = { "0",
                                     "9007199254740993",
                                     "26013218219000001",
                                     "9223372036854775807",
                                     "9223372036854775808",
                                     "18446744073709551615" };
  Reading many;
  g_autofree char *note = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      Reading reading;
      g_autofree char *id = NULL;

      reading_init_value (&reading, ids[i]);
      id = daybeat_json_take_id (&reading.fields, "member");
      g_assert_cmpstr (id, ==, ids[i]);
      g_assert_cmpuint (reading.batch->findings->len, ==, 0);
      reading_clear (&reading);
    }

  /* Digits inside a text stay what they are, quotation marks and all. */
  reading_init (&many, "{\"a\":18446744073709551614,\"note\":\"\\\\\\\"18446744073709551613\","
                       "\"b\": 18446744073709551612}");
  note = daybeat_json_take_text (&many.fields, "note");
  g_assert_cmpstr (note, ==, "\\\"18446744073709551613");
  g_assert_cmpfloat (daybeat_json_take_number (&many.fields, "a"), ==, 18446744073709551614.0);
  g_assert_cmpfloat (daybeat_json_take_number (&many.fields, "b"), ==, 18446744073709551612.0);
  reading_clear (&many);
}

static void
test_int_range (void)
{
  static const struct
  {
    const char *value;
    int expected;
    guint findings;
  } values[] = {
    { "2147483647", G_MAXINT, 0 }, { "2147483648", DAYBEAT_ABSENT, 1 }, { "1e12", DAYBEAT_ABSENT, 1 },
    { "-1", DAYBEAT_ABSENT, 1 },   { "\"90\"", 90, 0 },                 { "null", DAYBEAT_ABSENT, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      Reading reading;

      g_test_message ("%s", values[i].value);
      reading_init_value (&reading, values[i].value);
      g_assert_cmpint (daybeat_json_take_int (&reading.fields, "member"), ==, values[i].expected);
      g_assert_cmpuint (reading.batch->findings->len, ==, values[i].findings);
      reading_clear (&reading);
    }
}

/* A number that is larger than a double can be is no number, and no reason to refuse the rest. */
static void
test_beyond_double (void)
{
  Reading reading;
  g_autofree char *other = NULL;

  reading_init (&reading, "{\"member\": 1e400, \"other\": \"kept\"}");
  g_assert_true (isnan (daybeat_json_take_number (&reading.fields, "member")));
  g_assert_cmpuint (reading.batch->findings->len, ==, 1);
  g_assert_cmpint (daybeat_json_take_count (&reading.fields, "member"), ==, DAYBEAT_ABSENT);
  /* What is kept of it is JSON. */
  g_assert_cmpstr (((DaybeatFinding *) reading.batch->findings->pdata[0])->original, ==, "\"1e400\"");
  other = daybeat_json_take_text (&reading.fields, "other");
  g_assert_cmpstr (other, ==, "kept");
  reading_clear (&reading);
}

static const struct
{
  const char *value;
  const char *day;     /* NULL for none */
  const char *instant; /* NULL for absent */
  int minute;
  const char *refused_by; /* day, instant, minute */
} times[] = {
  { "\"2023-01-01\"", "2023-01-01", NULL, DAYBEAT_ABSENT, "im" },
  { "\"2023-01-01T03:01:30.000\"", "2023-01-01", "2023-01-01T03:01:30", DAYBEAT_ABSENT, "m" },
  { "\"2023-05-31T07:37:13.100Z\"", "2023-05-31", "2023-05-31T07:37:13.100+00:00", DAYBEAT_ABSENT, "m" },
  { "\"08:02\"", NULL, NULL, 482, "di" },
  { "\"23:59:59\"", NULL, NULL, 1439, "di" },
  { "\"24:00\"", NULL, NULL, DAYBEAT_ABSENT, "dim" },
  { "\"2023-02-30\"", NULL, NULL, DAYBEAT_ABSENT, "dim" },
  { "\"\"", NULL, NULL, DAYBEAT_ABSENT, "im" },
  { "\"today\"", NULL, NULL, DAYBEAT_ABSENT, "dim" },
  { "1672531200000", NULL, NULL, DAYBEAT_ABSENT, "dim" },
  { "true", NULL, NULL, DAYBEAT_ABSENT, "dim" },
  { "null", NULL, NULL, DAYBEAT_ABSENT, "" },
  { "[]", NULL, NULL, DAYBEAT_ABSENT, "dim" },
  { "{}", NULL, NULL, DAYBEAT_ABSENT, "dim" },
};

static void
test_times (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    {
      Reading readings[3];
      DaybeatDay day;
      g_autofree char *day_text = NULL;
      g_autofree char *instant = NULL;

      g_test_message ("%s", times[i].value);
      for (gsize taker = 0; taker < G_N_ELEMENTS (readings); taker++)
        reading_init_value (&readings[taker], times[i].value);

      day = daybeat_json_take_day (&readings[0].fields, "member");
      day_text = day != DAYBEAT_DAY_NONE ? daybeat_day_to_string (day) : NULL;
      g_assert_cmpstr (day_text, ==, times[i].day);
      assert_findings (&readings[0], times[i].refused_by, 'd');

      instant = daybeat_instant_to_string (daybeat_json_take_instant (&readings[1].fields, "member"));
      g_assert_cmpstr (instant, ==, times[i].instant);
      assert_findings (&readings[1], times[i].refused_by, 'i');

      g_assert_cmpint (daybeat_json_take_minute_of_day (&readings[2].fields, "member"), ==, times[i].minute);
      assert_findings (&readings[2], times[i].refused_by, 'm');

      for (gsize taker = 0; taker < G_N_ELEMENTS (readings); taker++)
        reading_clear (&readings[taker]);
    }
}

static void
test_containers (void)
{
  Reading reading;

  reading_init (&reading, "{\"object\": {\"a\": 1}, \"array\": [1, 2], \"text\": \"x\", \"nothing\": null}");
  g_assert_cmpuint (json_object_get_size (daybeat_json_take_object (&reading.fields, "object")), ==, 1);
  g_assert_cmpuint (json_array_get_length (daybeat_json_take_array (&reading.fields, "array")), ==, 2);
  g_assert_null (daybeat_json_take_object (&reading.fields, "nothing"));
  g_assert_null (daybeat_json_take_array (&reading.fields, "missing"));
  g_assert_cmpuint (reading.batch->findings->len, ==, 0);

  g_assert_null (daybeat_json_take_object (&reading.fields, "array"));
  g_assert_null (daybeat_json_take_array (&reading.fields, "object"));
  g_assert_null (daybeat_json_take_object (&reading.fields, "text"));
  g_assert_cmpuint (daybeat_test_count_findings (reading.batch, "thing[].array"), ==, 1);
  g_assert_cmpuint (daybeat_test_count_findings (reading.batch, "thing[].object"), ==, 1);
  g_assert_cmpuint (daybeat_test_count_findings (reading.batch, "thing[].text"), ==, 1);
  reading_clear (&reading);
}

static void
test_missing (void)
{
  Reading reading;

  reading_init (&reading, "{}");
  g_assert_null (daybeat_json_take_text (&reading.fields, "a"));
  g_assert_null (daybeat_json_take_id (&reading.fields, "a"));
  g_assert_cmpint (daybeat_json_take_count (&reading.fields, "a"), ==, DAYBEAT_ABSENT);
  g_assert_cmpint (daybeat_json_take_int (&reading.fields, "a"), ==, DAYBEAT_ABSENT);
  g_assert_true (isnan (daybeat_json_take_number (&reading.fields, "a")));
  g_assert_cmpint (daybeat_json_take_flag (&reading.fields, "a"), ==, DAYBEAT_ABSENT);
  g_assert_cmpuint (daybeat_json_take_day (&reading.fields, "a"), ==, DAYBEAT_DAY_NONE);
  g_assert_true (daybeat_instant_is_absent (daybeat_json_take_instant (&reading.fields, "a")));
  g_assert_cmpint (daybeat_json_take_minute_of_day (&reading.fields, "a"), ==, DAYBEAT_ABSENT);
  g_assert_cmpuint (reading.batch->findings->len, ==, 0);
  reading_clear (&reading);
}

/* What a finding keeps: where it stood, why, and the value as it came. */
static void
test_finding (void)
{
  Reading reading;
  const DaybeatFinding *finding;

  reading_init (&reading, "{\"age\": {\"years\": 34}}");
  daybeat_json_take_int (&reading.fields, "age");
  daybeat_json_take_int (&reading.fields, "age");
  g_assert_cmpuint (reading.batch->findings->len, ==, 1);
  finding = g_ptr_array_index (reading.batch->findings, 0);
  g_assert_cmpstr (finding->path, ==, "thing[].age");
  g_assert_null (strstr (finding->reason, "34"));
  g_assert_cmpstr (finding->original, ==, "{\"years\":34}");
  reading_clear (&reading);
}

static void
test_rest (void)
{
  Reading reading;
  g_autofree char *rest = NULL;

  reading_init (&reading, "{\"known\": 1, \"new\": [true, null], \"dull\": 0}");
  daybeat_json_take_int (&reading.fields, "known");
  daybeat_json_take_nothing (&reading.fields, "dull");
  rest = daybeat_json_take_rest (&reading.fields);
  g_assert_cmpstr (rest, ==, "{\"new\":[true,null]}");
  g_assert_cmpuint (reading.batch->findings->len, ==, 0);
  reading_clear (&reading);
}

static void
test_elements (void)
{
  Reading reading;
  JsonArray *array;

  reading_init (&reading, "{\"list\": [{\"a\": 1}, 7, null, [], \"x\"]}");
  array = daybeat_json_take_array (&reading.fields, "list");
  g_assert_nonnull (daybeat_json_element_object (array, 0, reading.batch, "list[]"));
  for (guint i = 1; i < 5; i++)
    g_assert_null (daybeat_json_element_object (array, i, reading.batch, "list[]"));
  g_assert_cmpuint (daybeat_test_count_findings (reading.batch, "list[]"), ==, 4);
  reading_clear (&reading);
}

static void
assert_not_json (const char *text, gsize size)
{
  g_autoptr (GBytes) body = g_bytes_new (text, size);
  g_autoptr (GError) error = NULL;

  g_assert_null (daybeat_json_parse (body, &error));
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_MALFORMED);
  /* The text is the person's: no message quotes it. */
  g_assert_null (strstr (error->message, "secret"));
}

static void
test_not_json (void)
{
  static const char *const texts[] = {
    "",       " ",          "secret",     "{\"secret\": ", "[1, 2", "<html><body>secret</body></html>", "{\"a\" 1}",
    "{a: 1}", "{\"a\": 1,", "\"secret\\", "{\"a\": tru}",  "\x1f\x8b\x08", "7{}", "{} {}", "[][]", "{\"a\": 1,}",
    "/* x */ {}", "{} // x", "var x = {};", "{\"a\": +1}", "{\"a\": 1e400e}", "{\"a\": NaN}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("text %" G_GSIZE_FORMAT, i);
      assert_not_json (texts[i], strlen (texts[i]));
    }
  assert_not_json ("{\"a\": \"\xff\xfe\"}", 11);
  assert_not_json ("{\"a\": \"x\0y\"}", 12);
}

/* A hundred thousand brackets must not take the stack with them. */
static void
test_deep_nesting (void)
{
  static const char *const pairs[][2] = { { "[", "]" }, { "{\"a\":[", "]}" } };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      GString *text = g_string_new (NULL);
      g_autoptr (GBytes) body = NULL;
      g_autoptr (JsonNode) root = NULL;

      for (int depth = 0; depth < 100000; depth++)
        g_string_append (text, pairs[i][0]);
      for (int depth = 0; depth < 100000; depth++)
        g_string_append (text, pairs[i][1]);
      body = g_string_free_to_bytes (text);
      root = daybeat_json_parse (body, NULL);
      g_assert_null (root);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/services/json-fields/scalars", test_scalars);
  g_test_add_func ("/services/json-fields/large-ids", test_large_ids);
  g_test_add_func ("/services/json-fields/int-range", test_int_range);
  g_test_add_func ("/services/json-fields/beyond-double", test_beyond_double);
  g_test_add_func ("/services/json-fields/times", test_times);
  g_test_add_func ("/services/json-fields/containers", test_containers);
  g_test_add_func ("/services/json-fields/missing", test_missing);
  g_test_add_func ("/services/json-fields/finding", test_finding);
  g_test_add_func ("/services/json-fields/rest", test_rest);
  g_test_add_func ("/services/json-fields/elements", test_elements);
  g_test_add_func ("/services/json-fields/not-json", test_not_json);
  g_test_add_func ("/services/json-fields/deep-nesting", test_deep_nesting);
  return g_test_run ();
}
