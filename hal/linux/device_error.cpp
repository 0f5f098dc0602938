#include "hal/linux/device_error.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>

namespace knead::board {

namespace {

ErrorCode code_of(int error_number) {
  switch (error_number) {
    case ENOENT:
    case ENODEV:
    case ENXIO:
      return ErrorCode::not_found;
    case EACCES:
    case EPERM:
    case EBUSY:
      return ErrorCode::refused;
    case EINVAL:
    case ERANGE:
      return ErrorCode::out_of_range;
    case 0:
      return ErrorCode::inconsistent;
    default:
      return ErrorCode::io;
  }
}

}  // namespace

std::string_view usual_cure(int error_number) {
  switch (error_number) {
    case EACCES:
    case EPERM:
      return "give the user of kneadd the group that the udev rules give this device; never run it "
             "as root";
    case EBUSY:
      return "another program holds it: end that one";
    case ENOENT:
    case ENODEV:
    case ENXIO:
      return "check that the device is connected and that its driver is loaded";
    case EREMOTEIO:
    case ETIMEDOUT:
    case EIO:
      return "the bus does not answer: check wiring, pull-ups and the device's supply";
    default:
      return {};
  }
}

tl::unexpected<Error> device_failure(std::string_view device, std::string_view path,
                                     int error_number, std::string_view cure) {
  std::string text;
  if (error_number != 0) {
    const char* symbol = ::strerrorname_np(error_number);
    const char* words = ::strerrordesc_np(error_number);
    text = fmt::format("{}, {}: ", symbol != nullptr ? symbol : std::to_string(error_number),
                       words != nullptr ? words : "an error without a name");
  }
  return failure(code_of(error_number), fmt::format("{} ({})", device, path),
                 text + std::string(cure.empty() ? usual_cure(error_number) : cure));
}

}  // namespace knead::board
