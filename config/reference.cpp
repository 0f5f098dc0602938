#include "config/reference.hpp"

#include <fmt/format.h>

#include "config/answers.hpp"
#include "config/body.hpp"
#include "config/calibration.hpp"
#include "config/chair.hpp"
#include "config/daemon.hpp"
#include "config/kind.hpp"
#include "config/linux_description.hpp"
#include "config/programme_text.hpp"
#include "config/read_value.hpp"
#include "config/scenario_text.hpp"

namespace knead::config {

namespace {

constexpr std::string_view kOpening =
    R"(<!-- Made by `knead-docs` from the declarations in config/*.cpp: change those, not this page. -->

# Configuration

Checked by: `tests/unit/config/shipped_files_test.cpp`, which holds this page against the declarations.

Every file is TOML and begins with two keys: `schema_version = {}`, the version of the keys it uses, and
`kind`, which says what it describes. A key's unit is the end of its name. Nothing is repaired in
silence: an unknown key, a value of another type or out of its range, a missing or doubled key and
reversed limits are errors, all of them reported at once, each as

    file:line:column: key: what is wrong; allowed: what would be right; what to do

`kneadctl check-config FILE` reads any of them as the program would. Where a bound has a reason, the
error gives it. "required" means that there is no default.

| kind | what it describes | example |
|---|---|---|
| [`chair`](#chair) | a chair: geometry, drives, sensors | [config/chairs/reference.toml](../config/chairs/reference.toml) |
| [`linux`](#linux) | the wiring of a real chair to a Linux board | [config/linux/reference.toml](../config/linux/reference.toml) |
| [`daemon`](#daemon) | kneadd: which chair, which programmes, limits | [config/kneadd.toml](../config/kneadd.toml) |
| [`programme`](#programme) | a massage | [config/programmes/classic.toml](../config/programmes/classic.toml) |
| [`calibration`](#calibration) | zero and span of this chair's sensors | written by `kneadctl calibrate` |
| [`body`](#body) | a simulated person | [config/bodies/nominal.toml](../config/bodies/nominal.toml) |
| [`scenario`](#scenario) | what happens in a simulated session | [config/scenarios/releases.toml](../config/scenarios/releases.toml) |
| [`answers`](#answers) | what somebody answers before a massage | [config/answers/well.toml](../config/answers/well.toml) |
)";

/// A bar would end the table's cell.
std::string cell(std::string text) {
  for (std::size_t at = text.find('|'); at != std::string::npos; at = text.find('|', at + 2)) {
    text.insert(at, 1, '\\');
  }
  return text;
}

std::string default_text(const Field& field) {
  if (field.required) {
    return "required";
  }
  return field.fallback.empty() ? "none" : fmt::format("`{}`", field.fallback);
}

std::string meaning(const Field& field) {
  return field.bounds.why.empty() ? field.prose
                                  : fmt::format("{} Bound: {}.", field.prose, field.bounds.why);
}

void write_fields(std::string& page, const Section& section) {
  if (section.fields().empty()) {
    return;
  }
  page += "\n| key | allowed | default | meaning |\n|---|---|---|---|\n";
  for (const Field& field : section.fields()) {
    page += fmt::format("| `{}` | {} | {} | {} |\n", field.key, cell(allowed_text(field)),
                        cell(default_text(field)), cell(meaning(field)));
  }
  for (const Section::Order& order : section.orders()) {
    page += fmt::format("\n`{}` must stay below `{}`.\n", order.low, order.high);
  }
}

void write_section(std::string& page, const Section& section, const std::string& path) {
  page += fmt::format("\n{}\n", section.prose());
  write_fields(page, section);
  for (const Section::Table& table : section.tables()) {
    const std::string here = path.empty() ? table.key : fmt::format("{}.{}", path, table.key);
    page += fmt::format("\n### `[{}]`{}\n", here, table.optional ? ", optional" : "");
    write_section(page, *table.section, here);
  }
  for (const Section::List& list : section.lists()) {
    const std::string here = path.empty() ? list.key : fmt::format("{}.{}", path, list.key);
    page += fmt::format("\n### `[[{}]]`, {} to {} of them\n", here, list.size.min, list.size.max);
    list.clear();
    write_section(page, list.append(), here);
  }
}

template <class T>
void write_kind(std::string& page, Kind kind) {
  T value{};
  page += fmt::format("\n## {}\n", name(kind));
  write_section(page, declare(value), "");
}

}  // namespace

std::string configuration_page() {
  std::string page = fmt::format(fmt::runtime(kOpening), kSchemaVersion);
  for (Kind kind : kAllKinds) {
    switch (kind) {
      case Kind::chair:
        write_kind<ChairDescription>(page, kind);
        break;
      case Kind::linux:
        write_kind<board::LinuxDescription>(page, kind);
        break;
      case Kind::daemon:
        write_kind<DaemonConfig>(page, kind);
        break;
      case Kind::programme:
        write_kind<ProgrammeText>(page, kind);
        break;
      case Kind::calibration:
        write_kind<CalibrationRecord>(page, kind);
        break;
      case Kind::body:
        write_kind<sim::Body>(page, kind);
        break;
      case Kind::scenario:
        write_kind<ScenarioText>(page, kind);
        break;
      case Kind::answers:
        write_kind<AnswersText>(page, kind);
        break;
    }
  }
  return page;
}

}  // namespace knead::config
