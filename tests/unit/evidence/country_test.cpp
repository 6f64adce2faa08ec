#include "muster/evidence/country.hpp"

#include "muster/core/require.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace muster {
namespace {

using ::testing::HasSubstr;
using testing::TemporaryFolder;

const std::filesystem::path shipped = std::filesystem::path(MUSTER_SOURCE_DIR) / "data";
const std::string head = "format = 1\nname = \"Toyland\"\niso3 = \"TOY\"\nun_m49 = 1\n";

std::string fault_of(const TemporaryFolder& data) {
  try {
    (void)read_country(data.path(), "toyland");
  } catch (const InvalidInput& error) {
    return error.what();
  }
  return "nothing was wrong";
}

/// Persons of every age and both sexes in @p year, without the row of one man's age.
std::string population_without(int missing_age) {
  std::string text = "year,sex,age,persons\n";
  for (const std::string sex : {"f", "m"}) {
    for (int age = 0; age <= open_age; ++age) {
      if (sex == "f" || age != missing_age) text += "2024," + sex + "," + std::to_string(age) + ",10\n";
    }
  }
  return text;
}

TEST(Country, ReadsTheShippedPackOfUkraine) {
  const Country country = read_country(shipped, "ukraine");
  EXPECT_EQ(country.name, "Ukraine");
  EXPECT_EQ(country.iso3, "UKR");
  EXPECT_EQ(country.un_m49, 804);
  EXPECT_EQ(country.last_estimate, 2024);
  // World Population Prospects 2024, summary tables: 37.9 million in mid-2024
  // mid-year
  EXPECT_NEAR(country.population.at(2024).sum(), 37.8e6, 0.5e6);
  EXPECT_GT(country.population.at(2024).female.sum(), country.population.at(2024).male.sum());
  EXPECT_EQ(country.mortality.at(2030).male[open_age], 0) << "rates end at age 99";
  EXPECT_GT(country.mortality.at(2030).male[60], country.mortality.at(2030).female[60]);
  EXPECT_NEAR(country.fertility.at(2024).sum(), country.indicators.at(2024).tfr, 0.02);
  EXPECT_TRUE(country.tables.at("refugees.csv").by_sex);
  EXPECT_TRUE(country.tables.at("c_ref.csv").by_service);
  EXPECT_EQ(country.tables.at("c_ref.csv").values.male[0], 0.86);
  EXPECT_GE(country.evidence.size(), 500u);
  EXPECT_FALSE(country.rivals.empty());
}

TEST(Country, EveryShippedPackReads) {
  for (const std::string& name : list_countries(shipped)) EXPECT_NO_THROW((void)read_country(shipped, name)) << name;
}

TEST(Country, APackMayHoldNothingButItsName) {
  const TemporaryFolder data;
  data.write("countries/toyland/country.toml", head);
  const Country country = read_country(data.path(), "toyland");
  EXPECT_EQ(country.name, "Toyland");
  EXPECT_TRUE(country.population.empty());
  EXPECT_THAT(list_countries(data.path()), ::testing::ElementsAre("toyland"));
}

TEST(Country, NamesTheMissingAgeAndTheRepeatedRow) {
  const TemporaryFolder data;
  data.write("countries/toyland/country.toml", head);
  data.write("countries/toyland/population.csv", population_without(50));
  EXPECT_THAT(fault_of(data), HasSubstr("population.csv: persons: year 2024 sex m has no age 50; write ages 0 to 100"));
  data.write("countries/toyland/population.csv", population_without(-1) + "2024,f,3,11\n");
  EXPECT_THAT(fault_of(data), HasSubstr("population.csv:204: age: found the same year, sex and age a second time"));
}

TEST(Country, ListsTheFaultsOfAllFilesInOneGo) {
  const TemporaryFolder data;
  data.write("countries/toyland/country.toml", "format = 1\nnmae = \"Toyland\"\niso3 = 3\nun_m49 = 1000\n");
  data.write("countries/toyland/mortality.csv", "year,sex,age,mx\n2024,f,100,0.1\n2024,x,5,-1\n");
  data.write("countries/toyland/indicators.csv", "year,variable,value\n2024,tfr,1.0\n2024,tfrr,1\n2025,tfr,99\n");
  data.write("countries/toyland/c_ref.csv", "completed_years,value\n0,0\n");
  const std::string fault = fault_of(data);
  for (const char* text :
       {"country.toml:2: unknown key \"nmae\"; did you mean \"name\"?", "country.toml: name: the key is missing",
        "country.toml:3: iso3: found 3 (a text is needed); write one",
        "country.toml:4: un_m49: found 1000 (it lies outside its range); a whole number from 1 to 999 is allowed",
        "mortality.csv:2: age: found \"100\"; a whole number from 0 to 99 is allowed",
        "mortality.csv:3: sex: found \"x\"; f or m is allowed", "mortality.csv:3: mx: found \"-1\"",
        "indicators.csv:3: variable: found \"tfrr\"", "c_ref.csv: value: every value is 0"}) {
    EXPECT_THAT(fault, HasSubstr(text));
  }
  data.write("countries/toyland/indicators.csv", "year,variable,value\n2024,tfr,1.0\n2025,tfr,99\n");
  EXPECT_THAT(fault_of(data), HasSubstr("indicators.csv:3: value: found 99 for tfr (it lies outside its range)"));
}

TEST(Country, MarksIndicatorsThatThePackHasNot) {
  const TemporaryFolder data;
  data.write("countries/toyland/country.toml", head);
  data.write("countries/toyland/indicators.csv", "year,variable,value\n2024,tfr,1.25\n");
  const Country country = read_country(data.path(), "toyland");
  EXPECT_EQ(country.indicators.at(2024).tfr, 1.25);
  EXPECT_TRUE(std::isnan(country.indicators.at(2024).births));
}

TEST(Country, RefusesANewerFormatAndAnUnknownCountryByName) {
  const TemporaryFolder data;
  data.write("countries/toyland/country.toml", "format = 2\nname = \"T\"\niso3 = \"T\"\nun_m49 = 1\n");
  EXPECT_THAT(fault_of(data),
              HasSubstr("country.toml:1: format: found 2 (this program reads country packs of format 1)"));
  EXPECT_THROW((void)read_country(data.path(), "toylnd"), InvalidInput);
}

}  // namespace
}  // namespace muster
