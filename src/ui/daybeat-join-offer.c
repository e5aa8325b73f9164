/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-join-offer.h"

#include <glib/gi18n.h>

#include "daybeat-account-words.h"
#include "daybeat-people-joining.h"

typedef struct
{
  DaybeatWindow *window; /* (owned) */
  DaybeatPeople *people; /* (owned) */
  DaybeatPerson *keeper; /* (owned): into whose history */
  DaybeatPerson *other;  /* (owned): whose history goes */
  gulong opened_id;      /* while the keeper's history is being opened */
} Offer;

static void
offer_free (Offer *offer)
{
  g_clear_signal_handler (&offer->opened_id, offer->window);
  g_object_unref (offer->window);
  g_object_unref (offer->people);
  g_object_unref (offer->keeper);
  g_object_unref (offer->other);
  g_free (offer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Offer, offer_free)

static void
on_joined (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Offer) offer = user_data;
  g_autoptr (GError) error = NULL;

  if (!daybeat_people_join_finish (DAYBEAT_PEOPLE (object), result, &error))
    {
      daybeat_window_add_toast (offer->window, error->message);
      return;
    }
  daybeat_window_add_toast (offer->window, _("The histories are shown as one"));
  /* What was fetched for one of them may have been stopped when the other one was opened. */
  daybeat_window_sync (offer->window);
}

static gboolean
is_open (Offer *offer)
{
  DaybeatHistory *history = daybeat_window_get_history (offer->window);

  return history != NULL && daybeat_history_get_person (history) == offer->keeper;
}

static void
join (Offer *offer)
{
  daybeat_people_join_async (offer->people, daybeat_window_get_history (offer->window), offer->other, NULL, on_joined,
                             offer);
}

static void
on_history_changed (DaybeatWindow *window, GParamSpec *pspec, Offer *offer)
{
  if (daybeat_window_get_history (window) == NULL)
    return; /* one is closed before the other is opened */
  g_clear_signal_handler (&offer->opened_id, window);
  /* Whoever has gone over to yet another history meanwhile meant that one. */
  if (is_open (offer))
    join (offer);
  else
    offer_free (offer);
}

static void
on_chosen (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Offer) offer = user_data;
  DaybeatWindow *window = offer->window;
  DaybeatPerson *keeper = offer->keeper;

  if (!g_str_equal (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (object), result), "join"))
    return;
  if (is_open (offer))
    {
      join (g_steal_pointer (&offer));
      return;
    }
  offer->opened_id = g_signal_connect (window, "notify::history", G_CALLBACK (on_history_changed), offer);
  offer = NULL;
  daybeat_window_open_person (window, keeper);
}

/* Who gave no name is called like the service: once is enough. */
static char *
dup_who (DaybeatPerson *person)
{
  const char *name = daybeat_person_get_name (person);
  const char *service = daybeat_account_get_service_name (person);

  return g_str_equal (name, service) ? g_strdup (name) : g_strdup_printf ("%s (%s)", name, service);
}

/* @known was here before: that name says who is meant. */
static void
ask (DaybeatWindow *window, DaybeatPeople *people, DaybeatPerson *keeper, DaybeatPerson *other, DaybeatPerson *known)
{
  AdwDialog *dialog;
  Offer *offer;
  g_autofree char *who = NULL;
  g_autofree char *body = NULL;

  who = dup_who (known);
  /* Translators: somebody by name, with the service in brackets where the name does not say it */
  body = g_strdup_printf (_("This is the same person as %s. Joined, one history shows both. Each is kept as it is, and "
                            "they can be separated again under Accounts."),
                          who);
  dialog = adw_alert_dialog_new (_("Join the Two Histories?"), body);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "later", _("Not Now"), "join", _("Join"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "join", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "join");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "later");

  offer = g_new0 (Offer, 1);
  offer->window = g_object_ref (window);
  offer->people = g_object_ref (people);
  offer->keeper = g_object_ref (keeper);
  offer->other = g_object_ref (other);
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (window), NULL, on_chosen, offer);
}

void
daybeat_join_offer_present (DaybeatWindow *window, DaybeatPeople *people, DaybeatPerson *person)
{
  g_autoptr (GPtrArray) others = NULL;
  DaybeatPerson *keeper;

  g_return_if_fail (DAYBEAT_IS_WINDOW (window));
  g_return_if_fail (DAYBEAT_IS_PEOPLE (people));
  g_return_if_fail (DAYBEAT_IS_PERSON (person));

  others = daybeat_people_find_joinable (people, person);
  keeper = daybeat_people_find_keeper (people, person);
  if (others->len > 0)
    ask (window, people, person, g_ptr_array_index (others, 0), g_ptr_array_index (others, 0));
  else if (keeper != NULL)
    ask (window, people, keeper, person, keeper);
}
