// The chair's state and its programmes as a few lines for people; and as one line for a log.
#pragma once

#include <string>
#include <string_view>

#include "control/types/snapshot.hpp"
#include "knead/v1/care.pb.h"
#include "knead/v1/hello.pb.h"

namespace knead::ctl {

[[nodiscard]] std::string status_text(const Snapshot& snapshot, const v1::ServerHello& hello);
/// One line, no line break: what `watch` prints each second where there is no terminal.
[[nodiscard]] std::string status_line(const Snapshot& snapshot);
/// `offers` tell which of them are a technician's; none are marked without it.
[[nodiscard]] std::string programmes_text(const v1::ServerHello& hello,
                                          const v1::ProgrammeOffers& offers);
/// Said behind a programme that measures the chair and is for nobody by name.
inline constexpr std::string_view kTechnicians = "; a technician's, for nobody by name";

}  // namespace knead::ctl
