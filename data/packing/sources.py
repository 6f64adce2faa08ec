"""The data sets that packs draw on. Ids never change: D as in the evidence, W the copies the numbers come from."""

UN_LINE = ("United Nations, Department of Economic and Social Affairs, Population Division (2024). "
           "World Population Prospects 2024. Licence: CC BY 3.0 IGO.")

HEADER = ("id", "title", "publisher", "date", "url", "licence", "attribution")

UN_LINE_2019 = UN_LINE.replace("2024", "2019")
UN = "United Nations, DESA, Population Division"
BY_IGO = "CC BY 3.0 IGO"
GITHUB = "https://github.com/"

# id: title, publisher, date, address, licence, attribution
SOURCES = {
    "D1": ("World Population Prospects 2024", UN, "2024-07", "https://population.un.org/wpp/", BY_IGO, UN_LINE),
    "D2": ("Refugees from Ukraine by country of asylum, sex and age, end of 2025", "UNHCR", "2026-06",
           "https://www.unhcr.org/refugee-statistics/", "CC BY 4.0",
           "UNHCR Refugee Data Finder, 2026. Licence: CC BY 4.0."),
    "D3": ("Military spending, personnel and GDP by country and year",
           "SIPRI, World Bank, Correlates of War, IMF", "2025", "https://www.sipri.org/databases/milex",
           "of each publisher; no figure of it is passed on here",
           "SIPRI Military Expenditure Database; World Bank WDI; Correlates of War NMC 7.0; IMF WEO."),
    "D4": ("Standard country or area codes for statistical use (M49)", "United Nations Statistics Division", "2024",
           "https://unstats.un.org/unsd/methodology/m49/", "facts; our selection is under the licence of the code",
           "United Nations Statistics Division, M49 standard."),
    "W1": ("R package wpp2024 (commit 2da7768): rates, migration and indicators of D1", "PPgp", "2024",
           GITHUB + "PPgp/wpp2024", BY_IGO, UN_LINE),
    "W2": ("R package wpp2024extra (commit c780ab1): further indicators of D1", "PPgp", "2024",
           GITHUB + "PPgp/wpp2024extra", BY_IGO, UN_LINE),
    "W3": ("Copy of the UN Data Portal's 5-year age groups of D1 (commit ad65676)", "Mapstor/population-pyramids",
           "2024", GITHUB + "Mapstor/population-pyramids", BY_IGO, UN_LINE),
    "W4": ("Copy of the broad age groups of D1 (commit adc6d32)", "open-numbers/ddf--gapminder--unpop_wpp", "2024",
           GITHUB + "open-numbers/ddf--gapminder--unpop_wpp", BY_IGO, UN_LINE),
    "W5": ("Copy of the UN Data Portal's single ages of D1 for two countries (commit 4d52ef7)",
           "EAPD-DRB/Population-Data", "2024", GITHUB + "EAPD-DRB/Population-Data", BY_IGO, UN_LINE),
    "W6": ("World Population Prospects 2019, single ages (copy, commit 2eee220)",
           "open-numbers/ddf--unpop--wpp_population", "2019",
           GITHUB + "open-numbers/ddf--unpop--wpp_population", BY_IGO, UN_LINE_2019),
    "W7": ("R package refugees (commit 0c16a6d): demographics of D2", "PopulationStatistics/refugees", "2026-06",
           GITHUB + "PopulationStatistics/refugees", "CC BY 4.0",
           "UNHCR Refugee Data Finder, 2026. Licence: CC BY 4.0."),
}


def rows(ids):
    """Rows of sources.csv for the ids, in the order of this list."""
    return [(key, *SOURCES[key]) for key in SOURCES if key in ids]
