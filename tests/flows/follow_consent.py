# SPDX-License-Identifier: GPL-3.0-or-later
"""follow_consent.py FOLDER ADDRESS — the system browser of a session: opens a page, follows where it leads."""

import os
import sys
import urllib.error
import urllib.request


def main():
    folder, address = sys.argv[1:]
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:
            status, page = answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        status, page = error.code, error.read().decode()
    with open(os.path.join(folder, "last-page.html"), "w", encoding="utf-8") as file:
        file.write(page)
    with open(os.path.join(folder, "browser-addresses"), "a", encoding="utf-8") as file:
        file.write(f"{address} {status}\n")


main()
