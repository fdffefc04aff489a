#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "access/decide_command.h"
#include "main/tracks.h"

/// What an event gives is declared with its kind; a question about access need not say it.
namespace haven::program {
namespace {

std::string answers(const std::string& questions,
                    const std::function<bool(std::string_view)>& gives_more) {
  std::istringstream in(questions);
  std::ostringstream out;
  std::ostringstream err;
  REQUIRE(access::decide_command(in, out, err, gives_more) == 0);
  return out.str();
}

std::string without(std::string text, std::string_view words) {
  for (auto at = text.find(words); at != std::string::npos; at = text.find(words))
    text.erase(at, words.size());
  return text;
}

TEST_CASE("every example of access is answered alike when the events say what they give") {
  const auto vocabulary = tracks();
  for (const auto& file : std::filesystem::directory_iterator(HAVEN_ROOT "/src/access/examples")) {
    CAPTURE(file.path());
    std::ifstream in(file.path(), std::ios::binary);
    const std::string asked{std::istreambuf_iterator<char>(in), {}};
    const auto declared =
        answers(without(asked, ",\"gives_more\":false"),
                [&](std::string_view event) { return vocabulary.gives_more(event); });
    const bool is_same = declared == answers(asked, [](auto) { return true; });
    CHECK(is_same);
  }
}

TEST_CASE("a relation gives more, unless it comes of having acted; so does other work") {
  const auto vocabulary = tracks();
  for (const auto* event : {"relation.started:allocated_worker", "relation.started:guardian",
                            "person.role", "person.cleared", "person.status"})
    CHECK_MESSAGE(vocabulary.gives_more(event), event);
  for (const auto* event :
       {"relation.started:episode_officer", "relation.started:opened", "relation.ended:guardian",
        "person.password", "missing.reported", "no.event"})
    CHECK_MESSAGE(!vocabulary.gives_more(event), event);
}

}  // namespace
}  // namespace haven::program
