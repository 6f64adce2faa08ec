#include "muster/ensemble/scenario_keys.hpp"

#include "muster/core/file.hpp"
#include "muster/core/toml.hpp"
#include "muster/ensemble/scenario_read.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace muster {
namespace {

using ::testing::HasSubstr;

/// The value of a dotted key in @p root; null when it is not there.
const TomlNode* value_at(const TomlNode& root, const std::string& key) {
  const std::size_t dot = key.find('.');
  const TomlNode* node = root.find(key.substr(0, dot));
  return dot == std::string::npos || node == nullptr ? node : value_at(*node, key.substr(dot + 1));
}

TEST(ScenarioKeys, TheDocumentedDefaultsAreThoseOfTheProgram) {
  const TomlNode resolved = parse_toml(to_toml(Scenario{}), "resolved");
  int compared = 0;
  for (const SettingKey& key : setting_keys()) {
    if (key.fallback.empty()) continue;
    const TomlNode* actual = value_at(resolved, std::string(key.key));
    ASSERT_NE(actual, nullptr) << key.key;
    const TomlNode documented = parse_toml("value = " + std::string(key.fallback), "table of keys");
    EXPECT_EQ(describe(*actual), describe(*documented.find("value"))) << key.key;
    ++compared;
  }
  EXPECT_GE(compared, 30);
}

TEST(ScenarioKeys, NoKeyStandsTwice) {
  std::set<std::string> seen;
  for (const SettingKey& key : setting_keys()) EXPECT_TRUE(seen.emplace(key.key).second) << key.key;
  for (const InputKey& key : input_keys()) EXPECT_TRUE(seen.insert(key.key()).second) << key.key();
}

TEST(ScenarioKeys, RangesAreWrittenInWords) {
  EXPECT_EQ((Allowed{0, 1}).words(), "0 to 1");
  EXPECT_EQ((Allowed{0, 1, true}).words(), "above 0 to 1");
  EXPECT_EQ(Allowed{0}.words(), "at least 0");
  EXPECT_EQ(Allowed{}.words(), "any number");
  EXPECT_EQ((Allowed{-std::numeric_limits<double>::infinity(), 15}).words(), "at most 15");
  EXPECT_FALSE((Allowed{0, 1, true}).holds(0));
  EXPECT_TRUE((Allowed{0, 1, true}).holds(1));
}

TEST(ScenarioKeys, ThePageIsThatOfTheTable) {
  const std::string page = read_text(std::string(MUSTER_SOURCE_DIR) + "/docs/reference/scenario-keys.md");
  EXPECT_THAT(page, ::testing::EndsWith(keys_as_markdown())) << "make it anew: muster list --keys";
}

// What the debate proposes to change, each under the key that changes it.
TEST(ScenarioKeys, LeversAreThePoliciesAndWhatAGovernmentSets) {
  std::set<std::string> names;
  for (const Lever& lever : levers()) {
    EXPECT_TRUE(names.insert(lever.key).second) << lever.key << " stands twice";
    EXPECT_FALSE(lever.allowed.empty()) << lever.key;
    EXPECT_FALSE(lever.help.empty()) << lever.key;
  }
  EXPECT_THAT(names, ::testing::IsSupersetOf(
                         {"policy.pay.w_t", "policy.pay.rule", "policy.pay.grid", "policy.conscription.call_up_share",
                          "policy.conscription.call_up_share_women", "policy.conscription.term", "inputs.women_open",
                          "inputs.min_enlist_age", "inputs.max_enlist_age", "inputs.training_places",
                          "policy.reserve.reserve_by_law", "inputs.refresher_share", "inputs.b_peace",
                          "policy.aid.form", "inputs.aid_years", "inputs.aid_total", "inputs.domestic_share",
                          "policy.force.cap", "policy.force.hold_years"}));
  EXPECT_FALSE(names.contains("inputs.fit")) << "no government sets fitness";
}

}  // namespace
}  // namespace muster
