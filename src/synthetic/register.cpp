#include "synthetic/register.h"

#include <fmt/format.h>

#include <set>

#include "values/london.h"
#include "values/words.h"

namespace haven::synthetic {
namespace {

using std::chrono::days;

/// Writes down who there is, each in a stream of their own.
class Registrar {
 public:
  Registrar(const cases::Vocabulary& vocabulary, std::uint64_t seed, Instant start)
      : vocabulary_(vocabulary), draws_(seed, "register"), start_(start) {}

  template <class Kind>
  Result<void> note(Id<Kind> whose, std::string_view type, cases::Fields fields) {
    const cases::Author author{"service:register", organisation("Haven platform"), "oversight", ""};
    const cases::NewEvent event{vocabulary_.find(type), Span::at(start_), std::move(fields),
                                draws_.id<EventId>()};
    deeds_.push_back(
        {start_, ledger::StreamId{whose.bytes}, false, {TRY(cases::seal_sections(event, author))}});
    return {};
  }

  /// From Ofcom's numbers for drama, which nobody has.
  std::string phone() { return fmt::format("01632 960{:03}", phones_++ % 1000); }
  std::string mobile() { return fmt::format("07700 900{:03}", mobiles_++ % 1000); }

  std::vector<Deed> deeds() { return std::move(deeds_); }

 private:
  const cases::Vocabulary& vocabulary_;
  Draws draws_;
  Instant start_;
  std::vector<Deed> deeds_;
  int phones_ = 200;  // Those before it are the homes'.
  int mobiles_ = 0;
};

Result<void> add_real(Registrar& registrar, const Tables& tables) {
  std::set<std::string> forces;
  for (const auto& authority : tables.authorities) {
    const auto force = force_name(authority.police_force);
    if (forces.insert(force).second)
      TRY(registrar.note(organisation_named(force), "organisation.added",
                         {{"name", force}, {"kind", "police"}, {"nation", authority.nation}}));
    TRY(registrar.note(organisation_named(authority.gss_code), "organisation.added",
                       {{"name", authority.name},
                        {"kind", "local_authority"},
                        {"nation", authority.nation},
                        {"area", authority.gss_code},
                        {"force", organisation(force)}}));
  }
  return {};
}

/// "Estuary Police" becomes "estuary.police".
std::string mailbox(std::string_view name) {
  std::string box;
  for (const char letter : name)
    if (letter == ' ')
      box += '.';
    else if (letter != '\'')
      box += small_letter(letter);
  return box;
}

Result<void> add_body(Registrar& registrar, const InventedBody& body) {
  const auto id = organisation_named(body.name);
  TRY(registrar.note(id, "organisation.added",
                     {{"name", std::string(body.name)},
                      {"kind", std::string(body.kind)},
                      {"nation", std::string(body.nation)},
                      {"area", std::string(body.area)},
                      {"force", body.force.empty() ? "" : organisation(body.force)},
                      {"desk_phone", registrar.phone()},
                      {"desk_email", mailbox(body.name) + "@example.org"}}));
  if (body.kind != "local_authority") return {};
  return registrar.note(id, "team.added",
                        {{"team", team(body.name)}, {"name", std::string(team_name(body.name))}});
}

Result<void> add_person(Registrar& registrar, const InventedPerson& person, Instant start,
                        Instant now) {
  const auto id = person_named(person.sign_in);
  const auto cleared = to_text(Date(std::chrono::sys_days(london_day(now)) + days(300)));
  TRY(registrar.note(id, "person.added",
                     {{"organisation", organisation(person.organisation)},
                      {"name", std::string(person.name)},
                      {"sign_in", std::string(person.sign_in)},
                      {"email", std::string(person.sign_in) + "@example.org"},
                      {"phone", registrar.mobile()}}));
  TRY(registrar.note(id, "person.role", {{"roles", std::string(person.roles)}}));
  TRY(registrar.note(id, "person.cleared",
                     {{"trained_until", cleared}, {"vetted_until", cleared}}));
  if (!person.team_as.empty())
    TRY(registrar.note(id, "team.member",
                       {{"team", team(person.organisation)}, {"as", std::string(person.team_as)}}));
  if (person.duty.empty()) return {};
  return registrar.note(id, "rota.set",
                        {{"duty", std::string(person.duty)},
                         {"organisation", organisation(person.organisation)},
                         {"from", to_text(start)},
                         {"until", to_text(now + days(400))}});
}

}  // namespace

std::string force_name(std::string_view area) {
  constexpr std::string_view city = ", City of";
  if (area.ends_with(city))
    return fmt::format("City of {} Police", area.substr(0, area.size() - city.size()));
  if (area.find("Police") != std::string_view::npos) return std::string(area);
  return fmt::format("{} Police", area);
}

Result<std::vector<Deed>> fill_register(const cases::Vocabulary& vocabulary, const Tables& tables,
                                        std::uint64_t seed, Instant start, Instant now) {
  Registrar registrar(vocabulary, seed, start);
  TRY(add_real(registrar, tables));
  for (const auto& body : invented_bodies()) TRY(add_body(registrar, body));
  for (const auto& person : invented_people()) TRY(add_person(registrar, person, start, now));
  return registrar.deeds();
}

}  // namespace haven::synthetic
