// Who sits before a browser, and what they may ask. The gateway enforces it; the page only shows
// it. Pure.
#pragma once

#include <optional>
#include <string_view>

#include "knead/v1/display.pb.h"

namespace knead::display {

/// none: not paired. viewer: sees the chair, may stop it. person: who is massaged, or helps them.
/// technician: everything of the chair, nothing about people.
enum class Role { none, viewer, person, technician };

[[nodiscard]] std::string_view name(Role role);
[[nodiscard]] std::optional<Role> role_named(std::string_view word);
[[nodiscard]] v1::Role to_wire(Role role);

/// Stop is allowed to everybody who has a role.
[[nodiscard]] bool may_ask(Role role, const v1::Request& request);
/// A technician may see what programmes there are, but not what one would be for somebody: that
/// tells of their health.
[[nodiscard]] bool may_ask(Role role, const v1::CareRequest& request);
/// Sees snapshots and events.
[[nodiscard]] bool may_watch(Role role);
/// Sees every reading as it came: a body's own, such as its muscles.
[[nodiscard]] bool may_watch_signals(Role role);

/// Writes the role and what it may ask.
void describe(Role role, v1::DisplayWelcome& welcome);

}  // namespace knead::display
