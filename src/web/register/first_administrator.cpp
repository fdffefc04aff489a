#include "web/register/first_administrator.h"

#include <array>

#include "cases/record.h"
#include "register/newcomer.h"
#include "register/organisation.h"
#include "signin/one_time_codes.h"
#include "signin/totp.h"
#include "values/random.h"

namespace haven::web {
namespace {

struct Word {
  std::string_view name;
  std::string FirstAdministrator::* into;
  bool is_needed;
};
constexpr auto known_words = std::to_array<Word>({
    {"--organisation", &FirstAdministrator::organisation, true},
    {"--kind", &FirstAdministrator::kind, false},
    {"--nation", &FirstAdministrator::nation, false},
    {"--area", &FirstAdministrator::area, false},
    {"--name", &FirstAdministrator::name, true},
    {"--sign-in", &FirstAdministrator::sign_in, true},
    {"--email", &FirstAdministrator::email, false},
});

std::optional<OrganisationId> known_organisation(const cases::Register& people,
                                                 const FirstAdministrator& wanted) {
  for (const auto& [entity, known] : people.organisations)
    if (known->name == wanted.organisation && known->kind == wanted.kind)
      return OrganisationId::from_text(std::string_view(entity).substr(2));
  return {};
}

register_::NewOrganisation organisation_of(const FirstAdministrator& wanted) {
  return {.name = wanted.organisation,
          .kind = wanted.kind,
          .nation = wanted.nation,
          .area = wanted.area,
          .force = {},
          .desk_phone = {},
          .desk_email = {}};
}

register_::Newcomer newcomer_of(const FirstAdministrator& wanted, OrganisationId organisation) {
  return {.organisation = cases::organisation_entity(organisation),
          .kind = wanted.kind,
          .name = wanted.name,
          .sign_in = wanted.sign_in,
          .email = wanted.email,
          .phone = {},
          .roles = {"org_admin"},
          .trained_until = wanted.cleared_until,
          .vetted_until = wanted.cleared_until};
}

}  // namespace

std::string_view first_administrator_words() {
  return "--organisation NAME --name NAME --sign-in NAME --cleared-until YYYY-MM-DD\n"
         "[--kind platform] [--nation eng|wls|sct|ni] [--area CODE] [--email ADDRESS]\n";
}

Result<FirstAdministrator> read_first_administrator(std::span<const std::string_view> words) {
  FirstAdministrator wanted;
  bool has_day = false;
  while (!words.empty()) {
    const auto name = words.front();
    if (words.size() < 2) return problem(std::string(name) + " needs a value after it");
    const auto value = words[1];
    words = words.subspan(2);
    const auto known = std::ranges::find(known_words, name, &Word::name);
    if (known != known_words.end()) {
      wanted.*(known->into) = value;
    } else if (name == "--cleared-until") {
      wanted.cleared_until = TRY(read_date(value));
      has_day = true;
    } else {
      return problem("\"" + std::string(name) + "\" is not known. Known are:\n" +
                     std::string(first_administrator_words()));
    }
  }
  for (const auto& word : known_words)
    if (word.is_needed && (wanted.*(word.into)).empty())
      return problem(std::string(word.name) + " is missing");
  if (!has_day)
    return problem("--cleared-until is missing: the last day of their training and vetting");
  return wanted;
}

Result<Made> make_first_administrator(cases::Cases& cases, desk::Store& desk,
                                      const FirstAdministrator& wanted, Instant now) {
  const auto known = known_organisation(*cases.people(), wanted);
  const auto id = known.value_or(random_id<OrganisationId>());
  const auto fresh = [] { return random_id<EventId>(); };
  // Before anything is kept, so that a mistyped name leaves no organisation behind.
  const auto joins = TRY(
      register_::join(cases.world({}, now), newcomer_of(wanted, id), {fresh(), fresh(), fresh()}));
  if (!known)
    TRY(cases::found_in_register(
        cases, ledger::StreamId{id.bytes},
        {register_::found_organisation(organisation_of(wanted), fresh(), now)},
        random_id<CommandId>()));
  const auto person = random_id<PersonId>();
  TRY(cases::found_in_register(cases, ledger::StreamId{person.bytes}, joins,
                               random_id<CommandId>()));
  return Made{id, person,
              TRY(signin::give_welcome(desk, {person, signin::new_totp_secret()}, now))};
}

}  // namespace haven::web
