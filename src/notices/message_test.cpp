#include "notices/message.h"

#include <doctest/doctest.h>

#include <set>

#include "values/random.h"

using namespace haven;
using namespace haven::notices;

namespace {

constexpr std::array wordings{Wording::to_read, Wording::urgent, Wording::not_answered,
                              Wording::factor_added};
const auto site = *SignInAddress::read("https://haven.example");

std::string without(std::string text, const std::string& part) {
  const auto at = text.find(part);
  REQUIRE(at != std::string::npos);
  return text.erase(at, part.size());
}

}  // namespace

// A message cannot be made of a fact about a child, because there is no way to give it one: it is
// made by compose() alone, of three things, none of which holds free text or a child's id.
static_assert(!std::is_default_constructible_v<Message>);
static_assert(!std::is_aggregate_v<Message>);
static_assert(!std::is_constructible_v<Message, std::string, std::string, std::string>);
static_assert(!std::is_constructible_v<Message, const char*>);
static_assert(std::is_same_v<decltype(compose), Message(Wording, NoticeId, const SignInAddress&)>);
static_assert(!std::is_convertible_v<ChildId, NoticeId>);
static_assert(!std::is_constructible_v<NoticeId, ChildId>);
static_assert(!std::is_convertible_v<EventId, NoticeId>);
static_assert(!std::is_convertible_v<std::string, NoticeId>);
static_assert(!std::is_constructible_v<SignInAddress, std::string>);
static_assert(!std::is_convertible_v<std::string, Wording>);
// Nor changed afterwards.
static_assert(std::is_same_v<decltype(std::declval<Message&>().subject()), const std::string&>);
static_assert(std::is_same_v<decltype(std::declval<Message&>().body()), const std::string&>);
static_assert(std::is_same_v<decltype(std::declval<Message&>().short_text()), const std::string&>);

TEST_CASE("two messages of one wording differ in their reference and in nothing else") {
  for (const auto wording : wordings) {
    const auto one = random_id<NoticeId>();
    const auto other = random_id<NoticeId>();
    const auto a = compose(wording, one, site);
    const auto b = compose(wording, other, site);
    CHECK(a.subject() == b.subject());
    CHECK(without(a.body(), one.text()) == without(b.body(), other.text()));
    CHECK(without(a.short_text(), one.text()) == without(b.short_text(), other.text()));
  }
}

TEST_CASE("no fixed text has a word that says what Haven is about") {
  for (const auto wording : wordings) {
    const auto message = compose(wording, random_id<NoticeId>(), site);
    const auto all = message.subject() + message.body() + message.short_text();
    for (const auto* word : {"child", "Child", "missing", "Missing", "police", "traffick", "report",
                             "placement", "address", "young", "case", "social"})
      CHECK_MESSAGE(all.find(word) == std::string::npos, word);
  }
}

TEST_CASE("a message leads to its notice and says so in a subject of its own") {
  std::set<std::string> subjects;
  const auto id = random_id<NoticeId>();
  for (const auto wording : wordings) {
    const auto message = compose(wording, id, site);
    subjects.insert(message.subject());
    CHECK(message.body().find("https://haven.example/notices/" + id.text() + "\n") !=
          std::string::npos);
  }
  CHECK(subjects.size() == wordings.size());
}

TEST_CASE("a text message fits in 160 letters of the GSM alphabet, even with the longest address") {
  const auto longest = "https://" + std::string(44, 'a') + ".example";
  REQUIRE(longest.size() == 60);
  for (const auto wording : wordings) {
    const auto text =
        compose(wording, random_id<NoticeId>(), *SignInAddress::read(longest)).short_text();
    CHECK(text.size() <= 160);
    for (const char letter : text) CHECK((letter >= ' ' && letter <= 'z' && letter != '`'));
  }
}

TEST_CASE("a wording is found again by its name") {
  for (const auto wording : wordings) CHECK(wording_named(name_of(wording)) == wording);
  CHECK_FALSE(wording_named("anything else"));
  CHECK_FALSE(wording_named(""));
}

TEST_CASE("people sign in over https, or on this machine") {
  for (const auto* good : {"https://haven.example", "https://haven.example:8443",
                           "http://127.0.0.1:8080", "http://localhost"})
    CHECK(SignInAddress::read(good)->text() == good);
  for (const auto* bad :
       {"", "haven.example", "http://haven.example", "https://", "https://haven.example/",
        "https://haven.example/child/7f3a", "https://haven.example?x", "https://haven.example#x",
        "https://user@haven.example", "https://haven.example:", "https://haven.example:0",
        "https://haven.example:123456", "https://haven.example\r\nX: y", "https://Haven.Example",
        "https://haven .example", "javascript:alert(1)", "https://.example", "https://haven.",
        "https://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example"})
    CHECK_FALSE_MESSAGE(SignInAddress::read(bad), bad);
}
