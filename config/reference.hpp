// docs/configuration.md, made from the declarations that also read the files. A golden test holds
// the committed page against this. Set-up only; allocates.
#pragma once

#include <string>

namespace knead::config {

/// The whole page, in Markdown. Written by the tool `knead-docs`.
[[nodiscard]] std::string configuration_page();

}  // namespace knead::config
