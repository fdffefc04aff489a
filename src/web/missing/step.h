#pragma once
#include "missing/episode.h"
#include "web/forms/act.h"

/// The acts of a missing episode: what is asked and decided about one episode, whose page they lead
/// back to.
namespace haven::web {

struct StepPage {
  const Visit& visit;
  const OpenCase& opened;
  const missing::Episode& episode;
  const Form& form;
};

struct EpisodeStep {
  cases::Asked event;       ///< What it records.
  std::string_view path;    ///< "/children/{}/missing/{}/review".
  std::string_view title;   ///< Of the page; names no child.
  std::string_view button;  ///< A verb.
  Html (*questions)(const StepPage& page);
  /// Reads the form and decides.
  Result<cases::Decided> (*decide)(const Visit& visit, const cases::World& world,
                                   const missing::Episode& episode, const Form& form);
};

/// `step` must outlive the act.
Act act_of(const EpisodeStep& step);

/// The episode that the second part of the path names. Problem: not_found.
Result<missing::Episode> episode_of(const Visit& visit, const cases::Story& story);
Url episode_url(const cases::Story& story, const missing::Episode& episode,
                std::string_view step = {});

}  // namespace haven::web
