// The machine's own file: written whole or not at all, because kneadd may start between two bytes.
#include <fcntl.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>

#include "config/calibration.hpp"
#include "config/kind.hpp"
#include "config/schema.hpp"

namespace knead::config {

namespace {

void write_sensor(std::string& text, std::string_view table, std::string_view suffix,
                  const SensorRecord& sensor) {
  if (!sensor.measured()) {
    return;
  }
  text += fmt::format("\n[{}]\nzero{} = {}\nspan = {}\nresidual{} = {}\ndate = {}\n", table, suffix,
                      sensor.line.zero, sensor.line.span, suffix, sensor.residual,
                      toml_text(sensor.date));
}

std::string row_of(const std::vector<double>& numbers) {
  return fmt::format("  [{}],\n", fmt::join(numbers, ", "));
}

void write_grid(std::string& text, std::string_view key, const Grid& grid) {
  if (grid.empty()) {
    return;
  }
  text += fmt::format("{} = [\n", key);
  for (const std::vector<double>& row : grid) {
    text += row_of(row);
  }
  text += "]\n";
}

void write_mat(std::string& text, std::string_view table, const MatRecord& mat) {
  if (!mat.measured()) {
    return;
  }
  text += fmt::format("\n[{}]\ndate = {}\nresidual_kpa = {}\n", table, toml_text(mat.date),
                      mat.residual_kpa);
  text += fmt::format("creep_share = {}\ncreep_s = {}\n", mat.creep_share, mat.creep_s);
  write_grid(text, "curve_kpa", mat.curve_kpa);
  text += "# Row 1 lies nearest the seat's back; each row from the person's left to right.\n";
  write_grid(text, "zero_kpa", mat.zero_kpa);
  write_grid(text, "span", mat.span);
}

std::string to_toml(const CalibrationRecord& record) {
  std::string text = fmt::format(
      "# Zero and span of this chair's sensors. Written by `kneadctl calibrate`.\n"
      "schema_version = {}\nkind = \"calibration\"\n",
      kSchemaVersion);
  for (Side side : kBothSides) {
    write_sensor(text, fmt::format("force_{}", name(side)), "_n", record.force[index(side)]);
  }
  write_sensor(text, "line_pressure", "_kpa", record.line_pressure);
  for (std::size_t jet = 0; jet < kMaxJets; ++jet) {
    write_sensor(text, fmt::format("nozzle_{}", jet + 1), "_kpa", record.nozzle[jet]);
  }
  write_mat(text, "back_mat", record.back_mat);
  write_mat(text, "seat_mat", record.seat_mat);
  return text;
}

tl::unexpected<Error> refused_by_system(const std::filesystem::path& path, std::string_view what) {
  return failure(ErrorCode::io, path.string(),
                 fmt::format("{}: {}; give this user the right to write in that folder", what,
                             std::strerror(errno)));
}

Result<void> write_synced(const std::filesystem::path& path, const std::string& text) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0) {
    return refused_by_system(path, "cannot be written");
  }
  const bool written = ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  const bool synced = written && ::fsync(file) == 0;
  if (::close(file) != 0 || !synced) {
    return refused_by_system(path, "cannot be written whole");
  }
  return {};
}

/// A rename is only as lasting as its folder's own entry.
Result<void> sync_folder(const std::filesystem::path& folder) {
  const int handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (handle < 0) {
    return refused_by_system(folder, "cannot be opened to be synced");
  }
  const bool synced = ::fsync(handle) == 0;
  if (::close(handle) != 0 || !synced) {
    return refused_by_system(folder, "cannot be synced");
  }
  return {};
}

Result<void> keep_backup(const std::filesystem::path& path) {
  struct stat status{};
  if (::stat(path.c_str(), &status) != 0) {
    return {};  // nothing stood there before
  }
  const std::string backup = fmt::format("{}.{}.bak", path.string(), status.st_mtim.tv_sec);
  std::error_code failed;
  std::filesystem::copy_file(path, backup, std::filesystem::copy_options::overwrite_existing,
                             failed);
  if (failed) {
    return failure(
        ErrorCode::io, backup,
        fmt::format("the backup cannot be written: {}; nothing was changed", failed.message()));
  }
  return {};
}

}  // namespace

Result<void> save_calibration(const std::filesystem::path& path, const CalibrationRecord& record) {
  const std::filesystem::path target = std::filesystem::absolute(path);
  const std::filesystem::path temporary = target.string() + ".new";
  if (auto written = write_synced(temporary, to_toml(record)); !written) {
    return written;
  }
  if (const auto read_back = load_calibration_record(temporary); !read_back) {
    ::unlink(temporary.c_str());
    return tl::unexpected(read_back.error().front());
  }
  if (auto kept = keep_backup(target); !kept) {
    return kept;
  }
  if (::rename(temporary.c_str(), target.c_str()) != 0) {
    return refused_by_system(target, "cannot be replaced");
  }
  return sync_folder(target.parent_path());
}

}  // namespace knead::config
