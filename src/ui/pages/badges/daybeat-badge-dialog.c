/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-badge-dialog.h"

#include <glib/gi18n.h>

#include "daybeat-medallion.h"
#include "daybeat-page-words.h"
#include "daybeat-picture.h"

#define MEDALLION_SIZE 160

struct _DaybeatBadgeDialog
{
  AdwDialog parent_instance;

  GtkBox *medallion_box;
  GtkLabel *title_label;
  GtkLabel *description_label;
  GtkLabel *message_label;
  GtkWidget *facts;
  AdwActionRow *takes_row;
  AdwActionRow *times_row;
  AdwActionRow *date_row;
  GtkLabel *as_of_label;

  GtkWidget *medallion;
  GCancellable *cancellable; /* (owned) */
};

G_DEFINE_FINAL_TYPE (DaybeatBadgeDialog, daybeat_badge_dialog, ADW_TYPE_DIALOG)

static void
on_picture_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPaintable) picture = daybeat_picture_load_finish (DAYBEAT_STORE (object), result, &error);

  /* Without one the drawing stays; cancelled when the dialog goes. */
  if (picture != NULL)
    daybeat_medallion_set_picture (DAYBEAT_MEDALLION (DAYBEAT_BADGE_DIALOG (user_data)->medallion), picture);
}

static void
show_label (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && text[0] != '\0');
}

static void
show_row (AdwActionRow *row, const char *text)
{
  adw_action_row_set_subtitle (row, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (row), text != NULL && text[0] != '\0');
}

static const char *
find_meaning (const DaybeatBadge *badge, const char *title)
{
  const char *const candidates[] = { badge->description, badge->short_description };

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    if (candidates[i] != NULL && g_strcmp0 (candidates[i], title) != 0)
      return candidates[i];
  return NULL;
}

static void
daybeat_badge_dialog_show_earned (DaybeatBadgeDialog *self, DaybeatBadge *badge, DaybeatUnits *units,
                                  const char *title)
{
  g_autofree char *number = daybeat_units_format_number (units, badge->times_achieved);
  g_autofree char *times = NULL;
  g_autofree char *date = NULL;

  if (badge->times_achieved > 0)
    /* Translators: how often a badge was earned; %s is a number */
    times = g_strdup_printf (ngettext ("%s time", "%s times", (gulong) badge->times_achieved), number);
  if (badge->date != DAYBEAT_DAY_NONE)
    date = daybeat_units_format_day (units, badge->date, DAYBEAT_DATE_FULL);
  show_label (self->description_label, find_meaning (badge, title));
  show_label (self->message_label, badge->earned_message);
  show_row (self->times_row, times);
  show_row (self->date_row, date);
  if (badge->times_achieved == 1)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->date_row), _("Earned on"));
}

static void
daybeat_badge_dialog_show_next (DaybeatBadgeDialog *self)
{
  show_label (self->description_label,
              _("The next one of this kind. Not earned yet: when you do, the service adds it here after a sync."));
  show_label (self->message_label, NULL);
  show_row (self->times_row, NULL);
  show_row (self->date_row, NULL);
}

static void
daybeat_badge_dialog_dispose (GObject *object)
{
  DaybeatBadgeDialog *self = DAYBEAT_BADGE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), DAYBEAT_TYPE_BADGE_DIALOG);

  G_OBJECT_CLASS (daybeat_badge_dialog_parent_class)->dispose (object);
}

static void
daybeat_badge_dialog_class_init (DaybeatBadgeDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = daybeat_badge_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/daybeat/Daybeat/pages/badges/daybeat-badge-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DaybeatBadgeDialog, medallion_box);
  gtk_widget_class_bind_template_child (widget_class, DaybeatBadgeDialog, title_label);
  gtk_widget_class_bind_template_child (widget_class, DaybeatBadgeDialog, description_label);
  gtk_widget_class_bind_template_child (widget_class, DaybeatBadgeDialog, message_label);
  gtk_widget_class_bind_template_child (widget_class, DaybeatBadgeDialog, facts);
  gtk_widget_class_bind_template_child (widget_class, DaybeatBadgeDialog, takes_row);
  gtk_widget_class_bind_template_child (widget_class, DaybeatBadgeDialog, times_row);
  gtk_widget_class_bind_template_child (widget_class, DaybeatBadgeDialog, date_row);
  gtk_widget_class_bind_template_child (widget_class, DaybeatBadgeDialog, as_of_label);
}

static void
daybeat_badge_dialog_init (DaybeatBadgeDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
daybeat_badge_dialog_new (DaybeatBadgeItem *item, DaybeatUnits *units, DaybeatStore *store)
{
  DaybeatBadgeDialog *self = g_object_new (DAYBEAT_TYPE_BADGE_DIALOG, NULL);
  DaybeatBadge *badge = daybeat_badge_item_get_badge (item);
  g_autofree char *title = daybeat_badge_item_dup_title (item, units);
  g_autofree char *threshold = daybeat_badge_item_dup_threshold (item, units);
  g_autofree char *as_of = daybeat_page_words_dup_as_of (units, badge->as_of, badge->source);

  self->medallion = daybeat_medallion_new (item, units, MEDALLION_SIZE);
  gtk_box_append (self->medallion_box, self->medallion);
  adw_dialog_set_title (ADW_DIALOG (self), title);
  gtk_label_set_label (self->title_label, title);
  show_label (self->as_of_label, as_of);
  show_row (self->takes_row, threshold);
  if (daybeat_badge_item_is_next (item))
    daybeat_badge_dialog_show_next (self);
  else
    daybeat_badge_dialog_show_earned (self, badge, units, title);
  if (badge->image_url != NULL && store != NULL)
    daybeat_picture_load_async (store, badge->image_url, self->cancellable, on_picture_loaded, self);
  return ADW_DIALOG (self);
}
