"""The page of a scenario: what it changes, why, from which sources. All of it stands in the scenario's own file."""

import csv
import re
import tomllib
from pathlib import Path

DOCS = Path(__file__).resolve().parents[1]

# Not assumptions: what the file is called and how it is found.
OWN = {"format", "title", "description", "extends", "country"}
# Order of the list of pages: what the debate is about first.
GROUPS = {
    "The debate": ["ukraine-baseline", "current-deal", "armed-non-alignment-period", "armed-non-alignment-amount",
                   "armed-non-alignment-active", "analysts-band", "relapse"],
    "Money": ["self-financed", "aid-honoured", "aid-for-pay-open", "own-cap-5"],
    "Pay": ["pay-floor-2026", "pay-high", "pay-best"],
    "Conscription": ["conscription-12", "conscription-18", "conscription-24", "conscription-women"],
    "Volunteers and those who stay": ["propensity-low", "propensity-high", "threat-fades", "stay-low", "stay-high"],
    "Reserve": ["reserve-by-law", "reserve-by-contract", "reserve-draft", "reserve-ready"],
    "Territory, war and economy": ["donetsk-held", "donetsk-ceded", "late-ceasefire", "eu-accession"],
    "What is counted": ["whole-sector", "wage-pension-base", "un-medium"],
}


class Scenario:
    """A scenario file as it stands, and with everything it extends."""

    def __init__(self, data, name):
        self.data, self.name = data, name
        self.text = (data / "scenarios" / f"{name}.toml").read_text(encoding="utf-8")
        self.own = tomllib.loads(self.text)
        self.parent = Scenario(data, self.own["extends"]) if "extends" in self.own else None

    @property
    def country(self):
        return self.own.get("country") or self.parent.country

    def resolved(self):
        """Leaves of the pack, the ancestors and the file, by dotted key."""
        if self.parent:
            leaves = self.parent.resolved()
        else:
            pack = self.data / "countries" / self.country / "country.toml"
            leaves = leaves_of({"inputs": tomllib.loads(pack.read_text(encoding="utf-8")).get("inputs", {})})
        return leaves | leaves_of(self.own)

    def introduction(self):
        """The comment on the file's first lines."""
        lines = []
        for line in self.text.splitlines():
            if not line.startswith("#"):
                break
            lines.append(line.lstrip("#").strip())
        return " ".join(lines)

    def comment_above(self, table):
        """The comment right above a table's header: why its plain settings are as they are."""
        found = re.search(rf"((?:^#.*\n)+)\[{re.escape(table)}\]$", self.text, re.MULTILINE)
        return " ".join(line.lstrip("#").strip() for line in found[1].splitlines()) if found else ""


def installed(data):
    """Every installed scenario by name."""
    return {file.stem: Scenario(data, file.stem) for file in sorted((data / "scenarios").glob("*.toml"))}


def leaves_of(node, key=""):
    """Dotted keys and values; an input is one leaf, its value the distribution."""
    if isinstance(node, dict) and "distribution" not in node:
        return {k: v for name, child in node.items() for k, v in leaves_of(child, f"{key}.{name}".lstrip(".")).items()}
    return {key: node["distribution"] if isinstance(node, dict) else node}


def table_at(node, key):
    for part in re.findall(r'[^.\[]+(?:\[[^\]]*\])?', key):
        node = node.get(part, {}) if isinstance(node, dict) else {}
    return node if isinstance(node, dict) else {}


def meanings():
    """What each key means and its unit, from the reference page that is checked against the code."""
    rows = {}
    for line in (DOCS / "reference" / "scenario-keys.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| `") and len(cells) == 6:
            rows[cells[0].strip("`")] = (cells[5], cells[3])
    return rows


def in_words(value):
    """constant(0.5) as 0.5, 12000000000 as 12,000,000,000."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        return f"{value:,}" if abs(value) >= 10_000 else f"{value:g}"
    text = re.sub(r"^constant\((.*)\)$", r"\1", str(value))
    return re.sub(r"(?<![\d.])\d{5,}(?![\d.])", lambda number: f"{int(number[0]):,}", text)


def target_words(target):
    if "band" in target:
        return f"{in_words(target['band'][0])} to {in_words(target['band'][1])}"
    reserve = f" with {in_words(target['reserve'])} in reserve" if "reserve" in target else ""
    return in_words(target["active"]) + " active" + reserve


def escape(text):
    return text.replace("|", "\\|")


def change_rows(scenario):
    known, before = meanings(), scenario.parent.resolved() if scenario.parent else {}
    for key, value in leaves_of(scenario.own).items():
        if key in OWN:
            continue
        if key == "targets":
            words = ["; ".join(map(target_words, targets)) for targets in (before.get(key, []), value)]
            yield key, "what is asked for", *words, "see above", None
            continue
        meaning, unit = known.get(key, ("", ""))
        about = table_at(scenario.own, key)
        table = key.rsplit(".", 1)[0] if "." in key else ""
        reason = about.get("reason", "") or scenario.comment_above(table) or "see above"
        if about.get("note"):
            reason += f" ({about['note']})"
        name = key.split(".", 1)[1] if key.startswith("inputs.") else key
        words = meaning + (f" [{unit}]" if unit else "")
        yield name, words, in_words(before.get(key, "")), in_words(value), reason, about.get("sources", None)


def changes(scenario):
    lines = ["| what | in the parent | here | why | sources |", "| --- | --- | --- | --- | --- |"]
    for name, meaning, before, value, reason, sources in change_rows(scenario):
        named = "" if sources is None else ", ".join(sources) or "judgement"
        same = before if before != value else "the same"
        what = f"`{name}`" + (f": {meaning}" if meaning else "")
        lines.append("| " + " | ".join(map(escape, [what, same, value, reason, named])) + " |")
    return lines


def cited(scenario):
    """Ids of evidence that the file names, in order."""
    return sorted(set(re.findall(r"\b[MB]\d{3}\b", scenario.text)))


def evidence(scenario):
    file = scenario.data / "countries" / scenario.country / "evidence.csv"
    with file.open(encoding="utf-8", newline="") as lines:
        return {row["id"]: row for row in csv.DictReader(lines)}


def source_line(row):
    value = " / ".join(filter(None, [row["low"], row["central"], row["high"]]))
    value = f"{value} {row['unit']}".strip() + (f", {row['as_of']}" if row["as_of"] else "")
    title = f"[{row['source_title']}]({row['url']})" if row["url"].startswith("http") else row["source_title"]
    where = ", ".join(filter(None, [title, row["publisher"], row["source_date"]]))
    note = f" {row['note'].rstrip('.')}." if row["note"] else ""
    return f"- **{row['id']}** {row['parameter'].replace('_', ' ')}: {value}. {where}.{note}"


def sources(scenario):
    known = evidence(scenario)
    lines = [source_line(known[key]) for key in cited(scenario) if key in known]
    if not lines or not scenario.parent:
        return []
    return ["## Sources", "", "Figures behind the values: least / central / greatest, unit, date they hold for.", ""] + lines


def link(name):
    return f"[{name}]({name}.md)"


def root_body(scenario):
    """A scenario that extends nothing: its policies and targets; its many inputs are left to `muster check`."""
    leaves = leaves_of(scenario.own)
    shown = {key: value for key, value in leaves.items() if not key.startswith("inputs.") and key not in OWN
             and key not in ("targets", "correlations")}
    known = meanings()
    lines = ["## What it assumes", "", "| what | value |", "| --- | --- |"]
    if "targets" in leaves:
        lines.append(f"| targets | {'; '.join(map(target_words, leaves['targets']))} |")
    for key, value in shown.items():
        meaning, unit = known.get(key, ("", ""))
        lines.append(f"| `{key}`: {escape(meaning)}{f' [{unit}]' if unit else ''} | {in_words(value)} |")
    count = sum(key.startswith("inputs.") for key in leaves)
    if count:
        lines += ["", f"Its {count} inputs and those of the country pack, each with distribution, grade, reason and sources, "
                  f"are printed by `muster check {scenario.name}`; [what came out and why](../ukraine-baseline.md)."]
    return lines


def page(scenarios, name):
    scenario = scenarios[name]
    lines = [f"# {scenario.own['title']}", "", f"{scenario.own['description']}", ""]
    if scenario.introduction():
        lines += [scenario.introduction(), ""]
    if scenario.parent:
        lines += [f"## What it changes in {link(scenario.parent.name)}", ""] + changes(scenario)
        lines += ["", "All else is the parent's, and so are the random numbers: what differs in the results comes from "
                  "these lines alone."]
    else:
        lines += root_body(scenario)
    lines += ["", "## Run it", "", "```"]
    if scenario.parent:
        lines += [f"muster compare {scenario.parent.name} {name}    # runs both, prints the paired differences"]
    elif name == "un-medium":
        lines += [f"muster project {name} --set country=finland"]
    else:
        lines += [f"muster run {name}"]
    lines += ["```", "", "[Results of all scenarios](../scenarios.md); "
              f"[the file](../../data/scenarios/{name}.toml); [write your own](../how-to/write-a-scenario.md).", ""]
    return "\n".join(lines + sources(scenario)).rstrip() + "\n"


def list_of(scenarios):
    """The list of all pages. A scenario in no group would be lost, so it is an error."""
    grouped = [name for names in GROUPS.values() for name in names]
    assert sorted(grouped) == sorted(scenarios), set(grouped) ^ set(scenarios)
    lines = ["# Scenarios", "", "What each assumes, why, and from which sources; made from the files in `data/scenarios`. "
             "[Their results](../scenarios.md) side by side; [how to write your own](../how-to/write-a-scenario.md).", ""]
    for group, names in GROUPS.items():
        lines += [f"## {group}", ""]
        lines += [f"- [{scenarios[name].own['title']}]({name}.md): {scenarios[name].own['description']}" for name in names]
        lines += [""]
    return "\n".join(lines).rstrip() + "\n"
