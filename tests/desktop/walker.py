# SPDX-License-Identifier: GPL-3.0-or-later
"""What every walk has: the stand-in service, a browser, the program, pictures, and a report of its steps."""

import os
import sys
import traceback

import screen
from browser import Browser
from program import Program
from standin import CLIENT_ID, StandIn
from waiting import until

PAGES = ("overview", "sleep", "badges", "friends", "profile", "devices")
REDIRECT_URI = "http://127.0.0.1:34871/callback"


class Walker:
    years = 3  # of the made person

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
            G_DEBUG="fatal-criticals",
            **self.standin.environment(),
            **environment,
        )
        self.screen = self.program.screen

    def start_with(self, settings, **environment):
        """Starts the program anew with other settings of the desktop, such as a larger font."""
        self.program.close()
        folder = os.path.join(os.environ["XDG_CONFIG_HOME"], "gtk-4.0")
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, "settings.ini"), "w", encoding="utf-8") as file:
            lines = {"gtk-enable-animations": "false", **settings}.items()
            file.write("[Settings]\n" + "".join(f"{name}={value}\n" for name, value in lines))
        self.start_program(**environment)

    def dismiss_toasts(self):
        def try_it():
            for button in self.screen.all("Dismiss"):
                button.press()
            return not self.screen.all("Dismiss")

        until(try_it, "the toasts to leave")

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

    def take_every_page(self, suffix, banner=None):
        for page in PAGES:
            self.program.show_page(page)
            self.page_says(page)
            if banner is not None:
                self.screen.find(contains=banner)
            self.take(f"{page}{suffix}")

    # -- the steps with which every walk begins

    def the_service_and_the_browser_start(self):
        self.standin = StandIn(
            os.path.join(self.build, "tests", "standin", "daybeat-standin"),
            REDIRECT_URI,
            "--person",
            "7",
            "--years",
            str(self.years),
        )
        self.browser = Browser(self.session)

    def the_first_window_welcomes(self):
        self.start_program()
        self.screen.find("Look around with sample data")
        self.take("welcome")

    def the_set_up_leads_to_the_browser(self):
        self.screen.press("More")
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

    # -- the steps with which walks end

    def every_page_is_readable_in_the_dark(self):
        self.program.close()
        self.start_program(ADW_DEBUG_COLOR_SCHEME="prefer-dark")
        self.take_every_page("-dark")

    def large_text_still_fits(self):
        self.start_with({"gtk-font-name": "Cantarell 17"})
        self.take_every_page("-large-text")

    def the_service_stops_and_every_page_is_still_there(self):
        self.standin.stop()
        self.start_with({"gtk-font-name": "Cantarell 11"})
        self.program.activate_quietly("sync")
        self.screen.find(contains="Offline")
        self.take_every_page("-offline", banner="Offline · as of")

    def the_window_closes(self):
        assert self.program.close() == 0, "the program did not end well"

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
                    print("# on the screen:", role, repr(name))
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


def main(walker):
    """Usage of every walk: BUILD-FOLDER SESSION-FOLDER PICTURES-FOLDER [--tap]"""
    tap = "--tap" in sys.argv
    walk = walker(*[argument for argument in sys.argv[1:] if not argument.startswith("--")][:3])
    try:
        failed = report(walk, tap)
    finally:
        walk.stop()
    return 1 if failed and not tap else 0

