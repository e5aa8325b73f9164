# SPDX-License-Identifier: GPL-3.0-or-later
"""Google's sleep: the same nights as the other service tells, in UTC and counted by stages."""

import datetime

from google_data import ask, between, day, everything, moment, seconds
from google_service import GoogleService
from service import case, main

ENDS = "sleep.interval.civil_end_time"
TYPES = {"wake": "AWAKE", "light": "LIGHT", "deep": "DEEP", "rem": "REM"}


def walls(interval):
    """Start and end on the wall's clock, by the point's own offsets."""
    return [
        (moment(interval[end + "Time"]) + datetime.timedelta(seconds=seconds(interval[end + "UtcOffset"]))).replace(
            tzinfo=None
        )
        for end in ("start", "end")
    ]


def minutes(stage):
    return (moment(stage["endTime"]) - moment(stage["startTime"])).total_seconds() / 60


def both(service, first, last, **changes):
    """The sleeps of some days as either service tells them, by id."""
    service.google_sign_in("sleep.readonly", **changes)
    google = everything(service, "sleep", filter=between(ENDS, first, last))
    service.sign_in(**({"account": changes["account"].split("@")[0]} if "account" in changes else {}))
    fitbit = service.get(f"/1.2/user/-/sleep/date/{first}/{last}.json").json()["sleep"]
    return {point["name"].split("/")[-1]: point for point in google}, {str(log["logId"]): log for log in fitbit}


@case()
def the_nights_are_those_of_the_other_service(service):
    google, fitbit = both(service, day(90), day(0))
    assert set(google) == set(fitbit) and len(google) > 70
    for number, log in fitbit.items():
        sleep = google[number]["sleep"]
        start, end = walls(sleep["interval"])
        if log["dateOfSleep"] != "2026-10-25":
            assert start == moment(log["startTime"]) and end == moment(log["endTime"]), number
        assert end.date().isoformat() == log["dateOfSleep"]
        assert sleep["type"] == log["type"].upper()
        assert int(sleep["summary"]["minutesInSleepPeriod"]) == log["timeInBed"]
        flags = sleep["metadata"].get("mainSleep"), sleep["metadata"].get("nap")
        if log["logType"] == "manual":
            assert flags == (None, None)
        else:
            assert flags == ((True, None) if log["isMainSleep"] else (None, True))
        if log["type"] == "stages" and log["dateOfSleep"] != "2026-10-25":
            segments = [(moment(row["dateTime"]), TYPES[row["level"]], row["seconds"]) for row in log["levels"]["data"]]
            stages = [(walls(stage)[0], stage["type"], minutes(stage) * 60) for stage in sleep["stages"]]
            assert segments == stages, number
            assert len(sleep.get("shortAwakenings", [])) == len(log["levels"]["shortData"])


@case()
def stages_cover_the_night_and_sum_up(service):
    service.google_sign_in()
    n_stages = 0
    for point in everything(service, "sleep"):
        sleep = point["sleep"]
        at = sleep["interval"]["startTime"]
        for stage in sleep["stages"]:
            assert moment(stage["startTime"]) == moment(at)
            at = stage["endTime"]
        assert moment(at) == moment(sleep["interval"]["endTime"])
        for row in sleep["summary"]["stagesSummary"]:
            stages = [stage for stage in sleep["stages"] if stage["type"] == row["type"]]
            assert int(row["count"]) == len(stages)
            assert abs(int(row["minutes"]) - sum(minutes(stage) for stage in stages)) <= 0.5
        rows = {row["type"]: int(row["minutes"]) for row in sleep["summary"]["stagesSummary"]}
        asleep = ("LIGHT", "DEEP", "REM") if sleep["type"] == "STAGES" else ("ASLEEP",)
        assert int(sleep["summary"]["minutesAsleep"]) == sum(rows.get(kind, 0) for kind in asleep)
        assert int(sleep["summary"]["minutesAwake"]) == rows.get("AWAKE", 0)
        assert "civilStartTime" not in sleep["interval"]
        n_stages += sleep["type"] == "STAGES"
    assert n_stages > 150


@case("--person", "1", "--years", "2")
def clocks_change_in_a_night(service):
    account = "tarik.osman@example.org"
    google, fitbit = both(service, "2026-10-20", "2026-10-28", account=account)
    autumn = next(log for log in fitbit.values() if log["dateOfSleep"] == "2026-10-25" and log["isMainSleep"])
    sleep = google[str(autumn["logId"])]["sleep"]
    interval = sleep["interval"]
    assert (interval["startUtcOffset"], interval["endUtcOffset"]) == ("7200s", "3600s")
    assert walls(interval) == [moment(autumn["startTime"]), moment(autumn["endTime"])]
    assert minutes(interval) == autumn["timeInBed"]
    assert {stage["endUtcOffset"] for stage in sleep["stages"]} == {"7200s", "3600s"}

    google, fitbit = both(service, "2025-03-25", "2025-04-02", account=account)
    spring = next((log for log in fitbit.values() if log["dateOfSleep"] == "2025-03-30" and log["isMainSleep"]), None)
    if spring is not None:
        interval = google[str(spring["logId"])]["sleep"]["interval"]
        assert walls(interval) == [moment(spring["startTime"]), moment(spring["endTime"])]
        skipped = sum(row["seconds"] for row in spring["levels"]["data"] if row["level"] == "unknown") / 60
        assert minutes(interval) == spring["timeInBed"] - skipped


@case()
def the_reconciled_stream_has_its_habits(service):
    service.google_sign_in()
    when = between(ENDS, day(30), day(1))
    listed = everything(service, "sleep", filter=when)
    merged = everything(service, "sleep", ":reconcile", filter=when)
    assert [point["name"] for point in listed] == [point["dataPointName"] for point in merged]
    for one, other in zip(listed, merged):
        assert set(other) == {"dataPointName", "sleep"}
        rows = one["sleep"]["summary"].pop("stagesSummary")
        assert other["sleep"]["summary"].pop("stagesSummary") == rows + rows
        assert one["sleep"] == other["sleep"]


@case()
def sleep_belongs_to_the_day_on_which_it_ends(service):
    service.google_sign_in()
    for before in range(1, 30):
        for point in everything(service, "sleep", filter=between(ENDS, day(before), day(before))):
            assert walls(point["sleep"]["interval"])[1].date().isoformat() == day(before)
    physical = everything(service, "sleep", filter=between("sleep.interval.end_time", day(30), day(1)))
    assert physical and all(day(30) <= point["sleep"]["interval"]["endTime"][:10] <= day(1) for point in physical)


@case()
def what_happens_at_one_service_is_seen_at_the_other(service):
    google, fitbit = both(service, day(5), day(0))
    newest = max(fitbit.values(), key=lambda log: log["startTime"])
    service.control("withdraw")
    google_after, fitbit_after = both(service, day(5), day(0))
    assert set(google_after) == set(fitbit_after) and len(google_after) == len(google) - 1
    assert str(newest["logId"]) not in google_after
    night = next(iter(google_after.values()))
    ended = walls(night["sleep"]["interval"])[1].date().isoformat()
    service.control("google-withdraw", points="sleep:" + ended)
    service.google_sign_in()
    assert night not in everything(service, "sleep", filter=between(ENDS, day(5), day(0)))


@case("--fault", "unprocessed:sleep=1")
def the_last_night_is_written_anew(service):
    service.google_sign_in()
    first = ask(service, "sleep", pageSize=1).json()["dataPoints"][0]
    again = ask(service, "sleep", pageSize=1).json()["dataPoints"][0]
    assert first["name"] == again["name"] and first["sleep"]["interval"] == again["sleep"]["interval"]
    assert first["sleep"]["type"] == "CLASSIC" and "summary" not in first["sleep"]
    assert "processed" not in first["sleep"]["metadata"] and again["sleep"]["metadata"]["processed"] is True
    assert first["sleep"]["updateTime"] < again["sleep"]["updateTime"]


@case()
def sleeps_fill_pages_of_25(service):
    service.google_sign_in()
    first = ask(service, "sleep").json()
    assert len(first["dataPoints"]) == 25 and first["nextPageToken"]
    names = [point["name"] for point in everything(service, "sleep")]
    assert len(names) == len(set(names)) > 300
    assert names[:25] == [point["name"] for point in first["dataPoints"]]


main(GoogleService)
