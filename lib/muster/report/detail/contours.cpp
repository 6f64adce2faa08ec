#include "muster/report/detail/contours.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace muster::detail {
namespace {

struct Segment {
  Point from, to;
};

struct Corner {
  Point place;
  double value = 0;
};

/// Where the level is crossed between two corners.
std::optional<Point> crossing(const Corner& a, const Corner& b, double level) {
  if ((a.value >= level) == (b.value >= level)) return std::nullopt;
  const double share = (level - a.value) / (b.value - a.value);
  return Point{a.place.x + share * (b.place.x - a.place.x), a.place.y + share * (b.place.y - a.place.y)};
}

void add_square(std::vector<Segment>& segments, const std::array<Corner, 4>& corners, double level) {
  std::vector<Point> ends;
  for (std::size_t k = 0; k < 4; ++k) {
    if (const auto point = crossing(corners[k], corners[(k + 1) % 4], level)) ends.push_back(*point);
  }
  if (ends.size() == 2) segments.push_back({ends[0], ends[1]});
  if (ends.size() != 4) return;
  const double mean = (corners[0].value + corners[1].value + corners[2].value + corners[3].value) / 4;
  const bool with_next = (mean >= level) == (corners[0].value >= level);
  segments.push_back(with_next ? Segment{ends[0], ends[1]} : Segment{ends[3], ends[0]});
  segments.push_back(with_next ? Segment{ends[2], ends[3]} : Segment{ends[1], ends[2]});
}

bool same(Point a, Point b) { return std::abs(a.x - b.x) < 1e-6 && std::abs(a.y - b.y) < 1e-6; }

/// The end of a segment that goes on from @p end; the segment is taken out.
std::optional<Point> next_point(std::vector<Segment>& segments, Point end) {
  for (auto segment = segments.begin(); segment != segments.end(); ++segment) {
    const bool forwards = same(segment->from, end);
    if (!forwards && !same(segment->to, end)) continue;
    const Point next = forwards ? segment->to : segment->from;
    segments.erase(segment);
    return next;
  }
  return std::nullopt;
}

}  // namespace

std::vector<std::vector<Point>> contour_lines(const Field& field, double level) {
  std::vector<Segment> segments;
  for (std::size_t row = 0; row + 1 < field.y.size(); ++row) {
    for (std::size_t column = 0; column + 1 < field.x.size(); ++column) {
      const auto corner = [&](std::size_t c, std::size_t r) {
        return Corner{{field.x[c], field.y[r]}, field.at(c, r)};
      };
      add_square(segments,
                 {corner(column, row), corner(column + 1, row), corner(column + 1, row + 1), corner(column, row + 1)},
                 level);
    }
  }
  std::vector<std::vector<Point>> lines;
  while (!segments.empty()) {
    std::vector<Point> line{segments.back().from, segments.back().to};
    segments.pop_back();
    while (const auto next = next_point(segments, line.back())) line.push_back(*next);
    std::ranges::reverse(line);
    while (const auto next = next_point(segments, line.back())) line.push_back(*next);
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace muster::detail
