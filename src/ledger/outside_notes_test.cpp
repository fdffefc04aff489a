#include "ledger/outside_notes.h"

#include "ledger/test_ledger.h"
#include "ledger/whole_file.h"

using namespace haven;
using namespace haven::ledger;

TEST_CASE("the newest note is kept in every file, also when the keeper is about to go") {
  const TestFolder folder;
  {
    OutsideNotes notes({folder / "one", folder / "two"});
    for (int i = 1; i <= 100; ++i) notes.put("note " + std::to_string(i));
  }
  for (const char* name : {"one", "two"}) CHECK(read_whole(folder / name).value() == "note 100");
}

TEST_CASE("a file that cannot be kept is told, until it can be") {
  const TestFolder folder;
  OutsideNotes notes({folder / "away/note", folder / "here"});
  notes.put("first");
  notes.finish();
  CHECK(notes.trouble()->where == (folder / "away/note").string());
  CHECK(read_whole(folder / "here").value() == "first");
  std::filesystem::create_directories(folder / "away");
  notes.put("second");
  notes.finish();
  CHECK_FALSE(notes.trouble());
  CHECK(read_whole(folder / "away/note").value() == "second");
}
