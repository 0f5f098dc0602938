#include "display/gateway/role.hpp"

#include <gtest/gtest.h>

namespace knead::display {
namespace {

v1::Request request(int field) {
  v1::Request message;
  const auto* const kind = v1::Request::descriptor()->FindFieldByNumber(field);
  message.GetReflection()->MutableMessage(&message, kind);
  return message;
}

TEST(Role, a_stop_is_refused_to_nobody_who_has_a_role) {
  for (const Role role : {Role::viewer, Role::person, Role::technician}) {
    EXPECT_TRUE(may_ask(role, request(v1::Request::kStopFieldNumber))) << name(role);
  }
  EXPECT_FALSE(may_ask(Role::none, request(v1::Request::kStopFieldNumber)));
}

TEST(Role, a_viewer_asks_nothing_but_stop) {
  const auto* const kinds = v1::Request::descriptor()->oneof_decl(0);
  for (int i = 0; i < kinds->field_count(); ++i) {
    const int field = kinds->field(i)->number();
    EXPECT_EQ(may_ask(Role::viewer, request(field)), field == v1::Request::kStopFieldNumber)
        << kinds->field(i)->name();
  }
}

TEST(Role, a_technician_learns_nothing_about_people) {
  v1::CareRequest people;
  people.mutable_list_people();
  EXPECT_FALSE(may_ask(Role::technician, people));
  EXPECT_TRUE(may_ask(Role::person, people));
  v1::CareRequest programmes;
  programmes.mutable_list_programmes();
  EXPECT_TRUE(may_ask(Role::technician, programmes));
  programmes.mutable_list_programmes()->set_person("Ada");
  EXPECT_FALSE(may_ask(Role::technician, programmes)) << "what is refused tells of an illness";
  EXPECT_TRUE(may_ask(Role::person, programmes));
}

TEST(Role, nobody_but_a_technician_breaks_anything) {
  for (const int field :
       {v1::Request::kInjectFaultFieldNumber, v1::Request::kClearFaultsFieldNumber}) {
    EXPECT_TRUE(may_ask(Role::technician, request(field)));
    for (const Role role : {Role::none, Role::viewer, Role::person}) {
      EXPECT_FALSE(may_ask(role, request(field))) << name(role);
    }
  }
}

TEST(Role, a_request_that_is_not_known_is_left_to_kneadd_to_refuse_for_who_may_ask_at_all) {
  EXPECT_FALSE(may_ask(Role::viewer, v1::Request{}));
  EXPECT_FALSE(may_ask(Role::none, v1::Request{}));
}

TEST(Role, says_what_it_may_ask_by_field_numbers) {
  v1::DisplayWelcome viewer;
  describe(Role::viewer, viewer);
  ASSERT_EQ(viewer.requests_size(), 1);
  EXPECT_EQ(viewer.requests(0), static_cast<unsigned>(v1::Request::kStopFieldNumber));
  EXPECT_EQ(viewer.care_requests_size(), 0);
  v1::DisplayWelcome person;
  describe(Role::person, person);
  EXPECT_EQ(person.requests_size(), v1::Request::descriptor()->oneof_decl(0)->field_count() - 2)
      << "all but the two about faults";
  EXPECT_EQ(person.care_requests_size(),
            v1::CareRequest::descriptor()->oneof_decl(0)->field_count());
}

TEST(Role, has_the_name_of_its_twin_on_the_wire) {
  for (const Role role : {Role::none, Role::viewer, Role::person, Role::technician}) {
    std::string twin = v1::Role_Name(to_wire(role)).substr(5);
    for (char& c : twin) {
      c = static_cast<char>(c + 32);
    }
    EXPECT_EQ(twin, name(role));
    EXPECT_EQ(role_named(name(role)), role);
  }
  EXPECT_FALSE(role_named("root"));
}

}  // namespace
}  // namespace knead::display
