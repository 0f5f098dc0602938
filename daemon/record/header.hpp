// What a recording says of itself and of the controller in it: the configuration files as they
// stood, and who recorded. Not real-time.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "config/file_set.hpp"
#include "control/types/result.hpp"
#include "knead/v1/recording.pb.h"

namespace knead::record {

/// Of the program that records.
struct Origin {
  std::string program_version;
  std::string made_by;           ///< "kneadd --chair sim"
  std::string note{};            ///< for people: seed, programme, why it was kept
  std::int64_t made_unix_s = 0;  ///< 0 in virtual time
};

/// The commit that this program was built from, with "-dirty" when its tree had changes; "unknown"
/// outside of a checkout.
[[nodiscard]] std::string_view this_commit();

[[nodiscard]] v1::RecordingHeader make_header(const config::FileSet& files, const Origin& origin);

/// The configuration files in the header.
[[nodiscard]] config::FileSet files_of(const v1::RecordingHeader& header);

/// The controller that the header describes. Errors: wrong_version, missing, and each mistake that
/// this program finds in the files: they were right for the program that recorded, so the cure is
/// that one.
[[nodiscard]] config::Loaded<config::ControllerSetup> controller_of(
    const v1::RecordingHeader& header);

}  // namespace knead::record
