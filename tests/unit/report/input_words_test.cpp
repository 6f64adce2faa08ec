#include "muster/report/input_words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "muster/ensemble/scenario_keys.hpp"

namespace muster {
namespace {

TEST(InputWords, EveryInputOfTheModelHasItsOwn) {
  std::set<std::string> seen;
  for (const InputKey& key : input_keys()) {
    const std::string words = input_words(key.name);
    EXPECT_NE(words, key.name);
    EXPECT_TRUE(seen.insert(words).second) << words << " names two inputs";
  }
}

TEST(InputWords, EveryAssumptionAmongTheKeysHasWords) {
  for (const SettingKey& key : setting_keys()) {
    const bool assumption = key.key == "level" || key.key.starts_with("sustained.") ||
                            key.key.starts_with("population.") || key.key.starts_with("policy.");
    if (assumption) {
      EXPECT_NE(key_words(key.key), key.key);
    }
  }
}

TEST(InputWords, ReadsAKeyWithItsTables) {
  EXPECT_EQ(input_words("w_t"), "pay over the average wage");
  EXPECT_EQ(input_words("policy.pay.w_t"), "pay over the average wage");
  EXPECT_EQ(key_words("sustained.definition"), "what counts as sustained");
  EXPECT_EQ(key_words("policy.pay.w_t"), "pay over the average wage");
}

TEST(InputWords, LeavesANameItDoesNotKnow) {
  EXPECT_EQ(input_words("morale"), "morale");
  EXPECT_EQ(key_words("inputs.morale"), "morale");
  EXPECT_EQ(key_words("decision.holding"), "decision.holding");
}

TEST(InputWords, RewritesASentenceOfScenarioDiscovery) {
  EXPECT_EQ(sentence_in_words("300,000 is sustained with propensity (enlistment rate at w_ref) above 0.008 and b_peace "
                              "(own defence budget in the long run) above 5 % of GDP."),
            "300,000 is sustained with enlistment rate above 0.008 and own defence budget in peace above 5 % of GDP.");
  EXPECT_EQ(sentence_in_words("nothing to say"), "nothing to say");
}

}  // namespace
}  // namespace muster
