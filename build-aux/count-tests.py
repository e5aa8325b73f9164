#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts test cases in meson's logs and closes with the line `N passed, N failed`.

Usage: count-tests.py FAILED-STEPS TESTLOG.json…
A program that speaks TAP counts by its cases, any other as one.
"""

import json
import re
import sys

CASE = re.compile(r"^(not ok|ok) \d+(.*)$")


def count(entry):
    """Returns (passed, failed, skipped) of one line of a log."""
    passed = failed = skipped = 0
    for line in entry.get("stdout", "").splitlines():
        case = CASE.match(line)
        if not case:
            continue
        if "# SKIP" in case[2]:
            skipped += 1
        elif case[1] == "ok":
            passed += 1
        else:
            failed += 1

    good = entry["result"] in ("OK", "EXPECTEDFAIL")
    if entry["result"] == "SKIP":
        return passed, failed, max(skipped, 1)
    if not good and failed == 0:
        failed = 1
    if good and passed + skipped == 0:
        passed = 1
    return passed, failed, skipped


def main():
    passed, failed, skipped = 0, int(sys.argv[1]), 0
    for path in sys.argv[2:]:
        with open(path, encoding="utf-8") as log:
            for line in log:
                entry = json.loads(line)
                good, bad, left_out = count(entry)
                passed, failed, skipped = passed + good, failed + bad, skipped + left_out
                if bad:
                    print(f"failed: {entry['name']}")
    if skipped:
        print(f"skipped cases: {skipped}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


sys.exit(main())
