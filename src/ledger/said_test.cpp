// A command that is sent again is answered as before only when it says the same.
#include <atomic>
#include <map>
#include <mutex>
#include <random>
#include <thread>

#include "ledger/store/memory_store.h"
#include "ledger/store/sqlite.h"
#include "ledger/store/sqlite_store.h"
#include "ledger/test_ledger.h"
#include "ledger/verify.h"
#include "ledger/whole_file.h"

using namespace haven;
using namespace haven::ledger;

namespace {

Command that_said(std::string words) {
  auto one = command({says(a_stream(), "a"), says(a_stream(), "b")});
  one.said = std::move(words);
  return one;
}

Command with_words(Command one, std::string words) {
  one.said = std::move(words);
  return one;
}

void check_refused(const Result<Appended>& answer) {
  REQUIRE_FALSE(answer);
  CHECK(answer.error() ==
        Problem{"This form was recorded before, with other words. Read the record, and record here "
                "only what is new",
                "command", Problem::Kind::bad_input});
}

/// A store in memory that counts how often it is asked what was said.
class Asked : public Store {
 public:
  Kept append(std::span<const Row> rows, const std::optional<Note>& note) override {
    return store_->append(rows, note);
  }
  Kept probe() override { return store_->probe(); }
  Result<std::vector<Row>> read_from(std::uint64_t position, std::size_t limit) const override {
    return store_->read_from(position, limit);
  }
  Result<std::vector<Row>> read(StreamId stream) const override { return store_->read(stream); }
  Result<std::optional<Hash>> said_at(std::uint64_t position) const override {
    ++times;
    return store_->said_at(position);
  }
  Result<std::vector<std::string>> checkpoints() const override { return store_->checkpoints(); }
  Result<void> set(std::string_view name, std::string_view value) override {
    return store_->set(name, value);
  }
  Result<std::optional<std::string>> get(std::string_view name) const override {
    return store_->get(name);
  }
  Result<void> back_up_to(const std::filesystem::path& path) override {
    return store_->back_up_to(path);
  }

  mutable int times = 0;

 private:
  std::unique_ptr<Store> store_ = memory_store();
};

/// Commands that wait together, so that they come into one batch, or into two that follow each
/// other closely; and their answers, in order.
std::vector<Result<Appended>> record_together(Ledger& ledger,
                                              const std::vector<Command>& commands) {
  std::mutex hold;
  std::atomic<std::size_t> answered = 0;
  std::vector<Result<Appended>> answers(commands.size(), Appended{});
  ledger.append(command({says(a_stream(), "first")}),
                [&](const Result<Appended>&) { const std::lock_guard wait(hold); });
  {
    const std::lock_guard wait(hold);
    for (std::size_t i = 0; i < commands.size(); ++i)
      ledger.append(commands[i], [&, i](Result<Appended> answer) {
        answers[i] = std::move(answer);
        ++answered;
      });
  }
  while (answered < commands.size()) std::this_thread::yield();
  return answers;
}

}  // namespace

TEST_CASE("a command sent again with the same words is done, and with others it is refused") {
  const TestFolder folder;
  const auto open_it = [&] {
    return open_folder(folder / "data", test_keys(folder / "kek"), test_options()).value();
  };
  const auto spoken = that_said("she was seen at the station");
  const auto silent = that_said("");
  for (const bool already : {false, true, true}) {
    const auto opened = open_it();
    CHECK(opened.ledger->append(spoken) == Appended{1, 2, already});
    CHECK(opened.ledger->append(silent) == Appended{3, 4, already});
    CHECK(opened.ledger->append(spoken) == Appended{1, 2, true});
    CHECK(opened.ledger->append(silent) == Appended{3, 4, true});
    for (const auto* words : {"", "she was seen at the station ", "She was seen at the station"})
      check_refused(opened.ledger->append(with_words(spoken, words)));
    check_refused(opened.ledger->append(with_words(silent, "she was seen at the station")));
    CHECK(opened.ledger->size() == 4);
    CHECK(verify(*opened.store));
  }
}

TEST_CASE("what was said may be any bytes, and as long as it likes") {
  const auto opened = open_in_memory(test_options()).value();
  const auto long_one = that_said(std::string(3'000'000, '\xff'));
  const auto zeros = that_said(std::string(2, '\0'));
  CHECK(opened.ledger->append(long_one) == Appended{1, 2, false});
  CHECK(opened.ledger->append(zeros) == Appended{3, 4, false});
  CHECK(opened.ledger->append(long_one) == Appended{1, 2, true});
  CHECK(opened.ledger->append(zeros) == Appended{3, 4, true});
  check_refused(opened.ledger->append(with_words(zeros, std::string(1, '\0'))));
}

TEST_CASE("of two that come at once with one id and other words, one is kept and one is refused") {
  // The second waits in the batch of the first, or in the one that is sealed while the first is
  // written.
  for (const std::size_t between : {0u, 255u, 300u}) {
    const auto opened = open_in_memory(test_options()).value();
    std::vector<Command> commands{that_said("first")};
    for (std::size_t i = 0; i < between; ++i) commands.push_back(that_said("between"));
    commands.push_back(with_words(commands[0], "second"));
    commands.push_back(commands[0]);
    for (int i = 0; i < 300; ++i) commands.push_back(that_said("after"));
    const auto answers = record_together(*opened.ledger, commands);
    CHECK(answers[0] == Appended{2, 3, false});
    check_refused(answers[between + 1]);
    CHECK(answers[between + 2] == Appended{2, 3, true});
    CHECK(opened.ledger->size() == 1 + 2 * (between + 301));
    CHECK(verify(*opened.store));
  }
}

TEST_CASE("what was said is read back only when a command comes again") {
  Asked store;
  const auto keys = KeyStore::over(memory_key_table(), memory_key_encryption()).value();
  const auto spoken = that_said("words");
  for (const bool is_opened_again : {false, true}) {
    const auto ledger = Ledger::open(store, *keys, test_options()).value();
    if (!is_opened_again) REQUIRE(ledger->append(spoken));
    for (int i = 0; i < 20; ++i) REQUIRE(ledger->append(that_said("other words")));
    CHECK(store.times == (is_opened_again ? 1 : 0));
    REQUIRE(ledger->append(spoken));
    CHECK(store.times == (is_opened_again ? 2 : 1));
  }
}

TEST_CASE("a command that was refused leaves its id free for other words") {
  const auto opened = open_in_memory(test_options()).value();
  auto one = that_said("too late");
  one.writes[0].expected_version = 7;
  CHECK(opened.ledger->append(one).error().kind == Problem::Kind::moved_on);
  one.writes[0].expected_version = 0;
  CHECK(opened.ledger->append(with_words(one, "in time")) == Appended{1, 2, false});
  check_refused(opened.ledger->append(one));
}

TEST_CASE("of what was said there is a hash beside the first entry that nobody can make or match") {
  const TestFolder folder;
  const std::string words = "she was seen at the station";
  const auto one = that_said(words), other = that_said(words);
  {
    const auto opened =
        open_folder(folder / "data", test_keys(folder / "kek"), test_options()).value();
    REQUIRE(opened.ledger->append(one));
    REQUIRE(opened.ledger->append(other));
    REQUIRE(opened.ledger->append(that_said("")));
    const auto first = opened.store->said_at(1).value(), second = opened.store->said_at(3).value();
    REQUIRE(first);
    REQUIRE(second);
    CHECK(first != second);
    for (const auto& plain : {sha256({words}), sha256({one.id.raw(), words})}) {
      CHECK(first != plain);
      CHECK(second != plain);
    }
    for (const std::uint64_t position : {2, 4, 5, 6, 7})
      CHECK(opened.store->said_at(position).value() == std::nullopt);
  }
  const auto bytes = read_whole(folder / "data/ledger.db").value().value();
  CHECK(bytes.find(bytes_of(sha256({words}))) == std::string::npos);
  CHECK(bytes.find(words) == std::string::npos);
}

TEST_CASE("a ledger from before words were kept opens, and takes them from then on") {
  const TestFolder folder;
  const auto open_it = [&] {
    return open_folder(folder / "data", test_keys(folder / "kek"), test_options()).value();
  };
  const auto old = that_said("");
  REQUIRE(open_it().ledger->append(old));
  {
    const auto database = Database::open(folder / "data/ledger.db", Access::read_and_write).value();
    REQUIRE(database.run("ALTER TABLE entry DROP COLUMN said"));
  }
  CHECK(verify(*read_sqlite_store(folder / "data/ledger.db").value()));
  const auto spoken = that_said("words");
  for (const bool already : {false, true}) {
    const auto opened = open_it();
    CHECK(opened.ledger->append(old) == Appended{1, 2, true});
    check_refused(opened.ledger->append(with_words(old, "words")));
    CHECK(opened.ledger->append(spoken) == Appended{3, 4, already});
    check_refused(opened.ledger->append(with_words(spoken, "others")));
    CHECK(verify(*opened.store));
  }
}

TEST_CASE("a copy of a ledger knows what was said as well as the ledger does") {
  const TestFolder folder;
  const auto spoken = that_said("words");
  const auto keys = test_keys(folder / "kek");
  for (const bool in_memory : {true, false}) {
    const auto opened =
        in_memory ? open_in_memory(test_options()).value()
                  : open_folder(folder / "data", test_keys(folder / "kek"), test_options()).value();
    REQUIRE(opened.ledger->append(spoken));
    const auto path = folder / (in_memory ? "memory.db" : "sqlite.db");
    REQUIRE(opened.ledger->back_up_to(path));
    const auto copy = open_sqlite_store(path).value();
    CHECK(copy->said_at(1).value() == opened.store->said_at(1).value());
    CHECK(copy->said_at(1).value());
  }
}

TEST_CASE("however commands are sent again, each id stands for the words it was first kept with") {
  const TestFolder folder;
  std::mt19937 chance(20261129);
  std::vector<Command> sent;
  for (int i = 0; i < 12; ++i) sent.push_back(that_said(""));
  std::map<CommandId, std::string> kept;  // What a ledger is, as far as this goes.
  std::uint64_t size = 0;
  for (int restarts = 0; restarts < 4; ++restarts) {
    const auto opened =
        open_folder(folder / "data", test_keys(folder / "kek"), test_options()).value();
    for (int i = 0; i < 60; ++i) {
      auto one = with_words(sent[chance() % sent.size()], std::string(chance() % 3, 'w'));
      const auto [known, is_new] = kept.try_emplace(one.id, one.said);
      if (is_new) size += 2;
      const bool is_same = known->second == one.said;
      const auto answer = opened.ledger->append(std::move(one));
      REQUIRE(answer.has_value() == is_same);
      if (answer)
        CHECK(answer->already_done == !is_new);
      else
        check_refused(answer);
      REQUIRE(opened.ledger->size() == size);
    }
  }
}
