#include "cases/match_claim.h"

#include <algorithm>

#include "cases/said.h"
#include "cases/seals.h"

namespace haven::cases {
namespace {

constexpr auto core_compartment = row_of(Seal::core).compartment;

bool says_who(const Event& event) {
  return event.kind->effect(Effect::Does::names) != nullptr ||
         event.kind->effect(Effect::Does::birth_date) != nullptr;
}

}  // namespace

/// A list may be several names, or one with its family name first: "Tran, Linh".
std::vector<std::string> ClaimIndex::names_in(const Fields& fields) const {
  std::vector<std::string> names;
  for (const auto field : name_fields_) {
    const auto found = fields.find(field);
    if (found == fields.end()) continue;
    for (auto& name : normalised_names(found->second)) names.push_back(std::move(name));
    names.push_back(normalised_name(found->second));
  }
  return names;
}

std::string ClaimIndex::born_in(const Fields& fields) const {
  for (const auto field : born_fields_)
    if (const auto found = fields.find(field); found != fields.end())
      if (const auto day = day_said(found->second)) return to_text(*day);
  return {};
}

ClaimIndex::ClaimIndex(Cases& cases) : cases_(cases) {
  for (const auto* kind : cases.vocabulary().all())
    for (const auto& effect : kind->effects) {
      if (effect.does == Effect::Does::names) name_fields_.push_back(effect.word);
      if (effect.does == Effect::Does::birth_date) born_fields_.push_back(effect.word);
    }
  for (const auto& story : cases.stories())
    for (const auto& event : story->told())
      if (says_who(*event)) waiting_.push_back(event);
  listening_ = cases.listen([this](std::span<const std::shared_ptr<const Event>> events) {
    const Lock lock(waiting_mutex_);
    for (const auto& event : events)
      if (says_who(*event)) waiting_.push_back(event);
  });
}

Result<void> ClaimIndex::catch_up() {
  const Lock lock(mutex_);
  std::vector<std::shared_ptr<const Event>> now_waiting;
  {
    const Lock waiting(waiting_mutex_);
    now_waiting.swap(waiting_);
  }
  while (!now_waiting.empty()) {
    const auto done = describe(*now_waiting.back());
    // The keys of a record that was erased are gone, and nobody can be found by it any more.
    if (!done && done.error().kind != Problem::Kind::not_found) {
      const Lock waiting(waiting_mutex_);
      waiting_.insert(waiting_.end(), now_waiting.begin(), now_waiting.end());
      return done;
    }
    now_waiting.pop_back();
  }
  return {};
}

Result<void> ClaimIndex::describe(const Event& event) {
  const auto& ledger = cases_.ledger();
  const auto entries = TRY(ledger.read(event.stream));
  const auto& entry = entries->at(event.version - 1);
  if (!ledger.has(entry, core_compartment)) return {};
  const auto fields = TRY(read_fields(TRY(ledger.open(entry, core_compartment))));
  Described described{child_of(event.stream), event.version, {}, {}};
  for (const auto& name : names_in(fields))
    described.names.push_back(ledger.blind_index("claim.name", name, bits));
  if (const auto born = born_in(fields); !born.empty())
    described.born = ledger.blind_index("claim.born", born, bits);
  if (!described.names.empty() || described.born) described_.push_back(std::move(described));
  return {};
}

std::vector<ClaimIndex::Candidate> ClaimIndex::candidates(const Wanted& wanted) const {
  const auto& ledger = cases_.ledger();
  // Both are made, whichever was said, so that the work is the same.
  const auto name = ledger.blind_index("claim.name", wanted.name, bits);
  const auto born = ledger.blind_index("claim.born", wanted.born, bits);
  // What was corrected since tells nobody apart.
  const auto stands = [&](const Described& described) {
    const auto story = cases_.story(described.child);
    return story && std::ranges::any_of(story->stands(), [&](const auto& event) {
             return event->version == described.version;
           });
  };
  const auto born_entry = [&](ChildId child) REQUIRES(mutex_) -> std::uint64_t {
    for (const auto& each : described_)
      if (each.child == child && each.born == born && stands(each)) return each.version;
    return 0;
  };
  std::vector<Candidate> found;
  for (const auto& each : described_) {
    if (std::ranges::find(each.names, name) == each.names.end() || !stands(each)) continue;
    if (!wanted.reference.empty()) {
      const auto story = cases_.story(each.child);
      if (story && story->reference() == wanted.reference)
        found.push_back({each.child, each.version, each.version});
    } else if (const auto version = wanted.born.empty() ? 0 : born_entry(each.child); version > 0) {
      found.push_back({each.child, each.version, version});
    }
  }
  return found;
}

ClaimIndex::Candidate ClaimIndex::stand_in(std::size_t which) const {
  const auto& each = described_[which % described_.size()];
  return {each.child, each.version, each.version};
}

/// One stream read and two sections opened, whoever the candidate is and whether they fit.
Result<bool> ClaimIndex::fits(const Candidate& candidate, const Wanted& wanted) const {
  const auto& ledger = cases_.ledger();
  const auto entries = TRY(ledger.read(stream_of(candidate.child)));
  const auto opened = [&](std::uint64_t version) -> Result<Fields> {
    return read_fields(TRY(ledger.open(entries->at(version - 1), core_compartment)));
  };
  const auto named = TRY(opened(candidate.named_in));
  const auto dated = TRY(opened(candidate.born_in));
  const auto names = names_in(named);
  const bool same_name = std::ranges::find(names, wanted.name) != names.end();
  const bool same_day = born_in(dated) == wanted.born;
  // A reference was compared with the track already.
  return same_name && (!wanted.reference.empty() || (!wanted.born.empty() && same_day));
}

Result<std::optional<ChildId>> ClaimIndex::match(const ClaimPermit&, const Said& said) {
  TRY(catch_up());
  Wanted wanted;
  wanted.name = normalised_name(said.name);
  wanted.reference = reference_said(said.born_or_reference).value_or("");
  if (const auto born = day_said(said.born_or_reference)) wanted.born = to_text(*born);

  const Lock lock(mutex_);
  const auto may_be = candidates(wanted);
  if (described_.empty()) return std::nullopt;
  std::vector<ChildId> fitting;
  for (std::size_t which = 0; which < looked_at; ++which) {
    const bool is_real = which < may_be.size();
    const auto candidate = is_real ? may_be[which] : stand_in(which);
    const auto fit = fits(candidate, wanted);
    if (!fit && fit.error().kind != Problem::Kind::not_found) return tl::unexpected(fit.error());
    if (is_real && fit && *fit && std::ranges::find(fitting, candidate.child) == fitting.end())
      fitting.push_back(candidate.child);
  }
  // More than could be looked at: nobody was told apart, so nobody is meant.
  if (fitting.size() != 1 || may_be.size() > looked_at || wanted.name.empty()) return std::nullopt;
  return fitting.front();
}

}  // namespace haven::cases
