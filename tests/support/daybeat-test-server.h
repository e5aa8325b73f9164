/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * DaybeatTestServer:
 * @address: `http://127.0.0.1:PORT`
 * @requests: (element-type DaybeatTestRequest): what came, in order
 * @answer: answers every request that nobody answered before
 * @data: for @answer
 *
 * A server on loopback in the test's own main context, that a test gives its answers to.
 */
typedef struct
{
  char *method;
  char *target; /* path and query */
  char *body;
  SoupMessageHeaders *headers;
} DaybeatTestRequest;

typedef struct _DaybeatTestServer DaybeatTestServer;
typedef void (*DaybeatTestAnswer) (DaybeatTestServer *self, SoupServerMessage *message,
                                   const DaybeatTestRequest *request);

struct _DaybeatTestServer
{
  SoupServer *server;
  char *address;
  GPtrArray *requests;
  DaybeatTestAnswer answer;
  gpointer data;
};

DaybeatTestServer *daybeat_test_server_new (DaybeatTestAnswer answer, gpointer data);
void daybeat_test_server_free (DaybeatTestServer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DaybeatTestServer, daybeat_test_server_free)

/**
 * daybeat_test_server_get_request:
 *
 * Returns: (transfer none): the request of that number, which must have come
 */
const DaybeatTestRequest *daybeat_test_server_get_request (DaybeatTestServer *self, guint index);

/**
 * daybeat_test_server_reply:
 * @body: JSON
 */
void daybeat_test_server_reply (SoupServerMessage *message, guint status, const char *body);

/**
 * daybeat_test_raw_server_new:
 * @answer: every byte that is sent back once a request has come
 * @hold_open: whether the connection then stays open and silent, else it is closed
 * @address: (out) (transfer full):
 *
 * For answers that no library would send.
 *
 * Returns: (transfer full): stop it with g_socket_service_stop() before it is let go
 */
GSocketService *daybeat_test_raw_server_new (const char *answer, gboolean hold_open, char **address);

/**
 * daybeat_test_closed_address:
 *
 * Returns: (transfer full): a loopback address at which nobody listens
 */
char *daybeat_test_closed_address (void);

G_END_DECLS
