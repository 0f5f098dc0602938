// Reads and writes the guest kernel's files from the far side of the hardware. A refusal ends the
// test program: nothing that it would say afterwards could be believed.
#pragma once

#include <string>
#include <string_view>

namespace knead::vm {

void write_file(const std::string& path, std::string_view text);
/// Without the newline at its end.
[[nodiscard]] std::string read_file(const std::string& path);
void make_folder(const std::string& path);

}  // namespace knead::vm
