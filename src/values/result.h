#pragma once
#include <cstdio>
#include <cstdlib>
#include <string>
#include <tl/expected.hpp>
#include <type_traits>
#include <utility>

/// How things go wrong. What the world causes is a `Problem` in a `Result`; what only we can cause
/// is an `ENSURE`, which stops the program before it keeps a falsehood.
namespace haven {

/// Why something could not be done, written for the person who asked.
struct Problem {
  enum class Kind {
    bad_input,    ///< What was typed or sent cannot be accepted; it can be corrected.
    not_allowed,  ///< The person may not do this.
    not_found,    ///< There is no such thing, or the person may not know that there is.
    moved_on,     ///< The story has changed since it was read.
    unavailable,  ///< It may work later: a full queue, a disk that refuses.
    broken,       ///< What is kept does not hold together: a failed seal, a missing key.
  };
  std::string says;   ///< A whole sentence, without the final stop.
  std::string where;  ///< The field, file or place it is about; empty when it is about the whole.
  Kind kind = Kind::bad_input;

  bool operator==(const Problem&) const = default;
};

template <class T>
using Result = tl::expected<T, Problem>;

inline tl::unexpected<Problem> problem(std::string says, std::string where = {},
                                       Problem::Kind kind = Problem::Kind::bad_input) {
  return tl::unexpected<Problem>(Problem{std::move(says), std::move(where), kind});
}

[[noreturn]] inline void stop_because(const char* claim, const char* file, int line) {
  std::fprintf(stderr, "haven stopped: %s does not hold (%s:%d)\n", claim, file, line);
  std::abort();
}

/// What TRY leaves of a Result that is not a Problem.
template <class T>
  requires(!std::is_void_v<T>)
T taken(tl::expected<T, Problem>&& result) {
  return std::move(*result);
}
template <class T>
  requires(!std::is_void_v<T>)
T taken(const tl::expected<T, Problem>& result) {
  return *result;
}
inline void taken(const tl::expected<void, Problem>&) {}

}  // namespace haven

#define TRY_AS(name, expression)                                                    \
  __extension__({                                                                   \
    auto&& name = (expression);                                                     \
    if (!name) return ::tl::unexpected(std::forward<decltype(name)>(name).error()); \
    ::haven::taken(std::forward<decltype(name)>(name));                             \
  })
#define TRY_JOIN(a, b) a##b
#define TRY_NAMED(number, expression) TRY_AS(TRY_JOIN(tried_, number), expression)

/// The value of a Result, or return its Problem from the enclosing function.
#define TRY(expression) TRY_NAMED(__COUNTER__, expression)

/// What must be true whatever the world does. On in release.
#define ENSURE(claim)                                                \
  do {                                                               \
    if (!(claim)) ::haven::stop_because(#claim, __FILE__, __LINE__); \
  } while (false)
