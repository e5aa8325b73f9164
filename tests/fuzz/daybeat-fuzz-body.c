/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-fuzz"

#include "config.h"

#include "daybeat-fuzz-body.h"

#include "daybeat-fitbit-decoders.h"
#include "daybeat-fitbit-problem.h"
#include "daybeat-fuzz-records.h"
#include "daybeat-service-error.h"
#include "daybeat-token.h"

static const DaybeatFitbitDecoder decoders[] = {
  daybeat_fitbit_decode_profile,     daybeat_fitbit_decode_badges,  daybeat_fitbit_decode_friends,
  daybeat_fitbit_decode_leaderboard, daybeat_fitbit_decode_devices, daybeat_fitbit_decode_sleep,
  daybeat_fitbit_decode_sleep_goal,
};

GPtrArray *
daybeat_fuzz_decode_all (GBytes *body)
{
  GPtrArray *batches = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_batch_unref);

  for (gsize i = 0; i < G_N_ELEMENTS (decoders); i++)
    {
      g_autoptr (DaybeatBatch) batch = daybeat_batch_new (DAYBEAT_SOURCE_FITBIT);
      g_autoptr (GError) error = NULL;

      if (decoders[i](body, batch, &error))
        g_ptr_array_add (batches, g_steal_pointer (&batch));
      else if (!g_error_matches (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_MALFORMED))
        g_error ("a body was refused without its reason");
    }
  return batches;
}

void
daybeat_fuzz_body (GBytes *body)
{
  g_autoptr (DaybeatFitbitProblem) problem = daybeat_fitbit_problem_new (0, body);
  g_autoptr (GError) sentence = daybeat_fitbit_problem_get_error (problem);
  g_autoptr (DaybeatToken) token = daybeat_token_new_from_answer (body, NULL, NULL);
  g_autoptr (GPtrArray) batches = daybeat_fuzz_decode_all (body);
  g_autofree char *next = NULL;
  g_autofree char *previous = NULL;

  for (guint i = 0; i < batches->len; i++)
    daybeat_fuzz_check_records (batches->pdata[i]);
  daybeat_fitbit_decode_sleep_pending (body);
  daybeat_fitbit_decode_sleep_paging (body, &next, &previous);
}
