#include "display/gateway/page_files.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <utility>

#include "display/gateway/secret.hpp"

namespace knead::display {

namespace {

namespace fs = std::filesystem;

/// The page has at most 250 KiB compressed; ten times that and its fonts and pictures fit easily.
constexpr std::uintmax_t kWholePage = 16U * 1024 * 1024;

constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kMediaTypes{{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},
    {".webmanifest", "application/manifest+json"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".ico", "image/x-icon"},
    {".webp", "image/webp"},
    {".woff2", "font/woff2"},
    {".txt", "text/plain; charset=utf-8"},
    {".map", "application/json"},
}};

std::string_view media_type(const fs::path& name) {
  const auto* const found =
      std::ranges::find(kMediaTypes, name.extension().string(),
                        &std::pair<std::string_view, std::string_view>::first);
  return found == kMediaTypes.end() ? "application/octet-stream" : found->second;
}

bool plain_name(std::string_view name) {
  return std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-' || c == '/';
  });
}

Result<std::shared_ptr<const std::string>> read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (!file) {
    return failure(ErrorCode::io, path.string(), "cannot be read; see its rights");
  }
  return std::make_shared<const std::string>(std::move(bytes));
}

std::string etag(const std::string& bytes) {
  std::string quoted(1, '"');
  quoted.append(hex(sha256(bytes)), 0, 32).push_back('"');
  return quoted;
}

}  // namespace

Result<PageFiles> PageFiles::load(const fs::path& folder) {
  PageFiles page;
  std::uintmax_t total = 0;
  std::error_code error;
  for (auto entry = fs::recursive_directory_iterator(folder, error);
       !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    // A link could lead out of the folder.
    if (!entry->is_regular_file() || entry->is_symlink()) {
      continue;
    }
    total += entry->file_size();
    if (total > kWholePage) {
      return failure(ErrorCode::out_of_range, folder.string(),
                     "holds more than 16 MiB; --page wants the folder of the built page");
    }
    const std::string name =
        (fs::path("/") / entry->path().lexically_relative(folder)).generic_string();
    if (!plain_name(name)) {
      return failure(ErrorCode::out_of_range, entry->path().string(),
                     "has a name with other letters than A-Z a-z 0-9 . _ -; rename it");
    }
    auto bytes = read(entry->path());
    if (!bytes) {
      return tl::unexpected(bytes.error());
    }
    const fs::path path(name);
    if (path.extension() == ".gz") {
      page.files_[path.parent_path() / path.stem()].gzip = std::move(*bytes);
    } else if (path.extension() == ".br") {
      page.files_[path.parent_path() / path.stem()].brotli = std::move(*bytes);
    } else {
      PageFile& file = page.files_[name];
      file.etag = etag(**bytes);
      file.plain = std::move(*bytes);
      file.media_type = media_type(path);
      file.immutable = name.starts_with("/assets/");
    }
  }
  if (error) {
    return failure(ErrorCode::io, folder.string(), "cannot be read: " + error.message());
  }
  std::erase_if(page.files_, [](const auto& file) { return !file.second.plain; });
  const auto index = page.files_.find("/index.html");
  if (index == page.files_.end()) {
    return failure(ErrorCode::not_found, folder.string(),
                   "has no index.html; --page wants the folder of the built page");
  }
  page.files_["/"] = index->second;
  return page;
}

const PageFile* PageFiles::find(std::string_view unsafe_target) const {
  const auto found = files_.find(unsafe_target.substr(0, unsafe_target.find('?')));
  return found == files_.end() ? nullptr : &found->second;
}

}  // namespace knead::display
