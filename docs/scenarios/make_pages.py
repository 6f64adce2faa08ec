#!/usr/bin/env python3
"""Writes a page for every scenario from its own file, and the table of all scenarios from their runs.

    python3 docs/scenarios/make_pages.py                  the pages docs/scenarios/NAME.md
    python3 docs/scenarios/make_pages.py --check          says which page is not what its file gives
    python3 docs/scenarios/make_pages.py --runs DIR       docs/scenarios.md from the runs in DIR (./dev scenarios)

Standard library of Python 3.11 alone.
"""

import argparse
import sys
from pathlib import Path

import pages
import results_page

DOCS = pages.DOCS
ROOT = DOCS.parent


def all_pages():
    """Path of each page and its text."""
    scenarios = pages.installed(ROOT / "data")
    for name in scenarios:
        yield DOCS / "scenarios" / f"{name}.md", pages.page(scenarios, name)
    yield DOCS / "scenarios" / "README.md", pages.list_of(scenarios)


def stale():
    """Pages that are not what the scenario files give, and pages of scenarios that are gone."""
    made = dict(all_pages())
    wrong = [path for path, text in made.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    return wrong + [path for path in (DOCS / "scenarios").glob("*.md") if path not in made]


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--check", action="store_true")
    options.add_argument("--runs", type=Path, metavar="DIR")
    asked = options.parse_args()
    if asked.runs:
        text = results_page.page(asked.runs, pages.installed(ROOT / "data"))
        (DOCS / "scenarios.md").write_text(text, encoding="utf-8")
        return 0
    if asked.check:
        wrong = stale()
        for path in wrong:
            print(f"{path.relative_to(ROOT)}: not what data/scenarios gives; python3 docs/scenarios/make_pages.py",
                  file=sys.stderr)
        return 1 if wrong else 0
    for path, text in all_pages():
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
