// What set-up returns: a value, or an error that names the place and the cure. Set-up only: the
// cycle is noexcept and its faults are Reasons (reason.hpp). Allocates; not real-time.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace knead {

enum class ErrorCode {
  not_found,      ///< a file, device, programme or key that is not there
  syntax,         ///< cannot be parsed at all
  out_of_range,   ///< parsed, but outside what is allowed
  wrong_type,     ///< parsed, but another kind of value was expected
  unknown_key,    ///< a name nobody declared
  duplicate,      ///< given twice
  missing,        ///< required and not given
  inconsistent,   ///< each value is allowed, together they are not
  wrong_version,  ///< a schema or protocol version that this program does not read
  refused,        ///< understood, and not allowed now
  io,             ///< the operating system said no
};

struct Error {
  ErrorCode code{};
  std::string place;  ///< "file:line:column" or "device" or "argument"; may be empty
  std::string text;   ///< what is wrong, what is allowed, and the cure, in one or two sentences

  [[nodiscard]] std::string message() const { return place.empty() ? text : place + ": " + text; }
};

template <class T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> failure(ErrorCode code, std::string place,
                                                   std::string text) {
  return tl::unexpected<Error>(Error{code, std::move(place), std::move(text)});
}

}  // namespace knead
