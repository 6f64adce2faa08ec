#include "muster/report/figure_files.hpp"

#include <fmt/format.h>
#include <tbb/parallel_for_each.h>

#include <cmath>
#include <fstream>
#include <stdexcept>
#include <vector>

namespace muster {
namespace {

void write_text(const std::filesystem::path& file, std::string_view text) {
  std::ofstream out(file, std::ios::binary);
  out << text;
  out.close();
  if (!out) throw std::runtime_error(fmt::format("{}: cannot be written", file.string()));
}

std::string_view extension(DrawingFormat format) {
  constexpr std::string_view extensions[] = {"svg", "pdf", "png", "eps"};
  return extensions[static_cast<std::size_t>(format)];
}

/// One file to be drawn.
struct Task {
  const Drawing* drawing;
  DrawingFormat format;
  std::filesystem::path file;
};

std::vector<Task> drawing_tasks(std::span<const Figure> figures, const std::filesystem::path& folder,
                                const FigureFiles& files) {
  std::vector<Task> tasks;
  for (const Figure& figure : figures) {
    for (const Drawing& drawing : figure.drawings) {
      const bool first = &drawing == &figure.drawings.front();
      const std::string width = first ? "" : fmt::format("-{}mm", std::lround(drawing.width_mm));
      for (const DrawingFormat format : files.drawings) {
        tasks.push_back({&drawing, format, folder / fmt::format("fig-{}{}.{}", figure.name, width, extension(format))});
      }
    }
  }
  return tasks;
}

}  // namespace

void write_figures(std::span<const Figure> figures, const std::filesystem::path& folder, const FigureFiles& files) {
  for (const Figure& figure : figures) {
    write_text(folder / fmt::format("fig-{}.csv", figure.name), figure.csv);
    write_text(folder / fmt::format("fig-{}.gp", figure.name), figure.gnuplot);
    write_text(folder / fmt::format("fig-{}.txt", figure.name), figure.caption);
  }
  const auto tasks = drawing_tasks(figures, folder, files);
  tbb::parallel_for_each(tasks.begin(), tasks.end(), [&files](const Task& task) {
    if (task.format == DrawingFormat::svg)
      write_text(task.file, task.drawing->svg);
    else
      render(*task.drawing, task.format, task.file, files);
  });
}

}  // namespace muster
