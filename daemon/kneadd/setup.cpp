#include "daemon/kneadd/setup.hpp"

#include "config/calibration.hpp"
#include "config/chair.hpp"
#include "config/programme.hpp"
#include "daemon/record/header.hpp"
#include "daemon/record/recording_reader.hpp"

namespace knead::daemon {

namespace {

template <class T>
bool take(config::Loaded<T> loaded, T& value, config::Errors& errors) {
  if (!loaded) {
    errors.insert(errors.end(), loaded.error().begin(), loaded.error().end());
    return false;
  }
  value = std::move(*loaded);
  return true;
}

/// Puts the recorded controller in the place of the one that kneadd.toml names.
config::Loaded<Setup> played(Setup setup, const std::filesystem::path& recording) {
  const auto reader = record::RecordingReader::open(recording);
  if (!reader) {
    return tl::unexpected(config::Errors{reader.error()});
  }
  const auto recorded = record::controller_of(reader->header());
  if (!recorded) {
    return tl::unexpected(recorded.error());
  }
  setup.files = record::files_of(reader->header());
  setup.config.control = recorded->config.control;
  setup.config.limits = recorded->config.limits;
  setup.config.default_condition = recorded->config.default_condition;
  setup.config.recorder_seconds = 0;
  setup.chair = recorded->chair;
  setup.calibration = recorded->calibration;
  setup.programmes = recorded->programmes;
  return setup;
}

}  // namespace

config::Loaded<Setup> load_setup(const std::filesystem::path& config_file,
                                 const std::optional<std::filesystem::path>& recording) {
  Setup setup;
  config::Errors errors;
  if (take(config::load_daemon(config_file), setup.config, errors)) {
    take(config::load_chair(setup.config.chair), setup.chair, errors);
    take(config::load_programmes(setup.config.programmes), setup.programmes, errors);
    // A new chair has not been calibrated yet: its sensors are nominal until it is.
    if (std::filesystem::exists(setup.config.calibration)) {
      config::CalibrationRecord record;
      take(config::load_calibration_record(setup.config.calibration), record, errors);
      if (const auto fits =
              config::check_fits(record, setup.chair, setup.config.calibration.string());
          !fits) {
        errors.push_back(fits.error());
      }
      setup.calibration = record.calibration();
    }
    if (errors.empty()) {
      take(config::read_file_set(config_file, true), setup.files, errors);
    }
  }
  if (!errors.empty()) {
    return tl::unexpected(errors);
  }
  return recording ? played(std::move(setup), *recording) : setup;
}

}  // namespace knead::daemon
