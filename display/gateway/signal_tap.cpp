#include "display/gateway/signal_tap.hpp"

#include <spdlog/spdlog.h>

#include <utility>

#include "knead/v1/display.pb.h"

namespace knead::display {

namespace {

Upstream::Wishes raw_stream() {
  return {.name = "knead-display signals",
          .snapshots = false,
          .events = false,
          .recording = v1::RECORDING_WISH_LIVE};
}

}  // namespace

SignalTap::SignalTap(boost::asio::io_context& io, const std::filesystem::path& socket, Tell tell)
    : tell_(std::move(tell)), upstream_(io, socket, raw_stream(), *this) {}

void SignalTap::listen(bool on) {
  if (std::exchange(on_, on) == on) {
    return;
  }
  spdlog::info("raw signals {}", on ? "are listened to" : "are not listened to any more");
  if (on) {
    upstream_.start();
  } else {
    upstream_.close();
  }
}

void SignalTap::chair_there(std::string_view) { reader_ = SignalReader(); }

/// The conversation says so too, and to everybody; here it only begins anew.
void SignalTap::chair_lost(const std::string&) {}

void SignalTap::heard_snapshot(std::string_view) {}

void SignalTap::heard(std::string_view, const v1::ServerMessage& message) {
  if (!message.has_recording()) {
    return;
  }
  auto signals = reader_.take(message.recording());
  if (!signals) {
    spdlog::error("{}", signals.error().message());
    return upstream_.begin_anew();
  }
  Heard heard{.frame = nullptr, .missed = reader_.missed()};
  if (*signals) {
    v1::DisplayMessage told;
    heard.cycles = (*signals)->cycles();
    *told.mutable_signals() = std::move(**signals);
    heard.frame = std::make_shared<const std::string>(told.SerializeAsString());
  }
  if (heard.frame || heard.missed > 0) {
    tell_(heard);
  }
}

}  // namespace knead::display
