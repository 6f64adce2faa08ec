#include "muster/report/figure_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>

#include "sample_analyses.hpp"

namespace muster {
namespace {

using testing_support::usual_results;

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// A fresh folder of this test, gone when it ends.
class Folder : public testing::Test {
 protected:
  void SetUp() override {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::path(testing::TempDir()) / ("muster-figures-" + std::string(test->name()));
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::filesystem::path folder_;
};
using FigureFilesTest = Folder;

bool has_program(const char* name) {
  return std::system(("command -v " + std::string(name) + " >/dev/null 2>&1").c_str()) == 0;
}

TEST_F(FigureFilesTest, PdfHasThePrintedSizeTheRunsDateAndTheSameBytesTwice) {
  const Results results = usual_results();
  FigureOptions options;
  options.wanted = {"F1"};
  options.widths_mm = {180};
  const auto figures = make_figures({&results, 1}, options);
  const FigureFiles files{{DrawingFormat::svg, DrawingFormat::pdf}, results.run.start, 600};
  write_figures(figures, folder_, files);
  const std::string first = bytes_of(folder_ / "fig-exceedance.pdf");
  write_figures(figures, folder_, files);
  EXPECT_EQ(bytes_of(folder_ / "fig-exceedance.pdf"), first);
  EXPECT_THAT(first, testing::HasSubstr("/CreationDate (20261122201530Z)"));
  // 180 mm x 90 mm is 510.236 pt x 255.118 pt.
  EXPECT_THAT(first, testing::HasSubstr("/MediaBox [ 0 0 510.23622 255.11811 ]"));
  EXPECT_THAT(first, testing::HasSubstr("/FontFile2"));  // the font is embedded
  EXPECT_EQ(bytes_of(folder_ / "fig-exceedance.svg"), figures[0].drawings[0].svg);
}

TEST_F(FigureFilesTest, PngHasTheDotsOfItsPrintedSize) {
  const Results results = usual_results();
  FigureOptions options;
  options.wanted = {"F6"};
  options.widths_mm = {88};
  write_figures(make_figures({&results, 1}, options), folder_, {{DrawingFormat::png}, "", 600});
  const std::string png = bytes_of(folder_ / "fig-constraints.png");
  ASSERT_GT(png.size(), 33u);
  const auto number = [&png](std::size_t at) {
    unsigned value = 0;
    for (std::size_t i = at; i < at + 4; ++i) value = value << 8 | static_cast<unsigned char>(png[i]);
    return value;
  };
  EXPECT_EQ(number(16), 2079u);  // 88 mm at 600 dots an inch
  EXPECT_EQ(number(20), 1465u);  // 62 mm
}

/// What a program prints; empty where it fails.
std::string said_by(const std::string& command, const std::filesystem::path& folder) {
  const auto log = folder / "said";
  const std::string whole = command + " >'" + log.string() + "' 2>&1";
  return std::system(whole.c_str()) == 0 ? bytes_of(log) : std::string();
}

TEST_F(FigureFilesTest, OtherReadersSeeThePdfsPageAndItsEmbeddedFont) {
  if (!has_program("pdfinfo"))
    GTEST_SKIP() << "pdfinfo is not installed (apt-get install poppler-utils): no PDF was read";
  const Results results = usual_results();
  FigureOptions options;
  options.wanted = {"F1", "F6"};
  options.widths_mm = {180, 88};
  write_figures(make_figures({&results, 1}, options), folder_, {{DrawingFormat::pdf}, results.run.start, 600});
  const auto info = [this](const std::string& file) {
    return said_by("pdfinfo '" + (folder_ / file).string() + "'", folder_);
  };
  EXPECT_THAT(info("fig-exceedance.pdf"), testing::HasSubstr("Page size:       510.236 x 255.118 pts"));  // 180 x 90 mm
  EXPECT_THAT(info("fig-constraints-88mm.pdf"),
              testing::HasSubstr("Page size:       249.449 x 175.748 pts"));  // 88 x 62 mm
  EXPECT_THAT(info("fig-exceedance.pdf"), testing::HasSubstr("Pages:           1"));
  const std::string fonts = said_by("pdffonts '" + (folder_ / "fig-exceedance.pdf").string() + "'", folder_);
  std::istringstream lines(fonts);
  std::string line;
  std::size_t found = 0;
  for (int k = 0; std::getline(lines, line); ++k) {
    if (k < 2) continue;  // the heading and its rule
    EXPECT_THAT(line, testing::ContainsRegex("TrueType|Type 1C|CID")) << "text became outlines";
    EXPECT_THAT(line, testing::ContainsRegex("yes yes yes"))
        << "a font is not embedded, cut to what is used, or without its letters";
    ++found;
  }
  EXPECT_GE(found, 1u);
}

TEST_F(FigureFilesTest, WordsAreDrawnAsWideAsTheyWereMeasured) {
  if (has_program("fc-match") &&
      std::system("fc-match -f '%{family}' 'Liberation Sans' | grep -q 'Liberation Sans'") != 0)
    GTEST_SKIP() << "Liberation Sans is not installed (Debian: fonts-liberation)";
  EXPECT_NEAR(drawn_over_measured(), 1, 0.02) << "install Liberation Sans (Debian: fonts-liberation)";
}

TEST_F(FigureFilesTest, EpsIsWrittenOnRequestWithItsSize) {
  const Results results = usual_results();
  FigureOptions options;
  options.wanted = {"F2"};
  options.widths_mm = {88};
  write_figures(make_figures({&results, 1}, options), folder_, {{DrawingFormat::eps}, results.run.start, 600});
  const std::string eps = bytes_of(folder_ / "fig-fan.eps");
  EXPECT_THAT(eps, testing::StartsWith("%!PS-Adobe-3.0 EPSF-3.0"));
  EXPECT_THAT(eps, testing::HasSubstr("%%BoundingBox: 0 0 250 176"));  // 249.4 x 175.7 pt, in whole points
  EXPECT_THAT(eps, testing::HasSubstr("\n%%CreationDate: 2026-11-22T20:15:30Z\n"));  // the run's, not the clock's
}

TEST_F(FigureFilesTest, EveryGnuplotScriptRedrawsItsFigureFromTheCsvBesideIt) {
  if (!has_program("gnuplot"))
    GTEST_SKIP() << "gnuplot is not installed (apt-get install gnuplot-nox): "
                    "no script was run";
  const Results results = testing_support::with_sample_analyses(usual_results());
  Results other = usual_results();
  other.scenario_text += "[population]\nvariant = \"un-medium\"\n";
  auto figures = make_figures({&results, 1}, {});
  FigureOptions forms;
  forms.wanted = {"F15"};
  for (Figure& figure : make_figures(std::vector<Results>{results, other}, forms)) figures.push_back(std::move(figure));
  write_figures(figures, folder_, {{}, "", 600});
  for (const Figure& figure : figures) {
    const std::string log = (folder_ / "log").string();
    const std::string command = "cd '" + folder_.string() + "' && gnuplot fig-" + figure.name + ".gp >" + log + " 2>&1";
    EXPECT_EQ(std::system(command.c_str()), 0) << figure.name << ": " << bytes_of(log);
    EXPECT_EQ(bytes_of(log), "") << figure.name;
    EXPECT_GT(bytes_of(folder_ / ("fig-" + figure.name + "-gnuplot.svg")).size(), 2000u) << figure.name;
    EXPECT_THAT(figure.gnuplot, testing::Not(testing::HasSubstr("/"
                                                                "tmp")))
        << "an absolute path";
  }
}

TEST_F(FigureFilesTest, SaysWhichFileCannotBeWritten) {
  const Results results = usual_results();
  FigureOptions options;
  options.wanted = {"F2"};
  const auto figures = make_figures({&results, 1}, options);
  EXPECT_THAT(
      [&] {
        write_figures(figures, folder_ / "missing", {{}, "", 600});
      },
      testing::ThrowsMessage<std::runtime_error>(testing::HasSubstr("fig-fan.csv: cannot be written")));
}

}  // namespace
}  // namespace muster
