# SPDX-License-Identifier: GPL-3.0-or-later
"""Google's token endpoint: a code works once, a refresh token until its grant ends, and a grant ends as a whole."""

import base64
import json

from google_service import (
    ACCOUNT,
    DEFAULTS,
    GOOGLE_CLIENT,
    GOOGLE_SECRET,
    IDENTITY,
    LOOPBACK,
    WEEK,
    GoogleService,
    full,
    oauth_error,
    redirected,
    status_error,
)
from service import CLIENT, REDIRECT, VERIFIER, basic, case, challenge_of, main


def is_live(service, token):
    return service.send("GET", IDENTITY, token=token).status == 200


def description(answer):
    return answer.json()["error_description"]


@case()
def a_code_buys_tokens(service):
    answer = service.google_exchange(service.google_code())
    tokens = answer.json()
    assert answer.status == 200 and answer.header("Content-Type").startswith("application/json")
    assert set(tokens) == {
        "access_token",
        "expires_in",
        "refresh_token",
        "refresh_token_expires_in",
        "scope",
        "token_type",
    }
    assert tokens["expires_in"] == 3599 and tokens["token_type"] == "Bearer"
    assert tokens["access_token"].startswith("ya29.") and tokens["refresh_token"].startswith("1//")
    assert WEEK - 30 < tokens["refresh_token_expires_in"] <= WEEK - 1
    assert set(tokens["scope"].split()) == set(full(DEFAULTS).split()) and tokens["scope"] != full(DEFAULTS)
    assert is_live(service, tokens["access_token"])
    assert service.control("")["violations"] == 0


@case()
def a_code_works_once(service):
    code = service.google_code()
    tokens = service.google_exchange(code).json()
    again = service.google_exchange(code)
    assert oauth_error(again) == (400, "invalid_grant") and description(again) == "Bad Request"
    assert is_live(service, tokens["access_token"])


@case()
def a_code_lives_ten_minutes(service):
    young, old = service.google_code(), service.google_code()
    service.control("advance", seconds=570)
    assert service.google_exchange(young).status == 200
    service.control("advance", seconds=30)
    assert oauth_error(service.google_exchange(old)) == (400, "invalid_grant")


@case()
def a_code_is_bound_to_its_redirect_address(service):
    code = service.google_code()
    for address in (LOOPBACK + "/", "http://127.0.0.1:45679", REDIRECT, ""):
        assert oauth_error(service.google_exchange(code, redirect_uri=address)) == (400, "invalid_grant")
    assert oauth_error(service.google_exchange(code, redirect_uri=None)) == (400, "invalid_request")
    assert service.google_exchange(code).status == 200


@case()
def a_code_is_bound_to_its_challenge(service):
    code = service.google_code()
    for verifier in (VERIFIER[:-1] + "l", VERIFIER[:-1], VERIFIER + "=", "x" * 129, "", challenge_of(VERIFIER)):
        answer = service.google_exchange(code, code_verifier=verifier)
        assert oauth_error(answer) == (400, "invalid_grant"), verifier
    assert description(service.google_exchange(code, code_verifier=None)) == "Missing code verifier."
    assert service.google_exchange(code).status == 200
    verifier = "a-._~" * 25 + "abc"
    code = service.google_code(code_challenge=challenge_of(verifier))
    assert service.google_exchange(code, code_verifier=verifier).status == 200


@case()
def made_up_codes_and_grants_buy_nothing(service):
    answer = service.google_exchange("4/0Amade-up")
    assert oauth_error(answer) == (400, "invalid_grant") and description(answer) == "Malformed auth code."
    assert oauth_error(service.google_exchange(None)) == (400, "invalid_request")
    code = service.google_code()
    assert oauth_error(service.google_exchange(code, grant_type=None)) == (400, "invalid_request")
    for grant in ("client_credentials", "password", "implicit"):
        assert oauth_error(service.google_exchange(code, grant_type=grant)) == (400, "unsupported_grant_type")
    assert service.google_exchange(code).status == 200


@case()
def the_client_proves_itself_in_the_body(service):
    code = service.google_code()
    assert oauth_error(service.google_exchange(code, client_id="1-x.apps.googleusercontent.com")) == (
        401,
        "invalid_client",
    )
    assert oauth_error(service.google_exchange(code, client_id=CLIENT)) == (401, "invalid_client")
    assert oauth_error(service.google_exchange(code, client_secret="another")) == (401, "invalid_client")
    assert oauth_error(service.google_exchange(code, client_secret=None)) == (400, "invalid_request")
    header = basic(GOOGLE_CLIENT, GOOGLE_SECRET)
    assert oauth_error(service.google_exchange(code, header)) == (400, "invalid_request")
    answer = service.google_exchange(code, header, client_id=None, client_secret=None)
    assert oauth_error(answer) == (400, "invalid_request")
    assert service.control("")["violations"] == 6
    assert service.google_exchange(code).status == 200


@case()
def only_a_form_that_is_posted_is_read(service):
    body = json.dumps({"grant_type": "authorization_code", "client_id": GOOGLE_CLIENT})
    assert oauth_error(service.send("POST", "/token", body, Content_Type="application/json"))[0] == 400
    assert service.send("GET", "/token?grant_type=refresh_token").status == 404
    assert service.send("GET", "/revoke?token=x").status == 404


@case()
def a_refresh_brings_no_new_refresh_token(service):
    first = service.google_sign_in()
    service.control("advance", seconds=3600)
    assert not is_live(service, first["access_token"])
    for _time in range(3):
        answer = service.google_refresh(first["refresh_token"])
        tokens = answer.json()
        assert answer.status == 200 and "refresh_token" not in tokens and tokens["scope"] == first["scope"]
        assert WEEK - 3630 <= tokens["refresh_token_expires_in"] <= WEEK - 3601
        assert is_live(service, tokens["access_token"])
    assert service.control("")["refreshes"] == 3 and service.control("")["violations"] == 0


@case()
def now_and_then_a_refresh_does_bring_one(service):
    first = service.google_sign_in()["refresh_token"]
    service.control("fault", fault="new-refresh-token=1")
    second = service.google_refresh(first).json()["refresh_token"]
    assert second != first
    assert oauth_error(service.google_refresh(first)) == (400, "invalid_grant")
    assert service.google_refresh(second).status == 200


@case()
def after_seven_days_the_grant_is_over(service):
    token = service.google_sign_in()["refresh_token"]
    service.control("advance", seconds=WEEK - 60)
    assert 0 <= service.google_refresh(token).json()["refresh_token_expires_in"] < 60
    service.control("advance", seconds=60)
    answer = service.google_refresh(token)
    assert oauth_error(answer) == (400, "invalid_grant")
    assert description(answer) == "Token has been expired or revoked."
    assert service.control("")["violations"] == 0
    fresh = service.google_sign_in()
    assert WEEK - 30 < fresh["refresh_token_expires_in"] <= WEEK - 1
    assert service.google_refresh(fresh["refresh_token"]).status == 200


@case("--google-grant-days", "0")
def a_published_application_has_no_such_limit(service):
    tokens = service.google_sign_in()
    assert "refresh_token_expires_in" not in tokens
    service.control("advance", seconds=100 * WEEK)
    answer = service.google_refresh(tokens["refresh_token"])
    assert answer.status == 200 and "refresh_token_expires_in" not in answer.json()


@case("--google-grant-days", "2")
def the_days_can_be_set(service):
    tokens = service.google_sign_in()
    assert 2 * 86400 - 30 < tokens["refresh_token_expires_in"] < 2 * 86400


@case("--google-grant-days", "0")
def of_a_hundred_and_one_the_oldest_dies(service):
    tokens = [service.google_sign_in()["refresh_token"] for _number in range(100)]
    assert service.google_refresh(tokens[0]).status == 200
    service.google_sign_in()
    assert oauth_error(service.google_refresh(tokens[0])) == (400, "invalid_grant")
    assert service.google_refresh(tokens[1]).status == 200


@case()
def made_up_refresh_tokens_refresh_nothing(service):
    tokens = service.google_sign_in()
    for token in ("", "1//0made-up", tokens["access_token"]):
        assert oauth_error(service.google_refresh(token)) == (400, "invalid_grant")
    assert oauth_error(service.google_refresh(None)) == (400, "invalid_request")
    assert oauth_error(service.google_refresh(tokens["refresh_token"], client_secret="x")) == (401, "invalid_client")
    assert service.control("")["refreshes"] == 0


@case()
def either_token_revokes_the_whole_grant(service):
    for name in ("access_token", "refresh_token"):
        other, tokens = service.google_sign_in(), service.google_sign_in()
        answer = service.google_revoke(tokens[name])
        assert answer.status == 200 and answer.json() == {}
        for pair in (tokens, other):
            assert not is_live(service, pair["access_token"])
            refused = service.google_refresh(pair["refresh_token"])
            assert description(refused) == "Token has been expired or revoked."
        assert oauth_error(service.google_revoke(tokens[name])) == (400, "invalid_token")
    assert oauth_error(service.google_revoke("made-up")) == (400, "invalid_token")
    assert oauth_error(service.send("POST", "/revoke", {})) == (400, "invalid_request")


@case("--google-redirect-uri", LOOPBACK)
def a_client_of_the_web_gets_a_refresh_token_where_it_asks(service):
    assert "refresh_token" not in service.google_sign_in(access_type=None)
    assert "refresh_token" not in service.google_sign_in(prompt=None)
    assert "refresh_token" in service.google_sign_in()
    service.google_revoke(service.token)
    assert "refresh_token" in service.google_sign_in(prompt=None)


@case()
def answers_may_lack_things(service):
    service.control("fault", fault="no-scope,no-refresh-token")
    tokens = service.google_sign_in()
    assert "scope" not in tokens and "refresh_token" not in tokens


@case()
def the_endpoint_fails_on_demand(service):
    for fault, wanted in (
        ("invalid-client", (401, "invalid_client")),
        ("unauthorized-client", (401, "unauthorized_client")),
        ("admin-policy", (400, "admin_policy_enforced")),
    ):
        code = service.google_code()
        service.control("fault", fault=fault)
        assert oauth_error(service.google_exchange(code)) == wanted
        service.control("fault", fault="")
        assert service.google_exchange(code).status == 200
    token = service.google_sign_in()["refresh_token"]
    service.control("fault", fault="invalid-grant=1")
    assert oauth_error(service.google_refresh(token)) == (400, "invalid_grant")
    for fault, status in (("500:token", 500), ("502:token", 502), ("410", 410), ("429:token", 429)):
        service.control("fault", fault=fault)
        assert service.google_refresh(token).status == status
    service.control("fault", fault="service-disabled,500:steps")
    assert service.google_refresh(token).status == 200


@case()
def a_lost_answer_can_be_asked_for_again(service):
    token = service.google_sign_in()["refresh_token"]
    service.control("fault", fault="lose-refresh-answer=1")
    try:
        service.google_refresh(token)
    except ConnectionError:
        pass
    else:
        raise AssertionError("the answer came")
    assert service.google_refresh(token).status == 200


# Who it is


@case()
def userinfo_needs_openid(service):
    service.google_sign_in()
    assert oauth_error(service.get("/v1/userinfo")) == (403, "insufficient_scope")
    assert service.send("GET", "/v1/userinfo").status == 401
    tokens = service.google_sign_in("sleep.readonly openid profile email")
    assert "openid" in tokens["scope"].split()
    assert "https://www.googleapis.com/auth/userinfo.email" in tokens["scope"].split()
    assert "email" not in tokens["scope"].split() and "profile" not in tokens["scope"].split()
    person = service.get("/v1/userinfo").json()
    assert (person["name"], person["given_name"], person["family_name"]) == ("Linnea Borg", "Linnea", "Borg")
    assert person["email"] == ACCOUNT and person["sub"].isdigit()
    picture = service.send("GET", person["picture"].removeprefix(service.address))
    assert picture.status == 200 and picture.header("Content-Type").startswith("image/")


@case()
def userinfo_tells_no_more_than_was_granted(service):
    service.google_sign_in("sleep.readonly openid")
    assert set(service.get("/v1/userinfo").json()) == {"sub"}
    service.google_sign_in("sleep.readonly openid email")
    assert set(service.get("/v1/userinfo").json()) == {"sub", "email", "email_verified"}


@case()
def an_id_token_comes_with_openid(service):
    tokens = service.google_sign_in("sleep.readonly openid email")
    head, claims, _signature = tokens["id_token"].split(".")
    claims = json.loads(base64.urlsafe_b64decode(claims + "=" * (-len(claims) % 4)))
    assert head and claims["aud"] == GOOGLE_CLIENT and claims["iss"] == "https://accounts.google.com"
    assert claims["sub"] == service.get("/v1/userinfo").json()["sub"] and claims["email"] == ACCOUNT


# The other service


@case()
def the_tokens_of_the_two_services_are_strangers(service):
    fitbit, google = service.sign_in(), service.google_sign_in()
    answer = service.send("GET", IDENTITY, token=fitbit["access_token"])
    assert status_error(answer) == (401, "UNAUTHENTICATED", None)
    assert service.send("GET", "/1/user/-/profile.json", token=google["access_token"]).status == 401
    assert oauth_error(service.google_refresh(fitbit["refresh_token"])) == (400, "invalid_grant")
    assert service.refresh(google["refresh_token"]).status == 400
    assert oauth_error(service.google_exchange(service.code())) == (400, "invalid_grant")
    assert service.exchange(service.google_code()).status == 400
    assert service.google_revoke(google["refresh_token"]).status == 200
    assert service.send("GET", "/1/user/-/profile.json", token=fitbit["access_token"]).status == 200


@case("--auto-consent")
def invalidating_ends_both(service):
    code = redirected(service.google_authorize())["code"]
    tokens = service.google_exchange(code).json()
    service.control("expire")
    assert not is_live(service, tokens["access_token"])
    assert service.google_refresh(tokens["refresh_token"]).status == 200
    service.control("invalidate")
    assert oauth_error(service.google_refresh(tokens["refresh_token"])) == (400, "invalid_grant")


main(GoogleService)
