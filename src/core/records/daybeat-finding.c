/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-records"

#include "config.h"

#include "daybeat-finding.h"

#include "daybeat-record-private.h"

static void
daybeat_finding_clear (DaybeatFinding *self)
{
  g_free (self->path);
  g_free (self->reason);
  g_free (self->original);
}

DAYBEAT_DEFINE_RECORD (DaybeatFinding, daybeat_finding)

DaybeatFinding *
daybeat_finding_new (void)
{
  DaybeatFinding *self = g_atomic_rc_box_new0 (DaybeatFinding);
  return self;
}
