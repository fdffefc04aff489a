#include "web/demo/stories.h"

namespace haven::web {

const std::vector<DemoStory>& demo_stories() {
  static const std::vector<DemoStory> stories = {
      {"A child goes missing, and everyone who must act knows",
       "A girl was taken from a nail bar this evening and placed in an emergency. Before morning "
       "she is gone.",
       {{"amara.khan", "records the concern, places the child and gathers the missing pack"},
        {"carla.dunn", "cares for the child and reports her missing in one action"},
        {"dan.hall", "sees the report on the police missing desk and takes it"},
        {"nadia.stone", "sees it at once on the national board"},
        {"amara.khan", "holds the review, and decides where the child sleeps when she is found"},
        {"hugo.reyes", "finds her in another force's area"}}},
      {"Nobody may look who has no reason to",
       "Ben sits beside Amara and is curious. What he sees of her cases is exactly what he would "
       "see of a child who does not exist.",
       {{"ben.lyle", "tries the address of a child's page and learns nothing"},
        {"amara.khan", "reveals where the child lives, with a reason, for five minutes"},
        {"mel.osei", "sees who has looked, when, and why"}}},
      {"A child at a bus station who gives a name",
       "Kim works for another authority and has a child in front of her. She cannot search, but "
       "she "
       "can say so, and the right people hear of it.",
       {{"kim.ashby", "says that she has the child with her"},
        {"mel.osei", "is told at once, and judges the next day whether it was right"}}},
      {"The guardian keeps watch",
       "Gwen is the guardian of several children. She is told when one goes missing, and reads "
       "what "
       "the child said.",
       {{"gwen.owusu", "opens her notices and a child's record"},
        {"ivo.vale", "sees whether the reviews were held in time"}}},
      {"Setting up, without ever seeing a child",
       "Ada makes teams and people, and knows nothing about any child. Mel decides who works with "
       "whom.",
       {{"ada.bright", "adds a person, a team and a turn on the rota"},
        {"mel.osei", "allocates a child to a worker"}}},
  };
  return stories;
}

}  // namespace haven::web
