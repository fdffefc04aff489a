#include "signin/attempts.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "signin/credentials.h"
#include "values/encoding.h"
#include "values/json.h"
#include "values/words.h"

namespace haven::signin {
namespace {

namespace json = boost::json;

constexpr Hours counted{1};
constexpr std::size_t closes_at = 10;
constexpr Minutes closed_for{15};
constexpr Seconds longest_wait{60};

constexpr Minutes network_counted{1};
constexpr std::size_t network_most = 30;

/// How moments of one kind are kept.
struct Tally {
  const char* kind;
  Seconds counted;   ///< How long a moment matters.
  std::size_t most;  ///< So many close the gate.
};
constexpr Tally of_accounts{"attempts.account", counted, closes_at};
constexpr Tally of_networks{"attempts.network", network_counted, network_most};

std::vector<Instant> since(const std::vector<Instant>& moments, Instant after, std::size_t most) {
  std::vector<Instant> kept;
  std::copy_if(moments.begin(), moments.end(), std::back_inserter(kept),
               [after](Instant moment) { return moment > after; });
  if (kept.size() > most) kept.erase(kept.begin(), kept.end() - static_cast<long>(most));
  return kept;
}

Standing standing(Gate gate, Instant until, Instant now) {
  return now < until ? Standing{gate, until} : Standing{Gate::open, now};
}

/// 1, 2, 4 ... 60 seconds for the first, second, third ... failure.
Seconds wait_after(std::size_t failures) {
  const auto doubled = Seconds(std::int64_t{1} << std::min<std::size_t>(failures - 1, 6));
  return std::min(doubled, longest_wait);
}

std::string written(const std::vector<Instant>& moments) {
  json::array array;
  for (const auto moment : moments) array.push_back(moment.time_since_epoch().count());
  return canonical(array);
}

/// Oldest first. Nothing when `value` is no list of moments that can have been by `latest`.
std::optional<std::vector<Instant>> read(std::string_view value, Instant latest) {
  const auto list = read_json(value);
  if (!list || !list->is_array()) return std::nullopt;
  std::vector<Instant> moments;
  for (const auto& each : list->get_array()) {
    const auto* seconds = each.if_int64();
    if (seconds == nullptr || *seconds < 0 || *seconds > latest.time_since_epoch().count())
      return std::nullopt;
    moments.emplace_back(Seconds(*seconds));
  }
  std::ranges::sort(moments);
  return moments;
}

std::string name_key(std::string_view name) {
  const auto key = small_letters(name);
  const auto first = key.find_first_not_of(" \t");
  if (first == std::string::npos) return {};
  return key.substr(first, key.find_last_not_of(" \t") - first + 1);
}

}  // namespace

Standing account_standing(const Failures& failures, Instant now) {
  if (failures.empty()) return {Gate::open, now};
  const auto last = failures.back();
  if (now - last >= counted) return {Gate::open, now};
  const auto close_together = since(failures, last - counted, closes_at).size();
  if (close_together >= closes_at) return standing(Gate::closed, last + closed_for, now);
  return standing(Gate::wait, last + wait_after(close_together), now);
}

Failures after_failure(const Failures& failures, Instant now) {
  auto counting = since(failures, now - counted, closes_at - 1);
  counting.push_back(now);
  return counting;
}

Standing network_standing(const std::vector<Instant>& attempts, Instant now) {
  const auto recent = since(attempts, now - network_counted, network_most);
  if (recent.size() < network_most) return {Gate::open, now};
  return standing(Gate::wait, recent.front() + network_counted, now);
}

std::vector<Instant> after_attempt(const std::vector<Instant>& attempts, Instant now) {
  auto counting = since(attempts, now - network_counted, network_most - 1);
  counting.push_back(now);
  return counting;
}

Result<std::string> network_of(std::string_view address) {
  constexpr std::size_t ipv4_bytes = 4;
  constexpr std::size_t network_bytes = 8;
  const std::string text(address);
  std::array<char, 16> bytes{};
  if (inet_pton(AF_INET, text.c_str(), bytes.data()) == 1)
    return to_hex({bytes.data(), ipv4_bytes});
  if (inet_pton(AF_INET6, text.c_str(), bytes.data()) != 1)
    return problem("This is not an internet address");
  const std::string_view whole(bytes.data(), bytes.size());
  // An IPv4 address written as an IPv6 one (RFC 4291, 2.5.5.2) is that IPv4 address.
  const std::string_view mapped("\0\0\0\0\0\0\0\0\0\0\xff\xff", 12);
  return to_hex(whole.starts_with(mapped) ? whole.substr(mapped.size())
                                          : whole.substr(0, network_bytes));
}

namespace {

Result<void> keep(desk::Store& store, const Tally& tally, std::string_view key,
                  const std::vector<Instant>& moments) {
  return store.put(
      {tally.kind, std::string(key), "", written(moments), moments.back() + tally.counted});
}

Result<std::vector<Instant>> kept(desk::Store& store, const Tally& tally, std::string_view key,
                                  Instant now) {
  const auto entry = TRY(store.get(tally.kind, key, now));
  if (!entry) return {};
  // A clock that is put back leaves moments that are still to come.
  if (auto moments = read(entry->value, now + tally.counted)) return *std::move(moments);
  // Whatever they were, there were no more than close the gate, and none is later than now.
  std::vector<Instant> full(tally.most, now);
  TRY(keep(store, tally, key, full));
  return full;
}

}  // namespace

Result<Standing> Attempts::begin(std::string_view name, std::string_view network, Instant now) {
  const auto key = name_key(name);
  if (key.size() > longest_sign_in_name) return tl::unexpected(not_right());
  const Lock lock(mutex_);
  const auto tried = TRY(kept(store_, of_networks, network, now));
  if (const auto gate = network_standing(tried, now); gate.gate != Gate::open) return gate;
  TRY(keep(store_, of_networks, network, after_attempt(tried, now)));
  TRY(store_.keep_latest(of_networks.kind, most_));

  const auto failed = TRY(kept(store_, of_accounts, key, now));
  const auto gate = account_standing(failed, now);
  if (gate.gate != Gate::open) return gate;
  TRY(keep(store_, of_accounts, key, after_failure(failed, now)));
  TRY(store_.keep_latest(of_accounts.kind, most_));
  return gate;
}

Result<void> Attempts::succeeded(std::string_view name) {
  const Lock lock(mutex_);
  return store_.remove(of_accounts.kind, name_key(name));
}

Result<void> Attempts::withdraw(std::string_view name, Instant begun) {
  const Lock lock(mutex_);
  const auto key = name_key(name);
  auto failed = TRY(kept(store_, of_accounts, key, begun));
  const auto found = std::find(failed.begin(), failed.end(), begun);
  if (found != failed.end()) failed.erase(found);
  if (failed.empty()) return store_.remove(of_accounts.kind, key);
  return keep(store_, of_accounts, key, failed);
}

}  // namespace haven::signin
