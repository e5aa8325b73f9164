/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "daybeat-oauth-provider.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_GOOGLE_GUIDE (daybeat_google_guide_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatGoogleGuide, daybeat_google_guide, DAYBEAT, GOOGLE_GUIDE, AdwBin)

/**
 * DaybeatGoogleGuide:
 *
 * How somebody makes a client of their own for the Google Health API, step by step: what to do, the page where it is
 * done, opened in the browser, and what it looks like when the step was forgotten.
 *
 * Signal `copied` (string, translated): something was put on the clipboard, to be said to the person.
 */

/**
 * daybeat_google_guide_set_scopes:
 *
 * What @provider can be asked for has to be listed at Google before.
 */
void daybeat_google_guide_set_scopes (DaybeatGoogleGuide *self, DaybeatOAuthProvider *provider);

G_END_DECLS
