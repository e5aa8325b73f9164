#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Flatpak manifest: which permissions it asks for, and that every source is pinned.

Usage: test-manifest.py MANIFEST
"""

import json
import re
import sys
from pathlib import Path

import tap

# The reasons are in CONTRIBUTING.md: whoever adds one adds it there.
PERMISSIONS = ["--share=network", "--share=ipc", "--socket=wayland", "--socket=fallback-x11", "--device=dri"]


def refuse_twice(pairs):
    names = [name for name, _ in pairs]
    if len(names) != len(set(names)):
        raise ValueError(f"a name is there twice among {names}")
    return dict(pairs)


def find_unpinned(modules):
    for module in modules:
        for source in module["sources"]:
            if source["type"] == "dir":
                continue
            if not source["url"].startswith("https://"):
                yield f"{module['name']}: {source['url']} is not https"
            if not re.fullmatch(r"[0-9a-f]{64}", source.get("sha256", "")):
                yield f"{module['name']}: {source['url']} has no sha256"


def main():
    path = Path(sys.argv[1])
    manifest = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=refuse_twice)
    tap.same("the application", (f"{key}={manifest[key]}" for key in ("id", "command", "runtime", "sdk")),
             [f"id={path.stem}", "command=daybeat", "runtime=org.gnome.Platform", "sdk=org.gnome.Sdk"])
    tap.case("a runtime with libadwaita 1.7", [] if int(manifest["runtime-version"]) >= 48 else [manifest["runtime-version"]])
    tap.same("its permissions", manifest["finish-args"], PERMISSIONS)
    tap.case("every source is pinned", find_unpinned(manifest["modules"]))
    tap.same("what is built last", [manifest["modules"][-1]["name"]], ["daybeat"])
    tap.end()


main()
