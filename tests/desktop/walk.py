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
import traceback

import account
import editing
import screen
from browser import Browser
from program import Program
from standin import CLIENT_ID, StandIn
from waiting import until

REDIRECT_URI = "http://127.0.0.1:34871/callback"
PAGES = ("overview", "sleep", "badges", "friends", "profile", "devices")


class Walk:
    def __init__(self, build, session, pictures):
        self.build = os.path.abspath(build)
        self.session = os.path.abspath(session)
        self.pictures = os.path.abspath(pictures)
        self.data = os.path.join(self.session, "history")
        self.notes = []
        self.standin = self.browser = self.program = None
        os.makedirs(self.pictures, exist_ok=True)

    # -- helpers

    def start_program(self, *arguments, **environment):
        self.program = Program(
            os.path.join(self.build, "src", "daybeat"),
            "--data-dir",
            self.data,
            *arguments,
            DAYBEAT_FITBIT_URL=self.standin.address,
            DAYBEAT_FITBIT_AUTHORIZE_URL=self.standin.address + "/oauth2/authorize",
            G_DEBUG="fatal-criticals",
            **environment,
        )
        self.screen = self.program.screen

    def start_with(self, settings, **environment):
        """Starts the program anew with other settings of the desktop, such as a larger font."""
        self.program.close()
        folder = os.path.join(os.environ["XDG_CONFIG_HOME"], "gtk-4.0")
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, "settings.ini"), "w", encoding="utf-8") as file:
            file.write("[Settings]\n" + "".join(f"{name}={value}\n" for name, value in settings.items()))
        self.start_program(**environment)

    def take(self, name):
        self.program.picture(os.path.join(self.pictures, name + ".png"))

    def take_dialog(self, action, sign, name):
        """Opens a dialog of the whole program, takes its picture and closes it as Escape would."""
        self.program.activate_quietly(action)
        self.screen.find(sign)
        self.take(name)
        screen.key(self.program.window, "Escape")
        self.screen.gone(sign)

    def page_says(self, page):
        """Every page has settled on its data: something of the made person is on the screen."""
        signs = {
            "overview": "asleep",
            "sleep": "asleep",
            "badges": "×",
            "friends": "a day on average",
            "profile": "Member since",
            "devices": "%",
        }
        self.screen.find(contains=signs[page])

    def take_every_page(self, suffix):
        for page in PAGES:
            self.program.show_page(page)
            self.page_says(page)
            self.take(f"{page}{suffix}")

    # -- the steps, in order

    def the_service_and_the_browser_start(self):
        self.standin = StandIn(
            os.path.join(self.build, "tests", "standin", "daybeat-standin"),
            REDIRECT_URI,
            "--person",
            "7",
            "--years",
            "3",
        )
        self.browser = Browser(self.session)

    def the_first_window_welcomes(self):
        self.start_program()
        self.screen.find("Look around with sample data")
        self.take("welcome")

    def the_set_up_leads_to_the_browser(self):
        self.screen.press("Sign in to the Fitbit Web API")
        self.screen.press("I Have a Client ID")
        self.screen.find("Client ID", role="text").write(CLIENT_ID)
        self.take("set-up")
        self.screen.press("Continue")
        self.take("set-up-scopes")
        self.screen.press("Open the Browser")
        address = self.browser.open_next()
        assert "code_challenge_method=S256" in address, "no PKCE in the address"
        self.browser.picture(os.path.join(self.pictures, "consent.png"))

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

    def every_page_is_readable_in_the_dark(self):
        self.program.close()
        self.start_program(ADW_DEBUG_COLOR_SCHEME="prefer-dark")
        self.take_every_page("-dark")

    def high_contrast_draws_outlines(self):
        self.program.close()
        self.start_program(ADW_DEBUG_HIGH_CONTRAST="1")
        self.take_every_page("-high-contrast")

    def large_text_still_fits(self):
        self.start_with({"gtk-font-name": "Cantarell 17"})
        self.take_every_page("-large-text")

    def the_service_stops_and_every_page_is_still_there(self):
        self.standin.stop()
        self.start_with({"gtk-font-name": "Cantarell 11"})
        self.program.activate_quietly("sync")
        self.screen.find(contains="Offline")
        self.take_every_page("-offline")

    def the_window_closes(self):
        assert self.program.close() == 0, "the program did not end well"

    STEPS = (
        the_service_and_the_browser_start,
        the_first_window_welcomes,
        the_set_up_leads_to_the_browser,
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
        every_page_is_readable_in_the_dark,
        high_contrast_draws_outlines,
        large_text_still_fits,
        the_service_stops_and_every_page_is_still_there,
        account.signing_out_without_a_network_keeps_the_history,
        the_window_closes,
    )

    def stop(self):
        if self.program is not None and self.program.running():
            self.program.process.terminate()
        if self.browser is not None:
            self.browser.close()
        if self.standin is not None:
            self.standin.stop()


def name_of(step):
    return step.__name__.replace("_", " ")


def report(walk, tap):
    """Walks; returns the number of steps that failed. What follows a failed step is not tried."""
    failed = 0
    if tap:
        print(f"TAP version 13\n1..{len(walk.STEPS)}", flush=True)
    for number, step in enumerate(walk.STEPS, 1):
        if failed:
            if tap:
                print(f"not ok {number} {name_of(step)} (a step before it failed)", flush=True)
            continue
        try:
            step(walk)
        except Exception:  # whatever it was, the report comes first
            failed += 1
            for line in traceback.format_exc().splitlines():
                print("# " + line)
            if walk.program is not None:
                for role, name in walk.screen.names()[:400]:
                    print(f"# on the screen: {role} “{name}”")
                try:
                    walk.take("failed")
                except Exception:
                    print("# no picture of it could be taken")
        if tap:
            print(f"{'not ok' if failed else 'ok'} {number} {name_of(step)}", flush=True)
        else:
            print(f"{'✗' if failed else '✓'} {name_of(step)}", flush=True)
        while walk.notes:
            print("# " + walk.notes.pop(0), flush=True)
    return failed


def main():
    tap = "--tap" in sys.argv
    walk = Walk(*[argument for argument in sys.argv[1:] if not argument.startswith("--")][:3])
    try:
        failed = report(walk, tap)
    finally:
        walk.stop()
    return 1 if failed and not tap else 0


sys.exit(main())
