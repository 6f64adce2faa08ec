#pragma once

#include <filesystem>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "muster/report/figure.hpp"

namespace muster {

/// The kinds of files in which a drawing is written.
enum class DrawingFormat { svg, pdf, png, eps };

/// What is written of a figure.
struct FigureFiles {
  std::set<DrawingFormat> drawings = {DrawingFormat::svg, DrawingFormat::pdf, DrawingFormat::png};
  std::string created;  ///< the run's start, UTC ISO 8601: the creation date in PDF, so that same runs give same bytes
  double dots_per_inch = 600;  ///< of PNG
};

/// Writes fig-NAME.{svg,pdf,png,eps} (the widest drawing; the others are fig-NAME-88mm.*), .csv, .gp and .txt into
/// @p folder, drawings on two threads or more.
/// @throws std::runtime_error if a file cannot be written or a drawing cannot be rendered
void write_figures(std::span<const Figure> figures, const std::filesystem::path& folder, const FigureFiles& files);

/// How wide this machine draws words, over how wide they were measured: 1 where Liberation Sans, or a font of its
/// metrics, is installed. Elsewhere PDF, PNG and EPS have words that may touch; the SVG is the same.
[[nodiscard]] double drawn_over_measured();

/// Renders one drawing to a file, text kept as text with its font embedded in PDF and EPS.
/// @throws std::runtime_error if librsvg or cairo refuses
void render(const Drawing& drawing, DrawingFormat format, const std::filesystem::path& file, const FigureFiles& files);

}  // namespace muster
