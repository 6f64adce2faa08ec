#include "muster/ensemble/scenario_read.hpp"
#include "muster/evidence/country.hpp"

#include <gtest/gtest.h>

#include <clocale>
#include <locale>
#include <string>

namespace muster {
namespace {

/// Numbers as a German writes them: 1.234.567,8.
class Comma : public std::numpunct<char> {
 protected:
  char do_decimal_point() const override { return ','; }
  char do_thousands_sep() const override { return '.'; }
  std::string do_grouping() const override { return "\3"; }
};

/// Puts the program under a locale with decimal commas, of C++ and, where one is installed, of C.
class UnderCommas {
 public:
  UnderCommas() : before_(std::locale::global(std::locale(std::locale::classic(), new Comma))) {
    for (const char* name : {"de_DE.UTF-8", "de_DE.utf8", "uk_UA.UTF-8", "fr_FR.UTF-8"}) {
      if (std::setlocale(LC_ALL, name) != nullptr) break;
    }
  }
  ~UnderCommas() {
    std::locale::global(before_);
    std::setlocale(LC_ALL, "C");
  }
  UnderCommas(const UnderCommas&) = delete;
  UnderCommas& operator=(const UnderCommas&) = delete;

 private:
  std::locale before_;
};

const std::filesystem::path shipped = std::filesystem::path(MUSTER_SOURCE_DIR) / "data";

TEST(Locale, DecimalCommasChangeNothing) {
  const std::vector<Override> change{parse_set("e_p=triangular(0.25, 0.75, 1.5)"), parse_set("fill=0.925")};
  const std::string text = to_toml(read_scenario("ukraine-baseline", shipped, change));
  const double persons = read_country(shipped, "ukraine").population.at(2024).sum();
  const UnderCommas commas;
  EXPECT_EQ(to_toml(read_scenario("ukraine-baseline", shipped, change)), text);
  EXPECT_EQ(read_country(shipped, "ukraine").population.at(2024).sum(), persons);
}

}  // namespace
}  // namespace muster
