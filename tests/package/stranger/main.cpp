// Another project's program on the installed library: reads the installed country pack and speaks of its men.
#include <cstdio>

#include "all_headers.hpp"

int main() {
  try {
    const muster::Country country = muster::read_country(MUSTER_DATA_DIR, "ukraine");
    const muster::BySex& people = country.population.at(2022);
    std::printf("%s: %s persons on 1 January 2022\n", country.name.c_str(), muster::shortest(people.sum()).c_str());
    muster::require(false, "a stranger's {} (wrong); write another", "input");
  } catch (const muster::InvalidInput& error) {
    std::printf("%s\n", error.what());
    return 0;
  }
  return 1;
}
