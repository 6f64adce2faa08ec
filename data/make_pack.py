#!/usr/bin/env python3
"""Makes a country pack from plain CSV, describes it anew, or checks all packs. See data/README.md.

  python3 data/make_pack.py --iso3 UKR --name ukraine --from DIR [--evidence DIR]
  python3 data/make_pack.py --describe ukraine
  python3 data/make_pack.py --reference --from DIR
  python3 data/make_pack.py --check
"""

import argparse
import re
import sys
from pathlib import Path

sys.dont_write_bytecode = True  # the data folder may be installed where nobody writes

from packing import check, pack, reference, reference_layout, un_layout  # noqa: E402
from packing.tables import BadInput  # noqa: E402

DATA = Path(__file__).resolve().parent
LAYOUTS = (reference_layout, un_layout)


def parse(words):
    parser = argparse.ArgumentParser(description="Makes a country pack from plain CSV (data/README.md).")
    parser.add_argument("--iso3", help="the country's ISO 3166-1 code, such as UKR")
    parser.add_argument("--name", help="name of the pack's folder: lower case, hyphens")
    parser.add_argument("--from", dest="source", type=Path, metavar="DIR", help="folder with the UN's figures as CSV")
    parser.add_argument("--evidence", type=Path, metavar="DIR", help="folder with priors.csv and what it rests on")
    parser.add_argument("--describe", metavar="NAME", help="write columns.csv of a pack anew after an edit by hand")
    parser.add_argument("--reference", action="store_true", help="make data/reference anew from the folder of --from")
    parser.add_argument("--check", action="store_true", help="check all packs: checksums, columns, sources, numbers")
    parser.add_argument("--data", type=Path, default=DATA, metavar="DIR", help="data folder (default: this one)")
    options = parser.parse_args(words)
    if options.reference and not options.source:
        parser.error("--reference needs --from")
    makes = not (options.check or options.describe or options.reference)
    if makes and not (options.iso3 and options.name and options.source):
        parser.error("--iso3, --name and --from are needed to make a pack; or --check, --describe NAME, --reference")
    if options.name and not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", options.name):
        parser.error(f"--name {options.name!r}; lower case letters, digits and single hyphens")
    return options


def make(options):
    layout = next((each for each in LAYOUTS if each.recognises(options.source)), None)
    if layout is None:
        raise BadInput(f"{options.source}: neither the UN's bulk files (WPP2024_*.csv) nor the reference layout; "
                       "data/README.md lists both")
    series = layout.read(options.source, options.iso3)
    folder = options.data / "countries" / options.name
    pack.make(series, folder, options.evidence)
    for year, sex, age, persons in series.clipped:
        print(f"{options.iso3}: population {year} {sex} {age}: {persons} persons, set to 0")
    print(f"{folder}: {sum(path.stat().st_size for path in folder.iterdir()) / 1e6:.2f} MB")


def report(faults):
    faults = list(faults)
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"{len(faults)} faults" if faults else "data: checksums, columns, sources and numbers are in order")
    return 2 if faults else 0


def main(words=None):
    options = parse(words)
    try:
        if options.check:
            return report(check.all_faults(options.data))
        if options.describe:
            pack.write_columns(options.data / "countries" / options.describe, {})
        elif options.reference:
            reference.make(options.source, options.data / "reference")
        else:
            make(options)
    except BadInput as fault:
        print(fault, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
