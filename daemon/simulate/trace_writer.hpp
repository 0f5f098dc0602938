// The truth of a session as CSV, one row a millisecond, so that anybody can recompute every figure.
// The columns are a contract: scripts read them by name. Comment lines before the header say what
// the file is, as in every recording.
//
// Columns: time; phase (the programme's phase while it massages, else the session's state);
// technique; true and measured forces; set-points; ceiling_n (lower of the two that the gate holds
// in this cycle, 0 while released); the spine at the carriage, true and as scanned; rollers,
// carriage and depths as they truly are; nozzles; surfaces; guarding (truth, 0 or 1); the newest
// reason of the cycle or nothing.
#pragma once

#include <array>
#include <span>
#include <string>

#include "control/types/chair_description.hpp"
#include "daemon/simulate/row_file.hpp"
#include "daemon/simulate/scoring/observation.hpp"

namespace knead::simulate {

/// What the header line says for a chair with so many jets.
[[nodiscard]] std::string trace_header(std::size_t nozzles);

class TraceWriter {
 public:
  /// `note` is one line about the session, for people.
  [[nodiscard]] static Result<TraceWriter> create(const std::filesystem::path& path,
                                                  std::size_t nozzles, std::string_view note);
  void add(const scoring::Observation& o);
  [[nodiscard]] Result<void> close() { return file_.close(); }

 private:
  explicit TraceWriter(RowFile file) : file_(std::move(file)) {}
  RowFile file_;
};

/// The electrodes' volts as the chair delivered them, one row a sample, a column a channel.
class EmgTraceWriter {
 public:
  [[nodiscard]] static Result<EmgTraceWriter> create(const std::filesystem::path& path,
                                                     const ChairDescription& chair,
                                                     std::string_view note);
  void add(std::span<const std::array<Volt, kEmgChannels>> samples);
  [[nodiscard]] Result<void> close() { return file_.close(); }

 private:
  explicit EmgTraceWriter(RowFile file) : file_(std::move(file)) {}
  RowFile file_;
};

}  // namespace knead::simulate
