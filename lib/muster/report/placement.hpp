#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "muster/report/canvas.hpp"

namespace muster {

/// Moves intervals along a line so that none overlap, as little as possible in the least-squares sense and in order.
/// @param wanted  centres, rising
/// @param sizes   lengths; the same number
/// @param low     lower end of the line; nothing begins before it
/// @param high    upper end; nothing ends after it
/// @return the centres; nothing where the sizes do not fit in the line
/// Source: Ayer et al. (1955), Ann. Math. Statist. 26, pool adjacent violators.
[[nodiscard]] std::optional<std::vector<double>> spread(std::span<const double> wanted, std::span<const double> sizes,
                                                        double low, double high);

/// What a label must not cover.
class Obstacles {
 public:
  void add(const Box& box) { boxes_.push_back(box); }
  void add_line(std::span<const Point> points);  ///< a polyline, as thin boxes along it

  /// Whether @p box is free of all.
  [[nodiscard]] bool free(const Box& box) const;

 private:
  std::vector<Box> boxes_;
};

[[nodiscard]] bool overlap(const Box& a, const Box& b);

/// The place for a box of that size inside @p room that covers no obstacle: the one closest to the top right corner.
/// @return nothing where there is none
[[nodiscard]] std::optional<Box> free_place(const Box& room, double width, double height, const Obstacles& obstacles);

/// What the outer panels of a grid need more than the others, so that the plots are equal [pt].
struct OuterRoom {
  double beside = 0;  ///< for the vertical axis' title, in the first column
  double below = 0;   ///< for the horizontal axis' title, in the lowest panel of each column
};

/// Boxes for that many panels of equal size, row by row, gaps between them.
/// @param panels  > 0
[[nodiscard]] std::vector<Box> panel_grid(const Box& room, std::size_t panels, std::size_t most_columns,
                                          const OuterRoom& outer);

/// A label for the end of a line.
struct EndLabel {
  double y = 0;  ///< where its line ends [pt]
  std::string text;
};

/// Writes labels in a column right of @p x, spread so that none overlap, each joined to its line by a leader where it
/// moved. Labels for which there is no room share the last line: "and N more".
/// @param top, bottom  the ends of the column [pt]
void draw_end_labels(Canvas& canvas, double x, std::vector<EndLabel> labels, double top, double bottom);

/// Width to keep free for the column of end labels, leaders included [pt].
[[nodiscard]] double end_labels_width(std::span<const EndLabel> labels);

/// A label above the plot for a guide at @p x [pt].
struct TopLabel {
  double x = 0;
  std::string text;
};

/// Height of the row of labels above a plot: one line where they fit side by side, else as tall as the longest, turned.
[[nodiscard]] double top_labels_height(std::span<const TopLabel> labels, double left, double right);

/// Writes labels above the plot with leaders to their guides, which end at @p bottom. Those that do not fit even turned
/// are left out, every second first.
void draw_top_labels(Canvas& canvas, std::vector<TopLabel> labels, double left, double right, double bottom);

/// One entry of a key: what is drawn beside the word.
struct KeyItem {
  enum class Kind { line, area, marker };
  Kind kind = Kind::line;
  std::string text;
  Pen pen = {};
  Ink ink = Ink::black;
  Marker marker = Marker::dot;
};

/// Draws the key in rows from the top left of @p where, as many as it takes. @return the height it took [pt]
double draw_key(Canvas& canvas, Point top_left, double width, std::span<const KeyItem> items);

/// The height that draw_key will take [pt].
[[nodiscard]] double key_height(double width, std::span<const KeyItem> items);

}  // namespace muster
