# SPDX-License-Identifier: GPL-3.0-or-later
"""The Test Anything Protocol, for flows of whole programs."""

import sys
import traceback


def note(text):
    for line in str(text).splitlines():
        print("# " + line, flush=True)


def run(*tests):
    """Runs every test, whatever became of the one before, and ends the program."""
    failed = 0
    print(f"TAP version 13\n1..{len(tests)}", flush=True)
    for number, test in enumerate(tests, 1):
        name = test.__name__.replace("_", " ")
        try:
            test()
            print(f"ok {number} {name}", flush=True)
        except Exception:  # the report goes on
            failed += 1
            note(traceback.format_exc())
            print(f"not ok {number} {name}", flush=True)
    sys.exit(1 if failed else 0)
