#pragma once
#include <array>
#include <atomic>
#include <cstdint>
#include <string>

/// What the server counts. No address, no path, no person.
namespace haven::web {

struct Counters {
  std::atomic<std::int64_t> connections{0};  ///< Open now.
  std::atomic<std::int64_t> streams{0};      ///< Live boards open now.
  std::atomic<std::int64_t> in_flight{0};    ///< Requests being answered now.
  std::atomic<std::uint64_t> accepted{0};
  std::atomic<std::uint64_t> turned_away{0};  ///< Connections beyond the limit.
  std::atomic<std::uint64_t> timed_out{0};
  std::atomic<std::uint64_t> refused{0};  ///< Requests that were not well-formed.
  std::atomic<std::uint64_t> bytes_in{0};
  std::atomic<std::uint64_t> bytes_out{0};
  std::array<std::atomic<std::uint64_t>, 6> answers{};  ///< By first digit of the status.

  /// Answers by time from request to answer, each bucket with the ones before it left out.
  static constexpr std::array<double, 10> bounds = {0.001, 0.0025, 0.005, 0.01, 0.025,
                                                    0.05,  0.1,    0.25,  0.5,  1.0};
  std::array<std::atomic<std::uint64_t>, bounds.size() + 1> took{};
  std::atomic<std::uint64_t> took_microseconds{0};

  void count_answer(int status, std::uint64_t microseconds);
  /// Prometheus text exposition format 0.0.4.
  std::string text() const;
};

}  // namespace haven::web
