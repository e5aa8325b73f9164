#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program speaks the language of the person, from the build folder.

Usage: test-language.py PROGRAM PO-FOLDER-OF-THE-BUILD
"""

import gettext
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import tap

program, po_folder = sys.argv[1], Path(sys.argv[2])
TINY_LOCALE = Path("/usr/lib/locale/C.utf8")


def make_german(folder):
    """gettext translates for no locale named C. Where German is not installed, C's rules serve under its name."""
    if TINY_LOCALE.is_dir():
        (folder / "de_DE.UTF-8").symlink_to(TINY_LOCALE)
        return {"LOCPATH": str(folder)}
    return {}


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "locales").mkdir()
        plain = {**os.environ, "LC_ALL": "C.UTF-8", "DAYBEAT_LOCALE_DIR": str(po_folder), "HOME": name}
        for variable in ("LANGUAGE", "LANG", "DISPLAY", "WAYLAND_DISPLAY"):
            plain.pop(variable, None)
        german = {**plain, "LC_ALL": "de_DE.UTF-8", **make_german(folder / "locales")}

        def say(environment, *arguments):
            done = subprocess.run([program, *arguments], env=environment, capture_output=True, text=True,
                                  stdin=subprocess.DEVNULL, timeout=60, check=False)
            return done.stdout + done.stderr

        with open(po_folder / "de" / "LC_MESSAGES" / "daybeat.mo", "rb") as catalogue:
            words = gettext.GNUTranslations(catalogue)
        for title, arguments, sentence in (
            ("the help", ["--help"], "Fetch what is new"),
            ("the help's summary", ["--help"], "Your health history, on your computer. Without options a window opens."),
            ("a wrong option", ["--export", name, "--format", "xml"], "--format is json or csv."),
            ("an error of core", ["--sync", "--data-dir", name],
             "There is nobody here yet. Begin with --sign-in, or look at --sample."),
        ):
            translated = words.gettext(sentence)
            tap.case(f"{title} is translated at all", [] if translated != sentence else [sentence])
            for language, environment, wanted in ("German", german, translated), ("English", plain, sentence):
                said = say(environment, *arguments)
                tap.case(f"{title} in {language}", [] if wanted in said else [f"“{wanted}” is not in:", *said.splitlines()])
    tap.end()


main()
