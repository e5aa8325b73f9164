#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole path on a real desktop, as a person would walk it.

Usage: walk.py BUILD-FOLDER SESSION-FOLDER PICTURES-FOLDER [--tap]

Welcome, set-up, the consent page in a real browser, the first sync, every page in light, dark, narrow and with large
text, what can be changed is changed; then the service is stopped and every page is opened again. Run inside
desktop-session. Without --tap it tells a person what it does; with it, each step is a test case.
"""

import os
import subprocess
import sys
import time

import account
import editing
import screen
from waiting import until
from walker import PAGES, Walker, main


class Walk(Walker):
    def allowing_brings_the_first_night(self):
        self.browser.press("allow")
        start = time.monotonic()
        self.screen.find(contains="asleep")
        self.notes.append(f"from Allow to the first night on the screen: {time.monotonic() - start:.1f} s")
        assert "<script" not in self.browser.source(), "the final page has a script"
        self.browser.picture(os.path.join(self.pictures, "browser-after.png"))
        self.take("first-sync")

    def the_first_sync_ends_within_its_requests(self):
        counts = until(self.counts_at_rest, "the first sync to end")
        self.notes.append(f"requests of the first sync: {counts}")
        assert counts <= 25, f"{counts} requests"

    def counts_at_rest(self):
        """The count once the sidebar says that the sync is over."""
        if self.screen.all(contains="Up to date") or self.screen.all(contains="Synced"):
            return self.standin.control("")["requests_total"]
        return None

    def the_token_is_in_the_keyring(self):
        found = subprocess.run(
            ["secret-tool", "search", "--all", "service", "fitbit"], capture_output=True, text=True, check=True
        )
        assert "attribute.service = fitbit" in found.stdout + found.stderr
        secret = next(line for line in found.stdout.splitlines() if line.startswith("secret = "))
        word = secret.split('"')[3][:40]
        left = subprocess.run(["grep", "-rlF", word, self.data], capture_output=True, text=True).stdout
        assert left == "", "the token lies in a file of the history"

    def every_page_is_worth_a_picture(self):
        self.screen.press("Dismiss")
        self.screen.gone("Signed in")
        self.take_every_page("")

    def sleep_shows_weeks_months_and_all_nights(self):
        self.program.show_page("sleep")
        for mode, sign in (("Week", "Bed and wake times"), ("Month", "Bed and wake times"), ("List", None)):
            self.screen.press(mode)
            if sign is not None:
                self.screen.find(contains=sign)
            else:
                self.screen.find(role="list item")
            self.take(f"sleep-{mode.lower()}")
        self.screen.press("Night")

    def every_dialog_is_worth_a_picture(self):
        self.take_dialog("accounts", "Accounts", "accounts")
        self.take_dialog("preferences", "Preferences", "preferences")
        self.take_dialog("shortcuts", "Keyboard Shortcuts", "shortcuts")
        self.take_dialog("about", "About", "about")

    def everything_can_be_reached_by_keyboard(self):
        for number, page in enumerate(PAGES, 1):
            screen.key(self.program.window, f"alt+{number}")
            self.page_says(page)
            for _ in range(3):
                screen.key(self.program.window, "Tab")
            until(self.screen.focused, f"something on the page {page} to have the focus")

    def a_screen_reader_finds_a_name_for_everything(self):
        for page in PAGES:
            self.program.show_page(page)
            self.page_says(page)
            nameless = self.screen.nameless()
            assert not nameless, f"{page}: without a name: {nameless}"

    def every_page_fits_a_telephone(self):
        screen.resize(self.program.window, 360, 720)
        self.take_every_page("-narrow")
        self.program.activate("toggle-sidebar")
        self.screen.find("Pages")
        self.take("sidebar-narrow")
        screen.resize(self.program.window, 1000, 700)
        self.page_says(PAGES[-1])
        self.screen.find("Pages")

    def high_contrast_draws_outlines(self):
        self.program.close()
        self.start_program(ADW_DEBUG_HIGH_CONTRAST="1")
        self.take_every_page("-high-contrast")

    STEPS = (
        Walker.the_service_and_the_browser_start,
        Walker.the_first_window_welcomes,
        Walker.the_set_up_leads_to_the_browser,
        allowing_brings_the_first_night,
        the_first_sync_ends_within_its_requests,
        the_token_is_in_the_keyring,
        every_page_is_worth_a_picture,
        sleep_shows_weeks_months_and_all_nights,
        every_dialog_is_worth_a_picture,
        account.the_account_tells_what_is_granted,
        everything_can_be_reached_by_keyboard,
        a_screen_reader_finds_a_name_for_everything,
        editing.a_sleep_can_be_logged,
        editing.a_deleted_sleep_can_be_brought_back,
        editing.a_deleted_sleep_is_gone_at_the_service_in_the_end,
        editing.the_profile_can_be_changed,
        every_page_fits_a_telephone,
        Walker.every_page_is_readable_in_the_dark,
        high_contrast_draws_outlines,
        Walker.large_text_still_fits,
        Walker.the_service_stops_and_every_page_is_still_there,
        account.signing_out_without_a_network_keeps_the_history,
        Walker.the_window_closes,
    )


sys.exit(main(Walk))
