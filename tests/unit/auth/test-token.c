/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "daybeat-auth-error.h"
#include "daybeat-clock.h"
#include "daybeat-token.h"

#define NOW G_GINT64_CONSTANT (1700000000000)

static DaybeatToken *
read_answer (const char *text, DaybeatToken *former, GError **error)
{
  g_autoptr (GBytes) body = g_bytes_new_static (text, strlen (text));

  return daybeat_token_new_from_answer (body, former, error);
}

static DaybeatToken *
read_good (const char *text, DaybeatToken *former)
{
  g_autoptr (GError) error = NULL;
  DaybeatToken *token = read_answer (text, former, &error);

  g_test_message ("%s", text);
  g_assert_no_error (error);
  return token;
}

static void
test_everything (void)
{
  g_autoptr (DaybeatToken) token =
      read_good ("{\"access_token\":\"eyJ.e30.sig\",\"expires_in\":28800,\"refresh_token\":\"abc\","
                 "\"scope\":\"sleep profile\",\"token_type\":\"Bearer\",\"user_id\":\"9ZTEST\"}",
                 NULL);

  g_assert_cmpstr (token->access_token, ==, "eyJ.e30.sig");
  g_assert_cmpstr (token->refresh_token, ==, "abc");
  g_assert_cmpstr (token->scopes, ==, "sleep profile");
  g_assert_cmpstr (token->user_id, ==, "9ZTEST");
  g_assert_cmpint (token->expires_at, ==, NOW + 28800 * 1000);
}

/* The least that RFC 6749 §5.1 allows. */
static void
test_access_token_alone (void)
{
  g_autoptr (DaybeatToken) token = read_good ("{\"access_token\":\"tok/en==\",\"token_type\":\"bearer\"}", NULL);

  g_assert_cmpstr (token->access_token, ==, "tok/en==");
  g_assert_null (token->refresh_token);
  g_assert_null (token->scopes);
  g_assert_null (token->user_id);
  g_assert_cmpint (token->expires_at, ==, 0);
}

static void
test_expiry (void)
{
  static const struct
  {
    const char *written;
    gint64 seconds;
  } cases[] = {
    { "3600", 3600 },
    { "\"3600\"", 3600 },
    { "3600.0", 3600 },
    { "3600.9", 3600 },
    { "1", 1 },
    { "9223372036854775807", G_MAXINT },
    { "\"99999999999999999999999\"", G_MAXINT },
    { "1e300", 1000000000 },
  };
  static const char *const absent[] = {
    "0", "-5", "null", "true", "\"soon\"", "\"\"", "[]", "{}", "-1e300", "\"-5\""
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"access_token\":\"a\",\"expires_in\":%s}", cases[i].written);
      g_autoptr (DaybeatToken) token = read_good (text, NULL);

      g_assert_cmpint (token->expires_at, ==, NOW + cases[i].seconds * 1000);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (absent); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"access_token\":\"a\",\"expires_in\":%s}", absent[i]);
      g_autoptr (DaybeatToken) token = read_good (text, NULL);

      g_assert_cmpint (token->expires_at, ==, 0);
    }
}

static void
test_other_types (void)
{
  g_autoptr (DaybeatToken) token = read_good ("{\"access_token\":\"a\",\"user_id\":12345678901,\"scope\":["
                                              "\"sleep\"],\"refresh_token\":null,\"x\":{}}",
                                              NULL);

  g_assert_cmpstr (token->user_id, ==, "12345678901");
  g_assert_null (token->scopes);
  g_assert_null (token->refresh_token);
}

static void
test_long_tokens (void)
{
  static const gsize lengths[] = { 1024, 5000, 100000 };

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree char *access = g_strnfill (lengths[i], 'a');
      g_autofree char *refresh = g_strnfill (lengths[i], 'r');
      g_autofree char *text = g_strdup_printf ("{\"access_token\":\"%s\",\"refresh_token\":\"%s\"}", access, refresh);
      g_autoptr (DaybeatToken) token = read_answer (text, NULL, NULL);

      g_assert_nonnull (token);
      g_assert_cmpstr (token->access_token, ==, access);
      g_assert_cmpstr (token->refresh_token, ==, refresh);
    }
}

static void
test_not_a_token (void)
{
  static const char *const texts[] = {
    "",
    " \n",
    "null",
    "[]",
    "\"secret-text\"",
    "<!doctype html><html><body>secret-text</body></html>",
    "access_token=secret-text&token_type=bearer",
    "{\"access_token\":\"secret-text\"",
    "{}",
    "{\"access_token\":null,\"refresh_token\":\"secret-text\"}",
    "{\"access_token\":\"\",\"refresh_token\":\"secret-text\"}",
    "{\"access_token\":[\"secret-text\"]}",
    "{\"access_token\":true}",
    "{\"error\":\"invalid_grant\",\"error_description\":\"secret-text\"}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DaybeatToken) token = read_answer (texts[i], NULL, &error);
      g_autofree char *shown = g_strescape (texts[i], NULL);

      g_test_message ("%s", shown);
      g_assert_null (token);
      g_assert_error (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_MALFORMED);
      g_assert_null (strstr (error->message, "secret-text"));
    }
}

static void
test_former_values_stay (void)
{
  g_autoptr (DaybeatToken) former =
      read_good ("{\"access_token\":\"a1\",\"refresh_token\":\"r1\",\"scope\":\"sleep\",\"user_id\":\"U\","
                 "\"expires_in\":3600}",
                 NULL);
  g_autoptr (DaybeatToken) bare = read_good ("{\"access_token\":\"a2\"}", former);
  g_autoptr (DaybeatToken) full = read_good (
      "{\"access_token\":\"a3\",\"refresh_token\":\"r3\",\"scope\":\"profile\",\"user_id\":\"V\"}", former);

  g_assert_cmpstr (bare->access_token, ==, "a2");
  g_assert_cmpstr (bare->refresh_token, ==, "r1");
  g_assert_cmpstr (bare->scopes, ==, "sleep");
  g_assert_cmpstr (bare->user_id, ==, "U");
  /* The former token's end says nothing of the new one's. */
  g_assert_cmpint (bare->expires_at, ==, 0);

  g_assert_cmpstr (full->refresh_token, ==, "r3");
  g_assert_cmpstr (full->scopes, ==, "profile");
  g_assert_cmpstr (full->user_id, ==, "V");
  g_assert_cmpstr (former->access_token, ==, "a1");
  g_assert_cmpstr (former->refresh_token, ==, "r1");
}

/* An empty refresh token cannot be used: taking it would end the sign-in for nothing. */
static void
test_empty_is_left_out (void)
{
  g_autoptr (DaybeatToken) former =
      read_good ("{\"access_token\":\"a1\",\"refresh_token\":\"r1\",\"user_id\":\"U\"}", NULL);
  g_autoptr (DaybeatToken) fresh =
      read_good ("{\"access_token\":\"a2\",\"refresh_token\":\"\",\"user_id\":\"\"}", former);
  g_autoptr (DaybeatToken) first =
      read_good ("{\"access_token\":\"a\",\"refresh_token\":\"\",\"user_id\":\"\"}", NULL);

  g_assert_cmpstr (fresh->refresh_token, ==, "r1");
  g_assert_cmpstr (fresh->user_id, ==, "U");
  g_assert_null (first->refresh_token);
  g_assert_null (first->user_id);
}

/* The end of a grant: as the last answer says; what it does not say of the same refresh token is as it was. */
static void
test_end_of_the_grant (void)
{
  static const struct
  {
    const char *answer;
    gint64 days;
  } cases[] = {
    { "{\"access_token\":\"a2\"}", 7 },
    { "{\"access_token\":\"a2\",\"refresh_token_expires_in\":345600}", 4 },
    { "{\"access_token\":\"a2\",\"refresh_token_expires_in\":\"345600\",\"refresh_token\":\"r2\"}", 4 },
    { "{\"access_token\":\"a2\",\"refresh_token\":\"r2\"}", 0 },
    { "{\"access_token\":\"a2\",\"refresh_token_expires_in\":null}", 7 },
    { "{\"access_token\":\"a2\",\"refresh_token_expires_in\":{}}", 7 },
  };
  const gint64 start = G_GINT64_CONSTANT (1700000000000), day = 24 * 3600 * 1000;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DaybeatToken) former = NULL;
      g_autoptr (DaybeatToken) fresh = NULL;

      daybeat_clock_set_fixed (start);
      former = read_good ("{\"access_token\":\"a1\",\"refresh_token\":\"r1\",\"refresh_token_expires_in\":604800}", NULL);
      g_assert_cmpint (former->refresh_expires_at, ==, start + 7 * day);
      fresh = read_good (cases[i].answer, former);
      g_assert_cmpint (fresh->refresh_expires_at, ==, cases[i].days > 0 ? start + cases[i].days * day : 0);
    }
  daybeat_clock_set_fixed (0);
}

static void
test_for_user (void)
{
  g_autoptr (DaybeatToken) token =
      read_good ("{\"access_token\":\"a\",\"refresh_token\":\"r\",\"scope\":\"s\",\"expires_in\":60,"
                 "\"refresh_token_expires_in\":600}",
                 NULL);
  g_autoptr (DaybeatToken) copy = daybeat_token_new_for_user (token, "7301944128856120934");

  g_assert_cmpstr (copy->user_id, ==, "7301944128856120934");
  g_assert_null (token->user_id);
  g_assert_cmpstr (copy->access_token, ==, "a");
  g_assert_cmpstr (copy->refresh_token, ==, "r");
  g_assert_cmpstr (copy->scopes, ==, "s");
  g_assert_cmpint (copy->expires_at, ==, token->expires_at);
  g_assert_cmpint (copy->refresh_expires_at, ==, token->refresh_expires_at);
}

static void
test_has_scope (void)
{
  g_autoptr (DaybeatToken) token = read_good ("{\"access_token\":\"a\",\"scope\":\"sleep profile social\"}", NULL);
  g_autoptr (DaybeatToken) without = read_good ("{\"access_token\":\"a\"}", NULL);

  g_assert_true (daybeat_token_has_scope (token, "sleep"));
  g_assert_true (daybeat_token_has_scope (token, "social"));
  g_assert_false (daybeat_token_has_scope (token, "soc"));
  g_assert_false (daybeat_token_has_scope (token, "weight"));
  g_assert_false (daybeat_token_has_scope (token, "sleep profile"));
  g_assert_false (daybeat_token_has_scope (without, "sleep"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  daybeat_clock_set_fixed (NOW);
  g_test_add_func ("/token/everything", test_everything);
  g_test_add_func ("/token/access-token-alone", test_access_token_alone);
  g_test_add_func ("/token/expiry", test_expiry);
  g_test_add_func ("/token/other-types", test_other_types);
  g_test_add_func ("/token/long-tokens", test_long_tokens);
  g_test_add_func ("/token/not-a-token", test_not_a_token);
  g_test_add_func ("/token/former-values-stay", test_former_values_stay);
  g_test_add_func ("/token/empty-is-left-out", test_empty_is_left_out);
  g_test_add_func ("/token/end-of-the-grant", test_end_of_the_grant);
  g_test_add_func ("/token/for-user", test_for_user);
  g_test_add_func ("/token/has-scope", test_has_scope);
  return g_test_run ();
}
