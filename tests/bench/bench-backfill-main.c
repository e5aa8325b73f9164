/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <sys/resource.h>

#include "daybeat-google-health.h"
#include "daybeat-sync.h"
#include "daybeat-test-store.h"
#include "daybeat-test-support.h"
#include "flow-person.h"

/* A whole backfill from the stand-in, over real HTTP: how long it takes, how large the history gets, and how much
 * memory the program needs at its worst. */

static int years = 3;
static int latency = 50;
static int pace = 290;
static int heart_rate_seconds = 5;

static const GOptionEntry entries[] = {
  { "years", 0, 0, G_OPTION_ARG_INT, &years, "How long the made person has been a member", "N" },
  { "latency", 0, 0, G_OPTION_ARG_INT, &latency, "Milliseconds before each answer", "N" },
  { "pace", 0, 0, G_OPTION_ARG_INT, &pace, "Requests a minute", "N" },
  { "heart-rate-seconds", 0, 0, G_OPTION_ARG_INT, &heart_rate_seconds, "Between two samples of the heart rate", "N" },
  { NULL },
};

static FlowService *
start_service (void)
{
  g_autofree char *years_text = g_strdup_printf ("%d", years);
  g_autofree char *slow_text = g_strdup_printf ("%d", latency);
  g_autofree char *pace_text = g_strdup_printf ("%d", pace + 10);
  g_autofree char *heart_rate_text = g_strdup_printf ("%d", heart_rate_seconds);
  FlowService *service =
      flow_service_start ("--person", "7", "--years", years_text, "--slow", slow_text, "--google-quota", pace_text,
                          "--heart-rate-seconds", heart_rate_text, "--auto-consent", NULL);

  return service;
}

static void
run_sync (FlowPerson *person, DaybeatService *service)
{
  g_autoptr (DaybeatSync) sync = daybeat_sync_new (service, person->store, DAYBEAT_DAY_NONE);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DaybeatTestWait wait = { 0 };

  daybeat_sync_set_wait_for_limits (sync, TRUE);
  daybeat_sync_run_async (sync, NULL, daybeat_test_wait_callback, &wait);
  /* Longer than any test may wait. */
  while (wait.result == NULL)
    g_main_context_iteration (NULL, TRUE);
  result = daybeat_test_wait_result (&wait);
  if (!daybeat_sync_run_finish (sync, result, &error))
    g_printerr ("The backfill did not come to its end: %s\n", error->message);
}

static gint64
count_bytes (const char *folder)
{
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;
  gint64 bytes = 0;

  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf info;

      if (g_stat (path, &info) == 0)
        bytes += info.st_size;
    }
  return bytes;
}

static void
print_marks (DaybeatStore *store)
{
  g_autoptr (GPtrArray) checkpoints = daybeat_test_store_load_checkpoints (store);

  for (guint i = 0; i < checkpoints->len; i++)
    {
      const DaybeatCheckpoint *checkpoint = g_ptr_array_index (checkpoints, i);

      if (checkpoint->marked != NULL)
        g_print ("put aside    %s: %s\n", checkpoint->resource, checkpoint->marked);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new ("— measures a backfill");
  g_autoptr (GError) error = NULL;
  g_autoptr (FlowService) standin = NULL;
  g_autoptr (FlowPerson) person = NULL;
  g_autoptr (DaybeatService) service = NULL;
  struct rusage usage;
  gint64 begun;
  double seconds;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  standin = start_service ();
  person = flow_person_new_at_google (standin, NULL);
  flow_service_set_faults (standin, "slow");
  service = daybeat_google_health_new (standin->address, DAYBEAT_TOKEN_SOURCE (person->session),
                                       person->token->scopes);
  daybeat_google_health_set_pace (DAYBEAT_GOOGLE_HEALTH (service), (guint) pace, 60 * 1000);

  begun = g_get_monotonic_time ();
  run_sync (person, service);
  seconds = (double) (g_get_monotonic_time () - begun) / G_USEC_PER_SEC;
  getrusage (RUSAGE_SELF, &usage);
  g_print ("Google Health, a backfill of %d years at %d ms an answer and %d requests a minute\n\n", years, latency,
           pace);
  g_print ("requests     %u\nseconds      %.1f\nnights       %u\nhistory      %.1f MB\nmemory       %.1f MB at most\n",
           daybeat_service_get_request_count (service), seconds, flow_person_count_sleeps (person),
           (double) count_bytes (person->folder) / 1e6, (double) usage.ru_maxrss / 1e3);
  print_marks (person->store);
  return 0;
}
