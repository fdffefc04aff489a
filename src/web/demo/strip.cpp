#include "web/demo/strip.h"

#include "web/components/all.h"
#include "web/visit/visit.h"

namespace haven::web {

Html demo_strip(const Visit& visit) {
  Html clock;
  if (visit.site.clock.advance)
    for (const auto& [minutes, words] :
         {std::pair{"10", "10 minutes"}, {"60", "1 hour"}, {"1440", "1 day"}}) {
      Button step;
      step.text = together("Later by ", words);
      step.name = "minutes";
      step.value = minutes;
      step.look = ButtonLook::secondary;
      step.classes = "app-small-button";
      clock += button(step);
    }
  return el(
      "div", {cls("app-demo")},
      el("p", {cls("govuk-body-s app-demo__words")},
         "Demonstration: everyone here is invented. It is ", to_words(visit.now), ". ",
         el("a", {cls("govuk-link"), href("/")}, "Be somebody else")),
      clock.empty()
          ? Html()
          : el("form", {cls("app-demo__clock"), attr("method", "post"), action("/demo/clock")},
               form_token(visit.token_for("/demo/clock")), clock));
}

}  // namespace haven::web
