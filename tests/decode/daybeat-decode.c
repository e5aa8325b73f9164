/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-decode"

/* Prints what a decoder makes of a body, in the form of the export: for trying samples by hand, and for fuzzing. */

#include "config.h"

#include <gio/gio.h>
#include <gio/gunixinputstream.h>
#include <locale.h>
#include <unistd.h>

#include "daybeat-fitbit-decoders.h"
#include "daybeat-fitbit-problem.h"
#include "decode-google-health.h"
#include "decode-print.h"

typedef gboolean (*PrintFunc) (GBytes *body, GError **error);

static gboolean
print_decoded (DaybeatFitbitDecoder decode, GBytes *body, GError **error)
{
  g_autoptr (DaybeatBatch) batch = daybeat_batch_new (DAYBEAT_SOURCE_FITBIT);

  if (!decode (body, batch, error))
    return FALSE;
  print_batch (batch);
  return TRUE;
}

static gboolean
print_profile (GBytes *body, GError **error)
{
  return print_decoded (daybeat_fitbit_decode_profile, body, error);
}

static gboolean
print_badges (GBytes *body, GError **error)
{
  return print_decoded (daybeat_fitbit_decode_badges, body, error);
}

static gboolean
print_friends (GBytes *body, GError **error)
{
  return print_decoded (daybeat_fitbit_decode_friends, body, error);
}

static gboolean
print_leaderboard (GBytes *body, GError **error)
{
  return print_decoded (daybeat_fitbit_decode_leaderboard, body, error);
}

static gboolean
print_devices (GBytes *body, GError **error)
{
  return print_decoded (daybeat_fitbit_decode_devices, body, error);
}

static gboolean
print_sleep (GBytes *body, GError **error)
{
  return print_decoded (daybeat_fitbit_decode_sleep, body, error);
}

static gboolean
print_sleep_goal (GBytes *body, GError **error)
{
  return print_decoded (daybeat_fitbit_decode_sleep_goal, body, error);
}

/* The service's own message is not printed: it may hold a token. */
static gboolean
print_error (GBytes *body, GError **error)
{
  g_autoptr (DaybeatFitbitProblem) problem = daybeat_fitbit_problem_new (0, body);
  g_autoptr (GError) sentence = daybeat_fitbit_problem_get_error (problem);
  JsonObject *row;

  if (problem->error_type == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "This is no error of a form that is known.");
      return FALSE;
    }
  row = json_object_new ();
  json_object_set_string_member (row, "error_type", problem->error_type);
  json_object_set_string_member (row, "field_name", problem->field_name);
  if (problem->status != 0)
    json_object_set_int_member (row, "status", problem->status);
  json_object_set_string_member (row, "message", sentence->message);
  print_row ("error", row);
  return TRUE;
}

static const struct
{
  const char *endpoint;
  PrintFunc print;
} endpoints[] = {
  { "profile", print_profile },         { "badges", print_badges },        { "friends", print_friends },
  { "leaderboard", print_leaderboard }, { "devices", print_devices },      { "sleep-day", print_sleep },
  { "sleep-range", print_sleep },       { "sleep-list", print_sleep },     { "sleep-day-1.0", print_sleep },
  { "sleep-goal", print_sleep_goal },   { "error", print_error },
};

static GBytes *
read_file (const char *name, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (name);
  g_autoptr (GInputStream) input = NULL;
  g_autoptr (GOutputStream) output = g_memory_output_stream_new_resizable ();

  if (!g_str_equal (name, "-"))
    return g_file_load_bytes (file, NULL, NULL, error);
  input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  if (g_output_stream_splice (output, input, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, error) < 0)
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (output));
}

static PrintFunc
find_fitbit (const char *endpoint)
{
  for (gsize i = 0; i < G_N_ELEMENTS (endpoints); i++)
    {
      if (g_str_equal (endpoints[i].endpoint, endpoint))
        return endpoints[i].print;
    }
  return NULL;
}

static gboolean
knows (const char *service, const char *endpoint)
{
  if (g_str_equal (service, "google-health"))
    return knows_google_health (endpoint);
  return g_str_equal (service, "fitbit") && find_fitbit (endpoint) != NULL;
}

static gboolean
print (const char *service, const char *endpoint, GBytes *body, GError **error)
{
  if (g_str_equal (service, "google-health"))
    return print_google_health (endpoint, body, error);
  return find_fitbit (endpoint) (body, error);
}

static int
print_usage (void)
{
  g_printerr ("Usage: daybeat-decode SERVICE ENDPOINT FILE\n");
  for (gsize i = 0; i < G_N_ELEMENTS (endpoints); i++)
    g_printerr ("  fitbit %s\n", endpoints[i].endpoint);
  print_google_health_usage ();
  return 2;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) body = NULL;

  setlocale (LC_ALL, "");
  if (argc != 4 || !knows (argv[1], argv[2]))
    return print_usage ();
  body = read_file (argv[3], &error);
  if (body != NULL && print (argv[1], argv[2], body, &error))
    return 0;
  g_printerr ("%s\n", error->message);
  return 1;
}
