# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs daybeat-decode for the tests of its services: what it prints, its exit status, what it says of bad bodies."""

import json
import os
import subprocess
import sys

PROGRAM, FIXTURES = sys.argv[1:3]

BAD_BODIES = {
    "HTML": b"<html><body><h1>502 Bad Gateway</h1></body></html>",
    "empty": b"",
    "blank": b" \n",
    "binary": bytes(range(256)),
    "not UTF-8": b'{"sleep": ["\xff"]}',
    "number": b"7",
    "text": b'"sleep"',
    "null": b"null",
    "nested without end": b"[" * 100000,
}


def fixture(name):
    """The file of a fixture."""
    return os.path.join(FIXTURES, name + ".json")


def run(*arguments, stdin=None):
    """Runs the program and waits for its end."""
    environment = dict(os.environ, TZ="UTC", LC_ALL="C.UTF-8")
    return subprocess.run([PROGRAM, *arguments], input=stdin, capture_output=True, env=environment, check=False)


def refuse_constant(word):
    """What JSON does not know is not printed."""
    raise AssertionError(f"{word} is not JSON")


def decode(service, endpoint, name):
    """The rows of a fixture, having checked that all of it is well-formed."""
    result = run(service, endpoint, fixture(name))
    assert result.returncode == 0, (name, result)
    return [json.loads(line, parse_constant=refuse_constant) for line in result.stdout.decode().splitlines()]


def only(rows, **members):
    """The one row with those members."""
    found = [row for row in rows if all(row[key] == value for key, value in members.items())]
    assert len(found) == 1, (members, rows)
    return found[0]


def assert_refused(result, what):
    """One sentence on standard error, and nothing else."""
    assert result.returncode == 1, (what, result)
    assert result.stdout == b"", (what, result)
    lines = result.stderr.decode().splitlines()
    assert len(lines) == 1 and len(lines[0]) > 20, (what, lines)


def main(namespace, prefix):
    """Runs every test of a module and tells of each."""
    tests = [(name[5:].replace("_", "-"), test) for name, test in namespace.items() if name.startswith("test_")]
    failed = 0
    print(f"1..{len(tests)}", flush=True)
    for number, (name, test) in enumerate(tests, 1):
        try:
            test()
            print(f"ok {number} /{prefix}/{name}", flush=True)
        except Exception as problem:  # pylint: disable=broad-except
            failed += 1
            print(f"not ok {number} /{prefix}/{name}", flush=True)
            print(f"{name}: {problem!r}", file=sys.stderr)
    return 1 if failed else 0
