# SPDX-License-Identifier: GPL-3.0-or-later
"""Google's data: whose it is, every type and what may be asked of it, scopes, and what tests can change."""

from google_data import EVERYTHING, USER, Contract, ask, between, day, everything, roll, rolled, seconds
from google_service import DEFAULTS, GoogleService, status_error
from service import case, main

CONTRACT = Contract()

# Path and key of each type, and what may be asked: list, get, reconcile, rollUp, dailyRollUp.
TYPES = {
    "steps": ("steps", "LRUD"),
    "distance": ("distance", "LRUD"),
    "floors": ("floors", "RUD"),
    "altitude": ("altitude", "LRUD"),
    "active-energy-burned": ("activeEnergyBurned", "LRUD"),
    "basal-energy-burned": ("basalEnergyBurned", "LR"),
    "total-calories": ("totalCalories", "UD"),
    "calories-in-heart-rate-zone": ("caloriesInHeartRateZone", "UD"),
    "active-minutes": ("activeMinutes", "LRUD"),
    "active-zone-minutes": ("activeZoneMinutes", "LRUD"),
    "activity-level": ("activityLevel", "LRUD"),
    "sedentary-period": ("sedentaryPeriod", "LRUD"),
    "time-in-heart-rate-zone": ("timeInHeartRateZone", "RUD"),
    "swim-lengths-data": ("swimLengthsData", "LRUD"),
    "exercise": ("exercise", "LGR"),
    "vo2-max": ("vo2Max", "LR"),
    "run-vo2-max": ("runVo2Max", "LRUD"),
    "daily-vo2-max": ("dailyVo2Max", "LR"),
    "heart-rate": ("heartRate", "LRUD"),
    "daily-resting-heart-rate": ("dailyRestingHeartRate", "LRD"),
    "daily-heart-rate-zones": ("dailyHeartRateZones", "R"),
    "heart-rate-variability": ("heartRateVariability", "LR"),
    "daily-heart-rate-variability": ("dailyHeartRateVariability", "LRD"),
    "oxygen-saturation": ("oxygenSaturation", "LR"),
    "daily-oxygen-saturation": ("dailyOxygenSaturation", "LR"),
    "daily-respiratory-rate": ("dailyRespiratoryRate", "LR"),
    "respiratory-rate-sleep-summary": ("respiratoryRateSleepSummary", "LR"),
    "daily-sleep-temperature-derivations": ("dailySleepTemperatureDerivations", "LR"),
    "core-body-temperature": ("coreBodyTemperature", "LRUD"),
    "weight": ("weight", "LGRUD"),
    "body-fat": ("bodyFat", "LGRUD"),
    "height": ("height", "LGR"),
    "blood-glucose": ("bloodGlucose", "LGRUD"),
    "sleep": ("sleep", "LGR"),
    "nutrition-log": ("nutritionLog", "LGRUD"),
    "hydration-log": ("hydrationLog", "LGRUD"),
    "food": ("food", "LG"),
    "food-measurement-unit": ("foodMeasurementUnit", "LG"),
    "electrocardiogram": ("electrocardiogram", "LG"),
    "irregular-rhythm-notification": ("irregularRhythmNotification", "LG"),
    "menstrual-period": ("menstrualPeriod", "L"),
    "ovulation-test": ("ovulationTest", "L"),
    "symptoms": ("symptoms", "L"),
    "moods": ("moods", "L"),
}
NAMED = {kind for kind, (_, abilities) in TYPES.items() if "G" in abilities}
ROLL_KEYS = {
    "daily-resting-heart-rate": "restingHeartRatePersonalRange",
    "daily-heart-rate-variability": "heartRateVariabilityPersonalRange",
}


@case()
def a_person_has_no_name_here(service):
    service.google_sign_in(EVERYTHING)
    profile = service.get(USER + "profile").json()
    settings = service.get(USER + "settings").json()
    identity = service.get(USER + "identity").json()
    CONTRACT.check("Profile", profile)
    CONTRACT.check("Settings", settings)
    CONTRACT.check("Identity", identity)
    CONTRACT.check("IrnProfile", service.get(USER + "irnProfile").json())
    strides = {"autoWalkingStrideLengthMm", "autoRunningStrideLengthMm"}
    assert set(profile) == {"name", "age", "membershipStartDate"} | strides
    assert profile["membershipStartDate"] == {"year": 2025, "month": 11, "day": 24}
    assert (settings["timeZone"], settings["utcOffset"]) == ("Europe/Berlin", "3600s")
    assert identity["name"] == "users/me/identity" and identity["healthUserId"].isdigit()
    assert profile["name"] == f"users/{identity['healthUserId']}/profile"
    service.sign_in()
    assert service.get("/1/user/-/profile.json").json()["user"]["encodedId"] == identity["legacyUserId"]


@case()
def the_number_of_the_user_stands_for_me(service):
    service.google_sign_in()
    number = service.get(USER + "identity").json()["healthUserId"]
    assert service.get(f"/v4/users/{number}/settings").json() == service.get(USER + "settings").json()


@case()
def devices_come_in_pages(service):
    service.google_sign_in()
    both = service.get(USER + "pairedDevices").json()
    CONTRACT.check("ListPairedDevicesResponse", both)
    assert [device["deviceType"] for device in both["pairedDevices"]] == ["TRACKER", "SCALE"]
    assert "batteryLevel" not in both["pairedDevices"][1] and "nextPageToken" not in both
    first = service.get(USER + "pairedDevices?pageSize=1").json()
    assert first["pairedDevices"] == both["pairedDevices"][:1]
    second = service.get(f"{USER}pairedDevices?pageSize=1&pageToken={first['nextPageToken']}").json()
    assert second == {"pairedDevices": both["pairedDevices"][1:]}
    assert service.get("/v4/" + both["pairedDevices"][1]["name"]).json() == both["pairedDevices"][1]
    assert service.get(USER + "pairedDevices/1").status == 404
    assert service.get(USER + "pairedDevices?pageSize=1&pageToken=x").status == 400


def method_of(ability):
    return {"L": "", "R": ":reconcile", "U": ":rollUp", "D": ":dailyRollUp"}[ability]


def request(service, kind, ability):
    if ability in "LR":
        return ask(service, kind, method_of(ability), pageSize=5)
    if ability == "D":
        return roll(service, kind, day(13), day(1))
    body = {"range": {"startTime": day(3) + "T00:00:00Z", "endTime": day(1) + "T00:00:00Z"}, "windowSize": "3600s"}
    return service.post_json(f"{USER}dataTypes/{kind}/dataPoints:rollUp", body)


def check_answer(kind, ability, body):
    key = TYPES[kind][0]
    schemas = {"L": "ListDataPoints", "R": "ReconcileDataPoints", "U": "RollUpDataPoints", "D": "DailyRollUpDataPoints"}
    CONTRACT.check(schemas[ability] + "Response", body)
    for point in body.get("dataPoints", []):
        name = {"L": "name", "R": "dataPointName"}[ability]
        expected = {key} | ({name} if kind in NAMED else set()) | ({"dataSource"} if ability == "L" else set())
        assert set(point) == expected, set(point)
        if kind in NAMED:
            user, number, types, of_type, points, _ = point[name].split("/")
            assert (user, types, of_type, points) == ("users", "dataTypes", kind, "dataPoints") and number.isdigit()
    for point in body.get("rollupDataPoints", []):
        ends = {"U": {"startTime", "endTime"}, "D": {"civilStartTime", "civilEndTime"}}[ability]
        assert set(point) == ends | {ROLL_KEYS.get(kind, key)}


@case("--person", "1", "--google-quota", "100000", "--years", "2")
def every_type_answers_as_the_contract_says(service):
    service.google_sign_in(EVERYTHING, account="tarik.osman@example.org")
    for kind, (_, abilities) in TYPES.items():
        for ability in set("LRUD") & set(abilities):
            answer = request(service, kind, ability)
            assert answer.status == 200, f"{kind} {ability}: {answer.text}"
            check_answer(kind, ability, answer.json())
            if ability in "LR":
                assert answer.json().get("dataPoints"), f"{kind} has no points"
    assert service.control()["violations"] == 0


@case("--google-quota", "100000")
def what_a_type_cannot_do_is_refused(service):
    service.google_sign_in(EVERYTHING)
    for kind, (_, abilities) in TYPES.items():
        for ability in set("LRUD") - set(abilities):
            answer = request(service, kind, ability)
            assert answer.status == 400, f"{kind} {ability}"
            assert answer.json()["error"]["status"] == "INVALID_ARGUMENT"
        if "G" not in abilities:
            assert service.get(f"{USER}dataTypes/{kind}/dataPoints/1").status == 400, kind


@case()
def there_are_no_other_types(service):
    service.google_sign_in(EVERYTHING)
    for kind in ("daily-steps", "calories", "daily-skin-temperature", "heartRate", "heart_rate", "badges"):
        answer = ask(service, kind)
        assert status_error(answer) == (400, "INVALID_ARGUMENT", "INVALID_PARENT_DATA_TYPE_COLLECTION"), answer.text
    assert ask(service, "steps", ":dailyrollup").status == 404
    assert service.get(USER + "dataTypes/steps").status == 404
    assert service.get(USER + "friends").status == 404


@case("--google-quota", "100000")
def every_type_has_its_scope(service):
    scopes = {
        "sleep": "sleep.readonly",
        "steps": "activity_and_fitness.readonly",
        "weight": "health_metrics_and_measurements.readonly",
        "nutrition-log": "nutrition.readonly",
        "electrocardiogram": "ecg.readonly",
        "irregular-rhythm-notification": "irn.readonly",
        "menstrual-period": "reproductive_health.readonly",
        "symptoms": "logged_symptoms.readonly",
        "moods": "mindfulness.readonly",
    }
    for kind, scope in scopes.items():
        rest = " ".join(other for other in EVERYTHING.split() if other != scope)
        service.google_sign_in(rest)
        refused = (403, "PERMISSION_DENIED", "ACCESS_TOKEN_SCOPE_INSUFFICIENT")
        assert status_error(ask(service, kind)) == refused, kind
        service.google_sign_in(scope)
        assert ask(service, kind).status == 200, kind
        for place, needed in (("profile", "profile.readonly"), ("settings", "settings.readonly")):
            assert (service.get(USER + place).status == 200) == (scope == needed), place


@case()
def one_point_by_its_name(service):
    service.google_sign_in(EVERYTHING)
    for kind in ("sleep", "exercise", "weight", "hydration-log", "food"):
        point = ask(service, kind).json()["dataPoints"][2]
        assert service.get("/v4/" + point["name"]).json() == point
        assert status_error(service.get(f"{USER}dataTypes/{kind}/dataPoints/1"))[:2] == (404, "NOT_FOUND")


@case()
def routes_take_two_scopes(service):
    service.google_sign_in(DEFAULTS)
    runs = [point for point in everything(service, "exercise") if point["exercise"]["exerciseMetadata"].get("hasGps")]
    walks = [point for point in everything(service, "exercise") if point["exercise"]["exerciseType"] == "WALKING"]
    route = "/v4/" + runs[0]["name"] + ":exportExerciseTcx"
    assert status_error(service.get(route))[0] == 403
    service.google_sign_in(EVERYTHING)
    tcx = service.get(route + "?alt=media")
    assert tcx.status == 200 and tcx.text.startswith("<?xml") and tcx.text.count("<Trackpoint>") > 200
    inside = service.get(route).json()
    CONTRACT.check("ExportExerciseTcxResponse", inside)
    assert inside["tcxData"] == tcx.text
    assert service.get("/v4/" + walks[0]["name"] + ":exportExerciseTcx?alt=media").status == 404


@case()
def exercises_add_up(service):
    service.google_sign_in()
    points = everything(service, "exercise")
    assert {point["exercise"]["exerciseType"] for point in points} >= {"RUNNING", "SWIMMING_POOL", "WALKING"}
    for point in points:
        exercise = point["exercise"]
        metrics = exercise["metricsSummary"]
        assert set(exercise["interval"]) == {"startTime", "startUtcOffset", "endTime", "endUtcOffset"}
        assert isinstance(metrics["caloriesKcal"], (int, float)) and metrics["caloriesKcal"] > 0
        if "heartRateZoneDurations" in metrics:
            zones = {name: seconds(text) for name, text in metrics["heartRateZoneDurations"].items()}
            twice = zones["vigorousTime"] + zones["peakTime"]
            assert int(metrics["activeZoneMinutes"]) == (zones["moderateTime"] + 2 * twice) / 60
        if exercise["exerciseType"] == "RUNNING":
            splits = exercise["splitSummaries"]
            distance = sum(split["metricsSummary"]["distanceMillimeters"] for split in splits)
            assert abs(distance - metrics["distanceMillimeters"]) < 1
            assert sum(int(split["metricsSummary"]["steps"]) for split in splits) == int(metrics["steps"])
            assert sum(seconds(split["activeDuration"]) for split in splits) == seconds(exercise["activeDuration"])
        if exercise["exerciseType"] == "SWIMMING_POOL":
            length = int(exercise["exerciseMetadata"]["poolLengthMillimeters"])
            assert metrics["distanceMillimeters"] == length * metrics["totalSwimLengths"]


@case()
def points_can_be_withdrawn_and_revised(service):
    service.google_sign_in()
    when = between("daily_resting_heart_rate.date", day(9), day(1))
    before = everything(service, "daily-resting-heart-rate", filter=when)
    rate, date = before[3]["dailyRestingHeartRate"]["beatsPerMinute"], before[3]["dailyRestingHeartRate"]["date"]
    text = f"{date['year']}-{date['month']:02}-{date['day']:02}"
    service.control("google-revise", points="daily-resting-heart-rate:" + text)
    after = everything(service, "daily-resting-heart-rate", filter=when)
    assert int(after[3]["dailyRestingHeartRate"]["beatsPerMinute"]) == int(rate) + 1
    service.control("google-withdraw", points="daily-resting-heart-rate:" + text)
    assert everything(service, "daily-resting-heart-rate", filter=when) == before[:3] + before[4:]
    total = len(rolled(service, "steps", day(9), day(1)))
    service.control("google-withdraw", points="steps:" + text)
    assert len(rolled(service, "steps", day(9), day(1))) == total - 1
    for what in ("steps", "steps:yesterday", "stairs:" + text, ""):
        assert service.send("POST", "/_standin/google-withdraw", {"points": what}).status == 400
    assert service.send("POST", "/_standin/google-revise", {"points": "sleep:" + text}).status == 400


@case("--fault", "oddities:steps=1")
def what_nobody_has_seen_yet(service):
    service.google_sign_in()
    odd = ask(service, "steps", pageSize=3).json()["dataPoints"]
    plain = ask(service, "steps", pageSize=3).json()["dataPoints"]
    assert "steps" not in odd[0] and "typeOfTomorrow" in odd[0]
    assert [point["steps"]["count"] for point in odd[1:]] == [int(point["steps"]["count"]) for point in plain]
    assert "somethingNew" in odd[1] and "somethingNew" in odd[1]["steps"]


@case()
def sources_have_families(service):
    service.google_sign_in()
    wearables = "users/me/dataSourceFamilies/google-wearables"
    weights = everything(service, "weight")
    by_hand = [point for point in weights if point["dataSource"]["recordingMethod"] == "MANUAL"]
    assert by_hand and all("device" not in point["dataSource"] for point in by_hand)
    assert len(everything(service, "weight", dataSourceFamily=wearables)) == len(weights) - len(by_hand)
    assert everything(service, "hydration-log", dataSourceFamily=wearables) == []
    assert everything(service, "weight", dataSourceFamily="users/me/dataSourceFamilies/self-sources") == []
    answer = ask(service, "weight", dataSourceFamily="users/me/dataSourceFamilies/health-connect")
    assert status_error(answer)[2] == "INVALID_DATA_POINT_DATA_SOURCE_FAMILY"
    assert ask(service, "sleep", dataSourceFamily=wearables).status == 400
    assert ask(service, "sleep", ":reconcile", dataSourceFamily=wearables).status == 200


main(GoogleService)
