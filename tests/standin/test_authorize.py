# SPDX-License-Identifier: GPL-3.0-or-later
"""The consent page: strict, and never redirecting an error."""

import re

from service import CHALLENGE, EVERYTHING, REDIRECT, case, main


def refused(answer, words):
    assert answer.status == 400, f"{answer.status}: {answer.text}"
    assert answer.header("Location") is None
    assert answer.header("Content-Type").startswith("text/html")
    assert "Developer information: " + words in answer.text, answer.text


@case()
def the_page_asks_with_a_name_and_a_tick_box_a_scope(service):
    page = service.authorize()
    assert page.status == 200 and page.header("Content-Type").startswith("text/html")
    assert 'name=account value="linnea.borg"' in page.text
    assert re.findall(r'id="scope-(\w+)"', page.text) == EVERYTHING.split()
    assert "id=allow" in page.text and "id=deny" in page.text
    assert "<script" not in page.text


@case()
def what_was_sent_is_escaped_on_the_page(service):
    page = service.authorize(state='"><script>alert(1)</script>')
    assert page.status == 200 and "<script" not in page.text


@case()
def allowing_redirects_with_code_state_and_tail(service):
    answer = service.allow().redirect()
    assert set(answer) == {"code", "state"}
    assert re.fullmatch("[0-9a-f]{40}", answer["code"])
    assert answer["state"] == "a state"


@case()
def the_state_comes_back_unchanged(service):
    for state in ("a&b=c#d", "ä ö+%20", "x" * 2000):
        assert service.allow(state=state).redirect()["state"] == state
    assert "state" not in service.allow(state=None).redirect()


@case()
def denying_redirects_with_an_error(service):
    answer = service.authorize("POST", decision="deny").redirect()
    assert answer["error"] == "access_denied" and answer["error_description"] and answer["state"] == "a state"
    assert "code" not in answer


@case()
def only_a_known_account_can_allow(service):
    for account in ("", "juna.feld", "linnea.borg "):
        answer = service.allow(account=account)
        assert answer.status == 200 and answer.header("Location") is None and "no such account" in answer.text
    assert service.authorize("POST", **{"decision": "allow", "grant-sleep": "1"}).status == 200


@case()
def nothing_ticked_is_not_allowed(service):
    answer = service.allow("")
    assert answer.status == 200 and answer.header("Location") is None


@case()
def no_decision_is_no_consent(service):
    assert service.authorize("POST", **{"account": "linnea.borg", "grant-sleep": "1"}).header("Location") is None
    assert service.authorize("POST", decision="maybe", account="linnea.borg").header("Location") is None


@case()
def unticked_scopes_are_not_granted(service):
    assert service.exchange(service.code("sleep social")).json()["scope"] == "sleep social"


@case()
def scopes_that_were_not_asked_for_cannot_be_ticked(service):
    code = service.allow("sleep weight", scope="sleep profile").redirect()["code"]
    assert service.exchange(code).json()["scope"] == "sleep"


@case()
def the_client_must_be_the_registered_one(service):
    refused(service.authorize(client_id=None), "invalid_request - Missing parameters: client_id")
    refused(service.authorize(client_id=""), "invalid_request - Missing parameters: client_id")
    refused(service.authorize(client_id="22OTHER"), "unauthorized_client - Invalid client_id")
    refused(service.authorize(client_id="23test"), "unauthorized_client - Invalid client_id")


@case()
def the_redirect_address_must_fit_to_the_letter(service):
    for address in (
        REDIRECT + "/",
        REDIRECT + "?",
        REDIRECT.replace("34871", "34872"),
        REDIRECT.replace("127.0.0.1", "localhost"),
        REDIRECT.replace("http:", "https:"),
        REDIRECT.upper(),
        "https://elsewhere.example/callback",
        "",
    ):
        refused(service.authorize(redirect_uri=address), "invalid_request - Invalid redirect_uri parameter value")


@case()
def the_redirect_address_may_be_left_out_but_not_beside_a_prompt(service):
    assert service.authorize(redirect_uri=None).status == 200
    assert service.allow(redirect_uri=None).redirect()["code"]
    refused(service.authorize(redirect_uri=None, prompt="consent"), "invalid_request - Missing redirect_uri")


@case()
def only_codes_are_handed_out(service):
    refused(service.authorize(response_type=None), "invalid_request - Missing response_type parameter value")
    refused(
        service.authorize(response_type="id_token"),
        "unsupported_response_type - Invalid response_type parameter value",
    )
    refused(service.authorize(response_type="token"), "unauthorized_client - The client is not authorized")


@case()
def scopes_must_be_known(service):
    refused(service.authorize(scope=None), "invalid_request - Missing scope")
    for scope in ("", "sleep dreams", "SLEEP", "sleep,profile", "sleep  profile"):
        refused(service.authorize(scope=scope), "invalid_scope - ")


@case()
def challenges_must_be_well_formed(service):
    length = "invalid_request - The code_challenge parameter length must be between 43 and 128"
    refused(service.authorize(code_challenge=CHALLENGE[:-1]), length)
    refused(service.authorize(code_challenge="x" * 129), length)
    refused(service.authorize(code_challenge=""), length)
    invalid = "invalid_request - The code_challenge parameter is invalid"
    refused(service.authorize(code_challenge=CHALLENGE + "="), invalid)
    refused(service.authorize(code_challenge=CHALLENGE[:-1] + "+"), invalid)
    refused(service.authorize(code_challenge=None), invalid)
    refused(service.authorize(code_challenge_method="s256"), "invalid_request - Unsupported code_challenge_method")
    refused(service.authorize(code_challenge_method="S512"), "invalid_request - Unsupported code_challenge_method")
    assert service.authorize(code_challenge="x" * 128, code_challenge_method="plain").status == 200


@case()
def errors_of_the_form_are_pages_too(service):
    refused(service.allow(redirect_uri=REDIRECT + "/"), "invalid_request - Invalid redirect_uri")
    refused(service.authorize("POST", decision="deny", client_id="22OTHER"), "unauthorized_client")


@case()
def the_same_browser_is_not_asked_twice_without_need(service):
    answer = service.allow("sleep profile")
    cookie = answer.header("Set-Cookie").split(";")[0]
    assert service.exchange(answer.redirect()["code"]).status == 200

    assert service.authorize(scope="sleep", Cookie=cookie).redirect()["code"]
    assert service.authorize(scope="sleep", prompt="none", Cookie=cookie).redirect()["code"]
    assert service.authorize(scope="sleep").status == 200
    assert service.authorize(scope="sleep social", Cookie=cookie).status == 200
    for prompt in ("consent", "login", "login consent"):
        assert service.authorize(scope="sleep", prompt=prompt, Cookie=cookie).status == 200
    refused(service.authorize(prompt="always", Cookie=cookie), "invalid_request - Invalid prompt")


@case()
def after_revoking_everyone_is_asked_again(service):
    answer = service.allow()
    cookie = answer.header("Set-Cookie").split(";")[0]
    tokens = service.exchange(answer.redirect()["code"]).json()
    assert service.revoke(tokens["access_token"]).status == 200
    assert service.authorize(Cookie=cookie).status == 200


@case("--auto-consent", "--grant", "sleep profile")
def consent_can_be_given_unasked_and_in_part(service):
    answer = service.authorize().redirect()
    assert service.exchange(answer["code"]).json()["scope"] == "profile sleep"
    refused(service.authorize(redirect_uri="https://elsewhere.example/"), "invalid_request - Invalid redirect_uri")


@case("--auto-deny")
def consent_can_be_denied_unasked(service):
    assert service.authorize().redirect()["error"] == "access_denied"


@case("--auto-consent", "--fault", "iss=1,iss-wrong=0")
def an_issuer_can_be_named(service):
    assert service.authorize().redirect()["iss"] == service.address
    assert "iss" not in service.authorize().redirect()
    service.control("fault", fault="iss-wrong")
    assert service.authorize().redirect()["iss"] == "https://elsewhere.example"


if __name__ == "__main__":
    main()
