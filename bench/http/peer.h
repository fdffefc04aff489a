#pragma once
#include <sys/types.h>

#include <cstdint>
#include <string>

/// The programs beside which our server is measured.
namespace haven::bench {

/// nginx with one worker, serving the files of a folder; ended with the object.
class Nginx {
 public:
  /// Writes its configuration into `folder` and serves `folder`/files.
  Nginx(const std::string& folder, std::uint16_t port);
  ~Nginx();
  Nginx(const Nginx&) = delete;
  Nginx& operator=(const Nginx&) = delete;

  /// Processor time of its worker so far, in seconds.
  double processor_seconds() const;

 private:
  pid_t master_ = -1;
  pid_t worker_ = -1;
};

/// Runs wrk for `seconds` with 64 connections; how many requests were answered.
std::uint64_t load(const std::string& url, int seconds);

}  // namespace haven::bench
