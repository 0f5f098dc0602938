#include <algorithm>

#include "daemon/care/care_answers.hpp"
#include "daemon/care/person_today.hpp"

namespace knead::daemon {

namespace {

constexpr std::size_t kPeopleInAnAnswer = 150;

bool asked_today(CareRoom& room, std::int64_t person) {
  const auto intake = history::newest_intake(room.database, person);
  return intake && *intake && (*intake)->of_today(room.now());
}

void tell(const history::Person& person, CareRoom& room, v1::Person& message) {
  message.set_name(person.name);
  message.set_added_day(wire_day(person.added));
  message.set_intake_today(asked_today(room, person.id));
  if (room.running && room.running->person == person.id) {
    message.set_running_session_id(room.running->id);
  }
}

}  // namespace

void answer(const v1::ListPeople& request, CareRoom& room, v1::CareAnswer& result) {
  auto people = history::list_people(room.database);
  if (!people) return refuse(people.error(), result);
  auto from = people->begin();
  if (!request.after().empty()) {
    const auto named = std::ranges::find(*people, request.after(), &history::Person::name);
    if (named == people->end()) {
      return refuse(v1::CARE_REFUSAL_NOT_FOUND, "nobody has that name; list from the beginning",
                    result);
    }
    from = named + 1;
  }
  v1::People& list = *result.mutable_people();
  for (; from != people->end(); ++from) {
    if (list.people_size() == static_cast<int>(kPeopleInAnAnswer)) {
      return list.set_more(true);
    }
    tell(*from, room, *list.add_people());
  }
}

void answer(const v1::AddPerson& request, CareRoom& room, v1::CareAnswer& result) {
  const auto person = history::add_person(room.database, request.name(), room.today);
  if (!person) return refuse(person.error(), result);
  tell(*person, room, *result.mutable_people()->add_people());
}

void answer(const v1::ForgetPerson& request, CareRoom& room, v1::CareAnswer& result) {
  const auto who = person_today(room, request.person());
  if (!who) return refuse(who.error(), result);
  if (std::ranges::count(room.in_the_chair, who->person.id) > 0) {
    return refuse(v1::CARE_REFUSAL_NOT_NOW,
                  "a session of this person runs; stop it first, then forget them", result);
  }
  if (const auto gone = history::forget_person(room.database, who->person.id); !gone) {
    refuse(gone.error(), result);
  }
}

}  // namespace knead::daemon
