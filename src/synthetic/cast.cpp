#include "synthetic/cast.h"

#include <algorithm>

#include "cases/register.h"
#include "ledger/hash.h"
#include "values/words.h"

namespace haven::synthetic {
namespace {

template <class AnyId>
AnyId id_of(std::string_view what, std::string_view name) {
  const auto hash = ledger::sha256({"haven invented ", what, " ", name});
  return *AnyId::from_bytes(ledger::bytes_of(hash).substr(0, 16));
}

}  // namespace

const std::vector<InventedBody>& invented_bodies() {
  static const std::vector<InventedBody> bodies = {
      {"Estuary Police", "police", "eng", "", ""},
      {"Harrow Vale Police", "police", "eng", "", ""},
      {"Tarrow Metropolitan Police", "police", "eng", "", ""},
      {"Northmere Constabulary", "police", "eng", "", ""},
      {"Afon Police", "police", "wls", "", ""},
      {"Glenfinn Police", "police", "sct", "", ""},
      {"Bannfoot Police", "police", "ni", "", ""},
      {"Eastholt", "local_authority", "eng", "X-EAST", "Estuary Police"},
      {"Harrowmead", "local_authority", "eng", "X-HARR", "Harrow Vale Police"},
      {"Tarrow City", "local_authority", "eng", "X-TARR", "Tarrow Metropolitan Police"},
      {"Northmere", "local_authority", "eng", "X-NORT", "Northmere Constabulary"},
      {"Brynafon", "local_authority", "wls", "X-BRYN", "Afon Police"},
      {"Glenfinn", "local_authority", "sct", "X-GLEN", "Glenfinn Police"},
      {"Bannfoot Trust", "local_authority", "ni", "X-BANN", "Bannfoot Police"},
      {"National Desk", "national_desk", "", "", ""},
      {"Lantern Guardianship", "guardian_service", "", "", ""},
      {"Saltmarsh Fostering", "provider", "eng", "", ""},
      {"Inspectorate of Children's Protection", "inspectorate", "", "", ""},
      {"Quayside Aid", "first_responder", "eng", "", ""},
      {"National Referral Office", "home_office", "", "", ""},
      {"Haven platform", "platform", "", "", ""},
  };
  return bodies;
}

const InventedBody& invented_body(std::string_view name) {
  const auto found = std::ranges::find(invented_bodies(), name, &InventedBody::name);
  ENSURE(found != invented_bodies().end());
  return *found;
}

std::vector<InventedBody> invented_authorities() {
  std::vector<InventedBody> authorities;
  std::ranges::copy_if(invented_bodies(), std::back_inserter(authorities),
                       [](const auto& body) { return body.kind == "local_authority"; });
  return authorities;
}

const std::vector<InventedPerson>& invented_people() {
  static const std::vector<InventedPerson> people = {
      {"amara.khan", "Amara Khan", "Eastholt", "social_worker", "member", ""},
      {"mel.osei", "Mel Osei", "Eastholt", "team_manager", "manager", ""},
      {"ben.lyle", "Ben Lyle", "Eastholt", "social_worker", "member", ""},
      {"eve.marsh", "Eve Marsh", "Eastholt", "edt", "", "edt_duty"},
      {"ivo.vale", "Ivo Vale", "Eastholt", "iro", "", ""},
      {"pia.noor", "Pia Noor", "Eastholt", "safeguarding_lead", "", ""},
      {"ada.bright", "Ada Bright", "Eastholt", "org_admin", "", ""},
      {"carla.dunn", "Carla Dunn", "Saltmarsh Fostering", "carer", "", ""},
      {"dan.hall", "Dan Hall", "Estuary Police", "police_missing", "", "missing_desk_duty"},
      {"pru.adeyemi", "Pru Adeyemi", "Estuary Police", "police_missing duty_manager", "",
       "missing_desk_duty"},
      {"dee.frost", "Dee Frost", "Estuary Police", "police_investigator", "", ""},
      {"hugo.reyes", "Hugo Reyes", "Harrow Vale Police", "police_missing", "", "missing_desk_duty"},
      {"gwen.owusu", "Gwen Owusu", "Lantern Guardianship", "guardian", "", ""},
      {"nadia.stone", "Nadia Stone", "National Desk", "national_coordinator", "",
       "national_desk_duty"},
      {"omar.field", "Omar Field", "National Desk", "screening_reviewer duty_manager", "", ""},
      {"rae.lowe", "Rae Lowe", "Harrowmead", "social_worker", "member", ""},
      {"kim.ashby", "Kim Ashby", "Tarrow City", "social_worker", "member", ""},
      {"olive.grant", "Olive Grant", "Inspectorate of Children's Protection", "auditor", "", ""},
      {"sid.park", "Sid Park", "Haven platform", "sysadmin", "", ""},
      {"stan.crow", "Stan Crow", "National Desk", "statistician", "", ""},

      {"hal.brook", "Hal Brook", "Harrowmead", "team_manager edt", "manager", "edt_duty"},
      {"lee.wick", "Lee Wick", "Tarrow City", "social_worker", "member", ""},
      {"tess.moor", "Tess Moor", "Tarrow City", "team_manager edt", "manager", "edt_duty"},
      {"una.keel", "Una Keel", "Northmere", "social_worker", "member", ""},
      {"jon.sark", "Jon Sark", "Northmere", "team_manager edt", "manager", "edt_duty"},
      {"mair.glyn", "Mair Glyn", "Brynafon", "social_worker", "member", ""},
      {"rhys.pont", "Rhys Pont", "Brynafon", "team_manager edt", "manager", "edt_duty"},
      {"isla.rannoch", "Isla Rannoch", "Glenfinn", "social_worker", "member", ""},
      {"col.tarbet", "Col Tarbet", "Glenfinn", "team_manager edt", "manager", "edt_duty"},
      {"orla.quinn", "Orla Quinn", "Bannfoot Trust", "social_worker", "member", ""},
      {"sean.dare", "Sean Dare", "Bannfoot Trust", "team_manager edt", "manager", "edt_duty"},
      {"max.tyne", "Max Tyne", "Tarrow Metropolitan Police", "police_missing", "",
       "missing_desk_duty"},
      {"ann.locke", "Ann Locke", "Northmere Constabulary", "police_missing", "",
       "missing_desk_duty"},
      {"gwil.rees", "Gwil Rees", "Afon Police", "police_missing", "", "missing_desk_duty"},
      {"fergus.bain", "Fergus Bain", "Glenfinn Police", "police_missing", "", "missing_desk_duty"},
      {"nuala.reid", "Nuala Reid", "Bannfoot Police", "police_missing", "", "missing_desk_duty"},
      {"joy.quay", "Joy Quay", "Quayside Aid", "first_responder", "", ""},
      {"cy.brand", "Cy Brand", "National Referral Office", "competent_authority", "", ""},
      {"fay.lind", "Fay Lind", "Lantern Guardianship", "advocate", "", ""},
      {"lou.hart", "Lou Hart", "Saltmarsh Fostering", "carer", "", ""},
  };
  return people;
}

const InventedPerson& with_role(std::string_view organisation, std::string_view role) {
  const auto& people = invented_people();
  const auto found = std::ranges::find_if(people, [&](const auto& person) {
    return person.organisation == organisation &&
           std::ranges::count(split_words(person.roles), role) > 0;
  });
  ENSURE(found != people.end());
  return *found;
}

OrganisationId organisation_named(std::string_view name) {
  return id_of<OrganisationId>("organisation", name);
}
PersonId person_named(std::string_view sign_in) { return id_of<PersonId>("person", sign_in); }
TeamId team_of(std::string_view organisation) { return id_of<TeamId>("team", organisation); }
ChildId child_named(std::string_view word) { return id_of<ChildId>("child", word); }

std::string_view team_name(std::string_view organisation) {
  return organisation == "Eastholt" ? "Exploitation and missing team" : "Children in need team";
}

std::string organisation(std::string_view name) {
  return cases::organisation_entity(organisation_named(name));
}
std::string user(std::string_view sign_in) { return cases::user_entity(person_named(sign_in)); }
std::string team(std::string_view organisation) { return "t:" + team_of(organisation).text(); }

}  // namespace haven::synthetic
