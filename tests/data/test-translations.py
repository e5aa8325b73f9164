#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of translated files, the marks in the templates, and each language's completeness.

Usage: test-translations.py SOURCE-FOLDER
The template is made anew in a temporary folder: nothing in the sources is touched.
"""

import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
from pathlib import Path

import tap

source = Path(sys.argv[1])
os.chdir(source)

# As meson's preset `glib` says it for the target daybeat-pot.
XGETTEXT = [
    "xgettext", "--from-code=UTF-8", "--add-comments", "--add-location=file",
    "--keyword=_", "--keyword=N_", "--keyword=C_:1c,2", "--keyword=NC_:1c,2", "--keyword=g_dcgettext:2",
    "--keyword=g_dngettext:2,3", "--keyword=g_dpgettext2:2c,3",
    "--flag=N_:1:pass-c-format", "--flag=C_:2:pass-c-format", "--flag=NC_:2:pass-c-format",
    "--flag=g_dngettext:2:pass-c-format", "--flag=g_strdup_printf:1:c-format",
    "--flag=g_string_append_printf:2:c-format", "--flag=g_error_new:3:c-format", "--flag=g_set_error:4:c-format",
    "--flag=g_print:1:c-format", "--flag=g_printerr:1:c-format",
]
SHOWN = re.compile(r"(label|title|subtitle|heading|body|text|tooltip-text|placeholder-text|description|comments)$")
NAMES = {"Daybeat"}  # not translated anywhere


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, env={**os.environ, "LC_ALL": "C.UTF-8"}, check=False)


def find_sources():
    """Every file that could hold words for people."""
    kinds = ("src/**/*.c", "src/**/*.h", "src/**/*.ui", "data/*.desktop.in", "data/*.metainfo.xml.in",
             "data/*.gschema.xml")
    return sorted(str(path) for kind in kinds for path in Path(".").glob(kind))


def read_list(path):
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def make_template(path):
    found = run(*XGETTEXT, "-o", path, *find_sources())
    tap.case("a template can be made, without warnings", (found.stdout + found.stderr).splitlines())


def find_marked(template):
    return {file for line in Path(template).read_text(encoding="utf-8").splitlines() if line.startswith("#: ")
            for file in line[3:].split()}


def find_unmarked():
    """Words in templates that nobody can translate."""
    for path in sorted(Path("src").glob("**/*.ui")):
        for element in xml.parse(path).iter():
            shown = element.tag in ("property", "attribute") and SHOWN.match(element.get("name", ""))
            text = (element.text or "").strip()
            if (shown or element.tag == "item") and re.search(r"[^\W\d_]", text) and text not in NAMES \
                    and element.get("translatable") != "yes":
                yield f"{path}: “{text}”"


def find_gaps(language, template, folder):
    merged = folder / f"{language}.po"
    done = run("msgmerge", "--quiet", "--output-file", merged, f"po/{language}.po", template)
    if done.returncode != 0:
        return done.stderr.splitlines()
    gaps = []
    for kind in ("--untranslated", "--only-fuzzy", "--only-obsolete"):
        text = run("msgattrib", kind, merged).stdout.replace("#~ ", "")
        # A text of several lines begins with an empty one; the head of the file has nothing else.
        texts = re.findall(r'^msgid (".*"(?:\n".*")*)$', text, re.M)
        gaps += [f"{kind[2:]}: " + found.replace('"\n"', "").strip('"') for found in texts if found != '""']
    return gaps


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        template = folder / "daybeat.pot"
        make_template(template)
        tap.same("POTFILES.in names every file with words, and no other", read_list("po/POTFILES.in"),
                 find_marked(template))
        tap.case("every word of the templates is marked", find_unmarked())
        languages = read_list("po/LINGUAS")
        tap.same("LINGUAS names every language", languages, [path.stem for path in Path("po").glob("*.po")])
        for language in languages:
            checked = run("msgfmt", "--check", "--check-accelerators=_", "-o", folder / "checked.mo", f"po/{language}.po")
            tap.case(f"{language}: well formed", checked.stderr.splitlines())
            tap.case(f"{language}: nothing missing, fuzzy or obsolete", find_gaps(language, template, folder))
    tap.end()


main()
