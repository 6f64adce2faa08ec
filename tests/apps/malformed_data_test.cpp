// Ways to get a country pack wrong, seen from outside.

#include "support/run_program.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>

namespace muster {
namespace {

using testing::files_below;
using testing::ProgramResult;
using testing::ProgramSetting;
using testing::run_program;
using testing::TemporaryFolder;

#define HEAD "format = 1\nname = \"Toyland\"\niso3 = \"TOY\"\nun_m49 = 1\n"

struct Malformed {
  const char* name;
  const char* file;  ///< of the pack, besides a country.toml in order
  const char* text;
  const char* fault;  ///< behind the folder's name
};

void PrintTo(const Malformed& each, std::ostream* out) { *out << each.name; }  // in the tests' names

class MalformedData : public ::testing::TestWithParam<Malformed> {};

TEST_P(MalformedData, IsRefusedWithFileLineAndColumn) {
  const Malformed& each = GetParam();
  const TemporaryFolder folder;
  folder.write("data/countries/toyland/country.toml", HEAD);
  folder.write(std::string("data/countries/toyland/") + each.file, each.text);
  folder.write("toy.toml", "country = \"toyland\"\n");
  const std::vector<std::string> before = files_below(folder.path());
  const ProgramResult result =
      run_program({MUSTER_BINARY, "check", "toy.toml", "--data", "data"}, ProgramSetting{folder.path(), {}});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_EQ(result.out, "");
  EXPECT_THAT(result.err, ::testing::HasSubstr(std::string("data/countries/toyland/") + each.fault));
  EXPECT_EQ(files_below(folder.path()), before);
}

constexpr Malformed cases[] = {
    {"CountryNotToml", "country.toml", "format 1\n", "country.toml:1: not TOML 1.0 ("},
    {"CountryFormat", "country.toml", "format = 9\nname = \"T\"\niso3 = \"T\"\nun_m49 = 1\n",
     "country.toml:1: format: found 9 (this program reads country packs of format 1); use a newer muster\n"},
    {"CountryKey", "country.toml", HEAD "isoo3 = 3\n",
     "country.toml:5: unknown key \"isoo3\"; did you mean \"iso3\"?\n"},
    {"CountryInput", "country.toml", HEAD "[inputs.sigmak]\n",
     "country.toml:5: unknown key \"inputs.sigmak\"; did you mean \"inputs.sigma_k\"?\n"},
    {"CountryInputWithoutGrade", "country.toml",
     HEAD "[inputs.sigma_k]\ngroup = \"demography\"\nunit = \"1\"\ndistribution = 0.02\nreason = \"r\"\nsources = []\n",
     "country.toml:5: inputs.sigma_k.grade: the key is missing"},
    {"Empty", "population.csv", "", "population.csv:1: the file is empty (a header row is needed); write one\n"},
    {"MissingColumn", "population.csv", "year,sex,persons\n",
     "population.csv:1: age: the column is missing (the header names year, sex, persons); write it in the header\n"},
    {"UnknownColumn", "mortality.csv", "year,sex,age,mx,source\n", "mortality.csv:1: unknown column \"source\""},
    {"RepeatedColumn", "mortality.csv", "year,year,age,mx\n", "mortality.csv:1: year: the column stands twice"},
    {"ShortRow", "fertility.csv", "year,age,asfr\n2024,20,0.1\n2024,21\n",
     "fertility.csv:3: found 2 cells (the header names 3); write one for each column\n"},
    {"NoNumber", "fertility.csv", "year,age,asfr\n2024,20,n/a\n",
     "fertility.csv:2: asfr: found \"n/a\"; a number from 0 to 1 is allowed\n"},
    {"DecimalComma", "fertility.csv", "year,age,asfr\n2024,20,\"0,1\"\n",
     "fertility.csv:2: asfr: found \"0,1\"; a number from 0 to 1 is allowed\n"},
    {"RateAboveOne", "fertility.csv", "year,age,asfr\n2024,20,100\n",
     "fertility.csv:2: asfr: found \"100\"; a number from 0 to 1 is allowed\n"},
    {"AgeOutOfRange", "population.csv", "year,sex,age,persons\n2024,f,101,5\n",
     "population.csv:2: age: found \"101\"; a whole number from 0 to 100 is allowed\n"},
    {"UnknownSex", "population.csv", "year,sex,age,persons\n2024,female,1,5\n",
     "population.csv:2: sex: found \"female\"; f or m is allowed\n"},
    {"NegativePersons", "population.csv", "year,sex,age,persons\n2024,f,1,-5\n",
     "population.csv:2: persons: found \"-5\"; a number of at least 0 is allowed\n"},
    {"AgesMissing", "migration.csv", "year,sex,age,persons\n2024,f,0,-5\n",
     "migration.csv: persons: year 2024 sex f has no age 1; write ages 0 to 100 of each year\n"},
    {"RowTwice", "c_ref.csv", "completed_years,value\n0,0.9\n0,0.9\n",
     "c_ref.csv:3: completed_years: found the same year, sex and age a second time"},
    {"TableOfZeros", "fit_age.csv", "age,value\n20,0\n", "fit_age.csv: value: every value is 0"},
    {"UnknownIndicator", "indicators.csv", "year,variable,value\n2024,tfrr,1\n",
     "indicators.csv:2: variable: found \"tfrr\"; tfr or e0_f or "},
    {"QuoteLeftOpen", "sources.csv", "id,title,publisher,date,url,licence,attribution\n\"D1,a,b,c,d,e,f\n",
     "sources.csv:2: a quote is opened and never closed (the file ends first); close it\n"},
    {"NotUtf8", "rivals.csv", "name,distribution,grade,reason,sources,note\n\xe9,1,A,r,,\n",
     "rivals.csv:2: found a byte that is not UTF-8 (the file was saved in another encoding); save it as UTF-8\n"}};

INSTANTIATE_TEST_SUITE_P(Apps, MalformedData, ::testing::ValuesIn(cases),
                         [](const auto& each) { return std::string(each.param.name); });

}  // namespace
}  // namespace muster
