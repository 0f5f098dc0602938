#include "hal/replay/difference.hpp"

#include <bit>

namespace knead::replay {

namespace {

/// Looks at pair after pair and keeps the first that differs.
class Comparison {
 public:
  void number(std::string_view field, double recorded, double played, int index = -1) noexcept {
    if (std::bit_cast<std::uint64_t>(recorded) != std::bit_cast<std::uint64_t>(played)) {
      keep({field, index, recorded, played, false});
    }
  }
  template <class Tag>
  void quantity(std::string_view field, Quantity<Tag> recorded, Quantity<Tag> played,
                int index = -1) noexcept {
    number(field, recorded.value(), played.value(), index);
  }
  template <class Enum>
  void choice(std::string_view field, Enum recorded, Enum played) noexcept {
    number(field, static_cast<double>(recorded), static_cast<double>(played));
  }
  void time(std::string_view field, TimePoint recorded, TimePoint played) noexcept {
    if (recorded != played) {
      keep({field, -1, seconds(recorded.time_since_epoch()), seconds(played.time_since_epoch()),
            false});
    }
  }
  void digest(std::string_view field, std::uint64_t recorded, std::uint64_t played) noexcept {
    if (recorded != played) {
      keep({field, -1, 0.0, 0.0, true});
    }
  }
  [[nodiscard]] const std::optional<Difference>& first() const noexcept { return first_; }

 private:
  void keep(const Difference& difference) noexcept {
    if (!first_) {
      first_ = difference;
    }
  }

  std::optional<Difference> first_;
};

// A frame with another field must be compared in it: then this size changes.
static_assert(sizeof(ActuatorFrame) == 312);

void compare(const ActuatorFrame& r, const ActuatorFrame& p, Comparison& c) noexcept {
  c.choice("written.enable", r.enable, p.enable);
  c.quantity("written.carriage_mm", r.carriage, p.carriage);
  for (std::size_t s = 0; s < kSides; ++s) {
    const int side = static_cast<int>(s);
    c.quantity("written.depth_mm", r.rollers[s].depth, p.rollers[s].depth, side);
    c.quantity("written.lateral_mm", r.rollers[s].lateral, p.rollers[s].lateral, side);
    c.quantity("written.drive_speed_mm_s", r.rollers[s].drive_speed, p.rollers[s].drive_speed,
               side);
  }
  c.quantity("written.line_pressure_kpa", r.line_pressure, p.line_pressure);
  for (std::size_t j = 0; j < kMaxJets; ++j) {
    const int jet = static_cast<int>(j);
    c.quantity("written.valve", r.jets[j].valve, p.jets[j].valve, jet);
    c.quantity("written.pulse_rate_hz", r.jets[j].pulse_rate, p.jets[j].pulse_rate, jet);
    c.quantity("written.air", r.jets[j].air, p.jets[j].air, jet);
  }
  c.quantity("written.water_degc", r.water_temperature, p.water_temperature);
  for (std::size_t z = 0; z < kHeatZones; ++z) {
    c.quantity("written.heat", r.heat[z], p.heat[z], static_cast<int>(z));
  }
  c.choice("written.light", r.light, p.light);
  c.time("written.issued_at_s", r.issued_at, p.issued_at);
}

}  // namespace

std::optional<Difference> first_difference(const ActuatorFrame& recorded,
                                           const ActuatorFrame& played) noexcept {
  Comparison comparison;
  compare(recorded, played, comparison);
  return comparison.first();
}

std::optional<Difference> first_difference(const Outputs& recorded,
                                           const Outputs& played) noexcept {
  Comparison c;
  compare(recorded.written, played.written, c);
  c.choice("permission", recorded.permission, played.permission);
  c.choice("cause", recorded.cause, played.cause);
  c.choice("state", recorded.state, played.state);
  c.digest("asked", recorded.asked, played.asked);
  c.digest("envelope", recorded.envelope, played.envelope);
  c.digest("gate", recorded.gate, played.gate);
  c.digest("said", recorded.said, played.said);
  c.digest("seen", recorded.seen, played.seen);
  return c.first();
}

}  // namespace knead::replay
