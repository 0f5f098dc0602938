#include "display/gateway/role.hpp"

#include <array>
#include <utility>

namespace knead::display {

namespace {

constexpr std::array<std::pair<Role, std::string_view>, 4> kNames{
    {{Role::none, "none"},
     {Role::viewer, "viewer"},
     {Role::person, "person"},
     {Role::technician, "technician"}}};

bool may_ask_kind(Role role, v1::Request::KindCase kind) {
  switch (role) {
    case Role::none:
      return false;
    case Role::viewer:
      return kind == v1::Request::kStop;
    case Role::person:
      return kind != v1::Request::kInjectFault && kind != v1::Request::kClearFaults;
    case Role::technician:
      return true;
  }
  return false;
}

bool may_ask_kind(Role role, v1::CareRequest::KindCase kind) {
  switch (role) {
    case Role::none:
    case Role::viewer:
      return false;
    case Role::person:
      return true;
    case Role::technician:
      return kind == v1::CareRequest::kListProgrammes;
  }
  return false;
}

/// The fields of a message's only oneof, as numbers.
template <class Message, class Allowed>
void add_fields(Allowed allowed, google::protobuf::RepeatedField<std::uint32_t>& numbers) {
  const auto* const kinds = Message::descriptor()->oneof_decl(0);
  for (int i = 0; i < kinds->field_count(); ++i) {
    const int number = kinds->field(i)->number();
    if (allowed(static_cast<typename Message::KindCase>(number))) {
      numbers.Add(static_cast<std::uint32_t>(number));
    }
  }
}

}  // namespace

std::string_view name(Role role) { return kNames[static_cast<std::size_t>(role)].second; }

std::optional<Role> role_named(std::string_view word) {
  for (const auto& [role, its_name] : kNames) {
    if (its_name == word) {
      return role;
    }
  }
  return std::nullopt;
}

v1::Role to_wire(Role role) { return static_cast<v1::Role>(static_cast<int>(role) + 1); }

bool may_ask(Role role, const v1::Request& request) {
  return may_ask_kind(role, request.kind_case());
}

bool may_ask(Role role, const v1::CareRequest& request) {
  const bool about_somebody =
      request.has_list_programmes() && !request.list_programmes().person().empty();
  return may_ask_kind(role, request.kind_case()) && (role == Role::person || !about_somebody);
}

bool may_watch(Role role) { return role != Role::none; }

bool may_watch_signals(Role role) { return role == Role::technician; }

void describe(Role role, v1::DisplayWelcome& welcome) {
  welcome.set_role(to_wire(role));
  add_fields<v1::Request>([role](v1::Request::KindCase kind) { return may_ask_kind(role, kind); },
                          *welcome.mutable_requests());
  add_fields<v1::CareRequest>(
      [role](v1::CareRequest::KindCase kind) { return may_ask_kind(role, kind); },
      *welcome.mutable_care_requests());
}

}  // namespace knead::display
