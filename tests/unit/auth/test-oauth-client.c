/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "daybeat-auth-error.h"
#include "daybeat-oauth-client.h"

static DaybeatOAuthClient *
read_client (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return daybeat_oauth_client_new_from_bytes (bytes, error);
}

static void
assert_refused (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatOAuthClient) client = read_client (text, &error);
  g_autofree char *shown = g_strescape (text, NULL);

  g_test_message ("%s", shown);
  g_assert_null (client);
  g_assert_error (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_CONFIGURATION);
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static void
assert_scopes (const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatOAuthClient) client = read_client (text, &error);
  g_autofree char *joined = NULL;

  g_assert_no_error (error);
  joined = client->scopes != NULL ? g_strjoinv ("|", client->scopes) : NULL;
  g_assert_cmpstr (joined, ==, expected);
}

static void
test_everything (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatOAuthClient) client =
      read_client ("{\"client_id\":\"22ABCD\",\"client_secret\":\"s3cret\","
                   "\"redirect_uri\":\"http://127.0.0.1:8765/back\",\"scopes\":[\"sleep\",\"profile\"],"
                   "\"something\":{\"else\":[1,2]}}",
                   &error);

  g_assert_no_error (error);
  g_assert_cmpstr (client->client_id, ==, "22ABCD");
  g_assert_cmpstr (client->client_secret, ==, "s3cret");
  g_assert_cmpstr (client->redirect_uri, ==, "http://127.0.0.1:8765/back");
  g_assert_cmpuint (g_strv_length (client->scopes), ==, 2);
  g_assert_cmpstr (client->scopes[0], ==, "sleep");
  g_assert_cmpstr (client->scopes[1], ==, "profile");
}

static void
test_defaults (void)
{
  static const char *const texts[] = {
    "{\"client_id\":\"22ABCD\"}",
    "{\"client_id\":\"22ABCD\",\"client_secret\":\"\",\"redirect_uri\":\"\",\"scopes\":\"\"}",
    "{\"client_id\":\"22ABCD\",\"client_secret\":null,\"redirect_uri\":null,\"scopes\":null}",
    "{\"client_id\":\"22ABCD\",\"client_secret\":7,\"redirect_uri\":true,\"scopes\":{}}",
    "{\"client_id\":\"22ABCD\",\"client_secret\":[],\"redirect_uri\":{},\"scopes\":[]}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DaybeatOAuthClient) client = read_client (texts[i], &error);

      g_test_message ("%s", texts[i]);
      g_assert_no_error (error);
      g_assert_cmpstr (client->client_id, ==, "22ABCD");
      g_assert_null (client->client_secret);
      g_assert_cmpstr (client->redirect_uri, ==, DAYBEAT_DEFAULT_REDIRECT_URI);
      g_assert_null (client->scopes);
    }
}

static void
test_scopes (void)
{
  assert_scopes ("{\"client_id\":\"a\",\"scopes\":\"sleep profile social\"}", "sleep|profile|social");
  assert_scopes ("{\"client_id\":\"a\",\"scopes\":\"sleep\"}", "sleep");
  assert_scopes ("{\"client_id\":\"a\",\"scopes\":[\"sleep\",7,null,[\"x\"],\"social\"]}", "sleep|social");
  assert_scopes ("{\"client_id\":\"a\",\"scopes\":12}", NULL);
}

/* What a person types has spaces where none belong; an empty scope would be refused by the service. */
static void
test_stray_spaces (void)
{
  assert_scopes ("{\"client_id\":\"a\",\"scopes\":\" sleep  profile\\n\"}", "sleep|profile");
  assert_scopes ("{\"client_id\":\"a\",\"scopes\":[\"\",\"sleep\",\" profile \"]}", "sleep|profile");
  assert_scopes ("{\"client_id\":\"a\",\"scopes\":\"   \"}", NULL);
}

static void
test_no_client_id (void)
{
  assert_refused ("{}");
  assert_refused ("{\"client_id\":\"\"}");
  assert_refused ("{\"client_id\":null}");
  assert_refused ("{\"client_id\":{\"id\":\"22ABCD\"}}");
  assert_refused ("{\"client_id\":[\"22ABCD\"]}");
  assert_refused ("{\"client_secret\":\"s3cret\",\"redirect_uri\":\"http://127.0.0.1:8765/back\"}");
}

static void
test_not_an_object (void)
{
  assert_refused ("");
  assert_refused (" \n ");
  assert_refused ("null");
  assert_refused ("[]");
  assert_refused ("[{\"client_id\":\"22ABCD\"}]");
  assert_refused ("\"22ABCD\"");
  assert_refused ("22");
  assert_refused ("client_id=22ABCD");
  assert_refused ("{\"client_id\":\"22ABCD\"");
  assert_refused ("<!doctype html><title>Console</title>");
  assert_refused ("\xff\xfe{");
}

/* A sentence never repeats the secret. */
static void
test_sentence_without_secret (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatOAuthClient) client = read_client ("{\"client_id\":\"22ABCD\",\"client_secret\":\"s3cret-"
                                                       "text\",\"redirect_uri\":\"https://example.org/\"}",
                                                       &error);

  g_assert_null (client);
  g_assert_null (strstr (error->message, "s3cret-text"));
}

static void
test_good_redirects (void)
{
  static const char *const addresses[] = {
    "http://127.0.0.1:34871/callback", "http://127.0.0.1:34871",
    "http://127.0.0.1:34871/",         "http://localhost:8080/callback",
    "http://[::1]:8080/callback",      "http://127.8.9.10:1/a/b/c",
    "http://127.0.0.1:65535/callback", "http://localhost:8080/callback?kind=fitbit",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DaybeatOAuthClient) client = daybeat_oauth_client_new ("a", NULL, addresses[i], NULL, &error);

      g_assert_no_error (error);
      /* Byte for byte: the service compares it so. */
      g_assert_cmpstr (client->redirect_uri, ==, addresses[i]);
    }
}

static void
test_bad_redirects (void)
{
  static const char *const addresses[] = {
    "https://127.0.0.1:34871/callback",
    "http://127.0.0.1/callback",
    "http://127.0.0.1:0/callback",
    "http://127.0.0.1:70000/callback",
    "http://example.org:34871/callback",
    "http://localhost.example.org:34871/callback",
    "http://192.168.1.5:34871/callback",
    "http://0.0.0.0:34871/callback",
    "http://[::]:34871/callback",
    "http://[2001:db8::1]:34871/callback",
    "http://127.0.0.1:34871/callback#tail",
    "http://127.0.0.1:34871/callback#",
    "daybeat://callback",
    "urn:ietf:wg:oauth:2.0:oob",
    "127.0.0.1:34871/callback",
    "/callback",
    "http://:34871/callback",
    "http://127.0.0.1.example.org:34871/",
    "http://127.0.0.1@example.org:34871/",
    "ftp://127.0.0.1:34871/",
    "not an address",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DaybeatOAuthClient) client = daybeat_oauth_client_new ("a", NULL, addresses[i], NULL, &error);

      g_test_message ("%s", addresses[i]);
      g_assert_null (client);
      g_assert_error (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_CONFIGURATION);
      g_assert_nonnull (strstr (error->message, DAYBEAT_DEFAULT_REDIRECT_URI));
    }
}

/* The console's download, as the guide describes it. */
#define ID "123-abc.apps.googleusercontent.com"
#define CONSOLE(kind, redirects)                                                                                     \
  "{\"" kind "\":{\"client_id\":\"" ID "\",\"project_id\":\"p\",\"auth_uri\":\"https://evil.example/auth\","              \
  "\"token_uri\":\"https://evil.example/token\",\"client_secret\":\"GOCSPX-s3cret\"" redirects "}}"

static void
assert_google (const char *text, const char *redirect_uri, gboolean any_port)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatOAuthClient) client = read_client (text, &error);

  g_test_message ("%s", text);
  g_assert_no_error (error);
  g_assert_cmpint (client->source, ==, DAYBEAT_SOURCE_GOOGLE_HEALTH);
  g_assert_cmpstr (client->client_id, ==, ID);
  g_assert_cmpstr (client->client_secret, ==, "GOCSPX-s3cret");
  g_assert_cmpstr (client->redirect_uri, ==, redirect_uri);
  g_assert_cmpint (client->any_port, ==, any_port);
}

/* What stands among the addresses of a desktop client is no port that anybody registered. */
static void
test_google_desktop (void)
{
  assert_google (CONSOLE ("installed", ",\"redirect_uris\":[\"http://localhost\"]"), "http://127.0.0.1:34871", TRUE);
  assert_google (CONSOLE ("installed", ""), "http://127.0.0.1:34871", TRUE);
  assert_google (CONSOLE ("installed", ",\"redirect_uris\":{}"), "http://127.0.0.1:34871", TRUE);
}

/* The first address at which this computer can listen, to the letter. */
static void
test_google_web (void)
{
  assert_google (CONSOLE ("web", ",\"redirect_uris\":[\"http://localhost:8765\"]"), "http://localhost:8765", FALSE);
  assert_google (CONSOLE ("web", ",\"redirect_uris\":[null,7,\"https://www.google.com\",\"http://localhost\","
                                 "\"http://127.0.0.1:34871/callback\",\"http://[::1]:9/\"]"),
                 DAYBEAT_DEFAULT_REDIRECT_URI, FALSE);
}

static void
test_google_web_without_redirect (void)
{
  static const char *const texts[] = {
    CONSOLE ("web", ""),
    CONSOLE ("web", ",\"redirect_uris\":\"http://localhost:8765\""),
    CONSOLE ("web", ",\"redirect_uris\":[]"),
    CONSOLE ("web", ",\"redirect_uris\":[\"https://www.google.com\",\"http://localhost\","
                    "\"https://localhost:8765/\"]"),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DaybeatOAuthClient) client = read_client (texts[i], &error);

      g_assert_null (client);
      g_assert_error (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_CONFIGURATION);
      g_assert_nonnull (strstr (error->message, DAYBEAT_DEFAULT_REDIRECT_URI));
      g_assert_null (strstr (error->message, "s3cret"));
    }
}

static void
test_google_odd (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatOAuthClient) client = NULL;

  assert_refused ("{\"installed\":{}}");
  assert_refused ("{\"installed\":[{\"client_id\":\"" ID "\"}]}");
  assert_refused ("{\"web\":null}");
  assert_refused ("{\"web\":{\"redirect_uris\":[\"http://localhost:8765\"]}}");
  client = read_client ("{\"type\":\"service_account\",\"client_id\":\"1029384756\",\"private_key\":\"s3cret\"}",
                        &error);
  g_assert_null (client);
  g_assert_error (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_CONFIGURATION);
  g_assert_nonnull (strstr (error->message, "service account"));
}

/* The service is told by the form of the file or of the id, and not at all where neither says it. */
static void
test_source (void)
{
  g_autoptr (DaybeatOAuthClient) pasted = daybeat_oauth_client_new (ID, "s", NULL, NULL, NULL);
  g_autoptr (DaybeatOAuthClient) own = read_client ("{\"client_id\":\"" ID "\",\"scopes\":\"sleep\"}", NULL);
  g_autoptr (DaybeatOAuthClient) named = read_client ("{\"installed\":{\"client_id\":\"own\"}}", NULL);
  g_autoptr (DaybeatOAuthClient) other = daybeat_oauth_client_new ("22ABCD", NULL, NULL, NULL, NULL);

  g_assert_cmpint (pasted->source, ==, DAYBEAT_SOURCE_GOOGLE_HEALTH);
  g_assert_true (pasted->any_port);
  g_assert_cmpint (own->source, ==, DAYBEAT_SOURCE_GOOGLE_HEALTH);
  g_assert_cmpint (named->source, ==, DAYBEAT_SOURCE_GOOGLE_HEALTH);
  g_assert_cmpint (other->source, ==, DAYBEAT_SOURCE_UNKNOWN);
}

static void
test_other_scopes (void)
{
  static const char *const scopes[] = { "sleep", NULL };
  g_autoptr (DaybeatOAuthClient) desktop = read_client (CONSOLE ("installed", ""), NULL);
  g_autoptr (DaybeatOAuthClient) web =
      read_client (CONSOLE ("web", ",\"redirect_uris\":[\"http://localhost:8765\"]"), NULL);
  g_autoptr (DaybeatOAuthClient) one = daybeat_oauth_client_new_with_scopes (desktop, scopes);
  g_autoptr (DaybeatOAuthClient) other = daybeat_oauth_client_new_with_scopes (web, scopes);

  g_assert_true (g_strv_equal ((const char *const *) one->scopes, scopes));
  g_assert_null (desktop->scopes);
  g_assert_cmpstr (one->client_secret, ==, "GOCSPX-s3cret");
  g_assert_true (one->any_port);
  g_assert_false (other->any_port);
  g_assert_cmpstr (other->redirect_uri, ==, "http://localhost:8765");
  g_assert_cmpint (other->source, ==, DAYBEAT_SOURCE_GOOGLE_HEALTH);
}

static void
test_count (void)
{
  static const char *const scopes[] = { "sleep", NULL };
  g_autoptr (DaybeatOAuthClient) client = daybeat_oauth_client_new ("a", "b", NULL, scopes, NULL);
  DaybeatOAuthClient *same = daybeat_oauth_client_ref (client);

  g_assert_true (same == client);
  daybeat_oauth_client_unref (same);
  g_assert_cmpstr (client->client_secret, ==, "b");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/oauth-client/everything", test_everything);
  g_test_add_func ("/oauth-client/defaults", test_defaults);
  g_test_add_func ("/oauth-client/scopes", test_scopes);
  g_test_add_func ("/oauth-client/stray-spaces", test_stray_spaces);
  g_test_add_func ("/oauth-client/no-client-id", test_no_client_id);
  g_test_add_func ("/oauth-client/not-an-object", test_not_an_object);
  g_test_add_func ("/oauth-client/sentence-without-secret", test_sentence_without_secret);
  g_test_add_func ("/oauth-client/good-redirects", test_good_redirects);
  g_test_add_func ("/oauth-client/bad-redirects", test_bad_redirects);
  g_test_add_func ("/oauth-client/google-desktop", test_google_desktop);
  g_test_add_func ("/oauth-client/google-web", test_google_web);
  g_test_add_func ("/oauth-client/google-web-without-redirect", test_google_web_without_redirect);
  g_test_add_func ("/oauth-client/google-odd", test_google_odd);
  g_test_add_func ("/oauth-client/source", test_source);
  g_test_add_func ("/oauth-client/other-scopes", test_other_scopes);
  g_test_add_func ("/oauth-client/count", test_count);
  return g_test_run ();
}
