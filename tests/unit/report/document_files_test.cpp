#include "muster/report/document_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "muster/report/tables.hpp"

namespace muster {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> names(const std::set<std::string>& formats) {
  Results results;
  results.run.title = "x";
  results.run.draws_done = 4;
  const std::vector<Results> all{results};
  const auto tables = make_tables(all, {"provenance"});
  std::vector<std::string> found;
  for (const auto& [name, text] : document_files({all, {}, tables}, formats)) {
    EXPECT_FALSE(text.empty()) << name;
    found.push_back(name);
  }
  return found;
}

TEST(DocumentFiles, AreThoseOfTheFormatsAskedFor) {
  EXPECT_THAT(names({"tex"}), ElementsAre("numbers.tex", "tab-provenance.md", "tab-provenance.tex"));
  EXPECT_THAT(names({"html", "csv"}),
              ElementsAre("report.html", "tab-provenance.csv", "tab-provenance.html", "tab-provenance.md"));
  EXPECT_THAT(names({"svg", "png"}), IsEmpty());
}

}  // namespace
}  // namespace muster
