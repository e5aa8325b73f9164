/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-sleep-page"

#include "config.h"

#include "daybeat-sleep-page-private.h"

#include "daybeat-format-settings.h"

/* The night for which samples are being read. */
typedef struct
{
  DaybeatSleepPage *page; /* (unowned): dereferenced only where nothing was cancelled */
  DaybeatSleep *sleep;    /* (owned) */
} HeartLoad;

static void
heart_load_free (HeartLoad *load)
{
  daybeat_sleep_unref (load->sleep);
  g_free (load);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeartLoad, heart_load_free)

static void
on_series_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HeartLoad) load = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) series = daybeat_store_load_series_finish (DAYBEAT_STORE (object), result, &error);
  DaybeatNightHeart *heart;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (series == NULL)
    {
      _daybeat_sleep_page_show_failure (load->page, error);
      return;
    }
  heart = daybeat_night_heart_new (load->sleep, series);
  if (heart != NULL)
    daybeat_sleep_night_view_show_heart (load->page->night_view, load->sleep, heart,
                                         daybeat_format_settings_get_units (daybeat_format_settings_get_default ()));
}

void
_daybeat_sleep_page_load_heart (DaybeatSleepPage *self, const DaybeatSleep *sleep)
{
  DaybeatDay first = daybeat_instant_get_day (sleep->start);
  HeartLoad *load = g_new0 (HeartLoad, 1);

  load->page = self;
  load->sleep = daybeat_sleep_ref ((DaybeatSleep *) sleep);
  /* The samples may have been on another clock than the night: a day more on either side holds them all. */
  daybeat_store_load_series_async (daybeat_history_get_store (self->history), "heart_rate", first - 1, sleep->day + 1,
                                   self->cancellable, on_series_loaded, load);
}
