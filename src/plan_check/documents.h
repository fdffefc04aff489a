#pragma once
#include <boost/json.hpp>
#include <deque>

#include "plan_check/json_part.h"

/// A text of JSON documents: one a line, or a single one over several lines.
namespace haven::plan_check {

struct Document {
  const boost::json::value* value = nullptr;
  std::string where;  ///< "line 3" or "line 1, instances[2]".

  Part part(Problem::Kind kind) const { return Part(*value, "", kind); }
};

class Documents {
 public:
  /// A list stands for all in it, and so does an object with one key, `listed`, that holds a list.
  /// Problem: names the line that is not JSON.
  static Result<Documents> read(std::string_view text, std::string_view listed);

  const std::vector<Document>& all() const { return all_; }

 private:
  Result<void> add(boost::json::value value, const std::string& where, std::string_view listed);
  void add_all(const boost::json::array& list, const std::string& where);

  std::deque<boost::json::value> kept_;  ///< Where the documents' values live.
  std::vector<Document> all_;
};

}  // namespace haven::plan_check
