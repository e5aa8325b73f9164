# SPDX-License-Identifier: GPL-3.0-or-later
"""The stand-in service as a process."""

import json
import subprocess
import urllib.parse
import urllib.request

CLIENT_ID = "23TEST"
GOOGLE_CLIENT_ID = "471300000007-standin.apps.googleusercontent.com"
GOOGLE_CLIENT_SECRET = "GOCSPX-standin-not-a-secret"


class StandIn:
    def __init__(self, program, redirect_uri, *options):
        self.redirect_uri = redirect_uri
        self.process = subprocess.Popen(
            [
                program,
                "--client-id",
                CLIENT_ID,
                "--redirect-uri",
                redirect_uri,
                "--google-client-id",
                GOOGLE_CLIENT_ID,
                "--google-client-secret",
                GOOGLE_CLIENT_SECRET,
                *options,
            ],
            stdout=subprocess.PIPE,
            text=True,
        )
        self.address = self.process.stdout.readline().strip()
        if not self.address.startswith("http://127.0.0.1:"):
            raise RuntimeError("the stand-in service did not start")

    def environment(self):
        """What makes the program ask the stand-in instead of the services that it stands for."""
        return {
            "DAYBEAT_FITBIT_URL": self.address,
            "DAYBEAT_FITBIT_AUTHORIZE_URL": self.address + "/oauth2/authorize",
            "DAYBEAT_GOOGLE_HEALTH_URL": self.address,
            "DAYBEAT_GOOGLE_AUTH_URL": self.address + "/o/oauth2/v2/auth",
            "DAYBEAT_GOOGLE_TOKEN_URL": self.address + "/token",
            "DAYBEAT_GOOGLE_REVOKE_URL": self.address + "/revoke",
        }

    def control(self, path, **values):
        data = urllib.parse.urlencode(values).encode() if values else None
        with urllib.request.urlopen(f"{self.address}/_standin/{path}", data=data, timeout=20) as answer:
            text = answer.read()
        return json.loads(text) if text.strip().startswith(b"{") else None

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(20)
        self.process.stdout.close()
