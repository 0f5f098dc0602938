#include "daemon/simulate/trace_writer.hpp"

#include <fmt/format.h>

#include <cstring>

#include "control/types/emg_site.hpp"
#include "daemon/simulate/fixed_number.hpp"

namespace knead::simulate {

namespace {

/// More than the widest row: under 64 numbers and three names.
constexpr std::size_t kRowMax = 64 * (kFixedNumberWidth + 1) + 256;

class Row {
 public:
  explicit Row(char* out) : out_(out) {}

  template <int Decimals>
  void number(double value) {
    out_ = append_fixed<Decimals>(out_, value);
    *out_++ = ',';
  }
  void text(std::string_view text) {
    std::memcpy(out_, text.data(), text.size());
    out_ += text.size();
    *out_++ = ',';
  }
  void flag(bool set) {
    *out_++ = set ? '1' : '0';
    *out_++ = ',';
  }
  /// Ends the row in place of its last comma.
  char* end() {
    out_[-1] = '\n';
    return out_;
  }

 private:
  char* out_;
};

std::string_view newest_reason(const scoring::Observation& o) {
  // The gate speaks after the controller in a cycle.
  if (!o.gate_events.empty()) return name(o.gate_events.back().reason);
  if (!o.controller_events.empty()) return name(o.controller_events.back().reason);
  return {};
}

}  // namespace

std::string trace_header(std::size_t nozzles) {
  std::string header =
      "t_s,phase,technique,force_true_left_n,force_true_right_n,force_measured_left_n,"
      "force_measured_right_n,setpoint_left_n,setpoint_right_n,ceiling_n,spine_true_mm,"
      "spine_estimated_mm,roller_left_mm,roller_right_mm,carriage_mm,depth_left_mm,"
      "depth_right_mm,";
  for (std::size_t i = 1; i <= nozzles; ++i) header += fmt::format("nozzle{}_kpa,", i);
  for (std::size_t i = 1; i <= kHeatZones; ++i) header += fmt::format("surface{}_degc,", i);
  return header + "guarding_left,guarding_right,reason";
}

Result<TraceWriter> TraceWriter::create(const std::filesystem::path& path, std::size_t nozzles,
                                        std::string_view note) {
  Result<RowFile> file = RowFile::create(path);
  if (!file) return tl::unexpected(std::move(file.error()));
  file->text(
      fmt::format("# schema_version: 1\n# rate_hz: {}\n# unit: in the columns' names\n"
                  "# note: {}\n{}\n",
                  1s / kCyclePeriod, note, trace_header(nozzles)));
  return TraceWriter(std::move(*file));
}

void TraceWriter::add(const scoring::Observation& o) {
  const auto& left = o.rollers[index(Side::left)];
  const auto& right = o.rollers[index(Side::right)];
  Row row(file_.room_for(kRowMax));
  row.number<3>(seconds(o.at.time_since_epoch()));
  row.text(o.phase_label());
  row.text(name(o.technique));
  row.number<3>(left.force_true.value());
  row.number<3>(right.force_true.value());
  row.number<3>(left.force_measured.value());
  row.number<3>(right.force_measured.value());
  row.number<3>(left.setpoint.value());
  row.number<3>(right.setpoint.value());
  row.number<3>(std::min(left.ceiling, right.ceiling).value());
  row.number<3>(o.spine_true.value());
  row.number<3>(o.spine_estimated.value());
  row.number<3>(left.lateral.value());
  row.number<3>(right.lateral.value());
  row.number<3>(o.carriage.value());
  row.number<3>(left.depth.value());
  row.number<3>(right.depth.value());
  for (std::size_t i = 0; i < o.nozzles; ++i) row.number<2>(o.nozzle[i].value());
  for (Celsius surface : o.surface) row.number<2>(surface.value());
  row.flag(left.guarding);
  row.flag(right.guarding);
  row.text(newest_reason(o));
  file_.commit(row.end());
}

Result<EmgTraceWriter> EmgTraceWriter::create(const std::filesystem::path& path,
                                              const ChairDescription& chair,
                                              std::string_view note) {
  Result<RowFile> file = RowFile::create(path);
  if (!file) return tl::unexpected(std::move(file.error()));
  std::string header;
  for (const EmgElectrode& e : chair.emg) {
    header += fmt::format("{}{}_{}", header.empty() ? "" : ",", name(e.site), knead::name(e.side));
  }
  file->text(fmt::format("# schema_version: 1\n# rate_hz: {:g}\n# unit: V\n# note: {}\n{}\n",
                         chair.emg_rate.value(), note, header));
  return EmgTraceWriter(std::move(*file));
}

void EmgTraceWriter::add(std::span<const std::array<Volt, kEmgChannels>> samples) {
  for (const std::array<Volt, kEmgChannels>& sample : samples) {
    Row row(file_.room_for(kRowMax));
    for (Volt v : sample) row.number<9>(v.value());
    file_.commit(row.end());
  }
}

}  // namespace knead::simulate
