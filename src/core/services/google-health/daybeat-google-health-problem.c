/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-google-health"

#include "config.h"

#include "daybeat-google-health-problem.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "daybeat-clock.h"
#include "daybeat-http-client.h"
#include "daybeat-json-peek.h"
#include "daybeat-retry-after.h"

/* However long a service asks for, in an hour it is worth another try. */
#define LONGEST_WAIT_SECONDS 3600.0

/* The pages on which a person can mend it, where the answer names none. */
#define API_PAGE "https://console.cloud.google.com/apis/library/health.googleapis.com"
#define CONNECTIONS_PAGE "https://myaccount.google.com/connections"

#define OUR_MISTAKE N_ ("The service did not accept this request from Daybeat. Everything else goes on.")

/* What an error body says, without its message. */
typedef struct
{
  char *status; /* (owned) (nullable): `PERMISSION_DENIED`, or an OAuth error's name */
  char *reason; /* (owned) (nullable): `SERVICE_DISABLED` */
  char *link;   /* (owned) (nullable): only where a person may follow it */
  double retry_seconds; /* NaN where it does not say */
} Problem;

static void
problem_clear (Problem *self)
{
  g_free (self->status);
  g_free (self->reason);
  g_free (self->link);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Problem, problem_clear)

static gboolean
is_google_host (const char *host)
{
  static const char *const domains[] = { "google.com", "googleapis.com", "fitbit.com" };

  for (gsize i = 0; i < G_N_ELEMENTS (domains); i++)
    {
      g_autofree char *below = g_strconcat (".", domains[i], NULL);

      if (g_ascii_strcasecmp (host, domains[i]) == 0 || g_str_has_suffix (host, below))
        return TRUE;
    }
  return FALSE;
}

/* What came over the wire is repeated to a person as something to open: only Google's own pages are. */
static gboolean
may_be_followed (const char *url)
{
  g_autoptr (GUri) uri = url != NULL ? g_uri_parse (url, G_URI_FLAGS_NONE, NULL) : NULL;

  return uri != NULL && daybeat_http_client_check_address (url, NULL) &&
         (is_google_host (g_uri_get_host (uri)) || daybeat_http_client_is_local_address (url));
}

static void
take_link (Problem *self, const char *url)
{
  if (self->link == NULL && may_be_followed (url))
    self->link = g_strdup (url);
}

/* `12s`, `0.5s` */
static double
read_duration (const char *text)
{
  char *end = NULL;
  double seconds = text != NULL ? g_ascii_strtod (text, &end) : NAN;

  return text != NULL && end != text && g_str_equal (end, "s") && seconds >= 0 ? seconds : NAN;
}

static void
read_detail (Problem *self, JsonObject *detail)
{
  const char *type = daybeat_json_peek_text (detail, "@type");
  JsonObject *metadata = daybeat_json_peek_object (detail, "metadata");

  if (type == NULL)
    return;
  if (g_str_has_suffix (type, "google.rpc.ErrorInfo") && self->reason == NULL)
    {
      self->reason = g_strdup (daybeat_json_peek_text (detail, "reason"));
      take_link (self, daybeat_json_peek_text (metadata, "redirect_uri"));
      take_link (self, daybeat_json_peek_text (metadata, "activationUrl"));
    }
  else if (g_str_has_suffix (type, "google.rpc.RetryInfo"))
    self->retry_seconds = read_duration (daybeat_json_peek_text (detail, "retryDelay"));
  else if (g_str_has_suffix (type, "google.rpc.Help"))
    {
      g_autoptr (GPtrArray) links = daybeat_json_peek_objects (detail, "links");

      for (guint i = 0; i < links->len; i++)
        take_link (self, daybeat_json_peek_text (links->pdata[i], "url"));
    }
}

static void
problem_read (Problem *self, GBytes *body)
{
  g_autoptr (JsonObject) root = daybeat_json_peek_root (body);
  JsonObject *error = daybeat_json_peek_object (root, "error");
  g_autoptr (GPtrArray) details = daybeat_json_peek_objects (error, "details");

  /* An OAuth error is a bare name where the other has an object. */
  *self = (Problem) { .retry_seconds = NAN };
  self->status = g_strdup (error != NULL ? daybeat_json_peek_text (error, "status")
                                         : daybeat_json_peek_text (root, "error"));
  for (guint i = 0; i < details->len; i++)
    read_detail (self, details->pdata[i]);
}

/* A reason stands before a status word; a word with an asterisk at its end fits all that begin so. */
static const struct
{
  const char *word;
  DaybeatServiceError code;
  const char *sentence;
  const char *page; /* where the answer names none */
} sentences[] = {
  { "ACCOUNT_NOT_LINKED", DAYBEAT_SERVICE_ERROR_NOT_LINKED,
    N_ ("This Google account is not set up for Google Health. Set it up first, or sign in with another account.") },
  { "SERVICE_DISABLED", DAYBEAT_SERVICE_ERROR_DISABLED,
    N_ ("The Google Health API is not enabled in your project at Google. Enable it, wait a few minutes, then try "
        "again."),
    API_PAGE },
  { "ACCESS_TOKEN_SCOPE_INSUFFICIENT", DAYBEAT_SERVICE_ERROR_MISSING_SCOPE,
    N_ ("This was not granted at sign-in. It can be granted by signing in again.") },
  { "USER_PROJECT_DENIED", DAYBEAT_SERVICE_ERROR_NEEDS_SIGN_IN,
    N_ ("Google does not let your project see your data any more. Remove the project's connection at Google, "
        "then sign in again."),
    CONNECTIONS_PAGE },
  { "RESOURCE_PERMISSION_DENIED", DAYBEAT_SERVICE_ERROR_FORBIDDEN,
    N_ ("Google does not share this with your project. If it did before, remove the project's connection at "
        "Google and sign in again."),
    CONNECTIONS_PAGE },
  { "RATE_LIMIT_EXCEEDED", DAYBEAT_SERVICE_ERROR_RATE_LIMITED, N_ ("The service allows no more requests for now.") },
  { "INVALID_*", DAYBEAT_SERVICE_ERROR_UNSUPPORTED, OUR_MISTAKE },
  { "UNAUTHENTICATED", DAYBEAT_SERVICE_ERROR_NEEDS_SIGN_IN, N_ ("The service asks for a new sign-in.") },
  { "RESOURCE_EXHAUSTED", DAYBEAT_SERVICE_ERROR_RATE_LIMITED, N_ ("The service allows no more requests for now.") },
  { "PERMISSION_DENIED", DAYBEAT_SERVICE_ERROR_FORBIDDEN, N_ ("Google does not share this with your project.") },
  { "NOT_FOUND", DAYBEAT_SERVICE_ERROR_NOT_FOUND, N_ ("The service does not know this.") },
  { "FAILED_PRECONDITION", DAYBEAT_SERVICE_ERROR_UNSUPPORTED, OUR_MISTAKE },
  { "OUT_OF_RANGE", DAYBEAT_SERVICE_ERROR_UNSUPPORTED, OUR_MISTAKE },
  { "UNIMPLEMENTED", DAYBEAT_SERVICE_ERROR_UNSUPPORTED, OUR_MISTAKE },
  { "insufficient_scope", DAYBEAT_SERVICE_ERROR_MISSING_SCOPE,
    N_ ("This was not granted at sign-in. It can be granted by signing in again.") },
  { "invalid_token", DAYBEAT_SERVICE_ERROR_NEEDS_SIGN_IN,
    N_ ("The service does not accept the sign-in any more. Sign in again.") },
  { "invalid_grant", DAYBEAT_SERVICE_ERROR_NEEDS_SIGN_IN, N_ ("The sign-in is over. Sign in again.") },
};

static gboolean
fits (const char *pattern, const char *word)
{
  gsize length = strlen (pattern) - 1;

  return word != NULL && (pattern[length] == '*' ? strncmp (pattern, word, length) == 0 : g_str_equal (pattern, word));
}

static gboolean
find_row (const char *word, gsize *row)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      if (fits (sentences[i].word, word))
        {
          *row = i;
          return TRUE;
        }
    }
  return FALSE;
}

/* Answers that are not of Google's form are no verdict on what was asked for: a proxy's 403 must not put it aside, and
   410 speaks of a page at most. */
static GError *
by_status_alone (guint status)
{
  if (status == SOUP_STATUS_UNAUTHORIZED || status == 429 || status >= SOUP_STATUS_INTERNAL_SERVER_ERROR)
    return daybeat_service_error_new_for_status (status);
  return g_error_new (DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_REFUSED,
                      _("The service refused the request (%u)."), status);
}

static GError *
make_error (gsize row, const char *link)
{
  const char *page = link != NULL ? link : sentences[row].page;

  if (page != NULL)
    return g_error_new (DAYBEAT_SERVICE_ERROR, (int) sentences[row].code, "%s %s", _ (sentences[row].sentence), page);
  return g_error_new_literal (DAYBEAT_SERVICE_ERROR, (int) sentences[row].code, _ (sentences[row].sentence));
}

GError *
daybeat_google_health_problem_get_error (guint status, GBytes *body)
{
  g_auto (Problem) problem = { 0 };
  gsize row;

  problem_read (&problem, body);
  if (!find_row (problem.reason, &row) && !find_row (problem.status, &row))
    return by_status_alone (status);
  return make_error (row, problem.link);
}

GError *
daybeat_google_health_problem_new_denied (void)
{
  gsize row = 0;

  find_row ("USER_PROJECT_DENIED", &row);
  return make_error (row, NULL);
}

void
daybeat_google_health_read_quota (SoupMessageHeaders *headers, guint status, GBytes *body, DaybeatQuota *quota)
{
  gint64 now = daybeat_clock_now ();
  gint64 wait;
  g_auto (Problem) problem = { 0 };

  quota->retry_at = 0;
  if (status != 429 && status < SOUP_STATUS_INTERNAL_SERVER_ERROR)
    return;
  problem_read (&problem, body);
  wait = daybeat_retry_after_read (headers, now);
  if (!isnan (problem.retry_seconds))
    wait = MAX (wait, (gint64) (MIN (problem.retry_seconds, LONGEST_WAIT_SECONDS) * 1000));
  if (wait >= 0)
    quota->retry_at = now + MIN (wait, (gint64) LONGEST_WAIT_SECONDS * 1000);
}
