// docs/programmes.md, the page for therapists, against the programmes that ship.
#include <gtest/gtest.h>

#include <filesystem>

#include "config/programme.hpp"
#include "tests/unit/config/written_file.hpp"

namespace knead::config {
namespace {

TEST(ProgrammesPage, CR_30_to_CR_38_each_shipped_programme_is_on_it_with_its_title_and_picture) {
  const std::filesystem::path docs = test::source_dir() / "docs";
  const std::string page = test::text_of(docs / "programmes.md");
  const auto list = load_programmes(test::source_dir() / "config/programmes");
  ASSERT_TRUE(list.has_value()) << to_lines(list.error());
  for (const Programme& programme : *list) {
    const std::string name(view(programme.name));
    EXPECT_NE(page.find("\n### " + name + "\n\n" + std::string(view(programme.title))),
              std::string::npos)
        << name;
    EXPECT_NE(page.find("| [`" + name + "`](#" + name + ")"), std::string::npos) << name;
    EXPECT_NE(page.find("(programmes/" + name + ".svg)"), std::string::npos) << name;
    EXPECT_TRUE(std::filesystem::exists(docs / "programmes" / (name + ".svg"))) << name;
  }
}

TEST(ProgrammesPage, names_no_programme_that_does_not_ship) {
  const std::string page = test::text_of(test::source_dir() / "docs/programmes.md");
  for (std::size_t at = page.find("\n### "); at != std::string::npos;
       at = page.find("\n### ", at + 1)) {
    const std::size_t from = at + 5;
    const std::string name = page.substr(from, page.find('\n', from) - from);
    EXPECT_TRUE(
        std::filesystem::exists(test::source_dir() / "config/programmes" / (name + ".toml")))
        << name;
  }
}

}  // namespace
}  // namespace knead::config
