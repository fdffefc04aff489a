#include "access/decide.h"

#include <algorithm>

#include "access/delegation.h"
#include "access/permit.h"
#include "access/rules.h"

namespace haven::access {
namespace {

using Ids = std::vector<std::string>;

bool has(const Ids& ids, std::string_view id) { return std::ranges::find(ids, id) != ids.end(); }

/// Which rules are true, and which could not be worked out.
struct Worked {
  Ids true_ones;
  Ids in_error;
};

Worked work_out(const std::vector<Rule>& rules, const Question& question) {
  Worked worked;
  for (const auto& rule : rules) {
    const Truth truth = rule.holds(question);
    if (truth.is_yes()) worked.true_ones.emplace_back(rule.id);
    if (truth.is_error()) worked.in_error.emplace_back(rule.id);
  }
  // Neither the order of rules nor a rule given twice shows in the answer.
  for (auto* ids : {&worked.true_ones, &worked.in_error}) {
    std::ranges::sort(*ids);
    ids->erase(std::ranges::unique(*ids).begin(), ids->end());
  }
  return worked;
}

/// Whether the rules allow this, when nobody needs to know why.
bool allows(const RuleSet& rules, const Question& question) {
  const auto holds = [&](const Rule& rule) { return rule.holds(question).is_yes(); };
  const auto lets_pass = [&](const Rule& rule) { return rule.holds(question) == Truth(false); };
  return std::ranges::any_of(rules.permits, holds) && std::ranges::all_of(rules.forbids, lets_pass);
}

/// Whether they may know that the child is known here: they could view core (a child: their own
/// page) now, for the purpose they gave or another of their work.
bool may_know_of(const RuleSet& rules, const Request& request, const Relations& relations) {
  if (request.resource.case_id.empty()) return false;
  auto probe = request;
  probe.action = Action::view;
  const bool is_child = request.principal.type == Principal::Type::child;
  probe.resource = {.case_id = request.resource.case_id,
                    .cls = is_child ? Class::child_view : Class::core,
                    .authority = request.resource.authority,
                    .state = request.resource.state};
  const std::optional<Purpose> purposes[] = {
      request.context.purpose, Purpose::care,          Purpose::oversight, Purpose::guardianship,
      Purpose::review,         Purpose::investigation, Purpose::missing};
  return std::ranges::any_of(purposes, [&](const auto& purpose) {
    probe.context.purpose = purpose;
    return allows(rules, Question(probe, relations));
  });
}

/// The colleague in whose place who asks does this. Of several the first by id, so that the order
/// of relations does not show.
std::string stood_in_for(const Question& question) {
  const auto could = question.does(Action::record) ? could_record : could_see;
  std::string_view first;
  for (const auto* held : question.held_as("delegate")) {
    const auto* const colleague = &held->object;
    const bool lends =
        reaches(*held, question).is_yes() && could(question.asked_by(*colleague)).is_yes();
    if (lends && (first.empty() || *colleague < first)) first = *colleague;
  }
  ENSURE(!first.empty());
  return std::string(first);
}

/// In the order of their names.
std::vector<Obligation> obligations_of(const Request& request, const Ids& permits) {
  using enum Obligation;
  const auto cls = request.resource.cls;
  const bool is_emergency = permits == Ids{"P13"};
  const bool is_a_child = request.principal.type == Principal::Type::child;
  std::vector<Obligation> must;
  if (has(permits, "P16")) must.push_back(disclosure_control);
  must.push_back(log);
  if (permits == Ids{"P14"} || permits == Ids{"P28"}) must.push_back(log_on_behalf_of);
  if (cls == Class::location) must.push_back(notify_allocated);
  if (is_emergency) must.push_back(notify_manager);
  if (is_a_child && cls == Class::access_summary) must.push_back(redact_threat_linked);
  if (is_emergency) must.push_back(review_24h);
  if (cls == Class::location) must.insert(must.end(), {ttl_300, watermark});
  return must;
}

Sees sees_of_refusal(const RuleSet& rules, const Request& request, const Relations& relations,
                     const Ids& because, bool permitted) {
  for (const auto* hidden : {"F01", "F02", "F12", "E_EVAL"})
    if (has(because, hidden)) return Sees::not_found;
  if (!request.unreadable.empty()) return Sees::not_found;
  if (permitted && because == Ids{"F04"}) return Sees::step_up;
  return may_know_of(rules, request, relations) ? Sees::sealed : Sees::not_found;
}

/// In words for the person, which say no more than what they see.
Problem refusal(const Request& request, Sees sees) {
  if (sees == Sees::not_found) return {"This page cannot be found", "", Problem::Kind::not_found};
  if (sees == Sees::sealed)
    return {"You cannot see this. Ask the child's team if you need to know", "",
            Problem::Kind::not_allowed};
  if (request.context.device_managed == false)
    return {"Use a device that your organisation looks after", "", Problem::Kind::not_allowed};
  return {"Confirm that it is you", "", Problem::Kind::not_allowed};
}

RuleSet all_rules() {
  auto rules = RuleSet{permits_to_see(), forbids()};
  for (const auto& more : {permits_to_record(), permits_to_act()})
    rules.permits.insert(rules.permits.end(), more.begin(), more.end());
  return rules;
}

}  // namespace

const RuleSet& standard_rules() {
  static const RuleSet rules = all_rules();
  return rules;
}

Decision decide_by(const RuleSet& rules, const Request& request, const Relations& relations) {
  const Question question(request, relations);
  auto forbidding = work_out(rules.forbids, question);
  auto permitting = work_out(rules.permits, question);
  const bool unclear = !forbidding.in_error.empty() || !request.unreadable.empty();
  const bool permitted = !permitting.true_ones.empty();

  Decision decision;
  decision.alarms = std::move(permitting.in_error);
  if (!forbidding.true_ones.empty())
    decision.because = std::move(forbidding.true_ones);
  else if (unclear)
    decision.because = {"E_EVAL"};
  else if (!permitted)
    decision.because = {"default_deny"};

  if (decision.because.empty()) {
    decision.allow = true;
    decision.sees = Sees::value;
    decision.obligations = obligations_of(request, permitting.true_ones);
    decision.because = std::move(permitting.true_ones);
  } else {
    decision.sees = sees_of_refusal(rules, request, relations, decision.because, permitted);
  }
  return decision;
}

Decision decide(const Request& request, const Relations& relations) {
  return decide_by(standard_rules(), request, relations);
}

bool allows(const Request& request, const Relations& relations) {
  return request.unreadable.empty() && allows(standard_rules(), Question(request, relations));
}

Answer ask(Request request, const Relations& relations) {
  auto decision = decide(request, relations);
  if (!decision.allow) {
    auto why = refusal(request, decision.sees);
    return {std::move(decision), tl::unexpected(std::move(why))};
  }
  const auto& must = decision.obligations;
  const bool for_another = std::ranges::find(must, Obligation::log_on_behalf_of) != must.end();
  auto colleague = for_another ? stood_in_for(Question(request, relations)) : std::string();
  Granted granted(std::move(request), decision, std::move(colleague));
  return {std::move(decision), std::move(granted)};
}

Answer Granted::also(Class cls, const Recording& recording, const Relations& relations) const {
  auto request = request_;
  request.resource.cls = cls;
  request.resource.event = recording.event;
  request.resource.gives_more = recording.gives_more;
  request.resource.beneficiary_person = recording.beneficiary;
  return ask(std::move(request), relations);
}

}  // namespace haven::access
