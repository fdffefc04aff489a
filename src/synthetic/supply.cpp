#include "synthetic/supply.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "cases/vocabulary.h"
#include "values/london.h"

namespace haven::synthetic {
namespace {

/// The first homes are those of carers who work with Haven.
constexpr std::array<std::string_view, 2> carers = {"carla.dunn", "lou.hart"};

std::vector<std::size_t> unnamed() {
  std::vector<std::size_t> numbers(home_count - carers.size());
  std::iota(numbers.begin(), numbers.end(), carers.size());
  return numbers;
}

struct Band {
  std::string_view code;
  int youngest;
  int oldest;
};
constexpr std::array<Band, 4> bands = {
    {{"under_10", 6, 9}, {"10_to_12", 10, 12}, {"13_to_15", 13, 15}, {"16_to_17", 16, 17}}};

/// A birth date in the band on the day of `now`; empty when the band is not known.
std::string born(std::string_view code, Instant now, Draws& draws) {
  const auto band = std::ranges::find(bands, code, &Band::code);
  if (band == bands.end()) return {};
  const auto years = std::chrono::years(draws.between(band->youngest, band->oldest));
  const auto birthday = std::chrono::sys_days(london_day(now)) - years;
  const auto since = std::chrono::days(draws.between(1, 360));
  return to_text(Date(std::chrono::floor<std::chrono::days>(birthday) - since));
}

/// Six in ten are not from here, and no origin is likelier than another.
constexpr unsigned percent_from_here = 40;

const Names& origin(const Tables& tables, Draws& draws) {
  const auto here = std::ranges::find(tables.names, "GB", &Names::origin);
  return here != tables.names.end() && draws.chance(percent_from_here) ? *here
                                                                       : draws.pick(tables.names);
}

std::string language(const Tables& tables, const std::string& spoken_in, Draws& draws) {
  std::vector<std::string> codes;
  for (const auto& language : tables.languages)
    if (std::ranges::find(language.origins, spoken_in) != language.origins.end())
      codes.push_back(language.code);
  return draws.pick(codes);
}

}  // namespace

Supply::Supply(const cases::Vocabulary& vocabulary, Tables tables, std::uint64_t seed)
    : vocabulary_(vocabulary),
      tables_(std::move(tables)),
      seed_(seed),
      homes_(homes(seed)),
      unnamed_homes_(unnamed(), Draws(seed, "homes")),
      places_(places(seed), Draws(seed, "places")) {}

std::string Supply::deal(std::string_view deck, const std::vector<std::string>& cards) {
  auto found = decks_.find(deck);
  if (found == decks_.end())
    found = decks_.emplace(std::string(deck), Deck<std::string>(cards, Draws(seed_, deck))).first;
  return found->second.deal();
}

std::string Supply::code(std::string_view event, std::string_view field,
                         const std::vector<std::string>& except) {
  const auto* kind = vocabulary_.find(event);
  ENSURE(kind != nullptr && kind->field(field) != nullptr);
  std::vector<std::string> codes;
  for (const auto code : cases::codes_of(*kind->field(field)))
    if (std::ranges::find(except, code) == except.end()) codes.emplace_back(code);
  return deal(fmt::format("{} {} {}", event, field, except.size()), codes);
}

const Home& Supply::home_of(std::string_view sign_in) const {
  const auto found = std::ranges::find(carers, sign_in);
  ENSURE(found != carers.end());
  return homes_[static_cast<std::size_t>(found - carers.begin())];
}

Described Supply::child(Instant now, Draws& draws) {
  Described child;
  child.sex =
      deal("sex", {"girl", "girl", "girl", "girl", "boy", "boy", "boy", "boy", "other", "unknown"});
  child.age_band = code("child.described", "age_band");
  const auto& names = origin(tables_, draws);
  const bool as_girl = child.sex == "girl" || (child.sex != "boy" && draws.chance(50));
  child.called = draws.pick(as_girl ? names.girls : names.boys);
  child.names = child.called + " " + draws.pick(names.families);
  child.born = born(child.age_band, now, draws);
  child.language = language(tables_, names.origin, draws);
  return child;
}

}  // namespace haven::synthetic
