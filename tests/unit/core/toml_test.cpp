#include "muster/core/toml.hpp"

#include "muster/core/problems.hpp"

#include <gtest/gtest.h>

namespace muster {
namespace {

TEST(Toml, KeepsTheOrderAndThePlacesOfTheFile) {
  const TomlNode root = parse_toml("zulu = 1\n[alpha]\nyankee = 'x'\nbravo = [1.5, true]\n", "a.toml");
  ASSERT_EQ(root.entries.size(), 2u);
  EXPECT_EQ(root.entries[0].key, "zulu");
  EXPECT_EQ(root.find("zulu")->integer, 1);
  const TomlNode* alpha = root.find("alpha");
  ASSERT_NE(alpha, nullptr);
  EXPECT_EQ(alpha->entries[0].key, "yankee");
  EXPECT_EQ(alpha->entries[0].value.origin.place(), "a.toml:3");
  EXPECT_EQ(alpha->find("bravo")->items[1].origin.line, 4);
  EXPECT_EQ(alpha->find("charlie"), nullptr);
}

TEST(Toml, SaysWhatAValueIs) {
  const TomlNode root = parse_toml("a = 'x'\nb = 2\nc = 0.5\nd = false\ne = 2026-01-01\nf = []\n[g]\n", "a.toml");
  EXPECT_EQ(describe(*root.find("a")), "\"x\"");
  EXPECT_EQ(describe(*root.find("b")), "2");
  EXPECT_EQ(describe(*root.find("c")), "0.5");
  EXPECT_EQ(describe(*root.find("d")), "false");
  EXPECT_EQ(describe(*root.find("e")), "2026-01-01 (a date)");
  EXPECT_EQ(describe(*root.find("f")), "a list");
  EXPECT_EQ(describe(*root.find("g")), "a table");
}

TEST(Toml, NamesTheLineThatIsNotToml) {
  try {
    (void)parse_toml("a = 1\nb = = 2\n", "a.toml");
    FAIL() << "nothing was thrown";
  } catch (const InvalidInput& error) {
    EXPECT_EQ(std::string(error.what()).rfind("a.toml:2: not TOML 1.0 (", 0), 0u) << error.what();
  }
}

TEST(Toml, QuotesATextSoThatItReadsBack) {
  const std::string odd = "tab\t, \"quotes\", back\\slash,\nline \x01\x7f é";
  EXPECT_EQ(parse_toml("a = " + toml_quoted(odd), "a.toml").find("a")->text, odd);
}

TEST(Problems, ThrowsEverythingFoundInOneGo) {
  Problems problems;
  EXPECT_NO_THROW(problems.raise());
  problems.add("{} is wrong", 1);
  EXPECT_FALSE(problems.gather([] { throw InvalidInput("2 is wrong"); }));
  EXPECT_TRUE(problems.gather([] {}));
  try {
    problems.raise();
    FAIL() << "nothing was thrown";
  } catch (const InvalidInput& error) {
    EXPECT_STREQ(error.what(), "1 is wrong\n2 is wrong");
  }
}

}  // namespace
}  // namespace muster
