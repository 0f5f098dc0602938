#include "daemon/kneadctl/complaints.hpp"

#include <iostream>

namespace knead::ctl {

bool is_bad_usage(const Error& error) { return error.place.starts_with("--"); }

int complain_here(const Error& error) {
  std::cerr << error.message() << '\n';
  return is_bad_usage(error) ? kBadUsage : kRefused;
}

int complain_here(const config::Errors& errors) {
  std::cerr << config::to_lines(errors);
  return !errors.empty() && is_bad_usage(errors.front()) ? kBadUsage : kRefused;
}

}  // namespace knead::ctl
