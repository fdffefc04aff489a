#include "deadlines.h"

namespace haven::guidelines {

const std::vector<Deadline>& ten_deadlines() {
  // In the order of bench/guidelines_bench.mjs.
  static const std::vector<Deadline> all = {
      {"24 hours"},        {"72 hours"},
      {"45 days"},         {"28 days", From::same_day},
      {"6 weeks"},         {"3 months"},
      {"1 working day"},   {"5 working days"},
      {"10 working days"}, {"8 working days", From::same_day}};
  return all;
}

Instant when_they_start() { return *read_instant("2027-05-06T14:00:00+01:00"); }

Instant end_of_deadline(const Deadline& deadline, const CountedBy& by) {
  return *last_moment(*read_amount(deadline.words), deadline.how, when_they_start(), by);
}

}  // namespace haven::guidelines
