# SPDX-License-Identifier: GPL-3.0-or-later
"""Google's authorization endpoint: what is wrong is shown, what is not on the consent screen is left out."""

import re

from google_service import (
    ACCOUNT,
    DEFAULTS,
    LOOPBACK,
    GoogleService,
    full,
    redirected,
)
from service import CHALLENGE, CLIENT, case, main


def shown(answer, error, status=400):
    assert answer.status == status, f"{answer.status}: {answer.text}"
    assert answer.header("Location") is None
    assert answer.header("Content-Type").startswith("text/html")
    assert f"Error {status}: {error}" in answer.text and "<script" not in answer.text, answer.text


@case()
def the_page_asks_with_a_name_and_a_tick_box_a_scope(service):
    page = service.google_authorize()
    assert page.status == 200 and page.header("Content-Type").startswith("text/html")
    assert "Linnea Borg" in page.text and f'value="{ACCOUNT}"' in page.text
    assert re.findall(r'id="scope-([\w.]+)"', page.text) == DEFAULTS.split()
    assert page.text.count(" checked>") == 6
    assert "id=allow" in page.text and "id=deny" in page.text and "<script" not in page.text
    assert service.control("")["violations"] == 0


@case()
def what_was_sent_is_escaped_on_the_page(service):
    page = service.google_authorize(state='"><script>alert(1)</script>')
    assert page.status == 200 and "<script" not in page.text
    shown(service.google_authorize(scope="<script>"), "invalid_scope")


@case()
def allowing_redirects_with_code_state_and_scopes(service):
    answer = redirected(service.google_allow())
    assert set(answer) == {"code", "state", "scope"}
    assert answer["code"].startswith("4/0A") and answer["state"] == "a state"
    assert set(answer["scope"].split()) == set(full(DEFAULTS).split())
    for state in ("a&b=c#d", "ä ö+%20", "x" * 2000):
        assert redirected(service.google_allow(state=state))["state"] == state
    assert "state" not in redirected(service.google_allow(state=None))


@case()
def cancelling_redirects_with_an_error(service):
    answer = redirected(service.google_authorize("POST", decision="deny"))
    assert answer == {"error": "access_denied", "state": "a state"}


@case()
def sharing_nothing_is_a_no(service):
    assert redirected(service.google_allow(""))["error"] == "access_denied"


@case()
def only_the_account_can_allow(service):
    for account in ("", "juna.feld@example.org", "linnea.borg"):
        answer = service.google_allow(account=account)
        assert answer.status == 200 and answer.header("Location") is None
        assert "find your Google Account." in answer.text, answer.text
    assert service.google_authorize("POST", decision="maybe", account=ACCOUNT).header("Location") is None


@case()
def unticked_scopes_are_not_granted(service):
    asked = full("sleep.readonly settings.readonly ecg.readonly")
    code = redirected(service.google_allow("sleep.readonly ecg.readonly nutrition.readonly", scope=asked))["code"]
    granted = service.google_exchange(code).json()["scope"].split()
    assert set(granted) == set(full("sleep.readonly ecg.readonly").split())


@case()
def any_port_of_the_loopback_will_do(service):
    for address in (LOOPBACK, "http://localhost:1", "http://[::1]:65535/", "http://127.0.0.1:9000/callback"):
        assert service.google_authorize(redirect_uri=address).status == 200, address
        assert redirected(service.google_allow(redirect_uri=address), address)["code"]
    for address in (
        "",
        "https://127.0.0.1:9000",
        "http://127.0.0.1.example:9000",
        "http://192.168.0.1:9000",
        "http://user@127.0.0.1:9000",
        "http://127.0.0.1:9000/?a=b",
        "http://127.0.0.1:9000/#a",
        "urn:ietf:wg:oauth:2.0:oob",
        "io.github.daybeat:/callback",
    ):
        shown(service.google_authorize(redirect_uri=address), "redirect_uri_mismatch")
    shown(service.google_authorize(redirect_uri=None), "invalid_request")


@case("--google-redirect-uri", "http://127.0.0.1:8765/")
def a_client_of_the_web_has_one_address_to_the_letter(service):
    assert service.google_authorize(redirect_uri="http://127.0.0.1:8765/").status == 200
    for address in ("http://127.0.0.1:8765", "http://localhost:8765/", "http://127.0.0.1:8766/", LOOPBACK):
        shown(service.google_authorize(redirect_uri=address), "redirect_uri_mismatch")


@case()
def the_client_must_be_known_to_google(service):
    for client in (None, ""):
        shown(service.google_authorize(client_id=client), "invalid_request")
    for client in ("1-other.apps.googleusercontent.com", CLIENT):
        shown(service.google_authorize(client_id=client), "invalid_client", 401)


@case()
def the_clients_of_the_two_services_are_strangers(service):
    page = service.authorize(client_id="471300000007-standin.apps.googleusercontent.com")
    assert page.status == 400 and "unauthorized_client - Invalid client_id" in page.text


@case()
def only_codes_are_handed_out(service):
    shown(service.google_authorize(response_type=None), "invalid_request")
    for kind in ("token", "id_token", "code token"):
        shown(service.google_authorize(response_type=kind), "unsupported_response_type")


@case()
def a_challenge_is_wanted_and_s256(service):
    for challenge in (None, "", CHALLENGE[:-1], CHALLENGE + "=", CHALLENGE[:-1] + "+", "x" * 128):
        shown(service.google_authorize(code_challenge=challenge), "invalid_request")
    for method in (None, "plain", "s256"):
        shown(service.google_authorize(code_challenge_method=method), "invalid_request")


@case()
def scopes_must_be_known(service):
    for scope in (None, ""):
        shown(service.google_authorize(scope=scope), "invalid_request")
    for scope in (
        full("sleep.readonly") + " dreams",
        "https://www.googleapis.com/auth/googlehealth.sleep",  # as before May 2026
        full("sleep.readonly") + "," + full("settings.readonly"),
        full("sleep.readonly  settings.readonly").replace(" ", "  "),
        "https://www.googleapis.com/auth/fitness.sleep.read",
        "sleep.readonly",
        full("heart_rate_and_blood_pressure.readonly"),
    ):
        answer = service.google_authorize(scope=scope)
        shown(answer, "invalid_scope")
    for name in ("ecg", "irn", "location", "logged_symptoms", "mindfulness", "reproductive_health"):
        assert service.google_authorize(scope=full(name + ".readonly")).status == 200, name


@case()
def other_parameters_must_make_sense(service):
    shown(service.google_authorize(access_type="always"), "invalid_request")
    shown(service.google_authorize(prompt="login"), "invalid_request")
    assert service.google_authorize(access_type=None, prompt=None).status == 200
    assert service.google_authorize(prompt="select_account consent").status == 200
    assert redirected(service.google_authorize(prompt="none"))["error"] == "interaction_required"


@case()
def errors_and_bad_manners_are_counted(service):
    service.google_authorize(scope="dreams")
    assert service.control("")["violations"] == 1
    assert service.google_authorize(scope=full("sleep.writeonly")).status == 200
    assert service.control("")["violations"] == 2
    assert service.google_authorize(include_granted_scopes="true").status == 200
    assert service.control("")["violations"] == 3


@case("--google-data-access", "sleep.readonly " + full("settings.readonly"))
def what_is_not_on_the_consent_screen_is_left_out(service):
    assert service.google_authorize().status == 200
    tokens = service.google_sign_in(DEFAULTS + " openid")
    assert set(tokens["scope"].split()) == set(full("sleep.readonly settings.readonly openid").split())
    assert redirected(service.google_allow("ecg.readonly", scope=full("ecg.readonly")))["error"] == "access_denied"


@case("--google-test-users", "somebody@example.org else@example.org")
def who_is_no_test_user_is_blocked(service):
    assert service.google_authorize().status == 200
    shown(service.google_allow(), "access_denied", 403)


@case("--google-test-users", "somebody@example.org " + ACCOUNT)
def test_users_may_sign_in(service):
    assert service.google_sign_in()


@case("--google-test-users", "somebody@example.org", "--auto-consent")
def consent_unasked_does_not_go_around_that(service):
    shown(service.google_authorize(), "access_denied", 403)


@case("--google-unverified")
def an_unverified_app_is_warned_of_first(service):
    page = service.google_authorize()
    assert page.status == 200 and "verified this app" in page.text and "id=proceed" in page.text
    assert "id=allow" not in page.text
    page = service.google_authorize("POST", decision="proceed")
    assert page.status == 200 and "id=allow" in page.text
    assert redirected(service.google_authorize("POST", decision="deny"))["error"] == "access_denied"
    assert service.google_sign_in()


@case("--auto-consent", "--grant", "sleep.readonly email")
def consent_unasked_may_be_partial(service):
    code = redirected(service.google_authorize(scope=full(DEFAULTS + " openid email")))["code"]
    granted = service.google_exchange(code).json()["scope"].split()
    assert set(granted) == {full("sleep.readonly"), "https://www.googleapis.com/auth/userinfo.email"}


@case("--auto-deny")
def denied_unasked(service):
    assert redirected(service.google_authorize())["error"] == "access_denied"


@case()
def administrators_can_forbid_it(service):
    service.control("fault", fault="admin-policy=1,org-internal=1")
    shown(service.google_authorize(), "admin_policy_enforced")
    shown(service.google_authorize(), "org_internal", 403)
    assert service.google_authorize().status == 200


@case()
def an_issuer_may_be_named(service):
    service.control("fault", fault="iss")
    assert redirected(service.google_allow())["iss"] == service.address
    service.control("fault", fault="iss-wrong")
    assert redirected(service.google_allow())["iss"] == "https://elsewhere.example"


main(GoogleService)
