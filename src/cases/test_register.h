#pragma once
#include <doctest/doctest.h>

#include "cases/cases.h"
#include "ledger/folder.h"
#include "ledger/random.h"

/// A ledger in memory with cases over it, for tests.
namespace haven::cases {

inline const Instant test_now = read_instant("2027-03-01T10:00:00Z").value();

class TestRegister {
 public:
  TestRegister() {
    ledger::Options options;
    options.now = [] { return test_now; };
    options.environment = ledger::Environment::test;
    ledger_ = ledger::open_in_memory(std::move(options)).value();
    cases_ = Cases::open(*ledger_.ledger).value();
  }

  Cases& cases() { return *cases_; }
  ledger::Ledger& ledger() { return *ledger_.ledger; }

  /// Adds an event to any stream, as if whoever may do so had.
  void add(ledger::StreamId stream, std::string type, Fields fields, std::string by = "u:x") {
    NewEvent event{std::move(type), Span::at(test_now), std::move(fields),
                   ledger::random_id<haven::EventKind>()};
    ledger::Write write{stream, stream, {}, {}};
    write.entries.push_back(seal_sections(event, {std::move(by), "o:x", "care", ""}).value());
    REQUIRE(ledger().append({ledger::random_id<CommandKind>(), {std::move(write)}}));
  }
  ChildId add_child(Fields described) {
    const auto child = ledger::random_id<ChildKind>();
    add(stream_of(child), "concern.received", {});
    add(stream_of(child), "child.described", std::move(described));
    return child;
  }

 private:
  ledger::Opened ledger_;
  std::unique_ptr<Cases> cases_;
};

}  // namespace haven::cases
