// The built page, read whole at start: a browser's request looks up a name and never a path, so
// nothing outside the folder can be reached. Set-up reads; then pure.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "control/types/result.hpp"

namespace knead::display {

enum class Coding { identity, gzip, brotli };

struct PageFile {
  std::shared_ptr<const std::string> plain;
  std::shared_ptr<const std::string> gzip;    ///< null: there is none beside it
  std::shared_ptr<const std::string> brotli;  ///< null: there is none beside it
  std::string_view media_type;
  std::string etag;        ///< of the plain bytes, quoted
  bool immutable = false;  ///< its name changes with its bytes (/assets/)
};

class PageFiles {
 public:
  /// Errors: not_found without an index.html, out_of_range when a file or all of them are too large
  /// or a name has other letters than [A-Za-z0-9._-], io.
  [[nodiscard]] static Result<PageFiles> load(const std::filesystem::path& folder);

  /// `unsafe_target` as it stands in the request line: "/", "/assets/x.js?y". Null: no such file.
  [[nodiscard]] const PageFile* find(std::string_view unsafe_target) const;
  [[nodiscard]] std::size_t size() const { return files_.size(); }

 private:
  std::map<std::string, PageFile, std::less<>> files_;
};

}  // namespace knead::display
