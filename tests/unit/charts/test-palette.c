/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib.h>
#include <math.h>
#include <string.h>

/* Every stage must stand out from the card (WCAG 2.1, 1.4.11: 3:1) and from every other stage (CIE76: 20) for
   everybody, whatever kind of colour vision. The design's figures are checked as well, so that a change is seen. */
#define LEAST_CONTRAST 3.0
#define LEAST_DIFFERENCE 20.0
#define N_STAGES 4

static const char *const stages[N_STAGES] = { "awake", "rem", "light", "deep" };

typedef struct
{
  double channel[3];
} Color;

/* Colour vision as matrices over linear RGB: Machado, Oliveira and Fernandes 2009, severity 1. */
typedef struct
{
  const char *name;
  double matrix[3][3];
} Vision;

static const Vision visions[] = {
  { "normal", { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } } },
  { "protan",
    { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 }, { -0.003882, -0.048116, 1.051998 } } },
  { "deutan",
    { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 }, { -0.011820, 0.042940, 0.968881 } } },
  { "tritan",
    { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 }, { 0.004733, 0.691367, 0.303900 } } },
};

static Color
parse_color (const char *text)
{
  Color color;

  g_assert_cmpint (text[0], ==, '#');
  for (int i = 0; i < 3; i++)
    {
      double value = (g_ascii_xdigit_value (text[1 + 2 * i]) * 16 + g_ascii_xdigit_value (text[2 + 2 * i])) / 255.0;

      g_assert_cmpfloat (value, >=, 0);
      color.channel[i] = value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
    }
  return color;
}

static double
get_luminance (Color color)
{
  return 0.2126 * color.channel[0] + 0.7152 * color.channel[1] + 0.0722 * color.channel[2];
}

static double
get_contrast (Color a, Color b)
{
  double one = get_luminance (a) + 0.05;
  double other = get_luminance (b) + 0.05;

  return MAX (one, other) / MIN (one, other);
}

static Color
see (const Vision *vision, Color color)
{
  Color seen;

  for (int i = 0; i < 3; i++)
    {
      double value = 0;

      for (int j = 0; j < 3; j++)
        value += vision->matrix[i][j] * color.channel[j];
      seen.channel[i] = CLAMP (value, 0, 1);
    }
  return seen;
}

static double
lab_curve (double value)
{
  return value > 216.0 / 24389 ? cbrt (value) : (24389.0 / 27 * value + 16) / 116;
}

/* CIELAB for the white of sRGB, D65. */
static void
get_lab (Color color, double *lab)
{
  const double *c = color.channel;
  double x = lab_curve ((0.4124564 * c[0] + 0.3575761 * c[1] + 0.1804375 * c[2]) / 0.95047);
  double y = lab_curve (0.2126729 * c[0] + 0.7151522 * c[1] + 0.0721750 * c[2]);
  double z = lab_curve ((0.0193339 * c[0] + 0.1191920 * c[1] + 0.9503041 * c[2]) / 1.08883);

  lab[0] = 116 * y - 16;
  lab[1] = 500 * (x - y);
  lab[2] = 200 * (y - z);
}

static double
get_difference (Color a, Color b)
{
  double one[3], other[3], sum = 0;

  get_lab (a, one);
  get_lab (b, other);
  for (int i = 0; i < 3; i++)
    sum += (one[i] - other[i]) * (one[i] - other[i]);
  return sqrt (sum);
}

/* The palette as the style sheet has it. */
static void
read_palette (const char *file, Color *palette)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "src", "ui", file, NULL);
  g_autofree char *css = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &css, NULL, &error);
  g_assert_no_error (error);
  for (int i = 0; i < N_STAGES; i++)
    {
      g_autofree char *property = g_strdup_printf ("--daybeat-stage-%s: ", stages[i]);
      const char *at = strstr (css, property);

      g_assert_nonnull (at);
      palette[i] = parse_color (at + strlen (property));
    }
}

static void
check_palette (const char *file, const char *card, double stated_contrast, double stated_difference)
{
  Color palette[N_STAGES];
  double contrast = G_MAXDOUBLE, difference = G_MAXDOUBLE;

  read_palette (file, palette);
  for (int i = 0; i < N_STAGES; i++)
    contrast = MIN (contrast, get_contrast (palette[i], parse_color (card)));
  for (gsize v = 0; v < G_N_ELEMENTS (visions); v++)
    for (int i = 0; i < N_STAGES; i++)
      for (int j = 0; j < i; j++)
        {
          double between = get_difference (see (&visions[v], palette[i]), see (&visions[v], palette[j]));

          g_test_message ("%s and %s, %s: %.1f", stages[j], stages[i], visions[v].name, between);
          difference = MIN (difference, between);
        }
  g_test_message ("%s: contrast %.2f, difference %.1f", file, contrast, difference);
  g_assert_cmpfloat (contrast, >=, LEAST_CONTRAST);
  g_assert_cmpfloat (difference, >=, LEAST_DIFFERENCE);
  g_assert_cmpfloat_with_epsilon (contrast, stated_contrast, 0.05);
  g_assert_cmpfloat_with_epsilon (difference, stated_difference, 0.2);
}

static void
test_light (void)
{
  check_palette ("style.css", "#ffffff", 3.5, 26.9);
}

static void
test_dark (void)
{
  check_palette ("style-dark.css", "#36363a", 3.2, 20.9);
}

/* Black on white has the contrast that the standard says, and differs by the whole lightness. */
static void
test_formulas (void)
{
  g_assert_cmpfloat_with_epsilon (get_contrast (parse_color ("#000000"), parse_color ("#ffffff")), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_difference (parse_color ("#000000"), parse_color ("#ffffff")), 100, 0.01);
  g_assert_cmpfloat_with_epsilon (get_difference (parse_color ("#ff0000"), parse_color ("#ff0000")), 0, 1e-9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/palette/formulas", test_formulas);
  g_test_add_func ("/charts/palette/light", test_light);
  g_test_add_func ("/charts/palette/dark", test_dark);
  return g_test_run ();
}
