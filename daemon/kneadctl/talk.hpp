// What every command that talks to a running kneadd shares: the connection, and how an error or an
// answer is told to a person, a script and the shell.
#pragma once

#include <google/protobuf/message.h>

#include <string>

#include "daemon/client/client.hpp"

namespace knead::ctl {

/// Connects to where $KNEAD_SOCKET or the usual places say.
[[nodiscard]] Result<client::Client> call_kneadd(const std::string& command, bool snapshots,
                                                 bool events = false);

/// Tells stderr and returns the exit code that belongs to it.
[[nodiscard]] int complain(const Error& error);

/// Tells that the request was taken, or refused and why; the exit code.
[[nodiscard]] int tell_answer(const std::string& what, const v1::Answer& answer, bool json);

/// One message as a JSON document: protobuf's own mapping, with the field names of the .proto files
/// and every field there, so that scripts need no other description.
[[nodiscard]] std::string json_of(const google::protobuf::Message& message);

}  // namespace knead::ctl
