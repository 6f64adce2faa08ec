"""docs/scenarios.md: every scenario against every target, differences on common random numbers, and the claims."""

import csv
import json
import tomllib

import pages

SIZES = [250_000, 300_000, 350_000, 400_000, 800_000]
BASE = "ukraine-baseline"


def rows(file):
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def number(row, column):
    return float(row[column]) if row[column] else float("nan")


class Run:
    """What a run's tables say of one scenario."""

    def __init__(self, folder):
        self.manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        self.settings = tomllib.loads((folder / "scenario.toml").read_text(encoding="utf-8"))
        self.draws = self.manifest["draws_done"]
        self.exceedance = {round(number(row, "force_size")): row for row in rows(folder / "exceedance.csv")}
        self.probabilities = rows(folder / "probabilities.csv")
        self.force = {row["quantile"]: number(row, "max_force") for row in rows(folder / "max_force.csv")
                      if row["output"] == "M"}
        self.war = rows(folder / "relapse.csv")
        self.surge = {row["item"]: row for row in rows(folder / "surge.csv")}

    def at(self, size):
        """P(at least `size`, scaled as the scenario scales its targets, is sustained)."""
        return self.exceedance[round(size * self.settings.get("target_scale", 1))]

    def with_reserve(self):
        """The row of a target with its reserve as the scenario counts it; None where it asks for none."""
        counts = self.settings["sustained"]["reserve_counts"]
        for row in self.probabilities:
            if row["reserve"] and row["definition"] == "every-year" and row["reserve_counts"] == counts:
                return row
        return None

    def war_row(self, reading):
        """A reading at level L3 of the scenario's first target."""
        return next((row for row in self.war if row["reading"] == reading), None)


def probability(value, draws):
    if value == 0:
        return f"0 of {draws}"
    if value < 0.005:
        return "<0.01"
    return ">0.99" if value > 0.995 else f"{value:.2f}"


def interval(row, low, high, digits=2):
    return f"{number(row, low):.{digits}f}–{number(row, high):.{digits}f}"


def cell(row, draws):
    """A probability and its 90 % parameter interval; of an event that no draw had, the number of draws."""
    if row is None:
        return "–"
    if number(row, "probability") == 0:
        return probability(0, draws)
    return f"{probability(number(row, 'probability'), draws)} ({interval(row, 'p90_low', 'p90_high')})"


def signed(value, digits=2):
    return f"{value:+.{digits}f}".replace("-", "−")


def thousand(value):
    return f"{value / 1000:,.0f}"


def table(head, lines):
    return ["| " + " | ".join(head) + " |", "| " + " | ".join("---" for _ in head) + " |"] + \
           ["| " + " | ".join(line) + " |" for line in lines]


def linked(name):
    return f"[{name}](scenarios/{name}.md)"


def targets_table(runs):
    """P of every size in every scenario, and M."""
    head = ["scenario", "median M (5–95 %), thousand"] + [f"{size // 1000}k" for size in SIZES] + ["250k + 275k"]
    lines = []
    for name, run in runs.items():
        force = f"{thousand(run.force['0.5'])} ({thousand(run.force['0.05'])}–{thousand(run.force['0.95'])})"
        cells = [cell(run.at(size), run.draws) for size in SIZES] + [cell(run.with_reserve(), run.draws)]
        lines.append([linked(name), force] + cells)
    return table(head, lines)


def widest_error(runs):
    """Half the widest simulation error among the cells of the first table."""
    every = [row for run in runs.values() for row in [run.at(size) for size in SIZES] + [run.with_reserve()] if row]
    return max((number(row, "ci_high") - number(row, "ci_low")) / 2 for row in every)


def differences_table(compared):
    """Paired differences from the baseline: the largest force, and P of 250,000 alone."""
    head = ["scenario", "change of mean M, thousand", "its 95 % simulation error", "its 90 % parameter interval",
            "P(M above the baseline's)", "change of P(250k)", "its 95 % simulation error", "its 90 % parameter interval"]
    lines = []
    for row in compared:
        if row["target"] != "armed non-alignment" or row["reserve_counts"]:
            continue
        force = [signed(number(row, f"max_force_{column}") / 1000, 1)
                 for column in ("difference", "ci_low", "ci_high", "p90_low", "p90_high")]
        change = [signed(number(row, column), 3) for column in ("difference", "ci_low", "ci_high")]
        spread = [signed(number(row, column)) for column in ("p90_low", "p90_high")]
        lines.append([linked(row["scenario"]), force[0], f"{force[1]} to {force[2]}", f"{force[3]} to {force[4]}",
                      f"{number(row, 'better'):.2f}", change[0], f"{change[1]} to {change[2]}", f"{spread[0]} to {spread[1]}"])
    return table(head, lines)


def twice_table(runs):
    """800,000 standing, and as a surge from the force that the scenario asks for first."""
    head = ["scenario", "800k standing, truce held", "first target", "surge from it reaches 800k", "first target, truce held",
            "and no relapse before the window closes", "before a relapse"]
    lines = []
    for name, run in runs.items():
        first, scale = run.settings["targets"][0], run.settings.get("target_scale", 1)
        asked = pages.target_words(first) + (f", times {scale:g}" if scale != 1 else "")
        readings = [cell(run.war_row(reading), run.draws) for reading in ("truce-held", "unconditional", "before-relapse")]
        lines.append([linked(name), cell(run.at(800_000), run.draws), asked,
                      cell(run.war_row("surge"), run.draws)] + readings)
    return table(head, lines)


def months_lines(runs):
    """What surge aid and stockpiles pay for, where a scenario has them."""
    for name, run in runs.items():
        for item, words in (("aid_level", "A year's surge aid of"), ("stockpile", "The stockpile of")):
            row = run.surge.get(item)
            if row and number(row, "amount") > 0:
                yield (f"- {linked(name)}: {words} {number(row, 'amount') / 1e9:g} bn USD pays and equips the surge for "
                       f"{number(row, 'months_q50'):.1f} months ({number(row, 'months_q05'):.1f} to {number(row, 'months_q95'):.1f} "
                       "in 90 % of trajectories).")


def overturn_words(claim, overturns):
    """The inputs that could overturn a claim alone, then those that sway it most."""
    own = [row for row in overturns if row["claim"] == claim]
    able = [f"`{row['input']}` at {float(row['value']):.3g} (its {100 * float(row['quantile']):.0f} % point)"
            for row in own if row["value"]]
    strong = [f"`{row['input']}`" for row in own if not row["value"]]
    words = "; ".join(able) if able else "no input alone"
    return words + (f"; swayed most by {', '.join(strong)}" if strong else "")


def against_band(claim, value):
    """Where a quantile of M falls against the band of a claim; nothing for a claim without one."""
    file = pages.DOCS.parent / "data" / "claims" / f"{claim}.toml"
    band = tomllib.loads(file.read_text(encoding="utf-8")).get("band")
    if not band:
        return ""
    return " below the band" if value < band[0] else " in the band" if value <= band[1] else " above the band"


def claims_table(claims, overturns, draws):
    head = ["claim", "judged under", "P that it holds", "90 % parameter interval", "95 % simulation error", "verdict",
            "M at 50, 80, 95 %, thousand", "overturned by"]
    lines = []
    for row in claims:
        if row["verdict"] == "not evaluated":
            lines.append([row["sentence"], linked(row["scenario"]), "–", "–", "–", "not evaluated", "", ""])
            continue
        quantiles = [row[column] for column in ("value_q50", "value_q80", "value_q95")]
        at = [thousand(float(value)) + against_band(row["claim"], float(value)) for value in quantiles if value]
        lines.append([row["sentence"], linked(row["scenario"]), probability(number(row, "probability"), draws),
                      interval(row, "p90_low", "p90_high"), interval(row, "ci_low", "ci_high", 3), row["verdict"], ", ".join(at),
                      overturn_words(row["claim"], overturns)])
    return table(head, lines)


def page(folder, scenarios):
    order = [name for names in pages.GROUPS.values() for name in names if (folder / name / "manifest.json").exists()]
    runs = {name: Run(folder / name) for name in order}
    base = runs[BASE]
    draws, futures, seed = base.draws, base.manifest["futures"], base.manifest["seed"]
    compared = rows(folder / BASE / "compare" / "compare.csv")
    claims, overturns = (rows(folder / BASE / "claims" / f"{file}.csv") for file in ("claims", "overturn"))
    text = [
        "# All scenarios side by side", "",
        f"Made by `./dev scenarios`: {len(runs)} scenarios, {draws} draws x {futures} futures, seed {seed}, all on the same random "
        "numbers. [What each assumes](scenarios/README.md). Sustained means in every year from the third to the fifteenth after the "
        "ceasefire, unless the scenario says otherwise. In brackets: 90 % parameter interval, the spread over the uncertain inputs; "
        "of M, 90 % prediction interval.", "",
        "![Largest force by scenario](images/scenarios.svg)", "",
        "## Every scenario, every target", "",
        "A alone; the last column with the reserve, counted as the scenario counts it, where it asks for one. Under `whole-sector` "
        f"each size is 1.3 times as large. 0 of n: no draw had it, the 95 % upper bound is about 3 / n. Simulation error (95 %): at most {widest_error(runs):.3f} to either side.", "",
    ]
    text += targets_table(runs)
    text += ["", "## Differences from the baseline", "",
             "Paired, trajectory by trajectory (`muster compare`): most of the simulation error cancels. `whole-sector` counts "
             "another body, so its M is no gain over the baseline's; its P is of 1.3 times as many.", ""]
    text += differences_table(compared)
    text += ["", "## 800,000, tested twice", "",
             "Standing in every year of the window, and as a surge: the force that the scenario asks for first, with its reserve as far "
             "as it turns out and those trained within 12 months, reaches 800,000 in the eighth year of peace "
             "([equations](theory/relapse.md)). Beside it the risk of renewed war: the first target held and no relapse before the "
             "window closes; and held up to a relapse, given that one comes after the window has opened.", ""]
    text += twice_table(runs)
    text += [""] + list(months_lines(runs))
    text += ["", "## Claims of the debate", "",
             "Supported from 0.9, leaning from 0.67, open, leaning against up to 0.33, contradicted up to 0.1 "
             "([how a sentence becomes a number](theory/claims.md)). An input overturns a claim where the probability given that input "
             "crosses one half.", ""]
    text += claims_table(claims, overturns, draws)
    return "\n".join(text) + "\n"
