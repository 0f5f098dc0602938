// The command line of knead-display.
#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "display/gateway/role.hpp"

namespace knead::display {

struct Options {
  std::vector<std::string> listen{"127.0.0.1:8080"};
  std::filesystem::path socket;
  std::filesystem::path page;
  std::filesystem::path state;
  std::filesystem::path tls_certificate;
  std::filesystem::path tls_key;
  std::vector<std::string> hosts;
  Role local_role = Role::person;
  Role pair_role = Role::viewer;
  std::string revoke;
};

/// The commands; none of them: serve.
struct Commands {
  CLI::App* pair = nullptr;
  CLI::App* list = nullptr;
  CLI::App* revoke = nullptr;
};

/// Declares the words; `options` is filled when `app` parses.
[[nodiscard]] Commands declare(CLI::App& app, Options& options);

}  // namespace knead::display
