#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A person with nothing but a Google account, on a real desktop.

Welcome, the guide to a client of one's own, Google's consent page in a real browser, the first sync, every page; what
the service does not keep any more; the end of a seven-day sign-in and signing in again; without the service at last.
"""

import subprocess
import sys

import account
import screen
from standin import CLIENT_ID, GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET
from waiting import until
from walker import PAGES, Walker, main

DAY = 24 * 60 * 60
GONE = {"badges": "Google Health keeps no badges", "friends": "Google Health keeps no friends list"}


class GoogleHealth(Walker):
    years = 1  # at 290 requests a minute three of them take three minutes

    def page_says(self, page):
        """The pages of what Google left behind say so; the others have something of the made person."""
        if page in GONE:
            self.screen.find(contains=GONE[page])
        else:
            super().page_says(page)

    def the_guide_leads_to_the_browser(self):
        self.screen.press("Sign in with Google Health")
        self.screen.find("I Have a Client ID")
        self.take("guide")
        self.screen.press("I Have a Client ID")
        self.screen.find("Client ID", role="text").write(GOOGLE_CLIENT_ID)
        self.screen.find("Client secret", role=("text", "password text")).write(GOOGLE_CLIENT_SECRET)
        self.take("client")
        self.screen.press("Continue")
        self.screen.find("Open the Browser")
        self.take("scopes")
        self.screen.press("Open the Browser")
        address = self.browser.open_next()
        assert "code_challenge_method=S256" in address, "no PKCE in the address"
        assert "include_granted_scopes" not in address, "incremental consent was asked for"
        assert "ecg" not in address, "what is sensitive was asked for without a choice"
        self.browser.picture(self.pictures + "/consent.png")

    def allowing_brings_the_first_night(self):
        self.browser.press("allow")
        self.screen.find(contains="asleep")
        self.take("first-sync")

    def the_sync_tells_what_it_means_to_fetch(self):
        self.screen.press("What is being fetched")
        self.screen.find(contains="requests in")
        self.screen.find("Stop")
        self.take("plan")
        screen.key(self.program.window, "Escape")
        self.screen.gone("Stop")

    def the_first_sync_ends(self):
        until(lambda: self.screen.all(contains="Synced"), "the first sync to end", 240)
        self.notes.append(f"requests of the first sync: {self.standin.control('')['requests_total']}")

    def the_token_is_in_the_keyring(self):
        found = subprocess.run(
            ["secret-tool", "search", "--all", "service", "google-health"], capture_output=True, text=True, check=True
        )
        assert "attribute.service = google-health" in found.stdout + found.stderr
        left = subprocess.run(["grep", "-rlE", "ya29|GOCSPX", self.data], capture_output=True, text=True).stdout
        assert left == "", "a secret lies in a file of the history"

    def every_page_is_worth_a_picture(self):
        self.dismiss_toasts()
        self.take_every_page("")

    def the_heart_beats_under_the_night(self):
        self.program.show_page("sleep")
        self.screen.find("Heart rate of the night")
        self.screen.find(contains="from Google Health")

    def nothing_can_be_changed_where_daybeat_only_reads(self):
        self.program.show_page("profile")
        edit = self.screen.find("Edit")
        assert not edit.sensitive(), "the profile seems to be changeable"

    def the_account_tells_when_the_sign_in_ends(self):
        self.open_account()
        self.screen.find(contains="Google ends this sign-in")
        self.screen.find("What Daybeat May See")
        self.take("account")
        self.close_account()

    def open_account(self):
        self.program.activate_quietly("accounts")
        account.choose_row(self, "Google Health")
        self.screen.find("Sign Out…")

    def close_account(self):
        screen.key(self.program.window, "Escape")
        self.screen.gone("Sign Out…")
        screen.key(self.program.window, "Escape")
        self.screen.gone("Accounts")

    def a_screen_reader_finds_a_name_for_everything(self):
        for page in PAGES:
            self.program.show_page(page)
            self.page_says(page)
            nameless = self.screen.nameless()
            assert not nameless, f"{page}: without a name: {nameless}"

    def every_page_fits_a_telephone(self):
        screen.resize(self.program.window, 360, 720)
        self.take_every_page("-narrow")
        screen.resize(self.program.window, 1040, 720)
        self.page_says(PAGES[-1])
        self.screen.find("Pages")

    def after_seven_days_google_wants_to_be_asked_again(self):
        self.standin.control("advance", seconds=8 * DAY)
        self.program.activate_quietly("sync")
        self.screen.find(contains="Signed out")
        self.program.show_page("sleep")
        self.page_says("sleep")
        self.take("signed-out")

    def signing_in_again_keeps_everything(self):
        self.screen.press("Sign In Again")  # all that it takes is known: the browser opens at once
        self.browser.open_next()
        self.browser.press("allow")
        self.screen.gone(contains="Signed out")
        self.page_says("sleep")

    def the_old_fitbit_account_is_recognised_as_the_same_person(self):
        self.program.activate_quietly("accounts")
        account.choose_row(self, "Add a Person…")
        self.screen.press("Sign in to the Fitbit Web API")
        self.screen.press("I Have a Client ID")
        self.screen.find("Client ID", role="text").write(CLIENT_ID)
        self.screen.press("Continue")
        self.screen.press("Open the Browser")
        self.browser.open_next()
        self.browser.press("allow")
        self.screen.find("Join the Two Histories?")
        self.take("join")

    def joined_both_are_one_history_with_its_badges(self):
        self.screen.press("Join")
        self.screen.gone("Join the Two Histories?")
        self.program.show_page("badges")
        self.screen.find(contains="these stay as they were")
        self.screen.find(contains="×")
        self.take("badges-joined")
        self.program.show_page("friends")
        self.screen.find(contains=GONE["friends"])
        self.screen.find(contains="a day on average")
        self.take("friends-joined")
        self.dismiss_toasts()
        self.program.show_page("overview")
        self.screen.find(contains="Place")
        self.take("overview-joined")

    STEPS = (
        Walker.the_service_and_the_browser_start,
        Walker.the_first_window_welcomes,
        the_guide_leads_to_the_browser,
        allowing_brings_the_first_night,
        the_sync_tells_what_it_means_to_fetch,
        the_first_sync_ends,
        the_token_is_in_the_keyring,
        every_page_is_worth_a_picture,
        the_heart_beats_under_the_night,
        nothing_can_be_changed_where_daybeat_only_reads,
        the_account_tells_when_the_sign_in_ends,
        a_screen_reader_finds_a_name_for_everything,
        every_page_fits_a_telephone,
        after_seven_days_google_wants_to_be_asked_again,
        signing_in_again_keeps_everything,
        the_old_fitbit_account_is_recognised_as_the_same_person,
        joined_both_are_one_history_with_its_badges,
        Walker.every_page_is_readable_in_the_dark,
        Walker.large_text_still_fits,
        Walker.the_service_stops_and_every_page_is_still_there,
        Walker.the_window_closes,
    )


sys.exit(main(GoogleHealth))
