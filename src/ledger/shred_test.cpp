// Forgetting a child: the keys go, the chain stays. And what a backup without keys is worth.
#include "ledger/envelope.h"
#include "ledger/proof/checkpoint.h"
#include "ledger/store/sqlite_store.h"
#include "ledger/test_ledger.h"
#include "ledger/verify.h"
#include "ledger/whole_file.h"
#include "values/random.h"

using namespace haven;
using namespace haven::ledger;

namespace {

const StreamId office = StreamId::from_bytes(std::string(16, 'o')).value();

class Nation {
 public:
  Opened open() const {
    return open_folder(folder_ / "data", test_keys(folder_ / "kek"), test_options()).value();
  }
  std::filesystem::path file(const char* name) const { return folder_ / name; }

 private:
  TestFolder folder_;
};

Command why() { return command({says(office, "court order, two persons")}); }

}  // namespace

TEST_CASE("after shredding nobody can read a record, and all else is as it was") {
  const Nation nation;
  const auto child = a_stream(), other = a_stream();
  std::vector<Hash> proof;
  Hash leaf{}, root{};
  {
    const auto opened = nation.open();
    auto look = says(opened.ledger->derived_stream(child, "looks"), "looked");
    look.keys_of = child;
    REQUIRE(opened.ledger->append(
        command({says(child, "a", {{location, "where"}, {5, "words"}}), says(other, "b"), look})));
    const auto entry = opened.ledger->read(child).value()->at(0);
    leaf = leaf_hash(entry.envelope);
    root = opened.ledger->root();
    proof = opened.ledger->inclusion_proof(1, 3).value();
    CHECK(opened.ledger->shred(child, why()) == Appended{4, 4, false});
    for (const Compartment compartment : {track, location, Compartment{5}})
      CHECK(opened.ledger->open(entry, compartment).error().kind == Problem::Kind::not_found);
    CHECK(opened.ledger->append(command({says(child, "more")})).error().kind ==
          Problem::Kind::not_found);
  }
  const auto opened = nation.open();
  const auto entries = opened.ledger->read_from(1, 10).value();
  CHECK(entries.size() == 4);
  for (const auto& entry : entries) {
    const bool readable = opened.ledger->open(entry, track).has_value();
    CHECK(readable == (entry.keys_of != child));
  }
  CHECK(opened.ledger->open(opened.ledger->read(office).value()->at(0), track) ==
        "court order, two persons");
  CHECK(verify(*opened.store));
  CHECK(proves_inclusion(0, 3, leaf, proof, root));
}

TEST_CASE("why a record was destroyed cannot be sealed by the keys that go") {
  const auto opened = open_in_memory(test_options()).value();
  const auto child = a_stream();
  REQUIRE(opened.ledger->append(command({says(child, "a")})));
  CHECK_FALSE(opened.ledger->shred(child, command({says(child, "why")})));
  CHECK(opened.ledger->open(opened.ledger->read(child).value()->at(0), track) == "a");
}

TEST_CASE("a destruction whose record is refused does not happen, now or after a restart") {
  const Nation nation;
  const auto child = a_stream();
  auto refused = why();
  refused.writes[0].expected_version = 7;
  {
    const auto opened = nation.open();
    REQUIRE(opened.ledger->append(command({says(child, "a")})));
    CHECK_FALSE(opened.ledger->shred(child, refused));
  }
  const auto opened = nation.open();
  CHECK(opened.ledger->open(opened.ledger->read(child).value()->at(0), track) == "a");
}

TEST_CASE(
    "a destruction that a crash cut short is finished at the next start, if it was recorded") {
  for (const bool was_recorded : {false, true}) {
    const Nation nation;
    const auto child = a_stream();
    const auto record = why();
    CommandId mark;
    {
      const auto opened = nation.open();
      REQUIRE(opened.ledger->append(command({says(child, "a")})));
      REQUIRE(opened.ledger->append(record));
      mark = decode(opened.ledger->read(office).value()->at(0).envelope)->head.mark;
    }
    if (!was_recorded) mark = random_id<CommandId>();
    REQUIRE(KeyStore::open(nation.file("data/keys.db"), test_keys(nation.file("kek")))
                .value()
                ->plan_destruction({child, mark}));
    for (int restarts = 0; restarts < 2; ++restarts) {
      const auto opened = nation.open();
      const auto entry = opened.ledger->read(child).value()->at(0);
      CHECK(opened.ledger->open(entry, track).has_value() == !was_recorded);
    }
  }
}

TEST_CASE("a backup that is restored is the same ledger, and without keys nobody can read it") {
  const Nation nation;
  const auto child = a_stream();
  Hash root{};
  {
    const auto opened = nation.open();
    for (int i = 0; i < 30; ++i)
      REQUIRE(opened.ledger->append(command({says(child, "said", {{location, "where"}})})));
    REQUIRE(opened.ledger->sign_checkpoint());
    REQUIRE(opened.ledger->back_up_to(nation.file("copy.db")));
    root = opened.ledger->root();
    REQUIRE(opened.ledger->append(command({says(child, "after the copy")})));
  }
  const auto restored = nation.file("restored");
  std::filesystem::create_directories(restored);
  std::filesystem::copy(nation.file("copy.db"), restored / "ledger.db");
  {
    const auto verified = verify(*read_sqlite_store(restored / "ledger.db").value());
    REQUIRE(verified);
    CHECK(verified->root == root);
    CHECK(verified->size == 30);
  }
  auto options = test_options();
  options.checkpoint_files = {restored / "outside"};
  CHECK_FALSE(open_folder(restored, test_keys(nation.file("kek")), options));
  std::filesystem::remove(restored / "keys.db");
  std::filesystem::copy(nation.file("data/keys.db"), restored / "keys.db");
  const auto opened = open_folder(restored, test_keys(nation.file("kek")), options).value();
  CHECK(opened.ledger->open(opened.ledger->read(child).value()->at(29), location) == "where");
}
