/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-sleep-page"

#include "config.h"

#include "daybeat-sleep-night-view.h"

#include <glib/gi18n.h>

#include "daybeat-heart-chart.h"
#include "daybeat-hypnogram-chart.h"
#include "daybeat-shares.h"
#include "daybeat-provenance-tip.h"
#include "daybeat-sleep-words.h"
#include "daybeat-stage-card.h"

#define MAX_CARDS 4

struct _DaybeatSleepNightView
{
  AdwBin parent_instance;

  AdwStatusPage *empty;
  GtkWidget *card;
  GtkLabel *heading;
  GtkLabel *asleep;
  GtkLabel *details;
  GtkBox *explanations;
  DaybeatHypnogramChart *hypnogram;
  GtkWidget *heart_box;
  DaybeatHeartChart *heart;
  GtkLabel *heart_words;
  char *shown_id; /* (owned) (nullable): of the night on the screen */
  GtkLabel *reason;
  GtkFlowBox *stages;
  GtkWidget *naps_group;
  GtkListBox *naps;
  GtkLabel *origin;
  DaybeatStageCard *cards[MAX_CARDS]; /* (unowned): the flow box's */
};

G_DEFINE_FINAL_TYPE (DaybeatSleepNightView, daybeat_sleep_night_view, ADW_TYPE_BIN)

static const DaybeatSleepLevel stage_levels[] = { DAYBEAT_SLEEP_LEVEL_DEEP, DAYBEAT_SLEEP_LEVEL_LIGHT,
                                                  DAYBEAT_SLEEP_LEVEL_REM, DAYBEAT_SLEEP_LEVEL_AWAKE };
static const DaybeatSleepLevel classic_levels[] = { DAYBEAT_SLEEP_LEVEL_ASLEEP, DAYBEAT_SLEEP_LEVEL_RESTLESS,
                                                    DAYBEAT_SLEEP_LEVEL_AWAKE };

static void
daybeat_sleep_night_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DAYBEAT_TYPE_SLEEP_NIGHT_VIEW);

  G_OBJECT_CLASS (daybeat_sleep_night_view_parent_class)->dispose (object);
}

static void
daybeat_sleep_night_view_finalize (GObject *object)
{
  g_free (DAYBEAT_SLEEP_NIGHT_VIEW (object)->shown_id);

  G_OBJECT_CLASS (daybeat_sleep_night_view_parent_class)->finalize (object);
}

static void
daybeat_sleep_night_view_class_init (DaybeatSleepNightViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = daybeat_sleep_night_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = daybeat_sleep_night_view_finalize;

  g_type_ensure (DAYBEAT_TYPE_HYPNOGRAM_CHART);
  g_type_ensure (DAYBEAT_TYPE_HEART_CHART);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/daybeat/Daybeat/pages/sleep/daybeat-sleep-night-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DaybeatSleepNightView, empty);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSleepNightView, card);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSleepNightView, heading);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSleepNightView, asleep);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSleepNightView, details);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSleepNightView, explanations);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSleepNightView, hypnogram);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSleepNightView, heart_box);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSleepNightView, heart);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSleepNightView, heart_words);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSleepNightView, reason);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSleepNightView, stages);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSleepNightView, naps_group);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSleepNightView, naps);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSleepNightView, origin);
}

static void
daybeat_sleep_night_view_init (DaybeatSleepNightView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < MAX_CARDS; i++)
    {
      self->cards[i] = g_object_new (DAYBEAT_TYPE_STAGE_CARD, NULL);
      gtk_flow_box_append (self->stages, GTK_WIDGET (self->cards[i]));
      /* The cards are read, not chosen: the keyboard passes them by. */
      gtk_widget_set_focusable (gtk_widget_get_parent (GTK_WIDGET (self->cards[i])), FALSE);
    }
}

static void
show_empty (DaybeatSleepNightView *self, gboolean has_naps)
{
  adw_status_page_set_title (self->empty, _("No sleep was recorded for this night"));
  adw_status_page_set_description (self->empty, has_naps
                                                    ? _("There are only naps. Perhaps the tracker was not worn.")
                                                    : _("Perhaps the tracker was not worn, its battery was empty, or "
                                                        "it has not been synced since."));
}

static void
show_explanations (DaybeatSleepNightView *self, const DaybeatSleepNumbers *numbers, const DaybeatSleep *sleep,
                   DaybeatUnits *units)
{
  g_autoptr (GPtrArray) explanations = daybeat_sleep_words_explain (numbers, sleep, units);
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->explanations))) != NULL)
    gtk_box_remove (self->explanations, old);
  for (guint i = 0; i < explanations->len; i++)
    {
      const DaybeatSleepExplanation *explanation = g_ptr_array_index (explanations, i);
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
      GtkWidget *term = gtk_label_new (explanation->term);
      GtkWidget *meaning = gtk_label_new (explanation->meaning);

      gtk_label_set_xalign (GTK_LABEL (term), 0);
      gtk_label_set_xalign (GTK_LABEL (meaning), 0);
      gtk_label_set_wrap (GTK_LABEL (meaning), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (meaning), 42);
      gtk_widget_add_css_class (term, "heading");
      gtk_widget_add_css_class (term, "numeric");
      gtk_widget_add_css_class (meaning, "dimmed");
      gtk_box_append (GTK_BOX (box), term);
      gtk_box_append (GTK_BOX (box), meaning);
      gtk_box_append (self->explanations, box);
    }
}

static void
show_headline (DaybeatSleepNightView *self, DaybeatDay day, const DaybeatSleepNumbers *numbers,
               const DaybeatSleep *sleep, DaybeatUnits *units)
{
  g_autofree char *date = daybeat_units_format_day (units, day, DAYBEAT_DATE_FULL);
  /* Translators: the night that ends on this day: "Night to Tuesday 24 November 2026" */
  g_autofree char *heading = g_strdup_printf (_("Night to %s"), date);
  g_autofree char *asleep = daybeat_units_format_duration (units, numbers->asleep);
  g_autofree char *details = daybeat_sleep_words_dup_details (numbers, sleep, units);

  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->asleep, asleep);
  gtk_label_set_label (self->details, details);
}

static void
show_hypnogram (DaybeatSleepNightView *self, const DaybeatSleepNumbers *numbers, const DaybeatSleep *sleep,
                DaybeatUnits *units)
{
  const char *reason = daybeat_sleep_words_get_no_stages_reason (sleep);
  g_autofree char *description = daybeat_sleep_words_dup_description (numbers, sleep, units);

  daybeat_hypnogram_chart_set_sleep (self->hypnogram, sleep, units);
  gtk_widget_set_visible (GTK_WIDGET (self->hypnogram), sleep->segments->len > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->hypnogram), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Course of the night"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  gtk_label_set_label (self->reason, reason != NULL ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), reason != NULL);
}

static void
compute_card (DaybeatStageCardNumbers *card, DaybeatSleepLevel level, const DaybeatSleepNumbers *numbers,
              const DaybeatSleep *sleep, const DaybeatOwnMean *mean)
{
  gboolean received = sleep->level_thirty_day_means[level] > 0;

  *card = (DaybeatStageCardNumbers) {
    .minutes = numbers->level_minutes[level], .percent = -1, .mean = NAN, .mean_nights = mean->n,
    .comparable = sleep->type == DAYBEAT_SLEEP_TYPE_STAGES,
  };
  if (!card->comparable)
    return;
  card->mean = received ? sleep->level_thirty_day_means[level] : mean->minutes[level];
  card->mean_received = received;
}

static void
share_cards (DaybeatStageCardNumbers *cards, guint n_stages)
{
  double parts[MAX_CARDS];
  int percents[MAX_CARDS];

  for (guint i = 0; i < n_stages; i++)
    parts[i] = isnan (cards[i].minutes) ? 0 : cards[i].minutes;
  daybeat_shares_round (parts, n_stages, percents);
  for (guint i = 0; i < n_stages; i++)
    cards[i].percent = percents[i];
}

static void
show_stages (DaybeatSleepNightView *self, const DaybeatSleepNumbers *numbers, const DaybeatSleep *sleep,
             const DaybeatOwnMean *mean, DaybeatUnits *units)
{
  gboolean has_stages = sleep->type == DAYBEAT_SLEEP_TYPE_STAGES;
  const DaybeatSleepLevel *levels = has_stages ? stage_levels : classic_levels;
  guint n_levels = has_stages ? G_N_ELEMENTS (stage_levels) : G_N_ELEMENTS (classic_levels);
  DaybeatStageCardNumbers cards[MAX_CARDS];
  double longest = 1;
  gboolean any = FALSE;

  for (guint i = 0; i < n_levels; i++)
    {
      compute_card (&cards[i], levels[i], numbers, sleep, mean);
      any |= !isnan (cards[i].minutes);
      longest = MAX (longest, isnan (cards[i].minutes) ? 0 : cards[i].minutes);
      longest = MAX (longest, isnan (cards[i].mean) ? 0 : cards[i].mean);
    }
  /* Shares are of the sleep: being awake, the last card, has none. */
  if (has_stages)
    share_cards (cards, n_levels - 1);
  gtk_flow_box_set_max_children_per_line (self->stages, n_levels);
  for (guint i = 0; i < MAX_CARDS; i++)
    {
      gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->cards[i])), i < n_levels);
      if (i >= n_levels)
        continue;
      cards[i].longest = longest;
      daybeat_stage_card_show (self->cards[i], levels[i], &cards[i], units);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->stages), any);
}

static GtkWidget *
create_nap_row (const DaybeatSleep *nap, DaybeatUnits *units, gboolean can_delete)
{
  GtkWidget *row = adw_action_row_new ();
  DaybeatSleepNumbers numbers;
  g_autofree char *times = NULL;
  g_autofree char *duration = NULL;
  g_autofree char *asleep = NULL;

  daybeat_sleep_numbers_init (&numbers, nap);
  times = daybeat_sleep_words_dup_times (nap, units);
  duration = daybeat_units_format_duration (units, numbers.asleep);
  asleep = g_strdup_printf (_("%s asleep"), duration);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), times);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), asleep);
  if (can_delete && nap->id != NULL)
    {
      GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

      gtk_widget_set_tooltip_text (button, _("Delete this nap"));
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "flat");
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "sleep.delete");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", nap->id);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  return row;
}

void
daybeat_sleep_night_view_show (DaybeatSleepNightView *self, DaybeatSleepRange *range, DaybeatUnits *units,
                               gint64 last_sync, gboolean can_delete)
{
  DaybeatDay day;
  DaybeatSleepNight *night;
  const DaybeatSleep *sleep;
  GPtrArray *naps;

  g_return_if_fail (DAYBEAT_IS_SLEEP_NIGHT_VIEW (self));
  g_return_if_fail (DAYBEAT_IS_SLEEP_RANGE (range));
  g_return_if_fail (DAYBEAT_IS_UNITS (units));

  day = daybeat_sleep_range_get_last (range);
  night = daybeat_sleep_range_get_night (range, day);
  sleep = daybeat_sleep_night_get_main (night);
  naps = daybeat_sleep_night_get_naps (night);

  gtk_list_box_remove_all (self->naps);
  for (guint i = 0; i < naps->len; i++)
    gtk_list_box_append (self->naps, create_nap_row (g_ptr_array_index (naps, i), units, can_delete));
  gtk_widget_set_visible (self->naps_group, naps->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), sleep == NULL);
  gtk_widget_set_visible (self->card, sleep != NULL);
  /* The same night read again keeps its heart rate until the new one has come. */
  if (g_set_str (&self->shown_id, sleep != NULL ? sleep->id : NULL))
    gtk_widget_set_visible (self->heart_box, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->stages), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->origin), sleep != NULL);
  if (sleep == NULL)
    show_empty (self, naps->len > 0);
  else
    {
      const DaybeatSleepNumbers *numbers = daybeat_sleep_night_get_numbers (night);
      g_autofree char *origin = daybeat_sleep_words_dup_origin (sleep, last_sync, units);
      DaybeatOwnMean mean;

      daybeat_sleep_range_get_own_mean (range, day, &mean);
      show_headline (self, day, numbers, sleep, units);
      show_explanations (self, numbers, sleep, units);
      show_hypnogram (self, numbers, sleep, units);
      show_stages (self, numbers, sleep, &mean, units);
      gtk_label_set_label (self->origin, origin);
    }
}

void
daybeat_sleep_night_view_show_heart (DaybeatSleepNightView *self, const DaybeatSleep *sleep, DaybeatNightHeart *heart,
                                     DaybeatUnits *units)
{
  g_autofree char *words = NULL;

  g_return_if_fail (DAYBEAT_IS_SLEEP_NIGHT_VIEW (self));
  g_return_if_fail (sleep != NULL && heart != NULL);

  words = daybeat_sleep_words_dup_heart (heart);
  gtk_label_set_label (self->heart_words, words);
  daybeat_heart_chart_show (self->heart, heart, sleep, self->hypnogram, units);
  /* Its axis is the hypnogram's: without one there is none to continue. */
  gtk_widget_set_visible (self->heart_box, gtk_widget_get_visible (GTK_WIDGET (self->hypnogram)));
}

void
daybeat_sleep_night_view_load_origin (DaybeatSleepNightView *self, DaybeatStore *store, const DaybeatSleep *sleep,
                                      GCancellable *cancellable)
{
  g_return_if_fail (DAYBEAT_IS_SLEEP_NIGHT_VIEW (self));

  daybeat_provenance_tip_load (GTK_WIDGET (self->origin), store, DAYBEAT_FAMILY_SLEEP, NULL, sleep->day, "sleep",
                               cancellable);
  daybeat_provenance_tip_load (GTK_WIDGET (self->heart_words), store, DAYBEAT_FAMILY_SERIES, "heart_rate", sleep->day,
                               "heart-rate", cancellable);
}
