// scan: the chair's own body scan over a recorded frame of a pressure mat.
#include <fmt/format.h>

#include <array>
#include <boost/json.hpp>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "control/types/chair_description.hpp"
#include "control/types/reason.hpp"
#include "daemon/evaluate/offline_scan.hpp"
#include "daemon/kneadctl/commands.hpp"
#include "daemon/kneadctl/complaints.hpp"
#include "daemon/kneadctl/whole_number.hpp"
#include "daemon/recording/mat_recording.hpp"
#include "daemon/simulate/json_text.hpp"

namespace knead::ctl {

namespace {

namespace json = boost::json;
using evaluate::OfflineScan;

struct ScanOptions {
  std::filesystem::path file;
  std::size_t rows = 0;
  std::size_t columns = 0;
  double pitch_mm = 0.0;
  bool json = false;
};

/// A common pitch of bed and seat mats, where nobody says another. Assumed.
constexpr double kUsualPitch_mm = 30.0;

/// The grid and pitch of the chair's own mat need not be said.
evaluate::MatPitch pitch_of(const ScanOptions& options, const recording::MatRecording& mat) {
  if (options.pitch_mm > 0.0) return {Millimetre(options.pitch_mm), Millimetre(options.pitch_mm)};
  constexpr MatGeometry kChair{};
  if (mat.rows == kChair.rows && mat.columns == kChair.columns) {
    return {kChair.row_pitch(), kChair.column_pitch()};
  }
  return {Millimetre(kUsualPitch_mm), Millimetre(kUsualPitch_mm)};
}

using Landmark = std::pair<std::string_view, Millimetre>;

std::array<Landmark, 6> landmarks_of(const OfflineScan& scan) {
  return {{{"c7", scan.c7},
           {"shoulders", scan.shoulders},
           {"t12_l1", scan.t12_l1},
           {"l4_l5", scan.l4_l5},
           {"l5_s1", scan.l5_s1},
           {"pelvis", scan.pelvis}}};
}

json::object as_json(const ScanOptions& options, const recording::MatRecording& mat,
                     const evaluate::MatPitch& pitch, const OfflineScan& scan) {
  const ReasonRow& words = row(reason_for(scan.doubt));
  json::object document{{"file", options.file.string()},
                        {"rows", mat.rows},
                        {"columns", mat.columns},
                        {"frames", mat.frames},
                        {"row_pitch_mm", pitch.along.value()},
                        {"column_pitch_mm", pitch.across.value()},
                        {"found", scan.found},
                        {"confidence", simulate::rounded(scan.confidence)},
                        {"doubt", name(scan.doubt)}};
  if (!scan.found) {
    document["text"] = words.text;
    document["cure"] = words.hint;
    return document;
  }
  document["head_at_row_0"] = scan.head_at_row_0;
  json::object landmarks;
  for (const auto& [landmark, along] : landmarks_of(scan)) {
    landmarks[landmark] = json::object{{"along_mm", simulate::rounded(along.value())},
                                       {"row", simulate::rounded(along / pitch.along - 0.5)}};
  }
  document["landmarks"] = std::move(landmarks);
  json::array spine;
  for (const OfflineScan::Point& point : scan.spine) {
    spine.push_back(json::object{{"along_mm", simulate::rounded(point.along.value())},
                                 {"lateral_mm", simulate::rounded(point.lateral.value())}});
  }
  document["spine"] = std::move(spine);
  document["centring_mm"] = simulate::rounded(scan.centring.value());
  return document;
}

void print(const ScanOptions& options, const recording::MatRecording& mat,
           const evaluate::MatPitch& pitch, const OfflineScan& scan) {
  std::cout << fmt::format("{}: {} frames of {} x {} cells, {:.1f} x {:.1f} mm\n",
                           options.file.string(), mat.frames, mat.rows, mat.columns,
                           pitch.along.value(), pitch.across.value());
  if (!scan.found) {
    const ReasonRow& words = row(reason_for(scan.doubt));
    std::cout << fmt::format("refused: {} (confidence {:.2f})\n{}\n{}\n", name(scan.doubt),
                             scan.confidence, words.text, words.hint);
    return;
  }
  std::cout << fmt::format(
      "found, confidence {:.2f}; the head is at {}; {:.0f} mm {} of the middle\n", scan.confidence,
      scan.head_at_row_0 ? "row 0" : "the last row", abs(scan.centring).value(),
      scan.centring > Millimetre(0.0) ? "right" : "left");
  std::cout << fmt::format("  {:<10} {:>9} {:>7}\n", "", "along mm", "row");
  for (const auto& [landmark, along] : landmarks_of(scan)) {
    std::cout << fmt::format("  {:<10} {:>9.0f} {:>7.1f}\n", landmark, along.value(),
                             along / pitch.along - 0.5);
  }
  std::cout << fmt::format("  {:<10} {:>9} {:>7}\n", "spine", "along mm", "side mm");
  for (const OfflineScan::Point& point : scan.spine) {
    std::cout << fmt::format("  {:<10} {:>9.0f} {:>7.0f}\n", "", point.along.value(),
                             point.lateral.value());
  }
}

int scan(const ScanOptions& options) {
  const auto mat = recording::read_mat(options.file, {options.rows, options.columns});
  if (!mat) return complain_here(mat.error());
  const evaluate::MatPitch pitch = pitch_of(options, *mat);
  const OfflineScan found = evaluate::scan_frame(*mat, pitch);
  if (options.json) {
    std::cout << simulate::json_text(as_json(options, *mat, pitch, found));
  } else {
    print(options, *mat, pitch, found);
  }
  return found.found ? kDone : kRefused;
}

}  // namespace

void add_scan(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<ScanOptions>();
  CLI::App* command =
      app.add_subcommand("scan", "the chair's own body scan over a recorded frame of a mat");
  command->add_option("FILE", options->file, "CSV of cells, one frame or one row of the mat a line")
      ->required();
  command
      ->add_option("--rows", options->rows, "rows of the mat, along the body (default: the file's)")
      ->check(whole_number());
  command->add_option("--columns", options->columns, "columns of the mat (default: the file's)")
      ->check(whole_number());
  command
      ->add_option(
          "--pitch-mm", options->pitch_mm,
          fmt::format("distance of the cells (default: the chair's on its own grid, else {:.0f})",
                      kUsualPitch_mm))
      ->check(CLI::PositiveNumber);
  command->add_flag("--json", options->json, "print one JSON document");
  command->callback([options, &exit_code] { exit_code = scan(*options); });
}

}  // namespace knead::ctl
