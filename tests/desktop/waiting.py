# SPDX-License-Identifier: GPL-3.0-or-later
"""Waiting for conditions, never for time."""

import time

PATIENCE = 60.0


class Vain(AssertionError):
    """What was waited for did not come."""


def until(condition, what, patience=PATIENCE):
    """Returns the first true answer of `condition()`; fails with `what` after `patience` seconds."""
    end = time.monotonic() + patience
    while True:
        answer = condition()
        if answer:
            return answer
        if time.monotonic() > end:
            raise Vain(f"waited {patience:.0f} s in vain for {what}")
        time.sleep(0.05)
