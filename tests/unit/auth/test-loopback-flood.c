/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include "daybeat-test-receiver.h"
#include "daybeat-test-support.h"

#define STATE DAYBEAT_TEST_STATE
#define MEGABYTE (1024 * 1024)

/* Far fewer than attack, and about as many as a desktop gives a program by default beside its own files. */
#define FILES_ALLOWED 512
#define N_ATTACKERS 10000

/* How many attackers stand at the door before the next ones come: below the usual limit of the system's
 * queue. */
#define N_AT_ONCE 100

typedef DaybeatTestReceiver Fixture;

static const char *program;

/* Connections that say nothing, or not all, and stay */

static void
test_half_open (Fixture *fixture, gconstpointer data)
{
  static const char *const beginnings[] = {
    "",
    "G",
    "GET /callback?code=c0de&state=" STATE " HTTP/1.1",
    "GET /callback?code=c0de&state=" STATE " HTTP/1.1\r\nHost: ",
    "POST /callback HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n12345",
  };
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func (g_object_unref);

  for (gsize i = 0; i < 20 * G_N_ELEMENTS (beginnings); i++)
    {
      GSocketConnection *connection = daybeat_test_raw_connect ("127.0.0.1", fixture->port);

      g_assert_nonnull (connection);
      g_ptr_array_add (open, connection);
      daybeat_test_raw_send (connection, beginnings[i % G_N_ELEMENTS (beginnings)]);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  daybeat_test_receiver_assert_waiting (fixture);
}

/* Ten thousand, from another process */

static gboolean
is_closed_by_them (int fd)
{
  struct pollfd one = { .fd = fd, .events = POLLIN | POLLRDHUP };

  return poll (&one, 1, 200) > 0;
}

/* What the attacker does: opens them all and lets go of none until its standard input ends. */
static int
attack (guint port, guint n)
{
  struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons ((guint16)port) };
  struct rlimit limit;
  g_autofree int *fds = g_new (int, n);
  guint n_open = 0;
  char end;

  getrlimit (RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  setrlimit (RLIMIT_NOFILE, &limit);
  address.sin_addr.s_addr = htonl (INADDR_LOOPBACK);
  for (guint i = 0; i < n; i++)
    {
      /* Where the system does not allow so many, the oldest makes room. */
      if (i + 64 > limit.rlim_cur)
        close (fds[i + 64 - limit.rlim_cur]);
      fds[i] = socket (AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
      if (fds[i] >= 0 && connect (fds[i], (struct sockaddr *)&address, sizeof address) == 0)
        n_open++;
      if (i % N_AT_ONCE == 0 && i > 2 * N_AT_ONCE)
        is_closed_by_them (fds[i - 2 * N_AT_ONCE]);
    }
  g_print ("%u\n", n_open);
  fflush (stdout);
  return read (STDIN_FILENO, &end, 1) == 0 ? 0 : 1;
}

static guint
count_open_files (void)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/fd", 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static char *
read_line (GInputStream *stream)
{
  g_autoptr (GDataInputStream) lines = g_data_input_stream_new (stream);
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  g_data_input_stream_read_line_async (lines, G_PRIORITY_DEFAULT, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  return g_data_input_stream_read_line_finish (lines, result, NULL, NULL);
}

static void
test_ten_thousand (Fixture *fixture, gconstpointer data)
{
  g_autofree char *port = g_strdup_printf ("%u", fixture->port);
  struct rlimit before, few;
  g_autoptr (GSubprocess) attacker = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *n_open = NULL;

  attacker = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program,
                               "--attack", port, NULL);
  g_assert_no_error (error);
  getrlimit (RLIMIT_NOFILE, &before);
  few = before;
  few.rlim_cur = MIN (FILES_ALLOWED, before.rlim_cur);
  setrlimit (RLIMIT_NOFILE, &few);

  n_open = read_line (g_subprocess_get_stdout_pipe (attacker));
  g_assert_cmpuint (g_ascii_strtoull (n_open, NULL, 10), ==, N_ATTACKERS);
  g_assert_cmpuint (count_open_files (), <, FILES_ALLOWED / 2);
  daybeat_test_receiver_assert_waiting (fixture);

  setrlimit (RLIMIT_NOFILE, &before);
  g_output_stream_close (g_subprocess_get_stdin_pipe (attacker), NULL, NULL);
  g_assert_true (g_subprocess_wait_check (attacker, NULL, NULL));
}

/* Requests without an end */

static void
test_header_of_a_megabyte (Fixture *fixture, gconstpointer data)
{
  static const char *const beginnings[] = {
    "GET /callback?code=c0de&state=" STATE " HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: ",
    "GET /callback?code=c0de&state=" STATE "&long=",
    "",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++)
    {
      g_autoptr (GSocketConnection) connection = daybeat_test_raw_connect ("127.0.0.1", fixture->port);
      g_autofree char *filling = g_strnfill (MEGABYTE, 'a');
      g_autofree char *request = g_strconcat (beginnings[i], filling, NULL);
      g_autofree char *answer = daybeat_test_raw_exchange (connection, request, -1);

      /* It is cut off without having waited for the end. */
      g_assert_cmpuint (daybeat_test_raw_get_status (answer), !=, 200);
    }
  daybeat_test_receiver_assert_waiting (fixture);
}

static void
test_header_of_many_lines (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSocketConnection) connection = daybeat_test_raw_connect ("127.0.0.1", fixture->port);
  g_autoptr (GString) request = g_string_new ("GET /callback HTTP/1.1\r\n");
  g_autofree char *answer = NULL;

  while (request->len < MEGABYTE)
    g_string_append (request, "X-Many: more\r\n");
  answer = daybeat_test_raw_exchange (connection, request->str, -1);
  g_assert_cmpuint (daybeat_test_raw_get_status (answer), !=, 200);
  daybeat_test_receiver_assert_waiting (fixture);
}

typedef struct
{
  guint port;
  const char *framing;
  const char *piece;
  gsize n_sent;
  gboolean ended;
} Sender;

/* Sends a body until it is cut off, or a quarter of a gigabyte was taken. */
static gpointer
send_without_end (gpointer data)
{
  Sender *sender = data;
  g_autoptr (GSocketConnection) connection = daybeat_test_raw_connect ("127.0.0.1", sender->port);
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  g_autofree char *filling = g_strnfill (64 * 1024, 'a');
  g_autofree char *piece = g_strdup_printf ("%s%s\r\n", sender->piece, filling);
  g_autofree char *head =
      g_strdup_printf ("POST /callback HTTP/1.1\r\nHost: 127.0.0.1:%u\r\n%s\r\n\r\n", sender->port, sender->framing);

  if (g_output_stream_write_all (output, head, strlen (head), NULL, NULL, NULL))
    {
      while (sender->n_sent < 256 * MEGABYTE &&
             g_output_stream_write_all (output, piece, strlen (piece), NULL, NULL, NULL))
        sender->n_sent += strlen (piece);
    }
  g_atomic_int_set (&sender->ended, TRUE);
  g_main_context_wakeup (NULL);
  return NULL;
}

static gboolean
has_ended (gpointer data)
{
  return g_atomic_int_get (&((Sender *)data)->ended);
}

static void
test_body_without_end (Fixture *fixture, gconstpointer data)
{
  Sender senders[] = {
    { .port = fixture->port, .framing = "Content-Length: 1000000000000", .piece = "" },
    { .port = fixture->port, .framing = "Transfer-Encoding: chunked", .piece = "10000\r\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (senders); i++)
    {
      GThread *thread = g_thread_new ("sender", send_without_end, &senders[i]);

      daybeat_test_wait_until (has_ended, &senders[i]);
      g_thread_join (thread);
      /* What the system buffers on both sides is sent without anybody reading it. */
      g_assert_cmpuint (senders[i].n_sent, <, 32 * MEGABYTE);
    }
  daybeat_test_receiver_assert_waiting (fixture);
}

/* Who asks first whether a body is welcome learns that it is not. */
static void
test_expectation (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSocketConnection) connection = daybeat_test_raw_connect ("127.0.0.1", fixture->port);
  g_autofree char *request =
      g_strdup_printf ("POST /callback HTTP/1.1\r\nHost: 127.0.0.1:%u\r\nContent-Length: 1000\r\nExpect: "
                       "100-continue\r\n\r\n",
                       fixture->port);
  g_autofree char *answer = daybeat_test_raw_exchange (connection, request, -1);

  g_assert_null (strstr (answer, "100 Continue"));
  daybeat_test_receiver_assert_waiting (fixture);
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--attack"))
    return attack ((guint)g_ascii_strtoull (argv[2], NULL, 10), N_ATTACKERS);

  program = argv[0];
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                                          \
  g_test_add ("/loopback-flood/" name, Fixture, NULL, daybeat_test_receiver_set_up, function,                        \
              daybeat_test_receiver_tear_down)
  ADD ("half-open", test_half_open);
  ADD ("ten-thousand", test_ten_thousand);
  ADD ("header-of-a-megabyte", test_header_of_a_megabyte);
  ADD ("header-of-many-lines", test_header_of_many_lines);
  ADD ("body-without-end", test_body_without_end);
  ADD ("expectation", test_expectation);
  return g_test_run ();
}
