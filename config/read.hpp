// Reads a parsed file by its declaration and collects every mistake. Set-up only; allocates.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "config/errors.hpp"
#include "config/schema.hpp"
#include "config/source.hpp"

namespace knead::config {

/// What reading leaves behind: the mistakes, and where each key stands, so that the rules that look
/// at several keys can point at one.
class Reading {
 public:
  explicit Reading(std::string file) : file_(std::move(file)) {}

  void add(ErrorCode code, const std::string& path, std::string place, std::string text);
  /// A mistake of the key at `path` ("phase[2].force_n", items count from 1), or of the nearest
  /// table above it that the file holds. `text` says what, allowed and cure; see mistake().
  void fault(ErrorCode code, const std::string& path, std::string_view what,
             std::string_view allowed, std::string_view cure);
  void remember(const std::string& path, std::string place);
  [[nodiscard]] std::string place_of(std::string path) const;

  [[nodiscard]] bool ok() const { return errors_.empty(); }
  /// No mistake yet at `path` or below it: a rule that needs what stands there may judge it.
  [[nodiscard]] bool clean(std::string_view path) const;
  /// In the order of the file.
  [[nodiscard]] Errors take();

 private:
  std::string file_;
  Errors errors_;
  std::vector<std::string> faulty_;  ///< the path of each mistake
  std::map<std::string, std::string, std::less<>> places_;
};

/// Fills the variables that `schema` is bound to. Unknown keys are mistakes, and so are missing
/// ones that have no default. `common` names keys of the root table that were read already.
[[nodiscard]] Reading read(const Section& schema, const Source& source,
                           std::span<const std::string> common);

}  // namespace knead::config
