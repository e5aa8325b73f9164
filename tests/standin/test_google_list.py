# SPDX-License-Identifier: GPL-3.0-or-later
"""Google's lists: filters, pages, the order, and one stream of several sources."""

from google_data import ask, between, day, everything, moment, rolled
from google_service import GoogleService, details, info, status_error
from service import case, main

STEPS = "steps.interval.start_time"
RATES = "heart_rate.sample_time.physical_time"


def refused(answer, detail=None):
    assert status_error(answer) == (400, "INVALID_ARGUMENT", "INVALID_DATA_POINT_FILTER"), answer.text
    reasons = info(answer)["metadata"]["detailedReasons"]
    assert detail is None or detail in reasons, reasons
    violation = details(answer, "BadRequest")["fieldViolations"][0]
    assert violation["field"] == "filter" and "at line 1, column" in violation["description"]


@case()
def a_filter_has_its_member_by_kind(service):
    service.google_sign_in()
    good = {
        "steps": "steps.interval.start_time",
        "heart-rate": "heart_rate.sample_time.physical_time",
        "body-fat": "body_fat.sample_time.physical_time",
        "daily-vo2-max": "daily_vo2_max.date",
        "exercise": "exercise.interval.civil_start_time",
        "nutrition-log": "nutrition_log.interval.civil_start_time",
        "sleep": "sleep.interval.civil_end_time",
    }
    for kind, member in good.items():
        few, more = (
            everything(service, kind, pageSize=10000, filter=between(member, day(last), day(1))) for last in (20, 40)
        )
        assert few and few == more[: len(few)] and len(few) < len(more), kind
    bad = {
        "steps": "steps.start_time",
        "heart-rate": "heart-rate.sample_time.physical_time",
        "body-fat": "bodyFat.sample_time.physical_time",
        "daily-vo2-max": "daily_vo2_max.civil_date",
        "exercise": "exercise.interval.start_time",
        "nutrition-log": "nutrition_log.sample_time.civil_time",
        "sleep": "sleep.interval.civil_start_time",
        "food": "food.interval.start_time",
    }
    for kind, member in bad.items():
        refused(ask(service, kind, filter=between(member, day(60), day(1))), "FILTER_DATA_TYPE_MEMBER")


@case()
def civil_times_of_samples_select_nothing_in_silence(service):
    service.google_sign_in()
    for kind, member in (("steps", "steps.interval.civil_start_time"), ("weight", "weight.sample_time.civil_time")):
        answer = ask(service, kind, filter=between(member, day(30), day(1)))
        assert (answer.status, answer.json()) == (200, {}), answer.text


@case()
def there_is_no_other_grammar(service):
    service.google_sign_in()
    from_time = f'{STEPS} >= "{day(3)}T00:00:00Z"'
    for text in (
        f'{STEPS} > "{day(3)}T00:00:00Z"',
        f'{STEPS} <= "{day(3)}T00:00:00Z"',
        f'{STEPS} = "{day(3)}T00:00:00Z"',
        f"{STEPS} >= {day(3)}T00:00:00Z",
        f'{from_time} OR {STEPS} < "{day(1)}T00:00:00Z"',
        f'{from_time} and {STEPS} < "{day(1)}T00:00:00Z"',
        f"({from_time})",
        f"{from_time} AND",
        f'{from_time} AND {RATES} < "{day(1)}T00:00:00Z"',
        f"{STEPS} >=",
        STEPS,
        "everything",
    ):
        refused(ask(service, "steps", filter=text))
    for literal in (day(3), f"{day(3)}T00:00:00", f"{day(3)}T00:00Z", "yesterday", ""):
        refused(ask(service, "steps", filter=f'{STEPS} >= "{literal}"'), "INVALID_FILTER_FORMAT")
    for literal in (f"{day(3)}T00:00:00Z", "3.11.2026", f"{day(3)}T00:00:00"):
        refused(ask(service, "daily-vo2-max", filter=f'daily_vo2_max.date >= "{literal}"'), "INVALID_FILTER_FORMAT")
    assert ask(service, "steps", filter=f'{STEPS} >= "{day(3)}T01:00:00+01:00"').status == 200
    assert ask(service, "sleep", filter=f'sleep.interval.civil_end_time >= "{day(3)}T06:00:00"').status == 200


@case()
def sleep_alone_knows_or(service):
    service.google_sign_in()
    member = "sleep.interval.civil_end_time"
    one, other = between(member, day(40), day(35)), between(member, day(10), day(5))
    both = everything(service, "sleep", filter=f"{one} OR {other}")
    assert both == everything(service, "sleep", filter=other) + everything(service, "sleep", filter=one)


@case()
def ecgs_have_no_upper_bound(service):
    service.google_sign_in("ecg.readonly")
    member = "electrocardiogram.interval.start_time"
    points = everything(service, "electrocardiogram", filter=f'{member} >= "{day(200)}T00:00:00Z"')
    assert points and len(points) <= len(everything(service, "electrocardiogram"))
    refused(ask(service, "electrocardiogram", filter=between(member, day(200), day(1))), "SYNTAX")


@case()
def windows_of_time_meet(service):
    service.google_sign_in()
    whole = everything(service, "steps", pageSize=10000, filter=between(STEPS, day(40), day(21)))
    parts = [
        everything(service, "steps", pageSize=10000, filter=between(STEPS, first, last))
        for first, last in ((day(30), day(21)), (day(40), day(31)))
    ]
    assert whole == parts[0] + parts[1] and len(whole) > 3000


@case()
def newest_first_page_after_page(service):
    service.google_sign_in()
    when = between(STEPS, day(11), day(10))
    whole = everything(service, "steps", pageSize=10000, filter=when)
    starts = [point["steps"]["interval"]["startTime"] for point in whole]
    assert starts == sorted(starts, reverse=True) and len(whole) > 300
    for size in (13, 100, 299):
        assert everything(service, "steps", pageSize=size, filter=when) == whole, size
    assert len(everything(service, "steps", filter=when)) == len(whole)


@case("--google-quota", "100000")
def pages_have_their_sizes(service):
    service.google_sign_in()

    def length(kind, **values):
        return len(ask(service, kind, **values).json()["dataPoints"])

    assert length("steps") == 1440 and length("steps", pageSize=3) == 3
    assert length("steps", pageSize=20000) == 10000
    assert length("heart-rate") == 50 and length("heart-rate", pageSize=10000) == 10000
    assert length("sleep") == 25 and length("sleep", pageSize=1000) == 25 and length("sleep", pageSize=3) == 3
    assert length("exercise") == 25 and length("exercise", pageSize=26) == 25
    for size in ("-1", "many", "1.5"):
        assert ask(service, "steps", pageSize=size).status == 400


@case()
def the_last_page_may_be_empty(service):
    service.google_sign_in()
    when = between("daily_resting_heart_rate.date", day(30), day(1))
    n_points = len(everything(service, "daily-resting-heart-rate", filter=when))
    first = ask(service, "daily-resting-heart-rate", filter=when, pageSize=n_points).json()
    assert len(first["dataPoints"]) == n_points and first["nextPageToken"]
    last = ask(
        service, "daily-resting-heart-rate", filter=when, pageSize=n_points, pageToken=first["nextPageToken"]
    )
    assert last.text == "{}"


@case()
def a_token_is_good_for_its_request_alone(service):
    service.google_sign_in()
    when = between(STEPS, day(5), day(3))
    token = ask(service, "steps", filter=when, pageSize=10).json()["nextPageToken"]
    assert ask(service, "steps", filter=when, pageSize=10, pageToken=token).status == 200
    for values in (
        {"filter": when, "pageSize": 11},
        {"filter": between(STEPS, day(6), day(3)), "pageSize": 10},
        {"pageSize": 10},
        {"filter": when, "pageSize": 10, "dataSourceFamily": "users/me/dataSourceFamilies/google-wearables"},
    ):
        assert status_error(ask(service, "steps", pageToken=token, **values))[:2] == (400, "INVALID_ARGUMENT"), values
    assert ask(service, "steps", ":reconcile", filter=when, pageSize=10, pageToken=token).status == 400
    assert ask(service, "steps", filter=when, pageSize=10, pageToken="nonsense").status == 400


@case()
def sources_overlap_until_they_are_reconciled(service):
    service.google_sign_in()
    when = between(STEPS, day(12), day(9))
    listed = everything(service, "steps", pageSize=10000, filter=when)
    merged = everything(service, "steps", ":reconcile", pageSize=10000, filter=when)
    forms = {point["dataSource"]["device"]["formFactor"] for point in listed}
    assert forms == {"FITNESS_BAND", "PHONE"}
    worn = [point["steps"] for point in listed if point["dataSource"]["device"]["formFactor"] != "PHONE"]
    assert worn == [point["steps"] for point in merged]
    assert all(set(point) == {"steps"} for point in merged)


@case()
def minutes_sum_up_to_the_days(service):
    service.google_sign_in()
    merged = everything(service, "steps", ":reconcile", pageSize=10000, filter=between(STEPS, day(12), day(7)))
    by_day = {}
    for point in merged:
        date = point["steps"]["interval"]["civilStartTime"]["date"]
        by_day[tuple(date.values())] = by_day.get(tuple(date.values()), 0) + int(point["steps"]["count"])
    days = rolled(service, "steps", day(11), day(8))
    assert len(days) > 1
    for bucket in days:
        date = tuple(bucket["civilStartTime"]["date"].values())
        assert by_day[date] == int(bucket["steps"]["countSum"])


@case()
def values_have_their_forms(service):
    service.google_sign_in()
    rate = ask(service, "heart-rate", pageSize=1).json()["dataPoints"][0]["heartRate"]
    assert isinstance(rate["beatsPerMinute"], str) and int(rate["beatsPerMinute"]) > 40
    weight = ask(service, "weight", pageSize=1).json()["dataPoints"][0]["weight"]
    assert isinstance(weight["weightGrams"], (int, float)) and 60000 < weight["weightGrams"] < 80000
    midnight = [
        point["activityLevel"]["interval"]
        for point in ask(service, "activity-level", pageSize=10000).json()["dataPoints"]
        if point["activityLevel"]["interval"]["civilEndTime"]["time"] == {}
    ]
    assert midnight, "midnight is an empty time"
    for interval in midnight[:50]:
        assert interval["endTime"].endswith(("T23:00:00Z", "T22:00:00Z"))


@case("--heart-rate-seconds", "5")
def heart_rates_come_as_often_as_is_wished(service):
    service.google_sign_in()
    when = f'{RATES} >= "{day(2)}T12:00:00Z" AND {RATES} < "{day(2)}T13:00:00Z"'
    points = everything(service, "heart-rate", pageSize=10000, filter=when)
    times = [moment(point["heartRate"]["sampleTime"]["physicalTime"]) for point in points]
    assert len(points) == 720
    assert {(newer - older).total_seconds() for newer, older in zip(times, times[1:])} == {5}


main(GoogleService)
