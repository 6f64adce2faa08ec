#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "muster/results/reader.hpp"

namespace muster {

/// A rectangle on a page [pt]; y grows downwards.
struct Box {
  double left = 0, top = 0, right = 0, bottom = 0;

  [[nodiscard]] double width() const { return right - left; }
  [[nodiscard]] double height() const { return bottom - top; }
  friend bool operator==(const Box&, const Box&) = default;
};

/// A piece of text as it lies on the page, measured with the metrics of Liberation Sans.
struct TextBox {
  std::string text;
  Box box;
  double size = 0;  ///< [pt]
};

/// One drawing of a figure at one width.
struct Drawing {
  double width_mm = 0, height_mm = 0;
  std::string svg;  ///< stands alone; ids in it begin with the figure's name and width, so several share a page
  std::vector<TextBox> texts;  ///< where every word lies, so that nothing need be rendered to see whether it fits
};

/// A figure with everything that is written for it.
///
/// In every SVG each shape carries its colour as presentation attributes and as a class, so that a page may restyle it:
/// `f-NAME` what is filled, `s-NAME` what is stroked, NAME one of black blue vermillion green pink orange sky yellow
/// band90 band50 guide field white; all text is `f-black`; the white ground is `paper`. Dark text stands only on light
/// fills. The root carries `data-plot="left top right bottom"` [pt], `data-x="low high"` and `data-y="low high"` of the
/// main axes in the units of the axis (thousands where it says so).
struct Figure {
  std::string id;                 ///< "F1"
  std::string name;               ///< "exceedance"; the files are fig-exceedance.*
  std::string title_sentence;     ///< what the figure is
  std::string description;        ///< one sentence with the main numbers, also in the SVG's <desc>
  std::string caption;            ///< names every mark; last line: draws, futures, simulation error, run, seed, version
  std::string csv;                ///< exactly the plotted numbers
  std::string gnuplot;            ///< redraws the figure from fig-NAME.csv in the same folder
  std::vector<Drawing> drawings;  ///< for print, widest first
  Drawing page_wide;              ///< for the HTML page, from 820 px on
  Drawing page_narrow;            ///< for a telephone: text of 11 px at a width of 360 px
};

/// How figures look.
enum class FigureStyle { paper, slides };

/// A target as it is asked for: without a reserve, any that asks for so many active.
struct AskedTarget {
  double active = 0;              ///< [persons]
  std::optional<double> reserve;  ///< [persons]
};

/// Which figures to make and how.
struct FigureOptions {
  std::vector<std::string> wanted;            ///< ids or names; empty means every figure the run has the numbers for
  std::vector<double> widths_mm = {180, 88};  ///< of the drawings for print
  FigureStyle style = FigureStyle::paper;
  std::optional<AskedTarget> target = {};  ///< of the figures that show one (F6, F9, F14); else each figure's own
};

/// Makes the figures, in the order F1, F2, ... From several results: comparison figures too, the first being the base.
/// @throws InvalidInput if a wanted figure is unknown or the results lack its numbers or the asked target
[[nodiscard]] std::vector<Figure> make_figures(std::span<const Results> results, const FigureOptions& options);

}  // namespace muster
