/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-sleep-page"

#include "config.h"

#include "daybeat-sleep-words.h"

#include <glib/gi18n.h>

#include "daybeat-hypnogram-chart.h"
#include "daybeat-page-words.h"

/* Why there are no stages, as the service numbers it (sleep 1.2, infoCode). */
enum
{
  INFO_NO_HEART_RATE = 1,
  INFO_TOO_SHORT = 2,
  INFO_SERVICE_TROUBLE = 3,
};

static char *
dup_clock (DaybeatInstant instant, DaybeatUnits *units)
{
  return daybeat_units_format_minute_of_day (units, daybeat_instant_get_minute_of_day (instant));
}

static char *
dup_between (DaybeatInstant start, DaybeatInstant end, DaybeatUnits *units)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (daybeat_instant_is_absent (start) || daybeat_instant_is_absent (end))
    return g_strdup (_("Times not known"));
  from = dup_clock (start, units);
  to = dup_clock (end, units);
  /* Translators: a span of time: "23:41 – 07:20" */
  return g_strdup_printf (_("%s – %s"), from, to);
}

char *
daybeat_sleep_words_dup_times (const DaybeatSleep *sleep, DaybeatUnits *units)
{
  g_return_val_if_fail (sleep != NULL, NULL);

  return dup_between (sleep->start, sleep->end, units);
}

char *
daybeat_sleep_words_dup_details (const DaybeatSleepNumbers *numbers, const DaybeatSleep *sleep, DaybeatUnits *units)
{
  g_autofree char *times = NULL;
  g_autofree char *in_bed = NULL;
  g_autofree char *efficiency = NULL;

  g_return_val_if_fail (numbers != NULL, NULL);
  g_return_val_if_fail (sleep != NULL, NULL);

  times = daybeat_sleep_words_dup_times (sleep, units);
  in_bed = daybeat_units_format_duration (units, numbers->in_bed);
  if (isnan (numbers->efficiency))
    /* Translators: when, and how long: "23:41 – 07:20 · 7 h 39 min in bed" */
    return g_strdup_printf (_("%s · %s in bed"), times, in_bed);
  efficiency = daybeat_units_format_percent (units, numbers->efficiency);
  /* Translators: "23:41 – 07:20 · 7 h 39 min in bed · 94 % efficiency" */
  return g_strdup_printf (_("%s · %s in bed · %s efficiency"), times, in_bed, efficiency);
}

const char *
daybeat_sleep_words_get_no_stages_reason (const DaybeatSleep *sleep)
{
  g_return_val_if_fail (sleep != NULL, NULL);

  if (sleep->type == DAYBEAT_SLEEP_TYPE_STAGES)
    return NULL;
  switch (sleep->info_code)
    {
    case INFO_NO_HEART_RATE:
      return _("There are no stages for this night: the tracker could not read enough of the heart rate. Wearing "
               "it a little higher and tighter helps.");
    case INFO_TOO_SHORT:
      return _("There are no stages for this sleep: it was shorter than three hours.");
    case INFO_SERVICE_TROUBLE:
      return _("There are no stages for this night: the service had trouble working them out.");
    default:
      if (g_strcmp0 (sleep->log_type, "manual") == 0)
        return _("This sleep was written down by hand, so it has no stages.");
      return _("The tracker recorded this night without stages, by movement alone.");
    }
}

char *
daybeat_sleep_words_dup_origin (const DaybeatSleep *sleep, gint64 last_sync, DaybeatUnits *units)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (sleep != NULL, NULL);

  if (sleep->device != NULL && *sleep->device != '\0')
    /* Translators: %s is a device, such as Charge 6 */
    g_string_append_printf (text, _("Recorded by %s"), sleep->device);
  else if (g_strcmp0 (sleep->log_type, "manual") == 0)
    g_string_append (text, _("Written down by hand"));
  if (text->len > 0)
    g_string_append (text, " · ");
  /* Translators: where a record comes from: "from Fitbit" */
  g_string_append_printf (text, _("from %s"), daybeat_source_get_title (sleep->source));
  if (last_sync > 0)
    {
      g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (last_sync / 1000);
      g_autoptr (GDateTime) local = g_date_time_to_local (utc);
      int offset = (int) (g_date_time_get_utc_offset (local) / G_TIME_SPAN_MINUTE);
      DaybeatInstant instant = daybeat_instant_from_utc (last_sync, offset, DAYBEAT_OFFSET_RECEIVED);
      g_autofree char *when = daybeat_units_format_instant (units, instant, DAYBEAT_DATE_SHORT);

      g_string_append (text, " · ");
      /* Translators: the moment of the last sync */
      g_string_append_printf (text, _("as of %s"), when);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

char *
daybeat_sleep_words_dup_description (const DaybeatSleepNumbers *numbers, const DaybeatSleep *sleep,
                                     DaybeatUnits *units)
{
  static const DaybeatSleepLevel levels[] = { DAYBEAT_SLEEP_LEVEL_DEEP,  DAYBEAT_SLEEP_LEVEL_LIGHT,
                                              DAYBEAT_SLEEP_LEVEL_REM,   DAYBEAT_SLEEP_LEVEL_ASLEEP,
                                              DAYBEAT_SLEEP_LEVEL_RESTLESS, DAYBEAT_SLEEP_LEVEL_AWAKE };
  g_autofree char *times = NULL;
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (numbers != NULL, NULL);
  g_return_val_if_fail (sleep != NULL, NULL);

  times = daybeat_sleep_words_dup_times (sleep, units);
  text = g_string_new (times);
  for (gsize i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      g_autofree char *duration = NULL;

      if (!(numbers->level_minutes[levels[i]] > 0))
        continue;
      duration = daybeat_units_format_duration (units, numbers->level_minutes[levels[i]]);
      g_string_append_printf (text, ", %s %s", daybeat_sleep_level_get_title (levels[i]), duration);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
explanation_free (DaybeatSleepExplanation *explanation)
{
  g_free (explanation->term);
  g_free (explanation->meaning);
  g_free (explanation);
}

static void
explain (GPtrArray *explanations, const char *term, const char *number, const char *meaning)
{
  DaybeatSleepExplanation *explanation = g_new0 (DaybeatSleepExplanation, 1);

  /* Translators: what a number is called, and the number: "Asleep: 7 h 12 min" */
  explanation->term = g_strdup_printf (_("%s: %s"), term, number);
  explanation->meaning = g_strdup (meaning);
  g_ptr_array_add (explanations, explanation);
}

static void
explain_duration (GPtrArray *explanations, const char *term, double minutes, const char *meaning, DaybeatUnits *units)
{
  g_autofree char *duration = NULL;

  if (isnan (minutes))
    return;
  duration = daybeat_units_format_duration (units, minutes);
  explain (explanations, term, duration, meaning);
}

static void
explain_efficiency (GPtrArray *explanations, const DaybeatSleepNumbers *numbers, const DaybeatSleep *sleep,
                    DaybeatUnits *units)
{
  if (!isnan (numbers->efficiency))
    {
      g_autofree char *percent = daybeat_units_format_percent (units, numbers->efficiency);

      explain (explanations, _("Efficiency"), percent,
               _("Time asleep as a share of the time in bed, computed by Daybeat for every night in the same way."));
    }
  if (sleep->efficiency_received != DAYBEAT_ABSENT)
    {
      g_autofree char *percent = daybeat_units_format_percent (units, sleep->efficiency_received);

      explain (explanations, _("Efficiency as received"), percent,
               _("The service's own number. It comes from movement, not from the stages, so the two may differ."));
    }
}

static void
explain_awakenings (GPtrArray *explanations, const DaybeatSleepNumbers *numbers)
{
  g_autofree char *count = NULL;

  if (numbers->awakenings == DAYBEAT_ABSENT)
    return;
  /* Translators: how often somebody was awake, and how often of these for five minutes or more */
  count = g_strdup_printf (ngettext ("%d, of five minutes or more: %d", "%d, of five minutes or more: %d",
                                     (gulong) numbers->awakenings),
                           numbers->awakenings, numbers->long_awakenings);
  explain (explanations, _("Times awake"), count,
           _("Between falling asleep and waking up. Most are too short to be remembered."));
}

GPtrArray *
daybeat_sleep_words_explain (const DaybeatSleepNumbers *numbers, const DaybeatSleep *sleep, DaybeatUnits *units)
{
  GPtrArray *explanations = g_ptr_array_new_with_free_func ((GDestroyNotify) explanation_free);

  g_return_val_if_fail (numbers != NULL, explanations);
  g_return_val_if_fail (sleep != NULL, explanations);

  explain_duration (explanations, _("Asleep"), numbers->asleep,
                    numbers->asleep_received ? _("As the service sent it, without the time awake.")
                                             : _("All stages of sleep without the time awake, computed by Daybeat."),
                    units);
  explain_duration (explanations, _("In bed"), numbers->in_bed,
                    _("From when the tracker noticed rest until it noticed getting up. It starts near falling "
                      "asleep, not when the light goes out."),
                    units);
  if (!daybeat_instant_is_absent (numbers->onset) && !daybeat_instant_is_absent (numbers->offset))
    {
      g_autofree char *times = dup_between (numbers->onset, numbers->offset, units);

      explain (explanations, _("Falling asleep to waking up"), times,
               _("From the first to the last moment of sleep."));
    }
  explain_efficiency (explanations, numbers, sleep, units);
  if (sleep->to_fall_asleep_minutes > 0)
    explain_duration (explanations, _("Time to fall asleep"), sleep->to_fall_asleep_minutes,
                      _("As the service sent it."), units);
  explain_duration (explanations, _("Awake in the night"), numbers->awake_after_onset,
                    _("Awake or restless between falling asleep and waking up (WASO)."), units);
  explain_awakenings (explanations, numbers);
  explain_duration (explanations, _("First dream sleep after"), numbers->rem_latency,
                    _("From falling asleep to the first REM (REM latency)."), units);
  if (!daybeat_instant_is_absent (numbers->middle))
    {
      g_autofree char *middle = dup_clock (numbers->middle, units);

      explain (explanations, _("Middle of sleep"), middle, _("Halfway between falling asleep and waking up."));
    }
  return explanations;
}

char *
daybeat_sleep_words_dup_heart (const DaybeatNightHeart *heart)
{
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (heart != NULL, NULL);

  text = g_string_new (_("Heart rate"));
  g_string_append (text, " · ");
  if (isnan (heart->asleep_mean))
    g_string_append (text, _("too little was measured for an average"));
  else
    /* Translators: beats per minute */
    g_string_append_printf (text, _("%.0f bpm on average asleep"), heart->asleep_mean);
  if (!isnan (heart->lowest))
    {
      g_string_append (text, " · ");
      /* Translators: beats per minute, the mean of the five calmest minutes */
      g_string_append_printf (text, _("%.0f bpm in the calmest five minutes"), heart->lowest);
    }
  g_string_append (text, " · ");
  g_string_append_printf (text, _("from %s"), daybeat_source_get_title (heart->source));
  return g_string_free_and_steal (g_steal_pointer (&text));
}
