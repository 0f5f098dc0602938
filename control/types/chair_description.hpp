// What a chair is, as data: geometry, limits of its drives, sensor ages. Read from
// config/chairs/*.toml so that another chair is another file. Defaults are the reference chair.
// Capacities are fixed at compile time so that frames need no allocation.
#pragma once

#include <array>
#include <cstddef>

#include "control/types/anatomy.hpp"
#include "control/types/fixed_vector.hpp"
#include "control/types/time.hpp"
#include "control/types/units.hpp"

namespace knead {

inline constexpr std::size_t kMaxMatCells = 256;
inline constexpr std::size_t kEmgChannels = 8;
inline constexpr std::size_t kMaxEmgPerCycle = 8;  ///< samples of each channel in one cycle
inline constexpr std::size_t kMaxJets = 8;
inline constexpr std::size_t kHeatZones = 3;
inline constexpr std::size_t kThermistorsPerZone = 2;

struct MatGeometry {
  std::size_t rows = 16;          ///< along the spine, row 0 nearest the seat
  std::size_t columns = 8;        ///< across, column 0 at the person's left
  Millimetre origin_along{60.0};  ///< lower edge of row 0
  Millimetre extent_along{720.0};
  Millimetre extent_lateral{480.0};  ///< centred on the chair's centre line

  [[nodiscard]] constexpr Millimetre row_pitch() const {
    return extent_along / static_cast<double>(rows);
  }
  [[nodiscard]] constexpr Millimetre column_pitch() const {
    return extent_lateral / static_cast<double>(columns);
  }
  [[nodiscard]] constexpr Millimetre along(std::size_t row) const {
    return origin_along + row_pitch() * (static_cast<double>(row) + 0.5);
  }
  [[nodiscard]] constexpr Millimetre lateral(std::size_t column) const {
    return column_pitch() * (static_cast<double>(column) + 0.5) - extent_lateral * 0.5;
  }
};

struct EmgElectrode {
  EmgSite site{};
  Side side{};
  Millimetre along{};
  Millimetre lateral{};
};

struct JetNozzle {
  Millimetre along{};
  Millimetre lateral{};
};

struct RollerGeometry {
  Millimetre lateral_inner{22.0};  ///< nearest to the centre line that an arm can reach
  Millimetre lateral_outer{150.0};
  Millimetre depth_max{80.0};
  SquareCentimetre footprint_nominal{6.0};  ///< at `footprint_nominal_indentation`
  Millimetre footprint_nominal_indentation{8.0};
  SquareCentimetre footprint_min{2.0};  ///< first touch
  SquareCentimetre footprint_max{9.0};  ///< the roller's own size

  /// Contact area grows linearly with indentation between its bounds (a sphere pressed into a soft
  /// half-space: area ~ 2 pi R p). Indentation < 0 means no contact: area 0.
  [[nodiscard]] SquareCentimetre footprint(Millimetre indentation) const;
  /// Radius of the circle of that area.
  [[nodiscard]] Millimetre footprint_radius(Millimetre indentation) const;
  /// Radius of the largest footprint: what the spine band is kept against.
  [[nodiscard]] Millimetre footprint_radius_max() const;
};

/// The stretch along the spine that a heat pad warms, on both sides.
struct HeatPad {
  Millimetre from{};
  Millimetre to{};
};

/// Speeds and ages that the reference chair promises; a chair file may only tighten what the gate
/// holds.
struct DriveLimits {
  MillimetrePerSecond depth_speed{150.0};
  Hertz depth_bandwidth{40.0};
  MillimetrePerSecond spring_speed{400.0};
  MillimetrePerSecond carriage_speed{150.0};
  MillimetrePerSecond lateral_speed{80.0};
  Newton mechanical_limiter{115.0};
};

struct SensorAges {
  Duration force = 10ms;
  Duration position = 10ms;
  Duration mat = 50ms;
  Duration emg = 20ms;
  Duration temperature = 500ms;
  Duration pressure = 50ms;
};

struct ChairDescription {
  MatGeometry back_mat{};
  MatGeometry seat_mat{4, 4, Millimetre(0.0), Millimetre(400.0), Millimetre(400.0)};
  Hertz mat_rate{100.0};
  Hertz emg_rate{2000.0};
  std::array<EmgElectrode, kEmgChannels> emg{{
      {EmgSite::upper_trapezius, Side::left, Millimetre(700.0), Millimetre(-70.0)},
      {EmgSite::upper_trapezius, Side::right, Millimetre(700.0), Millimetre(70.0)},
      {EmgSite::t8, Side::left, Millimetre(520.0), Millimetre(-45.0)},
      {EmgSite::t8, Side::right, Millimetre(520.0), Millimetre(45.0)},
      {EmgSite::l1, Side::left, Millimetre(370.0), Millimetre(-40.0)},
      {EmgSite::l1, Side::right, Millimetre(370.0), Millimetre(40.0)},
      {EmgSite::l4, Side::left, Millimetre(250.0), Millimetre(-35.0)},
      {EmgSite::l4, Side::right, Millimetre(250.0), Millimetre(35.0)},
  }};
  Millimetre carriage_max{900.0};
  RollerGeometry roller{};
  DriveLimits drives{};
  FixedVector<JetNozzle, kMaxJets> jets = [] {
    FixedVector<JetNozzle, kMaxJets> nozzles;
    for (double along : {260.0, 420.0, 580.0}) {
      nozzles.push({Millimetre(along), Millimetre(-70.0)});
      nozzles.push({Millimetre(along), Millimetre(70.0)});
    }
    return nozzles;
  }();
  Duration valve_time_constant = 80ms;
  Kilopascal line_pressure_max{300.0};
  Celsius heat_cutout{41.0};
  SensorAges ages{};
  Duration heartbeat_timeout = 50ms;  ///< the relay opens when edges are further apart

  /// Pads are numbered from the seat upwards. Assumed: they share the back mat's length evenly.
  [[nodiscard]] constexpr HeatPad heat_pad(std::size_t zone) const {
    const Millimetre length = back_mat.extent_along / static_cast<double>(kHeatZones);
    const Millimetre from = back_mat.origin_along + length * static_cast<double>(zone);
    return {from, from + length};
  }
};

}  // namespace knead
