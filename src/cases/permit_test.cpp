#include <doctest/doctest.h>

#include <string>

#include "values/must_not_compile.h"

namespace {

constexpr haven::MustNotCompile must_not[] = {
    {"opens_with_another_permit", "invalid initialization of reference"},
    {"prints_another_class", "invalid initialization of reference"},
    {"makes_opened_fields",
     "[with haven::access::Class C = haven::access::Class::core]' is private"},
    {"makes_a_look", "Look::Look()' is private"},
    {"reveals_with_leave_to_view", "invalid initialization of reference"},
    {"reveals_untold", "invalid initialization of reference"},
    {"records_with_leave_for_the_register", "invalid initialization of reference"},
    {"makes_a_permit", "Permit(haven::access::Granted)"},
    {"reads_a_field_of_another_event", "satisfaction of 'has_field"},
    {"folds_a_sealed_field", "== S [with"},
    {"writes_a_field_of_another_event", "satisfaction of 'has_field"},
    {"opens_a_field_of_another_class", "== S [with"},
};

}  // namespace

TEST_CASE("what must not compile over a child's record does not, for the reason given") {
  CHECK(haven::what_is_not_refused("cases/must_not_compile", must_not) == "");
}
