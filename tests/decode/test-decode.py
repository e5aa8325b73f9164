#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs daybeat-decode on bodies and checks what it prints, its exit status and what it says of bad ones.

Usage: test-decode.py DAYBEAT-DECODE FIXTURES
"""

import datetime
import os
import sys
import tempfile

import decoding
from decoding import BAD_BODIES, assert_refused, fixture, only, run

# The members of a row in their order, as the format of the export has them.
MEMBERS = {
    "profile": "id display_name full_name first_name last_name birth_date age gender height_m weight_kg "
               "stride_walking_m stride_running_m member_since timezone country locale about_me average_daily_steps "
               "start_of_week clock units source as_of",
    "badges": "id type category name short_name description earned_message value unit times_achieved date "
              "gradient_start gradient_end source as_of",
    "friends": "id display_name avatar child since source as_of",
    "leaderboard": "id display_name rank steps average_steps self hidden source as_of",
    "devices": "id name type battery battery_percent last_sync source",
    "sleep": "id date start end offset_source type main log_type in_bed_min asleep_min awake_min minutes "
             "efficiency_percent efficiency_received score_received stages short_wakes source device",
}

FILES = {
    "profile": ["profile", "profile-least", "profile-odd"],
    "badges": ["badges", "badges-odd"],
    "friends": ["friends", "friends-1.0", "friends-odd"],
    "leaderboard": ["leaderboard", "leaderboard-1.0", "leaderboard-odd"],
    "devices": ["devices", "devices-odd"],
    "sleep-day": ["sleep-day", "sleep-log", "sleep-odd"],
    "sleep-range": ["sleep-range"],
    "sleep-list": ["sleep-list"],
    "sleep-day-1.0": ["sleep-1.0", "sleep-1.0-odd"],
}

ENDPOINTS = [*FILES, "sleep-goal", "error"]


def decode(endpoint, name):
    return decoding.decode("fitbit", endpoint, name)


def test_members_and_order():
    for endpoint, names in FILES.items():
        family = "sleep" if endpoint.startswith("sleep") else endpoint
        for name in names:
            rows = decode(endpoint, name)
            assert rows, name
            for row in rows:
                assert list(row) == ["family", *MEMBERS[family].split()], (name, list(row))
                assert row["family"] == family
                assert row["source"] == "fitbit"
                assert "" not in (row["id"], row.get("name"))


def test_profile():
    row = decode("profile", "profile")[0]
    today = datetime.datetime.now(datetime.timezone.utc).date()
    assert abs(datetime.date.fromisoformat(row.pop("as_of")) - today) <= datetime.timedelta(days=1)
    assert row == {
        "family": "profile", "id": "2BBBB1", "display_name": "Noor A.", "full_name": "Noor Adams",
        "first_name": "Noor", "last_name": "Adams", "birth_date": "1983-04-05", "age": 41, "gender": "FEMALE",
        "height_m": 1.685, "weight_kg": 63.4, "stride_walking_m": 69.6 / 100,
        "stride_running_m": 112.30000000000001 / 100,
        "member_since": "2016-11-30", "timezone": "Australia/Perth", "country": "AU", "locale": "en_AU",
        "about_me": "Up the hill", "average_daily_steps": 8123, "start_of_week": "MONDAY", "clock": "24hour",
        "units": {"distance": "METRIC", "weight": "METRIC", "height": "METRIC", "water": "METRIC",
                  "temperature": "METRIC"},
        "source": "fitbit"}, row
    least = decode("profile", "profile-least")[0]
    absent = {key for key, value in least.items() if value is None}
    assert {"display_name", "birth_date", "age", "height_m", "weight_kg", "average_daily_steps"} <= absent, absent
    assert all(value is None for value in least["units"].values())


def test_badges():
    rows = decode("badges", "badges")
    assert [row["id"] for row in rows] == ["2AAAA1", "2AAAA2", "2AAAA3"]
    marathon = dict(rows[1], as_of=None)
    assert marathon == {
        "family": "badges", "id": "2AAAA2", "type": "LIFETIME_DISTANCE", "category": "Lifetime Distance",
        "name": "Marathon (26 lifetime miles)", "short_name": "Marathon", "description": "26 lifetime miles",
        "earned_message": "Whoa! You’ve earned the Marathon badge!", "value": 26, "unit": "MILES",
        "times_achieved": 1, "date": "2023-08-13", "gradient_start": "2DB4D7", "gradient_end": "38D7FF",
        "source": "fitbit", "as_of": None}, marathon
    assert rows[2]["earned_message"] is None


def test_people_and_devices():
    kim = only(decode("friends", "friends"), id="2CCCC2")
    assert (kim["display_name"], kim["child"], kim["since"]) == ("Kim", True, None)
    board = decode("leaderboard", "leaderboard")
    me, pat = only(board, self=True), only(board, hidden=True)
    assert (me["id"], me["rank"], me["steps"], me["average_steps"]) == ("2BBBB1", 1, 70311, 10044.42857142857)
    assert (pat["rank"], pat["steps"], pat["average_steps"]) == (None, None, None)
    scale = only(decode("devices", "devices"), type="SCALE")
    assert scale == {"family": "devices", "id": "77", "name": "Aria", "type": "SCALE", "battery": "Empty",
                     "battery_percent": None, "last_sync": "2023-12-31T23:59:59.999", "source": "fitbit"}, scale


def test_sleep_with_stages():
    night = only(decode("sleep-day", "sleep-day"), main=True)
    assert night["id"] == "26013218219000001"
    assert (night["date"], night["start"], night["end"]) == (
        "2024-03-03", "2024-03-02T23:41:00", "2024-03-03T07:11:00")
    assert (night["offset_source"], night["type"], night["log_type"]) == ("none", "stages", "auto_detected")
    assert (night["in_bed_min"], night["asleep_min"], night["awake_min"]) == (450, 417, 33)
    assert list(night["minutes"].items()) == [("deep", 58), ("light", 270), ("rem", 89), ("awake", 33)]
    assert night["efficiency_percent"] == 100 * 417 / 450
    assert night["efficiency_received"] == 94
    assert night["score_received"] is None and night["device"] is None
    assert night["stages"][0] == {"start": "2024-03-02T23:41:00", "level": "awake", "seconds": 600}
    assert [list(stage) for stage in night["stages"]] == [["start", "level", "seconds"]] * 9
    assert sum(stage["seconds"] for stage in night["stages"]) == 450 * 60
    assert night["short_wakes"] == [{"start": "2024-03-03T01:51:00", "seconds": 120},
                                    {"start": "2024-03-03T04:41:00", "seconds": 60}]


def test_sleep_classic():
    nap = only(decode("sleep-day", "sleep-day"), main=False)
    assert list(nap["minutes"].items()) == [("asleep", 45), ("restless", 1), ("awake", 2)]
    assert nap["efficiency_percent"] == 100 * 45 / 48
    assert nap["short_wakes"] == []
    old = decode("sleep-day-1.0", "sleep-1.0")[0]
    assert list(old["minutes"].items()) == [("asleep", 7), ("restless", 3), ("awake", 2)]
    assert [stage["level"] for stage in old["stages"]] == ["awake", "restless", "asleep", "restless", "asleep"]
    assert old["stages"][2]["start"] == "2013-11-10T00:01:00"
    assert old["end"] == "2013-11-10T00:09:00"


def test_main_sleep_worked_out():
    rows = decode("sleep-range", "sleep-range")
    assert [(row["id"], row["main"]) for row in rows] == [("9007199254740993", True), ("9007199254740992", True)]
    assert rows[0]["stages"][1]["level"] == "unknown"


def test_sleep_goal():
    row = decode("sleep-goal", "sleep-goal")[0]
    assert row["family"] == "sleep_goal"
    assert (row["goal_min"], row["bedtime"], row["wakeup_time"]) == (480, "22:30", "06:30")
    assert row["updated"] == "2024-01-31T07:37:13.100+00:00"
    assert row["awake_restless_percent"] == 12.5
    assert decode("sleep-goal", "sleep-goal-new")[0]["goal_min"] is None


def test_errors():
    row = decode("error", "error-validation")[0]
    assert list(row)[0] == "family"
    assert (row["family"], row["error_type"], row["field_name"]) == ("error", "validation", "date")
    denied = decode("error", "error-permission-denied")[0]
    assert (denied["error_type"], denied["status"]) == ("PERMISSION_DENIED", 403)
    # The service's own message may hold a token.
    result = run("fitbit", "error", fixture("error-expired-token"))
    assert result.returncode == 0
    assert b"secretsignature" not in result.stdout + result.stderr


def test_empty():
    result = run("fitbit", "sleep-day", fixture("sleep-day-empty"))
    assert (result.returncode, result.stdout, result.stderr) == (0, b"", b"")


def test_findings_told():
    """What is usable is printed, the rest is told once on standard error."""
    result = run("fitbit", "sleep-day", fixture("sleep-odd"))
    told = result.stderr.decode().splitlines()
    assert result.returncode == 0 and len(result.stdout.splitlines()) == 3
    assert "sleep[].levels.data[].level is a level nobody knows" in told, told
    assert any(line.startswith("sleep[].startTime ") for line in told), told
    assert not any("floating" in line for line in told), told


def test_bad_bodies():
    whole = open(fixture("sleep-day"), "rb").read()
    bodies = {**BAD_BODIES, "cut off": whole[:len(whole) // 2], "empty object": b"{}"}
    with tempfile.TemporaryDirectory() as folder:
        for what, body in bodies.items():
            path = os.path.join(folder, "body.json")
            with open(path, "wb") as file:
                file.write(body)
            for endpoint in ENDPOINTS:
                assert_refused(run("fitbit", endpoint, path), (endpoint, what))
        path = os.path.join(folder, "list.json")
        with open(path, "wb") as file:
            file.write(b"[]")
        for endpoint in ENDPOINTS:
            if endpoint != "devices":
                assert_refused(run("fitbit", endpoint, path), endpoint)


def test_missing_file():
    with tempfile.TemporaryDirectory() as folder:
        assert_refused(run("fitbit", "profile", os.path.join(folder, "nothing.json")), "no file")
        assert_refused(run("fitbit", "profile", folder), "a folder")


def test_standard_input():
    with open(fixture("devices"), "rb") as file:
        body = file.read()
    result = run("fitbit", "devices", "-", stdin=body)
    assert result.returncode == 0 and len(result.stdout.splitlines()) == 3


def test_usage():
    for arguments in [], ["fitbit"], ["fitbit", "profile"], ["fitbit", "horoscope", "x"], ["garmin", "profile", "x"]:
        result = run(*arguments)
        assert (result.returncode, result.stdout) == (2, b""), arguments
        usage = result.stderr.decode()
        assert usage.startswith("Usage:")
        for endpoint in ENDPOINTS:
            assert f"fitbit {endpoint}\n" in usage, endpoint


sys.exit(decoding.main(globals(), "decode"))
