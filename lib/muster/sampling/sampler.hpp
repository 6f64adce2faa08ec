#pragma once

namespace muster {

/// How the draws of the inputs are spread over the unit cube.
enum class Sampler {
  random,           ///< independent uniforms
  latin_hypercube,  ///< one draw in every stratum of every input; the number of draws is fixed
  sobol             ///< Sobol points with Owen scrambling
};

}  // namespace muster
