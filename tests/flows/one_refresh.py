# SPDX-License-Identifier: GPL-3.0-or-later
"""Two instances on one history whose token has run out: exactly one of them refreshes it."""

import tap
from household import PATIENCE, Household, secrets, start_service

ROUNDS = 6


def two_instances_refresh_once():
    # While the one waits for its new token the other must have come to want one too.
    service = start_service("--auto-consent", "--slow", "400", "--fault", "slow:token")
    household = Household(service)
    household.sign_in()
    household.run("--sync")
    files = household.export()
    for number in range(1, ROUNDS + 1):
        service.control("expire", x="")
        service.control("reset-counters", x="")
        before = secrets()
        both = [household.start("--sync"), household.start("--sync")]
        for process in both:
            out, err = process.communicate(timeout=PATIENCE)
            assert process.returncode == 0, f"round {number}: {out}\n{err}"
        counts = service.control("")
        # The service answers the same refresh twice alike, so what it was asked counts too.
        assert counts["refreshes"] == counts["token_requests"] == 1, f"round {number}: {counts}"
        assert counts["violations"] == 0, f"round {number}: {counts}"
        assert secrets() != before
    tap.note(f"{ROUNDS} tokens ran out, {ROUNDS} refreshes reached the service")
    assert household.export() == files
    household.run("--sign-out")
    service.stop()


def an_instance_that_dies_while_refreshing_costs_nothing():
    service = start_service("--auto-consent")
    household = Household(service)
    household.sign_in()
    for number in range(1, 4):
        service.control("expire", x="")
        service.control("reset-counters", x="")
        process = household.start("--sync")
        while service.control("")["token_requests"] == 0 and process.poll() is None:
            pass
        process.kill()
        process.communicate()
        household.run("--sync")
        counts = service.control("")
        assert counts["violations"] == 0, f"round {number}: {counts}"
    household.run("--sign-out")
    service.stop()


tap.run(two_instances_refresh_once, an_instance_that_dies_while_refreshing_costs_nothing)
