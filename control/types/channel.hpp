// Who or what a Reason speaks of. One closed list, so that log, protocol and display share names.
#pragma once

#include <cstdint>
#include <string_view>

#include "control/types/anatomy.hpp"

namespace knead {

enum class Channel : std::uint8_t {
  chair,
  controller,
  session,
  person,
  back_mat,
  seat_mat,
  emg,
  spine,
  carriage,
  roller_left,
  roller_right,
  jet_line,
  jets,
  water,
  heat_lower,
  heat_middle,
  heat_upper,
  estop,
  hand_switch,
  seat,
  enable,
  heartbeat,
  cycle,
  link,
};

[[nodiscard]] constexpr std::string_view name(Channel c) {
  switch (c) {
    case Channel::chair:
      return "chair";
    case Channel::controller:
      return "controller";
    case Channel::session:
      return "session";
    case Channel::person:
      return "person";
    case Channel::back_mat:
      return "back_mat";
    case Channel::seat_mat:
      return "seat_mat";
    case Channel::emg:
      return "emg";
    case Channel::spine:
      return "spine";
    case Channel::carriage:
      return "carriage";
    case Channel::roller_left:
      return "roller_left";
    case Channel::roller_right:
      return "roller_right";
    case Channel::jet_line:
      return "jet_line";
    case Channel::jets:
      return "jets";
    case Channel::water:
      return "water";
    case Channel::heat_lower:
      return "heat_lower";
    case Channel::heat_middle:
      return "heat_middle";
    case Channel::heat_upper:
      return "heat_upper";
    case Channel::estop:
      return "estop";
    case Channel::hand_switch:
      return "hand_switch";
    case Channel::seat:
      return "seat";
    case Channel::enable:
      return "enable";
    case Channel::heartbeat:
      return "heartbeat";
    case Channel::cycle:
      return "cycle";
    case Channel::link:
      return "link";
  }
  return "?";
}

[[nodiscard]] constexpr Channel roller_channel(Side s) {
  return s == Side::left ? Channel::roller_left : Channel::roller_right;
}

/// Heat zones are numbered from the seat upwards.
[[nodiscard]] constexpr Channel heat_channel(std::size_t zone) {
  return static_cast<Channel>(static_cast<std::uint8_t>(Channel::heat_lower) + zone);
}

}  // namespace knead
