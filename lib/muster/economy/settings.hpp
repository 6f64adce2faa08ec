#pragma once

namespace muster {

/// How aid runs out; `drawn` is one of the first three, once per draw.
enum class AidForm { decay, period, amount, none, drawn };

}  // namespace muster
