#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Signing in on a desktop without a keyring: it is explained, and the person goes on for one session."""

import subprocess
import sys

from walker import Walker, main


class WithoutKeyring(Walker):
    def the_missing_keyring_is_explained(self):
        self.browser.press("allow")
        self.screen.find("Try the Keyring Again")
        self.take("keyring")

    def one_session_goes_on_without(self):
        self.screen.press("For This Session Only")
        self.page_says("overview")
        self.screen.find(contains="it ends when Daybeat is closed")
        self.take("in-memory")

    def nothing_of_it_is_on_the_disk(self):
        found = subprocess.run(["grep", "-rl", "access_token", self.session], capture_output=True, text=True).stdout
        files = [path for path in found.splitlines() if "/chromium/" not in path]
        assert not files, f"a token lies in {files}"

    def the_next_session_is_signed_out_and_has_the_history(self):
        self.program.close()
        self.start_program()
        self.page_says("overview")
        self.screen.find(contains="Signed out")
        self.screen.find("Sign In Again")
        self.take("next-session")

    STEPS = (
        Walker.the_service_and_the_browser_start,
        Walker.the_first_window_welcomes,
        Walker.the_set_up_leads_to_the_browser,
        the_missing_keyring_is_explained,
        one_session_goes_on_without,
        nothing_of_it_is_on_the_disk,
        the_next_session_is_signed_out_and_has_the_history,
        Walker.the_window_closes,
    )


sys.exit(main(WithoutKeyring))
