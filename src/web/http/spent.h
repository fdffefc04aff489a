#pragma once
#include <cstddef>
#include <string>

/// What one request brought, or was shown, must not stay in memory when it is answered: it may hold
/// where a child is. Freed memory is overwritten by whoever runs the server; this is for the rest.
namespace haven::web {

/// Takes the first `count` bytes off `bytes`, of which none stays behind its new end.
void use_up(std::string& bytes, std::size_t count);

/// Overwrites what calls that have returned left on this thread's stack, 128 KiB deep.
void wipe_spent_stack();

}  // namespace haven::web
