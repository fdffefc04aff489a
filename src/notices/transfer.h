#pragma once
#include <curl/curl.h>

#include <memory>
#include <string>
#include <string_view>

#include "values/moment.h"

/// What the two ways out of Haven ask of libcurl alike.
namespace haven::notices {

struct CurlFree {
  void operator()(CURL* transfer) const { curl_easy_cleanup(transfer); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Transfer = std::unique_ptr<CURL, CurlFree>;
using Lines = std::unique_ptr<curl_slist, CurlFree>;

/// A transfer to `url` and nowhere else: no proxy of the environment, no redirection, no other
/// protocol; certificates are checked, against `authorities` if that is not empty.
Transfer new_transfer(const std::string& url, const std::string& authorities, Seconds patience);

void add_line(Lines& lines, const std::string& line);

/// "127.0.0.1", "::1" or "localhost".
bool is_this_machine(std::string_view host);

}  // namespace haven::notices
