#pragma once
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "values/mutex.h"
#include "web/http/server.h"
#include "web/visit/visit.h"

/// The missing board: who is missing now, how long, what is next. No names and no places.
namespace haven::web {

/// One line of the board, as this person may see it.
struct BoardRow {
  ChildId child{};
  std::string episode;  ///< Without its prefix.
  std::string reference;
  std::string authority;
  std::string age;
  std::string level;
  std::string police;  ///< "Taken" or "Not taken yet".
  Instant since{};
  std::string next;  ///< The next thing owed.
};

/// Which children are missing now, and everyone who is watching. Follows the ledger.
class Board {
 public:
  explicit Board(cases::Cases& cases);
  ~Board();

  std::vector<ChildId> missing() const;

  /// Sends what `rows` answers to `stream`, now and whenever something has changed, until it is
  /// closed. What the watcher may see is asked anew each time, and every 30 seconds at least. The
  /// stream is closed when `rows` answers nothing or throws.
  void watch(EventStream stream, std::function<std::optional<std::string>()> rows);

 private:
  struct Watcher {
    EventStream stream;
    std::function<std::optional<std::string>()> rows;
  };
  static std::optional<std::string> rows_for(const Watcher& watcher);
  void take_in(const cases::Event& event);
  void send_to_all();
  void run();

  cases::Cases& cases_;
  mutable Mutex mutex_;
  Condition wake_;
  std::set<ChildId> missing_ GUARDED_BY(mutex_);
  std::vector<Watcher> watchers_ GUARDED_BY(mutex_);
  std::uint64_t changes_ GUARDED_BY(mutex_) = 0;
  bool closing_ GUARDED_BY(mutex_) = false;
  std::thread thread_;
  cases::Listening listening_;  ///< Ends first.
};

/// The rows that this person may see, longest missing first.
std::vector<BoardRow> board_rows(const Visit& visit);

Response missing_board(Visit& visit);
/// The same as a part of another page.
Html board_section(const Visit& visit);
/// The same as a live stream.
void live_board(Site& site, const Request& request, const Responder& responder);

}  // namespace haven::web
