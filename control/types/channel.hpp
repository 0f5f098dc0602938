// Who or what a Reason speaks of. One closed list, so that log, protocol and display share names.
#pragma once

#include <cstdint>
#include <string_view>

#include "control/types/anatomy.hpp"
#include "control/types/zone.hpp"

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
  emg_upper_trapezius_left,
  emg_upper_trapezius_right,
  emg_t8_left,
  emg_t8_right,
  emg_l1_left,
  emg_l1_right,
  emg_l4_left,
  emg_l4_right,
  cervical_left,
  cervical_right,
  thoracic_left,
  thoracic_right,
  lumbar_left,
  lumbar_right,
  sacral_left,
  sacral_right,
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
    case Channel::emg_upper_trapezius_left:
      return "emg_upper_trapezius_left";
    case Channel::emg_upper_trapezius_right:
      return "emg_upper_trapezius_right";
    case Channel::emg_t8_left:
      return "emg_t8_left";
    case Channel::emg_t8_right:
      return "emg_t8_right";
    case Channel::emg_l1_left:
      return "emg_l1_left";
    case Channel::emg_l1_right:
      return "emg_l1_right";
    case Channel::emg_l4_left:
      return "emg_l4_left";
    case Channel::emg_l4_right:
      return "emg_l4_right";
    case Channel::cervical_left:
      return "cervical_left";
    case Channel::cervical_right:
      return "cervical_right";
    case Channel::thoracic_left:
      return "thoracic_left";
    case Channel::thoracic_right:
      return "thoracic_right";
    case Channel::lumbar_left:
      return "lumbar_left";
    case Channel::lumbar_right:
      return "lumbar_right";
    case Channel::sacral_left:
      return "sacral_left";
    case Channel::sacral_right:
      return "sacral_right";
  }
  return "?";
}

[[nodiscard]] constexpr Channel roller_channel(Side s) {
  return s == Side::left ? Channel::roller_left : Channel::roller_right;
}

/// The electrode pair over one muscle of one side.
[[nodiscard]] constexpr Channel emg_channel(EmgSite site, Side side) {
  return static_cast<Channel>(static_cast<std::size_t>(Channel::emg_upper_trapezius_left) +
                              kSides * static_cast<std::size_t>(site) + index(side));
}

/// A zone of the back, in the order of kAllZones.
[[nodiscard]] constexpr Channel zone_channel(Zone zone) {
  return static_cast<Channel>(static_cast<std::size_t>(Channel::cervical_left) + index(zone));
}

/// Heat zones are numbered from the seat upwards.
[[nodiscard]] constexpr Channel heat_channel(std::size_t zone) {
  return static_cast<Channel>(static_cast<std::uint8_t>(Channel::heat_lower) + zone);
}

}  // namespace knead
