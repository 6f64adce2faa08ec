#include <cairo-pdf.h>
#include <cairo-ps.h>
#include <cairo.h>
#include <fmt/format.h>
#include <librsvg/rsvg.h>

#include <cmath>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>

#include "muster/report/figure_files.hpp"
#include "muster/report/text_metrics.hpp"

namespace muster {
namespace {

constexpr double mm_per_inch = 25.4, points_per_inch = 72;

template <auto Release>
struct Releaser {
  template <class T>
  void operator()(T* object) const {
    Release(object);
  }
};
using Surface = std::unique_ptr<cairo_surface_t, Releaser<cairo_surface_destroy>>;
using Context = std::unique_ptr<cairo_t, Releaser<cairo_destroy>>;
using Handle = std::unique_ptr<RsvgHandle, Releaser<g_object_unref>>;

void check(cairo_status_t status, const std::filesystem::path& file) {
  if (status == CAIRO_STATUS_SUCCESS) return;
  throw std::runtime_error(fmt::format("{}: cannot be written ({})", file.string(), cairo_status_to_string(status)));
}

Handle parse(const Drawing& drawing, const std::filesystem::path& file) {
  GError* error = nullptr;
  const auto* bytes = reinterpret_cast<const guint8*>(drawing.svg.data());
  Handle handle(rsvg_handle_new_from_data(bytes, drawing.svg.size(), &error));
  if (handle) return handle;
  const std::string reason = error != nullptr ? error->message : "unknown";
  g_clear_error(&error);
  throw std::runtime_error(fmt::format("{}: librsvg cannot read the drawing ({})", file.string(), reason));
}

void draw(RsvgHandle* svg, cairo_surface_t* surface, double width, double height, const std::filesystem::path& file) {
  const Context context(cairo_create(surface));
  const RsvgRectangle page{0, 0, width, height};
  GError* error = nullptr;
  if (!rsvg_handle_render_document(svg, context.get(), &page, &error)) {
    const std::string reason = error != nullptr ? error->message : "unknown";
    g_clear_error(&error);
    throw std::runtime_error(fmt::format("{}: librsvg cannot render the drawing ({})", file.string(), reason));
  }
  cairo_show_page(context.get());
  check(cairo_status(context.get()), file);
}

Surface vector_surface(const Drawing& drawing, DrawingFormat format, const std::filesystem::path& file,
                       const FigureFiles& files) {
  const double width = drawing.width_mm / mm_per_inch * points_per_inch;
  const double height = drawing.height_mm / mm_per_inch * points_per_inch;
  if (format == DrawingFormat::eps) {
    Surface surface(cairo_ps_surface_create(file.c_str(), width, height));
    cairo_ps_surface_set_eps(surface.get(), 1);
    return surface;
  }
  Surface surface(cairo_pdf_surface_create(file.c_str(), width, height));
  if (!files.created.empty()) {
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, files.created.c_str());
  }
  return surface;
}

void render_png(RsvgHandle* svg, const Drawing& drawing, const std::filesystem::path& file, double dots_per_inch) {
  const int width = static_cast<int>(std::lround(drawing.width_mm / mm_per_inch * dots_per_inch));
  const int height = static_cast<int>(std::lround(drawing.height_mm / mm_per_inch * dots_per_inch));
  const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height));
  check(cairo_surface_status(surface.get()), file);
  draw(svg, surface.get(), width, height, file);
  check(cairo_surface_write_to_png(surface.get(), file.c_str()), file);
}

/// Puts the run's date where cairo wrote the clock's, so that the same run gives the same bytes.
void date_eps(const std::filesystem::path& file, const std::string& created) {
  std::ifstream in(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  in.close();
  constexpr std::string_view field = "%%CreationDate: ";
  const auto start = text.find(field);
  if (start == std::string::npos || created.empty()) return;
  const auto from = start + field.size(), end = text.find('\n', from);
  text.replace(from, end - from, created);
  std::ofstream out(file, std::ios::binary);
  out << text;
  out.close();
  if (!out) throw std::runtime_error(fmt::format("{}: cannot be written; is the disk full?", file.string()));
}

/// Width of the words in that family, or in what stands for it [per unit of size].
double drawn_width(const char* family, const char* words) {
  const Surface surface(cairo_recording_surface_create(CAIRO_CONTENT_ALPHA, nullptr));
  const Context context(cairo_create(surface.get()));
  cairo_select_font_face(context.get(), family, CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size(context.get(), 1000);
  cairo_text_extents_t extents;
  cairo_text_extents(context.get(), words, &extents);
  return extents.x_advance / 1000;
}

}  // namespace

double drawn_over_measured() {
  constexpr const char* words = "Probability that at least 1,234,567 are sustained";
  const double measured = text_width(words, 1);
  double nearest = 0;
  for (const char* family : {"Liberation Sans", "Arial", "Helvetica"}) {
    const double drawn = drawn_width(family, words) / measured;
    if (std::abs(drawn - 1) < std::abs(nearest - 1)) nearest = drawn;
  }
  return nearest;
}

void render(const Drawing& drawing, DrawingFormat format, const std::filesystem::path& file, const FigureFiles& files) {
  const Handle svg = parse(drawing, file);
  if (format == DrawingFormat::png) {
    render_png(svg.get(), drawing, file, files.dots_per_inch);
    return;
  }
  const Surface surface = vector_surface(drawing, format, file, files);
  check(cairo_surface_status(surface.get()), file);
  draw(svg.get(), surface.get(), drawing.width_mm / mm_per_inch * points_per_inch,
       drawing.height_mm / mm_per_inch * points_per_inch, file);
  cairo_surface_finish(surface.get());
  check(cairo_surface_status(surface.get()), file);
  if (format == DrawingFormat::eps) date_eps(file, files.created);
}

}  // namespace muster
