#include "muster/report/placement.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace muster {
namespace {

constexpr double leader_length = 9;
constexpr Ink leader_ink = Ink::guide;
constexpr double half_text = 0.26 * 1.34 * text_size;  // from the middle of a line of digits to its baseline

/// Intervals that stand shoulder to shoulder.
struct Block {
  double centre_sum = 0;  ///< of the wanted places of the block's start
  double size = 0;
  int count = 0;
  [[nodiscard]] double start() const { return centre_sum / count; }
};

}  // namespace

std::optional<std::vector<double>> spread(std::span<const double> wanted, std::span<const double> sizes, double low,
                                          double high) {
  const double total = std::accumulate(sizes.begin(), sizes.end(), 0.0);
  if (total > high - low + 1e-9) return std::nullopt;
  std::vector<Block> blocks;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    blocks.push_back({wanted[i] - sizes[i] / 2, sizes[i], 1});
    while (blocks.size() > 1) {
      const Block last = blocks.back();
      Block& before = blocks[blocks.size() - 2];
      if (before.start() + before.size <= last.start()) break;
      before.centre_sum += last.centre_sum - last.count * before.size;
      before.size += last.size;
      before.count += last.count;
      blocks.pop_back();
    }
  }
  std::vector<double> centres;
  double from = low, left = total;
  for (const Block& block : blocks) {
    double start = std::clamp(block.start(), from, high - left);
    for (int k = 0; k < block.count; ++k) {
      const double size = sizes[centres.size()];
      centres.push_back(start + size / 2);
      start += size;
    }
    from = start;
    left -= block.size;
  }
  return centres;
}

bool overlap(const Box& a, const Box& b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

void Obstacles::add_line(std::span<const Point> points) {
  constexpr double half = 0.8;
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    const Point a = points[i], b = points[i + 1];
    const double longest = std::max(std::abs(b.x - a.x), std::abs(b.y - a.y));
    const int pieces = std::max(1, static_cast<int>(std::ceil(longest / 4)));
    for (int k = 0; k < pieces; ++k) {
      const auto along = [&](int n) {
        const double share = static_cast<double>(n) / pieces;
        return Point{a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)};
      };
      const Point from = along(k), to = along(k + 1);
      add({std::min(from.x, to.x) - half, std::min(from.y, to.y) - half, std::max(from.x, to.x) + half,
           std::max(from.y, to.y) + half});
    }
  }
}

bool Obstacles::free(const Box& box) const {
  return std::ranges::none_of(boxes_, [&](const Box& other) { return overlap(box, other); });
}

std::optional<Box> free_place(const Box& room, double width, double height, const Obstacles& obstacles) {
  constexpr double step = 2;
  for (double top = room.top; top + height <= room.bottom; top += step) {
    for (double left = room.right - width; left >= room.left; left -= step) {
      const Box box{left, top, left + width, top + height};
      if (obstacles.free(box)) return box;
    }
  }
  return std::nullopt;
}

double end_labels_width(std::span<const EndLabel> labels) {
  double width = 0;
  for (const EndLabel& label : labels) width = std::max(width, text_width(label.text, text_size));
  return labels.empty() ? 0 : leader_length + 2 + width + 1;
}

std::vector<Box> panel_grid(const Box& room, std::size_t panels, std::size_t most_columns, const OuterRoom& outer) {
  constexpr double gap_beside = 6, gap_below = 3;
  const std::size_t across = std::min(most_columns, panels), down = (panels + across - 1) / across;
  const auto share = [](double length, double gap, std::size_t count) {
    return (length - gap * static_cast<double>(count - 1)) / static_cast<double>(count);
  };
  const double width = share(room.width() - outer.beside, gap_beside, across);
  const double height = share(room.height() - outer.below, gap_below, down);
  std::vector<Box> boxes;
  for (std::size_t i = 0; i < panels; ++i) {
    const std::size_t rows_above = i / across;
    const auto row = static_cast<double>(rows_above), column = static_cast<double>(i % across);
    const double left = room.left + outer.beside + (width + gap_beside) * column;
    const double top = room.top + (height + gap_below) * row;
    boxes.push_back({i % across == 0 ? room.left : left, top, left + width,
                     top + height + (i + across >= panels ? outer.below : 0)});
  }
  return boxes;
}

void draw_end_labels(Canvas& canvas, double x, std::vector<EndLabel> labels, double top, double bottom) {
  std::ranges::stable_sort(labels, {}, &EndLabel::y);
  const auto most = static_cast<std::size_t>(std::max(1.0, std::floor((bottom - top) / line_height)));
  if (labels.size() > most) {
    const std::size_t left_out = labels.size() - most + 1;
    labels.resize(most - 1);
    labels.push_back({bottom, fmt::format("and {} more", left_out)});
  }
  std::vector<double> wanted;
  for (const EndLabel& label : labels) wanted.push_back(label.y);
  const std::vector<double> sizes(labels.size(), line_height);
  const auto places =
      spread(wanted, sizes, top, std::max(bottom, top + line_height * static_cast<double>(labels.size())));
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const double place = places->at(i);
    canvas.line({x + 1, labels[i].y}, {x + leader_length, place}, {leader_ink, 0.5, {}});
    canvas.text({x + leader_length + 2, place + half_text}, labels[i].text);
  }
}

namespace {

constexpr double top_gap = 4;     // between neighbours
constexpr double top_leader = 6;  // from the plot up to the label

std::vector<double> widths_of(std::span<const TopLabel> labels) {
  std::vector<double> widths;
  for (const TopLabel& label : labels) widths.push_back(text_width(label.text, text_size) + top_gap);
  return widths;
}

bool fit_side_by_side(std::span<const TopLabel> labels, double left, double right) {
  const auto widths = widths_of(labels);
  return std::accumulate(widths.begin(), widths.end(), 0.0) <= right - left;
}

}  // namespace

double top_labels_height(std::span<const TopLabel> labels, double left, double right) {
  if (labels.empty()) return 0;
  if (fit_side_by_side(labels, left, right)) return line_height + top_leader;
  double longest = 0;
  for (const TopLabel& label : labels) longest = std::max(longest, text_width(label.text, text_size));
  return longest + top_leader + 2;
}

void draw_top_labels(Canvas& canvas, std::vector<TopLabel> labels, double left, double right, double bottom) {
  std::ranges::stable_sort(labels, {}, &TopLabel::x);
  const bool level = fit_side_by_side(labels, left, right);
  while (!level && static_cast<double>(labels.size()) * line_height > right - left) {
    std::vector<TopLabel> kept;
    for (std::size_t i = 0; i < labels.size(); i += 2) kept.push_back(labels[i]);
    labels = std::move(kept);
  }
  std::vector<double> wanted;
  for (const TopLabel& label : labels) wanted.push_back(label.x);
  const auto sizes = level ? widths_of(labels) : std::vector<double>(labels.size(), line_height);
  const auto places = spread(wanted, sizes, left, right);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const double place = places->at(i);
    canvas.line({labels[i].x, bottom}, {place, bottom - top_leader + 1}, {leader_ink, 0.5, {}});
    if (level) {
      canvas.text({place, bottom - top_leader - text_descent * text_size}, labels[i].text, {Anchor::middle});
    } else {
      canvas.text({place + half_text, bottom - top_leader}, labels[i].text, {Anchor::start, Turn::upwards});
    }
  }
}

namespace {

constexpr double swatch = 12, swatch_gap = 3, item_gap = 10;

double item_width(const KeyItem& item) { return swatch + swatch_gap + text_width(item.text, text_size); }

void draw_swatch(Canvas& canvas, double left, double middle, const KeyItem& item) {
  if (item.kind == KeyItem::Kind::area) canvas.rectangle({left, middle - 2.8, left + swatch, middle + 2.8}, item.ink);
  if (item.kind == KeyItem::Kind::line) canvas.line({left, middle}, {left + swatch, middle}, item.pen);
  if (item.kind == KeyItem::Kind::marker) canvas.marker({left + swatch / 2, middle}, item.marker, item.ink);
}

template <class Visit>
double lay_out_key(double width, std::span<const KeyItem> items, Visit visit) {
  double x = 0, y = 0;
  for (const KeyItem& item : items) {
    const double needed = item_width(item);
    if (x > 0 && x + needed > width) {
      x = 0;
      y += line_height;
    }
    visit(item, x, y);
    x += needed + item_gap;
  }
  return items.empty() ? 0 : y + line_height;
}

}  // namespace

double key_height(double width, std::span<const KeyItem> items) {
  return lay_out_key(width, items, [](const KeyItem&, double, double) {});
}

double draw_key(Canvas& canvas, Point top_left, double width, std::span<const KeyItem> items) {
  return lay_out_key(width, items, [&](const KeyItem& item, double x, double y) {
    const double left = top_left.x + x, middle = top_left.y + y + line_height / 2;
    draw_swatch(canvas, left, middle, item);
    const double room = top_left.x + width - left - swatch - swatch_gap;
    canvas.text({left + swatch + swatch_gap, middle + half_text}, shortened(item.text, room, text_size));
  });
}

}  // namespace muster
