# SPDX-License-Identifier: GPL-3.0-or-later
"""Killed in the middle of a sync at random points, and started again: the history ends as if nothing had happened."""

import http.client
import json
import os
import random
import shutil
import sqlite3
import time
import urllib.parse

import tap
from household import Household, make_folder, start_service

KILLS = {"fitbit": 50, "google-health": 20}
LONGEST_DELAY = 0.08  # seconds after the request that was waited for
AGAIN = 0.5  # how often the program is killed once more before it may end


class Counter:
    """Asks the stand-in how many requests there were, on one connection."""

    def __init__(self, address):
        self.connection = http.client.HTTPConnection(urllib.parse.urlsplit(address).netloc)

    def requests(self):
        self.connection.request("GET", "/_standin/")
        return json.loads(self.connection.getresponse().read())["requests_total"]


def kill_once(household, counter, chance, most):
    """Kills a sync after some request and some time; returns whether it had not ended before."""
    after = counter.requests() + chance.randrange(0, most)
    delay = chance.random() * LONGEST_DELAY
    process = household.start("--sync")
    while process.poll() is None and counter.requests() < after:
        pass
    time.sleep(delay)  # the random point itself, not a wait for anything
    process.kill()
    process.communicate()
    return process.returncode == -9


def check(household, files, where):
    (person,) = household.people()
    databases = [name for name in os.listdir(person) if name.endswith((".db", ".sqlite"))]
    assert len(databases) == 1, os.listdir(person)
    connection = sqlite3.connect(os.path.join(person, databases[0]))
    answer = connection.execute("PRAGMA integrity_check").fetchall()
    connection.close()
    assert answer == [("ok",)], f"{where}: {answer}"
    exported = household.export()
    different = [name for name in sorted(files | exported) if files.get(name) != exported.get(name)]
    assert different == [], f"{where}: other bytes in {different}"


def kill_at_random_points(at, sign_in, *options):
    seed = int(os.environ.get("DAYBEAT_FLOW_SEED") or random.randrange(1 << 30))
    tap.note(f"the points are chosen by DAYBEAT_FLOW_SEED={seed}")
    chance = random.Random(seed)
    service = start_service("--auto-consent", *options, years="1")
    template = Household(service)
    sign_in(template)
    counter = Counter(service.address)
    undisturbed = Household(service, os.path.join(make_folder(), "data"))
    shutil.copytree(template.folder, undisturbed.folder)
    before = counter.requests()
    undisturbed.run("--sync")
    most = counter.requests() - before
    files = undisturbed.export()

    kills = ended = histories = 0
    while kills < KILLS[at]:
        household = Household(service, os.path.join(make_folder(), "data"))
        shutil.copytree(template.folder, household.folder)
        histories += 1
        while True:
            if kill_once(household, counter, chance, most):
                kills += 1
            else:
                ended += 1
            if kills >= KILLS[at] or chance.random() >= AGAIN:
                break
        household.run("--sync")
        check(household, files, f"history {histories} after {kills} kills")
        shutil.rmtree(os.path.dirname(household.folder))
    tap.note(f"killed {kills} times in {histories} histories; {ended} more had ended before")
    undisturbed.run("--sign-out")
    service.stop()


def killed_at_random_points():
    kill_at_random_points("fitbit", Household.sign_in)


def killed_at_random_points_with_google():
    granted = "sleep.readonly profile.readonly settings.readonly nutrition.readonly"
    options = ("--grant", granted, "--google-quota", "1000000")  # each process counts a minute of its own
    kill_at_random_points("google-health", Household.sign_in_with_google, *options)


tap.run(killed_at_random_points, killed_at_random_points_with_google)
