#include "config/load.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "config/nearest_name.hpp"

namespace knead::config {

namespace {

const std::vector<std::string>& kind_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    all.reserve(kAllKinds.size());
    for (Kind kind : kAllKinds) all.emplace_back(name(kind));
    return all;
  }();
  return names;
}

tl::expected<Kind, Error> read_kind(const Source& source) {
  const std::string all = fmt::format("one of {}", fmt::join(kind_names(), ", "));
  const toml::node* node = source.root.get("kind");
  if (node == nullptr) {
    return failure(ErrorCode::missing, source.file + ":1:1",
                   mistake("kind", "is missing", all, "add kind = \"chair\" or what it is"));
  }
  const std::string place = source.place(node->source());
  if (!node->is_string()) {
    return failure(ErrorCode::wrong_type, place,
                   mistake("kind", "is not a text", all, "write kind = \"chair\" or what it is"));
  }
  const std::string& given = **node->as_string();
  const auto found = std::ranges::find(kAllKinds, given, [](Kind k) { return name(k); });
  if (found == kAllKinds.end()) {
    const auto nearest = nearest_name(given, kind_names());
    return failure(
        ErrorCode::out_of_range, place,
        mistake("kind", fmt::format("\"{}\" is not known", given), all,
                nearest ? fmt::format("did you mean \"{}\"?", *nearest) : "choose one of these"));
  }
  return *found;
}

tl::expected<void, Error> read_version(const Source& source) {
  const std::string allowed = fmt::format("{}", kSchemaVersion);
  const toml::node* node = source.root.get("schema_version");
  if (node == nullptr) {
    return failure(
        ErrorCode::missing, source.file + ":1:1",
        mistake("schema_version", "is missing", allowed, "add schema_version = " + allowed));
  }
  const std::string place = source.place(node->source());
  if (!node->is_integer()) {
    return failure(ErrorCode::wrong_type, place,
                   mistake("schema_version", "is not a whole number", allowed,
                           "write schema_version = " + allowed));
  }
  const std::int64_t version = **node->as_integer();
  if (version != kSchemaVersion) {
    return failure(
        ErrorCode::wrong_version, place,
        mistake("schema_version",
                fmt::format("{} is a version that this program does not read", version), allowed,
                "CHANGELOG.md says what changed between versions: bring the file to this one"));
  }
  return {};
}

}  // namespace

std::span<const std::string> head_keys() {
  static const std::vector<std::string> keys{"schema_version", "kind"};
  return keys;
}

Loaded<Kind> read_head(const Source& source, std::optional<Kind> wanted) {
  Errors errors;
  if (auto version = read_version(source); !version) {
    errors.push_back(version.error());
  }
  auto kind = read_kind(source);
  if (!kind) {
    errors.push_back(kind.error());
  } else if (wanted && *kind != *wanted) {
    errors.push_back(
        {ErrorCode::inconsistent, source.place(source.root.get("kind")->source()),
         mistake("kind", fmt::format("this is a {} file", name(*kind)),
                 fmt::format("\"{}\" here", name(*wanted)), "give the path of the other file")});
  }
  if (!errors.empty()) {
    return tl::unexpected(std::move(errors));
  }
  return *kind;
}

}  // namespace knead::config
