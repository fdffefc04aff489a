#include "web/children/holds.h"

#include <algorithm>
#include <map>

#include "cases/cases.h"

namespace haven::web {
namespace {

struct Held {
  std::string_view relation;
  std::string_view words;
};

constexpr Held direct[] = {{"allocated_worker", "allocated worker"},
                           {"guardian", "guardian"},
                           {"advocate", "advocate"},
                           {"iro", "reviewing officer"},
                           {"opened", "you told us of this child"},
                           {"delegate", "standing in"}};
/// Through something that is about the child.
constexpr Held indirect[] = {{"carer", "carer"},
                             {"episode_officer", "officer of the missing episode"},
                             {"oic", "officer in the case"},
                             {"receiving_worker", "receiving worker"}};

using Children = std::map<ChildId, std::string>;

void add(Children& found, std::string_view entity, std::string_view words) {
  if (const auto child = cases::child_of(entity)) found.emplace(*child, words);
}

void through(const Visit& visit, Children& found, std::string_view thing, std::string_view words) {
  visit.relations->each_from(thing, "about", visit.now, [&](const access::Relation& about) {
    if (!about.closed_at || visit.now < *about.closed_at + Hours(1))
      add(found, about.object, words);
  });
}

Children held_by(const Visit& visit) {
  Children found;
  const auto user = visit.person().user();
  const auto& relations = *visit.relations;
  for (const auto& held : direct)
    relations.each_from(user, held.relation, visit.now, [&](const access::Relation& relation) {
      add(found, relation.object, held.words);
    });
  for (const auto& held : indirect)
    relations.each_from(user, held.relation, visit.now, [&](const access::Relation& relation) {
      through(visit, found, relation.object, held.words);
    });
  relations.each_from(user, "team_manager", visit.now, [&](const access::Relation& team) {
    relations.each_from(team.object, "responsible_team", visit.now,
                        [&](const access::Relation& child) {
                          add(found, child.object, "manager of the responsible team");
                        });
  });
  return found;
}

}  // namespace

std::vector<std::shared_ptr<const cases::Story>> children_of(const Visit& visit) {
  std::vector<std::shared_ptr<const cases::Story>> children;
  for (const auto& [child, words] : held_by(visit)) {
    const bool barred =
        visit.relations->live(visit.person().person(), "conflict", cases::entity(child), visit.now);
    if (barred) continue;
    if (auto story = visit.site.cases.story(child)) children.push_back(std::move(story));
  }
  std::ranges::sort(children, {},
                    [](const auto& story) { return story->told().front()->position; });
  return children;
}

std::string relation_words(const Visit& visit, const cases::Story& story) {
  const auto held = held_by(visit);
  const auto found = held.find(story.child);
  return found == held.end() ? std::string() : found->second;
}

}  // namespace haven::web
