#include "synthetic/synth_command.h"

#include <doctest/doctest.h>

#include <sstream>

#include "main/tracks.h"

using namespace haven;
using namespace haven::synthetic;

namespace {

struct Said {
  int exit;
  std::string out;
  std::string err;
};

/// Where it happens does not matter here: the ledger is gone with the test.
Said synth(const std::vector<std::string>& arguments) {
  std::ostringstream out;
  std::ostringstream err;
  const auto open = [](const std::filesystem::path&, ledger::Options options) {
    return ledger::open_in_memory(std::move(options));
  };
  const auto present = *read_instant("2027-04-17T07:34:00Z");
  const int exit = synth_command(arguments, present, tracks(), open, out, err);
  return {exit, out.str(), err.str()};
}

}  // namespace

TEST_CASE("haven synth makes a nation and says how large it is") {
  const std::string root = HAVEN_ROOT;
  const auto said = synth({"--data", "demo", "--children", "20", "--tables", root + "/data",
                           "--rules", root + "/rules", "--now", "2027-01-02T00:05:00Z"});
  CHECK(said.exit == 0);
  CHECK(said.out.starts_with("20 children, "));
  CHECK(said.err.empty());
}

TEST_CASE("haven synth says what it does not understand") {
  CHECK(synth({}).err == "haven synth: Which folder? Say it after --data\n");
  CHECK(synth({"--data"}).exit == 2);
  CHECK(synth({"--data", "demo", "--children", "12x"}).err ==
        "haven synth: --children must be a whole number, not \"12x\"\n");
  CHECK(synth({"--data", "demo", "--now", "tomorrow"}).exit == 2);
  CHECK(synth({"--data", "demo", "--people", "3"}).exit == 2);
  CHECK(synth({"--data", "demo", "--tables", "/nowhere"}).exit == 2);
  CHECK(synth({"--help"}).exit == 0);
}
