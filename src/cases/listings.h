#pragma once
#include <compare>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "values/shared_map.h"

/// Lists of the register by which somebody is found without a look at everybody.
namespace haven::cases {

/// That an entity stands in a list: people in those of the name they sign in with, of each role and
/// of each duty, organisations in that of their kind, and authorities in that of their name.
struct Listing {
  enum class By { sign_in, role, duty, kind, authority };
  By by{};
  std::string words{};
  std::string organisation{};  ///< Whose role or duty it is; empty: anybody's.
  std::string entity{};        ///< Who is listed, "u:…" or "o:…"; empty: the list itself.

  auto operator<=>(const Listing&) const = default;
};

using Listings = SharedMap<Listing, std::monostate>;

/// With what one entity was listed as `before` listed as `after`: only the difference costs.
Listings relisted(Listings listings, const std::set<Listing>& before,
                  const std::set<Listing>& after);

/// The first entity in this list; empty when there is none. It is a view into `listings`.
std::string_view first_listed(const Listings& listings, const Listing& list);
/// All of them, in order.
std::vector<std::string_view> all_listed(const Listings& listings, const Listing& list);

}  // namespace haven::cases
