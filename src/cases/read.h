#pragma once
#include <algorithm>
#include <ranges>
#include <vector>

#include "cases/look.h"
#include "cases/seals.h"

/// Turns a Permit and a written look into the fields of one class of a child's record. Nothing else
/// decrypts them, and what is decrypted is forgotten when the page has been made.
namespace haven::cases {

/// What one event said, of one class.
struct EventFields {
  std::uint64_t version = 0;  ///< Of the event, in its stream.
  Fields fields;
};

/// The fields of one class, by the event that holds them. The class is part of the type: a function
/// that prints names takes an Opened<core>, and cannot be given anything else.
template <access::Class C>
class Opened {
 public:
  /// The value that `event` recorded, or empty.
  std::string_view of(const Event& event, std::string_view field) const {
    const auto said = std::ranges::lower_bound(said_, event.version, {}, &EventFields::version);
    if (said == said_.end() || said->version != event.version || event.stream != stream_) return {};
    const auto found = said->fields.find(field);
    return found == said->fields.end() ? std::string_view{} : std::string_view(found->second);
  }
  /// The last value that a standing event of this kind recorded, or empty.
  std::string_view latest(const Story& story, const EventKind& kind, std::string_view field) const {
    for (const auto& event : story.stands() | std::views::reverse)
      if (event->is(kind))
        if (const auto value = of(*event, field); !value.empty()) return value;
    return {};
  }
  /// The same of a field that is known when compiling: one that K does not have, or that is of
  /// another class, does not compile.
  template <const auto& K, FieldName F>
    requires has_field_in<K, F, *seal_of(C)>
  std::string_view latest(const Story& story) const {
    return latest(story, K, F.view());
  }

 private:
  friend class Opener;
  Opened() = default;
  ledger::StreamId stream_;
  std::vector<EventFields> said_;
};

struct Revealed;

/// The one maker of opened fields.
class Opener {
  template <access::Class C>
  friend Result<Opened<C>> read(const Cases& cases, const Story& story,
                                const access::Permit<access::Action::view, C>& permit,
                                const Look& look);
  friend Result<Revealed> reveal(const Cases& cases, const Story& story, const RevealPermit& permit,
                                 const Informed& informed);

  /// What the record says in the class that the permit is for.
  static Result<std::vector<EventFields>> open(const Cases& cases, const Story& story,
                                               const access::Granted& permit, const Look& look);
  template <access::Class C>
  static Opened<C> make(const Story& story, std::vector<EventFields> said) {
    Opened<C> opened;
    opened.stream_ = stream_of(story.child);
    opened.said_ = std::move(said);
    return opened;
  }
};

/// Problem (broken): a section that does not open; or something must be done with what is shown
/// that neither the look nor this does.
template <access::Class C>
Result<Opened<C>> read(const Cases& cases, const Story& story,
                       const access::Permit<access::Action::view, C>& permit, const Look& look) {
  static_assert(C != access::Class::location, "where a child is can only be revealed");
  static_assert(seal_of(C).has_value(), "no section of a record is of this class");
  return Opener::make<C>(story, TRY(Opener::open(cases, story, permit.granted(), look)));
}

/// Where the child is, with what must stand beside it and when it must be gone.
struct Revealed {
  Opened<access::Class::location> where;
  std::string who;  ///< "u:…": who opened it.
  Instant opened;
  Instant until;
};

/// Where the child is, once whoever has to hear of it was told. Problem: as read.
Result<Revealed> reveal(const Cases& cases, const Story& story, const RevealPermit& permit,
                        const Informed& informed);

}  // namespace haven::cases
