#include "lives.h"

#include <random>

namespace haven::guidelines {
namespace {

using std::chrono::days;
using std::chrono::hours;

const Instant begin = *read_instant("2026-01-05T09:00:00Z");

class DrawnLife {
 public:
  explicit DrawnLife(std::uint64_t seed) : random_(seed) {}

  PlainStory told() {
    constexpr const char* nations[] = {"eng", "eng", "eng", "wls", "sct", "ni"};
    story_.facts["nation"] = std::string(nations[random_() % 6]);
    story_.facts["dob"] = std::to_string(2009 + random_() % 8) + "-0" +
                          std::to_string(1 + random_() % 9) + "-1" + std::to_string(random_() % 10);
    story_.facts["trafficking"] = std::string(random_() % 2 ? "suspected" : "reasonable-belief");
    story_.facts["uasc"] = random_() % 3 == 0;
    const auto start = begin + hours(random_() % (200 * 24));
    happens("trafficking.suspected", start);
    happens("referral.received", start + hours(1));
    happens("referral.decided", start + hours(20));
    happens("strategy.discussion", start + days(2), {{"initiated_s47", "yes"}});
    happens("nrm.referral.received", start + days(3));
    happens("nrm.rg.positive", start + days(9));
    happens("icpc.held", start + days(15), {{"plan", "yes"}});
    happens("lac.start", start + hours(6));
    happens("placement.start", start + hours(6),
            {{"placement_type", "foster"}, {"emergency", "yes"}});
    happens("placement-plan.signed", start + days(4));
    happens("health.assessed", start + days(18));
    every("lac.visit", start + days(5), days(33), 14);
    every("core-group.held", start + days(24), days(35), 10);
    for (int n = 1; n <= 4; ++n)
      happens("review.held", start + days(18 + 95 * (n - 1)), {{"n", std::to_string(n)}});
    for (int i = 0; i < 5; ++i) {
      const auto gone = start + days(20 + 55 * i) + hours(random_() % 240);
      happens("missing.reported", gone);
      happens("child.returned", gone + hours(3 + random_() % 90));
      if (random_() % 3 != 0)
        happens("return-interview.offered", gone + days(4 + random_() % 3),
                {{"outcome", random_() % 2 ? "completed" : "declined"}});
    }
    every("keyworker.changed", start + days(90), days(120), 3);
    return std::move(story_);
  }

 private:
  using Fields = std::map<std::string, std::string, std::less<>>;

  void happens(const char* type, Instant at, Fields fields = {}) {
    story_.happenings.push_back({type, Span::at(at), at, std::move(fields)});
  }
  void every(const char* type, Instant first, days apart, int times) {
    for (int i = 0; i < times; ++i) happens(type, first + apart * i + hours(random_() % 96));
  }

  std::mt19937_64 random_;
  PlainStory story_;
};

}  // namespace

PlainStory a_life(std::uint64_t seed) { return DrawnLife(seed).told(); }
Instant when_asked() { return *read_instant("2027-03-29T09:00:00+01:00"); }

}  // namespace haven::guidelines
