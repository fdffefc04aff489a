#pragma once
#include <span>

#include "access/permit.h"
#include "cases/cases.h"

/// No log, no look: what a person opens of a child is written down, durably, before it is opened.
namespace haven::cases {

/// Proof that a look was written: for one person, one child, and the classes named. Only look()
/// and inform() make one.
class Look {
 public:
  ChildId child() const { return child_; }
  const std::string& who() const { return who_; }
  /// "u:…" of a colleague in whose place they looked; empty: in nobody's.
  const std::string& on_behalf_of() const { return on_behalf_of_; }
  bool covers(access::Class cls) const;
  /// The child's entries, sealed, `version` of them at least: read once, however many classes of
  /// them are then opened. From one thread at a time.
  Result<std::span<const ledger::Entry>> entries(const Cases& cases, std::uint64_t version) const;

 private:
  friend struct Looks;
  Look() = default;
  ChildId child_{};
  std::string who_;
  std::string on_behalf_of_;
  std::vector<access::Class> classes_;
  mutable ledger::Entries entries_;
};

/// What a person was allowed to open on one page.
struct Viewing {
  Author author;
  ChildId child{};
  std::vector<access::Class> classes;
  std::vector<std::string> because;
  std::string_view page;  ///< Which page, as a word.
};

/// Problem (unavailable): the ledger cannot keep the look, so nothing may be shown.
Result<Look> look(Cases& cases, const Viewing& viewing, Instant now);

using RevealPermit = access::Permit<access::Action::reveal, access::Class::location>;

/// Proof that a reveal was written down and that whoever has to hear of it was told. Only inform()
/// makes one, and without one nothing is revealed.
class Informed {
 public:
  const Look& look() const { return look_; }
  /// When what was revealed is to be gone from the screen.
  Instant until() const { return until_; }

 private:
  friend struct Looks;
  Informed(Look look, Instant until) : look_(std::move(look)), until_(until) {}
  Look look_;
  Instant until_;
};

/// What is kept of a reveal of where the child is: its reason, and that it is shown until `until`.
NewEvent revealed(const RevealPermit& permit, Instant until);

/// Keeps a reveal and the notices that tell of it, together or not at all. `told` may be empty only
/// because nobody stands beside the child whom it could be told. Problem (unavailable): the ledger
/// cannot keep them, so nothing may be shown.
Result<Informed> inform(Cases& cases, const RevealPermit& permit, const NewEvent& reveal,
                        const std::vector<NewEvent>& told);

/// Somebody asked for a child that is not there, or that they may not know is there. The same is
/// kept in both cases.
Result<void> refuse(Cases& cases, const Author& author, std::string_view asked_for,
                    std::string_view page, Instant now);

/// Who has looked at this child's record, oldest first.
Result<std::vector<Event>> looks(const Cases& cases, ChildId child);

}  // namespace haven::cases
