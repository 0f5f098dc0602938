// The steps that every loader shares: open, check the head, read by declaration, apply the rules.
// Internal to config.
#pragma once

#include <filesystem>
#include <optional>
#include <utility>

#include "config/kind.hpp"
#include "config/read.hpp"

namespace knead::config {

/// Reads `kind` and `schema_version`; a mistake in either makes the rest unreadable.
[[nodiscard]] Loaded<Kind> read_head(const Source& source, std::optional<Kind> wanted);

/// The keys of every root table that read_head() has read.
[[nodiscard]] std::span<const std::string> head_keys();

struct NoRules {
  template <class T>
  void operator()(const T&, Reading&) const {}
};

/// `declare(T&)` gives the Section; `rules(const T&, Reading&)` adds what only several keys
/// together can get wrong.
template <class T, class Declare, class Rules = NoRules>
[[nodiscard]] Loaded<T> load(const Loaded<Source>& source, Kind kind, Declare declare,
                             Rules rules = {}) {
  if (!source) {
    return tl::unexpected(source.error());
  }
  if (const Loaded<Kind> head = read_head(*source, kind); !head) {
    return tl::unexpected(head.error());
  }
  T value{};
  Reading reading = read(declare(value), *source, head_keys());
  rules(std::as_const(value), reading);
  if (!reading.ok()) {
    return tl::unexpected(reading.take());
  }
  return value;
}

template <class T, class Declare, class Rules = NoRules>
[[nodiscard]] Loaded<T> load(const std::filesystem::path& path, Kind kind, Declare declare,
                             Rules rules = {}) {
  return load<T>(open_source(path), kind, std::move(declare), std::move(rules));
}

}  // namespace knead::config
