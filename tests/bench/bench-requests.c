/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-requests.h"

#include <math.h>

#include "daybeat-google-health-provider.h"
#include "daybeat-google-health-type.h"
#include "daybeat-google-health.h"
#include "daybeat-sync.h"
#include "daybeat-test-service.h"
#include "daybeat-test-store.h"
#include "daybeat-test-support.h"

/* Points a day, of somebody who wears a tracker day and night. What is not here has one. */
static const struct
{
  const char *resource;
  double points_a_day;
} densities[] = {
  { "heart-rate", 17280 }, /* one in five seconds */
  { "basal-energy-burned-minutes", 1440 },
  { "active-energy-burned-minutes", 420 },
  { "steps-minutes", 400 },
  { "distance-minutes", 400 },
  { "active-minutes-minutes", 260 },
  { "activity-level", 160 },
  { "oxygen-saturation", 430 },
  { "heart-rate-variability", 90 },
  { "active-zone-minutes-minutes", 28 },
  { "floors-minutes", 10 },
  { "altitude-minutes", 10 },
  { "sleep", 1.2 },
  { "exercise", 0.8 },
  { "weight", 0.6 },
  { "body-fat", 0.6 },
  { "height", 0.002 },
  { "hydration-log", 4 },
  { "nutrition-log", 4 },
  { "food", 0.02 },
  { "food-measurement-unit", 0.02 },
  { "core-body-temperature", 0.01 },
  { "blood-glucose", 0.01 },
  { "vo2-max", 0.2 },
  { "run-vo2-max", 0.1 },
  { "swim-lengths", 3 },
  { "respiratory-rate-sleep-summary", 1.2 },
};

static double
get_density (const char *resource)
{
  for (gsize i = 0; i < G_N_ELEMENTS (densities); i++)
    {
      if (g_str_equal (densities[i].resource, resource))
        return densities[i].points_a_day;
    }
  return 1;
}

/* Evenly spread, so that windows together have as many as the whole. */
static guint
count_points (const char *resource, DaybeatDay first, DaybeatDay last)
{
  double density = get_density (resource);

  return (guint) (floor (density * (last + 1)) - floor (density * first));
}

static guint
divide_up (guint number, guint by)
{
  return MAX (1, (number + by - 1) / by);
}

/* The limits as the service documents them, and nothing of what Daybeat makes of them. */

static guint
largest_page (const DaybeatGoogleHealthType *type)
{
  return g_str_equal (type->path, "sleep") || g_str_equal (type->path, "exercise") ? 25 : 10000;
}

static guint
longest_roll_up (const DaybeatGoogleHealthType *type)
{
  static const char *const short_ones[] = { "calories-in-heart-rate-zone", "heart-rate", "active-minutes",
                                            "total-calories", NULL };

  return g_strv_contains (short_ones, type->path) ? 14 : 90;
}

static guint
count_fewest (const DaybeatResource *resource, DaybeatDay first, DaybeatDay last)
{
  const DaybeatGoogleHealthType *type = daybeat_google_health_type_find (resource->id);

  /* Documents beside the points: each is asked for once. */
  if (type == NULL)
    return resource->expected_requests;
  if (type->method == DAYBEAT_GOOGLE_HEALTH_DAILY_ROLL_UP)
    return divide_up (last - first + 1, longest_roll_up (type));
  return divide_up (count_points (resource->id, first, last), largest_page (type));
}

/* The service: pages as it would give them */

typedef struct
{
  DaybeatDay member_since;
  DaybeatDay today;
  GHashTable *used; /* (element-type utf8 guint) */
} Backfill;

static guint
count_pages (const Backfill *backfill, const DaybeatGoogleHealthType *type, DaybeatDay first, DaybeatDay last)
{
  if (type->method == DAYBEAT_GOOGLE_HEALTH_DAILY_ROLL_UP)
    return divide_up (last - first + 1, type->page_size);
  if (type->bounds == DAYBEAT_GOOGLE_HEALTH_WHOLE)
    return divide_up (count_points (type->id, backfill->member_since, backfill->today), type->page_size);
  /* Before the person came and after today there is nothing. */
  first = MAX (first, backfill->member_since);
  last = MIN (last, backfill->today);
  return first > last ? 1 : divide_up (count_points (type->id, first, last), type->page_size);
}

static void
answer (DaybeatTestService *service, const DaybeatTestFetch *fetch, DaybeatBatch *batch, GError **error)
{
  Backfill *backfill = service->data;
  const DaybeatGoogleHealthType *type = daybeat_google_health_type_find (fetch->resource);
  guint used = GPOINTER_TO_UINT (g_hash_table_lookup (backfill->used, fetch->resource));
  guint pages = 1;

  if (type != NULL)
    pages = count_pages (backfill, type, fetch->first, fetch->last);
  else if (g_str_equal (fetch->resource, "profile"))
    {
      pages = 3;
      batch->profile = daybeat_profile_new ();
      batch->profile->member_since = backfill->member_since;
      batch->complete = DAYBEAT_FAMILY_PROFILE;
    }
  service->n_requests += pages;
  g_hash_table_insert (backfill->used, (gpointer) fetch->resource, GUINT_TO_POINTER (used + pages));
}

static void
run_backfill (DaybeatTestService *service)
{
  char *folder = daybeat_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "history.db", NULL);
  g_autoptr (GError) error = NULL;
  DaybeatStore *store = daybeat_test_store_open (path, &error);
  g_autoptr (DaybeatSync) sync = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  DaybeatTestWait wait = { 0 };

  g_assert_no_error (error);
  sync = daybeat_sync_new (DAYBEAT_SERVICE (service), store, DAYBEAT_DAY_NONE);
  daybeat_sync_run_async (sync, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  daybeat_sync_run_finish (sync, result, &error);
  g_assert_no_error (error);
  daybeat_test_store_close (store);
  daybeat_test_remove_folder (folder);
}

/* What is granted by default, without asking anybody for a token. */

#define BENCH_TYPE_NO_TOKENS (bench_no_tokens_get_type ())
G_DECLARE_FINAL_TYPE (BenchNoTokens, bench_no_tokens, BENCH, NO_TOKENS, GObject)

struct _BenchNoTokens
{
  GObject parent_instance;
};

static void
bench_no_tokens_source_init (DaybeatTokenSourceInterface *iface)
{
}

G_DEFINE_FINAL_TYPE_WITH_CODE (BenchNoTokens, bench_no_tokens, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (DAYBEAT_TYPE_TOKEN_SOURCE, bench_no_tokens_source_init))

static void
bench_no_tokens_class_init (BenchNoTokensClass *klass)
{
}

static void
bench_no_tokens_init (BenchNoTokens *self)
{
}

static DaybeatService *
make_default_service (void)
{
  g_autoptr (BenchNoTokens) tokens = g_object_new (BENCH_TYPE_NO_TOKENS, NULL);
  g_autoptr (DaybeatOAuthProvider) provider = daybeat_google_health_provider_new ("http://127.0.0.1:1", NULL);
  g_autoptr (GString) granted = g_string_new (NULL);

  for (gsize i = 0; i < provider->n_scopes; i++)
    {
      if (provider->scopes[i].by_default)
        g_string_append_printf (granted, "%s ", provider->scopes[i].name);
    }
  return daybeat_google_health_new ("http://127.0.0.1:1", DAYBEAT_TOKEN_SOURCE (tokens), granted->str);
}

static guint
count_planned (const DaybeatResource *resource, DaybeatDay since, DaybeatDay today)
{
  g_autoptr (GPtrArray) nothing_known = g_ptr_array_new ();
  g_autoptr (GArray) steps = NULL;

  if (resource->window_days == 0)
    return resource->expected_requests;
  steps = daybeat_sync_plan_windows (nothing_known, DAYBEAT_SOURCE_GOOGLE_HEALTH, resource, since, today);
  return daybeat_sync_plan_count_requests (steps);
}

GArray *
bench_requests_count (guint days, guint *seconds)
{
  g_autoptr (DaybeatService) google = make_default_service ();
  gsize n_resources;
  const DaybeatResource *resources = daybeat_service_get_resources (google, &n_resources);
  DaybeatDay today = daybeat_day_today ();
  g_autoptr (GHashTable) used = g_hash_table_new (g_str_hash, g_str_equal);
  Backfill backfill = { today - days + 1, today, used };
  g_autoptr (DaybeatTestService) service = daybeat_test_service_new (resources, n_resources, answer, &backfill);
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (BenchRequests));
  BenchRequests all = { 0 };

  run_backfill (service);
  for (gsize i = 0; i < n_resources; i++)
    {
      BenchRequests row = {
        .resource = resources[i].id,
        .window_days = resources[i].window_days,
        .fewest = count_fewest (&resources[i], backfill.member_since, today),
        .planned = count_planned (&resources[i], backfill.member_since, today),
        .used = GPOINTER_TO_UINT (g_hash_table_lookup (used, resources[i].id)),
      };

      all.fewest += row.fewest;
      all.planned += row.planned;
      all.used += row.used;
      g_array_append_val (rows, row);
    }
  g_array_append_val (rows, all);
  *seconds = daybeat_sync_plan_get_seconds (google, all.used);
  return rows;
}
