"""Unit and meaning of every column that a pack can hold. `--check` refuses a column that is not described here."""

TEXT = "text"
YEAR = ("calendar year", "calendar year")
SEX = ("f or m", "sex: f women, m men")
AGE = ("completed years", "single year of age; 100 stands for 100 and over")
SERVICE = ("completed years", "completed years of service")

UN_FILES = {
    "population.csv": {
        "year": ("calendar year", "1 January of this year"), "sex": SEX, "age": AGE,
        "persons": ("persons", "residents on 1 January, borders as the UN draws them"),
    },
    "migration.csv": {
        "year": YEAR, "sex": SEX, "age": ("completed years", "age reached on 31 December; 100 stands for 100 and over"),
        "persons": ("persons per calendar year", "net migrants of the year: in less out"),
    },
    "mortality.csv": {
        "year": YEAR, "sex": SEX, "age": ("completed years", "single year of age"),
        "mx": ("deaths per person-year", "central death rate of the calendar year"),
    },
    "fertility.csv": {
        "year": YEAR, "age": ("completed years", "age of the mother"),
        "asfr": ("births per woman-year", "fertility rate by age of the calendar year"),
    },
    "indicators.csv": {
        "year": YEAR,
        "variable": (TEXT, "tfr, e0_f, e0_m, sex_ratio_birth, births, deaths or net_migration"),
        "value": ("children per woman (tfr), years (e0_f, e0_m), boys per girl (sex_ratio_birth), "
                  "persons per calendar year (others)", "published value of the calendar year"),
    },
}

TABLES = {
    "migration_age.csv": {"sex": SEX, "age": AGE, "value": ("share", "share of net migrants; both sexes add up to 1")},
    "refugees.csv": {"sex": SEX, "age": AGE, "value": ("share", "share of refugees abroad; both sexes add up to 1")},
    "reopen_weight.csv": {"age": AGE, "value": ("relative", "men's wish to settle abroad relative to the mean")},
    "wartime_age.csv": {"age": AGE, "value": ("share", "share of the wartime force; adds up to 1")},
    "age_weight.csv": {"age": AGE, "value": ("relative", "propensity to enlist relative to the rate itself")},
    "fit_age.csv": {"age": AGE, "value": ("relative", "fitness for service relative to the young")},
    "c_ref.csv": {
        "completed_years": SERVICE, "value": ("share per year", "share that goes on serving for another year"),
    },
    "career_los.csv": {
        "completed_years": SERVICE, "value": ("share", "share of the pre-war professionals; adds up to 1"),
    },
}

EVIDENCE = {
    "evidence.csv": {
        "id": (TEXT, "number of the figure; never changes"),
        "parameter": (TEXT, "what the figure measures"),
        "low": ("as in column unit", "lower value where the source gives a range"),
        "central": ("as in column unit", "value; empty where the source gives a bound only"),
        "high": ("as in column unit", "upper value where the source gives a range"),
        "unit": (TEXT, "unit of low, central, high"),
        "as_of": ("date", "time the figure speaks of"),
        "source_title": (TEXT, "title of the source"),
        "publisher": (TEXT, "who published it"),
        "source_date": ("date", "when it was published"),
        "url": (TEXT, "address"),
        "note": (TEXT, "caveats"),
    },
    "rivals.csv": {
        "name": (TEXT, "input that this prior competes for"),
        "distribution": (TEXT, "as in a scenario file, in the input's unit unless the note says otherwise"),
        "grade": (TEXT, "A official series, B press report of an official or poll, C weak or indirect, D judgement"),
        "reason": (TEXT, "why it is defensible"),
        "sources": (TEXT, "ids of evidence.csv and sources.csv, separated by ;"),
        "note": (TEXT, "caveats"),
    },
    "sources.csv": {
        "id": (TEXT, "id of the data set"), "title": (TEXT, "title"), "publisher": (TEXT, "publisher"),
        "date": ("date", "edition"), "url": (TEXT, "address"), "licence": (TEXT, "licence of the data"),
        "attribution": (TEXT, "line that must go with the data"),
    },
}

ISO3 = (TEXT, "country or area, ISO 3166-1 alpha-3")
SEX_NAME = (TEXT, "female or male")
THOUSAND = "thousand persons"
THOUSAND_A_YEAR = "thousand persons per calendar year"

REFERENCE = {
    "wpp2024_population_broadage_1july.csv": {
        "iso3": ISO3, "year": YEAR, "sex": SEX_NAME,
        "age_group": ("completed years", "broad age group or all; 60+, 65+ and 70+ overlap"),
        "population": ("persons", "population on 1 July; good to about one person"),
    },
    "wpp2024_population_total_31dec_projection.csv": {
        "iso3": ISO3, "un_label_1jan": ("calendar year", "1 January of this year"),
        "male": (THOUSAND, "men and boys on 1 January"), "female": (THOUSAND, "women and girls on 1 January"),
        "pop": (THOUSAND, "both sexes on 1 January"),
    },
    "wpp2024_population_5yage_1july.csv": {
        "iso3": ISO3, "year": YEAR, "age_group": ("completed years", "five-year age group, 100+ open"),
        "age": ("completed years", "lowest age of the group"),
        "male": ("persons", "men and boys on 1 July"), "female": ("persons", "women and girls on 1 July"),
    },
    "wpp2024_annual_indicators.csv": {
        "iso3": ISO3, "year": YEAR,
        "variable": (TEXT, "tfr, e0_male, e0_female, e0_both, sex_ratio_at_birth, births, deaths, net_migration or "
                           "population_change"),
        "unit": (TEXT, "unit of the value"), "kind": (TEXT, "estimate or projection"),
        "value": ("as in column unit", "published value of the calendar year"),
    },
    "wpp2024_single_age_bothsexes_dataportal.csv": {
        "iso3": ISO3, "year": YEAR, "age": AGE,
        "population_1july": ("persons", "both sexes on 1 July"),
        "mx": ("deaths per person-year", "central death rate, both sexes"),
        "asfr": ("births per woman-year", "fertility rate by age of the mother; empty where the UN gives none"),
    },
    "world_demography_history.csv": {
        "iso3": ISO3, "year": YEAR, "tfr": ("children per woman", "total fertility"),
        "e0_female": ("years", "women's life expectancy at birth"),
        "e0_male": ("years", "men's life expectancy at birth"),
        "net_migration_thousand": (THOUSAND_A_YEAR, "net migrants"),
        "births_thousand": (THOUSAND_A_YEAR, "live births"),
        "deaths_thousand": (THOUSAND_A_YEAR, "deaths"),
        "population_1jan_thousand": (THOUSAND, "both sexes on 1 January; derived from the total of 31 December 2024 by "
                                               "the yearly changes"),
    },
    "unhcr_from_ukraine_age_sex.csv": {
        "iso3": ISO3, "year": ("calendar year", "31 December of this year"), "asylum_iso3": (TEXT, "country of asylum"),
        "pop_type": (TEXT, "REF refugees, ASY asylum seekers, IDP internally displaced"), "sex": SEX_NAME,
        "age_group": ("completed years", "0-4, 5-11, 12-17, 18-59, 60+, other (unknown), total (all of them)"),
        "persons": ("persons", "people from Ukraine"),
    },
    "un_m49_regions.csv": {
        "iso3": ISO3,
        "region": (TEXT, "geographical region of the UN's M49 standard; Taiwan and Kosovo by where they lie"),
    },
}

FILES = {**UN_FILES, **TABLES, **EVIDENCE, **REFERENCE}
