#include "muster/validation/history.hpp"

#include "muster/core/require.hpp"
#include "unit/validation/support.hpp"

#include <gmock/gmock.h>

namespace muster {
namespace {

using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

const std::string header =
    "iso3,year,tfr,e0_female,e0_male,net_migration_thousand,births_thousand,deaths_thousand,population_1jan_thousand\n";

DemographicHistory parse(const std::string& rows) {
  return demographic_history(parse_csv(header + rows, "history.csv"), {"HKG"});
}

TEST(DemographicHistory, TakesThousandsAsPersonsAndAveragesTheSexes) {
  const auto history =
      parse("AAA,2000,2,80,70,1.5,10,9,1000\nHKG,2000,1,80,80,1,1,1,1\nAAA,2001,2.1,81,71,-2,10,9,1002.5\n");
  EXPECT_EQ(history.countries, std::vector<std::string>{"AAA"});
  EXPECT_EQ(history.e0(0, 1), 76);
  EXPECT_EQ(history.net_migration(0, 0), 1500);
  EXPECT_EQ(history.population(0, 1), 1002500);
  EXPECT_EQ(history.end_year(), 2002);
  EXPECT_EQ(history.population_at_end()[0], 1001500);
}

TEST(DemographicHistory, BeforeHoldsNoYearFromTheOriginOn) {
  const auto all = validation_test::world_history();
  const auto early = all.before(1990);
  EXPECT_EQ(early.end_year(), 1990);
  EXPECT_EQ(early.tfr.cols(), 40);
  EXPECT_EQ(early.tfr(3, 39), all.tfr(3, 39));
  EXPECT_EQ(early.population.cols(), 40);
}

// The balance of the last year must give the next 1 January of the file (to 0.2 thousand, Ukraine 1989 apart).
TEST(DemographicHistory, PopulationAtTheEndIsTheNextFirstOfJanuary) {
  const auto all = validation_test::world_history();
  const Eigen::ArrayXd end = all.before(2000).population_at_end();
  EXPECT_LT((end - all.population.col(2000 - all.first_year)).abs().maxCoeff(), 250);
}

TEST(DemographicHistory, FaultsAreNamed) {
  EXPECT_THAT([] { (void)parse("AAA,2000,2,80,70,1,1,1,1\nAAA,2000,2,80,70,1,1,1,1\n"); },
              ThrowsMessage<InvalidInput>(HasSubstr("AAA 2000 stands twice")));
  EXPECT_THAT([] { (void)parse("AAA,2000,2,80,70,1,1,1,1\nBBB,2001,2,80,70,1,1,1,1\n"); },
              ThrowsMessage<InvalidInput>(HasSubstr("AAA has no row for 2001")));
  EXPECT_THAT([] { (void)parse(""); }, ThrowsMessage<InvalidInput>(HasSubstr("there are no rows")));
  const auto history = validation_test::world_history();
  EXPECT_THAT([&] { (void)history.before(1950); },
              ThrowsMessage<InvalidInput>(HasSubstr("choose a year in 1951 to 2024")));
  EXPECT_THAT([&] { (void)history.row("FIM"); }, ThrowsMessage<InvalidInput>(HasSubstr("did you mean \"FIN\"?")));
}

}  // namespace
}  // namespace muster
