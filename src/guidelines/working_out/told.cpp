#include "guidelines/working_out/told.h"

#include <algorithm>
#include <tuple>

#include "guidelines/working_out/meaning.h"
#include "values/london.h"

namespace haven::guidelines {
namespace {

using std::chrono::sys_days;

auto order(const Happening& h) { return std::tie(h.at.from, h.type, h.fields, h.recorded); }

/// Nearly always the moments alone decide; what else does is kept apart, so that they are quick.
[[gnu::noinline]] bool is_before_ending_together(const Told::One& a, const Told::One& b) {
  return order(*a) < order(*b);
}
bool is_before(const Told::One& a, const Told::One& b) {
  return a.ended != b.ended ? a.ended < b.ended : is_before_ending_together(a, b);
}

bool is_same(const Told::One& a, const Told::One& b) {
  return a->at == b->at && a.event == b.event && a->fields == b->fields;
}

Told::One one_of(const Happening& happening, int event, int episode) {
  return {&happening, happening.at.to, 0, event, episode, london_day(happening.at.from)};
}

/// What of `told` begins and ends a time, in order; the end of the last may be missing.
struct Stretch {
  Instant from;
  std::optional<Instant> until;
};

std::vector<Stretch> stretches(const Meaning& meaning, const Told& told) {
  std::vector<Stretch> found;
  for (const auto& begun : told.all()) {
    if (begun.event != meaning.from_event || !carries(meaning, *begun)) continue;
    if (!found.empty() && (!found.back().until || *found.back().until > begun->at.from)) continue;
    Stretch stretch{begun->at.from, {}};
    for (const auto& one : told.all())
      if (one.event == meaning.until_event && !stretch.until && one.ended > begun->at.from)
        stretch.until = one.ended;
    found.push_back(stretch);
  }
  return found;
}

/// The day on which the total is complete.
std::optional<Date> complete_on(const Meaning& meaning, const Told& told) {
  if (!told.born()) return std::nullopt;
  const sys_days since = birthday(*told.born(), meaning.number);
  int left = meaning.amount.count * (meaning.amount.unit == Unit::weeks ? 7 : 1);
  for (const auto& stretch : stretches(meaning, told)) {
    const auto from = std::max(since, sys_days(london_day(stretch.from)));
    if (!stretch.until) return from + std::chrono::days(left);
    const auto days = (sys_days(london_day(*stretch.until)) - from).count();
    if (days >= left) return from + std::chrono::days(left);
    left -= static_cast<int>(std::max<std::int64_t>(days, 0));
  }
  return std::nullopt;
}

std::optional<Date> birth_date(const PlainStory& story) {
  if (fact(story, "age_status") == "uncertain") return std::nullopt;
  const auto said = fact(story, "dob");
  if (!said) return std::nullopt;
  const auto day = read_date(*said);
  return day ? std::optional(*day) : std::nullopt;
}

/// Gives the same number to all that name the same episode.
class Episodes {
 public:
  int number(const Happening& happening) {
    const auto named = happening.fields.find("episode");
    if (named == happening.fields.end() || named->second.empty()) return 0;
    const auto found = std::ranges::find(names_, named->second);
    const auto place = found - names_.begin();
    if (found == names_.end()) names_.push_back(named->second);
    return static_cast<int>(place) + 1;
  }

 private:
  std::vector<std::string_view> names_;
};

/// Whether every event of the type is meant, whatever it carries and whatever came before it.
bool means_all(const Meaning& meaning) {
  return meaning.kind != Meaning::Kind::event ||
         (!meaning.carries && meaning.which == Meaning::Which::every && meaning.times == 1 &&
          meaning.first_since.empty());
}

const Told::One nothing{};

}  // namespace

Date birthday(Date birth, int years) {
  const Date day = (birth.year() + std::chrono::years(years)) / birth.month() / birth.day();
  return day.ok() ? day : Date(day.year() / std::chrono::March / 1);
}

Told::Told(const PlainStory& story, const Phrases& phrases, std::span<const Meaning> worked_out,
           Instant now, std::optional<Instant> known_at)
    : born_(birth_date(story)), said_(phrases.numbered()) {
  const auto& names = phrases.names();
  Episodes episodes;
  all_.reserve(story.happenings.size() + worked_out.size());
  for (const auto& happening : story.happenings)
    if (happening.at.from <= now && (!known_at || happening.recorded <= *known_at))
      if (const auto event = names.find(happening.type))
        all_.push_back(one_of(happening, *event, episodes.number(happening)));
  std::ranges::sort(all_, [](const One& a, const One& b) { return is_before(a, b); });
  add_worked_out(worked_out, now);
  for (const auto& happening : worked_out_) {
    const auto one = one_of(happening, *names.find(happening.type), 0);
    all_.insert(std::ranges::upper_bound(all_, one, is_before), one);
  }
  all_.erase(std::ranges::unique(all_, is_same).begin(), all_.end());
  number_all(names.size());
}

void Told::number_all(std::size_t events) {
  begins_.assign(events + 1, 0);
  for (std::size_t i = 0; i < all_.size(); ++i) {
    all_[i].place = static_cast<int>(i);
    ++begins_[static_cast<std::size_t>(all_[i].event) + 1];
  }
  for (std::size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
  by_event_.resize(all_.size());
  auto next = begins_;
  for (const auto& one : all_) by_event_[next[static_cast<std::size_t>(one.event)]++] = one;
}

std::span<const Told::One> Told::find_said(const Phrase& phrase) const {
  auto& said = said_[static_cast<std::size_t>(phrase.number)];
  std::vector<One> found;
  for (const auto& meaning : phrase.meanings) {
    if (!meaning.is_happening()) continue;
    const auto all = of(meaning.event);
    if (phrase.meanings.size() == 1 && means_all(meaning) && !all.empty()) return said = all;
    for (const auto& one : all)
      if (is_meant(meaning, one, *this)) found.push_back(one);
  }
  if (found.empty()) return said = {&nothing, 0};
  std::ranges::sort(found, {}, &One::place);
  const auto repeated = std::ranges::unique(found, {}, &One::place);
  found.erase(repeated.begin(), repeated.end());
  return said = kept_.emplace_back(std::move(found));
}

void Told::add_worked_out(std::span<const Meaning> worked_out, Instant now) {
  const auto add = [&](const Meaning& meaning, std::optional<Date> day) {
    if (!day) return;
    const auto at = start_of(*day);
    if (at <= now)
      worked_out_.push_back({meaning.name, Span::at(at), at, {}});
    else
      next_ = std::min(next_.value_or(at), at);
  };
  for (const auto& meaning : worked_out) {
    if (meaning.kind == Meaning::Kind::birthday && born_)
      add(meaning, birthday(*born_, meaning.number));
    if (meaning.kind == Meaning::Kind::total) add(meaning, complete_on(meaning, *this));
    if (meaning.kind != Meaning::Kind::month) continue;
    for (const auto& stretch : stretches(meaning, *this)) {
      worked_out_.push_back({meaning.name, Span::at(stretch.from), stretch.from, {}});
      const auto first = london_day(stretch.from);
      const auto end = std::min(stretch.until.value_or(now), now);
      auto month = std::chrono::year_month(first.year(), first.month()) + std::chrono::months(1);
      for (; start_of(month / 1) <= end; month += std::chrono::months(1)) add(meaning, month / 1);
      if (!stretch.until) add(meaning, month / 1);
    }
  }
}

}  // namespace haven::guidelines
