#include "access/decide_command.h"

#include <fmt/format.h>

#include <boost/json.hpp>
#include <istream>
#include <ostream>
#include <string>

#include "access/decide.h"
#include "access/read_question.h"

namespace haven::access {
namespace {

namespace json = boost::json;

std::string answer_line(const AskedQuestion& asked, const Decision& decision) {
  json::object answer;
  if (!asked.id.empty()) answer["id"] = asked.id;
  answer["decision"] = decision.allow ? "allow" : "deny";
  answer["because"] = json::array(decision.because.begin(), decision.because.end());
  answer["sees"] = name_of(decision.sees);
  json::array obligations;
  for (const auto obligation : decision.obligations) obligations.emplace_back(name_of(obligation));
  answer["obligations"] = std::move(obligations);
  return json::serialize(answer);
}

}  // namespace

int decide_command(std::istream& in, std::ostream& out, std::ostream& err,
                   const std::function<bool(std::string_view event)>& gives_more) {
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    auto asked = read_question(line);
    if (!asked) {
      err << fmt::format("Line {}: {}. Correct this line and ask again\n", number,
                         asked.error().says);
      return 2;
    }
    auto& resource = asked->request.resource;
    if (!asked->says_what_it_gives) resource.gives_more = gives_more(resource.event);
    const auto decision = decide(asked->request, asked->relations);
    for (const auto& remark : asked->remarks) err << fmt::format("Line {}: {}\n", number, remark);
    for (const auto& alarm : decision.alarms)
      err << fmt::format("Line {}: {} could not be worked out, and counts as false\n", number,
                         alarm);
    out << answer_line(*asked, decision) << '\n';
  }
  return 0;
}

}  // namespace haven::access
