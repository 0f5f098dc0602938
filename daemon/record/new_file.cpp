#include "daemon/record/new_file.hpp"

#include <fcntl.h>
#include <unistd.h>

namespace knead::record {

namespace {

constexpr mode_t kOwnerAndGroup = 0640;

}  // namespace

Result<std::ofstream> new_file(const std::filesystem::path& path) {
  std::ofstream stream;
  const int descriptor =
      ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, kOwnerAndGroup);
  if (descriptor >= 0) {
    ::close(descriptor);  // made with its mode; the stream opens what is there
    stream.open(path, std::ios::binary | std::ios::trunc);
  }
  if (!stream.is_open()) {
    return failure(ErrorCode::io, path.string(),
                   "cannot be written. Check that its folder exists and may be written to.");
  }
  return stream;
}

}  // namespace knead::record
