#include "cases/read.h"

#include "cases/seals.h"

namespace haven::cases {
namespace {

using access::Class;
using access::Obligation;

Result<std::vector<EventFields>> open_all(const Cases& cases, const Story& story, const Look& look,
                                          Class cls) {
  const auto compartment = row_of(*seal_of(cls)).compartment;
  const auto entries = TRY(look.entries(cases, story.version));
  std::vector<EventFields> opened;
  opened.reserve(story.told().size());
  TRY(cases.ledger().open_each(
      entries.first(story.version), compartment,
      [&](const ledger::Entry& entry, std::string_view plain) -> Result<void> {
        opened.push_back({entry.version, TRY(read_fields(plain))});
        return {};
      }));
  return opened;
}

void check_proof(const Story& story, const std::string& child, const std::string& who,
                 const Look& look, Class cls) {
  // The permit, the look and the story must be of one child and one person: anything else is our
  // own mistake, and must not be shown.
  ENSURE(child == entity(story.child));
  ENSURE(look.child() == story.child && look.who() == who && look.covers(cls));
}

/// What is done with anything that is read by a look: it is written down, in whose place if in
/// another's. An emergency is told of and judged by its opening, without which there is no permit.
bool is_done_by(const Look& look, Obligation obligation) {
  switch (obligation) {
    case Obligation::log:
    case Obligation::notify_manager:
    case Obligation::review_24h:
      return true;
    case Obligation::log_on_behalf_of:
      return !look.on_behalf_of().empty();
    case Obligation::disclosure_control:
    case Obligation::notify_allocated:
    case Obligation::redact_threat_linked:
    case Obligation::ttl_300:
    case Obligation::watermark:
      return false;
  }
  return false;
}

/// And with what is revealed, by whoever was informed and by what Revealed says.
bool is_done_by(const Informed& informed, Obligation obligation) {
  return obligation == Obligation::notify_allocated || obligation == Obligation::ttl_300 ||
         obligation == Obligation::watermark || is_done_by(informed.look(), obligation);
}

template <class Permit>
Result<void> check_done(const Permit& permit, const auto& proof) {
  for (const auto obligation : permit.obligations())
    if (!is_done_by(proof, obligation))
      return problem("Nothing does " + std::string(access::name_of(obligation)), {},
                     Problem::Kind::broken);
  return {};
}

}  // namespace

Result<std::vector<EventFields>> Opener::open(const Cases& cases, const Story& story,
                                              const access::Granted& permit, const Look& look) {
  check_proof(story, permit.child(), permit.who(), look, permit.cls());
  TRY(check_done(permit, look));
  return open_all(cases, story, look, permit.cls());
}

Result<Revealed> reveal(const Cases& cases, const Story& story, const RevealPermit& permit,
                        const Informed& informed) {
  const auto& look = informed.look();
  check_proof(story, permit.child(), permit.who(), look, Class::location);
  TRY(check_done(permit, informed));
  return Revealed{
      Opener::make<Class::location>(story, TRY(open_all(cases, story, look, Class::location))),
      look.who(), permit.decided_at(), informed.until()};
}

}  // namespace haven::cases
