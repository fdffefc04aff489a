#pragma once
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "access/relations.h"
#include "access/request.h"

namespace haven::access {

/// A question that a test made up, with the relations as a list.
struct RandomQuestion {
  Request request;
  std::vector<Relation> relations;
};

/// Makes up questions: most of them begin as something that a rule allows and are then spoilt in
/// a few places, so that every rule is often true and often just not.
class RandomQuestions {
 public:
  explicit RandomQuestions(std::uint32_t seed) : random_(seed) {}

  RandomQuestion next();
  bool one_in(int n) { return below(n) == 0; }
  int below(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }

 private:
  void aim(RandomQuestion& question);
  void relate(RandomQuestion& question, std::string_view word);
  void spoil(Principal& principal);
  void spoil(Resource& resource);
  void spoil(Context& context);
  void spoil(Relation& relation);
  void break_glass(Context& context);
  Relation about(std::string subject);

  std::mt19937 random_;
};

/// All of it in one line, for the message of a test that failed.
std::string describe(const RandomQuestion& question);

}  // namespace haven::access
