// Whether a history is whole, and how much of its newest session is there.
#pragma once

#include <filesystem>
#include <string>

#include "tests/history/acknowledged.hpp"

namespace knead::history {

struct Found {
  std::string wrong;    ///< empty: nothing
  Acknowledged newest;  ///< what is there of the newest session
};

/// Opens it as kneadd does, looks at every page, index and reference, and at every session: only
/// the newest may have no end, and each says as many seconds of massage as it has traces, for both
/// were written in one transaction.
[[nodiscard]] Found look_at(const std::filesystem::path& path, std::int64_t person);

/// What is missing of what was told to be kept; empty: nothing.
[[nodiscard]] std::string missing(const Acknowledged& told, const Acknowledged& found);

}  // namespace knead::history
