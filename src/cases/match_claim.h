#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "access/permit.h"
#include "cases/cases.h"
#include "values/mutex.h"

/// Whether a child whom somebody has before them is one that Haven knows, found out without telling
/// anybody who asks whether there was anything to find.
namespace haven::cases {

using ClaimPermit = access::Permit<access::Action::break_glass, access::Class::core>;

/// The two things that must both fit.
struct Said {
  std::string name;
  std::string born_or_reference;  ///< A whole birth date, or a reference such as "R-2207".
};

/// Finds children by the truncated keyed hashes of what was said of them. Of a name it holds 12
/// bits, which many names share, and never the name.
class ClaimIndex {
 public:
  static constexpr int bits = 12;
  /// Records that are opened for each question, whatever is asked and whatever is found.
  static constexpr std::size_t looked_at = 8;

  /// Takes in what has happened, and follows from here on. `cases` must outlive it.
  explicit ClaimIndex(Cases& cases);

  /// Opens what is new since the last time. A question does so by itself; done before, it does not
  /// have to wait.
  Result<void> catch_up();

  /// The one child of whom name and birth date, or name and reference, were recorded as said:
  /// nothing when there is none, or more than one. However it ends, the ledger has done the same
  /// counted work. Problem: unavailable or broken.
  Result<std::optional<ChildId>> match(const ClaimPermit& permit, const Said& said);

 private:
  /// What was said of a child in one entry of its story.
  struct Described {
    ChildId child;
    std::uint64_t version;
    std::vector<std::uint32_t> names;
    std::optional<std::uint32_t> born;
  };
  /// A child who may be meant, and the entries that would show it.
  struct Candidate {
    ChildId child;
    std::uint64_t named_in;
    std::uint64_t born_in;
  };
  /// What was said, in the form in which it is compared; empty where nothing was.
  struct Wanted {
    std::string name;
    std::string born;
    std::string reference;
  };

  /// Of the sections in which any event says who a child is.
  std::vector<std::string> names_in(const Fields& fields) const;
  std::string born_in(const Fields& fields) const;

  Result<void> describe(const Event& event) REQUIRES(mutex_);
  std::vector<Candidate> candidates(const Wanted& wanted) const REQUIRES(mutex_);
  Candidate stand_in(std::size_t which) const REQUIRES(mutex_);
  Result<bool> fits(const Candidate& candidate, const Wanted& wanted) const;

  Cases& cases_;
  /// Every field of the vocabulary that holds a name of the child, or when the child was born.
  std::vector<std::string_view> name_fields_;
  std::vector<std::string_view> born_fields_;
  mutable Mutex mutex_;
  std::vector<Described> described_ GUARDED_BY(mutex_);
  Mutex waiting_mutex_;
  std::vector<std::shared_ptr<const Event>> waiting_ GUARDED_BY(waiting_mutex_);
  Listening listening_;  ///< Ends first.
};

}  // namespace haven::cases
