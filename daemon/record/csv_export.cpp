#include "daemon/record/csv_export.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "control/types/emg_site.hpp"

namespace knead::record {

namespace {

namespace fs = std::filesystem;

std::string header_of(std::size_t nozzles) {
  std::string header =
      "t_s,late_periods,state,permission,force_left_n,force_right_n,depth_left_mm,depth_right_mm,"
      "lateral_left_mm,lateral_right_mm,current_left_a,current_right_a,carriage_mm,line_kpa";
  for (std::size_t i = 1; i <= nozzles; ++i) header += fmt::format(",nozzle{}_kpa", i);
  header += ",water_degc,water_level,water_flow_l_min";
  for (const char* zone : {"lower", "middle", "upper"}) {
    for (std::size_t i = 1; i <= kThermistorsPerZone; ++i) {
      header += fmt::format(",heat_{}_{}_degc", zone, i);
    }
  }
  return header +
         ",estop,hand_ease,hand_pain,hand_stop,seat,enabled,commanded_enable,"
         "commanded_depth_left_mm,commanded_depth_right_mm,commanded_carriage_mm,"
         "commanded_line_kpa,requests";
}

class Row {
 public:
  explicit Row(std::string& text) : text_(text) { text_.clear(); }

  template <class Tag>
  void reading(const Sample<Quantity<Tag>>& sample) {
    if (sample.good()) {
      number(sample.value.value());
    } else {
      text_ += ',';
    }
  }
  /// The shortest text that gives the same double back.
  void number(double value) { fmt::format_to(std::back_inserter(text_), "{},", value); }
  void flag(bool set) { text_ += set ? "1," : "0,"; }
  void word(std::string_view word) {
    text_ += word;
    text_ += ',';
  }
  void end() { text_.back() = '\n'; }

 private:
  std::string& text_;
};

std::string_view name(RequestKind kind) {
  switch (kind) {
    case RequestKind::start:
      return "start";
    case RequestKind::stop:
      return "stop";
    case RequestKind::pause:
      return "pause";
    case RequestKind::resume:
      return "resume";
    case RequestKind::ease:
      return "ease";
    case RequestKind::pain:
      return "pain";
    case RequestKind::severe_pain:
      return "severe_pain";
    case RequestKind::ceiling:
      return "ceiling";
    case RequestKind::discomfort:
      return "discomfort";
  }
  return "?";
}

}  // namespace

CsvExport::CsvExport(fs::path path, fs::path emg_path)
    : path_(std::move(path)),
      emg_path_(std::move(emg_path)),
      rows_(path_, std::ios::trunc),
      emg_(emg_path_, std::ios::trunc) {}

Result<CsvExport> CsvExport::create(const fs::path& path, const ChairDescription& chair,
                                    const std::string& note) {
  fs::path emg_path = path;
  emg_path.replace_filename(path.stem().string() + "_emg.csv");
  CsvExport out(path, emg_path);
  if (!out.rows_ || !out.emg_) {
    return failure(ErrorCode::io, path.string(),
                   "cannot be written. Check that its folder exists and may be written to.");
  }
  out.nozzles_ = chair.jets.size();
  out.rows_ << fmt::format(
      "# schema_version: 1\n# rate_hz: {}\n# unit: in the columns' names\n# note: {}\n{}\n",
      1s / kCyclePeriod, note, header_of(out.nozzles_));
  out.emg_ << fmt::format("# schema_version: 1\n# rate_hz: {:g}\n# unit: V\n# note: {}\n",
                          chair.emg_rate.value(), note);
  for (std::size_t i = 0; i < kEmgChannels; ++i) {
    out.emg_ << fmt::format("{}{}_{}", i == 0 ? "" : ",", name(chair.emg[i].site),
                            knead::name(chair.emg[i].side));
  }
  out.emg_ << '\n';
  return out;
}

void CsvExport::add(const replay::RecordedCycle& cycle) {
  const SensorFrame& s = cycle.sensors;
  Row row(row_);
  row.number(seconds(cycle.now.time_since_epoch()));
  row.number(cycle.cycles_elapsed - 1);
  row.word(knead::name(cycle.outputs.state));
  row.word(knead::name(cycle.outputs.permission));
  for (const RollerSensors& roller : s.rollers) row.reading(roller.force);
  for (const RollerSensors& roller : s.rollers) row.reading(roller.depth);
  for (const RollerSensors& roller : s.rollers) row.reading(roller.lateral);
  for (const RollerSensors& roller : s.rollers) row.reading(roller.motor_current);
  row.reading(s.carriage);
  row.reading(s.water.line_pressure);
  for (std::size_t i = 0; i < nozzles_; ++i) row.reading(s.water.nozzle[i]);
  row.reading(s.water.temperature);
  row.reading(s.water.level);
  row.reading(s.water.flow);
  for (const auto& zone : s.heat) {
    for (const auto& thermistor : zone) row.reading(thermistor);
  }
  const DigitalInputs& in = s.inputs.value;
  for (const bool input : {in.estop_pressed, in.hand.ease, in.hand.pain, in.hand.stop,
                           in.seat_occupied, in.enable_energised}) {
    row.flag(input);
  }
  const ActuatorFrame& written = cycle.outputs.written;
  row.flag(written.enable);
  for (const RollerCommand& roller : written.rollers) row.number(roller.depth.value());
  row.number(written.carriage.value());
  row.number(written.line_pressure.value());
  std::string asked;
  for (const Request& request : cycle.requests) {
    asked += asked.empty() ? "" : " ";
    asked += name(request.kind);
  }
  row.word(asked);
  row.end();
  rows_ << row_;
  add_emg(s.emg);
}

void CsvExport::add_emg(const Sample<EmgBlock>& emg) {
  if (emg.validity == Validity::absent || (last_emg_ && *last_emg_ == emg.sequence)) {
    return;
  }
  if (last_emg_) {
    const std::uint32_t made = emg.sequence - *last_emg_;  // wraps as the counter does
    missing_emg_ += made - std::min(made, emg.value.count);
  }
  last_emg_ = emg.sequence;
  for (std::uint32_t i = 0; i < emg.value.count; ++i) {
    row_.clear();
    for (const Volt v : emg.value.volts[i]) {
      fmt::format_to(std::back_inserter(row_), "{},", v.value());
    }
    row_.back() = '\n';
    emg_ << row_;
  }
}

Result<void> CsvExport::close() {
  rows_.close();
  emg_.close();
  if (!rows_ || !emg_) {
    return failure(ErrorCode::io, path_.string(),
                   "could not be written to its end. Check the space that is left on the disk.");
  }
  return {};
}

}  // namespace knead::record
