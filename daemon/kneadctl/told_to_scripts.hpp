// What a script gets of a command that failed. Every command tells its errors on stderr, in words;
// with --json there must be one document on stdout too, whatever went wrong. This listens to both
// while a command runs, so that no command has to think of it.
#pragma once

#include <cstdint>
#include <ostream>
#include <streambuf>
#include <string>
#include <string_view>

namespace knead::ctl {

/// Passes everything on to a stream's own buffer, and keeps up to kKept characters of it. In the
/// stream's place from its making to its end.
class Overheard final : private std::streambuf {
 public:
  explicit Overheard(std::ostream& stream) : stream_(stream), own_(stream.rdbuf(this)) {}
  Overheard(const Overheard&) = delete;
  Overheard& operator=(const Overheard&) = delete;
  ~Overheard() override { stream_.rdbuf(own_); }

  [[nodiscard]] bool anything() const { return characters_ > 0; }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  /// Longer complaints are cut: nobody reads them, and a report may have megabytes.
  static constexpr std::size_t kKept = 65'536;

  int_type overflow(int_type c) override;
  std::streamsize xsputn(const char* text, std::streamsize length) override;
  int sync() override { return own_->pubsync(); }
  void keep(std::string_view text);

  std::ostream& stream_;
  std::streambuf* own_;
  std::uint64_t characters_ = 0;
  std::string text_;
};

/// {"error": {"text": ..., "exit_code": ...}} and a line's end.
[[nodiscard]] std::string error_document(std::string_view text, int exit_code);

}  // namespace knead::ctl
