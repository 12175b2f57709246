// Long talks made for measuring: as many turns as asked for, each like one that an author would write.
#pragma once

#include <cstddef>
#include <string>

namespace riposte::bench {

/// A scenario file of `turns` turns without a finding of the loader: some 600 bytes a turn, two replies each,
/// conditions, levels and effects. Turn k leads on to turn k + stride (modulo `turns`), so that with a large
/// stride and a number of turns that it does not divide, a play jumps about in all of it; back at turn 0 it
/// ends.
std::string made_talk(std::size_t turns, std::size_t stride = 1);

} // namespace riposte::bench
