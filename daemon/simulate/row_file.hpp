// A text file that is written row by row, millions of them: one large buffer, and an error that is
// kept until the end instead of being looked at a thousand times a second.
#pragma once

#include <filesystem>
#include <fstream>
#include <memory>
#include <string_view>

#include "control/types/result.hpp"

namespace knead::simulate {

class RowFile {
 public:
  [[nodiscard]] static Result<RowFile> create(const std::filesystem::path& path);

  /// Room for `size` characters; what is written there is kept by `commit`. `size` <= kBuffer.
  [[nodiscard]] char* room_for(std::size_t size) {
    if (used_ + size > kBuffer) flush();
    return buffer_.get() + used_;
  }
  void commit(const char* end) { used_ = static_cast<std::size_t>(end - buffer_.get()); }
  void text(std::string_view text);

  /// Writes what is left and says whether everything reached the file.
  [[nodiscard]] Result<void> close();

  static constexpr std::size_t kBuffer = std::size_t{1} << 20;

 private:
  explicit RowFile(const std::filesystem::path& path);
  void flush();

  std::filesystem::path path_;
  std::ofstream stream_;
  std::unique_ptr<char[]> buffer_;
  std::size_t used_ = 0;
};

}  // namespace knead::simulate
