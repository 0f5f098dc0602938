#include "daemon/kneadctl/chair_limits.hpp"

#include "config/chair.hpp"
#include "config/chair_caps.hpp"
#include "config/daemon.hpp"
#include "daemon/kneadctl/prescription_text.hpp"
#include "daemon/simulate/session_setup.hpp"

namespace knead::ctl {

config::Loaded<ChairLimits> chair_limits(const std::filesystem::path& config) {
  const auto file =
      config.empty() ? simulate::find_config() : config::Loaded<std::filesystem::path>(config);
  if (!file) {
    return ChairLimits{.caps = care::kCompiledCaps,
                       .source = "no kneadd.toml (--config): the compiled ceilings"};
  }
  return config::load_daemon(*file).and_then([&](const config::DaemonConfig& daemon) {
    return config::load_chair(daemon.chair).map([&](const ChairDescription& chair) {
      return ChairLimits{.caps = config::chair_caps(daemon.limits, chair),
                         .source = file->string()};
    });
  });
}

}  // namespace knead::ctl
