#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "values/result.h"

/// `haven serve`: everything wired together, until it is told to stop.
namespace haven::program {

struct ServeOptions {
  std::filesystem::path data;
  std::filesystem::path home;  ///< Where rules/ and data/ are.
  std::uint16_t port = 8080;
  std::string address = "127.0.0.1";
  std::string environment = "demo";
  bool empty = false;          ///< No invented people in a new folder.
  std::string now;             ///< A moment that stands still; empty: the machine's time.
  std::size_t children = 300;  ///< Of the invented nation.
  std::string certificate, certificate_key;
  std::string relay;  ///< "host:port" of the mail relay; empty: no e-mail.
  std::string relay_guard = "starttls";
  std::string mail_from;
  std::string gateway;          ///< Of text messages; empty: none.
  std::string sign_in_address;  ///< What messages link to.
  std::size_t workers = 32;
  std::size_t loops = 1;
};

/// Returns when SIGTERM or SIGINT comes and everything under way is answered. Problem: it could not
/// start.
Result<void> serve(const ServeOptions& options);

}  // namespace haven::program
