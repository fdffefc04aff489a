#include "main/people.h"

#include <ostream>
#include <string_view>

#include "main/installation.h"
#include "main/tracks.h"
#include "web/register/first_administrator.h"

namespace haven::program {
namespace {

/// Takes "NAME VALUE" out of `words`; empty when it is not there.
std::string take(std::vector<std::string_view>& words, std::string_view name) {
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (words[i] != name) continue;
    const std::string value(words[i + 1]);
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(i),
                words.begin() + static_cast<std::ptrdiff_t>(i) + 2);
    return value;
  }
  return {};
}

Result<web::Made> make(std::vector<std::string_view> words) {
  const auto folder = take(words, "--data");
  if (folder.empty()) return problem("Say with --data DIR which ledger it is");
  auto environment = take(words, "--environment");
  const auto wanted = TRY(web::read_first_administrator(words));
  WallClock clock({});
  auto place = TRY(
      open_installation(folder, TRY(environment_named(environment.empty() ? "test" : environment)),
                        [&clock] { return clock.now(); }));
  const auto cases = TRY(cases::Cases::open(*place.ledger.ledger, tracks()));
  return web::make_first_administrator(*cases, *place.desk, wanted, clock.now());
}

}  // namespace

int people_command(const std::vector<std::string>& arguments, std::ostream& out,
                   std::ostream& err) {
  const std::vector<std::string_view> words(arguments.begin(), arguments.end());
  const auto made = make(words);
  if (!made) {
    err << "haven people: " << made.error().says << ".\n"
        << "haven people --data DIR [--environment demo|test|live] "
        << web::first_administrator_words() << "\n";
    return 2;
  }
  out << "The first administrator signs in once at /welcome/" << made->welcome_code << "\n";
  return 0;
}

}  // namespace haven::program
