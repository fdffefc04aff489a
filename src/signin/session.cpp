#include "signin/session.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "desk/members.h"
#include "values/encoding.h"
#include "values/json.h"
#include "values/random.h"

namespace haven::signin {
namespace {

namespace json = boost::json;

constexpr auto kind_of_session = "session";
/// How often a page that is used writes that it was.
constexpr Seconds seen_again{10};

tl::unexpected<Problem> ended() {
  return problem("You have been signed out; sign in again to go on", "",
                 Problem::Kind::not_allowed);
}

std::string hash_of(std::string_view token) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(token.data()),
                     token.size());
  return to_hex({reinterpret_cast<const char*>(hash.data()), hash.size()});
}

std::string new_token() { return to_base32(random_bytes(32)); }

std::string written(const Session& session) {
  json::object object{{"id", session.id.text()},
                      {"person", session.person.text()},
                      {"created", to_text(session.created)},
                      {"seen", to_text(session.last_seen)}};
  if (session.device) object["device"] = session.device->text();
  if (session.step_up) {
    object["act"] = session.step_up->act;
    object["given"] = to_text(session.step_up->given);
  }
  return canonical(object);
}

Result<Session> read(std::string_view value) {
  const auto members = TRY(desk::read_members(value));
  Session session{TRY(desk::id_in<SessionId>(members, "id")),
                  TRY(desk::id_in<PersonId>(members, "person")),
                  TRY(desk::moment_in(members, "created")),
                  TRY(desk::moment_in(members, "seen")),
                  std::nullopt,
                  std::nullopt};
  if (members.contains("device")) session.device = TRY(desk::id_in<DeviceId>(members, "device"));
  if (members.contains("act"))
    session.step_up =
        StepUp{TRY(desk::text_in(members, "act")), TRY(desk::moment_in(members, "given"))};
  return session;
}

}  // namespace

std::optional<Seconds> step_up_age(const Session& session, std::string_view act, Instant now) {
  if (!session.step_up || session.step_up->act != act) return std::nullopt;
  return now - session.step_up->given;
}

Instant ends(const Session& session, const SessionTimes& times) {
  return std::min<Instant>(session.last_seen + times.idle, session.created + times.absolute);
}

struct Sessions::Kept {
  std::string hash;  ///< Of the token.
  Session session;
};

Result<void> Sessions::keep(const Kept& kept) {
  return store_.put({kind_of_session, kept.hash, kept.session.person.text(), written(kept.session),
                     ends(kept.session, times_)});
}

Result<Sessions::Kept> Sessions::live(std::string_view token, Instant now) {
  const auto hash = hash_of(token);
  const auto entry = TRY(store_.get(kind_of_session, hash, now));
  if (!entry) return ended();
  auto session = read(entry->value);
  if (!session) return ended();
  return Kept{hash, *std::move(session)};
}

Result<std::vector<Sessions::Kept>> Sessions::of(PersonId person, Instant now) {
  std::vector<Kept> all;
  for (const auto& entry : TRY(store_.list(kind_of_session, person.text(), now)))
    if (auto session = read(entry.value)) all.push_back({entry.key, *std::move(session)});
  std::sort(all.begin(), all.end(), [](const Kept& a, const Kept& b) {
    return std::tie(a.session.created, a.session.last_seen) <
           std::tie(b.session.created, b.session.last_seen);
  });
  return all;
}

Result<OpenSession> Sessions::begin(PersonId person, std::optional<DeviceId> device, Instant now) {
  const Lock lock(mutex_);
  const auto others = TRY(of(person, now));
  for (std::size_t i = 0; i + most_sessions <= others.size(); ++i)
    TRY(store_.remove(kind_of_session, others[i].hash));
  const Session session{random_id<SessionId>(), person, now, now, device, std::nullopt};
  auto token = new_token();
  TRY(keep({hash_of(token), session}));
  return OpenSession{std::move(token), session};
}

Result<Session> Sessions::find(std::string_view token, AskedBy by, Instant now) {
  const Lock lock(mutex_);
  auto kept = TRY(live(token, now));
  if (by == AskedBy::person && now - kept.session.last_seen >= seen_again) {
    kept.session.last_seen = now;
    TRY(keep(kept));
  }
  return std::move(kept.session);
}

Result<OpenSession> Sessions::step_up(std::string_view token, std::string_view act, Instant now) {
  const Lock lock(mutex_);
  auto session = TRY(live(token, now)).session;
  // The old token first: between the two nobody is signed in, rather than twice.
  TRY(store_.remove(kind_of_session, hash_of(token)));
  session.step_up = StepUp{std::string(act), now};
  session.last_seen = std::max(session.last_seen, now);
  auto renewed = new_token();
  TRY(keep({hash_of(renewed), session}));
  return OpenSession{std::move(renewed), std::move(session)};
}

Result<std::vector<Session>> Sessions::list(PersonId person, Instant now) {
  const Lock lock(mutex_);
  std::vector<Session> sessions;
  for (auto& kept : TRY(of(person, now))) sessions.push_back(std::move(kept.session));
  return sessions;
}

Result<void> Sessions::end(std::string_view token) {
  const Lock lock(mutex_);
  return store_.remove(kind_of_session, hash_of(token));
}

Result<void> Sessions::end_one(PersonId person, SessionId session, Instant now) {
  const Lock lock(mutex_);
  for (const auto& kept : TRY(of(person, now)))
    if (kept.session.id == session) return store_.remove(kind_of_session, kept.hash);
  return problem("This session has ended already", "", Problem::Kind::not_found);
}

Result<void> Sessions::end_all(PersonId person, Instant now) {
  const Lock lock(mutex_);
  // Also what cannot be read now: another version may read it as a session.
  for (const auto& entry : TRY(store_.list(kind_of_session, person.text(), now)))
    TRY(store_.remove(kind_of_session, entry.key));
  return {};
}

}  // namespace haven::signin
