#include "signin/attempts.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "values/encoding.h"
#include "values/json.h"

namespace haven::signin {
namespace {

namespace json = boost::json;

constexpr auto account_kind = "attempts.account";
constexpr auto network_kind = "attempts.network";

constexpr Hours counted{1};
constexpr std::size_t closes_at = 10;
constexpr Minutes closed_for{15};
constexpr Seconds longest_wait{60};

constexpr Minutes network_counted{1};
constexpr std::size_t network_most = 30;

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

Result<std::vector<Instant>> read(desk::Store& store, std::string_view kind, std::string_view key,
                                  Instant now) {
  std::vector<Instant> moments;
  const auto entry = TRY(store.get(kind, key, now));
  if (!entry) return moments;
  const auto value = TRY(read_json(entry->value));
  for (const auto& moment : value.as_array()) moments.emplace_back(Seconds(moment.as_int64()));
  return moments;
}

std::string name_key(std::string_view name) {
  std::string key;
  for (const char letter : name)
    key += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
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

Result<Standing> Attempts::begin(std::string_view name, std::string_view network, Instant now) {
  const std::scoped_lock lock(mutex_);
  const auto tried = TRY(read(store_, network_kind, network, now));
  if (const auto gate = network_standing(tried, now); gate.gate != Gate::open) return gate;
  TRY(store_.put({network_kind, std::string(network), "", written(after_attempt(tried, now)),
                  now + network_counted}));

  const auto key = name_key(name);
  const auto failed = TRY(read(store_, account_kind, key, now));
  const auto gate = account_standing(failed, now);
  if (gate.gate == Gate::open) TRY(keep(key, after_failure(failed, now)));
  return gate;
}

Result<void> Attempts::succeeded(std::string_view name) {
  const std::scoped_lock lock(mutex_);
  return store_.remove(account_kind, name_key(name));
}

Result<void> Attempts::withdraw(std::string_view name, Instant begun) {
  const std::scoped_lock lock(mutex_);
  const auto key = name_key(name);
  auto failed = TRY(read(store_, account_kind, key, begun));
  const auto found = std::find(failed.begin(), failed.end(), begun);
  if (found != failed.end()) failed.erase(found);
  if (failed.empty()) return store_.remove(account_kind, key);
  return keep(key, failed);
}

Result<void> Attempts::keep(const std::string& key, const Failures& failures) {
  return store_.put({account_kind, key, "", written(failures), failures.back() + counted});
}

}  // namespace haven::signin
