// Lines of an HTTP request as a stranger may write them. Whatever they say: an answer has a whole
// head, gives no byte that is not in the page, and opens a WebSocket to the page's own origin
// alone.
#include <fuzzer/FuzzedDataProvider.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "display/gateway/http_answer.hpp"

namespace {

using namespace knead::display;

const PageFiles& page() {
  static const PageFiles kPage = [] {
    std::string folder = std::filesystem::temp_directory_path() / "knead-fuzz-XXXXXX";
    std::filesystem::create_directories(std::filesystem::path(::mkdtemp(folder.data())) / "assets");
    std::ofstream(folder + "/index.html") << "page";
    std::ofstream(folder + "/assets/a.js") << "page";
    std::ofstream(folder + "/assets/a.js.gz") << "page";
    PageFiles loaded = PageFiles::load(folder).value();
    std::filesystem::remove_all(folder);
    return loaded;
  }();
  return kPage;
}

void expect(bool held) {
  if (!held) {
    std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  FuzzedDataProvider fuzzed(data, size);
  const Peer peer{.address = "127.0.0.1",
                  .local = "127.0.0.1",
                  .port = 8080,
                  .loopback = fuzzed.ConsumeBool(),
                  .encrypted = fuzzed.ConsumeBool()};
  const auto word = [&](const char* likely) {
    return fuzzed.ConsumeBool() ? std::string(likely) : fuzzed.ConsumeRandomLengthString(300);
  };
  const std::string method = word("GET");
  const std::string target = word("/ws");
  const std::string host = word("127.0.0.1:8080");
  const std::string origin = word("http://127.0.0.1:8080");
  const std::string coding = fuzzed.ConsumeRandomLengthString(300);
  const std::string etag = fuzzed.ConsumeRandomLengthString(300);
  const std::string protocols = word("knead.v1");
  const HttpAnswer answered = answer({.method = method,
                                      .target = target,
                                      .host = host,
                                      .origin = origin,
                                      .accept_encoding = coding,
                                      .if_none_match = etag,
                                      .subprotocols = protocols,
                                      .upgrade = fuzzed.ConsumeBool()},
                                     peer, Hosts(), page());
  if (answered.upgrade) {
    expect(target == "/ws" && !origin.empty() && origin.ends_with(host));
    return 0;
  }
  expect(answered.head.starts_with("HTTP/1.1 ") && answered.head.ends_with("\r\n\r\n"));
  expect(answered.head.find("\r\n\r\n") == answered.head.size() - 4);
  expect(answered.close || !answered.body || *answered.body == "page");
  return 0;
}
