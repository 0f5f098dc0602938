#include "config/file_set.hpp"

#include <utility>

#include "config/calibration.hpp"
#include "config/chair.hpp"
#include "config/programme.hpp"

namespace knead::config {

namespace {

/// Moves what was loaded into its place, or its mistakes to the others.
template <class T, class Place>
bool take(Loaded<T> loaded, Place& place, Errors& errors) {
  if (!loaded) {
    errors.insert(errors.end(), loaded.error().begin(), loaded.error().end());
    return false;
  }
  place = std::move(*loaded);
  return true;
}

void take_programmes(const FileSet& files, ProgrammeList& list, Errors& errors) {
  for (const FileText& file : files.programmes) {
    Programme programme;
    if (take(parse_programme(file), programme, errors) && !list.push(programme)) {
      errors.push_back(
          {ErrorCode::out_of_range, file.path,
           mistake("programmes", "there are more than this program holds", "", "leave some away")});
    }
  }
}

}  // namespace

Loaded<FileSet> read_file_set(const std::filesystem::path& daemon_file, bool with_calibration) {
  FileSet files;
  Errors errors;
  const Loaded<DaemonConfig> config = load_daemon(daemon_file);
  if (!config) {
    return tl::unexpected(config.error());
  }
  take(read_text(daemon_file), files.daemon, errors);
  take(read_text(config->chair), files.chair, errors);
  // A new chair has not been calibrated yet.
  if (with_calibration && std::filesystem::exists(config->calibration)) {
    take(read_text(config->calibration), files.calibration, errors);
  }
  std::vector<std::filesystem::path> programmes;
  take(programme_files(config->programmes), programmes, errors);
  for (const std::filesystem::path& programme : programmes) {
    take(read_text(programme), files.programmes.emplace_back(), errors);
  }
  if (!errors.empty()) {
    return tl::unexpected(std::move(errors));
  }
  return files;
}

Loaded<ControllerSetup> parse(const FileSet& files) {
  ControllerSetup setup;
  Errors errors;
  take(parse_daemon(files.daemon), setup.config, errors);
  const bool chair = take(parse_chair(files.chair), setup.chair, errors);
  take_programmes(files, setup.programmes, errors);
  CalibrationRecord record;
  if (files.calibration && take(parse_calibration_record(*files.calibration), record, errors)) {
    if (const auto fits = check_fits(record, setup.chair, files.calibration->path);
        chair && !fits) {
      errors.push_back(fits.error());
    }
    setup.calibration = record.calibration();
  }
  if (!errors.empty()) {
    return tl::unexpected(std::move(errors));
  }
  return setup;
}

}  // namespace knead::config
