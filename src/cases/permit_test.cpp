#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "values/must_not_compile.h"

namespace {

haven::Compiled compile(const std::string& file, const std::string& options) {
  return haven::compile("cases/must_not_compile", {file}, options);
}

struct Case {
  const char* file;
  const char* because;
};
constexpr Case must_not[] = {
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
  for (const auto& [file, because] : must_not) {
    CAPTURE(file);
    const auto refused = compile(file, "");
    CAPTURE(refused.said);
    CHECK_FALSE(refused.accepted);
    CHECK(refused.said.find(because) != std::string::npos);
    const auto twin = compile(file, "-DHAVEN_ASK_FOR_IT");
    CAPTURE(twin.said);
    CHECK(twin.accepted);
  }
}

TEST_CASE("every file that must not compile is tried") {
  std::size_t files = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(HAVEN_ROOT "/src/cases/must_not_compile"))
    files += entry.path().extension() == ".cpp";
  CHECK(files == std::size(must_not));
}
