// Talks made for measuring the analysis: branching and merging, with a state that matters to the end.
#pragma once

#include <cstddef>
#include <string>

namespace riposte::bench {

/// A scenario file of `turns` turns, three replies each. Replies change two of three variables (0–100) by up
/// to twelve and lead one to three turns further, a few by chance; every fourth is offered on a condition;
/// every sixteenth turn can be gone back to, once. The end is decided by the variables.
std::string made_story(std::size_t turns);

} // namespace riposte::bench
