/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-heart-chart.h"
#include "daybeat-hypnogram-chart.h"
#include "daybeat-sleep-bars-chart.h"

#define MINUTE_MS G_GINT64_CONSTANT (60000)
#define WIDTH 600
#define HEIGHT 300

static DaybeatUnits *
make_units (void)
{
  return daybeat_units_new ("metric", "24hour", "monday", NULL);
}

/* Light, deep, a gap of half an hour, REM; ten, twenty and thirty minutes. */
static DaybeatSleep *
make_sleep (void)
{
  DaybeatSleep *sleep = daybeat_sleep_new ();
  gint64 start;

  g_assert_true (daybeat_instant_parse ("2026-11-23T23:40:00", &sleep->start));
  g_assert_true (daybeat_instant_parse ("2026-11-24T01:10:00", &sleep->end));
  start = sleep->start.wall_ms;
  sleep->type = DAYBEAT_SLEEP_TYPE_STAGES;
  daybeat_sleep_add_segment (sleep->segments, start, 600, DAYBEAT_SLEEP_LEVEL_LIGHT);
  daybeat_sleep_add_segment (sleep->segments, start + 10 * MINUTE_MS, 1200, DAYBEAT_SLEEP_LEVEL_DEEP);
  daybeat_sleep_add_segment (sleep->segments, start + 60 * MINUTE_MS, 1800, DAYBEAT_SLEEP_LEVEL_REM);
  daybeat_sleep_add_segment (sleep->short_wakes, start + 70 * MINUTE_MS, 60, DAYBEAT_SLEEP_LEVEL_AWAKE);
  return sleep;
}

static void
lay_out (GtkWidget *widget)
{
  int minimum, natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, <=, WIDTH);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, WIDTH, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, <=, HEIGHT);
  gtk_widget_allocate (widget, WIDTH, HEIGHT, -1, NULL);
}

static GskRenderNode *
draw (GtkWidget *widget)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  GTK_WIDGET_GET_CLASS (widget)->snapshot (widget, snapshot);
  return gtk_snapshot_free_to_node (snapshot);
}

static void
assert_found (DaybeatChart *chart, double x, int expected)
{
  g_assert_cmpint (DAYBEAT_CHART_GET_CLASS (chart)->find_item (chart, x, 40), ==, expected);
}

static void
assert_text (DaybeatChart *chart, guint item, const char *expected)
{
  g_autofree char *text = DAYBEAT_CHART_GET_CLASS (chart)->dup_item_text (chart, item);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_hypnogram (void)
{
  g_autoptr (DaybeatUnits) units = make_units ();
  g_autoptr (DaybeatSleep) sleep = make_sleep ();
  GtkWidget *widget = g_object_ref_sink (daybeat_hypnogram_chart_new ());
  DaybeatChart *chart = DAYBEAT_CHART (widget);
  GskRenderNode *node;

  gtk_widget_set_direction (widget, GTK_TEXT_DIR_LTR);
  daybeat_hypnogram_chart_set_sleep (DAYBEAT_HYPNOGRAM_CHART (widget), sleep, units);
  lay_out (widget);
  g_assert_cmpuint (DAYBEAT_CHART_GET_CLASS (chart)->get_n_items (chart), ==, 3);
  assert_text (chart, 1, "23:50, Deep, 20\u202fmin");
  assert_text (chart, 2, "00:40, REM, 30\u202fmin");
  assert_found (chart, WIDTH - 5, 2);
  assert_found (chart, 5, -1);
  node = draw (widget);
  g_assert_nonnull (node);
  gsk_render_node_unref (node);

  /* Time runs the other way, and words stand on the other side. */
  gtk_widget_set_direction (widget, GTK_TEXT_DIR_RTL);
  lay_out (widget);
  assert_found (chart, 5, 2);
  assert_found (chart, WIDTH - 5, -1);

  daybeat_chart_set_cursor (chart, 2);
  g_assert_cmpint (daybeat_chart_get_cursor (chart), ==, 2);
  node = draw (widget);
  g_assert_nonnull (node);
  gsk_render_node_unref (node);
  daybeat_hypnogram_chart_set_sleep (DAYBEAT_HYPNOGRAM_CHART (widget), NULL, NULL);
  g_assert_cmpint (daybeat_chart_get_cursor (chart), ==, -1);
  g_assert_null (draw (widget));
  g_assert_finalize_object (widget);
}

/* Ninety minutes of 60 and 61 beats, then nothing for the last of them. */
static DaybeatNightHeart *
make_heart (const DaybeatSleep *sleep)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_series_unref);
  DaybeatSeries *series = daybeat_series_new (daybeat_series_kind_find ("heart_rate"));

  series->source = DAYBEAT_SOURCE_GOOGLE_HEALTH;
  series->start = sleep->start;
  for (int minute = 0; minute < 89; minute++)
    {
      double values[DAYBEAT_SERIES_MAX_COLUMNS] = { 60 + minute % 2, NAN, NAN, NAN };

      daybeat_series_append (series, minute * 60000, values);
    }
  g_ptr_array_add (days, series);
  return daybeat_night_heart_new (sleep, days);
}

/* The heart's line continues the axis of the hypnogram above it. */
static void
test_heart (void)
{
  g_autoptr (DaybeatUnits) units = make_units ();
  g_autoptr (DaybeatSleep) sleep = make_sleep ();
  GtkWidget *above = g_object_ref_sink (daybeat_hypnogram_chart_new ());
  GtkWidget *widget = g_object_ref_sink (g_object_new (DAYBEAT_TYPE_HEART_CHART, NULL));
  DaybeatChart *chart = DAYBEAT_CHART (widget);
  GskRenderNode *node;

  gtk_widget_set_direction (above, GTK_TEXT_DIR_LTR);
  gtk_widget_set_direction (widget, GTK_TEXT_DIR_LTR);
  daybeat_hypnogram_chart_set_sleep (DAYBEAT_HYPNOGRAM_CHART (above), sleep, units);
  daybeat_heart_chart_show (DAYBEAT_HEART_CHART (widget), make_heart (sleep), sleep, DAYBEAT_HYPNOGRAM_CHART (above),
                            units);
  lay_out (above);
  lay_out (widget);
  assert_text (chart, 0, "23:40, 60 beats per minute");
  assert_text (chart, 89, "01:09, not measured");
  assert_found (chart, WIDTH - 1, 89);
  assert_found (chart, 1, -1);
  node = draw (widget);
  g_assert_nonnull (node);
  gsk_render_node_unref (node);
  g_assert_finalize_object (widget);
  g_assert_finalize_object (above);
}

/* A log of the oldest kind has a segment a minute or more; what is drawn stays below one bar a pixel. */
static void
test_compact (void)
{
  g_autoptr (DaybeatSleep) sleep = daybeat_sleep_new ();
  GtkWidget *widget = g_object_ref_sink (daybeat_hypnogram_chart_new ());
  int minimum, natural;
  GskRenderNode *node;

  g_assert_true (daybeat_instant_parse ("2014-03-01T00:00:00", &sleep->start));
  for (int i = 0; i < 5000; i++)
    daybeat_sleep_add_segment (sleep->segments, sleep->start.wall_ms + i * 10000, 10,
                               i % 2 == 0 ? DAYBEAT_SLEEP_LEVEL_ASLEEP : DAYBEAT_SLEEP_LEVEL_RESTLESS);
  daybeat_hypnogram_chart_set_compact (DAYBEAT_HYPNOGRAM_CHART (widget), TRUE);
  daybeat_hypnogram_chart_set_sleep (DAYBEAT_HYPNOGRAM_CHART (widget), sleep, NULL);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (natural, ==, 24);
  g_assert_false (gtk_widget_get_focusable (widget));
  gtk_widget_allocate (widget, 200, 24, -1, NULL);
  node = draw (widget);
  g_assert_nonnull (node);
  gsk_render_node_unref (node);
  g_assert_finalize_object (widget);
}

static void
on_day_activated (DaybeatSleepBarsChart *chart, guint day, guint *activated)
{
  *activated = day;
}

static void
test_bars (void)
{
  g_autoptr (DaybeatUnits) units = make_units ();
  g_autoptr (GArray) bars = g_array_new (FALSE, FALSE, sizeof (DaybeatSleepBar));
  GtkWidget *widget = g_object_ref_sink (g_object_new (DAYBEAT_TYPE_SLEEP_BARS_CHART, NULL));
  DaybeatChart *chart = DAYBEAT_CHART (widget);
  DaybeatDay monday = daybeat_day_from_ymd (2024, 11, 18);
  guint activated = 0;
  GskRenderNode *node;

  for (guint i = 0; i < 7; i++)
    {
      DaybeatSleepBar bar = { .day = monday + i, .bed = -19, .wake = 440, .asleep = 432 };

      if (i == 3)
        bar = (DaybeatSleepBar) { .day = monday + i, .bed = NAN, .wake = NAN, .asleep = NAN };
      g_array_append_val (bars, bar);
    }
  gtk_widget_set_direction (widget, GTK_TEXT_DIR_LTR);
  daybeat_sleep_bars_chart_set_bars (DAYBEAT_SLEEP_BARS_CHART (widget), bars, NULL, units);
  lay_out (widget);
  assert_text (chart, 0, "Mon 18 November 2024\n23:41 – 07:20, 7\u202fh\u202f12\u202fmin asleep");
  assert_text (chart, 3, "Thu 21 November 2024\nNo night recorded");
  assert_found (chart, WIDTH - 5, 6);
  node = draw (widget);
  g_assert_nonnull (node);
  gsk_render_node_unref (node);

  g_signal_connect (widget, "day-activated", G_CALLBACK (on_day_activated), &activated);
  DAYBEAT_CHART_GET_CLASS (chart)->activate_item (chart, 2);
  g_assert_cmpuint (activated, ==, monday + 2);
  gtk_widget_set_direction (widget, GTK_TEXT_DIR_RTL);
  lay_out (widget);
  assert_found (chart, 5, 6);
  g_assert_finalize_object (widget);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      return 0;
    }
  g_test_add_func ("/charts/hypnogram", test_hypnogram);
  g_test_add_func ("/charts/heart", test_heart);
  g_test_add_func ("/charts/compact", test_compact);
  g_test_add_func ("/charts/bars", test_bars);
  return g_test_run ();
}
