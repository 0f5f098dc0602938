// Messages as a browser may send them, one after the other. Whatever they say: nothing is asked of
// the chair before a hello or beyond the role, every request is answered or forwarded, and mail
// stays bounded.
#include <fuzzer/FuzzedDataProvider.h>
#include <spdlog/spdlog.h>

#include <cstdlib>
#include <filesystem>

#include "display/gateway/visit.hpp"

namespace {

using namespace knead;
using namespace knead::display;

void expect(bool held) {
  if (!held) {
    std::abort();
  }
}

/// The lanes that take requests to kneadd, and a kneadd that answers nothing.
struct Gateway : Visit::Host {
  RequestLanes lanes{[this](const v1::ClientMessage&) { ++forwarded; },
                     [](BrowserId, const v1::DisplayMessage&) {}};
  Visit* visit = nullptr;
  int forwarded = 0;

  void arrived(Visit&) override {}
  void ask(BrowserId browser, const v1::Request& request, TimePoint now) override {
    expect(visit->talking() && may_ask(visit->role(), request));
    lanes.ask(browser, request, now);
  }
  void ask(BrowserId browser, const v1::CareRequest& request, TimePoint now) override {
    expect(visit->talking() && may_ask(visit->role(), request));
    lanes.ask(browser, request, now);
  }
};

Keys& keys() {
  static Keys* const kKeys = [] {
    spdlog::set_level(spdlog::level::off);
    std::string folder = std::filesystem::temp_directory_path() / "knead-fuzz-XXXXXX";
    return new Keys(KeyFolder::open(::mkdtemp(folder.data())).value(), Role::viewer);
  }();
  return *kKeys;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  FuzzedDataProvider fuzzed(data, size);
  Now now{.at = TimePoint(100s), .unix_s = 1'800'000'000};
  Gateway gateway;
  Visit visit(1, gateway, keys(), {.address = "127.0.0.1", .loopback = true}, fuzzed.ConsumeBool(),
              "fuzz", now.at);
  gateway.visit = &visit;
  if (fuzzed.ConsumeBool()) {
    v1::BrowserMessage hello;
    hello.mutable_hello()->set_protocol_version(1);
    visit.take(hello.SerializeAsString(), now);
  }
  while (fuzzed.remaining_bytes() > 0) {
    now.at += fuzzed.ConsumeIntegralInRange<int>(0, 2000) * 1ms;
    visit.take(fuzzed.ConsumeRandomLengthString(200), now);
    visit.tick(now.at);
  }
  // 4 of each of the 8 kinds that are counted apart.
  expect(gateway.forwarded <= 32);
  v1::DisplayMessage told;
  for (Frame frame = visit.mailbox().next(); frame; frame = visit.mailbox().next()) {
    expect(told.ParseFromString(*frame) && told.kind_case() != v1::DisplayMessage::KIND_NOT_SET);
  }
  return 0;
}
