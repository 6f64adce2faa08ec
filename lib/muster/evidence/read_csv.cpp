#include "muster/evidence/read_csv.hpp"

#include "muster/core/file.hpp"
#include "muster/core/problems.hpp"

#include <algorithm>
#include <cstring>

namespace muster {
namespace {

/// Length of the UTF-8 character that begins at @p at; 0 when it is not one. Source: RFC 3629, section 4.
std::size_t character_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(i < text.size() ? text[i] : 0); };
  const auto follows = [&](std::size_t i, unsigned least = 0x80, unsigned greatest = 0xbf) {
    return byte(i) >= least && byte(i) <= greatest;
  };
  const unsigned first = byte(at);
  if (first < 0x80) return 1;
  if (first >= 0xc2 && first <= 0xdf) return follows(at + 1) ? 2 : 0;
  if (first >= 0xe0 && first <= 0xef) {
    const bool second = follows(at + 1, first == 0xe0 ? 0xa0 : 0x80, first == 0xed ? 0x9f : 0xbf);
    return second && follows(at + 2) ? 3 : 0;
  }
  if (first < 0xf0 || first > 0xf4) return 0;
  const bool second = follows(at + 1, first == 0xf0 ? 0x90 : 0x80, first == 0xf4 ? 0x8f : 0xbf);
  return second && follows(at + 2) && follows(at + 3) ? 4 : 0;
}

void require_utf8(std::string_view text, const std::string& file) {
  int line = 1;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = character_length(text, at);
    require(length > 0,
            "{}:{}: found a byte that is not UTF-8 (the file was saved in another encoding); save it as UTF-8", file,
            line);
    line += text[at] == '\n';
    at += length;
  }
}

/// Walks over the text once. Quoted cells are unescaped in place: they only get shorter.
class Scanner {
 public:
  Scanner(char* begin, char* end, const std::string& file) : at_(begin), end_(end), file_(file) {}

  [[nodiscard]] bool finished() const { return at_ == end_; }
  [[nodiscard]] int line() const { return line_; }

  /// The cells of the next row; none for an empty line.
  void next_row(std::vector<std::string_view>& row) {
    row.clear();
    if (end_of_line()) return;
    do {
      row.push_back(at_ != end_ && *at_ == '"' ? quoted() : plain());
    } while (comma());
    require(end_of_line() || finished(),
            "{}:{}: found \"{}\" behind a closing quote (a cell ends there); double a quote inside a cell", file_,
            line_, *at_);
  }

 private:
  bool comma() {
    if (at_ == end_ || *at_ != ',') return false;
    ++at_;
    return true;
  }

  bool end_of_line() {
    if (at_ != end_ && *at_ == '\r' && at_ + 1 != end_ && at_[1] == '\n') ++at_;
    if (at_ == end_ || *at_ != '\n') return false;
    ++at_;
    ++line_;
    return true;
  }

  std::string_view plain() {
    char* const begin = at_;
    while (at_ != end_ && *at_ != ',' && *at_ != '\n') ++at_;
    char* last = at_;
    if (last != begin && last[-1] == '\r' && (at_ == end_ || *at_ == '\n')) --last;
    const std::string_view cell(begin, static_cast<std::size_t>(last - begin));
    require(cell.find('"') == std::string_view::npos,
            "{}:{}: found a quote inside {} (only a cell wholly in quotes may hold one); put the cell in quotes and "
            "double it",
            file_, line_, cell);
    return cell;
  }

  std::string_view quoted() {
    const int opened = line_;
    char* const begin = ++at_;
    char* write = begin;
    while (true) {
      require(at_ != end_, "{}:{}: a quote is opened and never closed (the file ends first); close it", file_, opened);
      if (*at_ == '"') {
        if (at_ + 1 == end_ || at_[1] != '"') break;
        ++at_;
      }
      line_ += *at_ == '\n';
      *write++ = *at_++;
    }
    ++at_;
    return {begin, static_cast<std::size_t>(write - begin)};
  }

  char* at_;
  char* end_;
  const std::string& file_;
  int line_ = 1;
};

void require_header(const std::vector<std::string>& columns, const std::string& file) {
  require(!columns.empty(), "{}:1: the file is empty (a header row is needed); write one", file);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    require(std::find(columns.begin(), columns.begin() + static_cast<std::ptrdiff_t>(i), columns[i]) ==
                columns.begin() + static_cast<std::ptrdiff_t>(i),
            "{}:1: {}: the column stands twice in the header; name each column once", file, columns[i]);
  }
}

}  // namespace

CsvTable parse_csv(std::string_view text, const std::string& file) {
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);  // the mark some spreadsheets put first
  require_utf8(text, file);
  auto bytes = std::make_unique<char[]>(text.size() + 1);
  std::memcpy(bytes.get(), text.data(), text.size());
  Scanner scanner(bytes.get(), bytes.get() + text.size(), file);
  std::vector<std::string_view> row;
  if (!scanner.finished()) scanner.next_row(row);
  const std::vector<std::string> columns(row.begin(), row.end());
  require_header(columns, file);

  std::vector<std::string_view> cells;
  std::vector<int> lines;
  Problems problems;
  while (!scanner.finished()) {
    const int line = scanner.line();
    scanner.next_row(row);
    if (row.empty()) continue;
    if (row.size() != columns.size()) {
      problems.add("{}:{}: found {} cells (the header names {}); write one for each column", file, line, row.size(),
                   columns.size());
      continue;
    }
    cells.insert(cells.end(), row.begin(), row.end());
    lines.push_back(line);
  }
  problems.raise();
  return {file, std::move(bytes), columns, std::move(cells), std::move(lines)};
}

CsvTable read_csv(const std::filesystem::path& file) { return parse_csv(read_text(file), file.string()); }

}  // namespace muster
