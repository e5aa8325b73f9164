# SPDX-License-Identifier: GPL-3.0-or-later
"""Google's roll-ups: ranges and their limits, windows, days on which nothing was worn."""

import datetime

from google_data import DAY, USER, civil, day, everything, roll, rolled, seconds, to_date
from google_service import GoogleService, status_error
from service import TODAY, case, main

SHORT = ("total-calories", "calories-in-heart-rate-zone", "active-minutes", "heart-rate")
LONG = ("steps", "distance", "floors", "sedentary-period", "active-zone-minutes", "weight", "daily-resting-heart-rate")


def hours(service, kind, first, last, window="3600s", **more):
    body = {"range": {"startTime": first, "endTime": last}, "windowSize": window} | more
    return service.post_json(f"{USER}dataTypes/{kind}/dataPoints:rollUp", body)


@case("--google-quota", "100000")
def ranges_have_their_limits(service):
    service.google_sign_in()
    for kinds, limit in ((SHORT, 14), (LONG, 90)):
        for kind in kinds:
            assert roll(service, kind, day(limit), day(1)).status == 200, kind
            refused = roll(service, kind, day(limit), day(0))
            assert status_error(refused)[:2] == (400, "INVALID_ARGUMENT"), kind
    assert roll(service, "steps", day(1), day(3)).status == 400
    assert roll(service, "steps", day(1), day(2)).status == 400


@case()
def a_range_is_made_of_civil_dates(service):
    service.google_sign_in()
    place = USER + "dataTypes/steps/dataPoints:dailyRollUp"
    flat = {"startTime": day(3) + "T00:00:00Z", "endTime": day(1) + "T00:00:00Z"}
    for body in (
        {"range": flat},
        {"range": {"start": day(3), "end": day(1)}},
        {"range": {"start": civil(day(3))["date"], "end": civil(day(1))["date"]}},
        {"range": {"start": civil(day(3))}},
        {"range": {"start": civil(day(3)) | {"time": {"hours": 3}}, "end": civil(day(1))}},
        {"range": {"start": civil(day(3)), "end": civil(day(1))}, "windowSize": "86400s"},
        {"range": {"start": civil(day(3)), "end": civil(day(1))}, "windowSizeDays": 0},
        {},
    ):
        assert status_error(service.post_json(place, body))[:2] == (400, "INVALID_ARGUMENT"), body
    message = service.post_json(place, {"range": flat}).json()["error"]["message"]
    assert "Unknown name \"startTime\" at 'range'" in message
    good = {"range": {"start": civil(day(3)) | {"time": {}}, "end": civil(day(1))}}
    assert service.post_json(place, good).status == 200
    assert service.post(place, good).status == 400, "a form is no JSON"
    assert service.get(place).status == 404


@case("--person", "3", "--years", "2")
def days_not_worn_are_missing(service):
    service.google_sign_in(account="kofi.mensah@example.org")
    days = []
    for end in range(1, 721, 90):
        days += rolled(service, "steps", day(end + 89), day(end))
    dates = [to_date(bucket["civilStartTime"]["date"]) for bucket in days]
    assert dates == sorted(dates, reverse=True), "newest first"
    gaps = [newer - older for newer, older in zip(dates, dates[1:]) if newer - older > DAY]
    assert gaps and all(gap < datetime.timedelta(days=15) for gap in gaps)
    for bucket in days:
        assert bucket["civilStartTime"]["time"] == {} and isinstance(bucket["steps"]["countSum"], str)
        assert to_date(bucket["civilEndTime"]["date"]) - to_date(bucket["civilStartTime"]["date"]) == DAY
    # What was worn and counted nothing is told: no zone minutes on a quiet day.
    zones = [bucket["activeZoneMinutes"] for bucket in rolled(service, "active-zone-minutes", day(60), day(1))]
    assert {"sumInFatBurnHeartZone": "0", "sumInCardioHeartZone": "0", "sumInPeakHeartZone": "0"} in zones


@case()
def energies_agree(service):
    service.google_sign_in()
    total = rolled(service, "total-calories", day(14), day(1))
    active = rolled(service, "active-energy-burned", day(14), day(1))
    assert len(total) == len(active) > 5
    for one, other in zip(total, active):
        assert one["civilStartTime"] == other["civilStartTime"]
        assert 1200 < one["totalCalories"]["kcalSum"] - other["activeEnergyBurned"]["kcalSum"] < 2000


@case()
def a_day_is_as_long_as_it_was(service):
    service.google_sign_in()
    levels = rolled(service, "activity-level", "2026-10-20", "2026-10-30")
    sedentary = rolled(service, "sedentary-period", "2026-10-20", "2026-10-30")
    for one, other in zip(levels, sedentary):
        found = one["activityLevel"]["activityLevelRollupsByActivityLevelType"]
        rows = {row["activityLevelType"]: row for row in found}
        assert rows["SEDENTARY"]["totalDuration"] == other["sedentaryPeriod"]["durationSum"]
        assert sum(seconds(row["totalDuration"]) for row in rows.values()) <= 25 * 3600


@case()
def windows_of_several_days(service):
    service.google_sign_in()
    single = rolled(service, "steps", "2026-11-01", "2026-11-10")
    days = {bucket["civilStartTime"]["date"]["day"]: bucket for bucket in single}
    weeks = rolled(service, "steps", "2026-11-01", "2026-11-10", windowSizeDays=7)
    assert [to_date(week["civilStartTime"]["date"]).day for week in weeks] == [8, 1]
    assert to_date(weeks[0]["civilEndTime"]["date"]).day == 11, "the last one is cut short"
    for week, first, last in ((weeks[0], 8, 10), (weeks[1], 1, 7)):
        counts = [int(days[number]["steps"]["countSum"]) for number in range(first, last + 1) if number in days]
        assert int(week["steps"]["countSum"]) == sum(counts)


@case()
def roll_ups_have_pages(service):
    service.google_sign_in()
    whole = rolled(service, "steps", day(60), day(1))
    body, parts = {"pageSize": 7}, []
    while True:
        answer = roll(service, "steps", day(60), day(1), **body).json()
        parts += answer.get("rollupDataPoints", [])
        if not answer.get("nextPageToken"):
            break
        body["pageToken"] = answer["nextPageToken"]
    assert parts == whole
    assert roll(service, "steps", day(61), day(1), **body).status == 400


@case()
def hours_of_heart_rate(service):
    service.google_sign_in()
    first, last = f"{day(3)}T00:00:00Z", f"{day(2)}T00:00:00Z"
    buckets = hours(service, "heart-rate", first, last).json()["rollupDataPoints"]
    assert len(buckets) <= 24 and buckets[-1]["startTime"] == first
    for bucket in buckets:
        rate = bucket["heartRate"]
        assert rate["beatsPerMinuteMin"] <= rate["beatsPerMinuteAvg"] <= rate["beatsPerMinuteMax"]
    whole = hours(service, "heart-rate", first, last, "86400s").json()["rollupDataPoints"]
    assert whole[0]["heartRate"]["beatsPerMinuteMax"] == max(
        bucket["heartRate"]["beatsPerMinuteMax"] for bucket in buckets
    )
    member = "heart_rate.sample_time.physical_time"
    points = everything(
        service, "heart-rate", pageSize=10000, filter=f'{member} >= "{first}" AND {member} < "{last}"'
    )
    rates = [int(point["heartRate"]["beatsPerMinute"]) for point in points]
    assert abs(whole[0]["heartRate"]["beatsPerMinuteAvg"] - sum(rates) / len(rates)) < 0.001


@case()
def windows_of_time_have_their_rules(service):
    service.google_sign_in()
    first, last = f"{day(3)}T00:00:00Z", f"{day(2)}T00:00:00Z"
    for answer in (
        hours(service, "steps", first, last, "0s"),
        hours(service, "steps", first, last, "1h"),
        hours(service, "steps", last, first),
        hours(service, "steps", day(3), day(2)),
        hours(service, "heart-rate", f"{day(17)}T00:00:00Z", last),
        hours(service, "steps", first, last, windowSizeDays=1),
    ):
        assert status_error(answer)[:2] == (400, "INVALID_ARGUMENT"), answer.text
    quarters = hours(service, "steps", first, last, "900s").json()["rollupDataPoints"]
    whole = hours(service, "steps", first, last, "86400s").json()["rollupDataPoints"]
    assert sum(int(bucket["steps"]["countSum"]) for bucket in quarters) == int(whole[0]["steps"]["countSum"])


@case()
def today_is_not_over(service):
    service.google_sign_in()
    newest = rolled(service, "steps", day(5), day(0))[0]
    assert to_date(newest["civilStartTime"]["date"]) == TODAY
    tomorrow = (TODAY + DAY).isoformat()
    assert rolled(service, "steps", tomorrow, tomorrow) == []


main(GoogleService)
