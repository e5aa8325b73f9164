# SPDX-License-Identifier: GPL-3.0-or-later
"""The health API up to the data: who asks, whose data it is, 300 requests a minute, and every way to fail."""

import http.client

from google_service import (
    ACCOUNT,
    IDENTITY,
    GoogleService,
    details,
    info,
    oauth_error,
    redirected,
    status_error,
)
from service import case, main

STEPS = "/v4/users/me/dataTypes/steps/dataPoints"
UNAUTHENTICATED = (401, "UNAUTHENTICATED", None)


def with_fault(service, fault, path=IDENTITY):
    service.control("fault", fault=fault)
    return service.get(path)


@case()
def identity_names_the_person_of_both_services(service):
    service.google_sign_in()
    fitbit = service.sign_in()["user_id"]
    service.google_sign_in("sleep.readonly")
    identity = service.get(IDENTITY).json()
    assert identity["legacyUserId"] == fitbit and identity["healthUserId"].isdigit()
    own = service.get(IDENTITY.replace("me", identity["healthUserId"]))
    assert own.status == 200 and own.json()["healthUserId"] == identity["healthUserId"]


@case()
def nobody_is_answered_without_a_token(service):
    tokens = service.google_sign_in()
    for token in (None, "", "ya29.made-up", tokens["refresh_token"]):
        assert status_error(service.send("GET", IDENTITY, token=token)) == UNAUTHENTICATED
    answer = service.send("GET", IDENTITY, Authorization="Basic " + tokens["access_token"])
    assert status_error(answer) == UNAUTHENTICATED and "details" not in answer.json()["error"]
    assert answer.header("Content-Type").startswith("application/json")
    service.control("advance", seconds=3599)
    assert status_error(service.get(IDENTITY)) == UNAUTHENTICATED


@case()
def scopes_are_checked(service):
    for scope in ("nutrition.readonly", "location.readonly"):
        service.google_sign_in(scope)
        answer = service.get(IDENTITY)
        assert status_error(answer) == (403, "PERMISSION_DENIED", "ACCESS_TOKEN_SCOPE_INSUFFICIENT")
        assert info(answer)["domain"] == "googleapis.com"


@case()
def other_people_are_nobodys_business(service):
    service.google_sign_in()
    for user in ("1", "ME", "-"):
        answer = service.get(f"/v4/users/{user}/identity")
        assert status_error(answer) == (403, "PERMISSION_DENIED", "RESOURCE_PERMISSION_DENIED")
    assert service.control("")["violations"] == 3


@case()
def what_there_is_not_is_a_page(service):
    service.google_sign_in()
    for path in ("/v4/users/me", "/v4beta/users/me/identity", "/v4/me", "/o/oauth2/auth"):
        answer = service.get(path)
        assert answer.status == 404 and answer.header("Content-Type").startswith("text/html"), path
    assert service.control("")["violations"] == 4


@case()
def a_viewer_cannot_write(service):
    service.google_sign_in()
    for method, path in (("PATCH", "/v4/users/me/profile"), ("POST", STEPS), ("POST", STEPS + ":batchDelete")):
        answer = service.send(method, path, "{}", token=service.token, Content_Type="application/json")
        assert status_error(answer) == (403, "PERMISSION_DENIED", "ACCESS_TOKEN_SCOPE_INSUFFICIENT"), path
    assert service.get(STEPS + ":dailyRollUp").status == 404
    assert service.control("")["violations"] == 4


# The quota


@case("--google-quota", "3")
def the_minute_has_a_wall(service):
    service.google_sign_in()
    assert [service.get(IDENTITY).status for _number in range(4)] == [200, 200, 200, 429]
    answer = service.get(IDENTITY)
    assert status_error(answer) == (429, "RESOURCE_EXHAUSTED", "RATE_LIMIT_EXCEEDED")
    assert answer.header("Retry-After") is None and details(answer, "RetryInfo") == {}
    counts = service.control("advance", seconds=60)
    assert counts["google_refused"] == 2 and counts["violations"] == 0
    assert service.get(IDENTITY).status == 200
    assert service.control("reset-counters")["google_refused"] == 0


@case()
def three_hundred_are_the_usual_wall(service):
    service.google_sign_in()
    statuses = [service.get(IDENTITY).status for _number in range(302)]
    assert statuses == [200] * 300 + [429] * 2


@case("--google-quota", "0", "--google-retry-hint", "retry-info")
def a_refusal_may_say_when_in_its_body(service):
    service.google_sign_in()
    answer = service.get(IDENTITY)
    delay = details(answer, "RetryInfo")["retryDelay"]
    assert delay.endswith("s") and 0 < int(delay[:-1]) <= 60 and answer.header("Retry-After") is None


@case("--google-quota", "0", "--google-retry-hint", "retry-after")
def a_refusal_may_say_when_in_a_header(service):
    service.google_sign_in()
    answer = service.get(IDENTITY)
    assert 0 < int(answer.header("Retry-After")) <= 60 and details(answer, "RetryInfo") == {}


@case("--google-quota", "0", "--google-retry-hint", "both")
def the_quota_can_be_set(service):
    service.google_sign_in()
    answer = service.get(IDENTITY)
    assert answer.header("Retry-After") + "s" == details(answer, "RetryInfo")["retryDelay"]
    service.control("google-quota", quota=1, reset=10)
    assert [service.get(IDENTITY).status for _number in range(2)] == [200, 429]
    assert int(service.get(IDENTITY).header("Retry-After")) <= 10


@case("--google-quota", "1")
def whoever_has_no_token_uses_nothing_up(service):
    service.google_sign_in()
    for _number in range(3):
        assert service.send("GET", IDENTITY, token="ya29.made-up").status == 401
    assert service.get(IDENTITY).status == 200
    service.sign_in()
    assert service.get("/1/user/-/profile.json").status == 200, "the other service has a quota of its own"


# Failing on demand


@case()
def errors_come_as_asked_for(service):
    service.google_sign_in()
    for fault, wanted in (
        ("400-filter", (400, "INVALID_ARGUMENT", "INVALID_DATA_POINT_FILTER")),
        ("400-type", (400, "INVALID_ARGUMENT", "INVALID_PARENT_DATA_TYPE_COLLECTION")),
        ("400-page-token", (400, "INVALID_ARGUMENT", None)),
        ("401", UNAUTHENTICATED),
        ("403-b", (403, "PERMISSION_DENIED", None)),
        ("403-scope", (403, "PERMISSION_DENIED", "ACCESS_TOKEN_SCOPE_INSUFFICIENT")),
        ("404", (404, "NOT_FOUND", None)),
        ("429", (429, "RESOURCE_EXHAUSTED", "RATE_LIMIT_EXCEEDED")),
        ("429-bare", (429, "RESOURCE_EXHAUSTED", "RATE_LIMIT_EXCEEDED")),
        ("429-no-details", (429, "RESOURCE_EXHAUSTED", None)),
        ("429-retry-after", (429, "RESOURCE_EXHAUSTED", "RATE_LIMIT_EXCEEDED")),
        ("429-retry-info", (429, "RESOURCE_EXHAUSTED", "RATE_LIMIT_EXCEEDED")),
        ("500", (500, "INTERNAL", None)),
        ("503", (503, "UNAVAILABLE", None)),
        ("504", (504, "DEADLINE_EXCEEDED", None)),
        ("account-not-linked", (400, "FAILED_PRECONDITION", "ACCOUNT_NOT_LINKED")),
        ("resource-permission-denied", (403, "PERMISSION_DENIED", "RESOURCE_PERMISSION_DENIED")),
        ("service-disabled", (403, "PERMISSION_DENIED", "SERVICE_DISABLED")),
        ("user-project-denied", (403, "PERMISSION_DENIED", "USER_PROJECT_DENIED")),
    ):
        assert status_error(with_fault(service, fault)) == wanted, fault
    assert with_fault(service, "").status == 200
    assert service.control("")["violations"] == 0


@case()
def hints_come_in_both_places(service):
    service.google_sign_in()
    answer = with_fault(service, "429")
    assert answer.header("Retry-After") == "1" and details(answer, "RetryInfo")["retryDelay"] == "1s"
    answer = with_fault(service, "429-retry-info")
    assert answer.header("Retry-After") is None and details(answer, "RetryInfo")["retryDelay"] == "0.750s"
    answer = with_fault(service, "429-retry-after")
    assert answer.header("Retry-After") == "1" and details(answer, "RetryInfo") == {}
    answer = with_fault(service, "429-bare")
    assert answer.header("Retry-After") is None and details(answer, "RetryInfo") == {}


@case()
def links_are_in_the_details(service):
    service.google_sign_in()
    answer = with_fault(service, "account-not-linked")
    assert info(answer)["metadata"]["redirect_uri"].startswith("https://fitbit.google.com/")
    answer = with_fault(service, "service-disabled")
    (link,) = details(answer, "Help")["links"]
    assert link["url"].startswith("https://console.developers.google.com/apis/api/health.googleapis.com/overview?")
    assert link["url"] == info(answer)["metadata"]["activationUrl"]
    answer = with_fault(service, "400-filter")
    assert details(answer, "BadRequest")["fieldViolations"][0]["field"] == "filter"
    assert info(answer)["metadata"]["detailedReasons"] == "INVALID_DATA_POINT_FILTER_DATA_TYPE_MEMBER"


@case()
def other_forms_come_too(service):
    service.google_sign_in()
    assert oauth_error(with_fault(service, "insufficient-scope")) == (403, "insufficient_scope")
    for fault, status, kind in (
        ("429-html", 429, "html"),
        ("500-html", 500, "html"),
        ("502", 502, "html"),
        ("html", 200, "html"),
        ("410", 410, "plain"),
    ):
        answer = with_fault(service, fault)
        assert answer.status == status and kind in answer.header("Content-Type"), fault
    assert with_fault(service, "empty").body == b""
    assert with_fault(service, "empty-object").json() == {}
    for fault in ("cut", "drop"):
        service.control("fault", fault=fault)
        try:
            service.get(IDENTITY)
        except (http.client.IncompleteRead, ConnectionError):
            continue
        raise AssertionError(f"{fault} came whole")


@case("--slow", "1200")
def answers_can_be_late(service):
    service.google_sign_in()
    connection = http.client.HTTPConnection(service.host, timeout=0.6)
    service.control("fault", fault="slow=1")
    connection.request("GET", IDENTITY, headers={"Authorization": "Bearer " + service.token})
    try:
        connection.getresponse()
    except TimeoutError:
        pass
    else:
        raise AssertionError("the answer was quick")
    finally:
        connection.close()
    assert service.get(IDENTITY).status == 200


@case()
def a_fault_can_be_meant_for_one_place(service):
    service.google_sign_in()
    assert with_fault(service, "404:steps,403-scope:heart-rate,500:settings,502:tcx").status == 200
    assert status_error(service.get(STEPS))[0] == 404
    heart = service.get("/v4/users/me/dataTypes/heart-rate/dataPoints:reconcile")
    assert status_error(heart)[2] == "ACCESS_TOKEN_SCOPE_INSUFFICIENT"
    assert service.get("/v4/users/me/settings").status == 500
    assert service.get("/v4/users/me/dataTypes/exercise/dataPoints/1:exportExerciseTcx?alt=media").status == 502
    service.control("fault", fault="503:steps=2")
    assert [service.get(STEPS).status for _number in range(2)] == [503, 503]
    assert service.get(STEPS).status != 503
    assert service.send("POST", "/_standin/fault", {"fault": "404:dreams"}).status == 400
    assert service.send("POST", "/_standin/fault", {"fault": "404-dreams"}).status == 400


@case()
def some_refusals_end_with_a_new_consent(service):
    for fault in ("user-project-denied", "resource-permission-denied"):
        tokens = service.google_sign_in()
        assert with_fault(service, fault).status == 403
        service.token = service.google_refresh(tokens["refresh_token"]).json()["access_token"]
        assert service.get(IDENTITY).status == 403
        service.google_sign_in()
        assert service.get(IDENTITY).status == 200
    assert with_fault(service, "account-not-linked").status == 400
    service.google_sign_in()
    assert service.get(IDENTITY).status == 400, "signing in again does not help"


@case("--auto-consent")
def the_sign_in_itself_may_fail(service):
    service.control("fault", fault="502:authorize=1")
    assert service.google_authorize().status == 502
    service.control("fault", fault="503,account-not-linked")
    code = redirected(service.google_authorize())["code"]
    assert service.google_exchange(code).status == 200
    tokens = service.google_exchange(redirected(service.google_authorize(scope="openid"))["code"]).json()
    assert service.send("GET", "/v1/userinfo", token=tokens["access_token"]).status == 200
    service.control("fault", fault="503:userinfo")
    assert service.send("GET", "/v1/userinfo", token=tokens["access_token"]).status == 503


@case()
def requests_are_counted_by_path(service):
    service.google_sign_in()
    service.control("reset-counters")
    for _number in range(2):
        service.get(IDENTITY + "?x=1")
    service.get(STEPS)
    counts = service.control("")
    assert counts["requests"] == {IDENTITY: 2, STEPS: 1} and counts["requests_total"] == 3


@case()
def both_services_are_named(service):
    services = service.control("")["services"]
    assert services["fitbit"] == {"authorize": "/oauth2/authorize", "account": "linnea.borg", "client_id": "23TEST"}
    google = services["google-health"]
    assert google["authorize"] == "/o/oauth2/v2/auth" and google["account"] == ACCOUNT
    assert service.google_authorize(client_id=google["client_id"]).status == 200


@case()
def nonsense_is_refused_at_the_start(service):
    assert service.run("--google-retry-hint", "soon") == 2
    assert service.run("--google-grant-days", "-1") == 2
    assert service.run("--fault", "404:dreams") == 2
    assert service.run("--google-quota", "many") == 2


main(GoogleService)
