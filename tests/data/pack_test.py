"""The packs against what the UN and UNHCR published, the check against what it must find, a country from scratch."""

import csv
import functools
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from collections import defaultdict
from pathlib import Path

import roll_forward
import toy_country

DATA = Path(__file__).resolve().parents[2] / "data"
SEXES = {"female": "f", "male": "m"}


@functools.lru_cache(maxsize=100)
def rows(path):
    with open(path, encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def make_pack(*words):
    command = [sys.executable, str(DATA / "make_pack.py"), *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def packs():
    """Folder of each pack by the country's ISO code."""
    found = {}
    for path in sorted((DATA / "countries").glob("*/country.toml")):
        code = next(line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("iso3"))
        found[code.split('"')[1]] = path.parent
    return found


def july_by_group(folder, year, group_of):
    """Persons on 1 July (mean of the two 1 Januaries) by sex and group of ages."""
    sums = defaultdict(float)
    for row in rows(folder / "population.csv"):
        if int(row["year"]) in (year, year + 1):
            for group in group_of(int(row["age"])):
                sums[row["sex"], group] += float(row["persons"]) / 2
    return sums


class Published(unittest.TestCase):
    """Figures of the packs against the publishers' own."""

    def test_every_pack_has_the_uns_five_year_groups(self):
        published = {(r["iso3"], int(r["year"]), int(r["age"])): r
                     for r in rows(DATA / "reference/wpp2024_population_5yage_1july.csv")}
        for iso3, folder in packs().items():
            if (iso3, 2024, 0) not in published:
                continue  # Taiwan: the copy has none, see the test of broad ages
            sums = july_by_group(folder, 2024, lambda age: [age // 5 * 5])
            for age in range(0, 101, 5):
                for name, sex in SEXES.items():
                    # ten cells rounded to 1 person and halved; 1.5 is the worst seen
                    self.assertAlmostEqual(sums[sex, age], float(published[iso3, 2024, age][name]), delta=2.5,
                                           msg=f"{iso3} {sex} {age}")

    def test_taiwan_has_the_uns_broad_groups(self):
        def group_of(age):
            return [f"{low}-{high}" for low, high in ((0, 4), (5, 9), (10, 14), (15, 19), (20, 39), (40, 59))
                    if low <= age <= high] + [f"{low}+" for low in (60, 65, 70) if age >= low]

        sums = july_by_group(packs()["TWN"], 2025, group_of)
        for row in rows(DATA / "reference/wpp2024_population_broadage_1july.csv"):
            if row["iso3"] == "TWN" and row["year"] == "2025" and row["age_group"] != "all":
                # 0.024 % is the worst seen: the scaling to the totals moves every group a little
                self.assertAlmostEqual(sums[SEXES[row["sex"]], row["age_group"]] / float(row["population"]), 1,
                                       delta=0.0004, msg=str(row))

    def test_migrants_by_age_add_up_to_the_years_total(self):
        for iso3, folder in packs().items():
            totals = {int(r["year"]): float(r["value"]) for r in rows(folder / "indicators.csv")
                      if r["variable"] == "net_migration"}
            sums = defaultdict(float)
            for row in rows(folder / "migration.csv"):
                sums[int(row["year"])] += float(row["persons"])
            for year, persons in sums.items():
                # 202 cells to 1 person (60 is the worst to be expected), the total to five digits
                delta = 60 + 5e-5 * abs(totals[year])
                self.assertAlmostEqual(persons, totals[year], delta=delta, msg=f"{iso3} {year}")

    def test_fertility_by_age_adds_up_to_total_fertility(self):
        for iso3, folder in packs().items():
            totals = {int(r["year"]): float(r["value"]) for r in rows(folder / "indicators.csv")
                      if r["variable"] == "tfr"}
            sums = defaultdict(float)
            for row in rows(folder / "fertility.csv"):
                sums[int(row["year"])] += float(row["asfr"])
            for year, children in sums.items():
                self.assertAlmostEqual(children, totals[year], delta=1e-4, msg=f"{iso3} {year}")

    def test_refugees_have_unhcrs_groups(self):
        groups = {"0-4": range(0, 5), "5-11": range(5, 12), "12-17": range(12, 18), "18-59": range(18, 60),
                  "60+": range(60, 101)}
        known = defaultdict(float)
        for row in rows(DATA / "reference/unhcr_from_ukraine_age_sex.csv"):
            if row["pop_type"] == "REF" and row["age_group"] in groups:
                known[SEXES[row["sex"]], row["age_group"]] += float(row["persons"])
        shares = {(r["sex"], int(r["age"])): float(r["value"]) for r in rows(packs()["UKR"] / "refugees.csv")}
        for (sex, group), persons in known.items():
            share = sum(shares[sex, age] for age in groups[group])
            self.assertAlmostEqual(share, persons / sum(known.values()), delta=1e-5, msg=f"{sex} {group}")

    def test_refugees_of_a_group_have_the_ages_of_2022(self):
        shares = {(r["sex"], int(r["age"])): float(r["value"]) for r in rows(packs()["UKR"] / "refugees.csv")}
        people = {(r["sex"], int(r["age"])): float(r["persons"]) for r in rows(packs()["UKR"] / "population.csv")
                  if r["year"] == "2022"}
        for sex in "fm":
            for low, high in ((0, 5), (5, 12), (12, 18), (18, 60), (60, 101)):
                group = [(sex, age) for age in range(low, high)]
                refugees, residents = sum(shares[cell] for cell in group), sum(people[cell] for cell in group)
                for cell in group:
                    self.assertAlmostEqual(shares[cell] / refugees, people[cell] / residents, delta=5e-6, msg=str(cell))

    def test_professionals_are_the_steady_state_of_continuation(self):
        stays = [float(r["value"]) for r in rows(packs()["UKR"] / "c_ref.csv")]
        served = [float(r["value"]) for r in rows(packs()["UKR"] / "career_los.csv")]
        alive = [1.0]
        for share in stays[:-1]:
            alive.append(alive[-1] * share)
        self.assertAlmostEqual(sum(alive), 8.29, delta=0.005)  # length of service of the model's text
        self.assertEqual(served[:5], [0.0] * 5)
        for years in range(5, 26):
            self.assertAlmostEqual(served[years], alive[years] / sum(alive[5:]), delta=1e-6)


class Check(unittest.TestCase):
    """make_pack.py --check passes on what is here and finds what it must find."""

    def setUp(self):
        self.place = tempfile.TemporaryDirectory()
        self.addCleanup(self.place.cleanup)
        self.data = Path(self.place.name)
        self.pack = self.data / "countries/finland"
        shutil.copytree(packs()["FIN"], self.pack)

    def edit(self, file, old, new):
        path = self.pack / file
        text = path.read_text(encoding="utf-8")
        self.assertIn(old, text)
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def assert_found(self, *words):
        done = make_pack("--check", "--data", self.data)
        self.assertEqual(done.returncode, 2, done.stdout)
        for word in words:
            self.assertIn(word, done.stderr)

    def test_the_data_of_the_project_are_in_order(self):
        done = make_pack("--check")
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_a_changed_figure(self):
        self.edit("mortality.csv", "2000,f,0,", "2000,f,0,0")
        self.assert_found("mortality.csv: not the file that columns.csv describes")

    def test_a_column_without_unit(self):
        self.edit("columns.csv", "population.csv,persons,persons,", "population.csv,persons,,")
        self.assert_found("population.csv persons lacks a unit")

    def test_a_file_that_nobody_described(self):
        shutil.copyfile(self.pack / "migration_age.csv", self.pack / "fit_age.csv")
        self.assert_found("fit_age.csv:1: column value is not in columns.csv")

    def test_a_source_that_nobody_knows(self):
        self.edit("country.toml", '["D1"]', '["D9"]')
        self.assert_found("source D9 is not in sources.csv or evidence.csv")

    def test_an_input_without_reason(self):
        self.edit("country.toml", "reason = ", "# reason = ")
        self.assert_found("no reason")

    def test_a_negative_population(self):
        self.edit("population.csv", "2000,f,0,", "2000,f,0,-")
        self.assert_found("population.csv:2: persons:")

    def test_a_missing_age(self):
        lines = (self.pack / "population.csv").read_text(encoding="utf-8").splitlines(keepends=True)
        (self.pack / "population.csv").write_text("".join(lines[:5] + lines[6:]), encoding="utf-8")
        self.assert_found("2000 does not hold ages 0 to 100")

    def test_an_edit_that_is_meant(self):
        self.edit("population.csv", "2000,f,0,", "2000,f,0,1")
        self.assertEqual(make_pack("--describe", "finland", "--data", self.data).returncode, 0)
        self.assertEqual(make_pack("--check", "--data", self.data).returncode, 0)


class FromScratch(unittest.TestCase):
    """A country that is in no data folder, from the UN's bulk files, with the command of data/README.md."""

    @classmethod
    def setUpClass(cls):
        cls.place = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.place.cleanup)
        cls.un, cls.data = Path(cls.place.name) / "un", Path(cls.place.name) / "data"
        toy_country.make(cls.un)
        cls.words = ("--iso3", "RUR", "--name", "ruritania", "--from", cls.un, "--data", cls.data)
        cls.done = make_pack(*cls.words)
        cls.pack = cls.data / "countries/ruritania"

    def test_makes_a_pack_in_order(self):
        self.assertEqual(self.done.returncode, 0, self.done.stderr)
        checked = make_pack("--check", "--data", self.data)
        self.assertEqual(checked.returncode, 0, checked.stderr)

    def test_turns_thousands_into_persons_and_keeps_every_digit(self):
        people = {(r["year"], r["sex"], r["age"]): r["persons"] for r in rows(self.pack / "population.csv")}
        self.assertEqual(people["2024", "m", "0"], "10500")
        self.assertEqual(float(people["2026", "f", "70"]), 1000 * toy_country.persons("Female", 70))
        births = {r["age"]: r["asfr"] for r in rows(self.pack / "fertility.csv") if r["year"] == "2030"}
        self.assertEqual(births["29"], "0.09")
        deaths = {r["age"]: r["mx"] for r in rows(self.pack / "mortality.csv")
                  if r["year"] == "2030" and r["sex"] == "m"}
        self.assertEqual(float(deaths["99"]), round(toy_country.death_rate("Male", 99), 8))
        self.assertNotIn("100", deaths)

    def test_spreads_the_yearly_migrants_by_the_schedule(self):
        moved = [float(r["persons"]) for r in rows(self.pack / "migration.csv") if r["year"] == "2030"]
        self.assertAlmostEqual(sum(moved), -1250, delta=0.2)
        self.assertEqual(len(moved), 202)

    def test_names_the_country_and_its_last_estimate(self):
        text = (self.pack / "country.toml").read_text(encoding="utf-8")
        for line in ('name = "Ruritania"', 'iso3 = "RUR"', "un_m49 = 999", "last_estimate = 2024"):
            self.assertIn(line, text)

    def test_keeps_what_was_fitted_when_made_again(self):
        path = self.pack / "country.toml"
        before = path.read_text(encoding="utf-8")
        self.addCleanup(path.write_text, before, encoding="utf-8")
        path.write_text(before + "# fitted\n", encoding="utf-8")
        self.assertEqual(make_pack(*self.words).returncode, 0)
        self.assertIn("# fitted", path.read_text(encoding="utf-8"))

    def test_says_what_is_wrong(self):
        unknown = make_pack(*self.words, "--iso3", "XXX")
        self.assertEqual(unknown.returncode, 2)
        self.assertIn("no country XXX", unknown.stderr)
        with tempfile.TemporaryDirectory() as folder:
            empty = make_pack(*self.words, "--from", folder)
            self.assertEqual(empty.returncode, 2)
            self.assertIn("neither the UN's bulk files", empty.stderr)
            shutil.copy(self.un / "WPP2024_Demographic_Indicators_Medium.csv", folder)
            partial = make_pack(*self.words, "--from", folder)
            self.assertEqual(partial.returncode, 2)
            self.assertIn("Population1January", partial.stderr)

    def test_is_projected_as_by_hand(self):
        program = os.environ.get("MUSTER_PROGRAM")
        if not program:
            self.skipTest("MUSTER_PROGRAM does not name the program; ctest sets it")
        shutil.copytree(DATA / "scenarios", self.data / "scenarios", dirs_exist_ok=True)
        written = Path(self.place.name) / "projection.csv"
        done = subprocess.run([program, "project", "un-medium", "--set", "country=ruritania", "--data", str(self.data),
                               "--out", str(written)], capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        found = {(int(r["year"]), r["sex"], int(r["age"])): float(r["persons"]) for r in rows(written)}
        expected = roll_forward.projected(self.migrants, 2025, 2041)
        self.assertLessEqual(expected.keys(), found.keys())
        for cell, persons in expected.items():
            self.assertAlmostEqual(found[cell], persons, delta=0.01 + 1e-6 * persons, msg=str(cell))

    def migrants(self, year):
        moved = {name: [0.0] * 101 for name in ("Male", "Female")}
        for row in rows(self.pack / "migration.csv"):
            if row["year"] == str(year):
                moved["Male" if row["sex"] == "m" else "Female"][int(row["age"])] = float(row["persons"])
        return moved


if __name__ == "__main__":
    unittest.main()
