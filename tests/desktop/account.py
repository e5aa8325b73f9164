# SPDX-License-Identifier: GPL-3.0-or-later
"""Steps of the walk around the account: what is granted, and the ways out."""

import subprocess

import screen
from waiting import until

PERSON = "Linnea"


def choose_row(walk, words):
    """Goes to a row of a list with Tab and chooses it: AT-SPI knows no other way to press one."""
    walk.screen.find(contains=words)

    def is_there():
        focused = walk.screen.focused()
        if focused is not None and words in focused.name:
            return True
        screen.key(walk.program.window, "Tab")
        return False

    until(is_there, f"the keyboard's focus on “{words}”")
    screen.key(walk.program.window, "Return")


def open_account(walk):
    walk.program.activate_quietly("accounts")
    choose_row(walk, PERSON)
    walk.screen.find("Sign Out…")


def the_account_tells_what_is_granted(walk):
    open_account(walk)
    walk.screen.find(contains="Valid until")
    walk.screen.find("What Daybeat May See")
    walk.screen.find("Ask for What Is Missing…")
    walk.take("account")
    screen.key(walk.program.window, "Escape")  # back to the list
    walk.screen.gone("Sign Out…")
    screen.key(walk.program.window, "Escape")
    walk.screen.gone("Accounts")


def in_the_keyring():
    found = subprocess.run(["secret-tool", "search", "--all", "service", "fitbit"], capture_output=True, text=True)
    return "attribute.service = fitbit" in found.stdout + found.stderr


def signing_out_without_a_network_keeps_the_history(walk):
    """The service is gone: Daybeat forgets the sign-in all the same, and says that the consent remains."""
    assert in_the_keyring()
    open_account(walk)
    choose_row(walk, "Sign Out…")
    walk.screen.press("Sign Out, Keep History")
    walk.screen.find(contains="The service could not be told")
    until(lambda: not in_the_keyring(), "the keyring to forget the sign-in")
    walk.screen.find(contains="Signed out · as of")
    walk.screen.press("Dismiss")
    walk.program.show_page("sleep")
    walk.page_says("sleep")
    walk.screen.find(contains="Signed out · as of")
    walk.take("sleep-signed-out")
