#include "guidelines/duties.h"

#include <algorithm>
#include <array>
#include <span>

#include "guidelines/working_out/occurrences.h"
#include "guidelines/working_out/reach.h"
#include "values/london.h"

namespace haven::guidelines {
namespace {

Duty not_applicable(const Question& asked, std::string because) {
  Duty duty(&asked.card);
  duty.working.push_back(std::move(because));
  return duty;
}

/// Whether what was ended before is to start again: cancelled by what is now taken back.
bool is_revived(const Question& asked, const Told::One& one, std::span<const Duty> answers) {
  const bool by_card = is_said_by(asked.card.revives_if, one, asked.told);
  return std::ranges::any_of(answers, [&](const Duty& duty) {
    if (!duty.ended_at || *duty.ended_at >= one->at.from) return false;
    if (by_card) return duty.state == State::cancelled || duty.state == State::lapsed;
    return duty.state == State::cancelled &&
           std::ranges::any_of(asked.life.childhood_ends,
                               [&](const Told::One& end) { return end->at.to == *duty.ended_at; });
  });
}

/// What completes the things that must all have happened.
std::vector<Told::One> completing(const Question& asked) {
  std::optional<Told::One> last;
  for (const auto& phrase : asked.card.when) {
    const auto said = asked.told.said(phrase);
    if (said.empty()) return {};
    if (!last || last->place < said.front().place) last = said.front();
  }
  return {*last};
}

/// Whether anything but the words under "When" can start it.
bool may_begin_again(const Question& asked) {
  return !asked.card.revives_if.empty() ||
         (asked.card.age == Age::child && !asked.life.childhood_begins.empty());
}

/// What starts the duty, or may start it again, in order.
std::span<const Told::One> triggers(const Question& asked, std::vector<Told::One>& room) {
  if (asked.card.when_the_later_of) return room = completing(asked);
  const auto begun = said_by(asked.card.when, asked.told, room);
  if (begun.empty() || !may_begin_again(asked)) return begun;
  std::vector<Told::One> again;
  const auto revived = said_by(asked.card.revives_if, asked.told, again);
  const bool is_again_child = asked.card.age == Age::child && !asked.life.childhood_begins.empty();
  if (revived.empty() && !is_again_child) return begun;
  std::vector<Told::One> found(begun.begin(), begun.end());
  const auto add = [&](std::span<const Told::One> more) {
    for (const auto& one : more)
      if (std::ranges::find(found, one.place, &Told::One::place) == found.end())
        found.push_back(one);
  };
  add(revived);
  if (is_again_child) add(asked.life.childhood_begins);
  std::ranges::sort(found, {}, &Told::One::place);
  return room = std::move(found);
}

/// Answers one trigger; says why not, when there is no answer and anybody wants to read it.
void answer_one(const Question& asked, const Told::One& starts, std::vector<int>& spent,
                std::vector<Duty>& answers, std::string& why_not) {
  const auto at = starts->at.from;
  const auto because = [&](std::string_view says) {
    if (asked.explains) why_not = says;
  };
  if (!in_force(asked.card.in_force, starts.day))
    return because("The card was not in force on the day it would have started");
  const auto reach = extends(asked, at);
  if (reach == Answer::no) return because("The child was another nation's on that day");
  if (asked.card.age == Age::child && !is_child(asked, at))
    return because("The person was no child then");
  auto whether = applies(asked, *starts);
  if (whether.answer == Answer::no) return because(whether.because);
  const auto before = answers.size();
  if (reach == Answer::not_known)
    answer_undetermined(asked, starts, {"nation"}, answers);
  else if (whether.answer == Answer::not_known)
    answer_undetermined(asked, starts, std::move(whether.lacks), answers);
  else
    answer_trigger(asked, starts, spent, answers);
  if (answers.size() == before) because("Another card stands in its place");
}

/// Whether a card that nothing has started is worth naming: it extends to the nation that is
/// responsible for the child, or to one that the child has lived in.
bool concerns(const Question& asked) {
  if (extends(asked, asked.now) == Answer::yes) return true;
  return std::ranges::any_of(asked.told.all(), [&](const Told::One& one) {
    const auto place = one->fields.find("located_in");
    const auto nation = place == one->fields.end() ? std::nullopt : nation_of_code(place->second);
    return nation && std::ranges::find(asked.card.extent, *nation) != asked.card.extent.end();
  });
}

void answer(const Question& asked, std::vector<Duty>& answers) {
  std::string why_not = asked.explains ? "Nothing has happened that starts it" : "";
  std::vector<int> spent;
  if (asked.card.again) spent.reserve(16);
  const auto before = answers.size();
  const bool begins_again = may_begin_again(asked);
  std::vector<Told::One> room;
  for (const auto& trigger : triggers(asked, room)) {
    if (std::ranges::find(spent, trigger.place) != spent.end()) continue;
    if (begins_again && !is_said_by(asked.card.when, trigger, asked.told) &&
        !is_revived(asked, trigger, std::span(answers).subspan(before)))
      continue;
    answer_one(asked, trigger, spent, answers, why_not);
  }
  if (asked.explains && answers.size() == before && concerns(asked))
    answers.push_back(not_applicable(asked, std::move(why_not)));
}

/// Which cards, by their numbers, something told can start.
std::vector<char> may_have_started(const Told& told, const Cards& cards) {
  std::vector<char> may(cards.all.size());
  int last = -1;
  for (const auto& one : told.by_event()) {
    if (one.event == last) continue;
    last = one.event;
    for (const auto number : cards.starts[static_cast<std::size_t>(one.event)]) may[number] = 1;
  }
  return may;
}

States answer_all(const PlainStory& story, const Cards& cards, Instant now,
                  std::optional<Instant> known_at, bool explains) {
  States answers;
  answers.duties.reserve(cards.all.size());
  const Told told(story, cards.phrases, cards.worked_out, now, known_at);
  const Life life(story, cards, told);
  const auto known_on = london_day(known_at.value_or(now));
  const auto about = [&](const Card& card) {
    answer({card, cards, story, told, life, now, known_on, explains}, answers.duties);
  };
  const auto may = may_have_started(told, cards);
  // A child who has always been one nation's is owed nothing by the others' cards.
  std::bitset<all_nations.size()> nations;
  if (life.nation && life.transfers.empty())
    nations.set(static_cast<std::size_t>(*life.nation));
  else
    nations.set();
  for (std::size_t number = 0; number < cards.all.size(); ++number)
    if (explains || (may[number] != 0 && (cards.reaches[number] & nations).any()))
      about(*cards.all[number]);
  const auto at = [&](MaybeInstant change) {
    if (change && (!answers.change_at || *change < *answers.change_at)) answers.change_at = change;
  };
  at(told.next_worked_out());
  for (const auto& duty : answers.duties) at(duty.wake_up);
  // What is told but still lies ahead: a clock may be read just before a record is made.
  for (const auto& one : story.happenings)
    if (one.at.from > now) at(one.at.from);
  for (const auto& [name, calendar] : cards.calendars.by_name)
    if (const auto learned = calendar.next_known_after(known_on)) at(start_of(*learned));
  return answers;
}

}  // namespace

std::string_view name_of(State state) {
  /// In the order of State.
  constexpr std::array<std::string_view, 11> names = {
      "open",   "overdue",   "met",      "met-late",       "cancelled",   "superseded",
      "lapsed", "suspended", "breached", "not-applicable", "undetermined"};
  return names[static_cast<std::size_t>(state)];
}

std::vector<Duty> duties_under(const Card& card, const PlainStory& story, const Cards& cards,
                               Instant now) {
  std::vector<Duty> answers;
  const Told told(story, cards.phrases, cards.worked_out, now, std::nullopt);
  const Life life(story, cards, told);
  answer({card, cards, story, told, life, now, london_day(now), true}, answers);
  return answers;
}

std::vector<Duty> duties(const PlainStory& story, const Cards& cards, Instant now,
                         std::optional<Instant> known_at) {
  return answer_all(story, cards, now, known_at, true).duties;
}

States states(const PlainStory& story, const Cards& cards, Instant now) {
  return answer_all(story, cards, now, std::nullopt, false);
}

}  // namespace haven::guidelines
