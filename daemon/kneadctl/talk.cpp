#include "daemon/kneadctl/talk.hpp"

#include <google/protobuf/util/json_util.h>

#include <iostream>

#include "daemon/client/socket_path.hpp"
#include "daemon/kneadctl/commands.hpp"

namespace knead::ctl {

Result<client::Client> call_kneadd(const std::string& command, bool snapshots, bool events) {
  return client::Client::connect(
      client::default_socket_path(),
      {.name = "kneadctl " + command, .snapshots = snapshots, .events = events});
}

int complain(const Error& error) {
  std::cerr << error.message() << '\n';
  const bool nobody = error.code == ErrorCode::not_found || error.code == ErrorCode::io;
  return nobody ? kNoDaemon : kRefused;
}

namespace {

/// What was asked cannot be meant: another word must be said, now and later.
bool is_bad_usage(v1::Refusal refusal) {
  return refusal == v1::REFUSAL_UNKNOWN_PROGRAMME || refusal == v1::REFUSAL_OUT_OF_RANGE ||
         refusal == v1::REFUSAL_UNKNOWN_FAULT;
}

}  // namespace

int tell_answer(const std::string& what, const v1::Answer& answer, bool json) {
  if (json) {
    std::cout << json_of(answer) << '\n';
  } else if (answer.accepted()) {
    std::cout << what << ": accepted\n";
  } else {
    std::cerr << what << ": refused: " << answer.text() << '\n';
  }
  if (answer.accepted()) return kDone;
  return is_bad_usage(answer.refusal()) ? kBadUsage : kRefused;
}

std::string json_of(const google::protobuf::Message& message) {
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = true;
  options.always_print_primitive_fields = true;
  options.preserve_proto_field_names = true;
  std::string json;
  const auto status = google::protobuf::util::MessageToJsonString(message, &json, options);
  return status.ok() ? json : "{}";
}

}  // namespace knead::ctl
