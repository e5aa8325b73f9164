/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-services"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "daybeat-json-fields.h"
#include "daybeat-service-error.h"

#define DIGITS "0123456789"

/* Past a text, which begins at @cursor with its quotation mark. */
static const char *
skip_text (const char *cursor, const char *end)
{
  for (cursor++; cursor < end && *cursor != '"'; cursor++)
    {
      if (*cursor == '\\' && cursor + 1 < end)
        cursor++;
    }
  return cursor < end ? cursor + 1 : end;
}

/* Past everything that may stand in a number. */
static const char *
skip_number (const char *cursor, const char *end)
{
  while (cursor < end && *cursor != '\0' && strchr (DIGITS "+-.eE", *cursor) != NULL)
    cursor++;
  return cursor;
}

/* Whether json-glib can tell it from others: as a signed number of 64 bits, or as a double that is finite. */
static gboolean
can_be_told (const char *number, gsize length)
{
  static const char largest[] = "9223372036854775807";
  g_autofree char *text = NULL;
  char *end;
  double value;

  if (length < strlen (largest) && memchr (number, 'e', length) == NULL && memchr (number, 'E', length) == NULL)
    return TRUE;
  text = g_strndup (number, length);
  if (strspn (text, DIGITS) < length)
    {
      value = g_ascii_strtod (text, &end);
      return isfinite (value) || *end != '\0';
    }
  return length == strlen (largest) && strcmp (text, largest) <= 0;
}

static void
append_quoted (GString **quoted, gsize size, const char **copied, const char *number, const char *end)
{
  if (*quoted == NULL)
    *quoted = g_string_sized_new (size + 64);
  g_string_append_len (*quoted, *copied, number - *copied);
  g_string_append_printf (*quoted, "\"%.*s\"", (int) (end - number), number);
  *copied = end;
}

/*
 * Ids are whole numbers of 64 unsigned bits; json-glib has 63 and makes one number of all that are larger, and of what
 * no double can hold it writes what is not JSON. Both are read as texts, which every taker of a number takes too. NULL
 * where there are none.
 */
static GString *
quote_large_numbers (const char *text, gsize size)
{
  const char *end = text + size;
  const char *copied = text;
  const char *cursor = text;
  GString *quoted = NULL;

  while (cursor < end)
    {
      const char *number = cursor;

      if (*cursor == '"')
        {
          cursor = skip_text (cursor, end);
          continue;
        }
      cursor = skip_number (cursor, end);
      if (cursor == number)
        cursor++;
      else if (!can_be_told (number, (gsize) (cursor - number)))
        append_quoted (&quoted, size, &copied, number, cursor);
    }
  if (quoted != NULL)
    g_string_append_len (quoted, copied, end - copied);
  return quoted;
}

JsonNode *
daybeat_json_parse (GBytes *body, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  gsize size;
  const char *text = g_bytes_get_data (body, &size);
  g_autoptr (GString) quoted = NULL;

  /* Otherwise json-glib takes comments and several roots, and one of those ends the program. */
  json_parser_set_strict (parser, TRUE);
  if (size > 0 && g_utf8_validate_len (text, size, NULL))
    {
      quoted = quote_large_numbers (text, size);
      if (quoted != NULL)
        {
          text = quoted->str;
          size = quoted->len;
        }
      if (json_parser_load_from_data (parser, text, (gssize) size, NULL) && json_parser_get_root (parser) != NULL)
        return json_parser_steal_root (parser);
    }

  daybeat_json_fail_parse (error);
  return NULL;
}

gboolean
daybeat_json_fail_parse (GError **error)
{
  /* A parser's own message quotes the text, which is the person's. */
  g_set_error_literal (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_MALFORMED,
                       _("The answer of the service is not JSON, or was cut off."));
  return FALSE;
}

gboolean
daybeat_json_fail_shape (GError **error)
{
  g_set_error_literal (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_MALFORMED,
                       _("The service answered with something other than what was asked for."));
  return FALSE;
}

JsonNode *
daybeat_json_parse_object (GBytes *body, GError **error)
{
  g_autoptr (JsonNode) root = daybeat_json_parse (body, error);

  if (root == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (root))
    return g_steal_pointer (&root);
  daybeat_json_fail_shape (error);
  return NULL;
}
