#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "web/http/server.h"

/// What a page, or a library under it, throws: it ends there, and neither the thread nor the
/// program with it. And what a page finds not to hold together, which only whoever runs Haven can
/// put right.
namespace haven::web {

/// Call it in a catch (...) block. Says on standard error what was thrown, after a random id of
/// eight letters and digits by which somebody who saw the page can be helped, and gives the id.
/// Nothing of the request is printed.
std::string caught_fault();

/// The same of a Problem (broken), whose words name what does not hold and never what somebody
/// wrote.
std::string said_fault(const Problem& broken);

/// Does `work`. What it throws is a caught_fault(), and unless `responder` was answered before, the
/// answer is what `page` makes of its id.
void answer_or_fault(const Responder& responder, const std::function<void()>& work,
                     const std::function<Response(std::string_view id)>& page);

}  // namespace haven::web
