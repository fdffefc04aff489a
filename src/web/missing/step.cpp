#include "web/missing/step.h"

namespace haven::web {

Act act_of(const EpisodeStep& step) {
  Act act = {step.event, step.path, step.title, step.button, {}, {}};
  act.purpose = access::Purpose::missing;
  act.opens = Opens::search;
  act.fits = [](const Visit& visit, const cases::Story& story) -> Result<void> {
    TRY(episode_of(visit, story));
    return {};
  };
  act.leads_to = [](const Visit& visit, ChildId child) {
    return path("/children/{}/missing/{}", child, visit.part(1));
  };
  act.questions = [&step](const ActPage& page) {
    const auto episode = episode_of(page.visit, page.opened.child());
    ENSURE(episode.has_value());
    return step.questions({page.visit, page.opened, *episode, page.form});
  };
  act.decide = [&step](const Visit& visit, const cases::World& world,
                       const Form& form) -> Result<cases::Decided> {
    return step.decide(visit, world, TRY(episode_of(visit, *world.child)), form);
  };
  return act;
}

Result<missing::Episode> episode_of(const Visit& visit, const cases::Story& story) {
  auto episode = missing::episode_named(story, "ep:" + visit.part(1));
  if (!episode) return problem("There is no such record", {}, Problem::Kind::not_found);
  return *std::move(episode);
}

Url episode_url(const cases::Story& story, const missing::Episode& episode, std::string_view step) {
  const auto id = std::string_view(episode.entity).substr(3);
  return step.empty() ? path("/children/{}/missing/{}", story.child, id)
                      : path("/children/{}/missing/{}/{}", story.child, id, step);
}

}  // namespace haven::web
