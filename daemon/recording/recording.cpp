#include "daemon/recording/recording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <iterator>
#include <optional>
#include <system_error>

namespace knead::recording {

namespace {

constexpr int kSchemaVersion = 1;
/// A rate above this is a mistake of the file, not a recording of a body (assumed).
constexpr double kRateMax_hz = 1e6;

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::optional<double> number(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0.0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

class Parser {
 public:
  explicit Parser(std::string_view file) : file_(file) {}

  Result<Recording> parse(std::string_view text) {
    while (!text.empty()) {
      const auto end = text.find('\n');
      ++line_;
      if (Result<void> taken = take(text.substr(0, end)); !taken) {
        return tl::unexpected(std::move(taken.error()));
      }
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return finished();
  }

 private:
  Result<void> take(std::string_view line) {
    const std::string_view content = trimmed(line);
    if (content.empty()) return {};
    if (content.starts_with('#')) return take_comment(content.substr(1));
    if (recording_.columns.empty()) return take_header(content);
    return take_row(line);
  }

  Result<void> take_comment(std::string_view comment) {
    const auto colon = comment.find(':');
    if (colon == std::string_view::npos) return {};
    const std::string_view key = trimmed(comment.substr(0, colon));
    const std::string_view value = trimmed(comment.substr(colon + 1));
    if (key == "rate_hz") {
      const std::optional<double> rate = number(value);
      if (!rate || !(*rate > 0.0) || *rate > kRateMax_hz) {
        return wrong(ErrorCode::out_of_range, 1,
                     fmt::format("rate_hz: '{}' is not a rate. Write samples a second as a plain "
                                 "number, as in '# rate_hz: 2000'.",
                                 value));
      }
      recording_.rate = Hertz(*rate);
    } else if (key == "unit") {
      recording_.unit = std::string(value);
    } else if (key == "note") {
      recording_.notes.emplace_back(value);
    } else if (key == "schema_version" && number(value) != kSchemaVersion) {
      return wrong(ErrorCode::wrong_version, 1,
                   fmt::format("schema_version: this program reads version {}, the file says '{}'. "
                               "Export it again as version {}.",
                               kSchemaVersion, value, kSchemaVersion));
    }
    return {};
  }

  Result<void> take_header(std::string_view header) {
    if (recording_.rate <= Hertz(0.0)) {
      return wrong(ErrorCode::missing, 1,
                   "rate_hz: missing. Put a line '# rate_hz: 2000' (samples a second) before the "
                   "header line.");
    }
    if (recording_.unit.empty()) {
      return wrong(
          ErrorCode::missing, 1,
          "unit: missing. Put a line '# unit: V' (or mV, uV, adc counts) before the header "
          "line.");
    }
    if (number(trimmed(header.substr(0, header.find(','))))) {
      return wrong(ErrorCode::missing, 1,
                   "header: missing. Put a line with the names of the columns before the samples.");
    }
    std::size_t at = 0;
    while (at <= header.size()) {
      const std::size_t comma = std::min(header.find(',', at), header.size());
      recording_.columns.push_back({std::string(trimmed(header.substr(at, comma - at))), {}});
      at = comma + 1;
    }
    return {};
  }

  Result<void> take_row(std::string_view row) {
    std::size_t at = 0;
    for (std::size_t i = 0; i < recording_.columns.size(); ++i) {
      if (at > row.size()) {
        return ragged(row);
      }
      const std::size_t comma = std::min(row.find(',', at), row.size());
      const std::string_view cell = trimmed(row.substr(at, comma - at));
      const std::optional<double> value = number(cell);
      if (!value || !std::isfinite(*value)) {
        return wrong(ErrorCode::wrong_type, at + 1,
                     fmt::format("{}: '{}' is not a finite number. Cut the recording there or fill "
                                 "the gap; a missing sample cannot be guessed.",
                                 recording_.columns[i].name, cell));
      }
      recording_.columns[i].samples.push_back(*value);
      at = comma + 1;
    }
    return at > row.size() ? Result<void>{} : ragged(row);
  }

  Result<void> ragged(std::string_view row) const {
    const auto cells = 1 + std::count(row.begin(), row.end(), ',');
    return wrong(
        ErrorCode::inconsistent, row.size() + 1,
        fmt::format("row: {} values under {} names. Every row must be as wide as the header.",
                    cells, recording_.columns.size()));
  }

  Result<Recording> finished() {
    ++line_;
    if (recording_.columns.empty()) {
      return tl::unexpected(
          wrong(ErrorCode::missing, 1,
                "header: missing. The file holds no line with the names of its columns.")
              .error());
    }
    if (recording_.columns.front().samples.empty()) {
      return tl::unexpected(
          wrong(ErrorCode::missing, 1, "samples: missing. No row follows the header line.")
              .error());
    }
    return std::move(recording_);
  }

  Result<void> wrong(ErrorCode code, std::size_t column, std::string text) const {
    return failure(code, fmt::format("{}:{}:{}", file_, line_, column), std::move(text));
  }

  std::string file_;
  std::size_t line_ = 0;
  Recording recording_;
};

}  // namespace

Result<Recording> read_recording(const std::filesystem::path& file) {
  std::error_code status;
  if (std::filesystem::is_directory(file, status)) {
    return failure(ErrorCode::io, file.string(), "is a folder; name a file in it");
  }
  std::ifstream stream(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  if (!stream) {
    return failure(ErrorCode::io, file.string(),
                   "cannot be read. Check the path and its permissions.");
  }
  return parse_recording(text, file.string());
}

Result<Recording> parse_recording(std::string_view text, std::string_view file) {
  return Parser(file).parse(text);
}

}  // namespace knead::recording
