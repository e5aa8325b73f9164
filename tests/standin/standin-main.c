/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-standin"

#include "config.h"

#include <glib-unix.h>
#include <stdio.h>

#include "daybeat-clock.h"
#include "standin-google-private.h"

static gboolean
on_signal (gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_REMOVE;
}

typedef struct
{
  int port;
  int person;
  int years;
  char *faults;
  char *today;
} Wishes;

/* It is noon of @today for ever; tokens and quota go on by the real clock. */
static gboolean
stop_calendar (const char *today)
{
  g_autofree char *noon = g_strconcat (today, "T12:00:00Z", NULL);
  DaybeatInstant instant;

  if (!daybeat_instant_parse (noon, &instant))
    return FALSE;
  daybeat_clock_set_fixed (daybeat_instant_get_utc (instant));
  return TRUE;
}

static gboolean
read_options (StandIn *self, Wishes *wishes, int *argc, char ***argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "port", 0, 0, G_OPTION_ARG_INT, &wishes->port, "Port to listen on; 0 for a free one", "N" },
    { "client-id", 0, 0, G_OPTION_ARG_STRING, &self->client_id, "The one application that is registered",
      "ID" },
    { "client-secret", 0, 0, G_OPTION_ARG_STRING, &self->client_secret, "Makes it a client of type server",
      "TEXT" },
    { "client-type", 0, 0, G_OPTION_ARG_STRING, &self->client_type, "personal, client or server", "TYPE" },
    { "redirect-uri", 0, 0, G_OPTION_ARG_STRING, &self->redirect_uri, "The registered redirect address",
      "ADDRESS" },
    { "person", 0, 0, G_OPTION_ARG_INT, &wishes->person, "Which made person", "SEED" },
    { "years", 0, 0, G_OPTION_ARG_INT, &wishes->years, "How much history", "N" },
    { "today", 0, 0, G_OPTION_ARG_STRING, &wishes->today, "Believe that this day is today", "DAY" },
    { "fault", 0, 0, G_OPTION_ARG_STRING, &wishes->faults, "Fail on demand: NAME[:RESOURCE][=TIMES],…",
      "LIST" },
    { "quota", 0, 0, G_OPTION_ARG_INT, &self->quota, "Requests an hour of the Fitbit Web API", "N" },
    { "token-lifetime", 0, 0, G_OPTION_ARG_INT, &self->token_lifetime, "Of access tokens", "SECONDS" },
    { "token-bytes", 0, 0, G_OPTION_ARG_INT, &self->token_bytes, "Length of access tokens", "N" },
    { "auto-consent", 0, 0, G_OPTION_ARG_NONE, &self->auto_consent, "Allow without asking", NULL },
    { "auto-deny", 0, 0, G_OPTION_ARG_NONE, &self->auto_deny, "Deny without asking", NULL },
    { "grant", 0, 0, G_OPTION_ARG_STRING, &self->grant, "All that is allowed without asking", "SCOPES" },
    { "read-only", 0, 0, G_OPTION_ARG_NONE, &self->read_only, "The application may only read", NULL },
    { "slow", 0, 0, G_OPTION_ARG_INT, &self->slow_ms, "How late the fault slow makes an answer",
      "MILLISECONDS" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("— a stand-in for the Fitbit Web API and the Google Health API");

  g_option_context_add_main_entries (context, entries, NULL);
  standin_google_add_options (self, context);
  g_option_context_set_description (
      context,
      "Tests steer it below /_standin/: GET for the counts; POST to fault (fault=LIST), quota (quota=N and, "
      "where wanted, reset=SECONDS), google-quota (the same of Google's minute), advance (seconds=N moves the clock), "
      "expire, invalidate, withdraw, google-withdraw and google-revise (points=TYPE:DAY), reset-counters.");
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;
  if (g_strcmp0 (self->client_type, "server") == 0 && self->client_secret == NULL)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 "A client of type server needs --client-secret.");
  else if (!standin_set_faults (self, wishes->faults))
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--fault names what there is not.");
  else if (wishes->today != NULL && !stop_calendar (wishes->today))
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--today is a day such as 2026-11-24.");
  else if (wishes->years < 1 || wishes->years > 50)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--years goes from 1 to 50.");
  else
    return standin_google_check_options (self, error);
  return FALSE;
}

static int
serve (StandIn *self, int port)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GError) error = NULL;

  if (!standin_start (self, (guint)port, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  g_unix_signal_add (SIGTERM, on_signal, loop);
  g_unix_signal_add (SIGINT, on_signal, loop);
  /* Whoever has read the address may end it at once. */
  g_print ("%s\n", self->address);
  fflush (stdout);
  g_main_loop_run (loop);
  return 0;
}

int
main (int argc, char **argv)
{
  StandIn *self = standin_new ();
  Wishes wishes = { .person = 7, .years = 3 };
  g_autoptr (GError) error = NULL;
  int status = 2;

  if (read_options (self, &wishes, &argc, &argv, &error))
    {
      self->seed = (guint)wishes.person;
      self->years = (guint)wishes.years;
      status = serve (self, wishes.port);
    }
  else
    g_printerr ("%s\n", error->message);
  g_free (wishes.faults);
  g_free (wishes.today);
  standin_free (self);
  return status;
}
