# SPDX-License-Identifier: GPL-3.0-or-later
"""The stand-in service as a process."""

import json
import subprocess
import urllib.parse
import urllib.request

CLIENT_ID = "23TEST"


class StandIn:
    def __init__(self, program, redirect_uri, *options):
        self.redirect_uri = redirect_uri
        self.process = subprocess.Popen(
            [program, "--client-id", CLIENT_ID, "--redirect-uri", redirect_uri, *options],
            stdout=subprocess.PIPE,
            text=True,
        )
        self.address = self.process.stdout.readline().strip()
        if not self.address.startswith("http://127.0.0.1:"):
            raise RuntimeError("the stand-in service did not start")

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
