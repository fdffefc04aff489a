#include "cases/listings.h"

#include <tuple>

namespace haven::cases {
namespace {

bool is_in(const Listing& list, const Listing& listing) {
  return std::tie(listing.by, listing.words, listing.organisation) ==
         std::tie(list.by, list.words, list.organisation);
}

}  // namespace

Listings relisted(Listings listings, const std::set<Listing>& before,
                  const std::set<Listing>& after) {
  for (const auto& listing : before)
    if (!after.contains(listing)) listings = listings.without(listing);
  for (const auto& listing : after)
    if (!before.contains(listing)) listings = listings.with(listing, {});
  return listings;
}

std::string_view first_listed(const Listings& listings, const Listing& list) {
  const auto first = listings.lower_bound(list);
  return first != listings.end() && is_in(list, first->first) ? first->first.entity
                                                              : std::string_view{};
}

std::vector<std::string_view> all_listed(const Listings& listings, const Listing& list) {
  std::vector<std::string_view> all;
  for (auto at = listings.lower_bound(list); at != listings.end() && is_in(list, at->first); ++at)
    all.push_back(at->first.entity);
  return all;
}

}  // namespace haven::cases
