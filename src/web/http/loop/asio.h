#pragma once
// Asio is compiled once, in asio.cpp; this header comes before every other header of Boost.Asio.
#define BOOST_ASIO_SEPARATE_COMPILATION
#define BOOST_ASIO_NO_DEPRECATED
#ifdef __SANITIZE_THREAD__
// The sanitizer cannot follow fences; what they order is ordered by mutexes as well.
#define BOOST_ASIO_DISABLE_FENCED_BLOCK
#endif
#if defined(__GNUC__) && !defined(__clang__)
// GCC 12 takes Asio's own operator delete of a coroutine's frame for a mismatch when optimising
// little.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"
#endif

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_awaitable.hpp>

/// The kind of coroutine a loop runs. The executor is spelt out: nothing is erased, and what goes
/// wrong in input and output comes back as a value.
namespace haven::web {

namespace asio = boost::asio;
using Executor = asio::io_context::executor_type;
template <class T>
using Task = asio::awaitable<T, Executor>;
inline constexpr asio::as_tuple_t<asio::use_awaitable_t<Executor>> as_values{};

}  // namespace haven::web
