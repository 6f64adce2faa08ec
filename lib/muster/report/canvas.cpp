#include "muster/report/canvas.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace muster {
namespace {

constexpr double points_per_mm = 72 / 25.4;

struct Colour {
  std::string_view name, hex;
};

/// In the order of Ink. Okabe and Ito (2008), Color Universal Design, and two tints of its blue.
constexpr Colour colours[] = {
    {"black", "#000000"},  {"blue", "#0072B2"},   {"vermillion", "#D55E00"}, {"green", "#009E73"},
    {"pink", "#CC79A7"},   {"orange", "#E69F00"}, {"sky", "#56B4E9"},        {"yellow", "#F0E442"},
    {"band90", "#C9DFEE"}, {"band50", "#8DBDDD"}, {"guide", "#595959"},      {"field", "#EEEEEE"},
    {"white", "#FFFFFF"},
};

std::string_view name_of(Ink ink) { return colours[static_cast<std::size_t>(ink)].name; }

/// Two decimals, and never "-0.00".
std::string two_decimals(double value) {
  const double rounded = std::round(value * 100) / 100;
  return fmt::format("{:.2f}", rounded == 0 ? 0.0 : rounded);
}

std::string fill_attributes(Ink ink) { return fmt::format(R"(class="f-{}" fill="{}")", name_of(ink), hex(ink)); }

}  // namespace

std::string_view hex(Ink ink) { return colours[static_cast<std::size_t>(ink)].hex; }

std::string ramp_hex(double share) {
  constexpr double stops[5][3] = {{0, 34, 78}, {67, 78, 108}, {125, 124, 120}, {188, 175, 111}, {254, 232, 56}};
  const double place = 4 * std::clamp(share, 0.0, 1.0);
  const auto below = std::min<std::size_t>(3, static_cast<std::size_t>(place));
  const double rest = place - static_cast<double>(below);
  std::string colour = "#";
  for (std::size_t k = 0; k < 3; ++k) {
    colour += fmt::format("{:02X}", std::lround(stops[below][k] + rest * (stops[below + 1][k] - stops[below][k])));
  }
  return colour;
}

double Page::width() const { return width_mm * points_per_mm / magnification; }
double Page::height() const { return height_mm * points_per_mm / magnification; }

std::string xml_text(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '&')
      escaped += "&amp;";
    else if (c == '<')
      escaped += "&lt;";
    else if (c == '>')
      escaped += "&gt;";
    else if (c == '"')
      escaped += "&quot;";
    else if (c == '\'')
      escaped += "&#39;";
    else if (static_cast<unsigned char>(c) >= 0x20)
      escaped += c;  // XML 1.0 has no other control characters
    else if (c == '\n' || c == '\t')
      escaped += ' ';
  }
  return escaped;
}

Box text_box(Point at, std::string_view text, const TextStyle& style) {
  const double width = text_width(text, text_size, style.weight);
  const double before = style.anchor == Anchor::start ? 0 : style.anchor == Anchor::middle ? width / 2 : width;
  const double up = text_ascent * text_size, down = text_descent * text_size;
  if (style.turn == Turn::upwards) return {at.x - up, at.y - width + before, at.x + down, at.y + before};
  return {at.x - before, at.y - up, at.x - before + width, at.y + down};
}

std::string Canvas::length(double value) const { return two_decimals(value * page_.magnification); }

std::string Canvas::x_y(Point point) const { return length(point.x) + ' ' + length(point.y); }

std::string Canvas::path_data(std::span<const Point> points) const {
  std::string data;
  for (const Point& point : points) {
    data += data.empty() ? 'M' : 'L';
    data += x_y(point);
  }
  return data;
}

std::string Canvas::pen_attributes(const Pen& pen) const {
  std::string attributes = fmt::format(R"(class="s-{}" fill="none" stroke="{}" stroke-width="{}")", name_of(pen.ink),
                                       hex(pen.ink), length(pen.width));
  if (!pen.dash.empty()) {
    std::string dash;
    for (const double part : pen.dash) {
      if (!dash.empty()) dash += ' ';
      dash += length(part);
    }
    attributes += fmt::format(R"( stroke-dasharray="{}")", dash);
  }
  return attributes;
}

void Canvas::line(Point from, Point to, const Pen& pen) {
  const Point ends[] = {from, to};
  polyline(ends, pen);
}

void Canvas::polyline(std::span<const Point> points, const Pen& pen) {
  body_ += fmt::format("<path {} d=\"{}\"/>\n", pen_attributes(pen), path_data(points));
}

void Canvas::area(std::span<const Point> outline, Ink fill) {
  body_ += fmt::format("<path {} d=\"{}Z\"/>\n", fill_attributes(fill), path_data(outline));
}

void Canvas::rectangle(const Box& box, Ink fill) {
  body_ += fmt::format("<rect {} x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>\n", fill_attributes(fill),
                       length(box.left), length(box.top), length(box.width()), length(box.height()));
}

void Canvas::cell(const Box& box, double share) {
  body_ += fmt::format("<rect fill=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>\n", ramp_hex(share),
                       length(box.left), length(box.top), length(box.width()), length(box.height()));
}

void Canvas::text(Point at, std::string_view text, const TextStyle& style) {
  if (text.empty()) return;
  constexpr std::string_view anchors[] = {"", R"( text-anchor="middle")", R"( text-anchor="end")"};
  const auto anchor = anchors[static_cast<std::size_t>(style.anchor)];
  const std::string_view weight = style.weight == Weight::bold ? R"( font-weight="bold")" : "";
  const std::string turn = style.turn == Turn::upwards ? " transform=\"rotate(-90 " + x_y(at) + ")\"" : std::string();
  body_ += fmt::format("<text {} x=\"{}\" y=\"{}\"{}{}{}>{}</text>\n", fill_attributes(Ink::black), length(at.x),
                       length(at.y), anchor, weight, turn, xml_text(text));
  Box box = text_box(at, text, style);
  for (double* side : {&box.left, &box.top, &box.right, &box.bottom}) *side *= page_.magnification;
  texts_.push_back({std::string(text), box, text_size * page_.magnification});
}

namespace {

std::vector<Point> corners(Marker marker, Point c, double r) {
  if (marker == Marker::triangle)
    return {{c.x, c.y - 1.2 * r}, {c.x + 1.1 * r, c.y + 0.8 * r}, {c.x - 1.1 * r, c.y + 0.8 * r}};
  if (marker == Marker::diamond || marker == Marker::open_diamond) {
    return {{c.x, c.y - 1.3 * r}, {c.x + 1.3 * r, c.y}, {c.x, c.y + 1.3 * r}, {c.x - 1.3 * r, c.y}};
  }
  const double h = 0.9 * r;
  return {{c.x - h, c.y - h}, {c.x + h, c.y - h}, {c.x + h, c.y + h}, {c.x - h, c.y + h}};
}

}  // namespace

void Canvas::marker(Point centre, Marker marker, Ink ink, double radius) {
  const bool open = marker == Marker::open_dot || marker == Marker::open_square || marker == Marker::open_diamond;
  if (marker == Marker::cross) {
    line({centre.x - radius, centre.y - radius}, {centre.x + radius, centre.y + radius}, {ink, 1, {}});
    line({centre.x - radius, centre.y + radius}, {centre.x + radius, centre.y - radius}, {ink, 1, {}});
    return;
  }
  const std::string paint = open ? fmt::format(R"(class="f-white s-{}" fill="#FFFFFF" stroke="{}" stroke-width="{}")",
                                               name_of(ink), hex(ink), length(0.8))
                                 : fill_attributes(ink);
  if (marker == Marker::dot || marker == Marker::open_dot) {
    body_ += fmt::format("<circle {} cx=\"{}\" cy=\"{}\" r=\"{}\"/>\n", paint, length(centre.x), length(centre.y),
                         length(radius));
    return;
  }
  body_ += fmt::format("<path {} d=\"{}Z\"/>\n", paint, path_data(corners(marker, centre, radius)));
}

Drawing Canvas::finish(const SvgHead& head) const {
  const std::string id = fmt::format("{}-{}", head.name, std::lround(page_.width_mm));
  const std::string width = length(page_.width()), height = length(page_.height());
  std::string svg = fmt::format(
      R"(<svg xmlns="http://www.w3.org/2000/svg" width="{}mm" height="{}mm" viewBox="0 0 {} {}" role="img" )"
      R"(aria-labelledby="{}-title {}-desc" font-family="'Liberation Sans',Arial,Helvetica,sans-serif" font-size="{}")",
      two_decimals(page_.width_mm), two_decimals(page_.height_mm), width, height, id, id, length(text_size));
  svg += fmt::format(R"( data-plot="{} {} {} {}" data-x="{} {}" data-y="{} {}" stroke-linejoin="round">)",
                     length(plot_.box.left), length(plot_.box.top), length(plot_.box.right), length(plot_.box.bottom),
                     plot_.x_low, plot_.x_high, plot_.y_low, plot_.y_high);
  svg += fmt::format("\n<title id=\"{}-title\">{}</title>\n<desc id=\"{}-desc\">{}</desc>\n", id, xml_text(head.title),
                     id, xml_text(head.description));
  svg += fmt::format("<rect class=\"paper\" fill=\"#FFFFFF\" width=\"{}\" height=\"{}\"/>\n", width, height);
  svg += body_ + "</svg>\n";
  return {page_.width_mm, page_.height_mm, std::move(svg), texts_};
}

}  // namespace muster
