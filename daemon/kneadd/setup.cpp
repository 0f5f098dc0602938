#include "daemon/kneadd/setup.hpp"

#include "config/calibration.hpp"
#include "config/chair.hpp"
#include "config/programme.hpp"

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

}  // namespace

config::Loaded<Setup> load_setup(const std::filesystem::path& config_file) {
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
  }
  if (!errors.empty()) {
    return tl::unexpected(errors);
  }
  return setup;
}

}  // namespace knead::daemon
