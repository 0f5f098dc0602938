#include "daemon/kneadctl/command_line.hpp"

#include <gtest/gtest.h>

#include <array>
#include <boost/json.hpp>
#include <iostream>

#include "daemon/kneadctl/commands.hpp"
#include "daemon/kneadctl/complaints.hpp"

namespace knead::ctl {
namespace {

struct Ran {
  int code = 0;
  std::string out;
  std::string err;
};

/// A program with the shapes that kneadctl's commands have.
template <std::size_t N>
Ran run(std::array<const char*, N> words) {
  CLI::App app;
  app.require_subcommand(1);
  int exit_code = kDone;
  auto* simulate = app.add_subcommand("simulate");
  std::string programme;
  bool json = false;
  simulate->add_flag("--json", json);
  simulate->add_option("--programme", programme);
  simulate->callback([&] {
    if (programme == "missing.toml") {
      exit_code = complain_here({ErrorCode::not_found, "missing.toml", "is not there"});
    } else if (programme == "turbo") {
      exit_code = complain_here({ErrorCode::not_found, "--programme", "'turbo' is not known"});
    } else if (programme == "refused") {
      std::cout << R"({"refused":true})" << '\n';
      std::cerr << "refused\n";
      exit_code = kRefused;
    }
  });
  auto* evaluate = app.add_subcommand("evaluate")->require_subcommand(1);
  evaluate->add_flag("--json", json);
  evaluate->add_subcommand("senses");
  evaluate->add_subcommand("touch");

  Ran ran;
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  ran.code = run_command_line(app, static_cast<int>(N), words.data(), exit_code);
  std::cout.flush();
  ran.out = testing::internal::GetCapturedStdout();
  ran.err = testing::internal::GetCapturedStderr();
  return ran;
}

template <class... Words>
Ran kneadctl(Words... words) {
  return run(std::array<const char*, 1 + sizeof...(words)>{"kneadctl", words...});
}

TEST(CommandLine, a_misspelt_command_is_bad_usage_and_the_nearest_is_named) {
  const Ran ran = kneadctl("simulat");
  EXPECT_EQ(ran.code, kBadUsage);
  EXPECT_NE(ran.err.find("'simulat' is no command; did you mean 'simulate'?"), std::string::npos)
      << ran.err;
  EXPECT_EQ(ran.out, "");
}

TEST(CommandLine, so_is_a_command_of_a_command) {
  const Ran ran = kneadctl("evaluate", "sences");
  EXPECT_EQ(ran.code, kBadUsage);
  EXPECT_NE(ran.err.find("'sences' is no command of `evaluate`; did you mean 'senses'?"),
            std::string::npos)
      << ran.err;
}

TEST(CommandLine, a_command_like_no_other_gets_the_list) {
  const Ran ran = kneadctl("xylophone");
  EXPECT_EQ(ran.code, kBadUsage);
  EXPECT_NE(ran.err.find("there are: simulate evaluate"), std::string::npos) << ran.err;
}

TEST(CommandLine, a_misspelt_option_is_bad_usage_and_the_nearest_is_named) {
  for (const char* word : {"--program", "--programm=classic"}) {
    const Ran ran = kneadctl("simulate", word);
    EXPECT_EQ(ran.code, kBadUsage);
    EXPECT_NE(ran.err.find("did you mean '--programme'?"), std::string::npos) << ran.err;
  }
}

TEST(CommandLine, no_command_and_one_word_too_many_are_bad_usage) {
  EXPECT_EQ(kneadctl().code, kBadUsage);
  EXPECT_EQ(kneadctl("evaluate").code, kBadUsage);
  const Ran ran = kneadctl("simulate", "classic");
  EXPECT_EQ(ran.code, kBadUsage);
  EXPECT_NE(ran.err.find("'classic' is no word of `simulate`"), std::string::npos) << ran.err;
}

TEST(CommandLine, help_is_no_error) { EXPECT_EQ(kneadctl("--help").code, kDone); }

TEST(CommandLine, a_word_that_is_not_known_is_bad_usage_and_a_missing_file_a_refusal) {
  EXPECT_EQ(kneadctl("simulate", "--programme", "turbo").code, kBadUsage);
  EXPECT_EQ(kneadctl("simulate", "--programme", "missing.toml").code, kRefused);
  EXPECT_EQ(kneadctl("simulate", "--programme", "classic").code, kDone);
}

TEST(CommandLine, with_json_every_failure_is_one_document_beside_the_words) {
  const auto check = [](const Ran& ran, int code, const std::string& words) {
    EXPECT_EQ(ran.code, code);
    EXPECT_NE(ran.err.find(words), std::string::npos) << ran.err;
    const auto document = boost::json::parse(ran.out).as_object();
    EXPECT_EQ(document.at("error").at("exit_code").as_int64(), code);
    const std::string text(document.at("error").at("text").as_string());
    EXPECT_NE(text.find(words), std::string::npos) << text;
  };
  check(kneadctl("simulate", "--json", "--programme", "missing.toml"), kRefused, "is not there");
  check(kneadctl("simulate", "--json", "--programme", "turbo"), kBadUsage, "is not known");
  check(kneadctl("evaluate", "--json", "sences"), kBadUsage, "did you mean 'senses'");
}

TEST(CommandLine, a_failure_that_has_its_own_document_gets_no_second_one) {
  const Ran ran = kneadctl("simulate", "--json", "--programme", "refused");
  EXPECT_EQ(ran.code, kRefused);
  EXPECT_EQ(ran.out, "{\"refused\":true}\n");
}

TEST(CommandLine, without_json_stdout_stays_empty) {
  EXPECT_EQ(kneadctl("simulate", "--programme", "turbo").out, "");
}

}  // namespace
}  // namespace knead::ctl
