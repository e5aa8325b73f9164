/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-service.h"

G_BEGIN_DECLS

/**
 * DaybeatFitbitRequest:
 * @method: `GET`, `POST` or `DELETE`
 * @target: path
 * @form: (nullable): the body
 */
typedef struct
{
  const char *method;
  char *target;
  char *form;
} DaybeatFitbitRequest;

void daybeat_fitbit_request_clear (DaybeatFitbitRequest *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DaybeatFitbitRequest, daybeat_fitbit_request_clear)

/**
 * daybeat_fitbit_edit_encode:
 * @request: (out caller-allocates): what to send, numbers in metric units
 *
 * Returns: whether the service has such a change
 */
gboolean daybeat_fitbit_edit_encode (const DaybeatEdit *edit, DaybeatFitbitRequest *request);

G_END_DECLS
