/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-google-health-decode-private.h"

G_BEGIN_DECLS

/* Readings with more in them than a value, a text and a few words. */

/**
 * DaybeatGoogleHealthReadFunc:
 * @details: what becomes the reading's details
 */
typedef void (*DaybeatGoogleHealthReadFunc) (DaybeatGoogleHealthPoint *point, DaybeatReading *reading,
                                             JsonObject *details);

void _daybeat_google_health_read_breathing (DaybeatGoogleHealthPoint *point, DaybeatReading *reading,
                                            JsonObject *details);
void _daybeat_google_health_read_meal (DaybeatGoogleHealthPoint *point, DaybeatReading *reading, JsonObject *details);
void _daybeat_google_health_read_nutrients (DaybeatGoogleHealthPoint *point, DaybeatReading *reading,
                                            JsonObject *details);
void _daybeat_google_health_read_medical_device (DaybeatGoogleHealthPoint *point, DaybeatReading *reading,
                                                 JsonObject *details);
void _daybeat_google_health_read_alert_windows (DaybeatGoogleHealthPoint *point, DaybeatReading *reading,
                                                JsonObject *details);

G_END_DECLS
