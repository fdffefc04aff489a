#include "cases/register.h"

#include <algorithm>
#include <set>

#include "cases/events.h"
#include "values/london.h"
#include "values/words.h"

namespace haven::cases {
namespace {

std::string value(const Fields& fields, std::string_view name) {
  const auto found = fields.find(name);
  return found == fields.end() ? std::string() : found->second;
}

std::optional<Date> day(std::string_view text) {
  const auto read = read_date(text);
  return read ? std::optional(*read) : std::nullopt;
}

bool still_valid(std::optional<Date> until, Instant now) {
  return until && std::chrono::sys_days(london_day(now)) <= std::chrono::sys_days(*until);
}

/// The kinds of body designated to make referrals to the National Referral Mechanism.
bool is_first_responder(std::string_view kind) {
  return kind == "local_authority" || kind == "police" || kind == "home_office" ||
         kind == "first_responder";
}

/// Roles that follow from others: from what somebody does, and for whom they work.
void add_what_follows(const Person& person, const Organisation* employer,
                      std::vector<std::string>& roles) {
  if (employer != nullptr && is_first_responder(employer->kind))
    roles.emplace_back("first_responder");
  // Whoever administers the platform keeps the register of the whole nation.
  if (employer != nullptr && employer->kind == "platform" && person.has_role("org_admin"))
    roles.emplace_back("register_keeper");
  // Of which opening they judge, casework::may_review says.
  if (person.has_role("safeguarding_lead") || person.has_role("team_manager"))
    roles.emplace_back("break_glass_reviewer");
}

Organisation organisation_from(const Event& event, const Fields& names) {
  Organisation added;
  added.entity = "o:" + event.stream.text();
  added.name = value(names, "name");
  added.kind = said<events::organisation_added, "kind">(event);
  added.nation = said<events::organisation_added, "nation">(event);
  added.area = said<events::organisation_added, "area">(event);
  added.force = said<events::organisation_added, "force">(event);
  added.desk_phone = value(names, "desk_phone");
  added.desk_email = value(names, "desk_email");
  return added;
}

void change_person(Person& person, const Event& event, const Fields& names) {
  if (event.is(events::person_added)) {
    person.organisation = said<events::person_added, "organisation">(event);
    person.name = value(names, "name");
    person.sign_in = value(names, "sign_in");
    person.email = value(names, "email");
    person.phone = value(names, "phone");
  } else if (event.is(events::person_role)) {
    person.roles = split_words<std::string>(said<events::person_role, "roles">(event));
  } else if (event.is(events::person_cleared)) {
    person.trained_until = day(said<events::person_cleared, "trained_until">(event));
    person.vetted_until = day(said<events::person_cleared, "vetted_until">(event));
  } else if (event.is(events::person_status)) {
    person.status = said<events::person_status, "status">(event);
    person.on_hold = said<events::person_status, "hold">(event) == "yes";
  } else if (event.is(events::rota_set)) {
    const auto from = read_instant(said<events::rota_set, "from">(event));
    const auto until = read_instant(said<events::rota_set, "until">(event));
    if (from && until)
      person.rota.push_back({std::string(said<events::rota_set, "duty">(event)),
                             std::string(said<events::rota_set, "organisation">(event)), *from,
                             *until});
  }
}

std::set<Listing> listings_of(const Organisation& body) {
  std::set<Listing> listings{{Listing::By::kind, body.kind, {}, body.entity}};
  if (body.kind == "local_authority")
    listings.insert({Listing::By::authority, body.name, {}, body.entity});
  return listings;
}

std::set<Listing> listings_of(const Person& person) {
  const auto user = person.user();
  std::set<Listing> listings{{Listing::By::sign_in, person.sign_in, {}, user}};
  for (const auto& role : person.roles)
    for (const auto& organisation : {std::string(), person.organisation})
      listings.insert({Listing::By::role, role, organisation, user});
  for (const auto& turn : person.rota)
    listings.insert({Listing::By::duty, turn.duty, turn.organisation, user});
  return listings;
}

/// There is no `before` of whoever is new.
template <class Kept>
Listings listed_anew(const Listings& listings, const Kept* before, const Kept& after) {
  return relisted(listings, before ? listings_of(*before) : std::set<Listing>{},
                  listings_of(after));
}

std::vector<const Person*> people_in(const Register& in, const Listing& list) {
  std::vector<const Person*> people;
  for (const auto user : all_listed(in.listings, list)) people.push_back(in.person(user));
  return people;
}

}  // namespace

bool Person::has_role(std::string_view role) const {
  return std::ranges::find(roles, role) != roles.end();
}

std::string Person::shown_as() const { return has_role("carer") ? "the carer" : name; }

access::Principal Register::principal(const Person& person, Instant now) const {
  access::Principal who;
  who.id = person.user();
  who.person = person.person();
  who.org = person.organisation;
  who.roles = person.roles;
  add_what_follows(person, organisation(person.organisation), who.roles);
  who.status = person.status;
  who.training = still_valid(person.trained_until, now) ? "current" : "lapsed";
  who.vetting = still_valid(person.vetted_until, now) ? "current" : "lapsed";
  who.hold = person.on_hold;
  return who;
}

const Person* Register::person(std::string_view user) const {
  const auto found = people.find(user);
  return found == people.end() ? nullptr : found->second.get();
}

const Person* Register::signs_in_as(std::string_view name) const {
  return person(first_listed(listings, {Listing::By::sign_in, std::string(name)}));
}

const Organisation* Register::authority_called(std::string_view name) const {
  return organisation(first_listed(listings, {Listing::By::authority, std::string(name)}));
}

const Organisation* Register::organisation(std::string_view entity) const {
  const auto found = organisations.find(entity);
  return found == organisations.end() ? nullptr : found->second.get();
}

const Team* Register::team(std::string_view entity) const {
  const auto found = teams.find(entity);
  return found == teams.end() ? nullptr : found->second.get();
}

std::string Register::shown(std::string_view entity) const {
  if (const auto* known = person(entity)) return known->shown_as();
  if (const auto* known = organisation(entity)) return known->name;
  if (const auto* known = team(entity)) return known->name;
  return entity.starts_with("service:") ? "Haven" : "somebody";
}

std::vector<const Person*> Register::on_duty(std::string_view duty, std::string_view organisation,
                                             Instant now) const {
  auto found = people_in(*this, {Listing::By::duty, std::string(duty), std::string(organisation)});
  std::erase_if(found, [&](const Person* person) {
    return std::ranges::none_of(person->rota, [&](const Turn& turn) {
      return turn.duty == duty && turn.organisation == organisation && turn.from <= now &&
             now < turn.until;
    });
  });
  return found;
}

std::vector<const Person*> Register::with_role(std::string_view role,
                                               std::string_view organisation) const {
  return people_in(*this, {Listing::By::role, std::string(role), std::string(organisation)});
}

const Organisation* Register::of_kind(std::string_view kind) const {
  return organisation(first_listed(listings, {Listing::By::kind, std::string(kind)}));
}

void Register::keep(Organisation body) {
  const auto entity = body.entity;
  listings = listed_anew(listings, organisation(entity), body);
  organisations = organisations.with(entity, std::make_shared<const Organisation>(std::move(body)));
}

void Register::keep(Team team) {
  const auto entity = team.entity;
  teams = teams.with(entity, std::make_shared<const Team>(std::move(team)));
}

void Register::keep(Person changed) {
  const auto user = changed.user();
  listings = listed_anew(listings, person(user), changed);
  people = people.with(user, std::make_shared<const Person>(std::move(changed)));
}

void apply(Register& to, const Event& event, const Fields& names) {
  if (event.is(events::organisation_added)) return to.keep(organisation_from(event, names));
  if (event.is(events::team_added))
    return to.keep(Team{std::string(said<events::team_added, "team">(event)),
                        "o:" + event.stream.text(), value(names, "name")});
  const PersonId id{event.stream.bytes};
  const auto* before = to.person(user_entity(id));
  auto person = before ? *before : Person{};
  person.id = id;
  person.version = event.version;
  change_person(person, event, names);
  to.keep(std::move(person));
}

std::string organisation_entity(OrganisationId id) { return "o:" + id.text(); }
std::string user_entity(PersonId id) { return "u:" + id.text(); }

}  // namespace haven::cases
