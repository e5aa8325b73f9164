/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-charts"

#include "config.h"

#include "daybeat-chart.h"

#include "daybeat-chart-paint.h"

typedef struct
{
  int cursor;
} DaybeatChartPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DaybeatChart, daybeat_chart, GTK_TYPE_WIDGET)

/* What a key asks for. */
enum
{
  MOVE_BACK,
  MOVE_FORWARD,
  MOVE_FIRST,
  MOVE_LAST,
};

static void
announce_cursor (DaybeatChart *self)
{
  DaybeatChartPrivate *priv = daybeat_chart_get_instance_private (self);
  g_autofree char *text = NULL;

  if (priv->cursor < 0)
    return;
  text = DAYBEAT_CHART_GET_CLASS (self)->dup_item_text (self, (guint) priv->cursor);
  g_strdelimit (text, "\n", ' ');
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static int
find_target (DaybeatChart *self, int move)
{
  DaybeatChartPrivate *priv = daybeat_chart_get_instance_private (self);
  int last = (int) DAYBEAT_CHART_GET_CLASS (self)->get_n_items (self) - 1;

  if (daybeat_chart_is_mirrored (self) && (move == MOVE_BACK || move == MOVE_FORWARD))
    move = move == MOVE_BACK ? MOVE_FORWARD : MOVE_BACK;
  switch (move)
    {
    case MOVE_BACK:
      return priv->cursor < 0 ? last : MAX (0, priv->cursor - 1);
    case MOVE_FORWARD:
      return MIN (last, priv->cursor + 1);
    case MOVE_FIRST:
      return MIN (0, last);
    default:
      return last;
    }
}

static gboolean
on_move (GtkWidget *widget, GVariant *args, gpointer data)
{
  DaybeatChart *self = DAYBEAT_CHART (widget);

  if (DAYBEAT_CHART_GET_CLASS (self)->get_n_items (self) == 0)
    return GDK_EVENT_PROPAGATE;
  daybeat_chart_set_cursor (self, find_target (self, g_variant_get_int32 (args)));
  announce_cursor (self);
  return GDK_EVENT_STOP;
}

static gboolean
on_escape (GtkWidget *widget, GVariant *args, gpointer data)
{
  DaybeatChart *self = DAYBEAT_CHART (widget);

  if (daybeat_chart_get_cursor (self) < 0)
    return GDK_EVENT_PROPAGATE;
  daybeat_chart_set_cursor (self, -1);
  return GDK_EVENT_STOP;
}

static gboolean
activate_at (DaybeatChart *self, int item)
{
  DaybeatChartClass *klass = DAYBEAT_CHART_GET_CLASS (self);

  if (item < 0 || klass->activate_item == NULL)
    return GDK_EVENT_PROPAGATE;
  klass->activate_item (self, (guint) item);
  return GDK_EVENT_STOP;
}

static gboolean
on_activate (GtkWidget *widget, GVariant *args, gpointer data)
{
  return activate_at (DAYBEAT_CHART (widget), daybeat_chart_get_cursor (DAYBEAT_CHART (widget)));
}

static void
on_motion (GtkEventControllerMotion *controller, double x, double y, DaybeatChart *self)
{
  daybeat_chart_set_cursor (self, DAYBEAT_CHART_GET_CLASS (self)->find_item (self, x, y));
}

static void
on_leave (GtkEventController *controller, DaybeatChart *self)
{
  daybeat_chart_set_cursor (self, -1);
}

static void
on_released (GtkGestureClick *gesture, int n_press, double x, double y, DaybeatChart *self)
{
  activate_at (self, DAYBEAT_CHART_GET_CLASS (self)->find_item (self, x, y));
}

static void
add_move (GtkWidgetClass *widget_class, guint key, guint keypad_key, int move)
{
  gtk_widget_class_add_binding (widget_class, key, 0, on_move, "i", move);
  gtk_widget_class_add_binding (widget_class, keypad_key, 0, on_move, "i", move);
}

static void
daybeat_chart_class_init (DaybeatChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_css_name (widget_class, "daybeat-chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  add_move (widget_class, GDK_KEY_Left, GDK_KEY_KP_Left, MOVE_BACK);
  add_move (widget_class, GDK_KEY_Right, GDK_KEY_KP_Right, MOVE_FORWARD);
  add_move (widget_class, GDK_KEY_Home, GDK_KEY_KP_Home, MOVE_FIRST);
  add_move (widget_class, GDK_KEY_End, GDK_KEY_KP_End, MOVE_LAST);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, on_activate, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, on_activate, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, on_activate, NULL);
}

static void
daybeat_chart_init (DaybeatChart *self)
{
  DaybeatChartPrivate *priv = daybeat_chart_get_instance_private (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  priv->cursor = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect (motion, "enter", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect (focus, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect (click, "released", G_CALLBACK (on_released), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

int
daybeat_chart_get_cursor (DaybeatChart *self)
{
  DaybeatChartPrivate *priv = daybeat_chart_get_instance_private (self);

  g_return_val_if_fail (DAYBEAT_IS_CHART (self), -1);

  return priv->cursor;
}

void
daybeat_chart_set_cursor (DaybeatChart *self, int item)
{
  DaybeatChartPrivate *priv = daybeat_chart_get_instance_private (self);

  g_return_if_fail (DAYBEAT_IS_CHART (self));

  if (priv->cursor == item)
    return;
  priv->cursor = item;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
daybeat_chart_paint_cursor (DaybeatChart *self, GtkSnapshot *snapshot)
{
  DaybeatChartPrivate *priv = daybeat_chart_get_instance_private (self);
  DaybeatChartClass *klass = DAYBEAT_CHART_GET_CLASS (self);
  g_autofree char *text = NULL;
  graphene_rect_t bounds;

  g_return_if_fail (DAYBEAT_IS_CHART (self));

  if (priv->cursor < 0 || (guint) priv->cursor >= klass->get_n_items (self))
    return;
  text = klass->dup_item_text (self, (guint) priv->cursor);
  klass->get_item_bounds (self, (guint) priv->cursor, &bounds);
  daybeat_paint_bubble (snapshot, GTK_WIDGET (self), text, bounds.origin.x + bounds.size.width / 2, bounds.origin.y);
}

gboolean
daybeat_chart_is_mirrored (DaybeatChart *self)
{
  g_return_val_if_fail (DAYBEAT_IS_CHART (self), FALSE);

  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}
