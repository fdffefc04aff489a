#include "cases/read.h"

#include "cases/vocabulary.h"

namespace haven::cases {
namespace {

using access::Action;
using access::Class;

/// Which seal holds the fields of a class.
constexpr Seal seal_of(Class cls) {
  switch (cls) {
    case Class::core:
      return Seal::core;
    case Class::location:
      return Seal::location;
    case Class::health:
      return Seal::health;
    case Class::safety_summary:
    case Class::care_summary:
      return Seal::safety;
    case Class::threat_intel:
      return Seal::threat;
    case Class::child_voice:
      return Seal::voice;
    default:
      return Seal::case_;
  }
}

Result<std::map<EventId, Fields>> open_all(const Cases& cases, const Story& story, const Look& look,
                                           Class cls) {
  const auto compartment = static_cast<ledger::Compartment>(seal_of(cls));
  const auto& ledger = cases.ledger();
  std::map<EventId, Fields> opened;
  const auto entries = TRY(look.entries(cases, story.version));
  for (const auto& event : story.events) {
    const auto& entry = entries[event->version - 1];
    if (!ledger.has(entry, compartment)) continue;
    opened.emplace(event->id, TRY(read_fields(TRY(ledger.open(entry, compartment)))));
  }
  return opened;
}

void check_proof(const Story& story, const std::string& child, const std::string& who,
                 const Look& look, Class cls) {
  // The permit, the look and the story must be of one child and one person: anything else is our
  // own mistake, and must not be shown.
  ENSURE(child == entity(story.child));
  ENSURE(look.child() == story.child && look.who() == who && look.covers(cls));
}

}  // namespace

/// The one maker of opened fields.
struct Opener {
  template <Class C>
  static Opened<C> make(std::map<EventId, Fields> fields) {
    Opened<C> opened;
    opened.fields_ = std::move(fields);
    return opened;
  }
};

template <Class C>
Result<Opened<C>> read(const Cases& cases, const Story& story,
                       const access::Permit<Action::view, C>& permit, const Look& look) {
  static_assert(C != Class::location, "where a child is can only be revealed");
  check_proof(story, permit.child(), permit.who(), look, C);
  return Opener::make<C>(TRY(open_all(cases, story, look, C)));
}

Result<Opened<Class::location>> reveal(const Cases& cases, const Story& story,
                                       const RevealPermit& permit, const Look& look) {
  check_proof(story, permit.child(), permit.who(), look, Class::location);
  return Opener::make<Class::location>(TRY(open_all(cases, story, look, Class::location)));
}

template Result<Opened<Class::core>> read(const Cases&, const Story&,
                                          const access::Permit<Action::view, Class::core>&,
                                          const Look&);
template Result<Opened<Class::case_>> read(const Cases&, const Story&,
                                           const access::Permit<Action::view, Class::case_>&,
                                           const Look&);
template Result<Opened<Class::safety_summary>> read(
    const Cases&, const Story&, const access::Permit<Action::view, Class::safety_summary>&,
    const Look&);
template Result<Opened<Class::health>> read(const Cases&, const Story&,
                                            const access::Permit<Action::view, Class::health>&,
                                            const Look&);
template Result<Opened<Class::child_voice>> read(
    const Cases&, const Story&, const access::Permit<Action::view, Class::child_voice>&,
    const Look&);
template Result<Opened<Class::threat_intel>> read(
    const Cases&, const Story&, const access::Permit<Action::view, Class::threat_intel>&,
    const Look&);
template Result<Opened<Class::care_summary>> read(
    const Cases&, const Story&, const access::Permit<Action::view, Class::care_summary>&,
    const Look&);

}  // namespace haven::cases
