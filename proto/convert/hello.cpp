#include "proto/convert/hello.hpp"

#include "proto/convert/enums.hpp"

namespace knead::wire {

namespace {

template <class Tag>
float f(Quantity<Tag> quantity) {
  return static_cast<float>(quantity.value());
}

void mat(const MatGeometry& geometry, v1::Mat& m) {
  m.set_rows(static_cast<std::uint32_t>(geometry.rows));
  m.set_columns(static_cast<std::uint32_t>(geometry.columns));
  m.set_origin_along_mm(f(geometry.origin_along));
  m.set_extent_along_mm(f(geometry.extent_along));
  m.set_extent_lateral_mm(f(geometry.extent_lateral));
}

bool mat_geometry(const v1::Mat& m, MatGeometry& geometry) {
  const std::uint64_t cells = std::uint64_t{m.rows()} * m.columns();
  geometry = {m.rows(), m.columns(), Millimetre(m.origin_along_mm()),
              Millimetre(m.extent_along_mm()), Millimetre(m.extent_lateral_mm())};
  return cells > 0 && cells <= kMaxMatCells;
}

void programme(const Programme& p, v1::Programme& m) {
  m.mutable_name()->assign(view(p.name));
  m.mutable_title()->assign(view(p.title));
  m.set_default_minutes(static_cast<float>(p.default_minutes));
  m.set_rest_minutes(static_cast<float>(p.rest_minutes));
  for (const Phase& phase : p.phases) {
    v1::Phase& out = *m.add_phases();
    out.mutable_name()->assign(view(phase.name));
    out.set_kind(to_wire<v1::PhaseKind>(phase.kind));
    out.set_technique(to_wire<v1::Technique>(phase.technique));
    out.set_force_n(f(phase.force));
    out.set_direction(to_wire<v1::Direction>(phase.direction));
    out.set_jet_kpa(f(phase.jet));
    out.set_jet_mode(to_wire<v1::JetMode>(phase.jet_mode));
  }
}

}  // namespace

void to_wire(const ChairDescription& chair, v1::Chair& m) {
  mat(chair.back_mat, *m.mutable_back_mat());
  mat(chair.seat_mat, *m.mutable_seat_mat());
  m.set_carriage_max_mm(f(chair.carriage_max));
  m.set_depth_max_mm(f(chair.roller.depth_max));
  m.set_lateral_inner_mm(f(chair.roller.lateral_inner));
  m.set_lateral_outer_mm(f(chair.roller.lateral_outer));
  m.clear_emg();
  for (const EmgElectrode& electrode : chair.emg) {
    v1::Electrode& e = *m.add_emg();
    e.set_site(to_wire<v1::EmgSite>(electrode.site));
    e.set_side(to_wire<v1::Side>(electrode.side));
    e.set_along_mm(f(electrode.along));
    e.set_lateral_mm(f(electrode.lateral));
  }
  m.clear_jets();
  for (const JetNozzle& jet : chair.jets) {
    v1::Nozzle& n = *m.add_jets();
    n.set_along_mm(f(jet.along));
    n.set_lateral_mm(f(jet.lateral));
  }
  m.set_line_pressure_max_kpa(f(chair.line_pressure_max));
  m.set_heat_cutout_degc(f(chair.heat_cutout));
}

Result<ChairDescription> from_wire(const v1::Chair& m) {
  ChairDescription chair;
  if (!mat_geometry(m.back_mat(), chair.back_mat) || !mat_geometry(m.seat_mat(), chair.seat_mat) ||
      m.emg_size() != static_cast<int>(kEmgChannels) ||
      m.jets_size() > static_cast<int>(kMaxJets)) {
    return failure(ErrorCode::out_of_range, "chair",
                   "has no mat cells, or more cells, electrodes or jets than this program holds");
  }
  chair.carriage_max = Millimetre(m.carriage_max_mm());
  chair.roller.depth_max = Millimetre(m.depth_max_mm());
  chair.roller.lateral_inner = Millimetre(m.lateral_inner_mm());
  chair.roller.lateral_outer = Millimetre(m.lateral_outer_mm());
  for (int i = 0; i < m.emg_size(); ++i) {
    EmgElectrode& e = chair.emg[static_cast<std::size_t>(i)];
    if (!from_wire(m.emg(i).site(), e.site) || !from_wire(m.emg(i).side(), e.side)) {
      return failure(ErrorCode::wrong_version, "chair electrode " + std::to_string(i + 1),
                     "sits at a place unknown to this program; use a client of the same release");
    }
    e.along = Millimetre(m.emg(i).along_mm());
    e.lateral = Millimetre(m.emg(i).lateral_mm());
  }
  chair.jets.clear();
  for (const v1::Nozzle& n : m.jets()) {
    chair.jets.push({Millimetre(n.along_mm()), Millimetre(n.lateral_mm())});
  }
  chair.line_pressure_max = Kilopascal(m.line_pressure_max_kpa());
  chair.heat_cutout = Celsius(m.heat_cutout_degc());
  return chair;
}

void to_wire(const ProgrammeList& programmes, v1::ServerHello& m) {
  m.clear_programmes();
  for (const Programme& p : programmes) {
    programme(p, *m.add_programmes());
  }
}

}  // namespace knead::wire
