/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-fuzz-body.h"
#include "daybeat-fuzz-google.h"
#include "daybeat-mutator.h"

/*
 * A small fuzzer for every day: fixtures, changed at random by a fixed seed, through everything that reads them. The
 * same bodies at every run; `--verbose` prints each, so that the last one printed is the one that failed. `-m slow`
 * makes a thousand of each fixture.
 */

#define SEED 20161130
#define MUTATIONS_SLOW 1000

typedef struct
{
  const char *name;
  void (*body) (GBytes *body);
  guint n_mutations;
} Service;

static const Service fitbit = { "fitbit", daybeat_fuzz_body, 150 };
static const Service google_health = { "google-health", daybeat_fuzz_google_body, 40 };

static void
test_fixtures (gconstpointer data)
{
  const Service *service = data;
  g_autoptr (DaybeatMutator) mutator = daybeat_mutator_new (service->name, SEED);

  for (guint i = 0; i < mutator->fixtures->len; i++)
    service->body (mutator->fixtures->pdata[i]);
}

static void
test_mutations (gconstpointer data)
{
  const Service *service = data;
  g_autoptr (DaybeatMutator) mutator = daybeat_mutator_new (service->name, SEED);
  guint n_mutations = g_test_slow () ? MUTATIONS_SLOW : service->n_mutations;

  for (guint i = 0; i < mutator->fixtures->len; i++)
    {
      for (guint j = 0; j < n_mutations; j++)
        {
          g_autoptr (GBytes) body = daybeat_mutator_mutate (mutator, mutator->fixtures->pdata[i]);

          daybeat_mutator_print (body);
          service->body (body);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/fuzz/fitbit/fixtures", &fitbit, test_fixtures);
  g_test_add_data_func ("/fuzz/fitbit/mutations", &fitbit, test_mutations);
  g_test_add_data_func ("/fuzz/google-health/fixtures", &google_health, test_fixtures);
  g_test_add_data_func ("/fuzz/google-health/mutations", &google_health, test_mutations);
  return g_test_run ();
}
