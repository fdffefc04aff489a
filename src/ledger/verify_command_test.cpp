#include <sstream>

#include "ledger/store/sqlite.h"
#include "ledger/test_ledger.h"
#include "ledger/verify.h"
#include "ledger/whole_file.h"
#include "values/encoding.h"

using namespace haven;
using namespace haven::ledger;

namespace {

struct Answer {
  int exit;
  std::string out;
  std::string err;
};

Answer ask(const std::vector<std::string>& arguments) {
  std::ostringstream out, err;
  const int exit = verify_command(arguments, out, err);
  return {exit, out.str(), err.str()};
}

/// A ledger of two entries in "data", and its root.
std::string make_ledger(const TestFolder& folder) {
  const auto opened =
      open_folder(folder / "data", test_keys(folder / "kek"), test_options()).value();
  REQUIRE(opened.ledger->append(command({says(a_stream(), "a"), says(a_stream(), "b")})));
  return to_base64(bytes_of(opened.ledger->root()));
}

}  // namespace

TEST_CASE("haven verify prints size and root of a whole ledger, and needs no key") {
  const TestFolder folder;
  const auto root = make_ledger(folder);
  std::filesystem::remove_all(folder / "kek");
  std::filesystem::remove(folder / "data/keys.db");
  const auto answer = ask({(folder / "data").string()});
  CHECK(answer.exit == 0);
  // The checkpoint in the database, and the one beside the folder.
  CHECK(answer.out == "size 2\nroot " + root + "\ncheckpoints 2\nwhole\n");
  CHECK(answer.err.empty());
}

TEST_CASE("haven verify names the first thing wrong with its place, and exits with 1") {
  const TestFolder folder;
  make_ledger(folder);
  {
    const auto database = Database::open(folder / "data/ledger.db", Access::read_and_write).value();
    REQUIRE(database.run("DROP TRIGGER no_DELETE_of_entry; DELETE FROM entry WHERE position = 1"));
  }
  const auto answer = ask({(folder / "data").string()});
  CHECK(answer.exit == 1);
  CHECK(answer.out.starts_with("size 0\n"));
  CHECK(answer.out.find("broken at entry 1 of stream ") != std::string::npos);
  CHECK(answer.out.find("An entry is missing, or is not in its place\n") != std::string::npos);
}

TEST_CASE("haven verify finds a file that is damaged, or is no ledger") {
  const TestFolder folder;
  make_ledger(folder);
  REQUIRE(write_whole(folder / "data/ledger.db", std::string(9000, 'x'), Readable::by_owner));
  CHECK(ask({(folder / "data").string()}).exit == 1);
}

TEST_CASE("haven verify says what it needs when it is asked wrongly, and exits with 2") {
  const TestFolder folder;
  make_ledger(folder);
  const auto data = (folder / "data").string();
  for (const auto& arguments :
       std::vector<std::vector<std::string>>{{},
                                             {"--from"},
                                             {data, "--from"},
                                             {data, "--fro", "x"},
                                             {data, data},
                                             {(folder / "nowhere").string()},
                                             {data, "--from", (folder / "nowhere").string()},
                                             {data, "--signer", "nobody"}}) {
    const auto answer = ask(arguments);
    CHECK(answer.exit == 2);
    CHECK(answer.err.starts_with("haven verify: "));
    CHECK(answer.out.empty());
  }
  CHECK(ask({"--help"}).exit == 0);
}

TEST_CASE("haven verify --from a note that is no checkpoint of this ledger exits with 1") {
  const TestFolder folder;
  make_ledger(folder);
  REQUIRE(write_whole(folder / "note", "not a note", Readable::by_anyone));
  const auto answer = ask({(folder / "data").string(), "--from", (folder / "note").string()});
  CHECK(answer.exit == 1);
}
