# SPDX-License-Identifier: GPL-3.0-or-later
"""Steps of the walk in which the person changes something, and the service has it in the end."""

from waiting import until

CREATE = "/1.2/user/-/sleep.json"
PROFILE = "/1/user/-/profile.json"


def requests_for(walk, path):
    return walk.standin.control("")["requests"].get(path, 0)


def deletions(walk):
    """How many requests named one sleep by its id; only deleting does."""
    requests = walk.standin.control("")["requests"]
    return sum(
        count
        for path, count in requests.items()
        if path.startswith("/1.2/user/-/sleep/") and path.removesuffix(".json").rpartition("/")[2].isdigit()
    )


def naps(walk):
    return walk.screen.all("Delete this nap")


def show_yesterday(walk):
    walk.program.show_page("sleep")
    walk.screen.press("Earlier")
    walk.screen.find(contains="Night to")


def a_sleep_can_be_logged(walk):
    """An hour of an afternoon, where nobody sleeps at night."""
    show_yesterday(walk)
    walk.screen.choose("More", 0)
    walk.screen.find("Fell asleep")
    rows = until(lambda: walk.screen.all(role="spin button"), "the numbers of the dialog")
    for row, value in zip(rows, (15, 10, 1, 25), strict=True):  # hour, minute, hours, minutes
        row.set_value(value)
    walk.take("log-sleep")
    walk.screen.press("Log")
    walk.screen.gone("Fell asleep")
    assert requests_for(walk, CREATE) == 1, "the service was not asked to log it"


def a_deleted_sleep_can_be_brought_back(walk):
    """The dialog proposes the day before the one on the screen; the nap is there."""
    walk.screen.press("Earlier")
    until(lambda: naps(walk), "the nap that was logged")
    walk.take("sleep-nap")
    before = len(naps(walk))
    walk.screen.press("Delete this nap")
    walk.screen.find(contains="Sleep deleted")
    until(lambda: len(naps(walk)) == before - 1, "the nap to leave the screen")
    walk.screen.press("Undo")
    until(lambda: len(naps(walk)) == before, "the nap to come back")
    assert deletions(walk) == 0, "what was brought back was sent"


def a_deleted_sleep_is_gone_at_the_service_in_the_end(walk):
    before = len(naps(walk))
    walk.screen.press("Delete this nap")
    until(lambda: len(naps(walk)) == before - 1, "the nap to leave the screen")
    walk.program.show_page("badges")
    until(lambda: deletions(walk) == 1, "the service to be asked to delete it")
    walk.program.show_page("sleep")
    walk.screen.gone(contains="Sleep deleted")


def the_profile_can_be_changed(walk):
    walk.program.show_page("profile")
    before = requests_for(walk, PROFILE)
    walk.screen.press("Edit")
    walk.screen.find("About me", role="text").write("Walks to work and sings there.")
    walk.take("edit-profile")
    walk.screen.press("Save")
    walk.screen.find("Walks to work and sings there.", role="label")
    assert requests_for(walk, PROFILE) > before, "the service was not told"
    walk.screen.press("Dismiss")
