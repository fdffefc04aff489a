#pragma once
#include <iosfwd>
#include <memory>

#include "cases/cases.h"
#include "main/installation.h"
#include "main/serve.h"

namespace haven::program {

/// A folder opened and read: all that pages and notices stand on. Members end in the right order by
/// themselves.
struct Ready {
  Installation place;
  std::unique_ptr<cases::Cases> cases;
};

/// Opens the folder of `options`, and makes it when there is none: for a demonstration with an
/// invented nation, unless `options.empty`. A demonstration that another version of Haven kept,
/// with events that this one does not know so, is set aside beside the folder and begun anew, which
/// `out` is told in a line; one that was deleted, but for its checkpoint, is begun anew too.
/// Problem: as open_installation; in any other environment, the first entry whose event this
/// version does not know so.
Result<Ready> make_ready(const ServeOptions& options, ledger::Environment environment,
                         const std::function<Instant()>& now, std::ostream& out);

}  // namespace haven::program
