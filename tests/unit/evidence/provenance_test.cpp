#include "muster/evidence/provenance.hpp"

#include "muster/core/file.hpp"
#include "muster/core/require.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace muster {
namespace {

using ::testing::HasSubstr;
using testing::TemporaryFolder;

const std::filesystem::path shipped = std::filesystem::path(MUSTER_SOURCE_DIR) / "data";

template <class Work>
std::string fault_of(Work work) {
  try {
    work();
  } catch (const InvalidInput& error) {
    return error.what();
  }
  return "nothing was wrong";
}

/// A pack with one table, described in columns.csv with @p unit and @p source.
std::filesystem::path toy_pack(const TemporaryFolder& data, const std::string& unit, const std::string& source) {
  const auto table = data.write("countries/toyland/c_ref.csv", "completed_years,value\n0,0.9\n");
  data.write("countries/toyland/country.toml", "format = 1\nname = \"T\"\niso3 = \"TOY\"\nun_m49 = 1\n");
  const std::string sum = file_sha256(table);
  const std::string header = "file,column,unit,meaning,vintage,sources,sha256\n";
  const std::string index = "c_ref.csv,completed_years,years,index,2026,," + sum + "\n";
  const std::string value = "c_ref.csv,value," + unit + ",continuation,2026," + source + "," + sum + "\n";
  data.write("countries/toyland/columns.csv", header + index + value);
  return table.parent_path();
}

TEST(Provenance, EveryShippedPackIsDescribedAndUnchanged) {
  const std::vector<std::string> countries = list_countries(shipped);
  ASSERT_FALSE(countries.empty());
  for (const std::string& name : countries) {
    EXPECT_NO_THROW(check_checksums(shipped / "countries" / name)) << name;
    EXPECT_NO_THROW(check_provenance(shipped / "countries" / name)) << name;
  }
}

TEST(Provenance, FailsForAChangedFileAndAFileThatIsNotListed) {
  const TemporaryFolder data;
  const auto folder = toy_pack(data, "share", "");
  EXPECT_NO_THROW(check_checksums(folder));
  data.write("countries/toyland/c_ref.csv", "completed_years,value\n0,0.8\n");
  data.write("countries/toyland/extra.csv", "age,value\n0,0.8\n");
  const std::string fault = fault_of([&] { check_checksums(folder); });
  EXPECT_THAT(fault, HasSubstr("columns.csv:2: sha256: found "));
  EXPECT_THAT(fault, HasSubstr("columns.csv: file: extra.csv is not listed"));
}

TEST(Provenance, FailsForAColumnWithoutUnitOrDescriptionAndForAnUnknownSource) {
  const TemporaryFolder data;
  EXPECT_NO_THROW(check_provenance(toy_pack(data, "share", "")));
  const auto folder = toy_pack(data, "", "Q7");
  const std::string fault = fault_of([&] { check_provenance(folder); });
  EXPECT_THAT(fault, HasSubstr("columns.csv:3: unit: is empty for column value of c_ref.csv; write it"));
  EXPECT_THAT(fault, HasSubstr("sources: value of c_ref.csv names Q7"));
  data.write("countries/toyland/fit_age.csv", "age,value\n20,1\n");
  EXPECT_THAT(fault_of([&] { check_provenance(folder); }), HasSubstr("column age of fit_age.csv is not described"));
}

TEST(Provenance, FailsForADescriptionOfNothing) {
  const TemporaryFolder data;
  const auto folder = toy_pack(data, "share", "");
  std::filesystem::remove(folder / "c_ref.csv");
  EXPECT_THAT(fault_of([&] { check_checksums(folder); }),
              HasSubstr("columns.csv:2: file: found c_ref.csv (there is no"));
  EXPECT_THAT(fault_of([&] { check_provenance(folder); }),
              HasSubstr("columns.csv:2: file: found c_ref.csv (there is no"));
}

}  // namespace
}  // namespace muster
