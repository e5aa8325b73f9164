/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-standin"

/* Filters (§3.3): `<member> >= "<time>" [AND <member> < "<time>"]`, and nothing else. */

#include "config.h"

#include <string.h>

#include "standin-google-data-private.h"

#define MEMBER "INVALID_DATA_POINT_FILTER_DATA_TYPE_MEMBER"
#define SYNTAX "INVALID_DATA_POINT_FILTER_SYNTAX"
#define MISSING "INVALID_DATA_POINT_FILTER_MISSING_TOKEN"
#define FORMAT "INVALID_FILTER_FORMAT"

/* Members by kind of record; where a civil time is allowed but has been seen to select nothing, it does so here. */
static const struct
{
  StandInGoogleKind kind;
  const char *member;
  gboolean civil;
  gboolean silent;
  gboolean only_from;
} members[] = {
  { STANDIN_KIND_INTERVAL, "interval.start_time", FALSE, FALSE, FALSE },
  { STANDIN_KIND_INTERVAL, "interval.civil_start_time", TRUE, TRUE, FALSE },
  { STANDIN_KIND_SAMPLE, "sample_time.physical_time", FALSE, FALSE, FALSE },
  { STANDIN_KIND_SAMPLE, "sample_time.civil_time", TRUE, TRUE, FALSE },
  { STANDIN_KIND_DAILY, "date", TRUE, FALSE, FALSE },
  { STANDIN_KIND_SESSION, "interval.civil_start_time", TRUE, FALSE, FALSE },
  { STANDIN_KIND_SLEEP, "interval.end_time", FALSE, FALSE, FALSE },
  { STANDIN_KIND_SLEEP, "interval.civil_end_time", TRUE, FALSE, FALSE },
  { STANDIN_KIND_ECG, "interval.start_time", FALSE, FALSE, TRUE },
};

typedef struct
{
  StandInGoogleCall *call;
  const char *text;
  const char *at;
  int member; /* that of the first condition, −1 before it */
} Reader;

static gboolean refuse (Reader *reader, const char *reason, const char *at, const char *format, ...)
    G_GNUC_PRINTF (4, 5);

static gboolean
refuse (Reader *reader, const char *reason, const char *at, const char *format, ...)
{
  g_autofree char *what = NULL, *description = NULL;
  g_autofree char *metadata = g_strconcat ("detailedReasons=", reason, NULL);
  g_autofree char *text = g_strdup_printf ("Invalid data point filter: %s.", reason);
  va_list arguments;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  description = g_strdup_printf ("%s (at line 1, column %d)", what, (int) (at - reader->text) + 1);
  reader->call->self->n_violations++;
  standin_google_reply_error (reader->call->message, &(StandInGoogleError){
                                                         .code = 400,
                                                         .status = "INVALID_ARGUMENT",
                                                         .message = text,
                                                         .reason = "INVALID_DATA_POINT_FILTER",
                                                         .metadata = metadata,
                                                         .field = "filter",
                                                         .description = description,
                                                     });
  return FALSE;
}

gboolean
standin_google_parse_physical (const char *text, gint64 *ms)
{
  DaybeatInstant instant;
  gsize length = text != NULL ? strlen (text) : 0;

  if (length < strlen ("YYYY-MM-DDTHH:MM:SSZ") || text[10] != 'T' || text[16] != ':' ||
      !daybeat_instant_parse (text, &instant) || instant.offset_source == DAYBEAT_OFFSET_NONE)
    return FALSE;
  *ms = daybeat_instant_get_utc (instant);
  return TRUE;
}

gboolean
standin_google_parse_civil (const char *text, gint64 *wall_ms)
{
  DaybeatDay day = standin_parse_day (text, FALSE);
  g_autofree char *midnight = day != DAYBEAT_DAY_NONE ? g_strconcat (text, "T00:00:00", NULL) : NULL;
  DaybeatInstant instant;

  if (midnight == NULL && (text == NULL || strlen (text) != strlen ("YYYY-MM-DDTHH:MM:SS")))
    return FALSE;
  if (!daybeat_instant_parse (midnight != NULL ? midnight : text, &instant) ||
      instant.offset_source != DAYBEAT_OFFSET_NONE)
    return FALSE;
  *wall_ms = instant.wall_ms;
  return TRUE;
}

static void
skip_spaces (Reader *reader)
{
  while (*reader->at == ' ')
    reader->at++;
}

static gboolean
take (Reader *reader, const char *word)
{
  if (!g_str_has_prefix (reader->at, word))
    return FALSE;
  reader->at += strlen (word);
  return TRUE;
}

/* `daily-vo2-max` as filters spell it. */
static char *
get_filter_name (const StandInGoogleType *type)
{
  return g_strdelimit (g_strdup (type->id), "-", '_');
}

static int
find_member (const StandInGoogleType *type, const char *word)
{
  g_autofree char *name = get_filter_name (type);
  g_autofree char *prefix = g_strconcat (name, ".", NULL);

  if (!g_str_has_prefix (word, prefix))
    return -1;
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      if (members[i].kind == type->kind && g_str_equal (word + strlen (prefix), members[i].member))
        return (int) i;
    }
  return -1;
}

static gboolean
read_member (Reader *reader)
{
  const char *begin = reader->at;
  g_autofree char *word = NULL;
  int member;

  while (g_ascii_isalnum (*reader->at) || strchr ("_.-", *reader->at) != NULL)
    {
      if (*reader->at == '\0')
        break;
      reader->at++;
    }
  word = g_strndup (begin, (gsize) (reader->at - begin));
  if (*word == '\0')
    return refuse (reader, *begin == '\0' ? MISSING : SYNTAX, begin, "A member is expected.");
  member = find_member (reader->call->type, word);
  if (member < 0 || (reader->member >= 0 && member != reader->member))
    return refuse (reader, MEMBER, begin, "Member '%s' is not supported for filtering.", word);
  reader->member = member;
  return TRUE;
}

static gboolean
read_literal (Reader *reader, gint64 *ms)
{
  const char *begin = reader->at;
  const char *end = *begin == '"' ? strchr (begin + 1, '"') : NULL;
  g_autofree char *literal = NULL;
  gboolean is_time;

  if (end == NULL)
    return refuse (reader, *begin == '\0' ? MISSING : SYNTAX, begin, "A time in quotation marks is expected.");
  literal = g_strndup (begin + 1, (gsize) (end - begin - 1));
  reader->at = end + 1;
  if (reader->call->type->kind == STANDIN_KIND_DAILY)
    is_time = strlen (literal) == strlen ("YYYY-MM-DD") && standin_google_parse_civil (literal, ms);
  else if (members[reader->member].civil)
    is_time = standin_google_parse_civil (literal, ms);
  else
    is_time = standin_google_parse_physical (literal, ms);
  return is_time || refuse (reader, FORMAT, begin, "'%s' is no time of the form that this member has.", literal);
}

static gboolean
read_condition (Reader *reader, StandInRange *range)
{
  gboolean from;
  gint64 ms = 0;

  skip_spaces (reader);
  if (!read_member (reader))
    return FALSE;
  skip_spaces (reader);
  from = take (reader, ">=");
  if (!from && (g_str_has_prefix (reader->at, "<=") || !take (reader, "<")))
    return refuse (reader, *reader->at == '\0' ? MISSING : SYNTAX, reader->at, "Only >= and < are supported.");
  if (!from && members[reader->member].only_from)
    return refuse (reader, SYNTAX, reader->at, "Only >= is supported for this member.");
  skip_spaces (reader);
  if (!read_literal (reader, &ms))
    return FALSE;
  if (from)
    range->from_ms = MAX (range->from_ms, ms);
  else
    range->until_ms = MIN (range->until_ms, ms);
  return TRUE;
}

/* Conditions with AND between them; OR, which only sleep has, begins another range. */
static gboolean
read_all (Reader *reader, StandInGoogleFilter *filter)
{
  for (;;)
    {
      if (!read_condition (reader, &filter->ranges[filter->n_ranges - 1]))
        return FALSE;
      if (*reader->at == '\0')
        return TRUE;
      if (take (reader, " AND "))
        continue;
      if (reader->call->type->kind != STANDIN_KIND_SLEEP || !take (reader, " OR ") ||
          filter->n_ranges == STANDIN_MAX_RANGES)
        return refuse (reader, SYNTAX, reader->at, "Only AND is supported between two conditions.");
      filter->ranges[filter->n_ranges++] = (StandInRange){ G_MININT64, G_MAXINT64 };
    }
}

gboolean
standin_google_read_filter (StandInGoogleCall *call, StandInGoogleFilter *filter)
{
  const char *text = g_hash_table_lookup (call->form, "filter");
  Reader reader = { .call = call, .text = text, .at = text, .member = -1 };

  *filter = (StandInGoogleFilter){ .ranges = { { G_MININT64, G_MAXINT64 } }, .n_ranges = 1 };
  if (text == NULL || *text == '\0')
    return TRUE;
  if (!read_all (&reader, filter))
    return FALSE;
  filter->civil = members[reader.member].civil;
  filter->silent = members[reader.member].silent;
  return TRUE;
}

gboolean
standin_google_filter_matches (const StandInGoogleFilter *filter, const StandInGoogleType *type,
                               const StandInPoint *point)
{
  gint64 ms = type->kind == STANDIN_KIND_SLEEP ? point->end_ms : point->start_ms;

  if (filter->silent)
    return FALSE;
  if (filter->civil && type->kind != STANDIN_KIND_DAILY)
    ms += daybeat_sample_offset_at_utc (ms) * DAYBEAT_MS_PER_MINUTE;
  for (guint i = 0; i < filter->n_ranges; i++)
    {
      if (ms >= filter->ranges[i].from_ms && ms < filter->ranges[i].until_ms)
        return TRUE;
    }
  return FALSE;
}
