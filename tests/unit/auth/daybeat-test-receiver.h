/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-loopback-receiver.h"
#include "daybeat-test-raw-http.h"

G_BEGIN_DECLS

#define DAYBEAT_TEST_STATE "the-right-state"

/**
 * DaybeatTestReceiver:
 * @host: what a browser says as Host
 * @code: (nullable): of the last answer
 * @problem: (nullable): the error of the last answer
 *
 * A receiver at a free port, and what it was answered.
 */
typedef struct
{
  DaybeatLoopbackReceiver *receiver;
  char *host;
  guint port;
  guint n_answers;
  char *code;
  char *problem;
} DaybeatTestReceiver;

/**
 * daybeat_test_receiver_set_up:
 * @data: (nullable): the registered redirect address
 */
void daybeat_test_receiver_set_up (DaybeatTestReceiver *self, gconstpointer data);
void daybeat_test_receiver_tear_down (DaybeatTestReceiver *self, gconstpointer data);

/**
 * daybeat_test_receiver_watch:
 * @receiver: (transfer full): one that was made otherwise
 */
void daybeat_test_receiver_watch (DaybeatTestReceiver *self, DaybeatLoopbackReceiver *receiver);

/**
 * daybeat_test_receiver_ask:
 *
 * Returns: (transfer full): the whole answer to one request
 */
char *daybeat_test_receiver_ask (DaybeatTestReceiver *self, const char *method, const char *host, const char *target);
guint daybeat_test_receiver_get_status (DaybeatTestReceiver *self, const char *target);
void daybeat_test_receiver_wait (DaybeatTestReceiver *self);

/**
 * daybeat_test_receiver_assert_waiting:
 *
 * After everything that was tried: the one right answer still gets through, once, and then nobody listens any more.
 */
void daybeat_test_receiver_assert_waiting (DaybeatTestReceiver *self);

G_END_DECLS
