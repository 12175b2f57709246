#include "base/clock.h"

#include <chrono>

namespace riposte {

Instant now() {
  using namespace std::chrono;
  return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

} // namespace riposte
