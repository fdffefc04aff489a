#include <fmt/format.h>

#include <algorithm>

#include "values/london.h"
#include "web/components/all.h"
#include "web/signs/pages.h"

namespace haven::web {
namespace {

SummaryRow line(std::string_view what, bool is_well, const std::string& words) {
  const auto shown = is_well ? tag("Well", TagColour::green) : tag("Look here", TagColour::red);
  return {what, together(shown, " ", words)};
}

SummaryRow recording(const Site& site) {
  const auto trouble = site.cases.ledger().trouble();
  return line("Recording", !trouble, trouble ? trouble->says + "." : "Every entry is kept.");
}

SummaryRow taken_in(const Site& site) {
  const auto size = site.cases.ledger().size();
  const auto left = size - std::min(size, site.cases.position());
  return line("What is kept", left == 0,
              left == 0 ? fmt::format("All {} entries are taken in.", size)
                        : fmt::format("{} entries of {} are still to be taken in.", left, size));
}

SummaryRow telling(const Site& site) {
  const auto untold = site.untold ? site.untold() : notices::Untold{};
  return line("Telling people", untold.children == 0,
              untold.children == 0
                  ? "Of every child those who need to know were told."
                  : fmt::format("Of {} children nobody could be told since {}. It is tried again; "
                                "of all others people are told.",
                                untold.children, to_words(*untold.since)));
}

std::string by_which(const Messages& messages) {
  if (messages.has_email && messages.has_sms) return "E-mail and text messages leave.";
  if (messages.has_email) return "E-mail leaves; no text messages, as no gateway is set up.";
  if (messages.has_sms) return "Text messages leave; no e-mail, as no relay is set up.";
  return "Nothing leaves, as no relay and no gateway is set up: people read their notices here.";
}

SummaryRow messages(const Site& site) {
  const auto counted = site.messages ? site.messages() : Result<Messages>(Messages{});
  if (!counted) return line("Messages", false, counted.error().says + ".");
  const bool is_well = counted->not_arrived == 0 && counted->unreadable == 0;
  return line("Messages", is_well,
              fmt::format("{} {} wait; {} did not arrive, {} cannot be read.", by_which(*counted),
                          counted->waiting, counted->not_arrived, counted->unreadable));
}

SummaryRow alarms(const Site& site) {
  const auto count = site.cases.alarms();
  return line("Alarms", count == 0,
              count == 0
                  ? "Nothing had to be stopped since the start."
                  : fmt::format("{} since the start: something was stopped that only a mistake of "
                                "Haven's own can bring about. Tell those who make Haven.",
                                count));
}

}  // namespace

Response operation(Visit& visit) {
  if (!visit.has_role("sysadmin")) return visit.not_found();
  SummaryList list;
  list.rows = {recording(visit.site), taken_in(visit.site), telling(visit.site),
               messages(visit.site), alarms(visit.site)};
  Page page;
  page.title = "How Haven is running";
  page.refresh = Seconds(60);
  page.content = together(el("h1", {cls("govuk-heading-l")}, page.title), summary_list(list));
  return visit.page(std::move(page));
}

}  // namespace haven::web
