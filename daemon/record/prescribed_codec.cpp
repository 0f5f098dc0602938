#include "daemon/record/prescribed_codec.hpp"

#include <algorithm>
#include <string>

#include "proto/convert/enums.hpp"

namespace knead::record {

namespace {

std::string id_of(Rule rule) { return std::string(row(rule).id); }

/// Rules by their ids: their numbers are the program's own. Empty is none.
bool take(const std::string& id, Rule& rule) {
  const auto table = rule_table();
  const auto found = std::ranges::find(table, id, &RuleRow::id);
  if (found == table.end()) return false;
  rule = found->rule;
  return true;
}

void put(const ZoneLimits& zone, v1::PrescribedLimits_Zone& m) {
  m.set_force_n(zone.force.value());
  m.set_contact_pressure_n_cm2(zone.contact_pressure.value());
  m.set_jet_kpa(zone.jet.value());
  m.set_depth_mm(zone.depth.value());
  m.set_surface_degc(zone.surface.value());
  for (std::size_t i = 0; i < kTechniques; ++i) {
    const auto technique = static_cast<Technique>(i);
    if (zone.techniques.contains(technique)) {
      m.add_techniques(wire::to_wire<v1::Technique>(technique));
    }
  }
  m.set_force_by(id_of(zone.force_by));
  m.set_jet_by(id_of(zone.jet_by));
  m.set_techniques_by(id_of(zone.techniques_by));
  m.set_left_out_by(id_of(zone.left_out_by));
}

bool take(const v1::PrescribedLimits_Zone& m, ZoneLimits& zone) {
  zone = {.force = Newton(m.force_n()),
          .contact_pressure = NewtonPerSquareCentimetre(m.contact_pressure_n_cm2()),
          .jet = Kilopascal(m.jet_kpa()),
          .depth = Millimetre(m.depth_mm()),
          .surface = Celsius(m.surface_degc())};
  for (const int wire : m.techniques()) {
    Technique technique{};
    if (!wire::from_wire(static_cast<v1::Technique>(wire), technique)) return false;
    zone.techniques = zone.techniques.with(technique);
  }
  return take(m.force_by(), zone.force_by) && take(m.jet_by(), zone.jet_by) &&
         take(m.techniques_by(), zone.techniques_by) && take(m.left_out_by(), zone.left_out_by);
}

}  // namespace

void to_wire(const Envelope& prescribed, v1::PrescribedLimits& message) {
  for (std::size_t i = 0; i < kZones; ++i) {
    v1::PrescribedLimits_Zone& zone = *message.add_zones();
    put(prescribed.zones[i], zone);
    zone.set_had_rollers_n_s(prescribed.had[i].rollers.value());
    zone.set_had_jets_kpa_s(prescribed.had[i].jets.value());
  }
  message.set_massage_time_ns(prescribed.massage_time.count());
  message.set_time_by(id_of(prescribed.time_by));
  message.set_comfort_ceiling_n(prescribed.comfort_ceiling.value());
  message.set_session(prescribed.session);
  for (std::size_t i = 0; i < kRegions; ++i) {
    if (prescribed.affected[i]) {
      message.add_affected(wire::to_wire<v1::Region>(static_cast<Region>(i)));
    }
  }
}

bool from_wire(const v1::PrescribedLimits& message, Envelope& prescribed) {
  if (message.zones_size() != static_cast<int>(kZones)) return false;
  for (std::size_t i = 0; i < kZones; ++i) {
    const v1::PrescribedLimits_Zone& zone = message.zones(static_cast<int>(i));
    if (!take(zone, prescribed.zones[i])) return false;
    prescribed.had[i] = {.rollers = NewtonSecond(zone.had_rollers_n_s()),
                         .jets = KilopascalSecond(zone.had_jets_kpa_s())};
  }
  prescribed.massage_time = Duration(message.massage_time_ns());
  prescribed.comfort_ceiling = Newton(message.comfort_ceiling_n());
  prescribed.session = message.session();
  prescribed.affected = {};
  for (const int wire : message.affected()) {
    Region region{};
    if (!wire::from_wire(static_cast<v1::Region>(wire), region)) return false;
    prescribed.affected[index(region)] = true;
  }
  return take(message.time_by(), prescribed.time_by);
}

}  // namespace knead::record
