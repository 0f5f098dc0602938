// A conversation with kneadd from a program's side: connect, say hello, ask, listen. Blocking, with
// a time limit on every wait. One thread. Not real-time.
#pragma once

#include <deque>
#include <filesystem>
#include <optional>
#include <string>

#include "control/types/result.hpp"
#include "control/types/snapshot.hpp"
#include "control/types/time.hpp"
#include "knead/v1/conversation.pb.h"
#include "proto/convert/framing.hpp"

namespace knead::client {

struct Wishes {
  std::string name;  ///< for kneadd's log
  bool snapshots = false;
  bool events = false;
  v1::RecordingWish recording =
      v1::RECORDING_WISH_UNSPECIFIED;  ///< the raw stream; none unless set
};

class Client {
 public:
  /// Connects and exchanges hellos. Errors: not_found when nobody listens there, wrong_version, io.
  [[nodiscard]] static Result<Client> connect(const std::filesystem::path& socket,
                                              const Wishes& wishes, Duration patience = 5s);

  Client(Client&& other) noexcept;
  Client& operator=(Client&& other) noexcept;
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;
  ~Client();

  /// Who answered: the chair and its programmes.
  [[nodiscard]] const v1::ServerHello& hello() const { return hello_; }

  /// Sends a request (its id is chosen here) and waits for its answer. Snapshots and events that
  /// come meanwhile are kept for next(). Errors: io when kneadd goes or says nothing in time.
  [[nodiscard]] Result<v1::Answer> ask(v1::Request request, Duration patience = 8s);
  /// The same of what is asked about people (care.proto).
  [[nodiscard]] Result<v1::CareAnswer> ask(v1::CareRequest request, Duration patience = 8s);
  /// Sends a request without waiting; its answer comes out of next(). Returns the request's id.
  [[nodiscard]] Result<std::uint64_t> send_request(v1::Request request);

  /// The next message that has come or comes within `patience`; nothing when none does. Errors:
  /// refused with kneadd's words when it says goodbye, io when it goes without one.
  [[nodiscard]] Result<std::optional<v1::ServerMessage>> next(Duration patience);

  /// The next snapshot as it came; other messages are passed over. Needs Wishes::snapshots. Errors
  /// as next(); io when none comes in time.
  [[nodiscard]] Result<v1::Snapshot> next_state(Duration patience = 5s);
  /// The same in the program's own nouns.
  [[nodiscard]] Result<Snapshot> next_snapshot(Duration patience = 5s);

  /// For poll(): readable when a message may have come.
  [[nodiscard]] int descriptor() const { return descriptor_; }

 private:
  explicit Client(int descriptor) : descriptor_(descriptor) {}

  [[nodiscard]] Result<void> send(const v1::ClientMessage& message);
  /// Waits for the message that `wanted` says yes to; others are kept for next().
  template <class Wanted>
  [[nodiscard]] Result<v1::ServerMessage> wait_for(Wanted wanted, Duration patience);
  [[nodiscard]] Result<std::optional<v1::ServerMessage>> receive(TimePoint until);
  [[nodiscard]] Result<std::optional<v1::ServerMessage>> take_buffered();
  [[nodiscard]] Result<void> wait_and_read(TimePoint until);

  int descriptor_;
  std::uint64_t last_id_ = 0;
  v1::ServerHello hello_;
  wire::FrameReader reader_{wire::kMaxServerMessage};
  std::deque<v1::ServerMessage> kept_;
};

}  // namespace knead::client
