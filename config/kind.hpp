// What kind of file a TOML file is. Every file says so itself, with the version of the keys that it
// uses: `schema_version = 1` and `kind = "chair"`.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "config/errors.hpp"

namespace knead::config {

inline constexpr int kSchemaVersion = 1;

enum class Kind : std::uint8_t {
  chair,
  linux,
  daemon,
  programme,
  calibration,
  body,
  scenario,
  answers
};
inline constexpr std::array kAllKinds{Kind::chair,     Kind::linux,       Kind::daemon,
                                      Kind::programme, Kind::calibration, Kind::body,
                                      Kind::scenario,  Kind::answers};

[[nodiscard]] constexpr std::string_view name(Kind kind) {
  switch (kind) {
    case Kind::chair:
      return "chair";
    case Kind::linux:
      return "linux";
    case Kind::daemon:
      return "daemon";
    case Kind::programme:
      return "programme";
    case Kind::calibration:
      return "calibration";
    case Kind::body:
      return "body";
    case Kind::scenario:
      return "scenario";
    case Kind::answers:
      return "answers";
  }
  return "?";
}

struct Checked {
  Kind kind{};
  std::string summary;  ///< one line for people: what the file holds
};

/// Reads any of the files as the program that needs it would, and says what it holds.
[[nodiscard]] Loaded<Checked> check_file(const std::filesystem::path& path);

}  // namespace knead::config
