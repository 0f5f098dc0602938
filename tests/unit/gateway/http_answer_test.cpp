#include "display/gateway/http_answer.hpp"

#include <gtest/gtest.h>

#include "tests/unit/gateway/temporary_folder.hpp"

namespace knead::display {
namespace {

const Peer kHere{.address = "127.0.0.1",
                 .local = "127.0.0.1",
                 .port = 8080,
                 .loopback = true,
                 .encrypted = false};

struct Site {
  TemporaryFolder folder;
  Hosts hosts;
  PageFiles page = made();

  PageFiles made() {
    folder.write("index.html", "the page");
    folder.write("assets/main-1.js", "script");
    folder.write("assets/main-1.js.gz", "gz");
    folder.write("assets/main-1.js.br", "br");
    folder.write("alone.js.gz", "of nothing");
    return PageFiles::load(folder.path()).value();
  }
  [[nodiscard]] HttpAnswer ask(HttpAsked asked) const {
    if (asked.host.empty()) asked.host = "localhost:8080";
    return answer(asked, kHere, hosts, page);
  }
  [[nodiscard]] HttpAnswer get(std::string_view target, std::string_view encoding = {}) const {
    return ask({.method = "GET", .target = target, .accept_encoding = encoding});
  }
};

int status(const HttpAnswer& answer) { return std::stoi(answer.head.substr(9, 3)); }

bool says(const HttpAnswer& answer, std::string_view line) {
  return answer.head.find("\r\n" + std::string(line) + "\r\n") != std::string::npos;
}

TEST(HttpAnswer, gives_the_page_and_says_what_it_is) {
  const Site site;
  const HttpAnswer page = site.get("/");
  EXPECT_EQ(status(page), 200);
  EXPECT_EQ(*page.body, "the page");
  EXPECT_TRUE(says(page, "Content-Type: text/html; charset=utf-8"));
  EXPECT_TRUE(says(page, "Content-Length: 8"));
  EXPECT_TRUE(says(page, "Cache-Control: no-cache"));
  EXPECT_EQ(status(site.get("/?from=home")), 200);
}

TEST(HttpAnswer, lets_nothing_of_the_outside_world_in_with_any_answer) {
  const Site site;
  for (const HttpAnswer& answer :
       {site.get("/"), site.get("/none"), site.ask({.method = "POST", .target = "/"}),
        site.ask({.method = "GET", .target = "/", .host = "evil.example"})}) {
    EXPECT_NE(answer.head.find("Content-Security-Policy: default-src 'none'; script-src 'self';"),
              std::string::npos);
    EXPECT_NE(answer.head.find("frame-ancestors 'none'"), std::string::npos);
    EXPECT_EQ(answer.head.find("unsafe"), std::string::npos);
    for (const char* line :
         {"X-Content-Type-Options: nosniff", "Referrer-Policy: no-referrer",
          "Cross-Origin-Opener-Policy: same-origin", "Cross-Origin-Resource-Policy: same-origin"}) {
      EXPECT_TRUE(says(answer, line)) << line;
    }
    EXPECT_TRUE(answer.head.ends_with("\r\n\r\n"));
  }
}

TEST(HttpAnswer, gives_the_smallest_coding_that_the_browser_takes) {
  const Site site;
  const std::string_view name = "/assets/main-1.js";
  EXPECT_EQ(*site.get(name, "gzip, deflate, br").body, "br");
  EXPECT_EQ(*site.get(name, "gzip;q=1.0, deflate").body, "gz");
  EXPECT_EQ(*site.get(name, "br;q=0, gzip;q=0.0").body, "script");
  EXPECT_EQ(*site.get(name).body, "script");
  EXPECT_TRUE(says(site.get(name, "br"), "Content-Encoding: br"));
  EXPECT_TRUE(says(site.get(name, "br"), "Vary: Accept-Encoding"));
}

TEST(HttpAnswer, keeps_hashed_files_for_good_and_asks_about_all_others) {
  const Site site;
  EXPECT_TRUE(
      says(site.get("/assets/main-1.js"), "Cache-Control: public, max-age=31536000, immutable"));
  const std::string head = site.get("/").head;
  const std::size_t begins = head.find("ETag: ") + 6;
  const std::string etag = head.substr(begins, head.find('\r', begins) - begins);
  const HttpAnswer known = site.ask({.method = "GET", .target = "/", .if_none_match = etag});
  EXPECT_EQ(status(known), 304);
  EXPECT_EQ(known.body, nullptr);
  EXPECT_EQ(status(site.ask({.method = "GET", .target = "/", .if_none_match = "W/\"other\""})),
            200);
}

TEST(HttpAnswer, has_no_way_out_of_the_folder) {
  const Site site;
  for (const char* target :
       {"/../index.html", "/assets/../index.html", "/%2e%2e/etc/passwd", "//index.html",
        "/etc/passwd", "/assets/", "/assets", "\\index.html", "index.html", "",
        "http://localhost:8080/", "/alone.js", "/alone.js.gz", "/assets/main-1.js.br"}) {
    EXPECT_EQ(status(site.get(target)), 404) << target;
  }
}

TEST(HttpAnswer, has_get_and_head_and_no_other_method) {
  const Site site;
  const HttpAnswer head = site.ask({.method = "HEAD", .target = "/"});
  EXPECT_EQ(status(head), 200);
  EXPECT_TRUE(says(head, "Content-Length: 8"));
  EXPECT_EQ(head.body, nullptr);
  for (const char* method : {"POST", "PUT", "DELETE", "TRACE", "OPTIONS", "CONNECT", "get"}) {
    EXPECT_EQ(status(site.ask({.method = method, .target = "/"})), 405) << method;
  }
}

TEST(HttpAnswer, does_not_answer_to_a_strangers_name) {
  const Site site;
  EXPECT_EQ(status(site.ask({.method = "GET", .target = "/", .host = "evil.example:8080"})), 421);
}

TEST(HttpAnswer, opens_a_websocket_for_its_own_page_alone) {
  const Site site;
  HttpAsked asked{.method = "GET",
                  .target = "/ws",
                  .origin = "http://localhost:8080",
                  .subprotocols = "knead.v1",
                  .upgrade = true};
  EXPECT_TRUE(site.ask(asked).upgrade);
  HttpAsked foreign = asked;
  foreign.origin = "http://evil.example";
  EXPECT_EQ(status(site.ask(foreign)), 403);
  HttpAsked unsaid = asked;
  unsaid.origin = "";
  EXPECT_EQ(status(site.ask(unsaid)), 403);
  HttpAsked other = asked;
  other.subprotocols = "chat";
  EXPECT_EQ(status(site.ask(other)), 400);
  HttpAsked plain = asked;
  plain.upgrade = false;
  EXPECT_EQ(status(site.ask(plain)), 426);
}

TEST(HttpAnswer, tells_a_browser_to_stay_encrypted) {
  EXPECT_NE(refusal(404, "none", true).head.find("Strict-Transport-Security"), std::string::npos);
  EXPECT_EQ(refusal(404, "none", false).head.find("Strict-Transport-Security"), std::string::npos);
}

TEST(PageFiles, refuse_a_folder_that_is_no_built_page) {
  const TemporaryFolder empty;
  EXPECT_EQ(PageFiles::load(empty.path()).error().code, ErrorCode::not_found);
  EXPECT_EQ(PageFiles::load(empty.path() / "none").error().code, ErrorCode::io);
  const TemporaryFolder odd;
  odd.write("index.html", "x");
  odd.write("with space.js", "x");
  EXPECT_EQ(PageFiles::load(odd.path()).error().code, ErrorCode::out_of_range);
}

TEST(PageFiles, do_not_follow_a_link_out_of_the_folder) {
  const TemporaryFolder folder;
  folder.write("index.html", "x");
  std::filesystem::create_symlink("/etc/passwd", folder.path() / "passwd");
  EXPECT_EQ(PageFiles::load(folder.path())->find("/passwd"), nullptr);
}

}  // namespace
}  // namespace knead::display
