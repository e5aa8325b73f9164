#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs daybeat-decode on bodies of Google Health and checks what it prints.

Usage: test-decode-google-health.py DAYBEAT-DECODE FIXTURES
"""

import json
import os
import sys
import tempfile

import decoding
from decoding import BAD_BODIES, FIXTURES, assert_refused, fixture, only, run

PERSON = ["profile", "settings", "identity", "userinfo", "irn-profile"]


def decode(endpoint, name=None):
    return decoding.decode("google-health", endpoint, name or endpoint)


def list_types():
    """Every endpoint that the program says it knows."""
    usage = run().stderr.decode()
    return [line.split()[1] for line in usage.splitlines() if line.startswith("  google-health ")]


def test_every_type():
    """Every type has a fixture of its name, which gives rows and no complaint."""
    for endpoint in list_types():
        if endpoint in ("tcx", "error", "devices"):
            continue
        result = run("google-health", endpoint, fixture(endpoint))
        assert result.returncode == 0, (endpoint, result)
        rows = [json.loads(line) for line in result.stdout.splitlines()]
        assert rows, endpoint
        for row in rows:
            assert row.get("source", "google-health") == "google-health", row
            assert list(row)[0] == "family"
        # One nutrient has no name, one level of fitness is new.
        assert (result.stderr == b"") == (endpoint not in ("nutrition-log", "daily-vo2-max")), (endpoint, result)


def test_types_named():
    names = list_types()
    for name in ["sleep", "steps", "steps-minutes", "heart-rate", "exercise", "electrocardiogram", "devices", "tcx",
                 *PERSON]:
        assert name in names, name
    assert len(set(names)) == len(names)


def test_sleep():
    rows = decode("sleep")
    night = only(rows, id="800001")
    assert (night["date"], night["start"], night["end"]) == (
        "2025-10-26", "2025-10-25T23:30:00+02:00", "2025-10-26T06:30:00+01:00")
    assert (night["offset_source"], night["type"], night["main"], night["log_type"]) == (
        "source", "stages", True, "auto_detected")
    assert (night["in_bed_min"], night["asleep_min"], night["awake_min"]) == (480, 468, 12)
    assert night["minutes"] == {"deep": 90, "light": 228, "rem": 150, "awake": 12}
    assert night["efficiency_percent"] == 100 * 468 / 480
    assert night["efficiency_received"] is None
    assert sum(stage["seconds"] for stage in night["stages"]) == 480 * 60
    assert len(night["short_wakes"]) == 1
    nap = only(rows, id="800002")
    assert (nap["main"], nap["type"], nap["minutes"]["restless"]) == (False, "classic", 20)


def test_days_and_minutes():
    """Sums by day and minutes have one name at the service: the body tells which it is."""
    days = decode("steps", "steps")
    assert {(row["date"], row["value"]) for row in days} == {
        ("2025-06-03", 8120), ("2025-06-01", 0), ("2025-05-31", 0)}
    assert decode("steps-minutes", "steps") == days
    minutes = decode("steps-minutes", "steps-minutes")
    assert minutes == [
        {"family": "steps_minutes", "date": "2025-06-02", "offset_source": "source",
         "t": ["2025-06-02T23:58:00+02:00", 60], "v": [0, 44]},
        {"family": "steps_minutes", "date": "2025-06-03", "offset_source": "source",
         "t": ["2025-06-03T00:00:00+02:00"], "v": [7]}], minutes
    assert decode("steps", "steps-minutes") == minutes


def test_readings():
    weight = decode("weight")[0]
    assert (weight["weight_kg"], weight["time"], weight["notes"]) == (
        72.6498, "2025-06-03T07:02:11+02:00", "after the run")
    food = decode("nutrition-log")[0]
    assert (food["meal"], food["name"], food["energy_kcal"], food["protein_g"], food["dietary_fiber_g"]) == (
        "LUNCH", "Lentils", 420.5, 24.5, 12)
    assert decode("hydration-log")[0]["water_ml"] == 250
    assert decode("electrocardiogram")[0]["waveform"] == [130, -20, 3]


def test_person():
    assert decode("profile")[0]["member_since"] == "2016-11-30"
    assert decode("settings")[0]["units"]["weight"] == "en_GB"
    assert decode("identity")[0]["id"] == "5550001112223334445"
    assert decode("userinfo")[0]["display_name"] == "Noor Adams"
    result = run("google-health", "devices", fixture("paired-devices"))
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["id"] for row in rows] == ["4001", "4002"]
    # The hardware's address is for nobody's eyes.
    assert b"02005E100001" not in result.stdout + result.stderr


def test_route():
    wrapped = decode("tcx", "route-wrapped")[0]
    result = run("google-health", "tcx", os.path.join(FIXTURES, "route.tcx"))
    assert json.loads(result.stdout) == wrapped
    assert (wrapped["family"], wrapped["latitude"], wrapped["altitude_m"]) == (
        "tracks", [52.52, 52.5201], [None, 34.5]), wrapped


def test_empty_page():
    for endpoint in ["sleep", "steps", "daily-vo2-max", "exercise", "weight", "food", "heart-rate", "devices"]:
        result = run("google-health", endpoint, fixture("empty"))
        assert (result.returncode, result.stdout, result.stderr) == (0, b"", b""), (endpoint, result)


def test_findings_told():
    """What is usable is printed, the rest is told once on standard error."""
    result = run("google-health", "heart-rate", fixture("samples-odd"))
    told = result.stderr.decode().splitlines()
    assert result.returncode == 0 and len(result.stdout.splitlines()) == 1
    assert "heartRate[].beatsPerMinute is missing" in told, told


def test_errors():
    body = (b'{"error":{"code":403,"status":"PERMISSION_DENIED","message":"token ya29.secret","details":[{"@type":'
            b'"type.googleapis.com/google.rpc.ErrorInfo","reason":"ACCESS_TOKEN_SCOPE_INSUFFICIENT"}]}}')
    result = run("google-health", "error", "-", stdin=body)
    assert result.returncode == 0 and json.loads(result.stdout)["family"] == "error"
    assert b"ya29" not in result.stdout + result.stderr
    # An error is no page.
    assert_refused(run("google-health", "sleep", "-", stdin=body), "an error")


def test_bad_bodies():
    with tempfile.TemporaryDirectory() as folder:
        for what, body in BAD_BODIES.items():
            path = os.path.join(folder, "body.json")
            with open(path, "wb") as file:
                file.write(body)
            for endpoint in ["sleep", "heart-rate", "profile", "devices", "tcx"]:
                assert_refused(run("google-health", endpoint, path), (endpoint, what))


sys.exit(decoding.main(globals(), "decode/google-health"))
