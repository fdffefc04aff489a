#include "synthetic/keeping_up.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "care/events.h"
#include "casework/events.h"
#include "casework/owed.h"
#include "guidelines/duties.h"
#include "missing/events.h"

namespace haven::synthetic {
namespace {

using guidelines::Duty;

/// Whether the stories tell themselves of what would meet it: missing episodes, and packs with and
/// without gaps.
bool is_told_by_stories(const guidelines::Card& card) {
  const auto is_told = [](const guidelines::Meaning& meaning) {
    return meaning.name == care::events::pack_recorded.name ||
           std::ranges::any_of(missing::events::all,
                               [&](const auto* kind) { return kind->name == meaning.name; });
  };
  return std::ranges::any_of(card.met_by, [&](const guidelines::Phrase& phrase) {
    return std::ranges::any_of(phrase.meanings, is_told);
  });
}

bool can_be_done(const Duty& duty) {
  return casework::is_to_do(duty) && duty.state != guidelines::State::breached && duty.trigger &&
         duty.card->asks == guidelines::Asks::act && !is_told_by_stories(*duty.card) &&
         !std::holds_alternative<guidelines::Continuing>(duty.card->time);
}

class KeepingUp {
 public:
  KeepingUp(Life& life, const guidelines::Cards& cards)
      : life_(life), cards_(cards), story_(casework::as_guidelines_read(life.story())) {}

  Result<void> all() {
    if (story_.happenings.empty()) return {};
    auto at = std::ranges::min(story_.happenings, {}, first_moment).at.from;
    while (at <= life_.now()) {
      auto next = Instant::max();
      const auto states = guidelines::states(story_, cards_, at);
      for (const auto& duty : states.duties) {
        if (!can_be_done(duty)) continue;
        const auto when = planned(duty);
        if (when <= at)
          TRY(record_done(duty, at));
        else
          next = std::min(next, when);
      }
      if (states.change_at) next = std::min(next, *states.change_at);
      // Not for ever at one moment, when what was done changes nothing.
      at = std::max(next, at + Minutes(5));
    }
    return {};
  }

 private:
  using Key = std::tuple<const guidelines::Card*, int, Instant>;
  static Instant first_moment(const guidelines::Happening& one) { return one.at.from; }

  /// When somebody will do it; decided once.
  Instant planned(const Duty& duty) {
    const Key key{duty.card, duty.occurrence.value_or(0), *duty.trigger};
    const auto known = plans_.find(key);
    return known != plans_.end() ? known->second : plans_.emplace(key, plan(duty)).first->second;
  }
  Instant plan(const Duty& duty) {
    auto& draws = life_.draws();
    constexpr std::chrono::days late{4};
    const auto soon = *duty.trigger + draws.between(Seconds(Hours(2)), Seconds(Hours(20)));
    const auto in_time = duty.due_at ? std::max(soon, *duty.due_at - Hours(31)) : soon + Hours(24);
    const auto before_due = duty.due_at ? std::min(in_time, *duty.due_at - Minutes(30)) : in_time;
    const auto opens = duty.not_before.value_or(Instant::min());
    if (draws.chance(1)) return Instant::max();
    return std::max(opens, draws.chance(5) ? in_time + late : std::max(before_due, *duty.trigger));
  }
  Result<void> record_done(const Duty& duty, Instant at) {
    plans_[{duty.card, duty.occurrence.value_or(0), *duty.trigger}] = Instant::max();
    const cases::Fields fields{{"duty", duty.card->id},
                               {"card", duty.card->hash},
                               {"evidence", "A note of the day, on the file"},
                               {std::string(guidelines::recipients_field), everybody(*duty.card)}};
    TRY(life_.note_earlier(at, life_.worker(), "care", casework::events::duty_discharged.name,
                           fields));
    guidelines::Happening done{
        std::string(casework::events::duty_discharged.name), Span::at(at), at, {}};
    for (const auto& [name, value] : fields) done.fields.emplace(name, value);
    story_.happenings.push_back(std::move(done));
    return {};
  }
  static std::string everybody(const guidelines::Card& card) {
    std::string all;
    for (const auto& recipient : card.to_each) all += (all.empty() ? "" : ";") + recipient.who;
    return all;
  }

  Life& life_;
  const guidelines::Cards& cards_;
  guidelines::PlainStory story_;
  std::map<Key, Instant> plans_;
};

}  // namespace

Result<void> keep_up(Life& life, const guidelines::Cards& cards) {
  return KeepingUp(life, cards).all();
}

}  // namespace haven::synthetic
