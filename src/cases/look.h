#pragma once
#include <span>

#include "access/permit.h"
#include "cases/cases.h"

/// No log, no look: what a person opens of a child is written down, durably, before it is opened.
namespace haven::cases {

/// Proof that a look was written: for one person, one child, and the classes named. Only look()
/// and reveal_look() make one.
class Look {
 public:
  ChildId child() const { return child_; }
  const std::string& who() const { return who_; }
  bool covers(access::Class cls) const;
  /// The child's entries, sealed, `version` of them at least: read once, however many classes of
  /// them are then opened. From one thread at a time.
  Result<std::span<const ledger::Entry>> entries(const Cases& cases, std::uint64_t version) const;

 private:
  friend struct Looks;
  Look() = default;
  ChildId child_{};
  std::string who_;
  std::vector<access::Class> classes_;
  mutable ledger::Entries entries_;
};

/// What a person was allowed to open on one page.
struct Opening {
  Author author;
  ChildId child{};
  std::vector<access::Class> classes;
  std::vector<std::string> because;
  std::string_view page;  ///< Which page, as a word.
};

/// Problem (unavailable): the ledger cannot keep the look, so nothing may be shown.
Result<Look> look(Cases& cases, const Opening& opening, Instant now);

/// A reveal of where the child is, with its reason, shown until `until`.
using RevealPermit = access::Permit<access::Action::reveal, access::Class::location>;
Result<Look> reveal_look(Cases& cases, const RevealPermit& permit, Instant until);

/// Somebody asked for a child that is not there, or that they may not know is there. The same is
/// kept in both cases.
Result<void> refuse(Cases& cases, const Author& author, std::string_view asked_for,
                    std::string_view page, Instant now);

/// Who has looked at this child's record, oldest first.
Result<std::vector<Event>> looks(const Cases& cases, ChildId child);

}  // namespace haven::cases
