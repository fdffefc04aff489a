#include "main/ready.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <sstream>

#include "cases/events.h"
#include "values/random.h"

namespace haven::program {
namespace {

using namespace cases::declaring;
using cases::Holds;
using cases::Seal;

/// What another version may have declared: an event that this one does not have, and one that it
/// declares otherwise.
constexpr Kind kite_flown{"kite.flown",
                          About::child,
                          Seal::core,
                          "A kite is flown.",
                          {{"n", Seal::track, Holds::count, "Which"}}};
constexpr Kind described_before{"child.described",
                                About::child,
                                Seal::core,
                                "The child is described.",
                                {{"names", Seal::case_, Holds::words, "Names"},
                                 {"shoe", Seal::track, Holds::count, "Size of shoe"}}};

struct Folder {
  ServeOptions options;
  std::filesystem::path all =
      std::filesystem::temp_directory_path() / ("haven-ready-" + random_id<CommandId>().text());

  Folder() {
    options.data = all / "data";
    options.home = HAVEN_ROOT;
    options.children = 11;
    std::filesystem::create_directories(options.data);
  }
  ~Folder() { std::filesystem::remove_all(all); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  void keep(ledger::Environment environment, const cases::NewEvent& event) {
    auto place = open_installation(options.data, environment, now).value();
    const auto child = random_id<ledger::StreamId>();
    ledger::Write write{child, child, {}, {}};
    write.entries.push_back(cases::seal_sections(event, {"u:x", "o:x", "care", ""}).value());
    REQUIRE(place.ledger.ledger->append({random_id<CommandId>(), {std::move(write)}}));
  }
  static Instant now() { return read_instant("2027-03-01T10:00:00Z").value(); }
};

cases::NewEvent one_of(const cases::EventKind& kind, cases::Fields fields) {
  return {&kind, Span::at(Folder::now()), std::move(fields), random_id<EventId>()};
}

TEST_CASE("a demonstration that another version kept is set aside, and a new one is made") {
  Folder folder;
  folder.keep(ledger::Environment::demo, one_of(kite_flown, {{"n", "1"}}));
  std::ostringstream out;
  const auto ready = make_ready(folder.options, ledger::Environment::demo, Folder::now, out);
  REQUIRE(ready);
  CHECK(ready->cases->stories().size() == 11);
  const auto before = folder.all / "data.before-1";
  CHECK(std::filesystem::exists(before / "ledger.db"));
  CHECK(out.str().find("is set aside as " + before.string()) != std::string::npos);
}

TEST_CASE("a demonstration that was deleted is made anew, and what is none is refused") {
  for (const auto environment : {ledger::Environment::demo, ledger::Environment::test}) {
    Folder folder;
    std::ostringstream out;
    folder.keep(environment, one_of(cases::events::child_described, {{"names", "Linh"}}));
    REQUIRE(make_ready(folder.options, environment, Folder::now, out));
    std::filesystem::remove_all(folder.options.data);
    const auto again = make_ready(folder.options, environment, Folder::now, out);
    CHECK(again.has_value() == (environment == ledger::Environment::demo));
    if (again) CHECK(again->cases->stories().size() == 11);
  }
}

TEST_CASE("a demonstration of this version is opened again as it is") {
  Folder folder;
  std::ostringstream out;
  const auto position = [&] {
    const auto ready = make_ready(folder.options, ledger::Environment::demo, Folder::now, out);
    REQUIRE(ready);
    return ready->cases->position();
  };
  const auto first = position();
  CHECK(first == position());
  CHECK(out.str().empty());
}

TEST_CASE("what is no demonstration is refused by its first entry of another version, untouched") {
  struct Kept {
    const cases::EventKind& kind;
    cases::Fields fields;
    std::string_view says;
  };
  const Kept all[] = {{kite_flown, {{"n", "1"}}, "does not know"},
                      {described_before, {{"shoe", "38"}}, "keeps with other fields"},
                      {described_before, {{"names", "Linh"}}, "seals in other classes"}};
  for (const auto& kept : all) {
    Folder folder;
    folder.keep(ledger::Environment::test, one_of(kept.kind, kept.fields));
    std::ostringstream out;
    const auto ready = make_ready(folder.options, ledger::Environment::test, Folder::now, out);
    REQUIRE_FALSE(ready);
    INFO(ready.error().says);
    CHECK(ready.error().says.find("Entry 1 of the ledger") == 0);
    CHECK(ready.error().says.find(kept.says) != std::string::npos);
    CHECK(std::filesystem::exists(folder.options.data / "ledger.db"));
    CHECK(out.str().empty());
  }
}

}  // namespace
}  // namespace haven::program
