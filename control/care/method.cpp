#include "control/care/method.hpp"

#include <array>

namespace knead::care {

namespace {

// CR-21: an hour without food or high-calorie drinks, toilet, warm shower, calm, no active
// exercise.
constexpr std::array kBefore{Question::hour_since_meal, Question::toilet, Question::warm_shower,
                             Question::calm, Question::no_exercise};
// CR-21, acupressure: no bath, tea, coffee or alcohol before, and not on an empty stomach.
constexpr std::array kBeforeAcupressure{
    Question::hour_since_meal, Question::toilet,        Question::warm_shower,      Question::calm,
    Question::no_exercise,     Question::no_stimulants, Question::not_empty_stomach};
// CR-22: vibration asks for the bedtime.
constexpr std::array kBeforeVibration{Question::hour_since_meal, Question::toilet,
                                      Question::warm_shower,     Question::calm,
                                      Question::no_exercise,     Question::bedtime};

constexpr std::array<MethodRow, kMethods> kTable{{
    {Method::classic, Rule::cr30, CourseKind::classic, kBefore},
    {Method::segmental, Rule::cr31, CourseKind::classic, kBefore},
    {Method::acupressure, Rule::cr32, CourseKind::acupressure, kBeforeAcupressure},
    {Method::therapeutic, Rule::cr33, CourseKind::classic, kBefore},
    {Method::hydro_bubble, Rule::cr34, CourseKind::classic, kBefore},
    {Method::hydro_jet, Rule::cr35, CourseKind::classic, kBefore},
    {Method::roller, Rule::cr36, CourseKind::classic, kBefore},
    {Method::vibration, Rule::cr37, CourseKind::classic, kBeforeVibration},
    {Method::slow_roll, Rule::cr38, CourseKind::classic, kBefore},
    {Method::technician, Rule::none, CourseKind::classic, kBefore},
}};

}  // namespace

std::span<const MethodRow> method_table() { return kTable; }

const MethodRow& row(Method method) { return kTable[static_cast<std::size_t>(method)]; }

}  // namespace knead::care
