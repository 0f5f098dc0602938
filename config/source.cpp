#include "config/source.hpp"

#include <fmt/format.h>

#include <fstream>
#include <sstream>
#include <system_error>
#include <utility>

namespace knead::config {

namespace {

/// Far more than any file that a person edits; refuses a device or a recording given by mistake.
constexpr std::uintmax_t kLargestFile = 1U << 20U;

std::string place_of(const std::string& file, const toml::source_region& where) {
  return fmt::format("{}:{}:{}", file, where.begin.line, where.begin.column);
}

Error unreadable(const std::string& file, ErrorCode code, std::string_view what,
                 std::string_view cure) {
  return {code, file + ":1:1", mistake("file", what, "", cure)};
}

Error parse_mistake(const std::string& file, const toml::parse_error& error) {
  const std::string_view description = error.description();
  const bool twice = description.find("redefine") != std::string_view::npos;
  return {twice ? ErrorCode::duplicate : ErrorCode::syntax, place_of(file, error.source()),
          mistake(twice ? "duplicate" : "syntax", description,
                  twice ? "each key and table once" : "TOML 1.0",
                  twice ? "keep one of the two; the rest of the file was not read"
                        : "mend this line first; the rest of the file was not read")};
}

}  // namespace

std::string Source::place(const toml::source_region& where) const { return place_of(file, where); }

Loaded<FileText> read_text(const std::filesystem::path& path) {
  const std::string file = path.string();
  std::error_code status;
  if (std::filesystem::is_directory(path, status)) {
    return tl::unexpected(
        Errors{unreadable(file, ErrorCode::io, "is a folder", "name a file in it")});
  }
  if (!std::filesystem::is_regular_file(path, status)) {
    return tl::unexpected(
        Errors{unreadable(file, ErrorCode::not_found, "there is no such file", "check the path")});
  }
  if (std::filesystem::file_size(path, status) > kLargestFile) {
    return tl::unexpected(Errors{unreadable(file, ErrorCode::out_of_range, "is larger than 1 MiB",
                                            "give a configuration file")});
  }
  std::ifstream stream(path, std::ios::binary);
  std::stringstream text;
  text << stream.rdbuf();
  if (!stream) {
    return tl::unexpected(Errors{
        unreadable(file, ErrorCode::io, "cannot be read", "give this user the right to read it")});
  }
  return FileText{file, std::move(text).str()};
}

Loaded<Source> parse_source(const FileText& file) {
  try {
    return Source{file.path, toml::parse(file.text, file.path)};
  } catch (const toml::parse_error& error) {
    return tl::unexpected(Errors{parse_mistake(file.path, error)});
  }
}

Loaded<Source> open_source(const std::filesystem::path& path) {
  return read_text(path).and_then(parse_source);
}

}  // namespace knead::config
