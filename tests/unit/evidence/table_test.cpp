#include "muster/evidence/table.hpp"

#include "muster/core/require.hpp"
#include "muster/evidence/read_csv.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace muster {
namespace {

using testing::ElementsAre;

template <class Work>
std::string fault_of(Work work) {
  try {
    work();
  } catch (const InvalidInput& error) {
    return error.what();
  }
  return "nothing was wrong";
}

TEST(CsvTable, ReadsColumnsByType) {
  const CsvTable table = parse_csv("age,rate,sex\n0,0.5,f\n1,1e-3,m\n", "t.csv");
  EXPECT_THAT(whole_numbers(table, "age", {0, 100}), ElementsAre(0, 1));
  EXPECT_THAT(numbers(table, "rate", {0, 1}), ElementsAre(0.5, 0.001));
  EXPECT_THAT(choices(table, "sex", std::vector<std::string>{"f", "m"}), ElementsAre(0u, 1u));
  EXPECT_EQ(table.find("year"), std::nullopt);
}

TEST(CsvTable, NamesEveryWrongCellOfAColumn) {
  const CsvTable table = parse_csv("age,rate,sex\n0,0.5,f\n1.5,x,w\n-1,\"1,5\",\n", "t.csv");
  EXPECT_EQ(fault_of([&] {
              (void)whole_numbers(table, "age", {0, 100});
            }),
            "t.csv:3: age: found \"1.5\"; a whole number from 0 to 100 is allowed\n"
            "t.csv:4: age: found \"-1\"; a whole number from 0 to 100 is allowed");
  EXPECT_EQ(fault_of([&] {
              (void)numbers(table, "rate", {0, 1e300});
            }),
            "t.csv:3: rate: found \"x\"; a number of at least 0 is allowed\n"
            "t.csv:4: rate: found \"1,5\"; a number of at least 0 is allowed");
  EXPECT_EQ(fault_of([&] {
              (void)choices(table, "sex", std::vector<std::string>{"f", "m"});
            }),
            "t.csv:3: sex: found \"w\"; f or m is allowed\nt.csv:4: sex: found \"\"; f or m is allowed");
}

TEST(CsvTable, CutsAFaultOfEveryRowShort) {
  std::string text = "v\n";
  for (int i = 0; i < 25; ++i) text += "x\n";
  const std::string fault = fault_of([&] { (void)numbers(parse_csv(text, "t.csv"), "v", {-1e300, 1e300}); });
  EXPECT_THAT(fault, testing::HasSubstr("t.csv:21: v: found \"x\"; a number is allowed\n"));
  EXPECT_THAT(fault, testing::EndsWith("t.csv: v: 5 further rows have the same fault"));
}

TEST(CsvTable, NamesMissingAndUnknownColumns) {
  const CsvTable table = parse_csv("yeer,age\n", "t.csv");
  EXPECT_EQ(fault_of([&] {
              require_columns(table, std::vector<std::string>{"year", "age"});
            }),
            "t.csv:1: unknown column \"yeer\"; did you mean \"year\"?; allowed are year, age\n"
            "t.csv:1: year: the column is missing (the header names yeer, age); write it in the header");
}

}  // namespace
}  // namespace muster
