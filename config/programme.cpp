#include "config/programme.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

#include "config/load.hpp"
#include "config/programme_rules.hpp"
#include "config/programme_text.hpp"

namespace knead::config {

namespace {

Error folder_mistake(const std::filesystem::path& folder, ErrorCode code, std::string_view what,
                     std::string_view cure) {
  return {code, folder.string(), mistake("programmes", what, "", cure)};
}

template <class From>
Loaded<Programme> programme_from(const From& from) {
  return load<ProgrammeText>(
             from, Kind::programme, [](ProgrammeText& p) { return declare(p); }, check_programme)
      .map(packed);
}

}  // namespace

Loaded<Programme> load_programme(const std::filesystem::path& path) { return programme_from(path); }

Loaded<Programme> parse_programme(const FileText& file) {
  return programme_from(parse_source(file));
}

Loaded<std::vector<std::filesystem::path>> programme_files(const std::filesystem::path& folder) {
  std::error_code status;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder, status)) {
    if (entry.path().extension() == ".toml") {
      files.push_back(entry.path());
    }
  }
  if (status) {
    return tl::unexpected(
        Errors{folder_mistake(folder, ErrorCode::not_found,
                              "the folder cannot be read: " + status.message(), "check the path")});
  }
  if (files.empty() || files.size() > kMaxProgrammes) {
    return tl::unexpected(Errors{folder_mistake(
        folder, ErrorCode::out_of_range, fmt::format("{} programme files", files.size()),
        fmt::format("put 1 to {} *.toml files there", kMaxProgrammes))});
  }
  std::ranges::sort(files);
  return files;
}

Loaded<ProgrammeList> load_programmes(const std::filesystem::path& folder) {
  const auto files = programme_files(folder);
  if (!files) {
    return tl::unexpected(files.error());
  }
  ProgrammeList list;
  Errors errors;
  for (const std::filesystem::path& file : *files) {
    const Loaded<Programme> programme = load_programme(file);
    if (!programme) {
      errors.insert(errors.end(), programme.error().begin(), programme.error().end());
      continue;
    }
    const auto same = std::ranges::find(list, programme->name, &Programme::name);
    if (same != list.end()) {
      errors.push_back({ErrorCode::duplicate, file.string() + ":1:1",
                        mistake("name",
                                fmt::format("\"{}\" is the name of another file's programme too",
                                            view(programme->name)),
                                "each name once", "rename one of the two")});
    }
    list.push(*programme);
  }
  if (!errors.empty()) {
    return tl::unexpected(std::move(errors));
  }
  return list;
}

}  // namespace knead::config
