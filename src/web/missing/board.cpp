#include "web/missing/board.h"

#include <algorithm>
#include <boost/json.hpp>
#include <thread>

#include "cases/events.h"
#include "casework/to_do.h"
#include "missing/episode.h"
#include "missing/events.h"
#include "values/json.h"
#include "values/london.h"
#include "web/components/all.h"
#include "web/forms/codes.h"
#include "web/forms/duty_words.h"
#include "web/http/fault.h"
#include "web/visit/session.h"

namespace haven::web {
namespace {

using access::Action;
using access::Class;
using access::Purpose;

/// A board is allowed anew at least this often, so that whoever lost a relation loses the rows.
constexpr Seconds ask_again{30};

std::string name_or_unknown(const std::string& name) { return name.empty() ? "not known" : name; }

Purpose board_purpose(const Visit& visit) {
  return visit.has_role("national_coordinator") ? Purpose::coordination : Purpose::missing;
}

bool may_see(const Visit& visit, const cases::Story& story) {
  for (const auto purpose : {board_purpose(visit), visit.purpose(story)}) {
    const auto request = visit.ask(cases::entity(story.child), &story, purpose);
    if (access::permit<Action::view, Class::missing_board>(request, *visit.relations)) return true;
  }
  return false;
}

std::string next_words(const Visit& visit, const cases::Story& story,
                       const missing::Episode& episode) {
  if (episode.taken == nullptr) return "Police to take the report";
  // Held while it is read: another reader may replace it meanwhile.
  for (const auto list = visit.site.to_do.of(story, visit.now); const auto& duty : *list)
    if (duty.episode == episode.entity) return duty.card->title + ", " + due_words(duty, visit.now);
  return "Nothing is due";
}

BoardRow row_of(const Visit& visit, const cases::Story& story, const missing::Episode& episode) {
  BoardRow row;
  row.child = story.child;
  row.episode = episode.entity.substr(3);
  row.reference = story.reference();
  row.authority = visit.people->shown(story.authority());
  row.age = name_or_unknown(shown_code(story.latest<cases::events::child_described, "age_band">()));
  row.level = shown_code(episode.level);
  row.police = episode.taken == nullptr ? "Not taken yet" : "Taken";
  row.since = episode.found_missing;
  row.next = next_words(visit, story, episode);
  return row;
}

std::vector<std::string> cells(const BoardRow& row, Instant now) {
  return {row.reference, row.authority, row.age, to_words(Seconds(now - row.since)),
          row.level,     row.police,    row.next};
}

std::string address(const BoardRow& row) {
  return std::string(path("/children/{}/missing/{}", row.child, row.episode).view());
}

/// What the page's script puts in place of the rows.
std::string as_json(const std::vector<BoardRow>& rows, Instant now, std::uint64_t position) {
  boost::json::array lines;
  for (const auto& row : rows) {
    boost::json::array texts;
    for (const auto& cell : cells(row, now)) texts.emplace_back(cell);
    boost::json::object line{{"key", row.episode}, {"cells", std::move(texts)}};
    line["href"] = address(row);
    lines.emplace_back(std::move(line));
  }
  return canonical(boost::json::object{
      {"asOf", clock_words(now)}, {"event", position}, {"rows", std::move(lines)}});
}

Html board_table(const Visit& visit, const std::vector<BoardRow>& rows) {
  Table list;
  list.caption = "Missing now";
  list.caption_classes = "govuk-table__caption--m";
  list.head = {{"Child"}, {"Authority"}, {"Age"}, {"Missing for"}, {"Level"}, {"Police"}, {"Next"}};
  for (const auto& row : rows) {
    TableRow line;
    for (const auto& cell : cells(row, visit.now)) line.push_back({cell});
    line.front().text = el("a", {cls("govuk-link"), href(*Url::own(address(row)))}, row.reference);
    list.rows.push_back(std::move(line));
  }
  return scrolling("Missing now", table(list));
}

}  // namespace

Board::Board(cases::Cases& cases) : cases_(cases) {
  for (const auto& story : cases.stories())
    if (missing::open_episode(*story)) missing_.insert(story->child);
  listening_ = cases.listen([this](std::span<const std::shared_ptr<const cases::Event>> events) {
    for (const auto& event : events) take_in(*event);
  });
  thread_ = std::thread([this] { run(); });
}

Board::~Board() {
  {
    const Lock lock(mutex_);
    closing_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

void Board::take_in(const cases::Event& event) {
  const auto concerns_board =
      cases::is_of(*event.kind, missing::events::all) || event.is(cases::events::child_described) ||
      event.is(cases::events::child_died) || event.is(cases::events::relation_started) ||
      event.is(cases::events::relation_ended) || event.is(cases::events::corrected);
  if (!concerns_board) return;
  const auto child = cases::child_of(event.stream);
  const auto story = cases_.story(child);
  const Lock lock(mutex_);
  if (story && missing::open_episode(*story))
    missing_.insert(child);
  else
    missing_.erase(child);
  ++changes_;
  wake_.notify_all();
}

std::vector<ChildId> Board::missing() const {
  const Lock lock(mutex_);
  return {missing_.begin(), missing_.end()};
}

/// What a library throws ends the stream and not the thread: the browser asks again by itself.
std::optional<std::string> Board::rows_for(const Watcher& watcher) {
  try {
    return watcher.rows();
  } catch (...) {
    caught_fault();
    return std::nullopt;
  }
}

void Board::watch(EventStream stream, std::function<std::optional<std::string>()> rows) {
  Watcher watcher{std::move(stream), std::move(rows)};
  const auto first = rows_for(watcher);
  if (!first) return watcher.stream.close();
  watcher.stream.send("board", "", *first);
  const Lock lock(mutex_);
  watchers_.push_back(std::move(watcher));
}

void Board::send_to_all() {
  std::vector<Watcher> watching;
  {
    const Lock lock(mutex_);
    std::erase_if(watchers_, [](const Watcher& watcher) { return !watcher.stream.is_open(); });
    watching = watchers_;
  }
  for (const auto& watcher : watching) {
    const auto rows = rows_for(watcher);
    if (rows)
      watcher.stream.send("board", "", *rows);
    else
      watcher.stream.close();
  }
}

void Board::run() {
  std::uint64_t seen = 0;
  Lock lock(mutex_);
  while (!closing_) {
    wake_.wait_for(lock, ask_again,
                   [&]() REQUIRES(mutex_) { return closing_ || changes_ != seen; });
    if (closing_) return;
    seen = changes_;
    lock.unlock();
    send_to_all();
    lock.lock();
  }
}

std::vector<BoardRow> board_rows(const Visit& visit) {
  std::vector<BoardRow> rows;
  for (const auto& child : visit.site.board.missing()) {
    const auto story = visit.site.cases.story(child);
    if (!story || !may_see(visit, *story)) continue;
    const auto episode = missing::open_episode(*story);
    if (episode) rows.push_back(row_of(visit, *story, *episode));
  }
  std::ranges::sort(rows, {}, &BoardRow::since);
  return rows;
}

Html board_section(const Visit& visit) {
  const auto rows = board_rows(visit);
  return el(
      "div", {attr("data-live", "/missing/live")},
      el("p", {cls("govuk-body haven-live"), attr("role", "status")}, "As of ",
         clock_words(visit.now)),
      el("p",
         {cls("govuk-body"), when(!rows.empty(), flag("hidden")), attr("data-live-empty", "yes")},
         "No child is missing that you need to know of."),
      board_table(visit, rows));
}

Response missing_board(Visit& visit) {
  Page page;
  page.title = "Missing board";
  page.refresh = Seconds(60);
  NotificationBanner found;
  found.kind = NotificationBanner::Kind::success;
  found.text = "It is recorded that the child is found. The child's own team has been told.";
  page.content =
      together(visit.request.query.has("found") ? notification_banner(found) : Html(),
               el("h1", {cls("govuk-heading-l")}, "Missing board"), board_section(visit));
  return visit.page(std::move(page));
}

void live_board(Site& site, const Request& request, const Responder& responder) {
  if (!signed_in(site, request, signin::AskedBy::page))
    return responder.answer(plain_text("Sign in again\n", 403));
  const auto stream = responder.stream();
  // The request is kept as long as the stream: session and relations are asked anew every time.
  site.board.watch(stream, [&site, request]() -> std::optional<std::string> {
    auto who = signed_in(site, request, signin::AskedBy::page);
    if (!who) return std::nullopt;
    const Visit visit(site, request, {}, std::move(who));
    return as_json(board_rows(visit), visit.now, site.cases.position());
  });
}

}  // namespace haven::web
