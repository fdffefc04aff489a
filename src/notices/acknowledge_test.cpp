#include "notices/acknowledge.h"

#include <doctest/doctest.h>

#include "cases/story_for_tests.h"
#include "notices/events.h"

namespace haven::notices {
namespace {

const auto night = read_instant("2027-04-17T02:00:00Z").value();

/// A child of whom Amara and Mel were told.
cases::Story told_of() {
  cases::Story story;
  for (const auto* user : {"amara", "mel"}) {
    cases::NewEvent sent = cases::New<events::notice_sent>({}, Span::at(night))
                               .with<"notice">(std::string("n:") + user)
                               .with<"to">(std::string("u:") + user);
    cases::keep(story, sent, night);
  }
  return story;
}

Result<cases::Decided> answer(const cases::Story& story, std::string notice, std::string by) {
  return acknowledge(story, {std::move(notice), std::move(by)}, {}, night + Hours(1));
}

TEST_CASE("whoever was told says once that they act on it") {
  auto story = told_of();
  const auto answered = answer(story, "n:amara", "u:amara");
  REQUIRE(answered);
  CHECK(answered->main.is(events::notice_acknowledged));
  CHECK(answered->main.fields.at("notice") == "n:amara");
  CHECK(answered->main.occurred.to == night + Hours(1));
  cases::keep(story, answered->main, night + Hours(1));
  CHECK(answer(story, "n:amara", "u:amara").error().kind == Problem::Kind::moved_on);
}

TEST_CASE("that one has answered does not answer for another") {
  auto story = told_of();
  cases::keep(story, answer(story, "n:amara", "u:amara")->main, night);
  CHECK(answer(story, "n:mel", "u:mel"));
}

TEST_CASE("nobody answers what another was told, or what nobody was") {
  const auto story = told_of();
  CHECK(answer(story, "n:amara", "u:mel").error().kind == Problem::Kind::not_found);
  CHECK(answer(story, "n:nothing", "u:mel").error().kind == Problem::Kind::not_found);
  CHECK(answer(cases::Story{}, "n:mel", "u:mel").error().kind == Problem::Kind::not_found);
}

}  // namespace
}  // namespace haven::notices
