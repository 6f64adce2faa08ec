#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "muster/report/figure.hpp"
#include "muster/report/text_metrics.hpp"

namespace muster {

struct Point {
  double x = 0, y = 0;
};

/// The colours of the house; every pair of neighbours differs in grey as well, or by its label.
enum class Ink {
  black,
  blue,
  vermillion,
  green,
  pink,
  orange,
  sky,
  yellow,
  band90,
  band50,
  guide,
  field,
  white,
};

/// How a line is drawn; nothing is thinner than 0.5 pt.
struct Pen {
  Ink ink = Ink::black;
  double width = 1;               ///< [pt]
  std::vector<double> dash = {};  ///< lengths of dashes and gaps in turn [pt]; empty is solid
};

enum class Marker { dot, open_dot, square, open_square, triangle, diamond, open_diamond, cross };

enum class Anchor { start, middle, end };
enum class Turn { level, upwards };  ///< upwards: reads from bottom to top

struct TextStyle {
  Anchor anchor = Anchor::start;
  Turn turn = Turn::level;
  Weight weight = Weight::regular;
};

inline constexpr double text_size = 7;      ///< [pt]; no text is smaller
inline constexpr double line_height = 8.6;  ///< [pt] from baseline to baseline
inline constexpr double axis_width = 0.5;   ///< [pt]

/// The page of one drawing. Coordinates are points of a paper figure; a slide shows the same in larger points.
struct Page {
  double width_mm = 180, height_mm = 90;
  double magnification = 1;  ///< points on the page to a point of the drawing

  [[nodiscard]] double width() const;   ///< [pt of the drawing]
  [[nodiscard]] double height() const;  ///< [pt of the drawing]
};

/// What an SVG says of itself.
struct SvgHead {
  std::string name;         ///< the figure's; ids begin with it
  std::string title;        ///< <title>
  std::string description;  ///< <desc>
};

/// Where the main axes lie and what they span, for a script that draws on top.
struct PlotArea {
  Box box;
  double x_low = 0, x_high = 1, y_low = 0, y_high = 1;
};

/// Collects shapes in the order they are painted, and where each text lies.
class Canvas {
 public:
  explicit Canvas(Page page) : page_(page) {}

  [[nodiscard]] const Page& page() const { return page_; }
  [[nodiscard]] const std::vector<TextBox>& texts() const { return texts_; }

  void line(Point from, Point to, const Pen& pen);
  void polyline(std::span<const Point> points, const Pen& pen);
  void area(std::span<const Point> outline, Ink fill);
  void rectangle(const Box& box, Ink fill);
  /// Paints @p box with the colour that stands for @p share in [0, 1]: dark blue for 0, light yellow for 1.
  void cell(const Box& box, double share);
  void marker(Point centre, Marker marker, Ink ink, double radius = 2);
  /// Writes @p text with its baseline at @p at; all text is black.
  void text(Point at, std::string_view text, const TextStyle& style = {});

  void plot_area(const PlotArea& area) { plot_ = area; }

  /// The whole drawing. Coordinates have two decimals; text stays text.
  [[nodiscard]] Drawing finish(const SvgHead& head) const;

 private:
  [[nodiscard]] std::string x_y(Point point) const;
  [[nodiscard]] std::string length(double value) const;
  [[nodiscard]] std::string path_data(std::span<const Point> points) const;
  [[nodiscard]] std::string pen_attributes(const Pen& pen) const;

  Page page_;
  PlotArea plot_;
  std::string body_;
  std::vector<TextBox> texts_;
};

/// The rectangle that a text fills [pt].
[[nodiscard]] Box text_box(Point at, std::string_view text, const TextStyle& style = {});

/// Text with the five signs of XML escaped, and control characters left out.
[[nodiscard]] std::string xml_text(std::string_view text);

/// The colour of a share in [0, 1] on a ramp from dark blue to light yellow whose lightness only rises, as "#00224E".
/// Source: Nuñez, Anderton and Renslow (2018), PLoS ONE 13(7), cividis; straight between five of its colours.
[[nodiscard]] std::string ramp_hex(double share);

/// "#0072B2" and the like.
[[nodiscard]] std::string_view hex(Ink ink);

}  // namespace muster
