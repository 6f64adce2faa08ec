#pragma once

#include <string>

#include "muster/results/reader.hpp"

namespace muster {

/// numbers.tex: the run's numbers as LaTeX macros, so that a paper never types one.
///
/// \musterP{800000} the probability that the scenario's own definition holds, \musterPLow and \musterPHigh the ends of
/// its 90% parameter interval, \musterPInterval both, \musterPFifty the 50% one, \musterPSimulation the simulation
/// error, \musterPFinal and \musterPEvery the two definitions by name, \musterPFrequency "67 of 100".
/// Keys: 800000; 250000+275000 for the reserve that the scenario counts, 250000+275000:ready and :enrolled for each;
/// 300000-400000 for a band. \musterM{50} a quantile in percent (or mean) of the maximum sustainable force in thousand,
/// \musterMPersons{50} in persons. \musterDraws, \musterFutures, \musterSeed, \musterRun, \musterVersion,
/// \musterScenario. An unknown key stops LaTeX with a message that names it.
[[nodiscard]] std::string numbers_latex(const Results& results);

}  // namespace muster
