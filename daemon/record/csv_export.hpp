// The raw readings of a recording as CSV files for spreadsheets and for `kneadctl analyse-emg`, in
// the form of daemon/recording. Not real-time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>

#include "control/types/chair_description.hpp"
#include "control/types/result.hpp"
#include "hal/replay/recorded_cycle.hpp"

namespace knead::record {

/// NAME.csv: a row a cycle, every single reading as the controller saw it and what was commanded;
/// slow readings stand until the next, one that is absent or faulty is an empty cell. NAME_emg.csv:
/// a row a sample of all electrodes, in volts.
class CsvExport {
 public:
  /// Creates both files beside each other, from NAME.csv. Errors: io.
  [[nodiscard]] static Result<CsvExport> create(const std::filesystem::path& path,
                                                const ChairDescription& chair,
                                                const std::string& note);

  void add(const replay::RecordedCycle& cycle);
  /// Errors: io, if anything could not be written.
  [[nodiscard]] Result<void> close();

  /// Samples that the electrodes' amplifier made and no cycle saw, between the first and the last:
  /// their rows are missing in the EMG file, so that times in it are early by them.
  [[nodiscard]] std::uint64_t missing_emg_samples() const { return missing_emg_; }
  [[nodiscard]] const std::filesystem::path& emg_file() const { return emg_path_; }

 private:
  CsvExport(std::filesystem::path path, std::filesystem::path emg_path);
  void add_emg(const Sample<EmgBlock>& emg);

  std::filesystem::path path_;
  std::filesystem::path emg_path_;
  std::ofstream rows_;
  std::ofstream emg_;
  std::size_t nozzles_ = 0;
  std::string row_;
  std::optional<std::uint32_t> last_emg_;
  std::uint64_t missing_emg_ = 0;
};

}  // namespace knead::record
