/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-absent.h"
#include "daybeat-instant.h"
#include "daybeat-source.h"

G_BEGIN_DECLS

/**
 * DaybeatBadge:
 *
 * An award, as the service words it.
 */
typedef struct
{
  DaybeatSource source;
  char *id;                /* upstream encodedId; (nullable) */
  char *type;              /* `DAILY_STEPS`, … : an open set */
  char *category;          /* display heading; (nullable) */
  char *name;              /* (nullable) */
  char *short_name;        /* (nullable) */
  char *description;       /* (nullable) */
  char *short_description; /* (nullable) */
  char *earned_message;    /* (nullable) */
  gint64 value;            /* the threshold, in @unit */
  char *unit;              /* `KILOMETERS`, …; (nullable): a plain count */
  gint64 times_achieved;
  DaybeatDay date;         /* of the latest earning */
  char *gradient_start;    /* 6 hex digits; (nullable) */
  char *gradient_end;      /* 6 hex digits; (nullable) */
  char *image_url;         /* the largest picture offered; (nullable) */
  DaybeatDay as_of;        /* the day on which the source said so */
  char *extra;             /* members nobody knew, as a JSON object; (nullable) */
} DaybeatBadge;

/**
 * daybeat_badge_new:
 *
 * Returns: (transfer full): a record with every member absent
 */
DaybeatBadge *daybeat_badge_new (void);
DaybeatBadge *daybeat_badge_ref (DaybeatBadge *self);
void daybeat_badge_unref (DaybeatBadge *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DaybeatBadge, daybeat_badge_unref)

G_END_DECLS
