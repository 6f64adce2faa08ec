#pragma once

namespace muster {

/// Pay held at w_t; raised after a year below fill up; or the best of a grid with hindsight.
enum class PayRule { fixed, reactive, best };

/// The ratios tried by the pay rule `best`: low, low + step, ... up to high.
struct PayGrid {
  double low = 0.9, high = 2.2, step = 0.1;
};

}  // namespace muster
