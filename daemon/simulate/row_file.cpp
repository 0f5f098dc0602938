#include "daemon/simulate/row_file.hpp"

#include <cstring>

namespace knead::simulate {

RowFile::RowFile(const std::filesystem::path& path)
    : path_(path),
      stream_(path, std::ios::binary | std::ios::trunc),
      buffer_(std::make_unique_for_overwrite<char[]>(kBuffer)) {}

Result<RowFile> RowFile::create(const std::filesystem::path& path) {
  RowFile file(path);
  if (!file.stream_) {
    return failure(ErrorCode::io, path.string(),
                   "cannot be written. Check that its folder exists and may be written to.");
  }
  return file;
}

void RowFile::text(std::string_view text) {
  char* out = room_for(text.size());
  std::memcpy(out, text.data(), text.size());
  commit(out + text.size());
}

void RowFile::flush() {
  stream_.write(buffer_.get(), static_cast<std::streamsize>(used_));
  used_ = 0;
}

Result<void> RowFile::close() {
  flush();
  stream_.close();
  if (!stream_) {
    return failure(ErrorCode::io, path_.string(),
                   "could not be written to its end. Check the space that is left on the disk.");
  }
  return {};
}

}  // namespace knead::simulate
