#include <cmath>

double grown(double rate) { return std::exp(rate); }
