#!/usr/bin/env python3
"""Makes a country pack from plain CSV, or checks the packs that are there. See data/README.md.

  python3 data/make_pack.py --iso3 UKR --name ukraine --from DIR [--evidence DIR]
  python3 data/make_pack.py --check
"""

import argparse
import sys
from pathlib import Path

from packing import pack, reference_layout
from packing.tables import BadInput

DATA = Path(__file__).resolve().parent


def arguments():
    parser = argparse.ArgumentParser(description="Makes a country pack from plain CSV (data/README.md).")
    parser.add_argument("--iso3", help="the country's ISO 3166-1 code, such as UKR")
    parser.add_argument("--name", help="name of the pack's folder: lower case, hyphens")
    parser.add_argument("--from", dest="source", type=Path, metavar="DIR", help="folder with the UN's figures as CSV")
    parser.add_argument("--evidence", type=Path, metavar="DIR", help="folder with priors.csv and what it rests on")
    parser.add_argument("--data", type=Path, default=DATA, metavar="DIR", help="data folder to write to (default: this one)")
    return parser


def make(options):
    series = reference_layout.read(options.source, options.iso3)
    folder = options.data / "countries" / options.name
    pack.make(series, folder, options.evidence)
    for year, sex, age, persons in series.clipped:
        print(f"{options.iso3} {year} {sex} {age}: {persons} persons set to 0")
    print(f"{folder}: {sum(f.stat().st_size for f in folder.iterdir()) / 1e6:.2f} MB")


def main():
    options = arguments().parse_args()
    try:
        make(options)
    except BadInput as fault:
        print(fault, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
