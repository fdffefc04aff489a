#include "plain_model.h"

#include <map>
#include <ostream>
#include <string>
#include <vector>

namespace haven::bench {
namespace {

using matching::Batch;
using matching::Level;

constexpr std::size_t terms_a_line = 12;  // HiGHS refuses long lines.

/// A sum under way.
class Sum {
 public:
  void add(std::int64_t factor, const std::string& name) {
    text_ += factor < 0 ? " - " : " + ";
    text_ += std::to_string(factor < 0 ? -factor : factor) + " " + name;
    if (++terms_ % terms_a_line == 0) text_ += '\n';
  }
  bool is_empty() const { return terms_ == 0; }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
  std::size_t terms_ = 0;
};

std::string x(int unit, int place) {
  return "x" + std::to_string(unit) + "_" + std::to_string(place);
}
std::string y(std::size_t authority, std::size_t step) {
  return "y" + std::to_string(authority) + "_" + std::to_string(step);
}

/// The sums of all rows that options enter.
struct Rows {
  std::vector<Sum> units, places, authorities;
  Sum worth;

  explicit Rows(const Batch& batch)
      : units(batch.units.size()),
        places(batch.places.size()),
        authorities(batch.authorities.size()) {
    for (std::size_t u = 0; u < units.size(); ++u) {
      const int unit = static_cast<int>(u);
      const int size = batch.units[u].size;
      const auto tier = batch.units[u].tier;
      for (auto i = batch.options.begin(unit); i < batch.options.end(unit); ++i) {
        const int place = batch.options.place[i];
        worth.add(size * (matching::tier_weights[tier] + batch.options.quality[i]), x(unit, place));
        units[u].add(1, x(unit, place));
        places[place].add(size, x(unit, place));
        authorities[batch.places[place].authority].add(size, x(unit, place));
      }
    }
    for (std::size_t a = 0; a < authorities.size(); ++a)
      for (std::size_t k = 0; k < batch.authorities[a].steps.size(); ++k) {
        authorities[a].add(-1, y(a, k));
        worth.add(-batch.authorities[a].steps[k].cost, y(a, k));
      }
  }
};

void pair_rows(const Batch& batch, std::ostream& out) {
  for (const auto& [first, second, level] : batch.conflicts) {
    std::map<int, Sum> rows;
    std::map<int, int> sides;
    for (const int unit : {first, second})
      for (auto i = batch.options.begin(unit); i < batch.options.end(unit); ++i) {
        const int place = batch.options.place[i];
        const int at = level == Level::place ? place : batch.places[place].authority;
        rows[at].add(1, x(unit, place));
        sides[at] |= unit == first ? 1 : 2;
      }
    for (const auto& [at, row] : rows)
      if (sides[at] == 3) out << row.text() << " <= 1\n";
  }
}

}  // namespace

void write_plain_model(const Batch& batch, std::ostream& out) {
  const Rows rows(batch);
  out << "Maximize\n obj:\n" << rows.worth.text() << "\nSubject To\n";
  for (const auto& row : rows.units)
    if (!row.is_empty()) out << row.text() << " <= 1\n";
  for (std::size_t p = 0; p < rows.places.size(); ++p)
    if (!rows.places[p].is_empty())
      out << rows.places[p].text() << " <= " << batch.places[p].beds << '\n';
  for (const auto& row : rows.authorities)
    if (!row.is_empty()) out << row.text() << " <= 0\n";
  pair_rows(batch, out);
  out << "Bounds\n";
  for (std::size_t a = 0; a < batch.authorities.size(); ++a)
    for (std::size_t k = 0; k < batch.authorities[a].steps.size(); ++k)
      out << " 0 <= " << y(a, k) << " <= " << batch.authorities[a].steps[k].children << '\n';
  out << "Binaries\n";
  for (std::size_t u = 0; u < batch.units.size(); ++u) {
    const int unit = static_cast<int>(u);
    for (auto i = batch.options.begin(unit); i < batch.options.end(unit); ++i)
      out << ' ' << x(unit, batch.options.place[i]) << '\n';
  }
  out << "End\n";
}

}  // namespace haven::bench
