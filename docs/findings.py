"""Writes docs/findings.md: every number in it comes from a file of a run that `./dev findings` makes.

  python3 docs/findings.py RUN EXPLORED > docs/findings.md

RUN: results of ukraine-baseline with its analyses (sensitivity, discover, value). EXPLORED: folder with the results of
sweep, breakeven and the box of 250,000.
"""
import csv
import json
import sys
from pathlib import Path

WIDTH = 140


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def number(text):
    return float(text) if text else None


def percent(value):
    value = 100 * value
    return "under 1 %" if 0 < value < 0.5 else f"{value:.0f} %"


def quantity(value, unit):
    """A number with its unit, shares in per cent."""
    if value is None:
        return ""
    if unit.startswith("share"):
        return f"{100 * value:.3g} %{unit[5:]}"
    behind = "" if unit in ("", "1") or unit.startswith("ratio") else " " + unit
    for size, word in ((1e9, "billion"), (1e6, "million"), (1e4, "thousand")):
        if abs(value) >= size:
            scale = 1e3 if word == "thousand" else size
            return f"{value / scale:.3g} {word}{behind}"
    return f"{value:.3g}{behind}"


class Inputs:
    """Names, units, groups and grades of the run's inputs."""

    def __init__(self, run):
        self.by_name = {row["name"]: row for row in rows(run / "inputs.csv")}

    def unit(self, name):
        return self.by_name[name]["unit"]

    def grade(self, name):
        return self.by_name[name]["grade"]

    def reason(self, name):
        return self.by_name[name]["reason"]


def target_name(run, active):
    """The name under which a run keeps a target of that active strength."""
    for row in rows(run / "probabilities.csv"):
        if float(row["active"]) == active and not row["band_high"]:
            return row["target"]
    raise SystemExit(f"{run}: no target of {active}")


def probability(run, active):
    """The row of A alone in every year."""
    for row in rows(run / "probabilities.csv"):
        if (float(row["active"]) == active and not row["band_high"] and not row["reserve"]
                and row["definition"] == "every-year"):
            return row
    raise SystemExit(f"{run}: no probability of {active}")


def headline(run):
    lines = ["| force, alone, in every year | probability | 95 % simulation error | 90 % parameter interval |", "| --- | --- | --- | --- |"]
    for active in (250_000, 300_000, 400_000):
        row = probability(run, active)
        lines.append(f"| {active:,} | {float(row['probability']):.3f} | {float(row['ci_low']):.3f} to {float(row['ci_high']):.3f} | "
                     f"{float(row['p90_low']):.2f} to {float(row['p90_high']):.2f} |")
    return lines


def drivers(run, inputs, active):
    """The ten inputs of the largest Shapley effects on whether a size holds."""
    table = [row for row in rows(run / "sensitivity" / "indices.csv") if not row["year"]]
    name = target_name(run, active)
    outputs = {row["output"] for row in table}
    output = next(one for one in (f"{name}, active alone", name) if one in outputs)
    mine = [row for row in table if row["output"] == output]
    shapley = sorted((row for row in mine if row["index"] == "shapley" and row["input"]), key=lambda row: -float(row["value"]))[:10]
    sign = {row["input"]: float(row["value"]) for row in mine if row["index"] == "prcc"}
    lines = ["| input | share of the variance | 95 % simulation error | more of it makes the force | grade |", "| --- | --- | --- | --- | --- |"]
    for row in shapley:
        lines.append(f"| `{row['input']}` | {100 * float(row['value']):.1f} % | {100 * float(row['ci_low']):.1f} to "
                     f"{100 * float(row['ci_high']):.1f} % | {'likelier' if sign.get(row['input'], 0) > 0 else 'less likely'} | "
                     f"{inputs.grade(row['input'])} |")
    chance = [row for row in mine if row["group"] == "chance" and not row["input"] and row["estimator"] == "variance within draws"]
    if chance:
        lines += ["", f"Chance within a draw, the yearly shocks that nobody can know now, carries {percent(float(chance[0]['value']))} of the variance."]
    return lines


def tipping(explored, inputs, active):
    """Inputs whose value alone makes a size as likely as not."""
    lines = ["| input | tips at | of its prior below | 95 % simulation error | holds on the side |", "| --- | --- | --- | --- | --- |"]
    found = [row for row in rows(explored / "breakeven" / "tipping.csv") if row["target"] == str(active) and row["status"] == "found"]
    for row in sorted(found, key=lambda row: abs(float(row["quantile"]) - 0.5)):
        value, unit = float(row["value"]), inputs.unit(row["input"])
        ends = " to ".join(quantity(number(row[end]), unit) or "beyond" for end in ("ci_low", "ci_high"))
        lines.append(f"| `{row['input']}` | {quantity(value, unit)} | {percent(float(row['quantile']))} | {ends} | {row['side']} |")
    return lines if found else ["No input, wherever in its prior it lies, does so alone."]


def never(explored, active):
    return sum(1 for row in rows(explored / "breakeven" / "tipping.csv") if row["target"] == str(active) and row["status"] != "found")


def frontier(explored):
    table = [row for row in rows(explored / "breakeven" / "frontier.csv") if row["target"] == "300000"]
    lines = ["| pay over the average wage | defence share of GDP at which P = 0.5 | 95 % simulation error |", "| --- | --- | --- |"]
    for row in table:
        if row["status"] == "found":
            ends = " to ".join(f"{100 * float(row[end]):.1f} %" if row[end] else "beyond" for end in ("ci_low", "ci_high"))
            lines.append(f"| {float(row['x']):.2f} | {100 * float(row['y']):.1f} % | {ends} |")
        else:
            word = "at every share looked at" if row["status"] == "always" else "at no share looked at"
            lines.append(f"| {float(row['x']):.2f} | {word} | |")
    return lines


def grid_words(explored):
    table = rows(explored / "sweep" / "grid.csv")
    best = max(table, key=lambda row: float(row["probability"]))
    return (f"Over the whole map (pay {table[0]['w_t']} to {table[-1]['w_t']}, defence share {100 * float(table[0]['b_peace']):.0f} to "
            f"{100 * float(table[-1]['b_peace']):.0f} % of GDP) the probability is at most {float(best['probability']):.2f}, at pay "
            f"{best['w_t']} and a share of {100 * float(best['b_peace']):.1f} %.")


def box(folder):
    summary = rows(folder / "summary.csv")
    if not summary:
        return [json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["notes"][0]]
    lines = []
    for row in summary:
        lines += [f"> {row['sentence']}", ""]
        if row is summary[0]:
            lines += [f"(All draws: {percent(float(row['base_density']))}. The density in the half that found the box was "
                      f"{float(row['density']):.2f}, in the half held back {float(row['density_held_back']):.2f}.)", ""]
    return lines[:-1]


def worth(run, inputs):
    table = [row for row in rows(run / "value" / "evppi.csv") if row["input"]]
    evpi = rows(run / "value" / "evpi.csv")[0]
    lines = [f"The decision: announce one of the run's sizes, or none; a soldier of a size that holds is worth {float(evpi['holding']):g}, one of a "
             f"size that fails costs {float(evpi['failing']):g}. Without knowing more the best choice is "
             f"{'to announce none' if evpi['best_option'] == 'none' else evpi['best_option']}; knowing all inputs would be worth "
             f"{float(evpi['evpi']):,.0f} soldiers (standard error {float(evpi['std_error']):,.0f}).", "",
             "| rank | input | worth, soldiers | standard error | of the worth of knowing all | what is known now |", "| --- | --- | --- | --- | --- | --- |"]
    for row in table[:3]:
        lines.append(f"| {row['rank']} | `{row['input']}` | {float(row['evppi']):,.0f} | {float(row['std_error']):,.0f} | "
                     f"{percent(float(row['share_of_evpi']))} | {inputs.reason(row['input'])} |")
    groups = [row for row in rows(run / "value" / "evppi.csv") if not row["input"]][:2]
    lines += ["", "By group: " + ", ".join(f"{row['group']} {percent(float(row['share_of_evpi']))}" for row in groups) + " of it."]
    return lines


def page(run, explored):
    inputs = Inputs(run)
    record = json.loads((run / "manifest.json").read_text(encoding="utf-8"))
    out = ["# Findings", "",
           "What moves the answer for Ukraine's baseline, and what would have to be true. Made by `./dev findings` from the files of its runs; no number here is",
           "written by hand. Terms: [what \"sustained\" means](theory/assessment.md); a parameter interval is our ignorance of the inputs, a simulation error that of",
           f"finitely many draws. The run: {record['draws_done']:,} draws x {record['futures']} futures, seed {record['seed']}; "
           "names of inputs as in [the scenario's keys](reference/scenario-keys.md).", ""]
    out += headline(run)
    if (run / "sensitivity" / "indices.csv").exists():
        out += ["", "## What decides 250,000", ""] + drivers(run, inputs, 250_000)
        out += ["", "## What decides 400,000", ""] + drivers(run, inputs, 400_000)
        out += ["", "Shares are Shapley effects ([how](theory/sensitivity.md)): of the variance of whether the force holds in a future. Grades: A official series,",
                "B studies, C indirect, D judgement."]
    for active in (250_000, 300_000, 400_000):
        out += ["", f"## Where {active:,} becomes as likely as not", ""] + tipping(explored, inputs, active)
        out += ["", f"One input at a time, all others as uncertain as they are; the other {never(explored, active)} inputs never tip it within their priors."]
    out += ["", "## Pay and defence share for 300,000", ""] + frontier(explored) + ["", grid_words(explored)]
    out += ["", "## When 400,000 holds", ""] + box(run / "discover")
    out += ["", "## When 250,000 holds", ""] + box(explored / "box-250000")
    out += ["", "## What to find out first", ""] + worth(run, inputs)
    out += ["", "A box says where the force is common under the priors, not what causes it; a tipping value fixes one number and leaves the rest as ignorant as before. Both",
            "are no firmer than the priors ([what a sceptic would attack](ukraine-baseline.md#what-a-sceptic-would-attack)).", ""]
    return "\n".join(out)


if __name__ == "__main__":
    print(page(Path(sys.argv[1]), Path(sys.argv[2])), end="")
