#include "muster/ensemble/future_series.hpp"

#include <algorithm>
#include <cassert>

namespace muster {
namespace {

constexpr std::size_t lanes = lane_count;

}  // namespace

void FutureSeries::begin_draw(std::size_t series) {
  if (places_.size() < series * stride) places_.resize(series * stride);
  sums_.assign(series, 0);
}

void FutureSeries::next_futures(std::span<const bool> which) {
  assert(which.size() <= lanes && has_room_for(which.size()));
  first_ = futures_;
  futures_ += which.size();
  which_.fill(false);
  std::ranges::copy(which, which_.begin());
  whole_ = std::ranges::find(which_, false) == which_.end();
}

void FutureSeries::put_rows(std::size_t first_series, const detail::SeriesRows& rows) {
  if (whole_) {
    kernels_->place(rows, &places_[first_series * stride + first_], stride, &sums_[first_series]);
    return;
  }
  for (std::size_t row = 0; row < rows.rows; ++row) put_some_lanes(first_series + row, rows.values + row * rows.apart);
}

void FutureSeries::put_some_lanes(std::size_t series, const double* values) {
  LogHistogram::Place* places = &places_[series * stride + first_];
  for (std::size_t i = 0; first_ + i < futures_; ++i) {
    places[i] = which_[i] ? LogHistogram::place_of(values[i]) : LogHistogram::nowhere;
    if (which_[i]) sums_[series] += values[i];
  }
}

void FutureSeries::put(std::size_t series, double value) {
  std::array<double, lanes> values;
  values.fill(value);
  put_lanes(series, values.data());
}

void FutureSeries::leave_out() {
  which_.fill(false);
  whole_ = false;
  for (std::size_t series = 0; series < sums_.size(); ++series) put(series, 0);
}

void FutureSeries::count(std::vector<LogHistogram>& histograms) {
  constexpr std::size_t ahead = 4;  // thousands of series in turn: each is far from the caches when its turn comes
  std::array<detail::PlaceEnds, ahead> ends;
  const std::size_t all = futures_ == 0 ? 0 : histograms.size();
  for (std::size_t series = 0; series < all + ahead; ++series) {
    detail::PlaceEnds& own = ends[series % ahead];  // until now those of the series that is counted next
    if (series >= ahead && series - ahead < all)
      histograms[series - ahead].add(places_of(series - ahead), own.least, own.greatest, &late_);
    if (series + ahead < all) __builtin_prefetch(&histograms[series + ahead], 1);
    if (series >= all) continue;
    const std::span<const LogHistogram::Place> places = places_of(series);
    own = kernels_->ends(places.data(), places.size());
    histograms[series].expect(places, own.least, own.greatest);
  }
  late_.settle();
  futures_ = 0;
}

}  // namespace muster
