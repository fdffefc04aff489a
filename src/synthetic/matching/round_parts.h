#pragma once
#include <vector>

#include "synthetic/matching/draw.h"
#include "synthetic/matching/round.h"

/// The tables from which an invented round is made, in the order in which they are drawn.
namespace haven::synthetic {

struct Point {
  int x = 0;
  int y = 0;
  bool northern_ireland = false;
};

struct AuthorityPlan {
  Point at;
  bool urban = false;
  int population = 0;
};

/// Minutes between two points on the invented map.
int minutes_between(const Point& a, const Point& b);

/// Table 1: adds the authorities to the instance, with quotas and steps.
std::vector<AuthorityPlan> draw_authorities(const Draw& draw, const RoundSize& size,
                                            matching::Instance& instance);

/// Table 2 and 8: zones, travel times and communities.
void draw_map(const Draw& draw, const std::vector<AuthorityPlan>& authorities,
              matching::Instance& instance);

/// Table 3. A resident's network is a person with the network's number.
void draw_places(const Draw& draw, const RoundSize& size,
                 const std::vector<AuthorityPlan>& authorities, matching::Instance& instance);

/// Tables 4 to 7: networks, children, units and pairs kept apart.
void draw_units(const Draw& draw, const RoundSize& size, matching::Instance& instance);

inline constexpr int zones_per_authority = 12;
inline constexpr int languages = 24;
inline constexpr int authority_count = 212;

/// How often each language after English is drawn; `english` is the weight of the first.
std::vector<int> language_weights(int english);

int network_count(const RoundSize& size);

/// What children need and homes offer, in this order.
enum class Specialism {
  trafficking,
  therapeutic,
  disability,
  parent_and_baby,
  substance,
  safe_tech,
  lgbt,
  medical,
};
constexpr matching::Set bit(Specialism one) { return matching::Set{1} << static_cast<int>(one); }

enum Gender { girl, boy, other_gender };

}  // namespace haven::synthetic
