#include <fmt/format.h>

#include <algorithm>

#include "care/events.h"
#include "cases/cases.h"
#include "casework/receive_concern.h"
#include "synthetic/cast.h"
#include "synthetic/draws.h"
#include "synthetic/life.h"
#include "synthetic/nation.h"

namespace haven::synthetic {
namespace {

/// Entries kept with one commit.
constexpr std::size_t batch = 1'000;

/// What each child begins with: a concern, a description, a worker and a team.
constexpr std::size_t beginning_size = 4;

using Sealed = std::vector<std::vector<ledger::Section>>;

Result<Sealed> beginning(ChildId child, Draws& draws, Instant at) {
  const auto authorities = invented_authorities();
  const auto& authority = draws.pick(authorities);
  casework::Concern concern;
  concern.nation = authority.nation;
  concern.authority = organisation(authority.name);
  const auto worker = with_role(authority.name, "social_worker").sign_in;
  const casework::ConcernIds ids{draws.id<EventId>(), draws.id<EventId>(), draws.id<EventId>(),
                                 draws.id<EventId>(), draws.id<EventId>(), draws.id<EventId>()};
  const auto decided = TRY(
      casework::receive_concern(concern, child, {user(worker), team(authority.name), ""}, ids, at));
  const auto by = author(worker, "safeguarding");
  Sealed entries{TRY(cases::seal_sections(decided.main, by))};
  for (const auto& event : decided.follows) entries.push_back(TRY(cases::seal_sections(event, by)));
  return entries;
}

Result<Sealed> contact(Draws& draws, Instant at) {
  const cases::NewEvent event =
      cases::New<care::events::keyworker_contact>(draws.id<EventId>(), Span::at(at))
          .with<"how">("voice")
          .with<"note">("Spoke of school and of football");
  return Sealed{TRY(cases::seal_sections(event, author("amara.khan", "care")))};
}

/// Gathers writes until there are enough for a commit.
class Batches {
 public:
  Batches(ledger::Ledger& ledger, Draws& draws) : ledger_(ledger), draws_(draws) {}

  Result<void> add(ChildId child, Sealed entries) {
    waiting_ += entries.size();
    const auto stream = cases::stream_of(child);
    command_.writes.push_back({stream, stream, {}, std::move(entries)});
    return waiting_ < batch ? Result<void>{} : keep();
  }

  Result<void> keep() {
    if (waiting_ == 0) return {};
    command_.id = draws_.id<CommandId>();
    TRY(ledger_.append(std::move(command_)));
    command_ = {};
    waiting_ = 0;
    return {};
  }

 private:
  ledger::Ledger& ledger_;
  Draws& draws_;
  ledger::Command command_;
  std::size_t waiting_ = 0;
};

}  // namespace

Result<void> fill_large(ledger::Ledger& ledger, Clock& clock, const LargeOptions& options,
                        const Progress& progress) {
  TRY(may_be_filled(ledger));
  if (options.children == 0 || options.events < options.children * beginning_size)
    return problem(fmt::format("Each child has at least {} events", beginning_size), "events");
  Draws draws(options.seed, "large");
  std::vector<ChildId> children(options.children);
  for (auto& child : children) child = draws.id<ChildId>();
  Batches batches(ledger, draws);
  clock.set(options.now - Seconds(options.events));
  for (std::size_t done = 0; done < options.events;) {
    const bool is_new = done < children.size() * beginning_size;
    const auto child = is_new ? children[done / beginning_size] : draws.pick(children);
    auto entries = TRY(is_new ? beginning(child, draws, clock.now()) : contact(draws, clock.now()));
    done += entries.size();
    clock.advance(Seconds(entries.size()));
    TRY(batches.add(child, std::move(entries)));
    progress(done, options.events);
  }
  TRY(batches.keep());
  clock.set(options.now);
  return {};
}

}  // namespace haven::synthetic
