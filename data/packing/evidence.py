"""Inputs, age tables and figures of a country, from a folder of evidence (data/README.md, "Evidence")."""

import json
from pathlib import Path

from .tables import BadInput, rows_of, write

PRIOR_COLUMNS = ("name", "group", "unit", "distribution", "grade", "reason", "sources", "note")
FIGURE_COLUMNS = ("id", "parameter", "low", "central", "high", "unit", "as_of", "source_title", "publisher",
                  "source_date", "url", "note")
RIVAL_COLUMNS = ("name", "distribution", "grade", "reason", "sources", "note")

# The inputs of a population live in the pack, all others in a scenario. The war's monthly deaths are of both groups.
POPULATION_GROUP = "demography"
ALSO_POPULATION = ("war_deaths_monthly",)
TABLE_FILE = {"refugee_age": "refugees.csv"}  # every other table is called as its input
WEIGHT_COLUMNS = ("value", "share", "weight", "continuation_rate")


def split(text):
    return [part for part in text.split(";") if part]


def table_inputs(priors):
    return [row for row in priors if row["distribution"].startswith("table(")]


def table_file(name):
    return TABLE_FILE.get(name, name + ".csv")


def input_block(row):
    """One [inputs.NAME] of country.toml. A JSON string is also a TOML string."""
    is_table = row["distribution"].startswith("table(")
    distribution = f"table({table_file(row['name'])})" if is_table else row["distribution"]
    key = row["name"] if "[" not in row["name"] else json.dumps(row["name"])
    lines = [f"[inputs.{key}]"]
    for field, value in (("group", row["group"]), ("unit", row["unit"]), ("distribution", distribution),
                         ("grade", row["grade"]), ("reason", row["reason"]), ("sources", split(row["sources"])),
                         ("note", row["note"])):
        if value or field == "sources":
            lines.append(f"{field} = {json.dumps(value, ensure_ascii=False)}")
    return "\n".join(lines) + "\n"


def input_blocks(priors):
    chosen = [r for r in priors if r["group"] == POPULATION_GROUP or r["name"] in ALSO_POPULATION]
    return [input_block(row) for row in chosen]


def write_table(source, target):
    """Copies an age table, its last column renamed to `value`."""
    rows = list(rows_of(source, ()))
    keys = list(rows[0])
    if keys[-1] not in WEIGHT_COLUMNS:
        raise BadInput(f"{source}:1: last column {keys[-1]!r}; one of {', '.join(WEIGHT_COLUMNS)}")
    write(target, keys[:-1] + ["value"], [[row[key] for key in keys] for row in rows])


def write_figures(folder, target):
    rows = [row for name in ("manpower.csv", "budget.csv") for row in rows_of(Path(folder) / name, FIGURE_COLUMNS)]
    write(target, FIGURE_COLUMNS, [[row[key] for key in FIGURE_COLUMNS] for row in rows])


def write_rivals(folder, priors, target):
    """Rival priors; where one is in another unit than the input, its note says so first."""
    units = {row["name"]: row["unit"] for row in priors}
    out = []
    for row in rows_of(Path(folder) / "rivals.csv", (*RIVAL_COLUMNS, "unit")):
        if not units.get(row["name"], row["unit"]).startswith(row["unit"]):
            row["note"] = "; ".join(part for part in (f"In {row['unit']}", row["note"]) if part)
        out.append([row[key] for key in RIVAL_COLUMNS])
    write(target, RIVAL_COLUMNS, out)


def add(folder, pack):
    """Writes the evidence of the folder into the pack.

    Returns the [inputs.*] blocks of country.toml and the sources of each table by its file."""
    priors = list(rows_of(Path(folder) / "priors.csv", PRIOR_COLUMNS))
    for row in table_inputs(priors):
        write_table(Path(folder) / row["distribution"][6:-1], pack / table_file(row["name"]))
    write_figures(folder, pack / "evidence.csv")
    write_rivals(folder, priors, pack / "rivals.csv")
    sources = {table_file(row["name"]): split(row["sources"]) for row in table_inputs(priors)}
    return input_blocks(priors), sources
