/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-join-offer.h"

#include <glib/gi18n.h>

#include "daybeat-account-words.h"
#include "daybeat-people-joining.h"

typedef struct
{
  DaybeatWindow *window;   /* (owned) */
  DaybeatPeople *people;   /* (owned) */
  DaybeatHistory *history; /* (owned) */
  DaybeatPerson *other;    /* (owned) */
} Offer;

static void
offer_free (Offer *offer)
{
  g_object_unref (offer->window);
  g_object_unref (offer->people);
  g_object_unref (offer->history);
  g_object_unref (offer->other);
  g_free (offer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Offer, offer_free)

static void
on_joined (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Offer) offer = user_data;
  g_autoptr (GError) error = NULL;

  if (daybeat_people_join_finish (DAYBEAT_PEOPLE (object), result, &error))
    daybeat_window_add_toast (offer->window, _("The histories are shown as one"));
  else
    daybeat_window_add_toast (offer->window, error->message);
}

static void
on_chosen (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Offer) offer = user_data;
  DaybeatPeople *people = offer->people;
  DaybeatHistory *history = offer->history;
  DaybeatPerson *other = offer->other;

  if (!g_str_equal (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (object), result), "join"))
    return;
  /* Whoever has gone over to another history meanwhile meant that one. */
  if (daybeat_window_get_history (offer->window) == history)
    daybeat_people_join_async (people, history, other, NULL, on_joined, g_steal_pointer (&offer));
}

void
daybeat_join_offer_ask (DaybeatWindow *window, DaybeatPeople *people, DaybeatHistory *history, DaybeatPerson *other)
{
  AdwDialog *dialog;
  Offer *offer;
  g_autofree char *body = NULL;

  g_return_if_fail (DAYBEAT_IS_WINDOW (window));
  g_return_if_fail (DAYBEAT_IS_PEOPLE (people));
  g_return_if_fail (DAYBEAT_IS_HISTORY (history));
  g_return_if_fail (DAYBEAT_IS_PERSON (other));

  /* Translators: the name of a person, and where that history comes from, such as “Fitbit Web API” */
  body = g_strdup_printf (_("This is the same person as %s (%s). Joined, one history shows both. Each is kept as it "
                            "is, and they can be separated again under Accounts."),
                          daybeat_person_get_name (other), daybeat_account_get_service_name (other));
  dialog = adw_alert_dialog_new (_("Join the Two Histories?"), body);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "later", _("Not Now"), "join", _("Join"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "join", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "join");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "later");

  offer = g_new0 (Offer, 1);
  offer->window = g_object_ref (window);
  offer->people = g_object_ref (people);
  offer->history = g_object_ref (history);
  offer->other = g_object_ref (other);
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (window), NULL, on_chosen, offer);
}

void
daybeat_join_offer_present (DaybeatWindow *window, DaybeatPeople *people, DaybeatHistory *history)
{
  g_autoptr (GPtrArray) others = NULL;

  g_return_if_fail (DAYBEAT_IS_PEOPLE (people));
  g_return_if_fail (DAYBEAT_IS_HISTORY (history));

  others = daybeat_people_find_joinable (people, daybeat_history_get_person (history));
  if (others->len > 0)
    daybeat_join_offer_ask (window, people, history, g_ptr_array_index (others, 0));
}
