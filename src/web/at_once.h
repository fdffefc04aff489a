#pragma once
#include <doctest/doctest.h>

#include <barrier>
#include <cstdlib>
#include <functional>
#include <thread>
#include <type_traits>
#include <vector>

#include "values/mutex.h"
#include "web/test_site.h"

/// People who press a button at the very same moment, for tests.
namespace haven::web {

/// How often they meet on each page.
inline int rounds() { return std::getenv("HAVEN_LONG") == nullptr ? 10 : 1'000; }

/// Lets people `meet` in each round, at what `begins` makes anew.
template <class Fixture, class Meet>
void each_round(std::type_identity_t<Fixture>& fixture, void (Fixture::*begins)(),
                const Meet& meet) {
  for (int round = 0; round < rounds(); ++round) {
    CAPTURE(round);
    (fixture.*begins)();
    meet();
  }
}

/// What one of them sends.
using Sends = std::function<Response()>;

/// Where they wait for one another.
class Meeting {
 public:
  explicit Meeting(std::size_t all) : to_come_(all) {}

  void come() {
    const Lock lock(mutex_);
    if (to_come_ > 0) --to_come_;
    if (to_come_ == 0) all_have_come_.notify_all();
  }
  /// Not for ever: whoever is turned away at the door never comes. Whoever came last has a moment
  /// to look round, as they are at the door yet.
  void wait_for_all() {
    Lock lock(mutex_);
    if (to_come_ == 0) return;
    all_have_come_.wait_for(lock, Seconds(5), [this]() REQUIRES(mutex_) { return to_come_ == 0; });
    lock.unlock();
    std::this_thread::sleep_for(std::chrono::microseconds(200));
  }

 private:
  Mutex mutex_;
  Condition all_have_come_;
  std::size_t to_come_ GUARDED_BY(mutex_);
};

/// What each is answered when all begin together, and nothing that one of them says is kept before
/// all have read how things stood.
inline std::vector<Response> at_once(TestSite& site, const std::vector<Sends>& all) {
  std::vector<Response> answers(all.size());
  std::barrier begin(static_cast<std::ptrdiff_t>(all.size()));
  Meeting meeting(all.size());
  site.as_one_comes = [&] { meeting.come(); };
  site.held.as_it_keeps = [&] { meeting.wait_for_all(); };
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < all.size(); ++i)
    threads.emplace_back([&, i] {
      begin.arrive_and_wait();
      answers[i] = all[i]();
    });
  for (auto& thread : threads) thread.join();
  site.as_one_comes = [] {};
  site.held.as_it_keeps = [] {};
  return answers;
}

/// A form with a command of its own.
inline Sends sends(TestSite::Browser& browser, std::string path, Fields form) {
  form.add("command", a_command());
  return [&browser, path = std::move(path), form = std::move(form)] {
    return browser.post(path, form);
  };
}

inline auto led_on(const std::vector<Response>& answers) {
  return std::ranges::count(answers, 303, &Response::status);
}
/// Of two of whom one is led on, what the other is shown.
inline const Response& other_of(const std::vector<Response>& two) {
  return two[two.front().status == 303 ? 1 : 0];
}

}  // namespace haven::web
