/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-batch.h"

G_BEGIN_DECLS

/*
 * What the service tells of the person, as records. Pure functions, as the decoders of points are; the first four fill
 * members of the batch's profile, in any order, and make it where there is none.
 */

/**
 * daybeat_google_health_decode_profile:
 *
 * `users.getProfile`: age, membership, strides. It has no name.
 */
gboolean daybeat_google_health_decode_profile (GBytes *body, DaybeatBatch *batch, GError **error);

/**
 * daybeat_google_health_decode_settings:
 *
 * `users.getSettings`: units, time zone, languages.
 */
gboolean daybeat_google_health_decode_settings (GBytes *body, DaybeatBatch *batch, GError **error);

/**
 * daybeat_google_health_decode_identity:
 *
 * `users.getIdentity`: the id that resource names have, and in the profile's further members `legacyUserId`, the one
 * that the person had at Fitbit.
 */
gboolean daybeat_google_health_decode_identity (GBytes *body, DaybeatBatch *batch, GError **error);

/**
 * daybeat_google_health_decode_userinfo:
 *
 * OpenID's answer: name and picture, and in the profile's further members `email`. Its `sub` is another id than the
 * service's own.
 */
gboolean daybeat_google_health_decode_userinfo (GBytes *body, DaybeatBatch *batch, GError **error);

/**
 * daybeat_google_health_decode_devices:
 * @next_page_token: (out) (nullable) (transfer full):
 *
 * A page of `users.pairedDevices.list`.
 */
gboolean daybeat_google_health_decode_devices (GBytes *body, DaybeatBatch *batch, char **next_page_token,
                                               GError **error);

/**
 * daybeat_google_health_decode_irn_profile:
 *
 * `users.getIrnProfile`, a reading of the kind `irregular_rhythm_profile`.
 */
gboolean daybeat_google_health_decode_irn_profile (GBytes *body, DaybeatBatch *batch, GError **error);

/**
 * daybeat_google_health_decode_tcx:
 * @body: an exercise's route as TCX, or the JSON object around it
 * @exercise_id: whose route it is
 *
 * Adds a track, unless no point of it has a place.
 */
gboolean daybeat_google_health_decode_tcx (GBytes *body, const char *exercise_id, DaybeatBatch *batch, GError **error);

G_END_DECLS
