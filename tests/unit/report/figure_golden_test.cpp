#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "muster/core/number.hpp"
#include "muster/report/figure.hpp"
#include "sample_analyses.hpp"

namespace muster {
namespace {

// tests/data/tiny-run is `muster run ukraine-baseline --draws 32 --futures 2`, cut to the files and variables that
// these figures read. MUSTER_RENEW_GOLDEN=1 writes the drawings anew: look at each before keeping it.
const std::filesystem::path tiny_run = std::filesystem::path(MUSTER_SOURCE_DIR) / "tests/data/tiny-run";
const std::filesystem::path golden = tiny_run / "golden";

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// A text cut at its numbers.
struct Pieces {
  std::vector<std::string> words;
  std::vector<double> numbers;
};

Pieces pieces_of(const std::string& text) {
  Pieces pieces{{""}, {}};
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && (std::isdigit(static_cast<unsigned char>(text[end])) != 0 || text[end] == '.')) ++end;
    const auto number = read_number(text.substr(i, end - i));
    if (end > i && number) {
      pieces.numbers.push_back(*number);
      pieces.words.emplace_back();
      i = end;
    } else {
      pieces.words.back() += text[i++];
    }
  }
  return pieces;
}

/// The same drawing: the same words and shapes, and coordinates within a hundredth of a point, as another machine's
/// last bit may round them.
void expect_same_drawing(const std::string& made, const std::string& kept, const std::string& name) {
  ASSERT_FALSE(kept.empty()) << name << ": no kept drawing; MUSTER_RENEW_GOLDEN=1 writes it";
  const Pieces a = pieces_of(made), b = pieces_of(kept);
  ASSERT_EQ(a.words, b.words) << name;
  for (std::size_t i = 0; i < a.numbers.size(); ++i) {
    ASSERT_NEAR(a.numbers[i], b.numbers[i], 0.0101) << name << ", after \"" << a.words[i].substr(0, 60) << '"';
  }
}

void compare(const Results& results, const std::vector<std::string>& wanted) {
  FigureOptions options;
  options.wanted = wanted;
  options.widths_mm = {88};
  for (const Figure& figure : make_figures({&results, 1}, options)) {
    const auto file = golden / ("fig-" + figure.name + ".svg");
    const std::string& svg = figure.drawings.front().svg;
    if (std::getenv("MUSTER_RENEW_GOLDEN") != nullptr) std::ofstream(file, std::ios::binary) << svg;
    expect_same_drawing(svg, bytes_of(file), figure.name);
  }
}

TEST(Golden, FiguresOfAKeptRunAreDrawnAsTheyWereWhenLookedAt) {
  compare(read_results(tiny_run), {"F1", "F2", "F3", "F4", "F6", "F14"});
}

TEST(Golden, FiguresOfTheAnalysesAreDrawnAsTheyWereWhenLookedAt) {
  compare(testing_support::with_sample_analyses(testing_support::usual_results()), {"F7", "F8", "F9", "box", "evppi"});
}

TEST(Golden, AMovedMarkOrAnotherWordIsSeen) {
  const std::string kept = "<circle cx=\"10.00\"/><text>0.19</text>";
  EXPECT_NE(pieces_of(kept).words, pieces_of("<circle cx=\"10.00\"/><text>&lt;0.19</text>").words);
  EXPECT_EQ(pieces_of(kept).numbers, (std::vector<double>{10, 0.19}));
}

}  // namespace
}  // namespace muster
