/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "daybeat-pkce.h"

#define UNRESERVED "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"

static void
test_appendix_b (void)
{
  g_autofree char *challenge = daybeat_pkce_get_challenge ("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");

  g_assert_cmpstr (challenge, ==, "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
}

/* Among this many digests both characters turn up that base64 and base64url write differently. */
static void
test_challenge_is_base64url (void)
{
  gboolean saw_minus = FALSE, saw_underscore = FALSE;

  for (int i = 0; i < 64; i++)
    {
      g_autofree char *verifier = g_strdup_printf ("a verifier with a number of its own, which is %02d", i);
      g_autofree char *challenge = daybeat_pkce_get_challenge (verifier);

      g_assert_cmpuint (strlen (challenge), ==, 43);
      g_assert_null (strpbrk (challenge, "+/="));
      saw_minus |= strchr (challenge, '-') != NULL;
      saw_underscore |= strchr (challenge, '_') != NULL;
    }
  g_assert_true (saw_minus);
  g_assert_true (saw_underscore);
}

static void
test_verifier (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int i = 0; i < 1000; i++)
    {
      char *verifier = daybeat_pkce_create_verifier ();

      g_assert_cmpuint (strlen (verifier), >=, 43);
      g_assert_cmpuint (strlen (verifier), <=, 128);
      g_assert_cmpuint (strspn (verifier, UNRESERVED), ==, strlen (verifier));
      g_assert_true (g_hash_table_add (seen, verifier));
    }
}

static void
test_random_text (void)
{
  static const struct
  {
    gsize n_bytes, n_characters;
  } lengths[] = { { 1, 2 }, { 2, 3 }, { 3, 4 }, { 32, 43 }, { 48, 64 }, { 4096, 5462 } };

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree char *text = daybeat_random_text (lengths[i].n_bytes);

      g_assert_cmpuint (strlen (text), ==, lengths[i].n_characters);
      g_assert_null (strpbrk (text, "+/="));
    }
}

/* Every place of the text takes many values: nothing of it is fixed. */
static void
test_every_character_varies (void)
{
  guint seen[43][128] = { 0 };

  for (int i = 0; i < 500; i++)
    {
      g_autofree char *text = daybeat_random_text (32);

      for (int at = 0; at < 43; at++)
        seen[at][(guchar)text[at]] = 1;
    }
  for (int at = 0; at < 43; at++)
    {
      guint n_values = 0;

      for (int c = 0; c < 128; c++)
        n_values += seen[at][c];
      /* The last character carries four bits only. */
      g_assert_cmpuint (n_values, >=, at == 42 ? 12 : 48);
    }
}

static void
test_equal (void)
{
  g_assert_true (daybeat_equal_in_constant_time ("", ""));
  g_assert_true (daybeat_equal_in_constant_time ("abc", "abc"));
  g_assert_false (daybeat_equal_in_constant_time ("abc", "abd"));
  g_assert_false (daybeat_equal_in_constant_time ("abc", "bbc"));
  g_assert_false (daybeat_equal_in_constant_time ("abc", "ab"));
  g_assert_false (daybeat_equal_in_constant_time ("ab", "abc"));
  g_assert_false (daybeat_equal_in_constant_time ("", "a"));
  g_assert_false (daybeat_equal_in_constant_time ("abc", "ABC"));
  /* Differences that would cancel each other out in a sum. */
  g_assert_false (daybeat_equal_in_constant_time ("ab", "ba"));
  g_assert_false (daybeat_equal_in_constant_time ("\x01\x7f", "\x7f\x01"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pkce/appendix-b", test_appendix_b);
  g_test_add_func ("/pkce/challenge-is-base64url", test_challenge_is_base64url);
  g_test_add_func ("/pkce/verifier", test_verifier);
  g_test_add_func ("/pkce/random-text", test_random_text);
  g_test_add_func ("/pkce/every-character-varies", test_every_character_varies);
  g_test_add_func ("/pkce/equal", test_equal);
  return g_test_run ();
}
