/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-batch.h"

G_BEGIN_DECLS

/*
 * What the Fitbit Web API answers, as records (reference: its API description and documentation). Each is a pure function
 * from a body to records that it adds to @batch: fields that are missing, null, of another type or unknown never stop it;
 * what cannot be used becomes a finding. %FALSE with #DAYBEAT_SERVICE_ERROR_MALFORMED only where the body as a whole is
 * not what was asked for.
 */

/**
 * DaybeatFitbitDecoder:
 * @body: what came
 * @batch: its source is set on every record
 */
typedef gboolean (*DaybeatFitbitDecoder) (GBytes *body, DaybeatBatch *batch, GError **error);

/* `{"user": …}` in metric units: centimetres and kilograms */
gboolean daybeat_fitbit_decode_profile (GBytes *body, DaybeatBatch *batch, GError **error);

/* `{"badges": […]}` */
gboolean daybeat_fitbit_decode_badges (GBytes *body, DaybeatBatch *batch, GError **error);

/* Version 1.1, `{"data": [{"type": "person", …}]}`; the 1.0 form of old caches too */
gboolean daybeat_fitbit_decode_friends (GBytes *body, DaybeatBatch *batch, GError **error);

/*
 * Version 1.1, `data` with ranks and `included` with persons: who has no `friend` attribute is the caller; the 1.0 form
 * of old caches too, which does not tell who the caller is
 */
gboolean daybeat_fitbit_decode_leaderboard (GBytes *body, DaybeatBatch *batch, GError **error);

/* A bare array */
gboolean daybeat_fitbit_decode_devices (GBytes *body, DaybeatBatch *batch, GError **error);

/* `{"goal": …, "consistency": …}` */
gboolean daybeat_fitbit_decode_sleep_goal (GBytes *body, DaybeatBatch *batch, GError **error);

/* `{"sleep": […]}` of every version and call: by date, by range, list, log (one object), 1.0 with minuteData */
gboolean daybeat_fitbit_decode_sleep (GBytes *body, DaybeatBatch *batch, GError **error);

/**
 * daybeat_fitbit_decode_sleep_pending:
 *
 * Returns: how many milliseconds to wait before asking again, where the service is still working the sleep out
 *   (`meta.state` is `pending`); 0 where @body is an answer
 */
guint daybeat_fitbit_decode_sleep_pending (GBytes *body);

/**
 * daybeat_fitbit_decode_sleep_paging:
 * @next: (out) (nullable) (transfer full): address of the next page, %NULL at the end
 * @previous: (out) (nullable) (transfer full):
 */
void daybeat_fitbit_decode_sleep_paging (GBytes *body, char **next, char **previous);

G_END_DECLS
