// A recorded channel as volts at the electrodes, whatever its file is in. Set-up only; allocates.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "control/types/result.hpp"
#include "control/types/units.hpp"

namespace knead::recording {

struct ElectrodeVolts {
  std::vector<double> volts;
  /// How the file's numbers became volts, in a sentence for the report.
  std::string scaling;
};

/// V, mV and uV are converted. ADC counts carry no scale: their median is taken as zero and their
/// rest (the calmest tenth of all 250 ms stretches) is scaled to `kAssumedRest`.
/// Another unit is refused, as are counts that never move.
[[nodiscard]] Result<ElectrodeVolts> to_electrode_volts(std::span<const double> samples,
                                                        std::string_view unit, Hertz rate);

/// DESIGN: EMG at rest is 2 to 10 uV RMS; the middle of it.
inline constexpr Volt kAssumedRest{5e-6};

/// RMS of the calmest tenth of all 250 ms stretches, after the median is taken off.
[[nodiscard]] double rest_rms(std::span<const double> samples, Hertz rate);

}  // namespace knead::recording
