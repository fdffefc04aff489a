#include <fmt/format.h>

#include <bit>
#include <set>

#include "plan_check/plan.h"

namespace haven::plan_check {
namespace {

/// Prices up to here, times the children of a unit, and so many cuts add up within 64 bits. A pool,
/// whose price each child pays, is priced once.
constexpr std::int64_t most_price = std::int64_t{1} << 44;
constexpr std::size_t most_cuts = 65'536;
constexpr std::int64_t least_scale = 1024;
constexpr std::int64_t most_scale = 1'048'576;
constexpr std::int64_t most_bound = std::int64_t{1} << 60;
/// As a stage writes it before it is divided by the scale.
constexpr std::int64_t most_scaled_bound = std::int64_t{1} << 62;

Result<std::int64_t> read_price(const Part& written) { return written.whole(0, most_price); }

Result<std::vector<Price>> read_prices_of(const Part& written, std::string_view key,
                                          const Names& names) {
  std::vector<Price> prices;
  if (!written.has(key)) return prices;
  for (const auto& [name, part] : TRY(TRY(written.at(key)).entries()))
    prices.push_back({TRY(names.number_of(name, part)), TRY(read_price(part))});
  return prices;
}

Result<Cut::Kind> read_kind(const Part& written) {
  const auto kind = TRY(written.text());
  if (kind == "place cover") return Cut::Kind::place_cover;
  if (kind == "authority cover") return Cut::Kind::authority_cover;
  if (kind == "level cover") return Cut::Kind::level_cover;
  if (kind == "pair at place") return Cut::Kind::pair_at_place;
  if (kind == "pair at authority") return Cut::Kind::pair_at_authority;
  if (kind == "pool") return Cut::Kind::pool;
  return written.wrong(fmt::format("\"{}\" is not a kind of cut that can be checked", kind));
}

Result<std::size_t> read_pool_of(const Part& written, const Authority& authority) {
  const auto id = TRY(written.text());
  for (std::size_t i = 0; i < authority.pools.size(); ++i)
    if (authority.pools[i].id == id) return i;
  return written.wrong(fmt::format("Authority {} has no pool \"{}\"", authority.id, id));
}

Result<Cut> read_cut(const Part& written, const Model& model) {
  TRY(written.only({"kind", "price", "at", "units", "level", "pool"}));
  Cut cut;
  cut.where = written.where();
  cut.kind = TRY(read_kind(TRY(written.at("kind"))));
  cut.price = TRY(read_price(TRY(written.at("price"))));
  const auto& names = cut.is_at_place() ? model.place_names : model.authority_names;
  cut.at = TRY(names.number_of(TRY(written.at("at"))));
  if (cut.kind == Cut::Kind::pool) {
    cut.pool = TRY(read_pool_of(TRY(written.at("pool")), model.authorities[cut.at]));
    return cut;
  }
  for (const auto& item : TRY(TRY(written.at("units")).items()))
    cut.units.push_back(TRY(model.unit_names.number_of(item)));
  if (cut.kind != Cut::Kind::level_cover) return cut;
  const auto steps = static_cast<std::int64_t>(model.authorities[cut.at].steps.size());
  cut.level = static_cast<std::size_t>(TRY(TRY(written.at("level")).whole(0, steps)));
  return cut;
}

Result<Prices> read_prices(const Part& written, const Model& model) {
  Prices prices;
  prices.places = TRY(read_prices_of(written, "placePrices", model.place_names));
  prices.authorities = TRY(read_prices_of(written, "authorityPrices", model.authority_names));
  if (written.has("tierPrices")) {
    const auto tiers = TRY(TRY(written.at("tierPrices")).items());
    if (tiers.size() != 3) return written.wrong("Write three prices of tiers");
    for (std::size_t t = 0; t < 3; ++t) prices.tiers[t] = TRY(read_price(tiers[t]));
  }
  if (!written.has("cuts")) return prices;
  const auto cuts = TRY(TRY(written.at("cuts")).items());
  if (cuts.size() > most_cuts)
    return written.wrong(fmt::format("Write at most {} cuts", most_cuts));
  std::set<std::pair<std::size_t, std::size_t>> pools;
  for (const auto& item : cuts) {
    prices.cuts.push_back(TRY(read_cut(item, model)));
    const auto& cut = prices.cuts.back();
    if (cut.kind == Cut::Kind::pool && !pools.emplace(cut.at, cut.pool).second)
      return item.wrong("This pool has a price already: add the two up");
  }
  return prices;
}

Result<Decision> read_decision(const Part& written, const Model& model) {
  TRY(written.only({"unit", "authority", "place", "in"}));
  Decision decision;
  decision.unit = TRY(model.unit_names.number_of(TRY(written.at("unit"))));
  decision.in = TRY(TRY(written.at("in")).truth());
  decision.level = written.has("place") ? Level::place : Level::authority;
  if (written.has("place") && written.has("authority"))
    return written.wrong("A decision is about a place or an authority: write one of them");
  decision.at = decision.level == Level::place
                    ? TRY(model.place_names.number_of(TRY(written.at("place"))))
                    : TRY(model.authority_names.number_of(TRY(written.at("authority"))));
  return decision;
}

Result<Leaf> read_leaf(const Part& written, const Model& model) {
  TRY(written.only({"decisions", "placePrices", "authorityPrices", "tierPrices", "cuts"}));
  Leaf leaf;
  leaf.where = written.where();
  for (const auto& item : TRY(TRY(written.at("decisions")).items()))
    leaf.decisions.push_back(TRY(read_decision(item, model)));
  leaf.prices = TRY(read_prices(written, model));
  return leaf;
}

Result<Stage> read_stage(const Part& written, const Model& model) {
  TRY(written.only({"maximises", "bound", "scaledBound", "placePrices", "authorityPrices",
                    "tierPrices", "cuts", "leaves"}));
  Stage stage;
  stage.where = written.where();
  stage.maximises = TRY(TRY(written.at("maximises")).text());
  stage.bound = TRY(TRY(written.at("bound")).whole(-most_bound, most_bound));
  if (written.has("scaledBound"))
    stage.scaled_bound =
        TRY(TRY(written.at("scaledBound")).whole(-most_scaled_bound, most_scaled_bound));
  stage.prices = TRY(read_prices(written, model));
  if (!written.has("leaves")) return stage;
  for (const auto& item : TRY(TRY(written.at("leaves")).items()))
    stage.leaves.push_back(TRY(read_leaf(item, model)));
  return stage;
}

}  // namespace

Result<Certificate> read_certificate(const Part& written, const Model& model) {
  TRY(written.only({"scale", "stages"}));
  Certificate certificate;
  const auto scale = TRY(written.at("scale"));
  certificate.scale = TRY(scale.whole(least_scale, most_scale));
  if (!std::has_single_bit(static_cast<std::uint64_t>(certificate.scale)))
    return scale.wrong("The scale is a power of two");
  for (const auto& item : TRY(TRY(written.at("stages")).items()))
    certificate.stages.push_back(TRY(read_stage(item, model)));
  return certificate;
}

}  // namespace haven::plan_check
