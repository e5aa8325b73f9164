# SPDX-License-Identifier: GPL-3.0-or-later
"""Says in TAP what held: a case holds where it has no problems."""

import sys

_cases = []


def case(name, problems):
    """@problems: one line for each thing that is wrong; none where all is well."""
    problems = list(problems)
    _cases.append(not problems)
    print(f"{'not ok' if problems else 'ok'} {len(_cases)} {name}")
    for problem in problems:
        print(f"# {problem}")


def same(name, actual, expected):
    """What is there against what should be: both collections of lines."""
    actual, expected = set(actual), set(expected)
    case(name, [f"missing: {one}" for one in sorted(expected - actual)]
         + [f"unexpected: {one}" for one in sorted(actual - expected)])


def end():
    print(f"1..{len(_cases)}")
    sys.exit(0 if _cases and all(_cases) else 1)
