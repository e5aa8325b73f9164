# SPDX-License-Identifier: GPL-3.0-or-later
"""Codes and refresh tokens work once; whoever is not who they say gets nothing."""

import re

from service import CLIENT, EVERYTHING, REDIRECT, VERIFIER, basic, case, challenge_of, main

PROFILE = "/1/user/-/profile.json"


def is_live(service, token):
    return service.send("GET", PROFILE, token=token).status == 200


@case()
def a_code_buys_a_pair_of_tokens(service):
    answer = service.exchange(service.code())
    tokens = answer.json()
    assert answer.status == 200 and answer.header("Content-Type").startswith("application/json")
    assert tokens["expires_in"] == 28800 and tokens["token_type"] == "Bearer"
    assert set(tokens["scope"].split()) == set(EVERYTHING.split())
    assert re.fullmatch("[0-9a-f]{64}", tokens["refresh_token"])
    assert len(tokens["access_token"]) == 1000
    assert answer.header("fitbit-rate-limit-limit") == "150"
    service.token = tokens["access_token"]
    assert service.get(PROFILE).json()["user"]["encodedId"] == tokens["user_id"]


@case()
def a_code_works_once_and_its_second_use_ends_everything(service):
    code = service.code()
    token = service.exchange(code).json()["access_token"]
    assert is_live(service, token)
    again = service.exchange(code)
    assert again.error() == (400, "invalid_grant") and code in again.message()
    assert not is_live(service, token)


@case()
def a_code_lives_ten_minutes(service):
    young, old = service.code(), service.code()
    service.control("advance", seconds=570)
    assert service.exchange(young).status == 200
    service.control("advance", seconds=30)
    answer = service.exchange(old)
    assert answer.error() == (400, "invalid_grant") and "expired" in answer.message()


@case()
def a_code_is_bound_to_its_redirect_address(service):
    for address in (REDIRECT + "/", "https://elsewhere.example/", ""):
        assert service.exchange(service.code(), redirect_uri=address).error() == (400, "invalid_request")
    assert service.exchange(service.code(), redirect_uri=None).error() == (400, "invalid_request")
    assert service.exchange(service.code(redirect_uri=None), redirect_uri=None).status == 200


@case()
def a_code_is_bound_to_its_challenge(service):
    code = service.code()
    for verifier in (VERIFIER[:-1] + "l", VERIFIER[:-1], VERIFIER + "=", "x" * 129, "", challenge_of(VERIFIER)):
        assert service.exchange(code, code_verifier=verifier).error() == (400, "invalid_grant"), verifier
    assert service.exchange(code, code_verifier=None).error() == (400, "invalid_request")
    assert service.exchange(code).status == 200


@case()
def challenges_are_plain_when_nothing_is_said(service):
    for method in (None, "plain"):
        for verifier in ("x" * 43, "~" * 128):
            code = service.code(code_challenge=verifier, code_challenge_method=method)
            assert service.exchange(code, code_verifier="y" * 43).error() == (400, "invalid_grant")
            assert service.exchange(code, code_verifier=verifier).status == 200


@case()
def long_verifiers_are_taken(service):
    verifier = "a-._~" * 25 + "abc"
    code = service.code(code_challenge=challenge_of(verifier))
    assert service.exchange(code, code_verifier=verifier).status == 200


@case()
def a_verifier_without_a_challenge_is_suspect(service):
    code = service.code(code_challenge=None, code_challenge_method=None)
    assert service.exchange(code).error() == (400, "invalid_grant")
    assert service.exchange(code, code_verifier=None).status == 200


@case()
def made_up_codes_and_grants_buy_nothing(service):
    assert service.exchange("0" * 40).error() == (400, "invalid_grant")
    assert service.exchange(None).error() == (400, "invalid_request")
    assert service.exchange(service.code(), grant_type=None).error() == (400, "unsupported_grant_type")
    for grant in ("client_credentials", "password", "implicit"):
        assert service.exchange(service.code(), grant_type=grant).error() == (400, "unsupported_grant_type")
    assert service.exchange(service.code(), expires_in="31536000").error() == (400, "invalid_request")
    assert service.exchange(service.code(), expires_in="28800").status == 200


@case()
def only_a_form_is_read(service):
    body = '{"grant_type":"authorization_code"}'
    assert service.send("POST", "/oauth2/token", body, Content_Type="application/json").error() == (
        400,
        "invalid_request",
    )
    query = f"grant_type=authorization_code&client_id={CLIENT}&code={service.code()}"
    assert service.send("POST", "/oauth2/token?" + query).status == 400
    assert service.send("GET", "/oauth2/token?" + query).status == 404


@case()
def a_public_client_names_itself_and_sends_no_header(service):
    for client in (None, "", "22OTHER"):
        assert service.exchange(service.code(), client_id=client).error() == (401, "invalid_client")
    assert service.exchange(service.code(), basic(CLIENT, "")).error() == (401, "invalid_client")
    assert service.exchange(service.code()).status == 200


@case("--client-type", "server", "--client-secret", "a secret")
def a_server_must_send_its_secret(service):
    code = service.code()
    assert service.exchange(code).error() == (401, "invalid_client")
    assert service.exchange(code, basic(CLIENT, "another")).error() == (401, "invalid_client")
    assert service.exchange(code, basic("22OTHER", "a secret")).error() == (401, "invalid_client")
    assert service.exchange(code, {"Authorization": "Bearer a secret"}).error() == (401, "invalid_client")
    assert service.exchange(code, client_secret="a secret").error() == (401, "invalid_client")
    tokens = service.exchange(code, basic(CLIENT, "a secret"), client_id=None).json()
    assert service.refresh(tokens["refresh_token"]).error() == (401, "invalid_client")
    assert service.refresh(tokens["refresh_token"], basic(CLIENT, "a secret")).status == 200


@case("--client-type", "personal", "--client-secret", "a secret")
def a_personal_client_may_do_either(service):
    assert service.exchange(service.code()).status == 200
    assert service.exchange(service.code(), basic(CLIENT, "a secret")).status == 200
    assert service.exchange(service.code(), basic(CLIENT, "another")).error() == (401, "invalid_client")


@case()
def a_refresh_token_gives_a_new_pair_and_is_spent(service):
    first = service.sign_in()
    second = service.refresh(first["refresh_token"]).json()
    assert second["access_token"] != first["access_token"] and second["refresh_token"] != first["refresh_token"]
    assert set(second["scope"].split()) == set(first["scope"].split())
    third = service.refresh(second["refresh_token"]).json()
    answer = service.refresh(first["refresh_token"])
    assert answer.error() == (400, "invalid_grant") and first["refresh_token"] in answer.message()
    assert service.refresh(second["refresh_token"]).json() == third
    assert is_live(service, first["access_token"]), "older access tokens live on"


@case()
def the_same_refresh_within_two_minutes_gets_the_same_answer(service):
    spent = service.sign_in()["refresh_token"]
    answer = service.refresh(spent).json()
    service.control("advance", seconds=90)
    assert service.refresh(spent).json() == answer
    assert service.control()["refreshes"] == 1
    service.control("advance", seconds=30)
    assert service.refresh(spent).error() == (400, "invalid_grant")
    assert service.refresh(answer["refresh_token"]).status == 200


@case()
def using_the_new_access_token_ends_the_two_minutes(service):
    first = service.sign_in()
    new = service.refresh(first["refresh_token"]).json()
    assert is_live(service, first["access_token"])
    assert service.refresh(first["refresh_token"]).json() == new, "an older token ends nothing"
    assert is_live(service, new["access_token"])
    assert service.refresh(first["refresh_token"]).error() == (400, "invalid_grant")


@case()
def using_the_new_refresh_token_ends_the_two_minutes(service):
    spent = service.sign_in()["refresh_token"]
    new = service.refresh(spent).json()["refresh_token"]
    assert service.refresh(new).status == 200
    assert service.refresh(spent).error() == (400, "invalid_grant")


@case()
def only_one_refresh_token_lives(service):
    one = service.sign_in()
    other = service.sign_in()
    assert is_live(service, one["access_token"]) and is_live(service, other["access_token"])
    assert service.refresh(one["refresh_token"]).error() == (400, "invalid_grant")
    assert service.refresh(other["refresh_token"]).status == 200


@case()
def a_sign_in_ends_the_two_minutes_of_the_one_before(service):
    spent = service.sign_in()["refresh_token"]
    service.refresh(spent)
    service.sign_in()
    assert service.refresh(spent).error() == (400, "invalid_grant")


@case()
def refreshing_needs_a_refresh_token(service):
    tokens = service.sign_in()
    assert service.refresh(None).error() == (400, "invalid_request")
    assert service.refresh(tokens["access_token"]).error() == (400, "invalid_grant")
    assert service.refresh("0" * 64).error() == (400, "invalid_grant")
    assert service.refresh(tokens["refresh_token"], client_id="22OTHER").error() == (401, "invalid_client")


@case("--token-lifetime", "60")
def access_tokens_end(service):
    tokens = service.sign_in()
    assert tokens["expires_in"] == 60
    service.control("advance", seconds=60)
    answer = service.get(PROFILE)
    assert answer.error() == (401, "expired_token") and tokens["access_token"] in answer.message()
    assert is_live(service, service.refresh(tokens["refresh_token"]).json()["access_token"])


@case()
def revoking_either_token_ends_every_session(service):
    for kind in ("access_token", "refresh_token"):
        older, newer = service.sign_in(), service.sign_in()
        answer = service.revoke(newer[kind])
        assert answer.status == 200 and answer.body in (b"", b"{}")
        for tokens in (older, newer):
            assert service.send("GET", PROFILE, token=tokens["access_token"]).error() == (401, "invalid_token")
        assert service.refresh(newer["refresh_token"]).error() == (400, "invalid_grant")


@case()
def revoking_ends_the_two_minutes_and_codes_too(service):
    spent = service.sign_in()["refresh_token"]
    new = service.refresh(spent).json()
    code = service.code()
    assert service.revoke(new["access_token"]).status == 200
    assert service.refresh(spent).error() == (400, "invalid_grant")
    assert service.exchange(code).error() == (400, "invalid_grant")


@case()
def strangers_revoke_nothing(service):
    tokens = service.sign_in()
    for form, error in (
        ({"client_id": CLIENT}, (400, "invalid_request")),
        ({"client_id": CLIENT, "token": "made up"}, (400, "invalid_token")),
        ({"client_id": "22OTHER", "token": tokens["access_token"]}, (401, "invalid_client")),
        ({"token": tokens["access_token"]}, (401, "invalid_client")),
    ):
        assert service.send("POST", "/oauth2/revoke", form).error() == error
    assert is_live(service, tokens["access_token"])


@case()
def introspection_says_what_is_granted_and_until_when(service):
    service.sign_in("sleep profile")
    found = service.post("/1.1/oauth2/introspect", {"token": service.token}).json()
    assert found["active"] is True and found["client_id"] == CLIENT and found["token_type"] == "access_token"
    assert found["scope"] == "{PROFILE=READ_WRITE, SLEEP=READ_WRITE}"
    assert found["exp"] - found["iat"] == 28800 * 1000 and found["iat"] > 10**12


@case("--read-only")
def introspection_knows_who_may_only_read(service):
    service.sign_in("sleep")
    assert service.post("/1.1/oauth2/introspect", {"token": service.token}).json()["scope"] == "{SLEEP=READ}"


@case()
def introspection_of_a_dead_token_says_only_that(service):
    old = service.sign_in()["access_token"]
    service.control("expire")
    new = service.sign_in()
    for token in (old, "made up", new["refresh_token"]):
        assert service.post("/1.1/oauth2/introspect", {"token": token}).json() == {"active": False}
    assert service.post("/1.1/oauth2/introspect").error() == (400, "invalid_request")
    assert service.send("POST", "/1.1/oauth2/introspect", {"token": new["access_token"]}).error() == (
        401,
        "invalid_request",
    )
    assert service.send("POST", "/1.1/oauth2/introspect", {"token": new["access_token"]}, token=old).error() == (
        401,
        "expired_token",
    )


@case("--token-bytes", "2000")
def tokens_can_be_long(service):
    assert len(service.sign_in()["access_token"]) == 2000


@case("--fault", "no-user-id,no-scope,opaque-token")
def other_servers_can_be_played(service):
    tokens = service.sign_in()
    assert "user_id" not in tokens and "scope" not in tokens and not tokens["access_token"].startswith("eyJ")
    assert is_live(service, tokens["access_token"])


@case("--fault", "lose-refresh-answer=1")
def a_lost_answer_can_be_fetched_again(service):
    spent = service.sign_in()["refresh_token"]
    try:
        service.refresh(spent)
        raise AssertionError("the answer was not lost")
    except ConnectionError:
        pass
    new = service.refresh(spent)
    assert new.status == 200 and service.control()["refreshes"] == 1
    assert is_live(service, new.json()["access_token"])


@case("--fault", "invalid-grant=1")
def a_session_can_be_lost(service):
    tokens = service.sign_in()
    assert service.refresh(tokens["refresh_token"]).error() == (400, "invalid_grant")


@case("--fault", "invalid-client=1")
def a_client_can_be_unknown(service):
    assert service.exchange(service.code()).error() == (401, "invalid_client")


if __name__ == "__main__":
    main()
