# SPDX-License-Identifier: GPL-3.0-or-later
"""Sleep: ranges, lists, summaries, logging and deleting, and the old form."""

import datetime
import re

from service import TODAY, case, main

SLEEP = "/1.2/user/-/sleep"
LIST = SLEEP + "/list.json?"


def day(before):
    return (TODAY - datetime.timedelta(days=before)).isoformat()


def ranged(service, first, last):
    return service.get(f"{SLEEP}/date/{first}/{last}.json").json()["sleep"]


def main_sleep(service):
    return next(sleep for sleep in ranged(service, day(99), day(0)) if sleep["isMainSleep"])


def invalid(answer, field):
    assert answer.error() == (400, "validation"), f"{answer.status} {answer.text}"
    assert answer.json()["errors"][0]["fieldName"] == field, answer.text


def moment(text):
    return datetime.datetime.fromisoformat(text)


@case()
def a_day_has_its_sleeps_and_a_summary(service):
    service.sign_in()
    night = next(sleep for sleep in ranged(service, day(30), day(0)) if sleep["type"] == "stages")
    found = service.get(f"{SLEEP}/date/{night['dateOfSleep']}.json").json()
    summary, sleeps = found["summary"], found["sleep"]
    assert summary["totalSleepRecords"] == len(sleeps)
    assert summary["totalMinutesAsleep"] == sum(sleep["minutesAsleep"] for sleep in sleeps)
    assert summary["totalTimeInBed"] == sum(sleep["timeInBed"] for sleep in sleeps)
    stages = [sleep["levels"]["summary"] for sleep in sleeps if sleep["type"] == "stages"]
    assert summary["stages"] == {
        word: sum(levels[word]["minutes"] for levels in stages) for word in ("deep", "light", "rem", "wake")
    }
    assert all(levels["deep"]["thirtyDayAvgMinutes"] > 0 for levels in stages)


@case("--years", "3")
def a_day_of_classic_sleep_has_no_stages(service):
    service.sign_in()
    found = ranged(service, day(1000), day(950))
    assert found and all(sleep["type"] == "classic" for sleep in found)
    body = service.get(f"{SLEEP}/date/{found[0]['dateOfSleep']}.json").json()
    assert "stages" not in body["summary"] and body["summary"]["totalSleepRecords"] >= 1
    assert set(found[0]["levels"]["summary"]) == {"asleep", "awake", "restless"}
    assert "shortData" not in found[0]["levels"]


@case()
def a_day_without_sleep_is_an_answer_too(service):
    service.sign_in()
    assert service.get(f"{SLEEP}/date/2001-01-01.json").json() == {
        "sleep": [],
        "summary": {"totalMinutesAsleep": 0, "totalSleepRecords": 0, "totalTimeInBed": 0},
    }
    assert service.get(f"{SLEEP}/date/2001-01-01/2001-01-05.json").json() == {"sleep": []}


@case()
def a_range_is_newest_first_without_summary_or_means(service):
    service.sign_in()
    body = service.get(f"{SLEEP}/date/{day(99)}/{day(0)}.json").json()
    assert set(body) == {"sleep"}
    starts = [sleep["startTime"] for sleep in body["sleep"]]
    assert len(starts) > 80 and starts == sorted(starts, reverse=True)
    assert all(day(99) <= sleep["dateOfSleep"] <= day(0) for sleep in body["sleep"])
    levels = [level for sleep in body["sleep"] for level in sleep["levels"]["summary"].values()]
    assert {level.get("thirtyDayAvgMinutes", 0) for level in levels} == {0}


def check_segments(sleep):
    """One begins where another ends; in the night of 25 October the wall's clock goes back once on the way."""
    at, n_jumps = moment(sleep["startTime"]), 0
    for segment in sleep["levels"]["data"]:
        if moment(segment["dateTime"]) != at:
            at -= datetime.timedelta(hours=1)
            n_jumps += 1
        assert moment(segment["dateTime"]) == at
        at += datetime.timedelta(seconds=segment["seconds"])
    if at != moment(sleep["endTime"]):
        at -= datetime.timedelta(hours=1)
        n_jumps += 1
    assert at == moment(sleep["endTime"])
    assert n_jumps == (1 if sleep["dateOfSleep"] == "2026-10-25" and sleep["isMainSleep"] else 0), sleep["startTime"]


@case("--person", "1")
def a_log_adds_up(service):
    service.sign_in(account="tarik.osman")
    assert any(sleep["dateOfSleep"] == "2026-10-25" for sleep in ranged(service, day(99), day(0)))
    for sleep in ranged(service, day(99), day(0)):
        assert sleep["duration"] == sleep["timeInBed"] * 60000
        assert sleep["minutesAsleep"] + sleep["minutesAwake"] == sleep["timeInBed"]
        assert sleep["dateOfSleep"] == sleep["endTime"][:10], "the day on which it ends"
        assert re.fullmatch(r"[\d-]{10}T[\d:]{8}\.000", sleep["startTime"]), "local time without a zone"
        assert 2**53 < sleep["logId"] < 2**64 and isinstance(sleep["logId"], int)
        check_segments(sleep)
        words = {"wake", "light", "deep", "rem"} if sleep["type"] == "stages" else {"asleep", "restless", "awake"}
        assert {segment["level"] for segment in sleep["levels"]["data"]} <= words | {"unknown"}
        for spell in sleep["levels"].get("shortData", []):
            assert spell["level"] == "wake" and spell["seconds"] <= 180


@case()
def ranges_have_their_limits(service):
    service.sign_in()
    assert service.get(f"{SLEEP}/date/{day(99)}/{day(0)}.json").status == 200
    assert service.get(f"{SLEEP}/date/{day(99)}/today.json").status == 200
    invalid(service.get(f"{SLEEP}/date/{day(100)}/{day(0)}.json"), "endDate")
    invalid(service.get(f"{SLEEP}/date/{day(3)}/{day(4)}.json"), "endDate")
    for text in ("2020-13-01", "2020-02-30", "2020-1-1", "20200101", "2020-01-01T00:00", "yesterday", "", "%C3%A4"):
        invalid(service.get(f"{SLEEP}/date/{text}.json"), "date")
        invalid(service.get(f"{SLEEP}/date/{text}/{day(0)}.json"), "date")
        invalid(service.get(f"{SLEEP}/date/{day(0)}/{text}.json"), "date")
    for ahead in (day(-1), day(-400)):
        invalid(service.get(f"{SLEEP}/date/{ahead}.json"), "date")
        invalid(service.get(f"{SLEEP}/date/{day(1)}/{ahead}.json"), "date")
    assert service.control()["violations"] == 2 + 8 * 3 + 4


def walk(service, path, link):
    """Every page from path on, by the link of that name."""
    pages = []
    while path:
        body = service.get(path).json()
        pages.append(body)
        address = body["pagination"][link]
        assert address == "" or address.startswith(service.address), address
        path = address.removeprefix(service.address)
    return pages


@case()
def lists_lead_from_page_to_page_in_both_directions(service):
    service.sign_in()
    every = [sleep["logId"] for n in (0, 100, 200, 300) for sleep in ranged(service, day(n + 99), day(n))]
    back = walk(service, f"{LIST}beforeDate={day(-1)}&sort=desc&offset=0&limit=60", "next")
    assert [sleep["logId"] for page in back for sleep in page["sleep"]] == every
    assert all(len(page["sleep"]) == 60 for page in back[:-1]) and set(back[0]) == {"pagination", "sleep"}
    assert [page["pagination"]["offset"] for page in back] == [60 * n for n in range(len(back))]
    assert back[0]["pagination"]["previous"] == "" and back[0]["pagination"]["beforeDate"] == day(-1)
    assert back[0]["pagination"]["sort"] == "desc" and back[0]["pagination"]["limit"] == 60

    forward = walk(service, f"{LIST}afterDate=2001-01-01&sort=asc&offset=0&limit=100", "next")
    assert [sleep["logId"] for page in forward for sleep in page["sleep"]] == every[::-1]
    assert forward[0]["pagination"]["afterDate"] == "2001-01-01"

    last = f"{LIST}beforeDate={day(-1)}&sort=desc&offset={60 * (len(back) - 1)}&limit=60"
    assert [page["sleep"] for page in walk(service, last, "previous")] == [page["sleep"] for page in back[::-1]]


@case()
def links_lead_to_the_host_of_the_request(service):
    service.sign_in()
    path = f"{LIST}beforeDate={day(0)}&sort=desc&offset=0&limit=1"
    link = service.get(path, Host="localhost:1234").json()["pagination"]["next"]
    assert link.startswith("http://localhost:1234/1.2/user/-/sleep/list.json?")
    service.control("fault", fault="foreign-next=1")
    assert service.get(path).json()["pagination"]["next"].startswith("http://elsewhere.example/")


@case()
def lists_lie_before_or_after_their_moment(service):
    service.sign_in()
    known = ranged(service, day(20), day(10))
    middle = known[len(known) // 2]

    def listed(query):
        return [sleep["startTime"] for sleep in service.get(LIST + query + "&offset=0&limit=5").json()["sleep"]]

    date, start = middle["dateOfSleep"], middle["startTime"][:19]
    assert listed(f"beforeDate={start}&sort=desc")[0] < middle["startTime"]
    assert listed(f"afterDate={start}&sort=asc")[0] > middle["startTime"]
    assert all(found[:10] < date for found in listed(f"beforeDate={date}&sort=desc"))
    assert all(found > middle["startTime"] for found in listed(f"afterDate={date}&sort=asc"))


@case()
def lists_are_strict_about_their_parameters(service):
    service.sign_in()
    good = {"beforeDate": day(0), "sort": "desc", "offset": "0", "limit": "10"}

    def ask(**changes):
        query = {name: value for name, value in (good | changes).items() if value is not None}
        return service.get(LIST + "&".join(f"{name}={value}" for name, value in query.items()))

    assert ask().status == 200 and ask(limit="100").status == 200
    for limit in ("101", "0", "-1", "ten", "", "10.5", None):
        invalid(ask(limit=limit), "limit")
    for offset in ("-1", "x", "", None):
        invalid(ask(offset=offset), "offset")
    for sort in ("asc", "DESC", "", None):
        invalid(ask(sort=sort), "sort")
    invalid(ask(beforeDate=None, afterDate=day(5)), "sort")
    invalid(ask(afterDate=day(5)), "beforeDate")
    invalid(ask(beforeDate=None), "afterDate")
    for date in ("2020-13-01", "2020-01-01T", "2020-01-01T25:00:00", "2020-01-01T10:00", "soon", ""):
        invalid(ask(beforeDate=date), "beforeDate")
    invalid(service.get(SLEEP + "/list.json"), "afterDate")


# Logging and deleting


@case()
def a_logged_sleep_is_there(service):
    service.sign_in()
    answer = service.post(SLEEP + ".json", {"date": "2019-05-01", "startTime": "23:30", "duration": "3600000"})
    sleep = answer.json()["sleep"]
    assert answer.status in (200, 201)
    assert sleep["startTime"] == "2019-05-01T23:30:00.000" and sleep["dateOfSleep"] == "2019-05-02"
    assert sleep["type"] == "classic" and sleep["logType"] == "manual" and sleep["timeInBed"] == 60
    assert sleep["levels"]["data"] == [{"dateTime": "2019-05-01T23:30:00.000", "level": "asleep", "seconds": 3600}]
    assert sleep["logId"] > 2**63, "an unsigned number, and a large one"
    assert service.get(SLEEP + "/date/2019-05-02.json").json()["sleep"] == [sleep]
    assert service.post(SLEEP + ".json?date=2019-05-03&startTime=10:00&duration=60000").status in (200, 201)


@case()
def sleeps_must_not_overlap(service):
    service.sign_in()
    night = main_sleep(service)

    def log(start, minutes):
        return service.post(
            SLEEP + ".json", {"date": start[:10], "startTime": start[11:16], "duration": str(minutes * 60000)}
        )

    invalid(log(night["startTime"], 30), "startTime")
    inside = moment(night["startTime"]) + datetime.timedelta(hours=1)
    invalid(log(inside.isoformat(), 30), "startTime")
    around = moment(night["startTime"]) - datetime.timedelta(hours=1)
    invalid(log(around.isoformat(), 23 * 60), "startTime")
    assert log("2019-05-01T10:00", 60).status in (200, 201)
    assert log("2019-05-01T11:00", 60).status in (200, 201), "one may begin where another ends"
    invalid(log("2019-05-01T11:59", 1), "startTime")


@case()
def a_sleep_to_log_must_be_possible(service):
    service.sign_in()
    good = {"date": "2019-05-01", "startTime": "10:00", "duration": "3600000"}
    for name, values in {
        "date": ("2019-02-29", "1.5.2019", "2019-05-01T10:00", "", day(-1), None),
        "startTime": ("10", "24:00", "10:60", "1:00", "10:00:00", "-1:00", "", None),
        "duration": ("0", "-60000", "59999", "86400001", "an hour", "3600000.5", "", None),
    }.items():
        for value in values:
            form = {key: text for key, text in (good | {name: value}).items() if text is not None}
            invalid(service.post(SLEEP + ".json", form), name)
    assert service.get(SLEEP + "/date/2019-05-01.json").json()["sleep"] == []


@case()
def a_deleted_sleep_is_gone(service):
    service.sign_in()
    before = ranged(service, day(50), day(0))
    answer = service.delete(f"{SLEEP}/{before[3]['logId']}.json")
    assert answer.status == 204 and answer.body == b""
    assert ranged(service, day(50), day(0)) == before[:3] + before[4:]
    assert service.delete(f"{SLEEP}/{before[3]['logId']}.json").error() == (404, "not_found")
    other = before[4]["logId"]
    for path in ("1.json", ".json", "abc.json", f"{other}", f"{other}.xml", f"0{other}.json", "-1.json"):
        assert service.delete(f"{SLEEP}/{path}").status == 404, path
    assert ranged(service, day(50), day(0)) == before[:3] + before[4:]
    logged = service.post(SLEEP + ".json", {"date": "2019-05-01", "startTime": "10:00", "duration": "3600000"}).json()
    assert service.delete(f"{SLEEP}/{logged['sleep']['logId']}.json").status == 204


@case()
def a_sleep_can_be_withdrawn_behind_everyones_back(service):
    service.sign_in()
    before = ranged(service, day(30), day(0))
    service.control("withdraw")
    assert ranged(service, day(30), day(0)) == before[1:]


@case()
def the_goal_can_be_set(service):
    service.sign_in()
    before = service.get(SLEEP + "/goal.json").json()
    assert set(before["consistency"]) == {
        "awakeRestlessPercentage", "flowId", "recommendedSleepGoal", "typicalDuration", "typicalWakeupTime",
    }
    assert 0 < before["consistency"]["awakeRestlessPercentage"] < 1, "a share, for all its name"
    assert before["goal"]["bedtime"] == "23:15" and before["goal"]["updatedOn"].endswith("Z")
    answer = service.post(SLEEP + "/goal.json", {"minDuration": "400"})
    assert answer.status in (200, 201) and set(answer.json()) == {"goal"}
    assert set(answer.json()["goal"]) == {"minDuration", "updatedOn"}
    after = service.get(SLEEP + "/goal.json").json()
    assert after["goal"]["minDuration"] == 400 and after["goal"]["bedtime"] == "23:15"
    assert after["goal"]["updatedOn"] == answer.json()["goal"]["updatedOn"] > before["goal"]["updatedOn"]
    for value in ("0", "-5", "1441", "eight", "7.5", ""):
        invalid(service.post(SLEEP + "/goal.json", {"minDuration": value}), "minDuration")
    invalid(service.post(SLEEP + "/goal.json"), "minDuration")
    assert service.get(SLEEP + "/goal.json").json() == after


# The old form


@case()
def version_1_0_has_a_row_a_minute_and_no_stages(service):
    service.sign_in()
    new = main_sleep(service)
    body = service.get(f"/1/user/-/sleep/date/{new['dateOfSleep']}.json").json()
    old = next(sleep for sleep in body["sleep"] if sleep["logId"] == new["logId"])
    assert "levels" not in old and "stages" not in body["summary"] and "type" not in old
    assert len(old["minuteData"]) == old["timeInBed"] == new["timeInBed"]
    assert {row["value"] for row in old["minuteData"]} <= {"1", "2", "3"}
    assert old["minuteData"][0]["dateTime"] == new["startTime"][11:19]
    assert old["minutesAsleep"] == sum(row["value"] == "1" for row in old["minuteData"])
    total = sum(old[name] for name in ("minutesToFallAsleep", "minutesAsleep", "minutesAwake", "minutesAfterWakeup"))
    assert total == old["timeInBed"]
    midnight = [row["dateTime"] for row in old["minuteData"] if row["dateTime"].startswith("00:")]
    assert all(len(row["dateTime"]) == 8 for row in old["minuteData"]) and midnight
    invalid(service.get("/1/user/-/sleep/date/never.json"), "date")


if __name__ == "__main__":
    main()
