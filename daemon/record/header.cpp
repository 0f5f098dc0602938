#include "daemon/record/header.hpp"

#include "daemon/record/commit.hpp"
#include "daemon/record/part.hpp"

namespace knead::record {

namespace {

using config::FileSet;
using config::FileText;

void add(const FileText& file, v1::ConfigFile::Role role, v1::RecordingHeader& header) {
  v1::ConfigFile& m = *header.add_files();
  m.set_role(role);
  m.set_path(file.path);
  m.set_text(file.text);
}

}  // namespace

FileSet files_of(const v1::RecordingHeader& header) {
  FileSet files;
  for (const v1::ConfigFile& m : header.files()) {
    FileText file{m.path(), m.text()};
    switch (m.role()) {
      case v1::ConfigFile::ROLE_DAEMON:
        files.daemon = std::move(file);
        break;
      case v1::ConfigFile::ROLE_CHAIR:
        files.chair = std::move(file);
        break;
      case v1::ConfigFile::ROLE_CALIBRATION:
        files.calibration = std::move(file);
        break;
      case v1::ConfigFile::ROLE_PROGRAMME:
        files.programmes.push_back(std::move(file));
        break;
      default:
        break;  // a newer program's: the format version says whether it matters
    }
  }
  return files;
}

std::string_view this_commit() { return kCommit; }

v1::RecordingHeader make_header(const FileSet& files, const Origin& origin) {
  v1::RecordingHeader header;
  header.set_format(std::string(kFormatName));
  header.set_format_version(kFormatVersion);
  header.set_program_version(origin.program_version);
  header.set_commit(std::string(this_commit()));
  header.set_made_by(origin.made_by);
  header.set_note(origin.note);
  header.set_made_unix_s(origin.made_unix_s);
  add(files.daemon, v1::ConfigFile::ROLE_DAEMON, header);
  add(files.chair, v1::ConfigFile::ROLE_CHAIR, header);
  if (files.calibration) {
    add(*files.calibration, v1::ConfigFile::ROLE_CALIBRATION, header);
  }
  for (const FileText& programme : files.programmes) {
    add(programme, v1::ConfigFile::ROLE_PROGRAMME, header);
  }
  return header;
}

config::Loaded<config::ControllerSetup> controller_of(const v1::RecordingHeader& header) {
  auto setup = config::parse(files_of(header));
  if (!setup) {
    for (Error& error : setup.error()) {
      error.text += "; this file is inside the recording, play it with the program that made it (" +
                    header.program_version() + ", commit " + header.commit() + ")";
    }
  }
  return setup;
}

}  // namespace knead::record
