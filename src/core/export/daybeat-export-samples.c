/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-export"

#include "config.h"

#include "daybeat-export-samples-private.h"
#include "daybeat-export-values-private.h"

void
_daybeat_export_append_seconds (GString *text, gint64 ms)
{
  gint64 size = ABS (ms);

  if (ms < 0)
    g_string_append_c (text, '-');
  g_string_append_printf (text, "%" G_GINT64_FORMAT, size / 1000);
  if (size % 1000 != 0)
    {
      g_string_append_printf (text, ".%03d", (int) (size % 1000));
      while (text->str[text->len - 1] == '0')
        g_string_truncate (text, text->len - 1);
    }
}

void
_daybeat_export_append_value (GString *text, double number, const char *absent)
{
  if (isfinite (number))
    _daybeat_export_append_number (text, number);
  else
    g_string_append (text, absent);
}

void
_daybeat_export_append_copy_members (GString *text, DaybeatSource source, int shown)
{
  if (shown != DAYBEAT_ABSENT)
    g_string_append_printf (text, ",\"source\":\"%s\",\"shown\":%s", daybeat_source_to_string (source),
                            shown ? "true" : "false");
}

void
_daybeat_export_append_copy_cells (GString *csv, DaybeatSource source, int shown)
{
  if (shown != DAYBEAT_ABSENT)
    g_string_append_printf (csv, ",%s,%s", daybeat_source_to_string (source), shown ? "true" : "false");
}
